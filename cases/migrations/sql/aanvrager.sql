-- The trigger looks by itself, so that whoever may write the row needs no right of his own to ask.
DROP TRIGGER aanvrager ON cases_aanstelling;
DROP TRIGGER aanvrager ON cases_beoordeling;
CREATE OR REPLACE FUNCTION wams_aanvrager_blijft_buiten() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM cases_routebverzoek v WHERE v.casus_id = NEW.casus_id
      AND v.aanvrager_id = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid) THEN
    RAISE EXCEPTION 'wie het onderzoek vroeg, doet het niet en weegt het niet'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER aanvrager BEFORE INSERT ON cases_aanstelling FOR EACH ROW
  WHEN (NEW.rol = 'ONDERZOEKER') EXECUTE FUNCTION wams_aanvrager_blijft_buiten('user_id');
CREATE TRIGGER aanvrager BEFORE UPDATE OF beoordelaar_id ON cases_beoordeling FOR EACH ROW
  WHEN (NEW.beoordelaar_id IS NOT NULL)
  EXECUTE FUNCTION wams_aanvrager_blijft_buiten('beoordelaar_id');
ALTER FUNCTION wams_aanvrager_blijft_buiten() OWNER TO wams_kern;
