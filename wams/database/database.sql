-- Once in each database, as wams_owner: under NOINHERIT its ownership alone opens no schema.
SET ROLE pg_database_owner;
GRANT USAGE, CREATE ON SCHEMA public TO wams_owner WITH GRANT OPTION;
RESET ROLE;
