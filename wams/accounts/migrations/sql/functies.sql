-- The clock and the context of one transaction. The only clock for grants is the
-- transaction's start, so that may(), guardian and row-level security agree.
CREATE FUNCTION wams_nu() RETURNS timestamptz LANGUAGE sql STABLE AS $$ SELECT now() $$;

-- After a commit a transaction-local setting is '' and not NULL, hence nullif.
CREATE FUNCTION wams_user() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;
CREATE FUNCTION wams_gemeente() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.gemeente_id', true), '')::uuid $$;
CREATE FUNCTION wams_act() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('app.systeem_act', true), '') $$;

-- Whether the person of this transaction holds one of these functions now, for the gemeente of
-- this transaction. Runs as wams_kern, so that policies on mandaat itself may ask it too.
CREATE FUNCTION wams_heeft_functie(VARIADIC gevraagd text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM accounts_mandaat m JOIN accounts_user u ON u.id = m.user_id
    WHERE m.user_id = wams_user() AND m.gemeente_id = wams_gemeente() AND u.is_active
      AND m.functie = ANY (gevraagd) AND m.van <= wams_nu() AND wams_nu() < m.tot)
$$;
REVOKE ALL ON FUNCTION wams_heeft_functie(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_heeft_functie(text[]) TO wams_app, wams_kern;
ALTER FUNCTION wams_heeft_functie(text[]) OWNER TO wams_kern;

-- A mandate is given by a functional administrator to somebody else, and only gets shorter.
ALTER TABLE accounts_mandaat ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY lezen ON accounts_mandaat FOR SELECT TO wams_app, wams_kern USING (true);
CREATE POLICY verlenen ON accounts_mandaat FOR INSERT TO wams_app WITH CHECK (
  verleend_door_id = wams_user() AND user_id <> wams_user()
  AND gemeente_id = wams_gemeente() AND wams_heeft_functie('beheerder'));
CREATE POLICY intrekken ON accounts_mandaat FOR UPDATE TO wams_app
  USING (gemeente_id = wams_gemeente() AND wams_heeft_functie('beheerder'));
CREATE FUNCTION wams_alleen_korter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.tot > OLD.tot THEN
    RAISE EXCEPTION 'alleen korter: verlengen is een nieuwe' USING ERRCODE = 'check_violation';
  END IF;
  -- What held yesterday held: else a look of yesterday would seem to have had no ground.
  IF NEW.tot < OLD.tot AND NEW.tot < wams_nu() THEN
    RAISE EXCEPTION 'beëindigen kan niet met terugwerkende kracht'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER korter BEFORE UPDATE ON accounts_mandaat
  FOR EACH ROW EXECUTE FUNCTION wams_alleen_korter();

-- What decides who receives what, and who is trained, is written by Beheer; training of another.
-- FORCE comes after the last migration: the owner can't check a foreign key to a forced table.
ALTER TABLE accounts_organisatie ENABLE ROW LEVEL SECURITY;
CREATE POLICY lezen ON accounts_organisatie FOR SELECT TO wams_app, wams_kern USING (true);
CREATE POLICY toevoegen ON accounts_organisatie FOR INSERT TO wams_app
  WITH CHECK (wams_heeft_functie('beheerder'));
CREATE POLICY wijzigen ON accounts_organisatie FOR UPDATE TO wams_app
  USING ((SELECT wams_heeft_functie('beheerder')));
ALTER TABLE accounts_partij ENABLE ROW LEVEL SECURITY;
CREATE POLICY lezen ON accounts_partij FOR SELECT TO wams_app, wams_kern USING (true);
CREATE POLICY toevoegen ON accounts_partij FOR INSERT TO wams_app
  WITH CHECK (gemeente_id = wams_gemeente() AND wams_heeft_functie('beheerder'));
CREATE POLICY beeindigen ON accounts_partij FOR UPDATE TO wams_app
  USING (gemeente_id = wams_gemeente() AND (SELECT wams_heeft_functie('beheerder')));
ALTER TABLE accounts_deskundigheid ENABLE ROW LEVEL SECURITY;
CREATE POLICY lezen ON accounts_deskundigheid FOR SELECT TO wams_app, wams_kern USING (true);
CREATE POLICY vastleggen ON accounts_deskundigheid FOR INSERT TO wams_app WITH CHECK (
  vastgelegd_door_id = wams_user() AND user_id <> wams_user()
  AND wams_heeft_functie('beheerder'));

-- Numbers per gemeente, year and kind: 2026-0147. The row lock keeps two people apart.
CREATE TABLE accounts_volgnummer (
  gemeente_id uuid NOT NULL REFERENCES accounts_gemeente,
  soort text NOT NULL,
  jaar int NOT NULL,
  laatste int NOT NULL,
  PRIMARY KEY (gemeente_id, soort, jaar)
);
CREATE FUNCTION wams_volgnummer(soort_ text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  jaar_ int := extract(year FROM wams_nu() AT TIME ZONE 'Europe/Amsterdam');
  nummer int;
BEGIN
  INSERT INTO accounts_volgnummer AS v (gemeente_id, soort, jaar, laatste)
    VALUES (wams_gemeente(), soort_, jaar_, 1)
    ON CONFLICT (gemeente_id, soort, jaar) DO UPDATE SET laatste = v.laatste + 1
    RETURNING laatste INTO nummer;
  RETURN jaar_ || '-' || lpad(nummer::text, 4, '0');
END $$;
REVOKE ALL ON FUNCTION wams_volgnummer(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_volgnummer(text) TO wams_app;
ALTER FUNCTION wams_volgnummer(text) OWNER TO wams_kern;
