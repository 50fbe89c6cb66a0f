from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from wams.kluis import sleutels
from wams.kluis.errors import KeyringError, SealError


def maak():
    made = sleutels.maak_sleutelbos(settings.WAMS_KEYRING)
    sleutels.maak_sleutelmap(settings.WAMS_SLEUTELS)
    return "Sleutelbos en sleutelmap gemaakt." if made else "De sleutelbos was er al."


def controleer():
    sleutels.controleer()
    return "Sleutelbos en sleutelmap zijn in orde."


def ververs():
    actief = sleutels.nieuwe_hoofdsleutel()
    changed = sleutels.herversleutel()
    gone = sleutels.ruim_hoofdsleutels_op()
    return f"Hoofdsleutel {actief}: {changed} dossiersleutels over, {len(gone)} oude weg."


STEPS = {step.__name__: step for step in (maak, controleer, ververs)}


class Command(BaseCommand):
    help = "Sleutels: maken (alleen als ze er niet zijn), controleren, hoofdsleutel verversen."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("stap", choices=STEPS)

    def handle(self, *, stap, **options):
        try:
            self.stdout.write(STEPS[stap]())
        except KeyringError as error:
            raise CommandError(str(error)) from None
        except SealError as error:
            raise CommandError(f"{error} De oude hoofdsleutel blijft aan de bos.") from None
