-- Guardian's table: the grants that hold now, read with the eyes of whoever asks.
CREATE VIEW doelbinding_lopendetoewijzing WITH (security_invoker = true) AS
  SELECT id, user_id, casus_id, permission_id, toegekend_door_id, gemeente_id, organisatie_id,
         rol, reden, act, van, tot
  FROM doelbinding_toewijzing WHERE van <= wams_nu() AND wams_nu() < tot;

-- remove_perm() of guardian ends the grant; the history row stays.
CREATE FUNCTION wams_eindig_toewijzing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE doelbinding_toewijzing SET tot = wams_nu() WHERE id = OLD.id;
  RETURN OLD;
END $$;
CREATE TRIGGER eindig INSTEAD OF DELETE ON doelbinding_lopendetoewijzing
  FOR EACH ROW EXECUTE FUNCTION wams_eindig_toewijzing();
CREATE TRIGGER korter BEFORE UPDATE ON doelbinding_toewijzing
  FOR EACH ROW EXECUTE FUNCTION wams_alleen_korter();
CREATE INDEX toewijzing_per_casus ON doelbinding_toewijzing (casus_id, user_id);

-- A row stays in its dossier: whoever works in two could else move it from one to the other.
CREATE FUNCTION wams_blijft_in_dossier() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'een rij verhuist niet naar een ander dossier'
    USING ERRCODE = 'insufficient_privilege';
END $$;

-- The derived row: exact periods, the last end for lists, the last activity for their order.
-- It opens the casus as a whole, so a partij has none: its grant opens the own share, by policies
-- of the tables that hold one.
CREATE TABLE doelbinding_betrokkenheid (
  user_id uuid NOT NULL REFERENCES accounts_user,
  casus_id uuid NOT NULL REFERENCES cases_casus,
  periodes tstzmultirange NOT NULL,
  tot timestamptz NOT NULL,
  laatste_activiteit timestamptz NOT NULL,
  PRIMARY KEY (user_id, casus_id)
) WITH (fillfactor = 70);
CREATE INDEX betrokkenheid_lijst
  ON doelbinding_betrokkenheid (user_id, laatste_activiteit DESC, casus_id);
CREATE INDEX betrokkenheid_casus ON doelbinding_betrokkenheid (casus_id);

CREATE FUNCTION wams_herbereken(users uuid[], casussen uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Lock each pair, in a fixed order, before reading the grants: else two people who give
  -- different doelen at the same time lose one.
  INSERT INTO doelbinding_betrokkenheid AS b
    SELECT DISTINCT u, c, '{}'::tstzmultirange, '-infinity'::timestamptz, wams_nu()
    FROM unnest(users, casussen) p(u, c) ORDER BY 1, 2
    ON CONFLICT (user_id, casus_id) DO UPDATE SET user_id = b.user_id;
  -- A new statement sees what the other writer committed.
  UPDATE doelbinding_betrokkenheid b SET periodes = n.p, tot = n.t
    FROM (SELECT t.user_id, t.casus_id, range_agg(tstzrange(t.van, t.tot)) p, max(t.tot) t
          FROM doelbinding_toewijzing t
          JOIN (SELECT DISTINCT u, c FROM unnest(users, casussen) q(u, c)) x
            ON (t.user_id, t.casus_id) = (x.u, x.c)
          WHERE t.rol <> 'PARTIJ'
          GROUP BY 1, 2) n
    WHERE (b.user_id, b.casus_id) = (n.user_id, n.casus_id);
  DELETE FROM doelbinding_betrokkenheid b USING unnest(users, casussen) p(u, c)
    WHERE b.user_id = p.u AND b.casus_id = p.c AND NOT EXISTS (
      SELECT 1 FROM doelbinding_toewijzing t WHERE t.user_id = p.u AND t.casus_id = p.c
        AND t.rol <> 'PARTIJ');
END $$;
REVOKE ALL ON FUNCTION wams_herbereken(uuid[], uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_herbereken(uuid[], uuid[]) TO wams_kern;
ALTER FUNCTION wams_herbereken(uuid[], uuid[]) OWNER TO wams_kern;

-- One trigger per event: transition tables allow no more.
CREATE FUNCTION wams_toewijzing_erbij() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM wams_herbereken(array_agg(user_id), array_agg(casus_id))
    FROM nieuw HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE FUNCTION wams_toewijzing_anders() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM wams_herbereken(array_agg(user_id), array_agg(casus_id))
    FROM (SELECT user_id, casus_id FROM oud UNION SELECT user_id, casus_id FROM nieuw) w
    HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE FUNCTION wams_toewijzing_weg() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM wams_herbereken(array_agg(user_id), array_agg(casus_id))
    FROM oud HAVING count(*) > 0;
  RETURN NULL;
END $$;
ALTER FUNCTION wams_toewijzing_erbij() OWNER TO wams_kern;
ALTER FUNCTION wams_toewijzing_anders() OWNER TO wams_kern;
ALTER FUNCTION wams_toewijzing_weg() OWNER TO wams_kern;
CREATE TRIGGER betr_erbij AFTER INSERT ON doelbinding_toewijzing REFERENCING NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION wams_toewijzing_erbij();
CREATE TRIGGER betr_anders AFTER UPDATE ON doelbinding_toewijzing
  REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION wams_toewijzing_anders();
CREATE TRIGGER betr_weg AFTER DELETE ON doelbinding_toewijzing REFERENCING OLD TABLE AS oud
  FOR EACH STATEMENT EXECUTE FUNCTION wams_toewijzing_weg();

ALTER TABLE doelbinding_betrokkenheid ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY zelf ON doelbinding_betrokkenheid FOR SELECT TO wams_app
  USING (user_id = wams_user());
CREATE POLICY kern ON doelbinding_betrokkenheid TO wams_kern USING (true) WITH CHECK (true);

ALTER TABLE doelbinding_toewijzing ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY kern ON doelbinding_toewijzing FOR SELECT TO wams_kern USING (true);
CREATE POLICY zien ON doelbinding_toewijzing FOR SELECT TO wams_app USING (
  user_id = wams_user()
  OR EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
     AND b.casus_id = doelbinding_toewijzing.casus_id AND b.periodes @> wams_nu())
  OR (gemeente_id = wams_gemeente()
      AND (SELECT wams_heeft_functie('beheerder', 'verdeler', 'fg'))));
-- Who may end one: whoever works in the casus, the werkverdeler, Beheer, the holder himself.
CREATE POLICY beeindigen ON doelbinding_toewijzing FOR UPDATE TO wams_app USING (
  user_id = wams_user()
  OR EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
     AND b.casus_id = doelbinding_toewijzing.casus_id AND b.periodes @> wams_nu())
  OR (gemeente_id = wams_gemeente() AND (SELECT wams_heeft_functie('beheerder', 'verdeler'))));
CREATE POLICY systeem_zien ON doelbinding_toewijzing FOR SELECT TO wams_worker USING (
  gemeente_id = wams_gemeente()
  AND EXISTS (SELECT 1 FROM doelbinding_systeemact s WHERE s.act = wams_act()));
CREATE POLICY systeem_beeindigen ON doelbinding_toewijzing FOR UPDATE TO wams_worker USING (
  gemeente_id = wams_gemeente()
  AND EXISTS (SELECT 1 FROM doelbinding_systeemact s WHERE s.act = wams_act()));
