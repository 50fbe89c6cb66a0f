import json
import os
import stat
import subprocess
import sys
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, strategies
from hypothesis import settings as hypothesis_settings

from tests.kluis.conftest import files
from wams.kluis import bestanden, sleutels
from wams.kluis.errors import KeyringError, SealError

pytestmark = pytest.mark.usefixtures("kluis")

OTHER_PROCESS = """
import sys, time
from pathlib import Path
from uuid import UUID
from django.conf import settings
ring, folder, go, *arguments = sys.argv[1:]
settings.configure(WAMS_KEYRING=ring, WAMS_SLEUTELS=folder)
from wams.kluis import sleutels
from wams.kluis.errors import SealError
def wait(path):
    until = time.monotonic() + 20
    while not Path(path).exists():
        assert time.monotonic() < until
        time.sleep(0)
"""

CREATE = (
    OTHER_PROCESS
    + """
print("klaar", flush=True)
wait(go)
for number in range(200):
    print(sleutels.sleutel_om_te_verzegelen(UUID(int=number)).hex())
"""
)

HOLD = (
    OTHER_PROCESS
    + """
dossier = UUID(arguments[0])
sleutels.dossiersleutel(dossier)
print("klaar", flush=True)
wait(go)
try:
    sleutels.dossiersleutel(dossier)
    print("open")
except SealError:
    print("dicht")
"""
)


@pytest.fixture
def elsewhere(settings, tmp_path):
    """Starts other processes that wait for a sign, and gives what they say after it."""
    running = []

    def start(script, *arguments):
        paths = (settings.WAMS_KEYRING, settings.WAMS_SLEUTELS, tmp_path / "go")
        command = [sys.executable, "-c", script, *map(str, paths), *map(str, arguments)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        running.append(process)
        assert process.stdout.readline() == "klaar\n"

    def finish():
        (tmp_path / "go").touch()
        return [process.communicate(timeout=60)[0].split() for process in running]

    start.finish = finish
    yield start
    for process in running:
        process.kill()
        process.communicate()


@pytest.mark.req("SEC-053")
def test_each_dossier_has_a_key_of_its_own():
    keys = {sleutels.sleutel_om_te_verzegelen(uuid4()) for _ in range(20)}

    assert len(keys) == 20
    assert {len(key) for key in keys} == {32}


def test_a_key_is_made_once_and_then_found(kluis):
    dossier = uuid4()

    made = sleutels.sleutel_om_te_verzegelen(dossier)

    assert sleutels.sleutel_om_te_verzegelen(str(dossier).upper()) == made
    assert sleutels.dossiersleutel(dossier) == made
    assert len(files(kluis)) == 1


def test_a_key_lies_two_folders_deep_and_open_to_its_owner_only(kluis):
    dossier = UUID("0123456789abcdef0123456789abcdef")

    key = sleutels.sleutel_om_te_verzegelen(dossier)

    path = kluis / "01" / "23" / dossier.hex
    assert files(kluis) == [path]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert key not in path.read_bytes()


def test_opening_never_makes_a_key(kluis):
    with pytest.raises(SealError, match="geen sleutel"):
        sleutels.dossiersleutel(uuid4())

    assert files(kluis) == []


@pytest.mark.parametrize("dossier", [None, "", "../../etc/passwd", 7, b"x" * 16])
def test_what_is_no_dossier_has_no_key(dossier):
    with pytest.raises(SealError, match="bestaand dossier"):
        sleutels.sleutel_om_te_verzegelen(dossier)


def test_many_processes_at_once_make_one_key_for_each_dossier(kluis, elsewhere):
    for _ in range(4):
        elsewhere(CREATE)

    first, *others = elsewhere.finish()

    assert len(set(first)) == 200
    assert others == [first] * 3
    assert len(files(kluis)) == 200


def test_a_destroyed_key_stops_at_once_in_other_processes(elsewhere):
    kept, gone = uuid4(), uuid4()
    for dossier in (kept, gone):
        sleutels.sleutel_om_te_verzegelen(dossier)
        elsewhere(HOLD, dossier)

    sleutels.vernietig(gone)

    assert elsewhere.finish() == [["open"], ["dicht"]]


def test_destroying_overwrites_the_bytes_and_what_a_crash_left(kluis, tmp_path):
    dossier = uuid4()
    sleutels.sleutel_om_te_verzegelen(dossier)
    path = files(kluis)[0]
    wrapped = path.read_bytes()
    draft = path.parent / f".{path.name}.0011"
    draft.write_bytes(wrapped)
    for number, file in enumerate((path, draft)):
        os.link(file, tmp_path / f"blok{number}")

    destroyed = sleutels.vernietig(dossier)

    assert destroyed
    assert files(kluis) == []
    for number in range(2):
        left = (tmp_path / f"blok{number}").read_bytes()
        assert len(left) == len(wrapped)
        assert left != wrapped


@pytest.mark.req("SEC-053")
def test_after_destruction_nothing_opens_and_a_new_key_does_not_help():
    dossier = uuid4()
    blob = sleutels.seal(dossier, b"inhoud", aad=b"plaats")
    sleutels.vernietig(dossier)

    with pytest.raises(SealError, match="vernietigd"):
        sleutels.unseal(dossier, blob, aad=b"plaats")
    sleutels.sleutel_om_te_verzegelen(dossier)
    with pytest.raises(SealError, match="past niet"):
        sleutels.unseal(dossier, blob, aad=b"plaats")


def test_destroying_twice_or_what_never_was_is_no_error():
    dossier = uuid4()
    sleutels.sleutel_om_te_verzegelen(dossier)

    outcome = [
        sleutels.vernietig(dossier),
        sleutels.vernietig(dossier),
        sleutels.vernietig(uuid4()),
    ]

    assert outcome == [True, False, False]


def test_the_wrong_ring_opens_nothing_not_even_from_memory(settings):
    dossier = uuid4()
    sleutels.sleutel_om_te_verzegelen(dossier)
    settings.WAMS_KEYRING.unlink()
    sleutels.maak_sleutelbos(settings.WAMS_KEYRING)

    with pytest.raises(SealError, match="zit niet aan de sleutelbos"):
        sleutels.dossiersleutel(dossier)
    with pytest.raises(KeyringError, match="past niet bij"):
        sleutels.controleer()


def test_a_ring_with_the_same_id_and_another_key_opens_nothing(settings):
    dossier = uuid4()
    sleutels.sleutel_om_te_verzegelen(dossier)
    ring = json.loads(settings.WAMS_KEYRING.read_text())
    ring["sleutels"][ring["actief"]] = "A" * 43 + "="
    settings.WAMS_KEYRING.write_text(json.dumps(ring))

    with pytest.raises(SealError, match="niet te openen"):
        sleutels.dossiersleutel(dossier)


def test_a_key_file_of_another_dossier_opens_nothing(kluis):
    mine, theirs = UUID(int=1), UUID(int=2)
    sleutels.sleutel_om_te_verzegelen(mine)
    path = kluis / "00" / "00" / mine.hex
    (path.parent / theirs.hex).write_bytes(path.read_bytes())

    with pytest.raises(SealError, match="niet te openen"):
        sleutels.dossiersleutel(theirs)


@pytest.mark.parametrize("content", [b"", b"1:a", b"2:a:AAAA", b"\xff" * 90, b"1:a:?", b"1:a:b:c"])
def test_a_damaged_key_file_is_refused(content, kluis):
    sleutels.sleutel_om_te_verzegelen(UUID(int=1))
    (kluis / "00" / "00" / UUID(int=1).hex).write_bytes(content)

    with pytest.raises(SealError, match="beschadigd"):
        sleutels.dossiersleutel(UUID(int=1))


def test_a_folder_that_is_not_mounted_gets_no_keys_and_is_not_called_destroyed(settings, tmp_path):
    dossier = uuid4()
    sleutels.sleutel_om_te_verzegelen(dossier)
    settings.WAMS_SLEUTELS = tmp_path / "leeg"
    settings.WAMS_SLEUTELS.mkdir()

    for attempt in (
        sleutels.sleutel_om_te_verzegelen,
        sleutels.dossiersleutel,
        sleutels.vernietig,
    ):
        with pytest.raises(KeyringError, match="niet aangesloten"):
            attempt(dossier)
    assert list(settings.WAMS_SLEUTELS.iterdir()) == []


def test_a_disk_that_refuses_stops_the_sealing(kluis):
    (kluis / "00").write_bytes(b"geen map")

    with pytest.raises(KeyringError, match="geen sleutel worden bewaard"):
        sleutels.sleutel_om_te_verzegelen(UUID(int=1))


def test_readiness_is_quiet_when_all_is_well():
    sleutels.controleer()
    sleutels.sleutel_om_te_verzegelen(uuid4())
    sleutels.controleer()


@pytest.mark.parametrize("name", ["WAMS_KEYRING", "WAMS_SLEUTELS"])
@pytest.mark.parametrize("value", [None, "/bestaat/niet"])
def test_readiness_is_red_without_ring_or_folder(name, value, settings):
    setattr(settings, name, value)

    with pytest.raises(KeyringError, match=r"ontbreekt|is er niet"):
        sleutels.controleer()


def test_the_memory_of_keys_has_room_for_the_last_ones_only():
    memory = sleutels.Geheugen(2)
    for number in range(3):
        memory.put(number, "nu", bytes([number]))

    found = [memory.get(number, "nu") for number in range(3)]

    assert found == [None, b"\x01", b"\x02"]
    assert memory.get(1, "later") is None
    assert memory.get(1, "nu") is None


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(strategies.binary(max_size=2000), strategies.binary(max_size=50))
def test_what_is_sealed_opens_to_the_same_bytes(plain, aad):
    dossier = UUID(int=7)

    blob = sleutels.seal(dossier, plain, aad=aad)

    assert sleutels.unseal(dossier, blob, aad=aad) == plain
    assert len(blob) == len(plain) + 29
    with pytest.raises(SealError, match="past niet"):
        sleutels.unseal(dossier, blob, aad=aad + b"!")


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(strategies.integers(min_value=0, max_value=34), strategies.integers(1, 255))
def test_any_changed_byte_is_noticed(place, change):
    blob = bytearray(sleutels.seal(UUID(int=7), b"inhoud", aad=b""))
    blob[place] ^= change

    with pytest.raises(SealError):
        sleutels.unseal(UUID(int=7), bytes(blob), aad=b"")


@pytest.mark.parametrize("blob", [b"", b"\x01", b"\x01" + b"x" * 12, b"\x02" + b"x" * 40])
def test_what_is_no_seal_is_refused(blob):
    sleutels.sleutel_om_te_verzegelen(UUID(int=7))

    with pytest.raises(SealError):
        sleutels.unseal(UUID(int=7), blob, aad=b"")


def test_two_seals_of_the_same_content_differ():
    blobs = {sleutels.seal(UUID(int=7), b"inhoud", aad=b"") for _ in range(50)}

    assert len(blobs) == 50


def test_shredding_what_is_a_link_leaves_the_target_alone(tmp_path):
    target = tmp_path / "doel"
    target.write_bytes(b"blijft")
    (tmp_path / "link").symlink_to(target)

    with pytest.raises(OSError, match="symbolic"):
        bestanden.shred(tmp_path / "link")

    assert target.read_bytes() == b"blijft"


def test_keys_made_in_bulk_are_ordinary_keys(kluis):
    dossiers = [uuid4() for _ in range(40)]

    keys = sleutels.maak_sleutels(dossiers)

    assert len(files(kluis)) == 40
    for dossier in dossiers:
        sealed = sleutels.verzegel_met(keys[dossier], b"inhoud", aad=b"plaats")
        assert sleutels.unseal(dossier, sealed, aad=b"plaats") == b"inhoud"
    assert {stat.S_IMODE(path.stat().st_mode) for path in files(kluis)} == {0o600}


def test_a_bulk_load_never_replaces_a_key(kluis):
    dossier = uuid4()
    sealed = sleutels.seal(dossier, b"inhoud", aad=b"plaats")

    with pytest.raises(FileExistsError):
        sleutels.maak_sleutels([dossier])

    assert sleutels.unseal(dossier, sealed, aad=b"plaats") == b"inhoud"
