-- Who settles what is disputed or wrong: who leads the casus, and the onderzoeker before there is
-- a coördinator.
CREATE FUNCTION wams_leidt(casus uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT wams_werkt_als(wams_user(), casus, 'COORDINATOR', 'WAARNEMER')
    OR (wams_werkt_als(wams_user(), casus, 'ONDERZOEKER')
      AND EXISTS (SELECT 1 FROM cases_casus c WHERE c.id = casus
        AND CASE c.status WHEN 'OPGESCHORT' THEN c.terug_naar ELSE c.status END
          IN ('VOORBEREIDING', 'ONDERZOEK', 'ONDERZOEK_AFGEROND', 'NIET_GESTART')))
$$;
REVOKE ALL ON FUNCTION wams_leidt(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_leidt(uuid) TO wams_app, wams_kern;
ALTER FUNCTION wams_leidt(uuid) OWNER TO wams_kern;

-- AVG 18: stored, and out of use. Whoever limited it sees the row until the transaction is over.
DROP POLICY zien ON cases_gegeven;
CREATE POLICY zien ON cases_gegeven FOR SELECT TO wams_app USING (
  EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
    AND b.casus_id = cases_gegeven.casus_id AND b.periodes @> wams_nu())
  AND (NOT beperkt OR beperkt_door_id = wams_user() OR wams_leidt(casus_id)));

-- What somebody says about it is as far away as the gegeven itself.
DROP POLICY zien ON cases_verklaring;
CREATE POLICY zien ON cases_verklaring FOR SELECT TO wams_app USING (
  EXISTS (SELECT 1 FROM cases_gegeven g WHERE g.id = gegeven_id));

-- A class is only raised, and the ground at recording stays what it was.
CREATE FUNCTION wams_gegeven_vast() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rang text[] := ARRAY['', 'GEWOON', 'GEVOELIG', 'BIJZONDER', 'STRAFRECHTELIJK', 'BSN',
    'BESCHERMD'];
BEGIN
  IF array_position(rang, NEW.klasse::text) < array_position(rang, OLD.klasse::text) THEN
    RAISE EXCEPTION 'de klasse van een gegeven gaat niet omlaag'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (NEW.grondslag, NEW.catalogusversie, NEW.vastgelegd_door_id)
      IS DISTINCT FROM (OLD.grondslag, OLD.catalogusversie, OLD.vastgelegd_door_id) THEN
    RAISE EXCEPTION 'de grondslag bij het vastleggen staat vast'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vast BEFORE UPDATE ON cases_gegeven
  FOR EACH ROW EXECUTE FUNCTION wams_gegeven_vast();

CREATE TRIGGER versie BEFORE UPDATE ON cases_toestemming
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER blijft BEFORE UPDATE ON cases_verklaring
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
CREATE TRIGGER blijft BEFORE UPDATE ON cases_medebetrokkene
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
