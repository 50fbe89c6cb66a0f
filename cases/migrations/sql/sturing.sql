-- Who carries the casus: asked, accepted, granted. The grants are the keys of all else, so the
-- database allows exactly the roads of the work, and none of them to oneself alone.
SET LOCAL check_function_bodies = off;

-- A member of the pool: active, with a live mandate for the function that the role needs.
CREATE FUNCTION wams_in_pool(wie uuid, gemeente uuid, organisatie uuid, rol_ text)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM accounts_mandaat m JOIN accounts_user u ON u.id = m.user_id
    WHERE m.user_id = wie AND m.gemeente_id = gemeente AND m.organisatie_id = organisatie
      AND u.is_active AND m.van <= wams_nu() AND wams_nu() < m.tot
      AND m.functie = CASE rol_ WHEN 'ONDERZOEKER' THEN 'onderzoeker'
        WHEN 'COORDINATOR' THEN 'coordinator' WHEN 'WAARNEMER' THEN 'coordinator'
        WHEN 'BEOORDELAAR' THEN 'beoordelaar' WHEN 'PARTIJ' THEN 'partner' END)
$$;
REVOKE ALL ON FUNCTION wams_in_pool(uuid, uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_in_pool(uuid, uuid, uuid, text) TO wams_app, wams_kern;
ALTER FUNCTION wams_in_pool(uuid, uuid, uuid, text) OWNER TO wams_kern;

-- In which phase a casus can have somebody in this role; a suspended one is where it returns to.
CREATE FUNCTION wams_fase_past(fase text, rol_ text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE rol_
    WHEN 'ONDERZOEKER' THEN fase IN ('VOORBEREIDING', 'ONDERZOEK', 'ONDERZOEK_AFGEROND')
    WHEN 'COORDINATOR' THEN fase IN (
      'ONDERZOEK_AFGEROND', 'PLAN_CONCEPT', 'AANPAK', 'HEROVERWEGING')
    WHEN 'WAARNEMER' THEN fase IN ('PLAN_CONCEPT', 'AANPAK', 'HEROVERWEGING')
    ELSE false END
$$;
CREATE FUNCTION wams_casus_past(casus uuid, rol_ text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM cases_casus c WHERE c.id = casus AND c.gemeente_id = wams_gemeente()
    AND wams_fase_past(CASE c.status WHEN 'OPGESCHORT' THEN c.terug_naar ELSE c.status END, rol_))
$$;
REVOKE ALL ON FUNCTION wams_casus_past(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_casus_past(uuid, text) TO wams_app, wams_kern;
ALTER FUNCTION wams_casus_past(uuid, text) OWNER TO wams_kern;

-- Somebody who holds one of these roles in the casus now.
CREATE FUNCTION wams_werkt_als(wie uuid, casus uuid, VARIADIC rollen text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM doelbinding_toewijzing t WHERE t.casus_id = casus
    AND t.user_id = wie AND t.rol = ANY (rollen) AND t.van <= wams_nu() AND wams_nu() < t.tot)
$$;
REVOKE ALL ON FUNCTION wams_werkt_als(uuid, uuid, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_werkt_als(uuid, uuid, text[]) TO wams_kern;
ALTER FUNCTION wams_werkt_als(uuid, uuid, text[]) OWNER TO wams_kern;

-- What one person gives to another: the werkverdeler an onderzoeker that he appointed, who works
-- in the casus a partij its own share, the second assessor a longer time after his yes.
CREATE FUNCTION wams_geeft_ander(casus uuid, ontvanger uuid, rol_ text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE rol_
    WHEN 'ONDERZOEKER' THEN wams_heeft_functie('verdeler')
      AND wams_casus_past(casus, rol_)
      AND EXISTS (SELECT 1 FROM cases_aanstelling a WHERE a.casus_id = casus
        AND a.user_id = ontvanger AND a.rol = rol_ AND a.status = 'aanvaard'
        AND a.voorgesteld_door_id = wams_user())
    WHEN 'PARTIJ' THEN
      wams_werkt_als(wams_user(), casus, 'ONDERZOEKER', 'COORDINATOR', 'WAARNEMER')
    WHEN 'COORDINATOR' THEN wams_mag_verlengen(casus, ontvanger, rol_)
    WHEN 'WAARNEMER' THEN wams_mag_verlengen(casus, ontvanger, rol_)
    ELSE false END
$$;
CREATE FUNCTION wams_mag_verlengen(casus uuid, ontvanger uuid, rol_ text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT wams_werkt_als(wams_user(), casus, 'BEOORDELAAR')
    AND EXISTS (SELECT 1 FROM cases_beoordeling b WHERE b.casus_id = casus
      AND b.status = 'akkoord' AND b.beoordelaar_id = wams_user()
      AND b.beslist_op = (wams_nu() AT TIME ZONE 'Europe/Amsterdam')::date)
    AND EXISTS (SELECT 1 FROM cases_aanstelling a WHERE a.casus_id = casus
      AND a.user_id = ontvanger AND a.rol = rol_ AND a.status = 'aanvaard')
$$;

-- What one takes oneself: an appointment that somebody else asked for and that one accepts now
-- (a longer time is another's to give), unassigned onderzoek from
-- the queue of the own team, a decision that one took on as second assessor.
CREATE FUNCTION wams_neemt_zelf(casus uuid, rol_ text, door uuid, team_ uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN rol_ = 'BEOORDELAAR' THEN EXISTS (
        SELECT 1 FROM cases_beoordeling b WHERE b.casus_id = casus AND b.status = 'gevraagd'
          AND b.beoordelaar_id = wams_user() AND b.gevraagd_door_id = door)
      AND NOT wams_hoort_bij(casus)
    WHEN rol_ = 'ONDERZOEKER' AND door = wams_user() THEN
      NOT wams_heeft_functie('verdeler')
      AND EXISTS (SELECT 1 FROM cases_casus c WHERE c.id = casus
        AND c.status = 'VOORBEREIDING' AND c.team_id = team_)
      AND NOT EXISTS (SELECT 1 FROM doelbinding_toewijzing t WHERE t.casus_id = casus
        AND t.rol = 'ONDERZOEKER' AND t.van <= wams_nu() AND wams_nu() < t.tot)
    WHEN rol_ IN ('COORDINATOR', 'WAARNEMER') THEN wams_casus_past(casus, rol_)
      AND EXISTS (SELECT 1 FROM cases_aanstelling a WHERE a.casus_id = casus
        AND a.user_id = wams_user() AND a.rol = rol_ AND a.status = 'voorgesteld'
        AND a.voorgesteld_door_id = door AND a.voorgesteld_door_id <> wams_user())
    ELSE false END
$$;

-- Whoever opened or ever carried a casus does not weigh a decision in it.
CREATE FUNCTION wams_hoort_bij(casus uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM cases_casus c WHERE c.id = casus
      AND c.geopend_door_id = wams_user())
    OR EXISTS (SELECT 1 FROM cases_aanstelling a WHERE a.casus_id = casus
      AND a.user_id = wams_user() AND a.status <> 'geweigerd')
    OR EXISTS (SELECT 1 FROM doelbinding_toewijzing t WHERE t.casus_id = casus
      AND t.user_id = wams_user() AND t.rol <> 'BEOORDELAAR')
$$;

-- Without a person in the context nobody is granted anything, the worker neither.
CREATE FUNCTION wams_mag_toekennen(
  casus uuid, ontvanger uuid, rol_ text, door uuid, gemeente uuid, organisatie uuid)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(gemeente = wams_gemeente()
    AND EXISTS (SELECT 1 FROM cases_casus c WHERE c.id = casus AND c.gemeente_id = gemeente
      AND c.status NOT IN ('NIET_GESTART', 'BEEINDIGD', 'IN_BEWARING', 'VERNIETIGD'))
    AND wams_in_pool(ontvanger, gemeente, organisatie, rol_)
    AND CASE WHEN ontvanger = wams_user() THEN wams_neemt_zelf(casus, rol_, door, organisatie)
      ELSE door = wams_user() AND wams_geeft_ander(casus, ontvanger, rol_) END, false)
$$;
REVOKE ALL ON FUNCTION wams_geeft_ander(uuid, uuid, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION wams_mag_verlengen(uuid, uuid, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION wams_neemt_zelf(uuid, text, uuid, uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION wams_hoort_bij(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION wams_mag_toekennen(uuid, uuid, text, uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_hoort_bij(uuid) TO wams_app;
GRANT EXECUTE ON FUNCTION wams_mag_toekennen(uuid, uuid, text, uuid, uuid, uuid) TO wams_app;
ALTER FUNCTION wams_geeft_ander(uuid, uuid, text) OWNER TO wams_kern;
ALTER FUNCTION wams_mag_verlengen(uuid, uuid, text) OWNER TO wams_kern;
ALTER FUNCTION wams_neemt_zelf(uuid, text, uuid, uuid) OWNER TO wams_kern;
ALTER FUNCTION wams_hoort_bij(uuid) OWNER TO wams_kern;
ALTER FUNCTION wams_mag_toekennen(uuid, uuid, text, uuid, uuid, uuid) OWNER TO wams_kern;
-- From now, and never without an end: 15 months hold the longest aanpak with its closing work.
CREATE POLICY geven ON doelbinding_toewijzing FOR INSERT TO wams_app WITH CHECK (
  van = wams_nu() AND tot <= wams_nu() + interval '15 months'
  AND wams_mag_toekennen(casus_id, user_id, rol, toegekend_door_id, gemeente_id, organisatie_id));

-- Aanstelling: the person asked, whoever works in the casus, werkverdeler and FG of the gemeente.
ALTER TABLE cases_aanstelling ENABLE ROW LEVEL SECURITY;
CREATE POLICY zien ON cases_aanstelling FOR SELECT TO wams_app USING (
  -- The function first: asked once, it spares the rest for each of twenty thousand rows.
  gemeente_id = wams_gemeente() AND ((SELECT wams_heeft_functie('verdeler', 'fg'))
    OR user_id = wams_user()
    OR EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
      AND b.casus_id = cases_aanstelling.casus_id AND b.periodes @> wams_nu())));
-- The werkverdeler asks another, and only onderzoek goes without asking; a member of the pool
-- takes unassigned onderzoek for himself.
CREATE POLICY vragen ON cases_aanstelling FOR INSERT TO wams_app WITH CHECK (
  gemeente_id = wams_gemeente() AND voorgesteld_door_id = wams_user()
  AND wams_in_pool(user_id, gemeente_id, organisatie_id, rol)
  AND wams_casus_past(casus_id, rol)
  AND CASE WHEN user_id = wams_user()
    THEN rol = 'ONDERZOEKER' AND status = 'aanvaard' AND wams_mag_toekennen(
      casus_id, user_id, rol, voorgesteld_door_id, gemeente_id, organisatie_id)
    ELSE wams_heeft_functie('verdeler')
      AND status = CASE rol WHEN 'ONDERZOEKER' THEN 'aanvaard' ELSE 'voorgesteld' END END);
CREATE POLICY wijzigen ON cases_aanstelling FOR UPDATE TO wams_app USING (
  gemeente_id = wams_gemeente() AND (user_id = wams_user()
    OR (SELECT wams_heeft_functie('verdeler'))
    OR EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
      AND b.casus_id = cases_aanstelling.casus_id AND b.periodes @> wams_nu())));
CREATE POLICY systeem ON cases_aanstelling TO wams_worker USING (
  gemeente_id = wams_gemeente()
  AND EXISTS (SELECT 1 FROM doelbinding_systeemact s WHERE s.act = wams_act()));
CREATE POLICY kern ON cases_aanstelling FOR SELECT TO wams_kern USING (true);

-- Without a person in the context the answer is no, hence coalesce: NULL would pass the check.
-- An appointment opens a dossier: what was asked of whom stays as it was, only the person asked
-- says yes, and what has ended does not come back.
CREATE FUNCTION wams_aanstelling_stap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.casus_id, NEW.gemeente_id, NEW.user_id, NEW.organisatie_id, NEW.rol,
      NEW.voorgesteld_door_id, NEW.voorgesteld_op, NEW.verwerkingsafspraak) IS DISTINCT FROM
     (OLD.casus_id, OLD.gemeente_id, OLD.user_id, OLD.organisatie_id, OLD.rol,
      OLD.voorgesteld_door_id, OLD.voorgesteld_op, OLD.verwerkingsafspraak) THEN
    RAISE EXCEPTION 'een aanstelling wordt niet herschreven'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.status <> OLD.status AND NOT (
      (OLD.status = 'voorgesteld' AND NEW.status = 'ingetrokken')
      OR (OLD.status = 'aanvaard' AND NEW.status = 'geeindigd')
      OR (OLD.status = 'voorgesteld' AND NEW.status IN ('aanvaard', 'geweigerd')
        AND coalesce(
          NEW.user_id = wams_user() AND NEW.voorgesteld_door_id <> wams_user(), false))) THEN
    RAISE EXCEPTION 'deze stap van een aanstelling is niet aan u'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stap BEFORE UPDATE ON cases_aanstelling
  FOR EACH ROW EXECUTE FUNCTION wams_aanstelling_stap();

-- Beoordeling: who works in the casus, and the pool of second assessors for what still waits.
ALTER TABLE cases_beoordeling ENABLE ROW LEVEL SECURITY;
CREATE POLICY zien ON cases_beoordeling FOR SELECT TO wams_app USING (
  gemeente_id = wams_gemeente() AND (
    (status = 'gevraagd' AND (SELECT wams_heeft_functie('beoordelaar')))
    OR beoordelaar_id = wams_user()
    OR EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
      AND b.casus_id = cases_beoordeling.casus_id AND b.periodes @> wams_nu())));
CREATE POLICY vragen ON cases_beoordeling FOR INSERT TO wams_app WITH CHECK (
  gemeente_id = wams_gemeente() AND gevraagd_door_id = wams_user()
  AND status = 'gevraagd' AND beoordelaar_id IS NULL
  AND EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
    AND b.casus_id = cases_beoordeling.casus_id AND b.periodes @> wams_nu()));
CREATE POLICY wijzigen ON cases_beoordeling FOR UPDATE TO wams_app USING (
  gemeente_id = wams_gemeente() AND (
    (status = 'gevraagd' AND (SELECT wams_heeft_functie('beoordelaar')))
    OR beoordelaar_id = wams_user()
    OR EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
      AND b.casus_id = cases_beoordeling.casus_id AND b.periodes @> wams_nu())));
CREATE POLICY systeem ON cases_beoordeling TO wams_worker USING (
  gemeente_id = wams_gemeente()
  AND EXISTS (SELECT 1 FROM doelbinding_systeemact s WHERE s.act = wams_act()));
CREATE POLICY kern ON cases_beoordeling FOR SELECT TO wams_kern USING (true);

-- Two people: what is asked stays as asked, only who took it on decides, and only once.
CREATE FUNCTION wams_beoordeling_stap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'gevraagd' OR
     (NEW.casus_id, NEW.gemeente_id, NEW.soort, NEW.motivering, NEW.nieuwe_einddatum,
      NEW.nieuwe_evaluatie, NEW.gevraagd_door_id, NEW.gevraagd_op, NEW.beslissen_voor)
     IS DISTINCT FROM
     (OLD.casus_id, OLD.gemeente_id, OLD.soort, OLD.motivering, OLD.nieuwe_einddatum,
      OLD.nieuwe_evaluatie, OLD.gevraagd_door_id, OLD.gevraagd_op, OLD.beslissen_voor) THEN
    RAISE EXCEPTION 'een beoordeling wordt niet herschreven'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.beoordelaar_id IS DISTINCT FROM OLD.beoordelaar_id AND NOT coalesce(
      NEW.beoordelaar_id = wams_user() AND wams_heeft_functie('beoordelaar')
      AND NOT wams_hoort_bij(OLD.casus_id)
      AND (OLD.beoordelaar_id IS NULL
        OR OLD.beslissen_voor < (wams_nu() AT TIME ZONE 'Europe/Amsterdam')::date), false) THEN
    RAISE EXCEPTION 'een ander beoordeelt dit' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.status IN ('akkoord', 'afgewezen')
      AND NOT coalesce(OLD.beoordelaar_id = wams_user(), false) THEN
    RAISE EXCEPTION 'een ander beslist dit' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stap BEFORE UPDATE ON cases_beoordeling
  FOR EACH ROW EXECUTE FUNCTION wams_beoordeling_stap();

-- What may be known of a casus without a toewijzing: number, phase, term, who; no content.
-- Owned by wams_kern, which sees all rows; the view itself asks who looks: werkverdeler, FG and
-- manager see all, others what waits in the queue of their team, what was asked of them, and
-- what waits for a second assessor.
CREATE VIEW cases_verdeelregel WITH (security_barrier = true) AS
  SELECT s.casus_id, s.gemeente_id, s.team_id, s.groep, s.nummer, c.route, c.status,
    c.bewaarklasse,
    CASE c.status WHEN 'OPGESCHORT' THEN c.terug_naar ELSE c.status END AS fase,
    c.termijn_code, s.termijn_tot, c.verlengd, c.gemeld_op, c.overdracht_gevraagd_op,
    c.einddatum, c.uitkomst = 'MVP_COORDINATIE' AS coordinatie,
    (SELECT a.user_id FROM cases_aanstelling a WHERE a.casus_id = c.id
      AND a.rol = 'ONDERZOEKER' AND a.status = 'aanvaard') AS onderzoeker_id,
    (SELECT a.user_id FROM cases_aanstelling a WHERE a.casus_id = c.id
      AND a.rol = 'COORDINATOR' AND a.status = 'aanvaard') AS coordinator_id,
    (SELECT a.user_id FROM cases_aanstelling a WHERE a.casus_id = c.id
      AND a.rol = 'WAARNEMER' AND a.status = 'aanvaard') AS waarnemer_id,
    (SELECT a.user_id FROM cases_aanstelling a WHERE a.casus_id = c.id
      AND a.status = 'voorgesteld' ORDER BY a.voorgesteld_op DESC LIMIT 1) AS gevraagd_id,
    -- In the other groups somebody leads, or the casus is closed.
    CASE WHEN s.groep IN ('zonder', 'gevraagd') THEN
      (SELECT max(a.geeindigd_op AT TIME ZONE 'Europe/Amsterdam')::date
        FROM cases_aanstelling a WHERE a.casus_id = c.id
        AND a.rol IN ('COORDINATOR', 'WAARNEMER') AND a.status = 'geeindigd'
        AND NOT EXISTS (SELECT 1 FROM cases_aanstelling n WHERE n.casus_id = c.id
          AND n.rol IN ('COORDINATOR', 'WAARNEMER') AND n.status = 'aanvaard')) END AS zonder_sinds
  FROM cases_verdeelstand s JOIN cases_casus c ON c.id = s.casus_id
  WHERE s.gemeente_id = wams_gemeente()
    AND ((SELECT wams_heeft_functie('verdeler', 'fg', 'manager'))
      OR (c.status = 'VOORBEREIDING'
        AND c.team_id IN (SELECT m.organisatie_id FROM accounts_mandaat m
          WHERE m.user_id = wams_user() AND m.gemeente_id = wams_gemeente()
            AND m.functie = 'onderzoeker' AND m.van <= wams_nu() AND wams_nu() < m.tot)
        AND NOT EXISTS (SELECT 1 FROM cases_aanstelling a WHERE a.casus_id = c.id
          AND a.rol = 'ONDERZOEKER' AND a.status = 'aanvaard'))
      OR c.id IN (SELECT a.casus_id FROM cases_aanstelling a
        WHERE a.user_id = wams_user() AND a.status = 'voorgesteld')
      OR ((SELECT wams_heeft_functie('beoordelaar'))
        AND c.id IN (SELECT b.casus_id FROM cases_beoordeling b WHERE b.status = 'gevraagd'
          AND b.gemeente_id = wams_gemeente())));
ALTER VIEW cases_verdeelregel OWNER TO wams_kern;
