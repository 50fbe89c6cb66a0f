-- The owner may not read locked tables, and a body is checked by reading: check at first use.
SET LOCAL check_function_bodies = off;

-- Casus: a row for whoever has a live toewijzing; opened by the meldpunt for its own gemeente.
ALTER TABLE cases_casus ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY zien ON cases_casus FOR SELECT TO wams_app USING (
  gemeente_id = wams_gemeente()
  AND EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
    AND b.casus_id = cases_casus.id AND b.periodes @> wams_nu()));
CREATE POLICY wijzigen ON cases_casus FOR UPDATE TO wams_app USING (
  gemeente_id = wams_gemeente()
  AND EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
    AND b.casus_id = cases_casus.id AND b.periodes @> wams_nu()));
CREATE POLICY openen ON cases_casus FOR INSERT TO wams_app WITH CHECK (
  gemeente_id = wams_gemeente() AND geopend_door_id = wams_user()
  AND status = 'VOORBEREIDING' AND wams_heeft_functie('meldpunt'));
CREATE POLICY systeem ON cases_casus TO wams_worker USING (
  gemeente_id = wams_gemeente()
  AND EXISTS (SELECT 1 FROM doelbinding_systeemact s WHERE s.act = wams_act()));
CREATE POLICY kern ON cases_casus FOR SELECT TO wams_kern USING (true);

-- The opener may hand over what the melding told, until somebody works in the casus.
CREATE FUNCTION wams_mag_vullen(casus uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM cases_casus c WHERE c.id = casus
      AND c.gemeente_id = wams_gemeente() AND c.geopend_door_id = wams_user())
    AND NOT EXISTS (SELECT 1 FROM doelbinding_toewijzing t WHERE t.casus_id = casus)
$$;
REVOKE ALL ON FUNCTION wams_mag_vullen(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_mag_vullen(uuid) TO wams_app;
ALTER FUNCTION wams_mag_vullen(uuid) OWNER TO wams_kern;
CREATE POLICY vullen ON cases_betrokkene FOR INSERT TO wams_app
  WITH CHECK (wams_mag_vullen(casus_id));
CREATE POLICY vullen ON cases_hulpvraag FOR INSERT TO wams_app
  WITH CHECK (wams_mag_vullen(casus_id));
CREATE POLICY vullen ON cases_ondersteuning FOR INSERT TO wams_app
  WITH CHECK (wams_mag_vullen(casus_id));

-- Who may give which toewijzing to whom. Nobody to himself, but for (1) an aanstelling that
-- somebody else asked for, (2) unassigned onderzoek from the own team's queue, (3) a decision
-- that waits for a second assessor.
CREATE FUNCTION wams_mag_toekennen(
  casus uuid, ontvanger uuid, rol_ text, door uuid, gemeente uuid, team_ uuid)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  c record;
BEGIN
  SELECT id, gemeente_id, team_id, status INTO c FROM cases_casus WHERE id = casus;
  IF c.id IS NULL OR gemeente IS DISTINCT FROM wams_gemeente() OR c.gemeente_id <> gemeente THEN
    RETURN false;
  END IF;
  IF ontvanger <> wams_user() THEN
    RETURN door = wams_user() AND (
      (rol_ IN ('ONDERZOEKER', 'WAARNEMER') AND wams_heeft_functie('verdeler'))
      OR (rol_ = 'PARTIJ' AND EXISTS (SELECT 1 FROM doelbinding_toewijzing t
          WHERE t.casus_id = casus AND t.user_id = wams_user()
            AND t.rol IN ('ONDERZOEKER', 'COORDINATOR', 'WAARNEMER')
            AND t.van <= wams_nu() AND wams_nu() < t.tot)));
  END IF;
  IF rol_ IN ('COORDINATOR', 'WAARNEMER', 'ONDERZOEKER') AND EXISTS (
      SELECT 1 FROM cases_aanstelling a WHERE a.casus_id = casus AND a.user_id = ontvanger
        AND a.rol = rol_ AND a.status IN ('voorgesteld', 'aanvaard')
        AND a.voorgesteld_door_id = door AND a.voorgesteld_door_id <> ontvanger) THEN
    RETURN true;
  END IF;
  IF rol_ = 'ONDERZOEKER' AND door = ontvanger THEN
    RETURN c.status = 'VOORBEREIDING' AND c.team_id = team_
      AND NOT EXISTS (SELECT 1 FROM doelbinding_toewijzing t WHERE t.casus_id = casus
        AND t.rol = 'ONDERZOEKER' AND t.van <= wams_nu() AND wams_nu() < t.tot)
      AND EXISTS (SELECT 1 FROM accounts_mandaat m WHERE m.user_id = ontvanger
        AND m.gemeente_id = gemeente AND m.organisatie_id = c.team_id
        AND m.functie = 'onderzoeker' AND m.van <= wams_nu() AND wams_nu() < m.tot);
  END IF;
  IF rol_ = 'BEOORDELAAR' THEN
    RETURN wams_heeft_functie('beoordelaar')
      AND EXISTS (SELECT 1 FROM cases_beoordeling b WHERE b.casus_id = casus
        AND b.status = 'gevraagd' AND b.gevraagd_door_id = door AND b.gevraagd_door_id <> ontvanger)
      AND NOT EXISTS (SELECT 1 FROM doelbinding_toewijzing t WHERE t.casus_id = casus
        AND t.user_id = ontvanger AND t.rol IN ('ONDERZOEKER', 'COORDINATOR', 'WAARNEMER'));
  END IF;
  RETURN false;
END $$;
REVOKE ALL ON FUNCTION wams_mag_toekennen(uuid, uuid, text, uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_mag_toekennen(uuid, uuid, text, uuid, uuid, uuid) TO wams_app;
ALTER FUNCTION wams_mag_toekennen(uuid, uuid, text, uuid, uuid, uuid) OWNER TO wams_kern;
CREATE POLICY geven ON doelbinding_toewijzing FOR INSERT TO wams_app WITH CHECK (
  wams_mag_toekennen(casus_id, user_id, rol, toegekend_door_id, gemeente_id, organisatie_id));

-- Aanstelling: the person asked, whoever works in the casus, werkverdeler and FG of the gemeente.
ALTER TABLE cases_aanstelling ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY zien ON cases_aanstelling FOR SELECT TO wams_app USING (
  gemeente_id = wams_gemeente() AND (user_id = wams_user()
    OR (SELECT wams_heeft_functie('verdeler', 'fg'))
    OR EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
      AND b.casus_id = cases_aanstelling.casus_id AND b.periodes @> wams_nu())));
-- The werkverdeler asks another; a member of the pool takes unassigned onderzoek for himself.
CREATE POLICY vragen ON cases_aanstelling FOR INSERT TO wams_app WITH CHECK (
  gemeente_id = wams_gemeente() AND voorgesteld_door_id = wams_user()
  AND ((user_id <> wams_user() AND wams_heeft_functie('verdeler'))
    OR (user_id = wams_user() AND rol = 'ONDERZOEKER' AND wams_mag_toekennen(
        casus_id, user_id, rol, voorgesteld_door_id, gemeente_id, organisatie_id))));
CREATE POLICY wijzigen ON cases_aanstelling FOR UPDATE TO wams_app USING (
  gemeente_id = wams_gemeente() AND (user_id = wams_user()
    OR (SELECT wams_heeft_functie('verdeler'))
    OR EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
      AND b.casus_id = cases_aanstelling.casus_id AND b.periodes @> wams_nu())));
CREATE POLICY systeem ON cases_aanstelling TO wams_worker USING (
  gemeente_id = wams_gemeente()
  AND EXISTS (SELECT 1 FROM doelbinding_systeemact s WHERE s.act = wams_act()));
CREATE POLICY kern ON cases_aanstelling FOR SELECT TO wams_kern USING (true);

-- Beoordeling: who works in the casus, and the pool of second assessors.
ALTER TABLE cases_beoordeling ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY zien ON cases_beoordeling FOR SELECT TO wams_app USING (
  gemeente_id = wams_gemeente() AND ((SELECT wams_heeft_functie('beoordelaar'))
    OR EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
      AND b.casus_id = cases_beoordeling.casus_id AND b.periodes @> wams_nu())));
CREATE POLICY vragen ON cases_beoordeling FOR INSERT TO wams_app WITH CHECK (
  gemeente_id = wams_gemeente() AND gevraagd_door_id = wams_user()
  AND EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
    AND b.casus_id = cases_beoordeling.casus_id AND b.periodes @> wams_nu()));
CREATE POLICY wijzigen ON cases_beoordeling FOR UPDATE TO wams_app USING (
  gemeente_id = wams_gemeente() AND ((SELECT wams_heeft_functie('beoordelaar'))
    OR EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
      AND b.casus_id = cases_beoordeling.casus_id AND b.periodes @> wams_nu())));
CREATE POLICY kern ON cases_beoordeling FOR SELECT TO wams_kern USING (true);

-- What may be known of every casus without a toewijzing: number, phase, term, who; no content.
-- Owned by wams_kern, which sees all rows; the view itself asks for
-- the function. A member of the pool sees what waits in the queue of the own team.
CREATE VIEW cases_verdeelregel WITH (security_barrier = true) AS
  SELECT c.id AS casus_id, c.gemeente_id, c.team_id, c.nummer, c.route, c.status,
    c.termijn_code, c.termijn_tot, c.verlengd, c.gemeld_op, c.overdracht_gevraagd_op,
    (SELECT a.user_id FROM cases_aanstelling a WHERE a.casus_id = c.id
      AND a.rol = 'ONDERZOEKER' AND a.status = 'aanvaard') AS onderzoeker_id,
    (SELECT a.user_id FROM cases_aanstelling a WHERE a.casus_id = c.id
      AND a.rol = 'COORDINATOR' AND a.status = 'aanvaard') AS coordinator_id,
    (SELECT a.user_id FROM cases_aanstelling a WHERE a.casus_id = c.id
      AND a.rol = 'WAARNEMER' AND a.status = 'aanvaard') AS waarnemer_id,
    (SELECT a.user_id FROM cases_aanstelling a WHERE a.casus_id = c.id
      AND a.status = 'voorgesteld' ORDER BY a.voorgesteld_op DESC LIMIT 1) AS gevraagd_id,
    (SELECT max(a.geeindigd_op)::date FROM cases_aanstelling a WHERE a.casus_id = c.id
      AND a.rol IN ('COORDINATOR', 'WAARNEMER') AND a.status = 'geeindigd'
      AND NOT EXISTS (SELECT 1 FROM cases_aanstelling n WHERE n.casus_id = c.id
        AND n.rol IN ('COORDINATOR', 'WAARNEMER') AND n.status = 'aanvaard')) AS zonder_sinds
  FROM cases_casus c
  WHERE c.gemeente_id = wams_gemeente()
    AND ((SELECT wams_heeft_functie('verdeler', 'fg', 'manager'))
      OR (c.status = 'VOORBEREIDING' AND EXISTS (SELECT 1 FROM accounts_mandaat m
        WHERE m.user_id = wams_user() AND m.gemeente_id = c.gemeente_id
          AND m.organisatie_id = c.team_id AND m.functie = 'onderzoeker'
          AND m.van <= wams_nu() AND wams_nu() < m.tot)));
ALTER VIEW cases_verdeelregel OWNER TO wams_kern;

-- The version rises with each change, whoever makes it.
CREATE FUNCTION wams_versie_omhoog() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.versie := OLD.versie + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER versie BEFORE UPDATE ON cases_casus
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER versie BEFORE UPDATE ON cases_betrokkene
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER versie BEFORE UPDATE ON cases_onderzoek
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER versie BEFORE UPDATE ON cases_gegeven
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER versie BEFORE UPDATE ON cases_aanstelling
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER versie BEFORE UPDATE ON cases_beoordeling
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();

-- A decision and a scope are never rewritten.
CREATE FUNCTION wams_blijft_staan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'wordt alleen aangevuld' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER blijft BEFORE UPDATE ON cases_besluit
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
CREATE TRIGGER blijft BEFORE UPDATE ON cases_scopeversie
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
CREATE TRIGGER blijft BEFORE UPDATE ON cases_scoperegel
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
CREATE TRIGGER blijft BEFORE UPDATE ON cases_deelnameverklaring
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();

-- R-018: that there is an open casus of a person, and who to call; nothing more.
CREATE FUNCTION wams_zoek_open_casus(kenmerken bytea[])
RETURNS TABLE (casus_id uuid, contact_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT c.id, (SELECT a.user_id FROM cases_aanstelling a WHERE a.casus_id = c.id
      AND a.status = 'aanvaard' AND a.rol IN ('COORDINATOR', 'WAARNEMER', 'ONDERZOEKER')
      ORDER BY array_position(ARRAY['COORDINATOR', 'WAARNEMER', 'ONDERZOEKER'], a.rol::text)
      LIMIT 1)
  FROM cases_betrokkene p JOIN cases_casus c ON c.id = p.casus_id
  WHERE c.gemeente_id = wams_gemeente() AND wams_heeft_functie('meldpunt')
    AND p.geblokkeerd_op IS NULL AND p.einde_op IS NULL
    AND c.status NOT IN ('BEEINDIGD', 'NIET_GESTART', 'IN_BEWARING', 'VERNIETIGD')
    AND (p.bsn_kenmerk = ANY (kenmerken) OR p.persoon_kenmerk = ANY (kenmerken))
$$;
REVOKE ALL ON FUNCTION wams_zoek_open_casus(bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_zoek_open_casus(bytea[]) TO wams_app;
ALTER FUNCTION wams_zoek_open_casus(bytea[]) OWNER TO wams_kern;

-- R-064: that an earlier, ended dossier of a person in this casus exists; neither how many nor what.
CREATE FUNCTION wams_eerder_dossier(casus uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
      AND b.casus_id = casus AND b.periodes @> wams_nu())
    AND EXISTS (SELECT 1 FROM cases_betrokkene nu JOIN cases_betrokkene toen
        ON toen.casus_id <> nu.casus_id AND toen.geblokkeerd_op IS NULL
        AND (toen.bsn_kenmerk = nu.bsn_kenmerk OR toen.persoon_kenmerk = nu.persoon_kenmerk)
      JOIN cases_casus c ON c.id = toen.casus_id AND c.gemeente_id = wams_gemeente()
        AND c.status IN ('BEEINDIGD', 'NIET_GESTART', 'IN_BEWARING')
      WHERE nu.casus_id = casus AND nu.rol = 'client')
$$;
REVOKE ALL ON FUNCTION wams_eerder_dossier(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_eerder_dossier(uuid) TO wams_app;
ALTER FUNCTION wams_eerder_dossier(uuid) OWNER TO wams_kern;
