"""Make an active version from the source files. Runs as owner, never from a screen."""

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


class Command(BaseCommand):
    help = "Laadt de catalogus van een gemeente en maakt die actief vanaf een dag."

    def add_arguments(self, parser):
        parser.add_argument("gemeente", help="code van de gemeente")
        parser.add_argument("--regime", required=True, choices=[r.value for r in Regime])
        parser.add_argument("--vanaf", required=True, type=date.fromisoformat)
        parser.add_argument("--label", required=True)
        parser.add_argument(
            "--vervang",
            action="store_true",
            help="laat een andere versie van dezelfde dag vervallen",
        )

    @transaction.atomic
    def handle(self, *, gemeente, regime, vanaf, label, vervang=False, **options):
        gemeente = self._lock(gemeente)
        inhoud = self._load(regime, vanaf, label)
        zelfde_dag = Catalogusversie.objects.filter(
            gemeente=gemeente, status=Status.ACTIEF, actief_vanaf=vanaf
        ).first()
        nieuw = {"regime": regime, "label": label, "sha256": checksum(inhoud)}
        if zelfde_dag and all(getattr(zelfde_dag, k) == w for k, w in nieuw.items()):
            return f"{zelfde_dag} was al actief."
        if zelfde_dag:
            self._retire(zelfde_dag, vervang)
        rijen = Catalogusversie.objects.filter(gemeente=gemeente)
        nummer = (rijen.aggregate(hoogste=Max("nummer"))["hoogste"] or 0) + 1
        versie = Catalogusversie.objects.create(
            gemeente=gemeente,
            nummer=nummer,
            inhoud=inhoud,
            status=Status.ACTIEF,
            actief_vanaf=vanaf,
            **nieuw,
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

    def _retire(self, versie, vervang):
        if not vervang:
            raise CommandError(f"{versie} is al actief vanaf die dag. Kies --vervang of een dag.")
        versie.status = Status.VERVALLEN
        versie.save(update_fields=["status"])
