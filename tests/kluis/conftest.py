import pytest

from wams.kluis import sleutels


@pytest.fixture
def kluis(tmp_path, settings):
    """A fresh ring and folder; gives the folder."""
    settings.WAMS_KEYRING = tmp_path / "geheim" / "sleutelbos.json"
    settings.WAMS_SLEUTELS = tmp_path / "sleutels"
    sleutels.maak_sleutelbos(settings.WAMS_KEYRING)
    sleutels.maak_sleutelmap(settings.WAMS_SLEUTELS)
    return settings.WAMS_SLEUTELS


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file() and path.name != ".slot"]
