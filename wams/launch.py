"""Starts the demo and whatever else needs a database and a broker around it."""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from wams import embedded
from wams.database import roles

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"
FIRST_PORT = 8000
BENCH_SIZES = (20_000, 200_000)
MANAGE = [sys.executable, str(BASE_DIR / "manage.py")]
OWN_ADDRESSES = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_WORKER_URL")


class LaunchError(RuntimeError):
    """Something around the product is missing; the text says what to do."""


@contextmanager
def surroundings(state, *, database="wams", durable=True, **options):
    """The addresses that a process needs, from given servers or from our own."""
    given = os.environ.get("DATABASE_URL"), os.environ.get("REDIS_URL")
    state.mkdir(parents=True, exist_ok=True, mode=0o700)
    services = embedded.start(state, durable=durable, postgres=not given[0], valkey=not given[1])
    try:
        admin = given[0] or services.admin_url
        # The roles of a given server are shared by all who work on it from here.
        keeper = VAR if given[0] else state
        urls = logins(admin, keeper, database=database, **options)
        yield {
            "DATABASE_URL": urls["app"],
            "DATABASE_WORKER_URL": urls["worker"],
            "DATABASE_OWNER_URL": urls["owner"],
            "REDIS_URL": given[1] or services.redis_url,
        }
    finally:
        services.stop()


def logins(url, state, *, database, **options):
    """Made by an administrator, or given by one."""
    if roles.is_administrator(url):
        state.mkdir(parents=True, exist_ok=True, mode=0o700)
        passwords = state / "wachtwoorden.json"
        return roles.provision(url, database=database, passwords=passwords, **options)
    if options.get("tests"):
        raise LaunchError("DATABASE_URL of the tests must be a login that may make roles.")
    urls = [os.environ.get(name) for name in OWN_ADDRESSES]
    if not all(urls):
        raise LaunchError(
            "DATABASE_URL names a login that may not make roles. Then give all three: "
            + ", ".join(OWN_ADDRESSES)
        )
    return dict(zip(("app", "owner", "worker"), urls, strict=True))


def environment(addresses, login, state=VAR):
    """Everything for one process; only the owner's own process gets the owner's address."""
    chosen = dict(os.environ) | addresses
    if login != "owner":
        chosen.pop("DATABASE_OWNER_URL", None)
    return chosen | {
        "DJANGO_SETTINGS_MODULE": "wams.settings.dev",
        "WAMS_LOGIN": login,
        "SECRET_KEY": os.environ.get("SECRET_KEY") or secret_key(state),
        "WAMS_KEYRING": os.environ.get("WAMS_KEYRING") or str(state / "sleutelbos.json"),
        "WAMS_SLEUTELS": os.environ.get("WAMS_SLEUTELS") or str(state / "sleutels"),
        "WAMS_BESTANDEN": os.environ.get("WAMS_BESTANDEN") or str(state / "bestanden"),
        "PYTHONUNBUFFERED": "1",
        # Celery's, and rightly so in production; the demo may be tried out as root.
        "PYTHONWARNINGS": "ignore:You're running the worker with superuser",
    }


def secret_key(state):
    path = state / "secret_key"
    if not path.exists():
        embedded.write_private(path, secrets.token_urlsafe(64))
    return path.read_text()


def manage(arguments, environ, **options):
    return subprocess.run([*MANAGE, *arguments], env=environ, cwd=BASE_DIR, **options)


def prepare(addresses, state, *, load=()):
    """Tables, keys and, where nobody works yet, the synthetic municipality (of another size)."""
    owner = environment(addresses, "owner", state)
    manage(["migrate", "--verbosity", "0"], owner, check=True)
    manage(["kluis", "maak"], owner, check=True, stdout=subprocess.DEVNULL)
    if is_empty(addresses["DATABASE_OWNER_URL"]):
        say("De voorbeeldgemeente wordt geladen.")
        manage(["load_demo", *load], owner, check=True)


def is_empty(url):
    with roles.connect(url) as connection:
        return connection.execute("SELECT 1 FROM accounts_user LIMIT 1").fetchone() is None


def demo():
    """Until someone stops it, or until a part of it stops by itself."""
    with surroundings(VAR) as addresses, Children() as children:
        prepare(addresses, VAR)
        url = serve(addresses, VAR, free_port(FIRST_PORT), children)
        manage(["demo_logins"], environment(addresses, "app"), check=True)
        say(f"\nWams draait op {url}\nCtrl-C stopt alles; de gegevens blijven in var/.")
        children.watch()


def smoke():
    """The main job over HTTP, in a state folder of its own that goes afterwards."""
    began = time.monotonic()
    state = VAR / f"smoke-{os.getpid()}"
    try:
        servers = surroundings(state, database="wams_smoke", fresh=True)
        with servers as addresses, Children() as children:
            prepare(addresses, state)
            url = serve(addresses, state, free_port(), children)
            environ = environment(addresses, "app", state)
            walked = manage(["smoke", "--url", url], environ, stdout=subprocess.PIPE, text=True)
    finally:
        shutil.rmtree(state, ignore_errors=True)
    *told, last = walked.stdout.splitlines() or [""]
    say("\n".join(told))
    return report(last, walked.returncode, time.monotonic() - began)


def report(last_line, code, seconds):
    """One JSON object that a script can judge, whatever went before it."""
    try:
        outcome = json.loads(last_line)
    except ValueError:
        outcome = {"steps": []}
    outcome["ok"] = outcome.get("ok") is True and code == 0
    say(json.dumps(outcome | {"seconds": round(seconds, 1)}))
    return 0 if outcome["ok"] else 1


def serve(addresses, state, port, children):
    """Web and worker with beat; gives the address once a page is answered."""
    web = ["gunicorn", "wams.wsgi", "--preload", "--workers", "2", "--threads", "4"]
    web += ["--bind", f"127.0.0.1:{port}", "--no-control-socket", "--log-level", "warning"]
    worker = ["celery", "--quiet", "-A", "wams", "worker", "--beat", "--concurrency", "2"]
    worker += ["--schedule", str(state / "beat"), "--loglevel", "warning"]
    children.start("web", web, environment(addresses, "app", state))
    children.start("worker", worker, environment(addresses, "worker", state))
    # The name and not the number: a passkey belongs to a name.
    url = f"http://localhost:{port}"
    children.watch(until=lambda: answers(f"{url}/healthz"))
    return url


class Children:
    """Processes that stop together, and with us."""

    def __init__(self):
        self.running = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in reversed(self.running.values()):
            process.terminate()
        for process in self.running.values():
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()

    def start(self, name, arguments, environ):
        self.running[name] = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", sys.executable, "-m", *arguments],
            env=environ,
            cwd=BASE_DIR,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C reaches us alone, and we stop them in order
        )

    def watch(self, until=lambda: False):
        while not until():
            for name, process in self.running.items():
                if process.poll() is not None:
                    raise LaunchError(f"The {name} process stopped with code {process.poll()}.")
            time.sleep(0.2)


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310
            return answer.status == 200
    except urllib.error.HTTPError as error:
        raise LaunchError(f"{url} answers {error.code}.") from None
    except OSError:
        return False


def free_port(first=0):
    for port in [*range(first, first + 20), 0] if first else [0]:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return probe.getsockname()[1]
    raise LaunchError("No free port.")


def one_command(arguments, *, database="wams"):
    """Any command of manage.py, with servers around it."""
    with surroundings(VAR, database=database) as addresses:
        login = os.environ.get("WAMS_LOGIN") or login_for(arguments)
        environ = environment(addresses, login)
        environ["DATABASE_OWNER_URL"] = addresses["DATABASE_OWNER_URL"]
        return manage(arguments, environ).returncode


def login_for(arguments):
    return "owner" if arguments[:1] in (["migrate"], ["sqlmigrate"], ["showmigrations"]) else "app"


def bench(arguments):
    """On two large databases beside the demo's, which stay for the next measurement."""
    state = VAR / "bench"
    names = {f"wams_bench_{size}": size for size in BENCH_SIZES}
    for name, size in names.items():
        with surroundings(state, database=name) as addresses:
            prepare(addresses, state, load=["--scale", str(size)])
    chosen = [word for name in names for word in ("--database", name)]
    with surroundings(state, database=next(iter(names))) as addresses:
        environ = environment(addresses, "app", state)
        environ["DATABASE_OWNER_URL"] = addresses["DATABASE_OWNER_URL"]
        return manage(["bench", *arguments, *chosen], environ).returncode


def say(text):
    print(text, flush=True)


COMMANDS = {
    "demo": lambda arguments: demo(),
    "smoke": lambda arguments: smoke(),
    "code": lambda arguments: one_command(["demo_code", *arguments]),
    "bench": bench,
    "manage": one_command,
}


def main(arguments):
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except KeyboardInterrupt:
        return 0
    except (LaunchError, embedded.EmbeddedError, roles.RolesError) as error:
        print(error, file=sys.stderr)
    except subprocess.CalledProcessError as error:
        print(f"{error.cmd[2]} failed with code {error.returncode}.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
