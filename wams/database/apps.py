from django.apps import AppConfig


class DatabaseConfig(AppConfig):
    name = "wams.database"
    label = "database"
