"""Opening a casus on the cliënt's own hulpvraag; the meldpunt fills it once and is then out."""

from django.utils import timezone

from cases.actions import klok, overgang
from cases.models import Betrokkene, Casus, Hulpvraag, Informatiemoment, RouteBVerzoek
from cases.selectors.kenmerken import bsn_kenmerk, persoon_kenmerk
from wams.accounts.nummers import volgnummer
from wams.actions import action

NIET_GESTART = "RC03"  # what it is kept by until there is an onderzoek


@action("casus.open")
def open_casus(gemeente, *, actor, team, gemeld_op, mensen, hulpvraag, hulpvraag_op):
    """A casus in preparation with its people, the cliënt first, and the cliënt's own words.

    ``mensen`` are the fields of each Betrokkene, with the id by which the log knows this person,
    and ``zelf`` for who told it himself.
    """
    casus, people = _open(gemeente, actor, Casus.Route.A, team, gemeld_op, mensen)
    Hulpvraag(
        casus=casus,
        betrokkene=people[0],
        woorden=hulpvraag,
        op=hulpvraag_op,
        bewaarklasse=casus.bewaarklasse,
    ).save()
    return casus


@action("casus.open_verzoek")
def open_verzoek(gemeente, *, actor, team, gemeld_op, mensen, verzoek):
    """M09: a casus in preparation on request of a named professional; nothing is asked yet.

    ``verzoek`` holds who asks, from which partij and for which own task.
    """
    casus, _ = _open(gemeente, actor, Casus.Route.B, team, gemeld_op, mensen)
    RouteBVerzoek(
        casus=casus,
        ingediend_op=timezone.localdate(),
        bewaarklasse=casus.bewaarklasse,
        **verzoek,
    ).save()
    return casus


def _open(gemeente, actor, route, team, gemeld_op, mensen):
    casus = Casus(
        gemeente=gemeente,
        nummer=volgnummer("casus"),
        route=route,
        regime=actor.catalogus.regime,
        team=team,
        geopend_door=actor.user,
        gemeld_op=gemeld_op,
        bewaarklasse=NIET_GESTART,
    )
    overgang.set_term(casus, actor, "VOORBEREIDING")
    casus.save()
    people = [_add(casus, actor, **velden) for velden in mensen]
    casus.mensen_ids = [person.pk for person in people]  # who opens may not read them back
    return casus, people


def _add(casus, actor, *, zelf=False, **velden):
    person = Betrokkene(casus=casus, bewaarklasse=casus.bewaarklasse, **velden)
    person.persoon_kenmerk = persoon_kenmerk(person.achternaam, person.geboortedatum)
    person.bsn_kenmerk = bsn_kenmerk(person.bsn)
    person.save()
    if zelf:
        klok.note(person, actor, Informatiemoment.Soort.ZELF, casus.gemeld_op)
    return person
