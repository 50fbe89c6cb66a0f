"""Loads the synthetic municipality: collected in memory, written at once by the owner."""

from collections import Counter

from django.contrib.auth.models import Permission
from django.core.management.base import CommandError
from django.utils import timezone

from cases.models import Casus, Machtiging
from meldpunt.models import Melding
from wams.accounts.models import User
from wams.demo import (
    brieven,
    delen,
    ingelicht,
    meldingen,
    spreekt,
    steun,
    uitstel,
    verhalen,
    verloop,
)
from wams.demo.dossier import Dossier
from wams.demo.gemeente import make_steden
from wams.demo.inloggen import enrol
from wams.demo.inzage import add_looks
from wams.demo.namen import Namen
from wams.demo.rooster import OUDRECHT, ROOSTER, VOORBEELDSTAD
from wams.demo.schrijven import Lading, as_owner, is_empty
from wams.demo.wetboek import add_ontwerp, add_wetboek
from wams.kluis.errors import KeyringError, SealError
from wams.kluis.sleutels import controleer

# (table of numbers, what stands before a number)
NUMMERS = {Casus: ("casus", ""), Melding: ("melding", "M ")}
VOLGNUMMER = """
INSERT INTO accounts_volgnummer AS v (gemeente_id, soort, jaar, laatste) VALUES (%s, %s, %s, %s)
ON CONFLICT (gemeente_id, soort, jaar) DO UPDATE SET laatste = greatest(v.laatste, excluded.laatste)
"""
# The list is ordered by this; the trigger that keeps it set it to now.
ACTIVITEIT = """
UPDATE doelbinding_betrokkenheid b SET laatste_activiteit = x.op FROM (
  SELECT casus_id, max(op) AS op FROM unnest(%s::uuid[], %s::timestamptz[]) w(casus_id, op)
  GROUP BY 1) x
WHERE b.casus_id = x.casus_id
"""


def load():
    """Everything, once; gives the number of casussen, or 0 when somebody works here already."""
    try:
        controleer()
    except (KeyringError, SealError) as error:
        raise CommandError(f"Zonder sleutels kan er niets worden verzegeld. {error}") from error
    with as_owner() as cursor:
        if not is_empty():
            return 0
        lading = Lading()
        steden = make_steden(lading)
        dossiers = build(lading, steden)
        number(lading)
        lading.write()
        add_wetboek(lading, steden[VOORBEELDSTAD])
        add_ontwerp(lading, steden[OUDRECHT], "sjoerd")
        write_numbers(cursor, lading)
        write_activity(cursor, dossiers)
        for user in lading.rows(User):
            enrol(user)
    return len(dossiers)


def build(lading, steden):
    """Every casus of the rooster as it stands today, with the meldingen around them."""
    lading.permissies = dict(
        Permission.objects.filter(content_type__app_label="cases").values_list("codename", "pk")
    )
    namen = Namen(lading)
    dossiers = []
    for volgnummer, regel in enumerate(ROOSTER):
        verhaal = _verhaal(lading, regel)
        d = Dossier(lading, steden[regel.stad], regel, verhaal, namen, volgnummer)
        verloop.live(d)
        lading.rows(Machtiging)  # keeps its place: after the people, before what points to it
        meldingen.add_of_casus(d)
        spreekt.add_speakers(d)
        ingelicht.tell(d)
        brieven.add_letters(d)
        uitstel.add_uitstel(d)
        delen.add_verstrekkingen(d, volgnummer)
        add_looks(d)
        dossiers.append(d)
    meldingen.add_loose(lading, steden[VOORBEELDSTAD], namen)
    steun.add_steun(lading, steden[VOORBEELDSTAD], dossiers)
    return dossiers


def _verhaal(lading, regel):
    return verhalen.verhaal(regel.verhaal) if regel.verhaal else verhalen.compose(lading.toeval)


def number(lading):
    """2026-0147: in the order in which they came, per gemeente and year."""
    lading.nummers = {}
    for model, (soort, voor) in NUMMERS.items():
        counter = Counter()
        for row in sorted(lading.rows(model), key=lambda row: row.aangemaakt_op):
            key = (row.gemeente.pk, soort, timezone.localdate(row.aangemaakt_op).year)
            counter[key] += 1
            row.nummer = f"{voor}{key[2]}-{counter[key]:04}"
        lading.nummers |= counter


def write_numbers(cursor, lading):
    for (gemeente, soort, jaar), laatste in lading.nummers.items():
        cursor.execute(VOLGNUMMER, [gemeente, soort, jaar, laatste])


def write_activity(cursor, dossiers):
    """When each casus was last worked in."""
    ids = [d.casus.pk for d in dossiers]
    cursor.execute(ACTIVITEIT, [ids, [d.nu() for d in dossiers]])
