from django.apps import AppConfig


class KluisConfig(AppConfig):
    name = "wams.kluis"
    label = "kluis"
