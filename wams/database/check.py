"""What must hold of a database connection before anyone may work through it."""

import psycopg
from django.conf import settings

OLDEST = 150000

# Each question gives no row when all is well.
ALWAYS = {
    "De inlog is een superuser; die ziet langs elke regel heen.": """
        SELECT FROM pg_roles WHERE rolsuper AND rolname IN (current_user, session_user)""",
    "De inlog heeft BYPASSRLS en slaat row-level security over.": """
        SELECT FROM pg_roles WHERE rolbypassrls AND rolname IN (current_user, session_user)""",
    "De inlog mag rollen of databases maken, of kopieert de server.": """
        SELECT FROM pg_roles WHERE (rolcreaterole OR rolcreatedb OR rolreplication)
          AND rolname IN (current_user, session_user)""",
    "De inlog is eigenaar van tabellen, of lid van een rol die dat is.": """
        SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
          AND pg_has_role(session_user, c.relowner, 'MEMBER') LIMIT 1""",
    "De inlog is eigenaar van de database, of lid van de rol die dat is.": """
        SELECT FROM pg_database
        WHERE datname = current_database() AND pg_has_role(session_user, datdba, 'MEMBER')""",
    "De inlog is lid van wams_kern of wams_wis.": """
        SELECT FROM pg_roles
        WHERE rolname IN ('wams_kern', 'wams_wis') AND pg_has_role(session_user, oid, 'MEMBER')""",
    "Row-level security staat uit voor deze inlog.": """
        SELECT WHERE current_setting('row_security') <> 'on'""",
    "Een tabel heeft row-level security zonder FORCE; draai de migraties opnieuw.": """
        SELECT FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity LIMIT 1""",
    "PostgreSQL is ouder dan versie 15.": f"""
        SELECT WHERE current_setting('server_version_num')::int < {OLDEST}""",
}
DURABLE = {
    "synchronous_commit staat uit; een bevestigde regel kan verdwijnen.": """
        SELECT WHERE current_setting('synchronous_commit') = 'off'""",
    "fsync of full_page_writes staat uit; na een storing is de database stuk.": """
        SELECT WHERE 'off' IN (current_setting('fsync'), current_setting('full_page_writes'))""",
    "De database heeft geen controlesommen (data_checksums).": """
        SELECT WHERE current_setting('data_checksums') = 'off'""",
}


class UnsafeDatabaseError(RuntimeError):
    """The product does not start on a connection that opens a lock."""

    def __init__(self, faults):
        super().__init__("De database is niet veilig ingesteld:\n- " + "\n- ".join(faults))
        self.faults = faults


def faults(cursor, *, durable=True):
    """All that is wrong with the connection behind ``cursor``, in words."""
    questions = ALWAYS | (DURABLE if durable else {})
    return [text for text, question in questions.items() if found(cursor, question)]


def found(cursor, question):
    cursor.execute(question)
    return cursor.fetchone() is not None


def require_safe(conninfo, *, durable=True):
    """On a connection of its own: no pool opens before a fork."""
    with psycopg.connect(conninfo, connect_timeout=10) as connection:
        wrong = faults(connection.cursor(), durable=durable)
    if wrong:
        raise UnsafeDatabaseError(wrong)


def require_safe_start():
    """For the processes that serve: with the login that the settings chose."""
    require_safe(settings.DATABASE_URLS[settings.LOGIN], durable=settings.DATABASE_DURABLE)
