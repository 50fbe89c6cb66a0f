import json
import time

from django.core.management.base import BaseCommand, CommandError

from wams.demo import smoke


class Command(BaseCommand):
    help = "Loopt het hoofdwerk over HTTP langs een draaiende demo. De laatste regel is JSON."

    def add_arguments(self, parser):
        parser.add_argument("--url", required=True)

    def handle(self, *, url, **options):
        began = time.monotonic()
        ok, steps, fault = True, [], ""
        try:
            steps = smoke.walk(url)
        except Exception as error:
            ok, fault = False, f"{type(error).__name__}: {error}"
            self.stderr.write(fault)
        for step in steps:
            self.stdout.write(f"{step['seconds']:6.2f} s  {step['name']}")
        seconds = round(time.monotonic() - began, 2)
        result = {"ok": ok, "steps": steps, "seconds": seconds}
        self.stdout.write(json.dumps(result | ({"fault": fault} if fault else {})))
        if not ok:
            raise CommandError("De demo doet het niet.")
