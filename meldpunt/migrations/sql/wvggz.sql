-- From Wvggz back to the Wams only by a new decision: the last one about its kind says so.
CREATE FUNCTION wams_melding_soort() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM meldpunt_meldingbesluit b
      WHERE b.melding_id = NEW.id AND b.overgang = 'WAMS' AND b.genomen_op >= ALL (
        SELECT w.genomen_op FROM meldpunt_meldingbesluit w
        WHERE w.melding_id = NEW.id AND w.overgang = 'WVG')) THEN
    RAISE EXCEPTION 'een Wvggz-melding vraagt een nieuw triagebesluit'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER soort BEFORE UPDATE ON meldpunt_melding FOR EACH ROW
  WHEN (OLD.soort = 'wvggz' AND NEW.soort <> 'wvggz') EXECUTE FUNCTION wams_melding_soort();
