-- The five roles of the product; safe to run again. Passwords are set elsewhere.
-- Needs a login with CREATEROLE; a superuser is not needed.

DO $$
DECLARE
    naam text;
BEGIN
    FOREACH naam IN ARRAY ARRAY['wams_owner', 'wams_app', 'wams_worker', 'wams_kern', 'wams_wis']
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = naam) THEN
            EXECUTE format('CREATE ROLE %I', naam);
        END IF;
    END LOOP;
END $$;

-- An owner that inherits wams_kern would get its policies too and see every row.
ALTER ROLE wams_owner LOGIN NOINHERIT;
ALTER ROLE wams_app LOGIN INHERIT;
ALTER ROLE wams_worker LOGIN INHERIT;
ALTER ROLE wams_kern NOLOGIN;
ALTER ROLE wams_wis NOLOGIN;

GRANT wams_app TO wams_worker;

-- The owner hands functions over to these two, and that is all the membership is for.
DO $$
BEGIN
    IF current_setting('server_version_num')::int >= 160000 THEN
        EXECUTE 'GRANT wams_kern, wams_wis TO wams_owner WITH INHERIT FALSE, SET TRUE';
    ELSE
        GRANT wams_kern, wams_wis TO wams_owner;
    END IF;
END $$;

-- A migration that a policy would silently hide rows from must fail instead.
ALTER ROLE wams_owner SET row_security = off;
ALTER ROLE wams_owner SET lock_timeout = '10s';

ALTER ROLE wams_app SET statement_timeout = '5s';
ALTER ROLE wams_app SET lock_timeout = '2s';
ALTER ROLE wams_app SET idle_in_transaction_session_timeout = '15s';
ALTER ROLE wams_app SET search_path = public;
ALTER ROLE wams_app SET jit = off;

ALTER ROLE wams_worker SET statement_timeout = '60s';
ALTER ROLE wams_worker SET lock_timeout = '5s';
ALTER ROLE wams_worker SET idle_in_transaction_session_timeout = '60s';
ALTER ROLE wams_worker SET search_path = public;
ALTER ROLE wams_worker SET jit = off;
