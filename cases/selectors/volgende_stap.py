"""The one next step of a casus: what, who and until when. Used by list, casus and Mijn werk."""

from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from cases.models import Aanstelling, Beoordeling, Casus
from wams.accounts.models import Functie, User
from wams.recht.codes import Rol

Status, Uitkomst = Casus.Status, Casus.Uitkomst
LABELS = {
    Rol.ONDERZOEKER: "onderzoeker",
    Rol.COORDINATOR: "coördinator",
    Rol.WAARNEMER: "waarnemer",
    Rol.BEOORDELAAR: "tweede beoordelaar",
    Functie.VERDELER: "werkverdeler",
}
VOOR_HET_PLAN = (Status.VOORBEREIDING, Status.ONDERZOEK, Status.ONDERZOEK_AFGEROND)
AFSLUITEN = (Status.NIET_GESTART, Status.BEEINDIGD)
# Every open state, and the closing work after it.
MET_STAP = (*Casus.OPEN, *AFSLUITEN)


@dataclass(frozen=True)
class Stap:
    """One act with one owner: a role, and the person who has it now where there is one."""

    wat: str
    rol: str
    tot: date
    url_name: str
    pk: object = None
    persoon: User | None = None

    @property
    def rol_naam(self):
        return LABELS[self.rol]

    @property
    def wie(self):
        return self.persoon.naam if self.persoon else self.rol_naam

    @property
    def url(self):
        """Where the act is done, or nothing while that part of the product is not installed."""
        try:
            return reverse(self.url_name, args=[self.pk] if self.pk else [])
        except NoReverseMatch:
            return ""

    def is_van(self, user):
        return self.persoon is not None and self.persoon.pk == user.pk


@dataclass(frozen=True)
class Dragers:
    """Who carries a casus, who was asked, and the decision that waits for a second person."""

    aangesteld: dict
    gevraagd: dict
    beoordeling: Beoordeling | None = None


def volgende_stappen(actor, casussen):
    """The next step of each casus that has one, by its id; two queries for any number of them."""
    ids = [casus.pk for casus in casussen if casus.status in MET_STAP]
    aangesteld, gevraagd = {pk: {} for pk in ids}, {pk: {} for pk in ids}
    rows = Aanstelling.objects.visible_to(actor).filter(
        casus__in=ids, status__in=[Aanstelling.Status.AANVAARD, Aanstelling.Status.VOORGESTELD]
    )
    for row in rows.select_related("user").order_by("voorgesteld_op"):
        taken = row.status == Aanstelling.Status.AANVAARD
        (aangesteld if taken else gevraagd)[row.casus_id][row.rol] = row
    waiting = Beoordeling.objects.visible_to(actor).open().over_casus().filter(casus__in=ids)
    beoordeling = {row.casus_id: row for row in waiting.select_related("beoordelaar")}
    return {
        casus.pk: _stap(
            casus, Dragers(aangesteld[casus.pk], gevraagd[casus.pk], beoordeling.get(casus.pk))
        )
        for casus in casussen
        if casus.status in MET_STAP
    }


def volgende_stap(actor, casus):
    """The next step of one casus, or None when all its work is done."""
    return volgende_stappen(actor, [casus]).get(casus.pk)


def _stap(casus, dragers):
    if casus.termijn_code == "VERKEERDE_PERSOON":
        return _wie_draagt(casus, dragers, "Zoek uit wie de verkeerde persoon is", "cases:sturing")
    carry, *words = PER_STATUS[casus.status]
    return carry(casus, dragers, *words)


def _wie_draagt(casus, dragers, wat, url_name):
    """Before there is a plan the onderzoeker, after it who leads the aanpak."""
    status = casus.terug_naar or casus.status
    researched = Rol.ONDERZOEKER in dragers.aangesteld
    carry = _onderzoeker if researched or status in VOOR_HET_PLAN else _leiding
    return carry(casus, dragers, wat, url_name)


def _voorbereiding(casus, dragers):
    if casus.route == Casus.Route.A:
        wat = "Maak de toets af en start het onderzoek"
        return _onderzoeker(casus, dragers, wat, "cases:onderzoek")
    waiting = dragers.beoordeling
    if waiting:
        return Stap(
            "Beoordeel het verzoek om onderzoek", Rol.BEOORDELAAR, waiting.beslissen_voor,
            "cases:beoordeling", waiting.pk, waiting.beoordelaar,
        )  # fmt: skip
    return _onderzoeker(casus, dragers, "Maak het verzoek rond", "cases:verzoek")


def _onderzoek(casus, dragers):
    late = timezone.localdate() > casus.termijn_tot and not casus.verlengd
    if late and casus.route == Casus.Route.A:
        wat = "Rond het onderzoek af of verleng het één keer"
    else:
        wat = "Rond het onderzoek af"
    return _onderzoeker(casus, dragers, wat, "cases:onderzoek")


def _uitkomst(casus, dragers):
    if casus.uitkomst != Uitkomst.MVP_COORDINATIE:
        wat = "Sluit de casus af en wijs de weg naar gewone hulp"
        return _onderzoeker(casus, dragers, wat, "cases:end")
    return _vraag(casus, dragers, Rol.COORDINATOR) or _verdeler(casus, "Wijs een coördinator aan")


def _heroverweging(casus, dragers):
    waiting = dragers.beoordeling
    if waiting:
        return Stap(
            "Beoordeel de verlenging van de aanpak", Rol.BEOORDELAAR, waiting.beslissen_voor,
            "cases:beoordeling", waiting.pk, waiting.beoordelaar,
        )  # fmt: skip
    return _leiding(casus, dragers, "Beslis of de aanpak doorgaat", "cases:sturing")


def _onderzoeker(casus, dragers, wat, url_name):
    aangesteld = dragers.aangesteld.get(Rol.ONDERZOEKER)
    if aangesteld:
        return Stap(wat, Rol.ONDERZOEKER, casus.termijn_tot, url_name, casus.pk, aangesteld.user)
    return _vraag(casus, dragers, Rol.ONDERZOEKER) or _verdeler(casus, "Wijs een onderzoeker aan")


def _leiding(casus, dragers, wat, url_name):
    for rol in (Rol.COORDINATOR, Rol.WAARNEMER):
        aangesteld = dragers.aangesteld.get(rol)
        if aangesteld:
            return Stap(wat, rol, casus.termijn_tot, url_name, casus.pk, aangesteld.user)
    return (
        _vraag(casus, dragers, Rol.COORDINATOR)
        or _vraag(casus, dragers, Rol.WAARNEMER)
        or _verdeler(casus, "Wijs een coördinator of waarnemer aan")
    )


def _vraag(casus, dragers, rol):
    asked = dragers.gevraagd.get(rol)
    if asked is None:
        return None
    wat = f"Beantwoord de vraag om {LABELS[rol]} te worden"
    return Stap(wat, rol, casus.termijn_tot, "cases:aanstelling", asked.pk, asked.user)


def _verdeler(casus, wat):
    return Stap(wat, Functie.VERDELER, casus.termijn_tot, "cases:verdelen")


# Who carries the step, what it is, where it is done.
PER_STATUS = {
    Status.VOORBEREIDING: (_voorbereiding,),
    Status.ONDERZOEK: (_onderzoek,),
    Status.ONDERZOEK_AFGEROND: (_uitkomst,),
    Status.PLAN_CONCEPT: (_leiding, "Stel het werkplan vast met de cliënt", "workplans:werkplan"),
    Status.AANPAK: (_leiding, "Evalueer de aanpak met de cliënt", "workplans:werkplan"),
    Status.HEROVERWEGING: (_heroverweging,),
    Status.OPGESCHORT: (_wie_draagt, "Weeg of de casus verder kan", "cases:resume"),
    Status.NIET_GESTART: (_wie_draagt, "Stuur de eindbrief en sluit de casus af", "cases:close"),
    Status.BEEINDIGD: (_wie_draagt, "Stuur de eindbrief en sluit de casus af", "cases:close"),
}
