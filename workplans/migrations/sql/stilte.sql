-- Of who died nobody is asked anything any more: a partij no longer sees what was asked about him.
SET LOCAL check_function_bodies = off;

CREATE FUNCTION wams_is_overleden(persoon uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM cases_betrokkene b WHERE b.id = persoon
    AND (b.overleden_op IS NOT NULL OR b.einde_code = 'E8'))
$$;
REVOKE ALL ON FUNCTION wams_is_overleden(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_is_overleden(uuid) TO wams_app, wams_kern;
ALTER FUNCTION wams_is_overleden(uuid) OWNER TO wams_kern;

-- As it was, and nothing about the dead: not what is asked, not what was promised.
DROP POLICY partij_zien ON workplans_afspraak;
CREATE POLICY partij_zien ON workplans_afspraak FOR SELECT TO wams_app USING (
  gemeente_id = wams_gemeente()
  AND organisatie_id IN (SELECT wams_partner_voor())
  AND NOT wams_is_overleden(betrokkene_id)
  AND CASE status
    WHEN 'NOG_NIET_TOEGEZEGD' THEN wams_partij_mag_nieuw(casus_id, organisatie_id)
    WHEN 'TOEGEZEGD' THEN uitvoerder_id = wams_user() AND wams_heeft_deel(casus_id)
      AND wams_partij_mag(casus_id, organisatie_id)
    ELSE uitvoerder_id = wams_user() AND afgerond_op = wams_vandaag() END);
