from django.apps import AppConfig


class ToezichtConfig(AppConfig):
    name = "wams.toezicht"
    label = "toezicht"
    verbose_name = "Toezicht"
