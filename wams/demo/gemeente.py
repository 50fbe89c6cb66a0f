"""The synthetic municipality: its organisations, the people who work there, their mandates."""

from dataclasses import dataclass, field
from datetime import timedelta
from io import StringIO

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import call_command

from wams.accounts.models import (
    Deskundigheid,
    Functie,
    Gemeente,
    Mandaat,
    Organisatie,
    Partij,
    User,
)
from wams.demo.schrijven import moment
from wams.recht import selectors as recht
from wams.recht.fouten import GeenCatalogusError

JAAR = timedelta(days=365)
F = Functie

# code, name, regime, label of the catalogue, telephone
GEMEENTEN = [
    ("voorbeeldstad", "Voorbeeldstad", "WAMS", "demonstratie", "14 099"),
    ("oudrecht", "Oudrecht", "HUIDIG_RECHT", "geldend recht", "14 098"),
]

# key, name, partijtype, gemeenten on whose partijenlijst it stands
ORGANISATIES = [
    ("college", "Gemeente Voorbeeldstad", "COLLEGE", "voorbeeldstad"),
    ("noord", "Wijkteam Noord", "WIJKTEAM", "voorbeeldstad"),
    ("zuid", "Wijkteam Zuid", "WIJKTEAM", "voorbeeldstad"),
    ("aanbieder", "Zorggroep De Linde", "AANBIEDER", "voorbeeldstad oudrecht"),
    ("schuldhulp", "Schuldhulp Voorbeeldstad", "SCHULDHULP", "voorbeeldstad"),
    ("werk", "Werkplein Voorbeeldstad", "WERK_INKOMEN", "voorbeeldstad"),
    ("uwv", "UWV Regio Midden", "UWV", "voorbeeldstad oudrecht"),
    ("school", "Scholengroep De Regenboog", "SCHOOL", "voorbeeldstad"),
    ("ggz", "GGZ De Waterkant", "GGZ", "voorbeeldstad oudrecht"),
    ("corporatie", "Wonen Voorbeeldstad", "CORPORATIE", "voorbeeldstad"),
    ("politie", "Politie Regio Midden", "POLITIE", "voorbeeldstad oudrecht"),
    ("veilig_thuis", "Veilig Thuis Regio Midden", "VEILIG_THUIS", "voorbeeldstad oudrecht"),
    ("oud_college", "Gemeente Oudrecht", "COLLEGE", "oudrecht"),
    ("oud_team", "Wijkteam Oudrecht", "WIJKTEAM", "oudrecht"),
]

# login name, name, organisation, functions, gemeenten
MENSEN = [
    ("fatima", "Fatima Bouzid", "college", [F.MELDPUNT], "voorbeeldstad"),
    ("ingrid", "Ingrid Vos", "college", [F.MELDPUNT], "voorbeeldstad"),
    ("mark", "Mark de Wit", "noord", [F.PROFESSIONAL], "voorbeeldstad"),
    ("samira", "Samira El Amrani", "zuid", [F.PROFESSIONAL], "voorbeeldstad"),
    ("karin", "Karin Postma", "noord", [F.ONDERZOEKER], "voorbeeldstad"),
    ("youssef", "Youssef Benali", "zuid", [F.ONDERZOEKER], "voorbeeldstad"),
    ("thijs", "Thijs Hendriks", "noord", [F.ONDERZOEKER, F.PROFESSIONAL], "voorbeeldstad"),
    ("ilse", "Ilse Haverkort", "college", [F.COORDINATOR], "voorbeeldstad"),
    ("peter", "Peter van Dalen", "noord", [F.COORDINATOR], "voorbeeldstad"),
    ("linda", "Linda Kuipers", "zuid", [F.COORDINATOR], "voorbeeldstad"),
    ("bram", "Bram Smeets", "aanbieder", [F.COORDINATOR], "voorbeeldstad oudrecht"),
    ("willemijn", "Willemijn Bos", "college", [F.VERDELER], "voorbeeldstad"),
    ("esther", "Esther Mulder", "college", [F.BEOORDELAAR], "voorbeeldstad"),
    ("ruud", "Ruud Timmermans", "college", [F.BEOORDELAAR], "voorbeeldstad oudrecht"),
    ("hanneke", "Hanneke de Bruin", "college", [F.FG], "voorbeeldstad"),
    ("dennis", "Dennis Kok", "college", [F.BEHEERDER], "voorbeeldstad"),
    ("sophie", "Sophie Janssen", "school", [F.PARTNER], "voorbeeldstad"),
    ("ahmet", "Ahmet Yildiz", "corporatie", [F.PARTNER], "voorbeeldstad"),
    ("eva", "Eva Lindeman", "ggz", [F.PARTNER], "voorbeeldstad"),
    ("rob", "Rob Schouten", "uwv", [F.PARTNER], "voorbeeldstad"),
    ("petra", "Petra Visser", "schuldhulp", [F.PARTNER], "voorbeeldstad"),
    ("jeroen", "Jeroen Dijkstra", "politie", [F.PARTNER], "voorbeeldstad"),
    ("laura", "Laura Meijer", "college", [F.JURIST], "voorbeeldstad"),
    ("marijke", "Marijke Aalbers", "college", [F.BESLUITNEMER], "voorbeeldstad"),
    ("gerard", "Gerard Prins", "college", [F.RECORDBEHEERDER], "voorbeeldstad"),
    ("tineke", "Tineke Hofstra", "college", [F.ARCHIVARIS], "voorbeeldstad"),
    ("joost", "Joost Verhoeven", "college", [F.KLACHTBEHANDELAAR], "voorbeeldstad"),
    ("carla", "Carla Sanders", "college", [F.MANAGER], "voorbeeldstad"),
    ("nadia", "Nadia Benhaddou", "college", [F.VRAAGBAAK], "voorbeeldstad"),
    ("geert", "Geert Zwiers", "oud_college", [F.MELDPUNT, F.VERDELER], "oudrecht"),
    ("anouk", "Anouk Veenstra", "oud_team", [F.ONDERZOEKER, F.COORDINATOR], "oudrecht"),
    ("wietske", "Wietske Dijk", "oud_college", [F.FG], "oudrecht"),
    ("sjoerd", "Sjoerd Kalma", "oud_college", [F.BEHEERDER], "oudrecht"),
]
HANDHAAFT = {"jeroen"}
# Who works by a dated exception while the training still runs.
UITZONDERING = {"linda"}
SCHOLING = {
    F.ONDERZOEKER: "Onderzoek met de cliënt",
    F.COORDINATOR: "Coördineren van een aanpak",
    F.MELDPUNT: "Triage bij meervoudige vragen",
}
# How long the demo looks back.
JAREN = 6


@dataclass
class Stad:
    """One gemeente with what the dossiers in it need to name."""

    gemeente: Gemeente
    catalogus: object
    organisaties: dict = field(default_factory=dict)
    mensen: dict = field(default_factory=dict)

    def pool(self, functie, organisatie=None):
        """The keys of the people with this function, of one organisation first."""
        found = [
            key
            for key, _, org, functies, waar in MENSEN
            if functie in functies and self.gemeente.code in waar.split()
        ]
        eigen = [key for key in found if self.werkgever(key) == organisatie]
        return eigen or found

    @staticmethod
    def werkgever(key):
        return next(org for name, _, org, _, _ in MENSEN if name == key)

    def organisatie_van(self, key):
        return self.organisaties[self.werkgever(key)]


def email(key):
    """The login name of a demo account."""
    waar = next(waar for name, _, _, _, waar in MENSEN if name == key)
    return email_in(waar.split()[0], key)


def email_in(code, key):
    return f"{key}@{code}.example"


def make_steden(lading):
    """Both gemeenten with organisations, people, mandates and training; gives them by code."""
    steden = {code: _stad(lading, code) for code, *_ in GEMEENTEN}
    organisaties = {
        key: lading.add(Organisatie(naam=naam, partijtype=soort, telefoon=_telefoon(lading)))
        for key, naam, soort, _ in ORGANISATIES
    }
    mensen = _mensen(lading, organisaties)
    for code, stad in steden.items():
        stad.organisaties, stad.mensen = organisaties, mensen
        _partijen(lading, stad, code)
        _mandaten(lading, stad, code)
    _scholing(lading, mensen)
    return steden


def _stad(lading, code):
    _, naam, regime, label, telefoon = next(row for row in GEMEENTEN if row[0] == code)
    return Stad(*make_gemeente(lading, code, naam, regime, label, telefoon))


def make_gemeente(lading, code, naam, regime="WAMS", label="demonstratie", telefoon=""):
    """The gemeente with a catalogue in force; one that is there already is kept."""
    extra = {"id": lading.new_id(), "naam": naam, "telefoon": telefoon}
    gemeente, _ = Gemeente.objects.get_or_create(code=code, defaults=extra)
    try:
        catalogus = recht.voor(gemeente.pk)
    except GeenCatalogusError:
        since = lading.vandaag - JAREN * JAAR
        words = ["--regime", regime, "--vanaf", str(since), "--label", label]
        call_command("load_catalogus", code, *words, stdout=StringIO())
        catalogus = recht.voor(gemeente.pk)
    return gemeente, catalogus


def _mensen(lading, organisaties):
    password = make_password(settings.DEMO_WACHTWOORD)
    return {
        key: lading.add(
            User(
                email=email(key),
                naam=naam,
                organisatie=organisaties[org],
                telefoon=_telefoon(lading),
                handhaaft=key in HANDHAAFT,
                password=password,
                aangemaakt_op=moment(lading.vandaag - JAREN * JAAR),
            )
        )
        for key, naam, org, _, _ in MENSEN
    }


def _telefoon(lading):
    """A number that is given to nobody."""
    return f"06 - 00 00 {lading.toeval.randrange(10, 99)} {lading.toeval.randrange(10, 99)}"


def _partijen(lading, stad, code):
    since = lading.vandaag - JAREN * JAAR
    for key, *_, waar in ORGANISATIES:
        if code in waar.split():
            organisatie = stad.organisaties[key]
            lading.add(Partij(gemeente=stad.gemeente, organisatie=organisatie, geldig_van=since))


def _mandaten(lading, stad, code):
    """From the beginning until well after today; nobody gives one to himself."""
    beheerder = stad.mensen["dennis"]
    for key, _, _, functies, waar in MENSEN:
        if code not in waar.split():
            continue
        for functie in functies:
            user = stad.mensen[key]
            lading.add(
                Mandaat(
                    user=user,
                    gemeente=stad.gemeente,
                    organisatie=stad.organisatie_van(key),
                    functie=functie,
                    van=moment(lading.vandaag - JAREN * JAAR, 9),
                    tot=moment(lading.vandaag + 2 * JAAR, 9),
                    verleend_door=None if user is beheerder else beheerder,
                )
            )


def _scholing(lading, mensen):
    for key, _, _, functies, _ in MENSEN:
        for functie in functies:
            if functie in SCHOLING:
                lading.add(_deskundigheid(lading, mensen, key, functie))


def _deskundigheid(lading, mensen, key, functie):
    tijdelijk = key in UITZONDERING
    soort = Deskundigheid.Soort
    return Deskundigheid(
        user=mensen[key],
        functie=functie,
        soort=soort.UITZONDERING if tijdelijk else soort.OPLEIDING,
        onderwerp=SCHOLING[functie],
        van=lading.vandaag - (timedelta(days=20) if tijdelijk else JAAR),
        tot=lading.vandaag + (timedelta(days=60) if tijdelijk else 2 * JAAR),
        vastgelegd_door=mensen["dennis"],
    )
