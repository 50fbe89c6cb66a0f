CREATE TRIGGER versie BEFORE UPDATE ON cases_brief
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();

-- What went out, or was decided not to go, stays as it was.
CREATE FUNCTION wams_brief_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'een verstuurde brief verandert niet' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER blijft BEFORE UPDATE ON cases_brief FOR EACH ROW
  WHEN (OLD.status IN ('verzonden', 'vervallen')
    AND (NEW.inhoud, NEW.status, NEW.code, NEW.betrokkene_id, NEW.vertegenwoordiging_id,
      NEW.kanaal, NEW.verzonden_op, NEW.verzonden_door_id, NEW.bewijs, NEW.envelop,
      NEW.sjabloonversie, NEW.catalogusversie, NEW.recht_op, NEW.dagtekening, NEW.met_bezwaar)
    IS DISTINCT FROM (OLD.inhoud, OLD.status, OLD.code, OLD.betrokkene_id,
      OLD.vertegenwoordiging_id, OLD.kanaal, OLD.verzonden_op, OLD.verzonden_door_id, OLD.bewijs,
      OLD.envelop, OLD.sjabloonversie, OLD.catalogusversie, OLD.recht_op, OLD.dagtekening,
      OLD.met_bezwaar))
  EXECUTE FUNCTION wams_brief_blijft();

-- A letter is about, and to, somebody of its own casus: checked when it is made.
CREATE FUNCTION wams_brief_van_casus() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM cases_betrokkene b
      WHERE b.id = NEW.betrokkene_id AND b.casus_id = NEW.casus_id)
    OR (NEW.vertegenwoordiging_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM cases_vertegenwoordiging v WHERE v.id = NEW.vertegenwoordiging_id
        AND v.betrokkene_id = NEW.betrokkene_id)) THEN
    RAISE EXCEPTION 'een brief hoort bij iemand van de eigen casus'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER van_casus BEFORE INSERT OR UPDATE OF betrokkene_id, vertegenwoordiging_id
  ON cases_brief FOR EACH ROW EXECUTE FUNCTION wams_brief_van_casus();
