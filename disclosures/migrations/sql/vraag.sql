-- A question without case data: for who asked it, who answers it, and once published for the gemeente.
SET LOCAL check_function_bodies = off;

ALTER TABLE disclosures_vraag ENABLE ROW LEVEL SECURITY;
ALTER TABLE disclosures_vraag FORCE ROW LEVEL SECURITY;
CREATE FUNCTION wams_antwoordt(aan text, organisatie uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM accounts_mandaat m JOIN accounts_user u ON u.id = m.user_id
      JOIN accounts_organisatie o ON o.id = m.organisatie_id
    WHERE m.user_id = wams_user() AND u.is_active AND m.gemeente_id = wams_gemeente()
      AND m.van <= wams_nu() AND wams_nu() < m.tot
      AND CASE aan WHEN 'FG' THEN m.functie = 'fg'
        WHEN 'GEMEENTE' THEN m.functie = 'vraagbaak' AND o.partijtype = 'COLLEGE'
        ELSE m.functie = 'vraagbaak' AND m.organisatie_id = organisatie END)
$$;
REVOKE ALL ON FUNCTION wams_antwoordt(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_antwoordt(text, uuid) TO wams_app, wams_kern;
ALTER FUNCTION wams_antwoordt(text, uuid) OWNER TO wams_kern;

CREATE POLICY zien ON disclosures_vraag FOR SELECT TO wams_app USING (
  gemeente_id = wams_gemeente() AND (gesteld_door_id = wams_user() OR status = 'GEPUBLICEERD'
    OR wams_antwoordt(aan, organisatie_id)));
CREATE POLICY vragen ON disclosures_vraag FOR INSERT TO wams_app WITH CHECK (
  gemeente_id = wams_gemeente() AND gesteld_door_id = wams_user() AND status = 'GESTELD'
  AND antwoord = '' AND beantwoord_door_id IS NULL);
CREATE POLICY antwoorden ON disclosures_vraag FOR UPDATE TO wams_app
  USING (gemeente_id = wams_gemeente() AND wams_antwoordt(aan, organisatie_id))
  WITH CHECK (gemeente_id = wams_gemeente() AND wams_antwoordt(aan, organisatie_id));
