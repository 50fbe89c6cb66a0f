-- A supporter reads what one cliënt lets him read, and nothing else of the casus. He has no row in
-- doelbinding_betrokkenheid: that would open the casus as a whole.
SET LOCAL check_function_bodies = off;

-- Whether the person of this transaction supports somebody in this casus now, and how far: this
-- cliënt (or anybody), one of these parts (or any). The machtiging, the toewijzing that came from
-- it, the mandaat, an open casus and a cliënt who still has a part in it: all of them.
CREATE FUNCTION wams_reikt(casus uuid, client uuid, delen text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM cases_machtiging m
      JOIN cases_casus c ON c.id = m.casus_id AND c.gemeente_id = wams_gemeente()
        AND c.status NOT IN ('NIET_GESTART', 'BEEINDIGD', 'IN_BEWARING', 'VERNIETIGD')
      JOIN cases_betrokkene b ON b.id = m.betrokkene_id
        AND b.einde_op IS NULL AND b.geblokkeerd_op IS NULL
      JOIN doelbinding_toewijzing t ON t.casus_id = m.casus_id AND t.user_id = m.user_id
        AND t.rol = 'ONDERSTEUNER' AND t.van <= wams_nu() AND wams_nu() < t.tot
    WHERE m.casus_id = casus AND m.user_id = wams_user()
      AND (client IS NULL OR m.betrokkene_id = client)
      AND (cardinality(delen) = 0 OR m.onderdelen ?| delen)
      AND m.ingetrokken_op IS NULL
      AND (wams_nu() AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN m.van AND m.tot)
    AND wams_heeft_functie('ondersteuner')
$$;
REVOKE ALL ON FUNCTION wams_reikt(uuid, uuid, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_reikt(uuid, uuid, text[]) TO wams_app, wams_kern;
ALTER FUNCTION wams_reikt(uuid, uuid, text[]) OWNER TO wams_kern;

-- The toewijzing of a supporter is given on the machtiging that the giver recorded, for one doel,
-- no longer than it runs, to somebody who works for the cliënt and for nobody else.
CREATE FUNCTION wams_mag_machtigen(
  casus uuid, ontvanger uuid, rol_ text, permissie int, door uuid, gemeente uuid,
  organisatie uuid, einde timestamptz)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(rol_ = 'ONDERSTEUNER' AND door = wams_user() AND ontvanger <> door
    AND gemeente = wams_gemeente()
    AND wams_werkt_als(door, casus, 'ONDERZOEKER', 'COORDINATOR', 'WAARNEMER')
    AND EXISTS (SELECT 1 FROM cases_casus c WHERE c.id = casus AND c.gemeente_id = gemeente
      AND c.status NOT IN ('NIET_GESTART', 'BEEINDIGD', 'IN_BEWARING', 'VERNIETIGD'))
    AND EXISTS (SELECT 1 FROM auth_permission p WHERE p.id = permissie AND p.codename = 'D09')
    AND EXISTS (SELECT 1 FROM accounts_mandaat a JOIN accounts_user u ON u.id = a.user_id
      JOIN accounts_organisatie o ON o.id = a.organisatie_id
        AND o.partijtype = 'CLIENTONDERSTEUNING'
      WHERE a.user_id = ontvanger AND a.gemeente_id = gemeente AND a.organisatie_id = organisatie
        AND a.functie = 'ondersteuner' AND u.is_active
        AND a.van <= wams_nu() AND wams_nu() < a.tot)
    AND EXISTS (SELECT 1 FROM cases_machtiging m WHERE m.casus_id = casus
      AND m.user_id = ontvanger AND m.organisatie_id = organisatie AND m.vastgelegd_door_id = door
      AND m.ingetrokken_op IS NULL
      AND einde <= ((m.tot + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')), false)
$$;
REVOKE ALL ON FUNCTION wams_mag_machtigen(
  uuid, uuid, text, int, uuid, uuid, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_mag_machtigen(
  uuid, uuid, text, int, uuid, uuid, uuid, timestamptz) TO wams_app;
ALTER FUNCTION wams_mag_machtigen(
  uuid, uuid, text, int, uuid, uuid, uuid, timestamptz) OWNER TO wams_kern;
CREATE POLICY machtigen ON doelbinding_toewijzing FOR INSERT TO wams_app WITH CHECK (
  van = wams_nu() AND tot <= wams_nu() + interval '15 months'
  AND wams_mag_machtigen(casus_id, user_id, rol, permission_id, toegekend_door_id, gemeente_id,
    organisatie_id, tot));

-- His own machtigingen, and for a month that one ended: its number and days, nothing of the casus.
CREATE POLICY ondersteuner_zien ON cases_machtiging FOR SELECT TO wams_app USING (
  user_id = wams_user() AND gemeente_id = wams_gemeente()
  AND coalesce(ingetrokken_op, tot) + 30 >= (wams_nu() AT TIME ZONE 'Europe/Amsterdam')::date);
CREATE POLICY ondersteuner_neerleggen ON cases_machtiging FOR UPDATE TO wams_app USING (
  user_id = wams_user() AND gemeente_id = wams_gemeente() AND ingetrokken_op IS NULL)
  WITH CHECK (user_id = wams_user() AND gemeente_id = wams_gemeente());
CREATE TRIGGER versie BEFORE UPDATE ON cases_machtiging
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();

-- What a cliënt gave stays as he gave it: it only ends, once.
CREATE FUNCTION wams_machtiging_stap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mag text[] := ARRAY['ingetrokken_op', 'ingetrokken_reden', 'versie', 'bewaarklasse',
    'bewaren_tot'];
BEGIN
  IF to_jsonb(NEW) - mag <> to_jsonb(OLD) - mag
      OR (OLD.ingetrokken_op IS NOT NULL AND (NEW.ingetrokken_op, NEW.ingetrokken_reden)
        IS DISTINCT FROM (OLD.ingetrokken_op, OLD.ingetrokken_reden)) THEN
    RAISE EXCEPTION 'een machtiging wordt niet herschreven'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stap BEFORE UPDATE ON cases_machtiging
  FOR EACH ROW EXECUTE FUNCTION wams_machtiging_stap();

-- What a decision about a machtiging must know of the casus, and no more.
CREATE VIEW cases_ondersteundecasus WITH (security_barrier = true) AS
  SELECT c.id, c.gemeente_id, c.nummer, c.route,
    CASE WHEN EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
        AND b.casus_id = c.id AND b.periodes @> wams_nu()) OR wams_reikt(c.id, NULL, '{}')
      THEN c.status ELSE '' END AS status
  FROM cases_casus c
  WHERE c.gemeente_id = wams_gemeente()
    AND (EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
        AND b.casus_id = c.id AND b.periodes @> wams_nu())
      OR EXISTS (SELECT 1 FROM cases_machtiging m WHERE m.casus_id = c.id
        AND m.user_id = wams_user() AND coalesce(m.ingetrokken_op, m.tot) + 30
          >= (wams_nu() AT TIME ZONE 'Europe/Amsterdam')::date));
ALTER VIEW cases_ondersteundecasus OWNER TO wams_kern;

-- What the cliënt may read. The function of somebody is asked once, so that nobody else pays.
CREATE POLICY ondersteuner ON cases_betrokkene FOR SELECT TO wams_app USING (
  (SELECT wams_heeft_functie('ondersteuner')) AND wams_reikt(casus_id, id, '{}'));
CREATE POLICY ondersteuner ON cases_ondersteuning FOR SELECT TO wams_app USING (
  (SELECT wams_heeft_functie('ondersteuner')) AND wams_reikt(casus_id, betrokkene_id, '{}'));
CREATE POLICY ondersteuner ON cases_aanstelling FOR SELECT TO wams_app USING (
  (SELECT wams_heeft_functie('ondersteuner')) AND status = 'aanvaard'
  AND wams_reikt(casus_id, NULL, '{}'));
CREATE POLICY ondersteuner ON cases_hulpvraag FOR SELECT TO wams_app USING (
  (SELECT wams_heeft_functie('ondersteuner'))
  AND wams_reikt(casus_id, betrokkene_id, '{meelezen,hulpvraag}'));
CREATE POLICY ondersteuner ON cases_zienswijze FOR SELECT TO wams_app USING (
  (SELECT wams_heeft_functie('ondersteuner'))
  AND wams_reikt(casus_id, betrokkene_id, '{meelezen,eigen_kijk}'));
-- A gegeven about several people is also about others.
CREATE FUNCTION wams_gaat_over_een(gegeven uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT 1 FROM cases_medebetrokkene m WHERE m.gegeven_id = gegeven)
$$;
REVOKE ALL ON FUNCTION wams_gaat_over_een(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_gaat_over_een(uuid) TO wams_app;
ALTER FUNCTION wams_gaat_over_een(uuid) OWNER TO wams_kern;
CREATE POLICY ondersteuner ON cases_gegeven FOR SELECT TO wams_app USING (
  (SELECT wams_heeft_functie('ondersteuner')) AND NOT beperkt AND NOT buiten_scope
  AND wams_reikt(casus_id, betrokkene_id, '{meelezen}') AND wams_gaat_over_een(id));
CREATE POLICY ondersteuner ON cases_brief FOR SELECT TO wams_app USING (
  (SELECT wams_heeft_functie('ondersteuner')) AND status = 'verzonden'
  AND wams_reikt(casus_id, betrokkene_id, '{meelezen}'));
CREATE POLICY ondersteuner ON cases_scopeversie FOR SELECT TO wams_app USING (
  (SELECT wams_heeft_functie('ondersteuner'))
  AND wams_reikt(casus_id, betrokkene_id, '{meelezen}'));
CREATE POLICY ondersteuner ON cases_scoperegel FOR SELECT TO wams_app USING (
  (SELECT wams_heeft_functie('ondersteuner'))
  AND wams_reikt(casus_id, persoon_id, '{meelezen}')
  AND EXISTS (SELECT 1 FROM cases_scopeversie v WHERE v.id = scope_id));

-- What he brings in: by the part of the machtiging that reaches there, in his own name.
CREATE FUNCTION wams_eigen_machtiging(machtiging uuid, casus uuid, client uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM cases_machtiging m WHERE m.id = machtiging
    AND m.user_id = wams_user() AND m.casus_id = casus AND m.betrokkene_id = client)
$$;
REVOKE ALL ON FUNCTION wams_eigen_machtiging(uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_eigen_machtiging(uuid, uuid, uuid) TO wams_app;
ALTER FUNCTION wams_eigen_machtiging(uuid, uuid, uuid) OWNER TO wams_kern;

CREATE POLICY ondersteuner_inbrengen ON cases_zienswijze FOR INSERT TO wams_app WITH CHECK (
  wams_eigen_machtiging(machtiging_id, casus_id, betrokkene_id)
  AND wams_reikt(casus_id, betrokkene_id, '{eigen_kijk}'));

ALTER TABLE cases_hulpvraagvoorstel ENABLE ROW LEVEL SECURITY;
CREATE POLICY zien ON cases_hulpvraagvoorstel FOR SELECT TO wams_app USING (
  EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
    AND b.casus_id = cases_hulpvraagvoorstel.casus_id AND b.periodes @> wams_nu()));
CREATE POLICY ondersteuner ON cases_hulpvraagvoorstel FOR SELECT TO wams_app USING (
  door_id = wams_user() AND wams_reikt(casus_id, betrokkene_id, '{meelezen,hulpvraag}'));
CREATE POLICY inbrengen ON cases_hulpvraagvoorstel FOR INSERT TO wams_app WITH CHECK (
  door_id = wams_user() AND status = 'voorgesteld'
  AND wams_eigen_machtiging(machtiging_id, casus_id, betrokkene_id)
  AND wams_reikt(casus_id, betrokkene_id, '{hulpvraag}'));
CREATE POLICY beantwoorden ON cases_hulpvraagvoorstel FOR UPDATE TO wams_app USING (
  EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
    AND b.casus_id = cases_hulpvraagvoorstel.casus_id AND b.periodes @> wams_nu()));
CREATE POLICY kern ON cases_hulpvraagvoorstel FOR SELECT TO wams_kern USING (true);
CREATE TRIGGER versie BEFORE UPDATE ON cases_hulpvraagvoorstel
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();

-- An answer is given once; the words stay those of the cliënt.
CREATE FUNCTION wams_voorstel_stap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  antwoord text[] := ARRAY['status', 'beantwoord_door_id', 'beantwoord_op', 'reden', 'versie'];
  bewaren text[] := ARRAY['bewaarklasse', 'bewaren_tot', 'versie'];
BEGIN
  IF to_jsonb(NEW) - antwoord - bewaren <> to_jsonb(OLD) - antwoord - bewaren
      OR (OLD.status <> 'voorgesteld' AND to_jsonb(NEW) - bewaren <> to_jsonb(OLD) - bewaren) THEN
    RAISE EXCEPTION 'een voorstel wordt niet herschreven'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stap BEFORE UPDATE ON cases_hulpvraagvoorstel
  FOR EACH ROW EXECUTE FUNCTION wams_voorstel_stap();

ALTER TABLE cases_bemiddeling ENABLE ROW LEVEL SECURITY;
CREATE POLICY zien ON cases_bemiddeling FOR SELECT TO wams_app USING (
  EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
    AND b.casus_id = cases_bemiddeling.casus_id AND b.periodes @> wams_nu()));
CREATE POLICY ondersteuner ON cases_bemiddeling FOR SELECT TO wams_app USING (
  door_id = wams_user() AND wams_reikt(casus_id, betrokkene_id, '{meelezen,bemiddelen}'));
CREATE POLICY inbrengen ON cases_bemiddeling FOR INSERT TO wams_app WITH CHECK (
  door_id = wams_user() AND wams_eigen_machtiging(machtiging_id, casus_id, betrokkene_id)
  AND wams_reikt(casus_id, betrokkene_id, '{bemiddelen}'));
CREATE POLICY kern ON cases_bemiddeling FOR SELECT TO wams_kern USING (true);
CREATE TRIGGER blijft BEFORE UPDATE ON cases_bemiddeling
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
