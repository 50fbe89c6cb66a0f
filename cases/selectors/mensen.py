"""The people of a casus and what they agreed to."""

from dataclasses import dataclass, field

from django.utils import timezone

from cases.models import Betrokkene, Contactverbod, Deelnameverklaring, Hulpvraag, Ondersteuning
from cases.selectors import scope, vertegenwoordiging
from cases.selectors.casus import kop
from wams.accounts.selectors import partijen_op


@dataclass
class Persoon:
    """One person with what was recorded about taking part; no address, no BSN."""

    betrokkene: Betrokkene
    deelname: Deelnameverklaring | None = None
    scope: object = None
    wel: list = field(default_factory=list)
    partijen: list = field(default_factory=list)
    hulpvraag: Hulpvraag | None = None
    ondersteuning: Ondersteuning | None = None
    vertegenwoordigers: list = field(default_factory=list)
    post: object = None
    grens: tuple | None = None
    verboden: list = field(default_factory=list)

    @property
    def deelname_woord(self):
        """The answer as a plain fact; never coloured, whatever it is."""
        return self.deelname.get_antwoord_display() if self.deelname else "Nog niet gevraagd"


def mensen(actor, casus):
    """Everybody with a part in the casus, cliënten first, and those whose part has ended."""
    found = {person.pk: Persoon(person) for person in betrokkenen(actor, casus)}
    _add_scopes(actor, casus, found, domeinlabels(actor))
    _add(found, "deelname", scope.deelnames_nu(actor, casus).values())
    _add(found, "hulpvraag", _rows(actor, casus, Hulpvraag).filter(ingetrokken_op=None))
    offers = _rows(actor, casus, Ondersteuning).order_by("aangeboden_op", "aangemaakt_op")
    _add(found, "ondersteuning", offers)
    _add_sprekers(actor, casus, found)
    ordered = list(found.values())
    actief = [person for person in ordered if not person.betrokkene.einde_op]
    return kop(actor, casus) | {
        "personen": actief,
        "clienten_nu": [person for person in actief if person.betrokkene.is_client],
        "anderen": [person for person in actief if not person.betrokkene.is_client],
        "gestopt": [person for person in ordered if person.betrokkene.einde_op],
    }


def betrokkenen(actor, casus):
    """Everybody who is not blocked as a wrong person; cliënten first."""
    rows = Betrokkene.objects.visible_to(actor).van(casus).filter(geblokkeerd_op=None)
    return rows.order_by("rol", "aangemaakt_op")


def kiesbaar(actor, casus):
    """The people about whom something can be recorded now."""
    return betrokkenen(actor, casus).filter(einde_op=None)


def domeinlabels(actor):
    return {rij.code: rij.label for rij in actor.catalogus.domeinen}


# Who decides, and who works for the cliënt: no partij to share with.
GEEN_PARTIJ = ("COLLEGE", "CLIENTONDERSTEUNING")


def partijen(actor, op=None):
    """Organisations on the partijenlijst, without the college itself and without supporters."""
    rows = partijen_op(actor.gemeente_id, op or timezone.localdate())
    return [row.organisatie for row in rows if row.organisatie.partijtype not in GEEN_PARTIJ]


def persoon_context(actor, betrokkene):
    """What a form about one person shows above its fields."""
    return {"casus": betrokkene.casus, "over": betrokkene}


def adres_context(actor, betrokkene):
    """Behind the curtain: the own address, and that of who speaks for this person."""
    now = vertegenwoordiging.stand(actor, betrokkene.casus)
    sprekers = [
        row
        for row in now.vertegenwoordigingen.get(betrokkene.pk, [])
        if row.adres_beschermd and row.persoon is None
    ]
    return {"casus": betrokkene.casus, "persoon": betrokkene, "sprekers": sprekers}


def _add_sprekers(actor, casus, found):
    """Who speaks for each, who must stay away, who gets the letters, what a birthday changes."""
    now = vertegenwoordiging.stand(actor, casus)
    bans = _rows(actor, casus, Contactverbod).select_related("betrokkene", "jegens")
    running = [row for row in bans if row.loopt_op(now.op)]
    for pk, persoon in found.items():
        persoon.verboden = [row for row in running if pk in (row.betrokkene_id, row.jegens_id)]
        persoon.vertegenwoordigers = now.vertegenwoordigingen.get(pk, [])
        persoon.post = now.ontvangers(persoon.betrokkene)
        persoon.grens = vertegenwoordiging.komende_grens(actor, persoon.betrokkene)


def _rows(actor, casus, model):
    return model.objects.visible_to(actor).van(casus)


def _add(found, name, rows):
    """Give each person the last of these rows that is about him."""
    for row in rows:
        if row.betrokkene_id in found:
            setattr(found[row.betrokkene_id], name, row)


def _add_scopes(actor, casus, found, labels):
    latest = scope.laatste_scopes(actor, casus)
    lines = scope.regels_van(actor, latest.values())
    for pk, version in latest.items():
        if pk not in found:
            continue
        found[pk].scope = version
        chosen = [row for row in lines[version.pk] if row.mag]
        found[pk].partijen = [row.partij.naam for row in chosen if row.partij_id]
        for persoon_id, persoon in found.items():
            codes = [r.domein for r in chosen if r.persoon_id == persoon_id and not r.partij_id]
            if codes:
                onderwerpen = ", ".join(labels.get(code, code) for code in codes)
                found[pk].wel.append((persoon.betrokkene, onderwerpen))
