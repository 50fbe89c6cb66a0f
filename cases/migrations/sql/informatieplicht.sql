-- Whether each betrokkene knows that data are held (AVG 13 and 14): one derived row per person, from
-- what happened. No login writes it, so that a clock stops by a letter that went out, and by nothing
-- that somebody ticks.
SET LOCAL check_function_bodies = off;

CREATE POLICY vullen ON cases_informatiemoment FOR INSERT TO wams_app
  WITH CHECK (wams_mag_vullen(casus_id));
CREATE TRIGGER blijft BEFORE UPDATE ON cases_informatiemoment
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();

CREATE TABLE cases_informatieplicht (
  betrokkene_id uuid PRIMARY KEY,
  casus_id uuid NOT NULL,
  gemeente_id uuid NOT NULL,
  van_ander boolean NOT NULL,
  verkregen_op date NOT NULL,
  contact_op date,
  verstrekt_op date,
  geinformeerd_op date,
  brief_id uuid,
  overleden_op date,
  FOREIGN KEY (betrokkene_id, casus_id) REFERENCES cases_betrokkene (id, casus_id) ON DELETE CASCADE
) WITH (fillfactor = 80);
CREATE INDEX informatieplicht_casus ON cases_informatieplicht (casus_id);
CREATE INDEX informatieplicht_open ON cases_informatieplicht (gemeente_id, verkregen_op)
  WHERE van_ander AND geinformeerd_op IS NULL AND overleden_op IS NULL;
ALTER TABLE cases_informatieplicht ENABLE ROW LEVEL SECURITY;
CREATE POLICY zien ON cases_informatieplicht FOR SELECT TO wams_app USING (
  gemeente_id = wams_gemeente() AND ((SELECT wams_heeft_functie('fg'))
    OR EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
      AND b.casus_id = cases_informatieplicht.casus_id AND b.periodes @> wams_nu())));
CREATE POLICY systeem ON cases_informatieplicht FOR SELECT TO wams_worker USING (
  gemeente_id = wams_gemeente()
  AND EXISTS (SELECT 1 FROM doelbinding_systeemact s WHERE s.act = wams_act()));
CREATE POLICY kern ON cases_informatieplicht TO wams_kern USING (true) WITH CHECK (true);

-- The letters whose text tells what AVG 13 and 14 ask; the same list as in the kinds of letters.
CREATE FUNCTION wams_brief_informeert(code text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT code IN ('B01', 'B04', 'B05', 'B06')
$$;
CREATE FUNCTION wams_datum(moment timestamptz) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT (moment AT TIME ZONE 'Europe/Amsterdam')::date
$$;

-- Everything anew from the facts, so that the order in which they were written does not matter.
CREATE FUNCTION wams_zet_informatieplicht(wie uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  anders date;  -- the first day on which somebody else told us something
  zelf date;
  sinds date;
BEGIN
  -- The lock before reading: else two who write at the same time lose one.
  INSERT INTO cases_informatieplicht (betrokkene_id, casus_id, gemeente_id, van_ander, verkregen_op)
    SELECT b.id, b.casus_id, c.gemeente_id, true, c.gemeld_op
    FROM cases_betrokkene b JOIN cases_casus c ON c.id = b.casus_id WHERE b.id = wie
    ON CONFLICT (betrokkene_id) DO UPDATE SET betrokkene_id = EXCLUDED.betrokkene_id;
  SELECT least(
      (SELECT min(m.op) FROM cases_informatiemoment m
        WHERE m.betrokkene_id = wie AND m.soort = 'ander'),
      (SELECT min(wams_datum(g.aangemaakt_op)) FROM cases_gegeven g
        WHERE g.betrokkene_id = wie AND g.soort <> 'eigen'),
      (SELECT min(wams_datum(g.aangemaakt_op)) FROM cases_medebetrokkene d
        JOIN cases_gegeven g ON g.id = d.gegeven_id AND g.soort <> 'eigen'
        WHERE d.betrokkene_id = wie)),
    (SELECT min(m.op) FROM cases_informatiemoment m
      WHERE m.betrokkene_id = wie AND m.soort = 'zelf')
    INTO anders, zelf;
  -- Who did not tell it himself came in through another: with the melding, or later.
  IF zelf IS NULL THEN
    SELECT least(anders, CASE WHEN wams_datum(b.aangemaakt_op) = wams_datum(c.aangemaakt_op)
        THEN c.gemeld_op ELSE wams_datum(b.aangemaakt_op) END) INTO anders
    FROM cases_betrokkene b JOIN cases_casus c ON c.id = b.casus_id WHERE b.id = wie;
  END IF;
  sinds := coalesce(anders, zelf);
  UPDATE cases_informatieplicht p SET van_ander = anders IS NOT NULL, verkregen_op = sinds,
    contact_op = (SELECT min(f.op) FROM (
        SELECT m.op FROM cases_informatiemoment m
          WHERE m.betrokkene_id = wie AND m.soort = 'contact'
        UNION ALL SELECT h.op FROM cases_hulpvraag h WHERE h.betrokkene_id = wie
        UNION ALL SELECT z.gevraagd_op FROM cases_zienswijze z WHERE z.betrokkene_id = wie
        UNION ALL SELECT d.op FROM cases_deelnameverklaring d
          WHERE d.betrokkene_id = wie AND d.antwoord <> 'nog_niet'
        UNION ALL SELECT s.op FROM cases_scopeversie s WHERE s.betrokkene_id = wie
        UNION ALL SELECT o.aangeboden_op FROM cases_ondersteuning o WHERE o.betrokkene_id = wie
        UNION ALL SELECT r.verzonden_op FROM cases_brief r
          WHERE r.betrokkene_id = wie AND r.status = 'verzonden') f WHERE f.op >= sinds),
    verstrekt_op = (SELECT min(m.op) FROM cases_informatiemoment m
      WHERE m.betrokkene_id = wie AND m.soort = 'verstrekking' AND m.op >= sinds),
    (geinformeerd_op, brief_id) = (SELECT r.verzonden_op, r.id FROM cases_brief r
      WHERE r.betrokkene_id = wie AND r.status = 'verzonden' AND wams_brief_informeert(r.code)
      ORDER BY r.verzonden_op, r.id LIMIT 1),
    overleden_op = (SELECT coalesce(
        b.overleden_op, CASE WHEN b.einde_code = 'E8' THEN b.einde_op END)
      FROM cases_betrokkene b WHERE b.id = wie)
  WHERE p.betrokkene_id = wie;
END $$;
SELECT wams_zet_informatieplicht(id) FROM cases_betrokkene;
REVOKE ALL ON FUNCTION wams_zet_informatieplicht(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_zet_informatieplicht(uuid) TO wams_kern;
ALTER FUNCTION wams_zet_informatieplicht(uuid) OWNER TO wams_kern;

CREATE FUNCTION wams_informatieplicht_persoon() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM wams_zet_informatieplicht(NEW.id);
  RETURN NULL;
END $$;
CREATE FUNCTION wams_informatieplicht_feit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM wams_zet_informatieplicht(NEW.betrokkene_id);
  RETURN NULL;
END $$;
ALTER FUNCTION wams_informatieplicht_persoon() OWNER TO wams_kern;
ALTER FUNCTION wams_informatieplicht_feit() OWNER TO wams_kern;
CREATE TRIGGER informatieplicht AFTER INSERT OR UPDATE OF einde_op, einde_code, overleden_op
  ON cases_betrokkene FOR EACH ROW EXECUTE FUNCTION wams_informatieplicht_persoon();
CREATE TRIGGER informatieplicht AFTER INSERT ON cases_informatiemoment
  FOR EACH ROW EXECUTE FUNCTION wams_informatieplicht_feit();
CREATE TRIGGER informatieplicht AFTER INSERT ON cases_gegeven
  FOR EACH ROW EXECUTE FUNCTION wams_informatieplicht_feit();
CREATE TRIGGER informatieplicht AFTER INSERT ON cases_medebetrokkene
  FOR EACH ROW EXECUTE FUNCTION wams_informatieplicht_feit();
CREATE TRIGGER informatieplicht AFTER INSERT ON cases_hulpvraag
  FOR EACH ROW EXECUTE FUNCTION wams_informatieplicht_feit();
CREATE TRIGGER informatieplicht AFTER INSERT ON cases_zienswijze
  FOR EACH ROW EXECUTE FUNCTION wams_informatieplicht_feit();
CREATE TRIGGER informatieplicht AFTER INSERT ON cases_deelnameverklaring
  FOR EACH ROW EXECUTE FUNCTION wams_informatieplicht_feit();
CREATE TRIGGER informatieplicht AFTER INSERT ON cases_scopeversie
  FOR EACH ROW EXECUTE FUNCTION wams_informatieplicht_feit();
CREATE TRIGGER informatieplicht AFTER INSERT ON cases_ondersteuning
  FOR EACH ROW EXECUTE FUNCTION wams_informatieplicht_feit();
CREATE TRIGGER informatieplicht AFTER INSERT OR UPDATE OF status ON cases_brief
  FOR EACH ROW EXECUTE FUNCTION wams_informatieplicht_feit();
