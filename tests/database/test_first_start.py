import os
import re
import subprocess
from pathlib import Path

from psycopg.conninfo import make_conninfo

from wams import embedded
from wams.database import check, roles

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPT = ROOT / "wams" / "database" / "first-start.sh"
PASSWORDS = {"owner": "van de eigenaar's", "app": "van-het-web", "worker": "van-de-worker"}


def test_a_container_of_postgresql_gets_the_same_roles_at_its_first_start(tmp_path):
    services = embedded.start(tmp_path, valkey=False)
    try:
        script = SCRIPT.read_text().replace("/opt/wams/database", str(SCRIPT.parent))
        subprocess.run(["sh", "-c", script], check=True, env=container_environment(services))

        for login in ("app", "worker"):
            url = make_conninfo(
                services.admin_url, user=f"wams_{login}", password=PASSWORDS[login], dbname="wams"
            )
            assert check.require_safe(url) is None
        owner = make_conninfo(
            services.admin_url, user="wams_owner", password=PASSWORDS["owner"], dbname="wams"
        )
        with roles.connect(owner) as link:
            link.execute("CREATE TABLE proef ()")
    finally:
        services.stop()


def container_environment(services):
    passwords = {f"WAMS_{name.upper()}_PASSWORD": word for name, word in PASSWORDS.items()}
    return passwords | {
        "PATH": f"{services.postgres.bin}:{os.environ['PATH']}",
        "POSTGRES_USER": "postgres",
        "PGHOST": str(services.sockets),
        "PGPASSWORD": services.postgres.password_file.read_text(),
    }


def test_no_secret_in_the_compose_file_has_a_default():
    text = (ROOT / "docker-compose.yml").read_text()
    asked = re.findall(r"\$\{([A-Z_]+)([^}]*)\}", text)

    assert {name for name, rest in asked if not rest.startswith(":?")} == {"WAMS_VERSION"}
    named = {line.split("=")[0] for line in (ROOT / ".env.example").read_text().splitlines()}
    assert {name for name, _ in asked} - {"WAMS_VERSION"} == {
        name for name in named if not name.startswith("#")
    }
    assert not re.search(r"(PASSWORD|SECRET_KEY|REDISCLI_AUTH): (?!\$\{)", text)
