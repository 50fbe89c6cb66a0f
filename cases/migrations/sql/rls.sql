-- The owner may not read locked tables, and a body is checked by reading: check at first use.
SET LOCAL check_function_bodies = off;

-- Casus: a row for whoever has a live toewijzing; opened by the meldpunt for its own gemeente.
ALTER TABLE cases_casus ENABLE ROW LEVEL SECURITY;
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

-- Of which gemeente it is and who opened it stays as it was: the opener never weighs it later.
CREATE FUNCTION wams_casus_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'gemeente, nummer en opener van een casus staan vast'
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER vast BEFORE UPDATE OF gemeente_id, nummer, geopend_door_id ON cases_casus
  FOR EACH ROW WHEN ((NEW.gemeente_id, NEW.nummer, NEW.geopend_door_id)
    IS DISTINCT FROM (OLD.gemeente_id, OLD.nummer, OLD.geopend_door_id))
  EXECUTE FUNCTION wams_casus_vast();

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
CREATE TRIGGER versie BEFORE UPDATE ON cases_hulpvraag
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER versie BEFORE UPDATE ON cases_ondersteuning
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER versie BEFORE UPDATE ON cases_probleem
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER versie BEFORE UPDATE ON cases_vertegenwoordiging
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
CREATE TRIGGER blijft BEFORE UPDATE ON cases_zienswijze
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
