"""The trail of one casus: who looked or did what, about whom, why; equal lines of a day as one."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.utils import timezone

from wams.accounts.models import Functie, Organisatie, User
from wams.audit.models import AuditEvent
from wams.audit.teksten import phrase
from wams.recht import selectors as recht

PER_PAGINA = 400
UITKOMST = {"ok": ("Gelukt", "neutral"), "geweigerd": ("Geweigerd", "inactive")}
MISLUKT = ("Mislukt", "warning")
SYSTEEM = "Het systeem"


@dataclass
class Regel:
    """Equal lines of one day: the newest moment, how often, and about which people."""

    wanneer: datetime
    wie: str
    wat: str
    waarom: str
    uitkomst: str
    toon: str
    handelingen: set = field(default_factory=set)
    betrokkenen: set = field(default_factory=set)

    @property
    def aantal(self):
        return len(self.handelingen)

    @property
    def over(self):
        return ", ".join(f"betrokkene {nummer}" for nummer in sorted(self.betrokkenen))


def spoor(actor, regel, filters):
    """One page of the trail, newest first, with names of professionals and never of people."""
    rows = _wanted(AuditEvent.objects.filter(casus_id=regel.pk), filters).order_by("-at")
    lines = list(rows[: PER_PAGINA + 1])
    page = lines[:PER_PAGINA]
    names = Namen(actor, page, _numbers(regel.pk))
    return {
        "regels": _fold(page, names),
        "verder": page[-1].at if len(lines) > PER_PAGINA else None,
    }


def _wanted(rows, filters):
    for name, lookup in (("soort", "soort"), ("uitkomst", "uitkomst"), ("wie", "actor_id")):
        if name in filters:
            rows = rows.filter(**{lookup: filters[name]})
    if "van" in filters:
        rows = rows.filter(at__gte=_midnight(filters["van"]))
    if "tot" in filters:
        rows = rows.filter(at__lt=_midnight(filters["tot"] + timedelta(days=1)))
    if "verder" in filters:
        rows = rows.filter(at__lt=filters["verder"])
    return rows


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def _numbers(casus_id):
    """Betrokkene 1, 2, 3 in order of first appearance: the same number on every page."""
    rows = AuditEvent.objects.filter(casus_id=casus_id).exclude(betrokkene="")
    seen = rows.order_by("at").values_list("betrokkene", flat=True)
    return {subject: number for number, subject in enumerate(dict.fromkeys(seen), 1)}


class Namen:
    """Everything that a page of lines needs to be read, in a few queries."""

    def __init__(self, actor, lines, numbers):
        self.numbers = numbers
        self.users = User.objects.in_bulk({line.actor_id for line in lines if line.actor_id})
        organisaties = {line.organisatie_id for line in lines if line.organisatie_id}
        self.organisaties = Organisatie.objects.in_bulk(organisaties)
        self.rollen = {rol.code: rol.label for rol in actor.catalogus.rijen("rollen")}
        self.rollen |= dict(Functie.choices)

    def wie(self, line):
        user = self.users.get(line.actor_id)
        if user is None:
            return SYSTEEM
        rol = self.rollen.get(line.rol, "").lower()
        organisatie = self.organisaties.get(line.organisatie_id)
        return ", ".join(str(part) for part in (user.naam, rol, organisatie) if part)

    def waarom(self, line):
        """The doel and the ground as they stood in the catalogue of that day."""
        if line.uitkomst != "ok":
            return f"Regel: {line.regel}"
        if not line.catalogusversie:
            return line.regel
        catalogus = recht.versie(line.catalogusversie, op=timezone.localdate(line.at))
        doel = catalogus.doel(line.doel).label
        grond = catalogus.grondslag(line.grondslag)
        return f"{doel}. {grond.artikel or grond.label}. Door {line.regel.lower()}."


def _fold(lines, names):
    folded = {}
    for line in lines:
        day = timezone.localdate(line.at)
        key = (day, line.actor_id, line.rol, line.act, line.soort, line.uitkomst, line.regel)
        if key not in folded:
            woord, toon = UITKOMST.get(line.uitkomst, MISLUKT)
            folded[key] = Regel(
                line.at, names.wie(line), phrase(line.act), names.waarom(line), woord, toon
            )
        folded[key].handelingen.add(line.handeling)
        if line.betrokkene:
            folded[key].betrokkenen.add(names.numbers[line.betrokkene])
    return list(folded.values())
