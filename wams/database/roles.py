"""Makes the roles and databases from an administrator's connection; safe to run again."""

import json
import os
import secrets
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

HERE = Path(__file__).parent
LOGINS = ("owner", "app", "worker")
TEMPLATE = "wams_sjabloon"


class RolesError(RuntimeError):
    """The roles can't be made as they must be; the text says why."""


def is_administrator(url):
    """May this login make roles and databases?"""
    with connect(url) as connection:
        row = connection.execute(
            "SELECT rolsuper OR (rolcreaterole AND rolcreatedb) FROM pg_roles"
            " WHERE rolname = current_user"
        ).fetchone()
    return row[0]


def provision(admin_url, *, database, passwords, tests=False, fresh=False):
    """Roles with passwords and one database; gives the address of each login."""
    known = keep_passwords(passwords)
    with connect(admin_url) as admin:
        make_roles(admin, known)
        with member_of_owner(admin):
            if tests:
                admin.execute("ALTER ROLE wams_owner CREATEDB")
            if fresh:
                name = sql.Identifier(database)
                admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
            make_database(admin, database)
    urls = {login: address(admin_url, login, known, database) for login in LOGINS}
    open_schema(urls["owner"], database)
    return urls


def keep_passwords(path):
    """The passwords of the three logins, made once, readable by this user only."""
    path = Path(path)
    if not path.exists():
        fresh = {f"wams_{login}": secrets.token_urlsafe(32) for login in LOGINS}
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            json.dump(fresh, file)
    return json.loads(path.read_text())


def make_roles(admin, passwords):
    admin.execute((HERE / "roles.sql").read_text())
    for role, password in passwords.items():
        # Hashed here, so that no password reaches the server's log.
        hashed = admin.pgconn.encrypt_password(
            password.encode(), role.encode(), b"scram-sha-256"
        ).decode()
        admin.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(hashed))
        )
    refuse_strong_roles(admin)


def refuse_strong_roles(admin):
    strong = admin.execute(
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'wams\\_%' AND"
        " (rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication) ORDER BY 1"
    ).fetchall()
    if strong:
        names = ", ".join(name for (name,) in strong)
        raise RolesError(f"These roles have rights that switch off our locks: {names}.")


@contextmanager
def member_of_owner(admin):
    """Only a superuser may give a database to a role that he isn't in."""
    superuser = admin.execute(
        "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
    ).fetchone()[0]
    if superuser:
        yield
        return
    admin.execute("GRANT wams_owner TO CURRENT_USER")
    try:
        yield
    finally:
        admin.execute("REVOKE wams_owner FROM CURRENT_USER")


def make_database(admin, name):
    if admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return
    admin.execute(
        sql.SQL(
            "CREATE DATABASE {} OWNER wams_owner TEMPLATE template0"
            " ENCODING 'UTF8' LOCALE 'C.UTF-8'"
        ).format(sql.Identifier(name))
    )


def open_schema(owner_url, database):
    with connect(owner_url) as owner:
        name = sql.Identifier(database)
        owner.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
        owner.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO wams_app, wams_worker").format(name))
        owner.execute((HERE / "database.sql").read_text())


def address(admin_url, login, passwords, database):
    role = f"wams_{login}"
    return make_conninfo(admin_url, user=role, password=passwords[role], dbname=database)


def connect(url):
    return psycopg.connect(url, autocommit=True, connect_timeout=10)
