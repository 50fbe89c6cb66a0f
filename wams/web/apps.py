from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "wams.web"
    label = "web"
    verbose_name = "Web"

    def ready(self):
        from wams.web import login  # noqa: F401  its receivers write the lines of signing in
