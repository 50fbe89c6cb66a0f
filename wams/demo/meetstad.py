"""The people of the municipality that is measured: four with a known amount of work, and many."""

from dataclasses import dataclass
from datetime import timedelta

from wams.accounts.models import Functie, Gemeente, Mandaat, Organisatie, Partij, User
from wams.demo.gemeente import JAAR, email_in
from wams.demo.schrijven import moment

CODE = "meetstad"
VEEL = 20_000
WEINIG = 50
TEAMS = 20
PER_TEAM = 20
# The team whose werkverdeler is measured carries as many casussen at every size.
TEAM = 0
VIJFTIG, BREED, OUD, VERDELER = "vijftig", "breed", "oud", "verdeler"
METERS = {
    VIJFTIG: Functie.COORDINATOR,
    BREED: Functie.COORDINATOR,
    OUD: Functie.COORDINATOR,
    VERDELER: Functie.VERDELER,
}


@dataclass
class Meetstad:
    gemeente: Gemeente
    teams: list
    meters: dict
    ploegen: list


def make(lading, gemeente):
    """Twenty teams of twenty people, and the four who are measured in the first team."""
    names = ["Gemeente Meetstad", *(f"Wijkteam Meetstad {n + 1}" for n in range(TEAMS))]
    soorten = ["COLLEGE", *["WIJKTEAM"] * TEAMS]
    college, *teams = (
        lading.add(Organisatie(naam=naam, partijtype=soort))
        for naam, soort in zip(names, soorten, strict=True)
    )
    since = lading.vandaag - 2 * JAAR
    for organisatie in (college, *teams):
        lading.add(Partij(gemeente=gemeente, organisatie=organisatie, geldig_van=since))
    meters = {key: _user(lading, key, teams[TEAM]) for key in METERS}
    for key, functie in METERS.items():
        _mandaat(lading, gemeente, meters[key], functie)
    ploegen = [_ploeg(lading, gemeente, team, number) for number, team in enumerate(teams)]
    return Meetstad(gemeente, teams, meters, ploegen)


def _ploeg(lading, gemeente, team, number):
    people = [_user(lading, f"w{number:02}{n:02}", team) for n in range(PER_TEAM)]
    for user in people:
        for functie in (Functie.ONDERZOEKER, Functie.COORDINATOR):
            _mandaat(lading, gemeente, user, functie)
    return people


def _user(lading, key, team):
    user = User(email=email_in(CODE, key), naam=f"Meter {key}", organisatie=team)
    user.set_unusable_password()
    return lading.add(user)


def _mandaat(lading, gemeente, user, functie):
    lading.add(
        Mandaat(
            user=user,
            gemeente=gemeente,
            organisatie=user.organisatie,
            functie=functie,
            van=moment(lading.vandaag - timedelta(days=700)),
            tot=moment(lading.vandaag + 2 * JAAR),
        )
    )
