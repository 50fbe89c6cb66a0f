import time

from django.core.management.base import BaseCommand

from wams.demo import groot, laden


class Command(BaseCommand):
    help = "Laadt de voorbeeldgemeente (WAMS_LOGIN=owner). Doet niets als er al casussen zijn."

    def add_arguments(self, parser):
        parser.add_argument("--scale", type=int, help="zoveel casussen om aan te meten")

    def handle(self, *, scale=None, **options):
        began = time.monotonic()
        count = groot.load(scale) if scale else laden.load()
        seconds = time.monotonic() - began
        if not count:
            return "Er zijn al casussen: er is niets geladen."
        return f"{count} casussen geladen in {seconds:.1f} s."
