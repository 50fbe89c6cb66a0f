-- A document is as far away as its gegeven.
DROP POLICY zien ON cases_document;
CREATE POLICY zien ON cases_document FOR SELECT TO wams_app USING (
  EXISTS (SELECT 1 FROM cases_gegeven g WHERE g.id = gegeven_id));
CREATE TRIGGER versie BEFORE UPDATE ON cases_document
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();

-- Which of these files no row points at. Sees all rows: what somebody may not see is not loose.
CREATE FUNCTION wams_losse_bestanden(namen text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT gezocht FROM unnest(namen) gezocht WHERE NOT EXISTS (
    SELECT 1 FROM cases_document d WHERE d.opslag = gezocht AND d.status IN ('controle', 'klaar'))
$$;
REVOKE ALL ON FUNCTION wams_losse_bestanden(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_losse_bestanden(text[]) TO wams_app, wams_kern;
ALTER FUNCTION wams_losse_bestanden(text[]) OWNER TO wams_kern;
