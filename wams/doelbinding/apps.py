from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.module_loading import autodiscover_modules

from wams.database import rechten
from wams.doelbinding import rls


class DoelbindingConfig(AppConfig):
    name = "wams.doelbinding"
    label = "doelbinding"
    verbose_name = "Doelbinding"

    def ready(self):
        from wams.doelbinding import systeem  # needs the models, which are loaded only now

        autodiscover_modules("policy")  # every app registers its acts before the first request
        # FORCE concerns the owner only, and that is only the migrations: lifted while they run.
        pre_migrate.connect(rls.lift_force, sender=self, weak=False)
        post_migrate.connect(systeem.register_acts, sender=self, weak=False)
        post_migrate.connect(rechten.set_rights, sender=self, weak=False)
        post_migrate.connect(rls.restore_force, sender=self, weak=False)
