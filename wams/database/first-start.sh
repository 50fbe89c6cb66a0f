#!/bin/sh
# For a container of PostgreSQL, at its very first start: the roles, their passwords, the database.
set -eu
here=/opt/wams/database

as_admin() { psql -v ON_ERROR_STOP=1 --quiet --username "$POSTGRES_USER" "$@"; }

as_admin --dbname postgres --file "$here/roles.sql"
as_admin --dbname postgres \
    --set owner="$WAMS_OWNER_PASSWORD" --set app="$WAMS_APP_PASSWORD" \
    --set worker="$WAMS_WORKER_PASSWORD" <<'SQL'
SET log_statement = 'none';
ALTER ROLE wams_owner PASSWORD :'owner';
ALTER ROLE wams_app PASSWORD :'app';
ALTER ROLE wams_worker PASSWORD :'worker';
CREATE DATABASE wams OWNER wams_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE wams FROM PUBLIC;
GRANT CONNECT ON DATABASE wams TO wams_app, wams_worker;
SQL
{ echo 'SET SESSION AUTHORIZATION wams_owner;'; cat "$here/database.sql"; } | as_admin --dbname wams
