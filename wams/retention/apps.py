from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "wams.retention"
    label = "retention"
    verbose_name = "Bewaren"
