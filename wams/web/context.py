"""What the frame of every page needs: who, where, which menu, which appearance."""

from django.conf import settings

from wams.accounts.models import Functie
from wams.accounts.selectors import mandaten_van
from wams.web import menu
from wams.web.slot import SLOT

WEERGAVE = "weergave"


def shell(request):
    common = {
        "demo": bool(getattr(settings, "DEMO_TOTP_SECRET", "")),
        "weergave": getattr(request, "session", {}).get(WEERGAVE, ""),
        "slot_seconden": settings.WAMS_SLOT_SECONDEN,
    }
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return common
    gemeente = getattr(request, "gemeente", None)
    known = getattr(request.user, "lopende_mandaten", None)
    mandaten = mandaten_van(request.user) if known is None else known
    here = [m for m in mandaten if gemeente and m.gemeente_id == gemeente.pk]
    functies = {m.functie for m in here}
    sterk = getattr(request, "sterk", True)
    return common | {
        "ingelogd": True,
        "binnen": sterk and SLOT not in getattr(request, "session", {}),
        "gemeente": gemeente,
        "gemeenten": getattr(request, "gemeenten", []),
        "menu": menu.items(functies, request.path) if sterk else [],
        "functies": functies,
        "functie": ", ".join(Functie(f).label.lower() for f in sorted(functies)),
    }
