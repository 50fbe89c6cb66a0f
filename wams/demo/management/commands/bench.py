import json

from django.core.management.base import BaseCommand, CommandError

from wams.demo import deelmeting, werklijst

METINGEN = {"worklist": werklijst.bench, "verstrekking": deelmeting.bench}


class Command(BaseCommand):
    help = "Meet, en beoordeelt de cijfers. De laatste regel is één JSON-object."

    def add_arguments(self, parser):
        parser.add_argument("naam", choices=METINGEN)
        parser.add_argument("--database", action="append", default=[], help="van klein naar groot")
        parser.add_argument("--ronden", type=int, default=werklijst.RONDEN)

    def handle(self, *, naam, database, ronden, **options):
        outcome = METINGEN[naam](database, ronden=ronden)
        for goal in outcome["goals"]:
            word = "ok  " if goal["ok"] else "MIST"
            self.stdout.write(f"{word} {goal['name']}: {goal['value']} (grens {goal['limit']})")
        self.stdout.write(json.dumps(outcome))
        if not all(goal["ok"] for goal in outcome["goals"]):
            raise CommandError("Niet elk doel is gehaald.")
