from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from wams.accounts.models import Functie, Mandaat


class Command(BaseCommand):
    help = "De accounts van de demo: per functie wie er is, en hoe men inlogt."

    def handle(self, **options):
        now = timezone.now()
        rows = Mandaat.objects.filter(van__lte=now, tot__gt=now, user__is_active=True)
        rows = rows.select_related("user", "gemeente").order_by("-gemeente__naam", "user__naam")
        for functie in Functie:
            people = [row for row in rows if row.functie == functie]
            for row in people[:3]:
                who = f"{functie.label:36}{row.user.email:42}{row.user.naam}, {row.gemeente}"
                self.stdout.write(who)
        self.stdout.write(f"\nWachtwoord van alle accounts: {settings.DEMO_WACHTWOORD}")
        self.stdout.write("Code voor stap 2: ./run demo code E-MAILADRES")
