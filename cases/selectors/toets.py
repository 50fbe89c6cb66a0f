"""The tests before an onderzoek starts and ends: what is done, what is missing, which road."""

from dataclasses import dataclass

from cases.models import (
    Betrokkene,
    Gegeven,
    Hulpvraag,
    Ondersteuning,
    Onderzoek,
    Probleem,
    ScopeVersie,
    Zienswijze,
)
from cases.selectors import scope


@dataclass(frozen=True)
class Punt:
    """One line of a test; ``ontbreekt`` is empty when it is met, else what must be done."""

    code: str
    naam: str
    ontbreekt: str
    url_name: str
    pk: object

    @property
    def klaar(self):
        return not self.ontbreekt


@dataclass(frozen=True)
class Toets:
    punten: tuple

    @property
    def klaar(self):
        return all(punt.klaar for punt in self.punten)

    @property
    def open_punten(self):
        return [punt for punt in self.punten if not punt.klaar]

    @property
    def in_een_zin(self):
        return "; ".join(punt.ontbreekt for punt in self.open_punten)


@dataclass(frozen=True)
class Stand:
    """Everything that the tests look at, read once."""

    casus: object
    clienten: list
    hulpvragen: dict
    problemen: list
    onderzoek: object
    scopes: set
    ondersteund: set
    zienswijzen: set
    bereik: object
    bevonden: set

    @property
    def problemen_in_scope(self):
        return [p for p in self.problemen if self.bereik.bevat(p.betrokkene_id, p.domein)]

    def zonder(self, present):
        """The first names of the cliënten who are not in this set."""
        missing = [c for c in self.clienten if c.pk not in present]
        return ", ".join(c.voornamen or c.achternaam for c in missing)


def onderzoek_van(actor, casus):
    """The onderzoek of this casus, or None before anything of it was written."""
    return Onderzoek.objects.visible_to(actor).van(casus).first()


def stand(actor, casus):
    def rows(model):
        return model.objects.visible_to(actor).van(casus)

    hulpvragen = rows(Hulpvraag).filter(ingetrokken_op=None)
    return Stand(
        casus=casus,
        clienten=list(rows(Betrokkene).clienten().actief()),
        hulpvragen={row.betrokkene_id: row for row in hulpvragen},
        problemen=list(rows(Probleem).select_related("betrokkene")),
        onderzoek=onderzoek_van(actor, casus),
        scopes=set(rows(ScopeVersie).values_list("betrokkene", flat=True)),
        ondersteund=set(rows(Ondersteuning).values_list("betrokkene", flat=True)),
        zienswijzen=set(rows(Zienswijze).values_list("betrokkene", flat=True)),
        bereik=scope.bereik(actor, casus),
        bevonden=set(
            rows(Gegeven).bruikbaar().exclude(probleem=None).values_list("probleem", flat=True)
        ),
    )


def starttoets(actor, now):
    """Test A and what else the law asks before an onderzoek on the own hulpvraag starts."""
    return Toets(
        (
            _hulpvraag(now),
            _problemen(actor, now),
            _tekst(now, "A3", "Samenhang tussen de problemen", "samenhang"),
            _scope(now),
            _tekst(now, "A5", "Waarom gewone hulp niet genoeg is", "waarom_niet_gewoon"),
            _ondersteuning(now),
            _geinformeerd(now),
            _identiteit(now),
        )
    )  # fmt: skip


def problementoets(actor, now):
    """On request: there still are two connected problems within the question."""
    return Toets((_problemen(actor, now),))


def eindtoets(actor, now):
    """What must be there before an onderzoek has an outcome."""
    return Toets((_bevindingen(now), _zienswijzen(now), _resultaat(now)))


def _punt(now, code, naam, ontbreekt, url_name):
    return Punt(code, naam, ontbreekt, url_name, now.casus.pk)


def _per_client(now, code, naam, present, what, url_name):
    if not now.clienten:
        return _punt(now, code, naam, "voeg een cliënt toe", "cases:mensen")
    who = now.zonder(present)
    return _punt(now, code, naam, f"{what} ({who})" if who else "", url_name)


def _hulpvraag(now):
    what = "leg de hulpvraag vast in de woorden van de cliënt"
    return _per_client(
        now, "A1", "Eigen hulpvraag van de cliënt", now.hulpvragen, what, "cases:mensen"
    )


def _problemen(actor, now):
    """Two connected problems, of which one at least in the laws of the sociaal domein."""
    counted = now.problemen_in_scope if now.bereik.keuzes else now.problemen
    domeinen = [actor.catalogus.domein(p.domein) for p in counted]
    missing = ""
    if len(domeinen) < 2:
        missing = "leg ten minste twee problemen vast waarover het onderzoek mag gaan"
    elif not any(domein.sociaal for domein in domeinen):
        missing = "ten minste één probleem hoort bij de Wmo, jeugd, werk en bijstand of schulden"
    return _punt(now, "A2", "Twee of meer problemen", missing, "cases:add_probleem")


def _tekst(now, code, naam, field):
    missing = "" if getattr(now.onderzoek, field, "") else f"beschrijf: {naam.lower()}"
    return _punt(now, code, naam, missing, "cases:motivate_onderzoek")


def _scope(now):
    what = "leg vast waarover het onderzoek mag gaan"
    return _per_client(now, "A4", "De cliënt koos de reikwijdte", now.scopes, what, "cases:mensen")


def _ondersteuning(now):
    what = "bied onafhankelijke cliëntondersteuning aan"
    return _per_client(
        now,
        "ondersteuning",
        "Cliëntondersteuning aangeboden",
        now.ondersteund,
        what,
        "cases:mensen",
    )


def _geinformeerd(now):
    done = getattr(now.onderzoek, "client_geinformeerd_op", None)
    missing = "" if done else "leg vast wanneer de cliënt is geïnformeerd"
    return _punt(now, "informatie", "Cliënt geïnformeerd", missing, "cases:record_informed")


def _identiteit(now):
    known = {c.pk for c in now.clienten if c.identiteit != Betrokkene.Identiteit.NOG_NIET}
    return _per_client(
        now, "identiteit", "Identiteit vastgesteld", known,
        "stel vast wie de cliënt is", "cases:mensen",
    )  # fmt: skip


def _bevindingen(now):
    missing = [p for p in now.problemen_in_scope if p.pk not in now.bevonden]
    text = ""
    if missing:
        text = f"leg per probleem een bevinding vast met bron en datum (nog {len(missing)})"
    return _punt(now, "bevindingen", "Bevindingen per probleem", text, "cases:add_gegeven")


def _zienswijzen(now):
    what = "leg vast hoe de cliënt het ziet, of wanneer en hoe u dat vroeg"
    return _per_client(
        now, "zienswijze", "Eigen kijk van de cliënt", now.zienswijzen, what, "cases:onderzoek"
    )


def _resultaat(now):
    sent = getattr(now.onderzoek, "resultaat_verzonden_op", None)
    missing = "" if sent else "stuur het resultaat op papier of per beveiligde mail"
    return _punt(now, "resultaat", "Resultaat verstuurd", missing, "cases:send_resultaat")
