import pytest

from wams import embedded
from wams.database import roles


@pytest.fixture(scope="package")
def cluster(tmp_path_factory):
    """A durable server of its own, because these tests change roles and their rights."""
    services = embedded.start(tmp_path_factory.mktemp("cluster"), valkey=False)
    yield services
    services.stop()


@pytest.fixture(scope="package")
def passwords(tmp_path_factory):
    """One set for the whole server, as the roles belong to the server."""
    return tmp_path_factory.mktemp("wachtwoorden") / "wachtwoorden.json"


@pytest.fixture(scope="package")
def urls(cluster, passwords):
    return roles.provision(cluster.admin_url, database="wams", passwords=passwords)
