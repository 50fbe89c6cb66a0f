from django.apps import AppConfig
from django.db.models.signals import post_migrate

from wams.audit import partities


class AuditConfig(AppConfig):
    name = "wams.audit"
    label = "audit"
    verbose_name = "Audit"

    def ready(self):
        post_migrate.connect(partities.after_migrate, sender=self, weak=False)
