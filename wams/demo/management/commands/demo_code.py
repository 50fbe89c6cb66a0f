import time

from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "De tweede factor van een demo-account, nu. Het geheim staat alleen in de demo."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *, email, **options):
        if not get_user_model().objects.filter(email__iexact=email, is_active=True).exists():
            raise CommandError(f"Er is geen demo-account {email}.")
        counter, passed = divmod(int(time.time()), app_settings.TOTP_PERIOD)
        code = format_hotp_value(hotp_value(settings.DEMO_TOTP_SECRET, counter))
        self.stdout.write(f"{code}  (nog {app_settings.TOTP_PERIOD - passed} seconden)")
