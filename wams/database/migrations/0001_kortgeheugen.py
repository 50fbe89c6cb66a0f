from django.db import migrations

# What Django's database cache expects. It counts tries at logging in and used second factors:
# in the database, as one process's memory is not the other's and the broker may be down.
FORWARD = """
CREATE UNLOGGED TABLE database_kortgeheugen (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX database_kortgeheugen_expires ON database_kortgeheugen (expires);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(FORWARD, "DROP TABLE database_kortgeheugen")]
