"""The trail of one casus: who looked or did what, about whom, why; equal lines of a day as one."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.db.models import Min, Q
from django.utils import timezone

from wams.accounts.models import Functie, Organisatie, User
from wams.actions import performed_acts
from wams.audit.models import AuditEvent
from wams.audit.teksten import phrase
from wams.recht import selectors as recht

PER_PAGINA = 400
UITKOMST = {"ok": ("Gelukt", "neutral"), "geweigerd": ("Geweigerd", "inactive")}
MISLUKT = ("Mislukt", "warning")
SYSTEEM = "Het systeem"
# What decided, said for whoever reads the log; a step that is not here reads as it stands.
REGELS = {
    "0 mandaat": "Het mandaat was geëindigd.",
    "1 betrokkenheid": "Er was geen toewijzing of functie voor.",
    "2 fase": "In die fase van de casus kon dat niet.",
    "3 doel": "Er was niet gezegd waarvoor.",
    "4 categorie": "Die soort gegevens hoort niet bij het doel.",
    "4 partijmatrix": "Die organisatie krijgt die soort gegevens niet.",
    "5 scope": "De cliënt wil dat niet in het onderzoek.",
    "7 petconflict": "Deze persoon heeft ook een handhavende taak.",
    "8 beperking": "Het gegeven was niet te gebruiken.",
    "account": "Het account was gesloten.",
    "gemeente": "Het hoorde bij een andere gemeente.",
    "voorwaarde": "Aan een voorwaarde was niet voldaan.",
    "systeem": "Door het systeem zelf.",
    "onbekend of niet zichtbaar": "Er was geen toewijzing voor.",
}


@dataclass
class Regel:
    """Equal lines of one day: the newest moment, how often, and about which people."""

    wanneer: datetime
    wie: str
    namens: str
    wat: str
    waarom: str
    grond: str
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

    @property
    def gelukt(self):
        return self.uitkomst == UITKOMST["ok"][0]


def spoor(actor, regel, filters):
    """One page of the trail, newest first, with names of professionals and never of people."""
    lines = AuditEvent.objects.filter(casus_id=regel.pk)
    found = list(_wanted(lines, filters).order_by("-at", "-id")[: PER_PAGINA + 1])
    page = found[:PER_PAGINA]
    last = page[-1] if len(found) > PER_PAGINA else None
    actors = lines.exclude(actor_id=None).order_by().values_list("actor_id", flat=True).distinct()
    users = User.objects.in_bulk(list(actors))
    return {
        "regels": _fold(page, Namen(actor, users, page, _numbers(lines))),
        "verder": f"{last.at.isoformat()}_{last.pk}" if last else "",
        "mensen": sorted(users.values(), key=lambda user: (user.naam, user.pk)),
        "gekozen": users.get(filters.get("wie")),
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
        moment, key = filters["verder"]  # lines of one act share their moment
        rows = rows.filter(Q(at__lt=moment) | Q(at=moment, id__lt=key))
    return rows


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def _numbers(lines):
    """Betrokkene 1, 2, 3 in order of first appearance: the same number on every page."""
    rows = lines.exclude(betrokkene="").values("betrokkene").annotate(eerst=Min("at"))
    seen = rows.order_by("eerst", "betrokkene").values_list("betrokkene", flat=True)
    return {subject: number for number, subject in enumerate(seen, 1)}


class Namen:
    """Everything that a page of lines needs to be read, in a few queries."""

    def __init__(self, actor, users, lines, numbers):
        self.users, self.numbers = users, numbers
        organisaties = {line.organisatie_id for line in lines if line.organisatie_id}
        self.organisaties = Organisatie.objects.in_bulk(organisaties)
        self.rollen = {rol.code: rol.label for rol in actor.catalogus.rijen("rollen")}
        self.rollen |= dict(Functie.choices)

    def wie(self, line):
        return str(self.users.get(line.actor_id) or SYSTEEM)

    def namens(self, line):
        """As what, and for which organisation."""
        rol = self.rollen.get(line.rol, "")
        organisatie = self.organisaties.get(line.organisatie_id)
        return ", ".join(str(part) for part in (rol, organisatie) if part)

    def waarom(self, line):
        """The doel and, apart, ground and rule, as the catalogue of that line says them."""
        if line.uitkomst != "ok" or not line.catalogusversie:
            return self.regel(line.regel), ""
        catalogus = recht.versie(line.catalogusversie, op=timezone.localdate(line.at))
        doel = f"{catalogus.doel(line.doel).label}."
        if not line.grondslag:
            return doel, self.regel(line.regel)
        grond = catalogus.grondslag(line.grondslag)
        named = ", ".join(part for part in (grond.label, grond.artikel) if part)
        return doel, f"Grond: {named}. {self.regel(line.regel)}"

    def regel(self, code):
        """A rule in words: ‘toewijzing COORDINATOR’ is what somebody had, the rest a step."""
        kind, _, rol = code.partition(" ")
        if kind in ("toewijzing", "mandaat") and rol in self.rollen:
            return f"{kind.capitalize()} als {self.rollen[rol].lower()}."
        return REGELS.get(code, code)


def _fold(lines, names):
    folded = {}
    for line in lines:
        day = timezone.localdate(line.at)
        key = (day, line.actor_id, line.rol, line.act, line.soort, line.uitkomst, line.regel)
        key += (line.doel, line.catalogusversie)
        if key not in folded:
            folded[key] = _regel(line, names)
        folded[key].handelingen.add(line.handeling)
        if line.betrokkene:
            folded[key].betrokkenen.add(names.numbers[line.betrokkene])
    return list(folded.values())


def _regel(line, names):
    woord, toon = UITKOMST.get(line.uitkomst, MISLUKT)
    waarom, grond = names.waarom(line)
    return Regel(
        line.at, names.wie(line), names.namens(line), _wat(line), waarom, grond, woord, toon
    )


def _wat(line):
    """The act in words; whoever opened its form has not done it yet."""
    wat = phrase(line.act)
    if line.uitkomst != "ok":
        return f"Poging: {wat[:1].lower()}{wat[1:]}"
    if line.soort == AuditEvent.Soort.INZAGE and line.act in performed_acts():
        return f"Formulier geopend: {wat[:1].lower()}{wat[1:]}"
    return wat
