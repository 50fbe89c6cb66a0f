from django.apps import AppConfig


class BeheerConfig(AppConfig):
    name = "wams.beheer"
    label = "beheer"
    verbose_name = "Beheer"
