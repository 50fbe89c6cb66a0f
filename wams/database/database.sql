-- Once in each database, as wams_owner: under NOINHERIT its ownership alone opens no schema.
SET ROLE pg_database_owner;
GRANT USAGE, CREATE ON SCHEMA public TO wams_owner WITH GRANT OPTION;
-- They own functions and a view; a role that no login has can make nothing by itself.
GRANT USAGE, CREATE ON SCHEMA public TO wams_kern, wams_wis;
RESET ROLE;
