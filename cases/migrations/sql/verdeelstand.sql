-- In which group of the work to divide a casus stands: one derived row per casus, kept by triggers
-- from the casus and its appointments, so that each group is one walk of an index, however many
-- casussen there are. Nobody writes it by hand.
SET LOCAL check_function_bodies = off;

CREATE TABLE cases_verdeelstand (
  casus_id uuid PRIMARY KEY REFERENCES cases_casus,
  gemeente_id uuid NOT NULL,
  team_id uuid NOT NULL,
  groep varchar(12) NOT NULL,
  termijn_tot date NOT NULL,
  nummer varchar(12) NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX verdeelstand_gemeente
  ON cases_verdeelstand (gemeente_id, groep, termijn_tot, nummer);
CREATE INDEX verdeelstand_team
  ON cases_verdeelstand (gemeente_id, team_id, groep, termijn_tot, nummer);
ALTER TABLE cases_verdeelstand ENABLE ROW LEVEL SECURITY;
CREATE POLICY zien ON cases_verdeelstand FOR SELECT TO wams_app USING (
  gemeente_id = wams_gemeente() AND (SELECT wams_heeft_functie('verdeler', 'fg', 'manager')));
CREATE POLICY kern ON cases_verdeelstand TO wams_kern USING (true) WITH CHECK (true);

-- One group for each casus: what must be done first. The names are those of Verdeelstand.Groep.
CREATE FUNCTION wams_verdeelgroep(
  status text, fase text, coordinatie boolean, overdracht boolean,
  onderzoeker boolean, coordinator boolean, waarnemer boolean, gevraagd boolean)
RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN status IN ('NIET_GESTART', 'BEEINDIGD', 'IN_BEWARING', 'VERNIETIGD') THEN ''
    WHEN fase IN ('PLAN_CONCEPT', 'AANPAK', 'HEROVERWEGING')
      AND NOT coordinator AND NOT waarnemer AND NOT gevraagd THEN 'zonder'
    WHEN NOT onderzoeker AND (fase IN ('VOORBEREIDING', 'ONDERZOEK')
      OR (fase = 'ONDERZOEK_AFGEROND' AND NOT coordinatie)) THEN 'onderzoeker'
    WHEN fase = 'ONDERZOEK_AFGEROND' AND coordinatie
      AND NOT coordinator AND NOT gevraagd THEN 'coordinator'
    WHEN gevraagd THEN 'gevraagd'
    WHEN overdracht THEN 'overdracht'
    ELSE 'loopt' END
$$;

CREATE FUNCTION wams_zet_verdeelstand(casussen uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Lock each row, in a fixed order, before reading the appointments: else two people who appoint
  -- at the same time lose one.
  INSERT INTO cases_verdeelstand AS s (casus_id, gemeente_id, team_id, groep, termijn_tot, nummer)
    SELECT c.id, c.gemeente_id, c.team_id, '', c.termijn_tot, c.nummer
    FROM cases_casus c WHERE c.id = ANY (casussen) ORDER BY c.id
    ON CONFLICT (casus_id) DO UPDATE SET casus_id = s.casus_id;
  -- A new statement sees what the other writer committed.
  UPDATE cases_verdeelstand s SET gemeente_id = c.gemeente_id, team_id = c.team_id,
      termijn_tot = c.termijn_tot, nummer = c.nummer,
      groep = wams_verdeelgroep(c.status,
        CASE c.status WHEN 'OPGESCHORT' THEN c.terug_naar ELSE c.status END,
        c.uitkomst = 'MVP_COORDINATIE', c.overdracht_gevraagd_op IS NOT NULL,
        coalesce(a.onderzoeker, false), coalesce(a.coordinator, false),
        coalesce(a.waarnemer, false), coalesce(a.gevraagd, false))
    FROM cases_casus c LEFT JOIN (
      SELECT casus_id, bool_or(rol = 'ONDERZOEKER' AND status = 'aanvaard') AS onderzoeker,
        bool_or(rol = 'COORDINATOR' AND status = 'aanvaard') AS coordinator,
        bool_or(rol = 'WAARNEMER' AND status = 'aanvaard') AS waarnemer,
        bool_or(status = 'voorgesteld') AS gevraagd
      FROM cases_aanstelling WHERE casus_id = ANY (casussen) GROUP BY 1) a ON a.casus_id = c.id
    WHERE c.id = ANY (casussen) AND s.casus_id = c.id;
END $$;
REVOKE ALL ON FUNCTION wams_zet_verdeelstand(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_zet_verdeelstand(uuid[]) TO wams_kern;
ALTER FUNCTION wams_zet_verdeelstand(uuid[]) OWNER TO wams_kern;

CREATE FUNCTION wams_verdeelstand_casus() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM wams_zet_verdeelstand(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE FUNCTION wams_verdeelstand_aanstelling() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM wams_zet_verdeelstand(ARRAY[NEW.casus_id]);
  RETURN NULL;
END $$;
ALTER FUNCTION wams_verdeelstand_casus() OWNER TO wams_kern;
ALTER FUNCTION wams_verdeelstand_aanstelling() OWNER TO wams_kern;
CREATE TRIGGER verdeelstand AFTER INSERT OR UPDATE OF status, terug_naar, uitkomst, team_id,
    termijn_tot, overdracht_gevraagd_op ON cases_casus
  FOR EACH ROW EXECUTE FUNCTION wams_verdeelstand_casus();
CREATE TRIGGER verdeelstand AFTER INSERT OR UPDATE OF status ON cases_aanstelling
  FOR EACH ROW EXECUTE FUNCTION wams_verdeelstand_aanstelling();
