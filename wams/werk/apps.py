from django.apps import AppConfig


class WerkConfig(AppConfig):
    name = "wams.werk"
    label = "werk"
    verbose_name = "Mijn werk"
