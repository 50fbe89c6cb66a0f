-- The owner may not read locked tables, and a body is checked by reading: check at first use.
SET LOCAL check_function_bodies = off;

-- After the hand-over content is for whoever works in the casus; of a link only for who leads it:
-- the coördinator, or the onderzoeker while there is none.
CREATE FUNCTION wams_heeft_melding(casus uuid, stand text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM doelbinding_toewijzing t
      JOIN cases_casus c ON c.id = t.casus_id AND c.gemeente_id = wams_gemeente()
    WHERE t.casus_id = casus AND t.user_id = wams_user()
      AND t.van <= wams_nu() AND wams_nu() < t.tot
      AND (t.rol IN ('COORDINATOR', 'WAARNEMER') OR (t.rol = 'ONDERZOEKER'
        AND (stand <> 'GEKOPPELD' OR NOT EXISTS (SELECT 1 FROM doelbinding_toewijzing l
          WHERE l.casus_id = casus AND l.rol IN ('COORDINATOR', 'WAARNEMER')
            AND l.van <= wams_nu() AND wams_nu() < l.tot)))))
$$;
REVOKE ALL ON FUNCTION wams_heeft_melding(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_heeft_melding(uuid, text) TO wams_app;
ALTER FUNCTION wams_heeft_melding(uuid, text) OWNER TO wams_kern;

-- What belongs to a melding comes in with it, in the one transaction that registers it.
CREATE FUNCTION wams_vult_melding(melding uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT wams_heeft_functie('meldpunt', 'professional')
    AND EXISTS (SELECT 1 FROM meldpunt_melding m WHERE m.id = melding
      AND m.gemeente_id = wams_gemeente() AND m.ingediend_op = wams_nu())
$$;
REVOKE ALL ON FUNCTION wams_vult_melding(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_vult_melding(uuid) TO wams_app;
ALTER FUNCTION wams_vult_melding(uuid) OWNER TO wams_kern;

-- Melding: the meldpunt of the gemeente while it has it. Who lets go still sees the row until the
-- end of that one transaction, so that the step itself can be written and logged.
ALTER TABLE meldpunt_melding ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY zien ON meldpunt_melding FOR SELECT TO wams_app USING (
  gemeente_id = wams_gemeente() AND (
    ((overgedragen_op IS NULL OR overgedragen_op = wams_nu())
      AND (SELECT wams_heeft_functie('meldpunt')))
    OR (terug_door_id = wams_user() AND terug_op = wams_nu())
    OR (casus_id IS NOT NULL AND wams_heeft_melding(casus_id, status))));
CREATE POLICY melden ON meldpunt_melding FOR INSERT TO wams_app WITH CHECK (
  gemeente_id = wams_gemeente() AND ingediend_op = wams_nu() AND behandelaar_id IS NULL
  AND status IN ('ONTVANGEN', 'ACUUT_OVERGEDRAGEN') AND overgedragen_op IS NULL
  AND (SELECT wams_heeft_functie('meldpunt', 'professional')));
CREATE POLICY wijzigen ON meldpunt_melding FOR UPDATE TO wams_app USING (
  gemeente_id = wams_gemeente() AND (
    (overgedragen_op IS NULL AND (SELECT wams_heeft_functie('meldpunt')))
    OR (status = 'GEKOPPELD' AND wams_heeft_melding(casus_id, status))))
  WITH CHECK (gemeente_id = wams_gemeente());
CREATE POLICY systeem ON meldpunt_melding TO wams_worker USING (
  gemeente_id = wams_gemeente()
  AND EXISTS (SELECT 1 FROM doelbinding_systeemact s WHERE s.act = wams_act()));
CREATE POLICY kern ON meldpunt_melding FOR SELECT TO wams_kern USING (true);

-- What was told stays as it was told, and nobody makes another the one who handles it.
CREATE FUNCTION wams_melding_stap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.gemeente_id, NEW.nummer, NEW.kanaal, NEW.ontvangen_op, NEW.ingediend_op,
      NEW.melder_type, NEW.feiten, NEW.mening) IS DISTINCT FROM
     (OLD.gemeente_id, OLD.nummer, OLD.kanaal, OLD.ontvangen_op, OLD.ingediend_op,
      OLD.melder_type, OLD.feiten, OLD.mening) THEN
    RAISE EXCEPTION 'een melding wordt niet herschreven'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.behandelaar_id IS DISTINCT FROM OLD.behandelaar_id
      AND NEW.behandelaar_id IS DISTINCT FROM wams_user() THEN
    RAISE EXCEPTION 'een behandelaar neemt zelf een melding op zich'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stap BEFORE UPDATE ON meldpunt_melding
  FOR EACH ROW EXECUTE FUNCTION wams_melding_stap();

-- The melder: the FG; of an open melding the meldpunt, protected only who handles it; after the
-- hand-over only who handles it, until the melder has had word.
CREATE FUNCTION wams_ziet_melder(melding uuid, beschermd boolean, bericht boolean, op timestamptz)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM meldpunt_melding m WHERE m.id = melding
    AND m.gemeente_id = wams_gemeente() AND CASE
      WHEN m.overgedragen_op IS NULL OR m.overgedragen_op = wams_nu()
        THEN NOT beschermd OR m.behandelaar_id = wams_user()
      ELSE m.behandelaar_id = wams_user() AND bericht AND (op IS NULL OR op = wams_nu()) END)
$$;
REVOKE ALL ON FUNCTION wams_ziet_melder(uuid, boolean, boolean, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_ziet_melder(uuid, boolean, boolean, timestamptz) TO wams_app;
ALTER FUNCTION wams_ziet_melder(uuid, boolean, boolean, timestamptz) OWNER TO wams_kern;
ALTER TABLE meldpunt_melder ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY zien ON meldpunt_melder FOR SELECT TO wams_app USING (
  gemeente_id = wams_gemeente() AND ((SELECT wams_heeft_functie('fg'))
    OR ((SELECT wams_heeft_functie('meldpunt'))
      AND wams_ziet_melder(melding_id, bescherming, berichten, bericht_op))));
CREATE POLICY melden ON meldpunt_melder FOR INSERT TO wams_app WITH CHECK (
  gemeente_id = wams_gemeente() AND ingediend_door_id = wams_user()
  AND wams_vult_melding(melding_id));
CREATE POLICY wijzigen ON meldpunt_melder FOR UPDATE TO wams_app USING (
  gemeente_id = wams_gemeente() AND (SELECT wams_heeft_functie('meldpunt'))
  AND wams_ziet_melder(melding_id, bescherming, berichten, bericht_op));
CREATE POLICY systeem ON meldpunt_melder TO wams_worker USING (
  gemeente_id = wams_gemeente()
  AND EXISTS (SELECT 1 FROM doelbinding_systeemact s WHERE s.act = wams_act()));
CREATE POLICY kern ON meldpunt_melder FOR SELECT TO wams_kern USING (true);

-- What may be known without content; owned by wams_kern, which sees all rows, so the view itself
-- asks who looks. Who only sent it in learns that it was taken up, not what came of it.
CREATE VIEW meldpunt_meldingregel WITH (security_barrier = true) AS
  SELECT m.id AS melding_id, m.gemeente_id, m.nummer, m.ontvangen_op,
    CASE m.status WHEN 'ONTVANGEN' THEN 'ontvangen' WHEN 'IN_TRIAGE' THEN 'beoordeling'
      ELSE 'opgepakt' END AS stand,
    r.ingediend_door_id = wams_user() AS eigen,
    CASE WHEN w.binnen THEN m.overgedragen_op IS NOT NULL
      ELSE m.status NOT IN ('ONTVANGEN', 'IN_TRIAGE') END AS overgedragen,
    CASE WHEN w.binnen THEN m.acuut END AS acuut,
    CASE WHEN w.binnen THEN m.status ELSE '' END AS status,
    CASE WHEN w.binnen THEN m.termijn_code ELSE '' END AS termijn_code,
    CASE WHEN w.binnen THEN m.termijn_tot END AS termijn_tot,
    CASE WHEN w.binnen THEN m.behandelaar_id END AS behandelaar_id,
    coalesce(m.behandelaar_id = wams_user() AND m.overgedragen_op IS NOT NULL
      AND r.berichten AND r.bericht_op IS NULL, false) AS te_berichten
  FROM (SELECT wams_heeft_functie('meldpunt', 'fg') AS binnen) w
    CROSS JOIN meldpunt_melding m JOIN meldpunt_melder r ON r.melding_id = m.id
  WHERE m.gemeente_id = wams_gemeente() AND (w.binnen OR r.ingediend_door_id = wams_user());
ALTER VIEW meldpunt_meldingregel OWNER TO wams_kern;

-- The version rises with each change; what was decided or told is never rewritten.
CREATE TRIGGER versie BEFORE UPDATE ON meldpunt_melding
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER versie BEFORE UPDATE ON meldpunt_melder
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER versie BEFORE UPDATE ON meldpunt_meldingpersoon
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER versie BEFORE UPDATE ON meldpunt_doorgeleiding
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER blijft BEFORE UPDATE ON meldpunt_meldingbesluit
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
CREATE TRIGGER blijft BEFORE UPDATE ON meldpunt_overdracht
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
CREATE TRIGGER blijft BEFORE UPDATE ON meldpunt_terugkoppeling
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
