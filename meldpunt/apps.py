from django.apps import AppConfig


class MeldpuntConfig(AppConfig):
    name = "meldpunt"
    label = "meldpunt"
    verbose_name = "Meldpunt"
