ALTER TABLE audit_wijziging ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY schrijven ON audit_wijziging FOR INSERT TO wams_app
  WITH CHECK (actor_id IS NOT DISTINCT FROM wams_user());
CREATE POLICY casus ON audit_wijziging FOR SELECT TO wams_app USING (
  EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
    AND b.casus_id = audit_wijziging.dossier_id AND b.periodes @> wams_nu()));

-- The list is ordered by last activity. At most once in five minutes and never waiting for
-- another writer: each bump rewrites an index entry.
CREATE FUNCTION wams_activiteit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE doelbinding_betrokkenheid b SET laatste_activiteit = clock_timestamp()
  FROM (SELECT user_id, casus_id FROM doelbinding_betrokkenheid
        WHERE casus_id IN (SELECT dossier_id FROM nieuw)
          AND laatste_activiteit < clock_timestamp() - interval '5 minutes'
        FOR NO KEY UPDATE SKIP LOCKED) vrij
  WHERE (b.user_id, b.casus_id) = (vrij.user_id, vrij.casus_id);
  RETURN NULL;
END $$;
ALTER FUNCTION wams_activiteit() OWNER TO wams_kern;
CREATE TRIGGER activiteit AFTER INSERT ON audit_wijziging REFERENCING NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION wams_activiteit();
