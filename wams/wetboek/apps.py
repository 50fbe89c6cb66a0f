from django.apps import AppConfig


class WetboekConfig(AppConfig):
    name = "wams.wetboek"
    label = "wetboek"
    verbose_name = "Wetboek"
