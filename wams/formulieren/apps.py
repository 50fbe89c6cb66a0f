from django.apps import AppConfig


class FormulierenConfig(AppConfig):
    name = "wams.formulieren"
    label = "formulieren"
    verbose_name = "Formulieren"
