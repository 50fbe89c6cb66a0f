"""Make the first version of a gemeente from the source files. Runs as owner, never from a screen.

It asks for no signatures, because a gemeente without rules has nobody yet who may sign. What was
law once is only followed by what two people signed in the application.
"""

from datetime import date

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Max

from wams.recht import laden
from wams.recht.catalogus import checksum
from wams.recht.codes import Regime
from wams.recht.fouten import OngeldigeCatalogusError
from wams.recht.models import Catalogusversie

Status = Catalogusversie.Status
# In force now, or until it lapsed: from then on the rules change by signature only.
OOIT_VAN_KRACHT = (Status.ACTIEF, Status.VERVALLEN)


class Command(BaseCommand):
    help = "Laadt de eerste catalogus van een gemeente en maakt die actief vanaf een dag."

    def add_arguments(self, parser):
        parser.add_argument("gemeente", help="code van de gemeente")
        parser.add_argument("--regime", required=True, choices=[r.value for r in Regime])
        parser.add_argument("--vanaf", required=True, type=date.fromisoformat)
        parser.add_argument("--label", required=True)

    @transaction.atomic
    def handle(self, *, gemeente, regime, vanaf, label, **options):
        gemeente = self._lock(gemeente)
        inhoud = self._load(regime, vanaf, label)
        rijen = Catalogusversie.objects.filter(gemeente=gemeente)
        nieuw = {
            "regime": regime,
            "label": label,
            "sha256": checksum(inhoud),
            "actief_vanaf": vanaf,
            "status": Status.ACTIEF,
        }
        if zelfde := rijen.filter(**nieuw).first():
            return f"{zelfde} was al actief."
        self._check_first(gemeente, rijen)
        nummer = (rijen.aggregate(hoogste=Max("nummer"))["hoogste"] or 0) + 1
        versie = Catalogusversie.objects.create(
            gemeente=gemeente, nummer=nummer, inhoud=inhoud, **nieuw
        )
        return f"{versie} is actief vanaf {vanaf}."

    def _lock(self, code):
        """One load at a time per gemeente, so that numbers don't collide."""
        rijen = apps.get_model("accounts", "Gemeente").objects.select_for_update()
        gemeente = rijen.filter(code=code).first()
        if gemeente is None:
            raise CommandError(f"Er is geen gemeente met code {code!r}.")
        return gemeente

    def _load(self, regime, vanaf, label):
        try:
            catalogus = laden.load(regime=Regime(regime), peildatum=vanaf, label=label)
        except OngeldigeCatalogusError as fout:
            raise CommandError(str(fout)) from fout
        if gaten := catalogus.gaten():
            raise CommandError(
                "Dit regime kan niet actief worden. Er ontbreekt:\n" + "\n".join(gaten)
            )
        return catalogus.inhoud

    def _check_first(self, gemeente, rijen):
        """Fail closed: here nobody signs, so nothing that was law is changed from here."""
        eerder = rijen.filter(status__in=OOIT_VAN_KRACHT).order_by("nummer").last()
        if eerder is not None:
            raise CommandError(
                f"{gemeente.naam} heeft al regels ({eerder}). Er is niets veranderd. Deze opdracht "
                "laadt alleen de eerste catalogus van een gemeente. Wilt u andere regels? Maak in "
                "de applicatie een ontwerp en leg het voor. De FG adviseert en twee mensen tekenen."
            )
