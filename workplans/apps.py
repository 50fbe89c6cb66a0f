from django.apps import AppConfig


class WorkplansConfig(AppConfig):
    name = "workplans"
    label = "workplans"
    verbose_name = "Werkplannen"
