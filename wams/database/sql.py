"""Migration operations from .sql files, so that policies and triggers are read as SQL."""

from django.db import migrations


def sql_file(path, name):
    """Run sql/NAME.sql beside the migration at ``path``; there is no way back."""
    return migrations.RunSQL((path.parent / "sql" / f"{name}.sql").read_text(encoding="utf-8"))
