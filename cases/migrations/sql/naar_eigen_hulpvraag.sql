-- The cliënt asks for help himself: who did the onderzoek on request goes on with the one on the
-- own hulpvraag, in the time that he had and no longer.
SET LOCAL check_function_bodies = off;

CREATE FUNCTION wams_gaat_door_op_a(casus uuid, einde timestamptz, permissie int) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM cases_casus c JOIN cases_besluit b ON b.casus_id = c.id
      WHERE c.id = casus AND c.gemeente_id = wams_gemeente() AND c.route = 'A'
        AND c.status IN ('VOORBEREIDING', 'ONDERZOEK', 'ONDERZOEK_AFGEROND', 'OPGESCHORT')
        AND b.overgang = 'C05c' AND b.genomen_door_id = wams_user()
        AND b.genomen_op >= wams_nu())
    AND EXISTS (SELECT 1 FROM auth_permission p WHERE p.id = permissie AND p.codename = 'D03')
    AND EXISTS (SELECT 1 FROM doelbinding_toewijzing t JOIN auth_permission p
        ON p.id = t.permission_id AND p.codename = 'D02'
      WHERE t.casus_id = casus AND t.user_id = wams_user() AND t.rol = 'ONDERZOEKER'
        AND t.van <= wams_nu() AND wams_nu() < t.tot AND einde <= t.tot)
$$;
REVOKE ALL ON FUNCTION wams_gaat_door_op_a(uuid, timestamptz, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_gaat_door_op_a(uuid, timestamptz, int) TO wams_app;
ALTER FUNCTION wams_gaat_door_op_a(uuid, timestamptz, int) OWNER TO wams_kern;
CREATE POLICY doorgaan ON doelbinding_toewijzing FOR INSERT TO wams_app WITH CHECK (
  van = wams_nu() AND rol = 'ONDERZOEKER' AND user_id = wams_user()
  AND toegekend_door_id = wams_user() AND gemeente_id = wams_gemeente()
  AND wams_gaat_door_op_a(casus_id, tot, permission_id));
