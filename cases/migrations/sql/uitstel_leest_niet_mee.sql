-- Whoever is not told yet doesn't hear it from who reads along: as long as a delay of informing
-- holds for a cliënt, the supporter of that cliënt reads no gegevens.
SET LOCAL check_function_bodies = off;
CREATE FUNCTION wams_hoort_later(client uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM cases_uitstelbesluit u WHERE u.betrokkene_id = client
    AND u.status = 'gegeven'
    AND u.herzien_voor >= (wams_nu() AT TIME ZONE 'Europe/Amsterdam')::date)
$$;
REVOKE ALL ON FUNCTION wams_hoort_later(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_hoort_later(uuid) TO wams_app, wams_kern;
ALTER FUNCTION wams_hoort_later(uuid) OWNER TO wams_kern;
DROP POLICY ondersteuner ON cases_gegeven;
CREATE POLICY ondersteuner ON cases_gegeven FOR SELECT TO wams_app USING (
  (SELECT wams_heeft_functie('ondersteuner')) AND NOT beperkt AND NOT buiten_scope
  AND wams_reikt(casus_id, betrokkene_id, '{meelezen}') AND wams_gaat_over_een(id)
  AND NOT wams_hoort_later(betrokkene_id));
