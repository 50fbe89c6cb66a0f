-- Uitstelbesluit: two people, a day on which it ends, and the only thing that lets the clock wait.
SET LOCAL check_function_bodies = off;

-- Asked by who works in the casus, in the own name and undecided; the FG reads each of them.
DROP POLICY toevoegen ON cases_uitstelbesluit;
CREATE POLICY aanvragen ON cases_uitstelbesluit FOR INSERT TO wams_app WITH CHECK (
  gemeente_id = wams_gemeente() AND aangevraagd_door_id = wams_user()
  AND status = 'aangevraagd' AND beslist_door_id IS NULL
  AND EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
    AND b.casus_id = cases_uitstelbesluit.casus_id AND b.periodes @> wams_nu()));
CREATE POLICY fg ON cases_uitstelbesluit FOR SELECT TO wams_app USING (
  gemeente_id = wams_gemeente() AND (SELECT wams_heeft_functie('fg')));
CREATE TRIGGER versie BEFORE UPDATE ON cases_uitstelbesluit
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();

-- What was asked stays as asked; only who weighed it gives or refuses it, and the day that was
-- asked can then only come closer; what has ended stays ended.
CREATE FUNCTION wams_uitstel_stap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.gemeente_id, NEW.betrokkene_id, NEW.beoordeling_id, NEW.vervolg_op_id, NEW.grond,
      NEW.artikel, NEW.catalogusversie, NEW.noodzaak, NEW.evenredigheid, NEW.doeleinden,
      NEW.categorieen, NEW.toepassingsgebied, NEW.waarborgen, NEW.verantwoordelijke,
      NEW.bewaartermijnen, NEW.risicos, NEW.mededeling, NEW.brief_code, NEW.aangevraagd_door_id,
      NEW.aangevraagd_op) IS DISTINCT FROM
     (OLD.gemeente_id, OLD.betrokkene_id, OLD.beoordeling_id, OLD.vervolg_op_id, OLD.grond,
      OLD.artikel, OLD.catalogusversie, OLD.noodzaak, OLD.evenredigheid, OLD.doeleinden,
      OLD.categorieen, OLD.toepassingsgebied, OLD.waarborgen, OLD.verantwoordelijke,
      OLD.bewaartermijnen, OLD.risicos, OLD.mededeling, OLD.brief_code, OLD.aangevraagd_door_id,
      OLD.aangevraagd_op)
    OR (OLD.status <> 'aangevraagd' AND (NEW.herzien_voor, NEW.beslist_door_id, NEW.beslist_op)
      IS DISTINCT FROM (OLD.herzien_voor, OLD.beslist_door_id, OLD.beslist_op))
    OR NEW.herzien_voor > OLD.herzien_voor
    OR (OLD.status IN ('afgewezen', 'ingetrokken', 'verlengd', 'opgeheven', 'verlopen')
      AND (NEW.status, NEW.geeindigd_op) IS DISTINCT FROM (OLD.status, OLD.geeindigd_op)) THEN
    RAISE EXCEPTION 'een uitstelbesluit wordt niet herschreven'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.status <> OLD.status AND NOT coalesce(CASE OLD.status
      WHEN 'aangevraagd' THEN NEW.status = 'ingetrokken'
        OR NEW.beslist_door_id = wams_user() AND EXISTS (
          SELECT 1 FROM cases_beoordeling b WHERE b.id = NEW.beoordeling_id
            AND b.soort = 'uitstel' AND b.beoordelaar_id = NEW.beslist_door_id
            AND b.beoordelaar_id <> b.gevraagd_door_id
            AND b.status = CASE NEW.status WHEN 'gegeven' THEN 'akkoord'
              WHEN 'afgewezen' THEN 'afgewezen' END)
      WHEN 'gegeven' THEN NEW.status IN ('verlengd', 'opgeheven', 'verlopen') END, false) THEN
    RAISE EXCEPTION 'deze stap van een uitstelbesluit is niet aan u'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stap BEFORE UPDATE ON cases_uitstelbesluit
  FOR EACH ROW EXECUTE FUNCTION wams_uitstel_stap();

-- The clock waits until the day of the decision that holds; after it the day of its end counts.
ALTER TABLE cases_informatieplicht ADD COLUMN uitgesteld_tot date, ADD COLUMN uitstel_einde_op date;
CREATE FUNCTION wams_zet_uitstel() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM cases_informatieplicht WHERE betrokkene_id = NEW.betrokkene_id FOR UPDATE;
  UPDATE cases_informatieplicht SET
    uitgesteld_tot = (SELECT max(u.herzien_voor) FROM cases_uitstelbesluit u
      WHERE u.betrokkene_id = NEW.betrokkene_id AND u.status = 'gegeven'),
    uitstel_einde_op = (SELECT max(u.geeindigd_op) FROM cases_uitstelbesluit u
      WHERE u.betrokkene_id = NEW.betrokkene_id AND u.status IN ('opgeheven', 'verlopen'))
  WHERE betrokkene_id = NEW.betrokkene_id;
  RETURN NULL;
END $$;
ALTER FUNCTION wams_zet_uitstel() OWNER TO wams_kern;
CREATE TRIGGER informatieplicht AFTER INSERT OR UPDATE OF status, herzien_voor, geeindigd_op
  ON cases_uitstelbesluit FOR EACH ROW EXECUTE FUNCTION wams_zet_uitstel();
