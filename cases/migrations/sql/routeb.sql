-- Route B: an onderzoek without an own hulpvraag never starts with one person alone.
SET LOCAL check_function_bodies = off;

CREATE POLICY vullen ON cases_routebverzoek FOR INSERT TO wams_app
  WITH CHECK (wams_mag_vullen(casus_id));
CREATE TRIGGER versie BEFORE UPDATE ON cases_routebverzoek
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER versie BEFORE UPDATE ON cases_waarneming
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();

-- The FG reads that a guard was overridden; who works in the casus writes it.
ALTER TABLE cases_guardmelding ENABLE ROW LEVEL SECURITY;
CREATE POLICY zien ON cases_guardmelding FOR SELECT TO wams_app USING (
  gemeente_id = wams_gemeente() AND ((SELECT wams_heeft_functie('fg'))
    OR EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
      AND b.casus_id = cases_guardmelding.casus_id AND b.periodes @> wams_nu())));
CREATE POLICY toevoegen ON cases_guardmelding FOR INSERT TO wams_app WITH CHECK (
  gemeente_id = wams_gemeente()
  AND EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
    AND b.casus_id = cases_guardmelding.casus_id AND b.periodes @> wams_nu()));
CREATE POLICY systeem ON cases_guardmelding TO wams_worker USING (
  gemeente_id = wams_gemeente()
  AND EXISTS (SELECT 1 FROM doelbinding_systeemact s WHERE s.act = wams_act()));
CREATE POLICY kern ON cases_guardmelding FOR SELECT TO wams_kern USING (true);
CREATE TRIGGER blijft BEFORE UPDATE ON cases_guardmelding
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();

-- Who asked for the onderzoek neither does it nor weighs it.
CREATE FUNCTION wams_is_aanvrager(casus uuid, wie uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM cases_routebverzoek v WHERE v.casus_id = casus
    AND v.aanvrager_id = wie)
$$;
REVOKE ALL ON FUNCTION wams_is_aanvrager(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_is_aanvrager(uuid, uuid) TO wams_app, wams_kern;
ALTER FUNCTION wams_is_aanvrager(uuid, uuid) OWNER TO wams_kern;

CREATE FUNCTION wams_aanvrager_blijft_buiten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'wie het onderzoek vroeg, doet het niet en weegt het niet'
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER aanvrager BEFORE INSERT ON cases_aanstelling FOR EACH ROW
  WHEN (NEW.rol = 'ONDERZOEKER' AND wams_is_aanvrager(NEW.casus_id, NEW.user_id))
  EXECUTE FUNCTION wams_aanvrager_blijft_buiten();
CREATE TRIGGER aanvrager BEFORE UPDATE OF beoordelaar_id ON cases_beoordeling FOR EACH ROW
  WHEN (NEW.beoordelaar_id IS NOT NULL
    AND wams_is_aanvrager(NEW.casus_id, NEW.beoordelaar_id))
  EXECUTE FUNCTION wams_aanvrager_blijft_buiten();

-- Two people: a request that was granted, with a yes of somebody who neither asked nor does it,
-- and facts on two days at least.
CREATE FUNCTION wams_verzoek_toegewezen(casus uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM cases_routebverzoek v JOIN cases_beoordeling b
      ON b.casus_id = v.casus_id AND b.soort = 'route_b' AND b.status = 'akkoord'
    WHERE v.casus_id = casus AND v.status = 'TOEGEWEZEN'
      AND b.beoordelaar_id IS NOT NULL AND b.beoordelaar_id <> b.gevraagd_door_id
      AND b.beoordelaar_id IS DISTINCT FROM v.aanvrager_id
      AND NOT EXISTS (SELECT 1 FROM cases_aanstelling a WHERE a.casus_id = casus
        AND a.user_id = b.beoordelaar_id AND a.status <> 'geweigerd'))
    AND (SELECT count(DISTINCT w.op) >= 2 FROM cases_waarneming w WHERE w.casus_id = casus)
$$;
REVOKE ALL ON FUNCTION wams_verzoek_toegewezen(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_verzoek_toegewezen(uuid) TO wams_app;
ALTER FUNCTION wams_verzoek_toegewezen(uuid) OWNER TO wams_kern;
CREATE FUNCTION wams_route_b_start() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.route = 'B' AND OLD.route <> 'B' THEN
    RAISE EXCEPTION 'een eigen hulpvraag wordt geen onderzoek op verzoek'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.route = 'B' AND NEW.status <> OLD.status
      AND NEW.status IN ('ONDERZOEK', 'ONDERZOEK_AFGEROND', 'PLAN_CONCEPT', 'AANPAK',
        'HEROVERWEGING')
      AND NOT coalesce(wams_verzoek_toegewezen(NEW.id), false) THEN
    RAISE EXCEPTION 'een onderzoek op verzoek begint niet zonder twee mensen'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER route_b BEFORE UPDATE OF status, route ON cases_casus
  FOR EACH ROW EXECUTE FUNCTION wams_route_b_start();

-- What was granted or refused stays as it was, and only the second assessor grants it.
CREATE FUNCTION wams_verzoek_stap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status IN ('TOEGEWEZEN', 'AFGEWEZEN', 'INGETROKKEN')
      OR (NEW.aanvrager_id, NEW.aanvrager_naam, NEW.organisatie_id, NEW.na_burgermelding)
        IS DISTINCT FROM
        (OLD.aanvrager_id, OLD.aanvrager_naam, OLD.organisatie_id, OLD.na_burgermelding)
      OR (OLD.aangevuld AND NEW.status = 'AANVULLEN' AND OLD.status <> 'AANVULLEN') THEN
    RAISE EXCEPTION 'een verzoek wordt niet herschreven' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.status IN ('TOEGEWEZEN', 'AFGEWEZEN') AND NOT coalesce((SELECT true
      FROM cases_beoordeling b WHERE b.casus_id = NEW.casus_id AND b.soort = 'route_b'
        AND b.beoordelaar_id = wams_user() LIMIT 1), false) THEN
    RAISE EXCEPTION 'een ander beslist dit' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stap BEFORE UPDATE ON cases_routebverzoek
  FOR EACH ROW EXECUTE FUNCTION wams_verzoek_stap();

-- The guard mark outlives the casus: a pseudonym under a key of its own, a date, what was
-- refused. No login reads the table; only these functions do, and what is over is deleted.
CREATE TABLE cases_beschermingsmerk (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  gemeente_id uuid NOT NULL,
  kenmerk bytea NOT NULL,
  route text NOT NULL CHECK (route IN ('A', 'B')),
  op date NOT NULL,
  tot date NOT NULL CHECK (tot > op),
  personen bytea[] NOT NULL DEFAULT '{}',
  domeinen text[] NOT NULL DEFAULT '{}'
);
CREATE INDEX beschermingsmerk_kenmerk ON cases_beschermingsmerk (gemeente_id, kenmerk);
ALTER TABLE cases_beschermingsmerk ENABLE ROW LEVEL SECURITY;
CREATE POLICY kern ON cases_beschermingsmerk TO wams_kern USING (true) WITH CHECK (true);

CREATE FUNCTION wams_werkt_in(casus uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM cases_casus c WHERE c.id = casus AND c.gemeente_id = wams_gemeente()
    AND (EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
        AND b.casus_id = c.id AND b.periodes @> wams_nu())
      OR EXISTS (SELECT 1 FROM doelbinding_systeemact s WHERE s.act = wams_act())))
$$;
REVOKE ALL ON FUNCTION wams_werkt_in(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_werkt_in(uuid) TO wams_app, wams_kern;
ALTER FUNCTION wams_werkt_in(uuid) OWNER TO wams_kern;
CREATE FUNCTION wams_merk_zetten(
  casus uuid, route_ text, kenmerken bytea[], personen_ bytea[], domeinen_ text[], tot_ date)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT coalesce(wams_werkt_in(casus), false) THEN
    RAISE EXCEPTION 'geen betrokkenheid' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO cases_beschermingsmerk (gemeente_id, kenmerk, route, op, tot, personen, domeinen)
    SELECT wams_gemeente(), k, route_, (wams_nu() AT TIME ZONE 'Europe/Amsterdam')::date, tot_,
      personen_, domeinen_ FROM unnest(kenmerken) k;
END $$;
REVOKE ALL ON FUNCTION wams_merk_zetten(uuid, text, bytea[], bytea[], text[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_merk_zetten(uuid, text, bytea[], bytea[], text[], date) TO wams_app;
ALTER FUNCTION wams_merk_zetten(uuid, text, bytea[], bytea[], text[], date) OWNER TO wams_kern;
-- Asked for the people of one casus on request, by who works in it; never for a search.
CREATE FUNCTION wams_merk_toets(casus uuid, kenmerken bytea[])
RETURNS TABLE (route_ text, op_ date, tot_ date, personen_ bytea[], domeinen_ text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT m.route, m.op, m.tot, m.personen, m.domeinen FROM cases_beschermingsmerk m
  WHERE m.gemeente_id = wams_gemeente() AND m.kenmerk = ANY (kenmerken)
    AND m.tot >= (wams_nu() AT TIME ZONE 'Europe/Amsterdam')::date
    AND wams_werkt_in(casus)
    AND EXISTS (SELECT 1 FROM cases_casus c WHERE c.id = casus AND c.route = 'B')
$$;
REVOKE ALL ON FUNCTION wams_merk_toets(uuid, bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_merk_toets(uuid, bytea[]) TO wams_app;
ALTER FUNCTION wams_merk_toets(uuid, bytea[]) OWNER TO wams_kern;
CREATE FUNCTION wams_merk_opruimen() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH weg AS (DELETE FROM cases_beschermingsmerk
    WHERE tot < (wams_nu() AT TIME ZONE 'Europe/Amsterdam')::date RETURNING 1)
  SELECT count(*) FROM weg
$$;
REVOKE ALL ON FUNCTION wams_merk_opruimen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_merk_opruimen() TO wams_app;
ALTER FUNCTION wams_merk_opruimen() OWNER TO wams_kern;
