-- The owner may not read locked tables, and a body is checked by reading: check at first use.
SET LOCAL check_function_bodies = off;

-- To end a grant one must be able to say which: the number of the casus, and nothing more of it.
CREATE FUNCTION wams_casusnummer(casus uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.nummer FROM cases_casus c
  WHERE c.id = casus AND c.gemeente_id = wams_gemeente() AND wams_heeft_functie('beheerder')
$$;
REVOKE ALL ON FUNCTION wams_casusnummer(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_casusnummer(uuid) TO wams_app;
ALTER FUNCTION wams_casusnummer(uuid) OWNER TO wams_kern;
