"""Parts of recording a gegeven: what the catalogue asks of it, and the people who consented."""

from django.utils import timezone

from cases.models import Document, Gegeven, Medebetrokkene, Toestemming
from cases.selectors import eisen
from wams.errors import DomainError

# What a copy does not take along. It is held since the first was: its ground is the one of then.
NIEUW = {
    "id",
    "bewaren_tot",
    "versie",
    "status",
    "terug_naar",
    "beperkt",
    "beperkt_door_id",
    "afhandelen_voor",
    "vervangt_id",
    "vastgelegd_door_id",
}


def kenmerken(actor, doel, categorie, given):
    """The fields that say how this gegeven may be used; what is empty comes from the catalogue."""
    catalogus, rij = actor.catalogus, actor.catalogus.categorie(categorie)
    klasse = given.klasse or eisen.klassen(catalogus, categorie)[0]
    risico = given.handhavingsrisico or rij.handhavingsrisico
    return {
        "klasse": _klasse(catalogus, categorie, klasse),
        "uitzondering": _uitzondering(catalogus, categorie, klasse, given.uitzondering),
        "grondslag": _grondslag(catalogus, doel, given),
        "bronhouder": given.bronhouder,
        "handhavingsrisico": risico,
        "handhavingsrisico_door": actor.user if risico and not rij.handhavingsrisico else None,
        "beroepsgeheim": given.beroepsgeheim or rij.beroepsgeheim,
        **_verificatie(actor, given.geverifieerd_op),
        **_politie(categorie, given),
    }


def save(gegeven, actor, mede, given):
    """The gegeven with everybody whom it is about, each with the own toestemming if that counts."""
    agreed = {}
    if eisen.vraagt_toestemming(actor.catalogus, gegeven.grondslag):
        for person in (gegeven.betrokkene, *mede):
            agreed[person.pk] = _toestemming(gegeven, actor, person, given)
    gegeven.toestemming = agreed.get(gegeven.betrokkene_id)
    gegeven.mede_ids = [person.pk for person in mede]
    gegeven.save()
    for person in mede:
        Medebetrokkene(
            casus=gegeven.casus,
            gegeven=gegeven,
            betrokkene=person,
            toestemming=agreed.get(person.pk),
            bewaarklasse=gegeven.bewaarklasse,
        ).save()


def copy(gegeven, actor, *, mede=None, **changes):
    """A new gegeven that says in the place of this one what is right."""
    names = [field.attname for field in Gegeven._meta.concrete_fields]
    fields = {name: getattr(gegeven, name) for name in names if name not in NIEUW}
    new = Gegeven(**fields)
    for name, value in changes.items():
        setattr(new, name, value)
    new.vervangt, new.vastgelegd_door = gegeven, actor.user
    new.save()
    rows = Medebetrokkene.objects.visible_to(actor).filter(gegeven=gegeven.pk)
    for row in rows if mede is None else ():
        Medebetrokkene(
            casus=row.casus,
            gegeven=new,
            betrokkene_id=row.betrokkene_id,
            toestemming_id=row.toestemming_id,
            bewaarklasse=row.bewaarklasse,
        ).save()
    for document in Document.objects.visible_to(actor).filter(gegeven=gegeven.pk):
        document.gegeven = new
        document.save(update_fields=["gegeven"])
    return new


def _toestemming(gegeven, actor, person, given):
    row = Toestemming(
        casus=gegeven.casus,
        betrokkene=person,
        grondslag=gegeven.grondslag,
        tekstversie=given.tekstversie.strip(),
        op=given.toestemming_op,
        kanaal=given.toestemming_kanaal,
        catalogusversie=gegeven.catalogusversie,
        vastgelegd_door=actor.user,
        bewaarklasse=gegeven.bewaarklasse,
    )
    row.save()
    return row


def _klasse(catalogus, categorie, klasse):
    if klasse not in eisen.klassen(catalogus, categorie):
        raise DomainError("Deze gevoeligheid past niet bij dit soort gegeven.", field="klasse")
    return klasse


def _uitzondering(catalogus, categorie, klasse, code):
    """Special and criminal data stay out without the exception that lets them in."""
    allowed = {rij.code for rij in eisen.uitzonderingen(catalogus, klasse)}
    code = code or eisen.uitzondering(catalogus, categorie, klasse)
    if not allowed:
        return ""
    if not code:
        raise DomainError(
            "Dit soort gegevens mag u alleen vastleggen met een uitzondering uit de wet. "
            "Kies welke hier geldt.",
            field="uitzondering",
        )
    if code not in allowed:
        raise DomainError("Deze uitzondering is niet voor dit soort gegeven.", field="uitzondering")
    return code


def _grondslag(catalogus, doel, given):
    own = catalogus.doel(doel).grondslag
    code = given.grondslag or own
    if code not in {rij.code for rij in eisen.gronden(catalogus, doel)}:
        raise DomainError("Deze grondslag geldt hier niet.", field="grondslag")
    if eisen.vraagt_toestemming(catalogus, code):
        _check_toestemming(given)
    return code


def _check_toestemming(given):
    if not given.tekstversie.strip():
        raise DomainError("Noem de tekst waarvoor is getekend.", field="tekstversie")
    if not given.toestemming_op or given.toestemming_op > timezone.localdate():
        raise DomainError(
            "Vul in wanneer de toestemming is gegeven. Dat is niet in de toekomst.",
            field="toestemming_op",
        )
    if not given.toestemming_kanaal:
        raise DomainError("Kies hoe de toestemming is gegeven.", field="toestemming_kanaal")


def _verificatie(actor, day):
    if day is None:
        return {}
    if day > timezone.localdate():
        raise DomainError("Deze datum ligt in de toekomst.", field="geverifieerd_op")
    return {"geverifieerd_op": day, "geverifieerd_door": actor.user}


def _politie(categorie, given):
    """What the police gave stays out without the decision that let it go."""
    if categorie == eisen.STRAFRECHT and given.politie is None:
        raise DomainError("Kies of dit van de politie komt.", field="politie")
    partijtype = getattr(given.bronhouder, "partijtype", "")
    politie = bool(given.politie) or partijtype == "POLITIE"
    reference = given.wpg_verwijzing.strip()
    if politie and not reference:
        raise DomainError(
            "Gegevens van de politie mag u alleen bewaren met het besluit waarmee de politie ze "
            "gaf. Vraag de politie om het kenmerk van dat besluit.",
            field="wpg_verwijzing",
        )
    return {"politie": politie, "wpg_verwijzing": reference}
