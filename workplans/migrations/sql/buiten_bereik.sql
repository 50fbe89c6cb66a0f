-- A goal goes with its problem, or with the domain that nobody wants looked at any more; what was
-- agreed for it goes with the goal, for the partij too.
SET LOCAL check_function_bodies = off;

CREATE FUNCTION wams_doel_in_bereik(casus uuid, probleem uuid, domein_ text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT 1 FROM cases_probleem p WHERE p.id = probleem AND p.buiten_scope)
    AND NOT EXISTS (SELECT 1 FROM cases_casus c WHERE c.id = casus
      AND domein_ = ANY (c.domeinen_uit))
$$;
CREATE FUNCTION wams_afspraak_in_bereik(casus uuid, doel uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT doel IS NULL OR EXISTS (SELECT 1 FROM workplans_doelstelling d WHERE d.id = doel
    AND wams_doel_in_bereik(casus, d.probleem_id, d.domein))
$$;
REVOKE ALL ON FUNCTION wams_doel_in_bereik(uuid, uuid, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION wams_afspraak_in_bereik(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_doel_in_bereik(uuid, uuid, text) TO wams_app, wams_kern;
GRANT EXECUTE ON FUNCTION wams_afspraak_in_bereik(uuid, uuid) TO wams_app;
ALTER FUNCTION wams_doel_in_bereik(uuid, uuid, text) OWNER TO wams_kern;
ALTER FUNCTION wams_afspraak_in_bereik(uuid, uuid) OWNER TO wams_kern;

ALTER POLICY zien ON workplans_doelstelling USING (
  EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
    AND b.casus_id = workplans_doelstelling.casus_id AND b.periodes @> wams_nu())
  AND wams_doel_in_bereik(casus_id, probleem_id, domein));
ALTER POLICY zien ON workplans_afspraak USING (
  EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
    AND b.casus_id = workplans_afspraak.casus_id AND b.periodes @> wams_nu())
  AND wams_afspraak_in_bereik(casus_id, doelstelling_id));
ALTER POLICY partij_zien ON workplans_afspraak USING (
  gemeente_id = wams_gemeente()
  AND organisatie_id IN (SELECT wams_partner_voor())
  AND NOT wams_is_overleden(betrokkene_id)
  AND wams_afspraak_in_bereik(casus_id, doelstelling_id)
  AND CASE status
    WHEN 'NOG_NIET_TOEGEZEGD' THEN wams_partij_mag_nieuw(casus_id, organisatie_id)
    WHEN 'TOEGEZEGD' THEN uitvoerder_id = wams_user() AND wams_heeft_deel(casus_id)
      AND wams_partij_mag(casus_id, organisatie_id)
    ELSE uitvoerder_id = wams_user() AND afgerond_op = wams_vandaag() END);
