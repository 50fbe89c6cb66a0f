-- The version rises with each change, whoever makes it.
CREATE TRIGGER versie BEFORE UPDATE ON workplans_afspraak
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER versie BEFORE UPDATE ON workplans_doelstelling
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER versie BEFORE UPDATE ON workplans_werkplan
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();

-- What a cliënt or a professional said of a plan is never rewritten.
CREATE TRIGGER blijft BEFORE UPDATE ON workplans_akkoord
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
CREATE TRIGGER blijft BEFORE UPDATE ON workplans_anderekijk
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();

-- A fixed version stays as it was agreed on: only that it was replaced, and its bewaarklasse.
CREATE FUNCTION wams_plan_staat_vast() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mag text[] := ARRAY['status', 'versie', 'bewaarklasse', 'bewaren_tot'];
BEGIN
  IF OLD.status <> 'CONCEPT' AND to_jsonb(NEW) - mag <> to_jsonb(OLD) - mag THEN
    RAISE EXCEPTION 'een vastgesteld plan verandert niet' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vast BEFORE UPDATE ON workplans_werkplan
  FOR EACH ROW EXECUTE FUNCTION wams_plan_staat_vast();
