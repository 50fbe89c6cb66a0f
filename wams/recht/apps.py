from django.apps import AppConfig


class RechtConfig(AppConfig):
    name = "wams.recht"
    label = "recht"
    verbose_name = "Recht"
