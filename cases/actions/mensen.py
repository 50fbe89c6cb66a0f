"""The people of a casus: who they are, how to reach them safely, who speaks for them."""

from django.utils import timezone

from cases.models import Betrokkene, Ondersteuning, Vertegenwoordiging
from cases.models.ondersteuning import fase_van
from cases.selectors.kenmerken import bsn_kenmerk, persoon_kenmerk
from wams.actions import action
from wams.errors import DomainError

ZONDER_BSN = {
    "voornamen": "voornamen",
    "achternaam": "achternaam",
    "geboortedatum": "geboortedatum",
    "postcode": "postcode",
    "huisnummer": "huisnummer",
}
ADRES = ("straat", "huisnummer", "postcode", "woonplaats")
CONTACT = (*ADRES, "adres_beschermd", "contact_kanaal", "contact_moment", "contact_veilig")


@action("casus.set_kern")
def set_kern(casus, *, actor, kern):
    """What it is about, in one sentence at the top of the casus."""
    casus.kern = kern
    casus.save(update_fields=["kern"])


@action("betrokkene.add")
def add_betrokkene(
    casus, *, actor, identiteit=Betrokkene.Identiteit.NOG_NIET, identiteit_op=None, bsn="", **velden
):
    """Somebody joins the casus; in haste a surname is enough and the rest follows."""
    betrokkene = Betrokkene(casus=casus, bewaarklasse=casus.bewaarklasse, **velden)
    _set_identiteit(betrokkene, identiteit, identiteit_op, bsn)
    _set_kenmerk(betrokkene)
    betrokkene.save()
    return betrokkene


@action("betrokkene.correct")
def correct_betrokkene(
    betrokkene, *, actor, relatie, voornamen, voorvoegsel, achternaam, geboortedatum
):
    _in_casus(betrokkene)
    betrokkene.relatie = relatie
    betrokkene.voornamen = voornamen
    betrokkene.voorvoegsel = voorvoegsel
    betrokkene.achternaam = achternaam
    betrokkene.geboortedatum = geboortedatum
    _check_without_bsn(betrokkene, betrokkene.identiteit)
    _set_kenmerk(betrokkene)
    names = ["relatie", "voornamen", "voorvoegsel", "achternaam", "geboortedatum"]
    betrokkene.save(update_fields=[*names, "persoon_kenmerk"])


@action("betrokkene.establish_identiteit")
def establish_identiteit(betrokkene, *, actor, identiteit, identiteit_op, bsn=""):
    """How it was established who this is; an empty BSN leaves the known one as it is."""
    _in_casus(betrokkene)
    _set_identiteit(betrokkene, identiteit, identiteit_op, bsn)
    betrokkene.save(update_fields=["identiteit", "identiteit_op", "bsn", "bsn_kenmerk"])


@action("betrokkene.set_contact")
def set_contact(betrokkene, *, actor, adres_beschermd, adres, **contact):
    """Address and safe contact; without ``adres`` the known address stays, seen by nobody."""
    _in_casus(betrokkene)
    for name, value in (adres or {}).items():
        setattr(betrokkene, name, value)
    _check_without_bsn(betrokkene, betrokkene.identiteit)
    betrokkene.adres_beschermd = adres_beschermd
    for name, value in contact.items():
        setattr(betrokkene, name, value)
    betrokkene.save(update_fields=["adres_beschermd", *(adres or {}), *contact])


@action("ondersteuning.offer")
def offer_ondersteuning(
    betrokkene,
    *,
    actor,
    aangeboden_op,
    kanaal,
    antwoord,
    fase="",
    ondersteuner="",
    machtiging_tot=None,
):
    """Free, independent support was offered; each phase its own offer, by default this one."""
    casus = _in_casus(betrokkene)
    _not_in_future(aangeboden_op, "aangeboden_op")
    if ondersteuner and antwoord != Ondersteuning.Antwoord.JA:
        raise DomainError("Een ondersteuner hoort bij het antwoord ‘ja’.", field="ondersteuner")
    ondersteuning = Ondersteuning(
        casus=casus,
        betrokkene=betrokkene,
        fase=fase or fase_van(casus),
        aangeboden_op=aangeboden_op,
        kanaal=kanaal,
        antwoord=antwoord,
        ondersteuner=ondersteuner,
        machtiging_tot=machtiging_tot,
        bewaarklasse=casus.bewaarklasse,
    )
    ondersteuning.save()
    return ondersteuning


@action("vertegenwoordiging.record")
def record_vertegenwoordiging(
    betrokkene, *, actor, soort, van, naam="", persoon=None, tot=None, **velden
):
    """Who speaks for this person; whoever the court appoints, and a gemachtigde, by a document."""
    casus = _in_casus(betrokkene)
    _check_document(soort, velden)
    _check_spreker(betrokkene, persoon, naam, velden)
    if tot and tot <= van:
        raise DomainError("De einddatum ligt voor de begindatum.", field="tot")
    vertegenwoordiging = Vertegenwoordiging(
        casus=casus,
        betrokkene=betrokkene,
        soort=soort,
        naam=persoon.naam if persoon else naam,
        persoon=persoon,
        van=van,
        tot=tot,
        bewaarklasse=casus.bewaarklasse,
        **velden,
    )
    vertegenwoordiging.save()
    return vertegenwoordiging


@action("vertegenwoordiging.end")
def end_vertegenwoordiging(vertegenwoordiging, *, actor, tot):
    if tot <= vertegenwoordiging.van:
        raise DomainError("De einddatum ligt voor de begindatum.", field="tot")
    if vertegenwoordiging.tot and tot > vertegenwoordiging.tot:
        raise DomainError(
            "Langer dan afgesproken kan niet. Leg dan een nieuwe vertegenwoordiging vast.",
            field="tot",
        )
    vertegenwoordiging.tot = tot
    vertegenwoordiging.save(update_fields=["tot"])


def _check_spreker(betrokkene, persoon, naam, velden):
    if not persoon and not naam.strip():
        raise DomainError("Schrijf de naam op, of kies iemand uit de casus.", field="naam")
    if persoon and (persoon.casus_id != betrokkene.casus_id or persoon.pk == betrokkene.pk):
        raise DomainError("Kies iemand anders uit deze casus.", field="persoon")
    filled = [name for name in CONTACT if velden.get(name)]
    if persoon and filled:
        raise DomainError(
            "Adres en contact van iemand uit de casus staan bij die persoon. Laat dit hier leeg.",
            field=filled[0],
        )


def _check_document(soort, velden):
    if soort != Vertegenwoordiging.Soort.OUDER and not velden.get("document"):
        raise DomainError(
            "Schrijf op uit welk stuk dit blijkt: de beschikking of de machtiging, met datum.",
            field="document",
        )
    if soort == Vertegenwoordiging.Soort.GEMACHTIGDE and not velden.get("rechten"):
        raise DomainError("Kies waarvoor deze persoon is gemachtigd.", field="rechten")


def _in_casus(betrokkene):
    """The casus, or a refusal when this person has no part in it any more."""
    if betrokkene.geblokkeerd_op:
        raise DomainError("Deze persoon hoort niet in deze casus en is geblokkeerd.")
    if betrokkene.einde_op:
        raise DomainError("Het deel van deze persoon is beëindigd. Er komt niets meer bij.")
    return betrokkene.casus


def _not_in_future(day, field):
    if day > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field=field)


def _set_kenmerk(betrokkene):
    betrokkene.persoon_kenmerk = persoon_kenmerk(betrokkene.achternaam, betrokkene.geboortedatum)


def _set_identiteit(betrokkene, identiteit, identiteit_op, bsn):
    if bsn and not betrokkene.is_client:
        raise DomainError("Een BSN is alleen nodig van een cliënt.", field="bsn")
    if bsn:
        betrokkene.bsn = bsn
        betrokkene.bsn_kenmerk = bsn_kenmerk(bsn)
    _check_without_bsn(betrokkene, identiteit)
    betrokkene.identiteit = identiteit
    known = identiteit != Betrokkene.Identiteit.NOG_NIET
    betrokkene.identiteit_op = (identiteit_op or timezone.localdate()) if known else None
    if betrokkene.identiteit_op:
        _not_in_future(betrokkene.identiteit_op, "identiteit_op")


def _check_without_bsn(betrokkene, identiteit):
    """Wmo 5.2.9: an established cliënt without BSN is registered with these five."""
    if not betrokkene.is_client or betrokkene.bsn or identiteit == Betrokkene.Identiteit.NOG_NIET:
        return
    missing = [label for name, label in ZONDER_BSN.items() if not getattr(betrokkene, name)]
    if missing:
        raise DomainError(
            f"Zonder BSN is dit ook nodig: {', '.join(missing)}. "
            "Heeft u het nog niet? Kies dan ‘nog niet vastgesteld’.",
            field="identiteit",
        )
