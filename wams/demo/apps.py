from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "wams.demo"
    label = "demo"
    verbose_name = "Demonstratie"
