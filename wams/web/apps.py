from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "wams.web"
    label = "web"
    verbose_name = "Web"
