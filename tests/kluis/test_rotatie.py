import stat
from io import StringIO
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command

from tests.kluis.conftest import files
from wams.kluis import sleutels
from wams.kluis.errors import SealError
from wams.kluis.management.commands.kluis import Command

pytestmark = pytest.mark.usefixtures("kluis")


def rotate():
    sleutels.nieuwe_hoofdsleutel()
    return sleutels.herversleutel()


def test_rotation_moves_every_key_to_the_new_master_and_keeps_the_content(kluis):
    dossiers = [uuid4() for _ in range(5)]
    blobs = [sleutels.seal(dossier, dossier.bytes, aad=b"") for dossier in dossiers]
    before = {path: path.read_bytes() for path in files(kluis)}

    changed = rotate()
    gone = sleutels.ruim_hoofdsleutels_op()

    ring = sleutels.sleutelbos()
    assert (changed, len(gone), list(ring.sleutels)) == (5, 1, [ring.actief])
    assert all(path.read_bytes() != old for path, old in before.items())
    assert sorted(files(kluis)) == sorted(before)
    opened = [sleutels.unseal(d, blob, aad=b"") for d, blob in zip(dossiers, blobs, strict=True)]
    assert opened == [dossier.bytes for dossier in dossiers]


def test_rotation_can_be_repeated_and_keeps_the_fingerprints(settings):
    sleutels.sleutel_om_te_verzegelen(uuid4())
    before = sleutels.kenmerk("bsn", "999990007")

    outcome = [rotate(), sleutels.herversleutel()]

    assert outcome == [1, 0]
    assert sleutels.kenmerk("bsn", "999990007") == before
    assert stat.S_IMODE(settings.WAMS_KEYRING.stat().st_mode) == 0o600


def test_a_master_that_still_wraps_a_key_stays_on_the_ring():
    sleutels.sleutel_om_te_verzegelen(uuid4())
    sleutels.nieuwe_hoofdsleutel()

    gone = sleutels.ruim_hoofdsleutels_op()

    assert gone == []
    assert len(sleutels.sleutelbos().sleutels) == 2


def test_rotation_passes_a_damaged_key_and_says_so_at_the_end(kluis):
    whole, damaged = UUID(int=2), UUID(int=1)
    for dossier in (damaged, whole):
        sleutels.sleutel_om_te_verzegelen(dossier)
    (kluis / "00" / "00" / damaged.hex).write_bytes(b"onzin")

    with pytest.raises(SealError, match="1 dossiersleutels"):
        rotate()

    old, new = sleutels.sleutelbos().sleutels
    assert f":{new}:".encode() in (kluis / "00" / "00" / whole.hex).read_bytes()
    with pytest.raises(SealError, match="beschadigd"):
        sleutels.ruim_hoofdsleutels_op()
    assert old in sleutels.sleutelbos().sleutels


def run(step):
    out = StringIO()
    call_command(Command(), step, stdout=out)
    return out.getvalue().strip()


def test_the_command_makes_checks_and_rotates(settings, tmp_path):
    settings.WAMS_KEYRING, settings.WAMS_SLEUTELS = tmp_path / "a" / "bos", tmp_path / "b"
    with pytest.raises(CommandError, match="is er niet"):
        run("controleer")

    said = [run("maak"), run("maak"), run("controleer")]
    sleutels.sleutel_om_te_verzegelen(uuid4())
    rotated = run("ververs")

    assert said == [
        "Sleutelbos en sleutelmap gemaakt.",
        "De sleutelbos was er al.",
        "Sleutelbos en sleutelmap zijn in orde.",
    ]
    actief = sleutels.sleutelbos().actief
    assert rotated == f"Hoofdsleutel {actief}: 1 dossiersleutels over, 1 oude weg."


def test_the_command_keeps_the_old_master_when_a_key_does_not_open(kluis):
    sleutels.sleutel_om_te_verzegelen(UUID(int=1))
    (kluis / "00" / "00" / UUID(int=1).hex).write_bytes(b"onzin")

    with pytest.raises(CommandError, match="blijft aan de bos"):
        run("ververs")

    assert len(sleutels.sleutelbos().sleutels) == 2
