-- Rules are read by everybody of the gemeente; each step is written by who answers for it.
ALTER TABLE wetboek_ontwerp ENABLE ROW LEVEL SECURITY;
CREATE POLICY lezen ON wetboek_ontwerp FOR SELECT TO wams_app USING (gemeente_id = wams_gemeente());
CREATE POLICY beginnen ON wetboek_ontwerp FOR INSERT TO wams_app WITH CHECK (
  gemeente_id = wams_gemeente() AND status = 'OPEN' AND (SELECT wams_heeft_functie('beheerder')));
CREATE POLICY schrijven ON wetboek_ontwerp FOR UPDATE TO wams_app
  USING (gemeente_id = wams_gemeente() AND (SELECT wams_heeft_functie('beheerder')))
  WITH CHECK (gemeente_id = wams_gemeente() AND auteurs ? wams_user()::text);
CREATE FUNCTION wetboek_ontwerp_stap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'OPEN' OR NOT NEW.auteurs @> OLD.auteurs THEN
    RAISE EXCEPTION 'dit ontwerp is niet meer in bewerking' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stap BEFORE UPDATE ON wetboek_ontwerp
  FOR EACH ROW EXECUTE FUNCTION wetboek_ontwerp_stap();

ALTER TABLE wetboek_advies ENABLE ROW LEVEL SECURITY;
CREATE POLICY lezen ON wetboek_advies FOR SELECT TO wams_app USING (gemeente_id = wams_gemeente());
CREATE POLICY geven ON wetboek_advies FOR INSERT TO wams_app WITH CHECK (
  gemeente_id = wams_gemeente() AND fg_id = wams_user() AND (SELECT wams_heeft_functie('fg')));

ALTER TABLE wetboek_handtekening ENABLE ROW LEVEL SECURITY;
CREATE POLICY lezen ON wetboek_handtekening FOR SELECT TO wams_app
  USING (gemeente_id = wams_gemeente());
CREATE POLICY zetten ON wetboek_handtekening FOR INSERT TO wams_app WITH CHECK (
  gemeente_id = wams_gemeente() AND user_id = wams_user()
  AND wams_heeft_functie(rol) AND NOT wams_heeft_functie('fg'));

ALTER TABLE wetboek_dpia ENABLE ROW LEVEL SECURITY;
CREATE POLICY lezen ON wetboek_dpia FOR SELECT TO wams_app USING (gemeente_id = wams_gemeente());
CREATE POLICY opstellen ON wetboek_dpia FOR INSERT TO wams_app WITH CHECK (
  gemeente_id = wams_gemeente() AND status = 'OPGESTELD' AND opgesteld_door_id = wams_user()
  AND (SELECT wams_heeft_functie('beheerder', 'jurist')));
CREATE POLICY verder ON wetboek_dpia FOR UPDATE TO wams_app
  USING (gemeente_id = wams_gemeente() AND (SELECT wams_heeft_functie('fg', 'besluitnemer')))
  WITH CHECK (
    (status = 'GEADVISEERD' AND advies_door_id = wams_user() AND wams_heeft_functie('fg'))
    OR (status IN ('VASTGESTELD', 'AFGEWEZEN') AND besluit_door_id = wams_user()
      AND wams_heeft_functie('besluitnemer')));

-- What the FG advised and what was decided before is not rewritten by the next step.
CREATE FUNCTION wetboek_dpia_stap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'OPGESTELD' AND NEW.status <> 'GEADVISEERD'
    OR OLD.status = 'GEADVISEERD' AND (NEW.status NOT IN ('VASTGESTELD', 'AFGEWEZEN')
      OR (NEW.strekking, NEW.advies, NEW.advies_door_id, NEW.advies_op)
        IS DISTINCT FROM (OLD.strekking, OLD.advies, OLD.advies_door_id, OLD.advies_op))
    OR OLD.status NOT IN ('OPGESTELD', 'GEADVISEERD') THEN
    RAISE EXCEPTION 'een DPIA gaat alleen verder' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stap BEFORE UPDATE ON wetboek_dpia
  FOR EACH ROW EXECUTE FUNCTION wetboek_dpia_stap();

-- Advice comes before the first signature; a signature is under what was advised on, by somebody
-- who neither wrote nor advised it, and against a negative advice only with a reason.
CREATE FUNCTION wetboek_advies_op_tijd() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM recht_catalogusversie v WHERE v.id = NEW.versie_id
      AND v.status = 'VOORGELEGD' AND v.gemeente_id = NEW.gemeente_id AND v.sha256 = NEW.sha256
      AND NOT v.auteurs ? NEW.fg_id::text)
    OR EXISTS (SELECT 1 FROM wetboek_handtekening h WHERE h.versie_id = NEW.versie_id) THEN
    RAISE EXCEPTION 'een advies komt voor de handtekeningen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER op_tijd BEFORE INSERT ON wetboek_advies
  FOR EACH ROW EXECUTE FUNCTION wetboek_advies_op_tijd();

CREATE FUNCTION wetboek_handtekening_mag() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  advies wetboek_advies;
BEGIN
  SELECT a.* INTO advies FROM wetboek_advies a
    WHERE a.versie_id = NEW.versie_id AND a.sha256 = NEW.sha256 ORDER BY a.op DESC LIMIT 1;
  IF advies IS NULL OR (advies.strekking = 'NEGATIEF' AND NEW.afwijking = '')
    OR EXISTS (SELECT 1 FROM wetboek_advies a
      WHERE a.versie_id = NEW.versie_id AND a.fg_id = NEW.user_id)
    OR NOT EXISTS (SELECT 1 FROM recht_catalogusversie v WHERE v.id = NEW.versie_id
      AND v.status = 'VOORGELEGD' AND v.gemeente_id = NEW.gemeente_id AND v.sha256 = NEW.sha256
      AND NOT v.auteurs ? NEW.user_id::text) THEN
    RAISE EXCEPTION 'deze handtekening kan hier niet' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mag BEFORE INSERT ON wetboek_handtekening
  FOR EACH ROW EXECUTE FUNCTION wetboek_handtekening_mag();

-- What the web may do with a version. The owner loads the first one of a gemeente.
CREATE FUNCTION wetboek_versie_stap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  vandaag date := (wams_nu() AT TIME ZONE 'Europe/Amsterdam')::date;
BEGIN
  IF current_user = 'wams_owner' THEN
    RETURN NEW;
  ELSIF TG_OP = 'INSERT' AND NEW.status = 'VOORGELEGD' AND NEW.gemeente_id = wams_gemeente()
    AND NEW.auteurs ? wams_user()::text AND wams_heeft_functie('beheerder') THEN
    RETURN NEW;
  ELSIF TG_OP = 'UPDATE' AND NEW.gemeente_id = wams_gemeente() AND NEW.status = 'INGETROKKEN'
    AND wams_heeft_functie('beheerder', 'jurist', 'besluitnemer') THEN
    RETURN NEW;
  ELSIF TG_OP = 'UPDATE' AND NEW.gemeente_id = wams_gemeente() AND NEW.status = 'ACTIEF'
    AND NEW.actief_vanaf >= vandaag
    AND (SELECT count(*) FROM wetboek_handtekening h
      WHERE h.versie_id = NEW.id AND h.sha256 = NEW.sha256) = 2
    AND EXISTS (SELECT 1 FROM wetboek_dpia d WHERE d.gemeente_id = NEW.gemeente_id
      AND d.regime = NEW.regime AND d.status = 'VASTGESTELD'
      AND d.herzien_voor > NEW.actief_vanaf) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'zonder advies, twee handtekeningen en DPIA wordt niets van kracht'
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER stap BEFORE INSERT OR UPDATE ON recht_catalogusversie
  FOR EACH ROW EXECUTE FUNCTION wetboek_versie_stap();
