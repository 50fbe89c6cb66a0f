-- A partij sees the afspraken that are asked of it, and nothing else of the casus.
SET LOCAL check_function_bodies = off;

-- The organisations for which the person of this transaction is a partner now.
CREATE FUNCTION wams_partner_voor() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.organisatie_id FROM accounts_mandaat m JOIN accounts_user u ON u.id = m.user_id
  WHERE m.user_id = wams_user() AND m.gemeente_id = wams_gemeente() AND m.functie = 'partner'
    AND u.is_active AND m.van <= wams_nu() AND wams_nu() < m.tot
$$;

-- Whether this partij may be asked something in this casus now: it is on the partijenlijst, the
-- phase has room for it, no cliënt wants it left out. In reweighing nothing new is asked once an
-- end date or the term has passed.
CREATE FUNCTION wams_partij_mag(casus uuid, partij uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM cases_casus c WHERE c.id = casus
      AND c.gemeente_id = wams_gemeente()
      AND c.status IN ('ONDERZOEK', 'ONDERZOEK_AFGEROND', 'PLAN_CONCEPT', 'AANPAK', 'HEROVERWEGING')
      AND NOT EXISTS (SELECT 1 FROM cases_scopeversie v JOIN cases_scoperegel r ON r.scope_id = v.id
        WHERE v.casus_id = c.id AND r.partij_id = partij AND NOT r.mag
          AND v.nummer = (SELECT max(l.nummer) FROM cases_scopeversie l
            WHERE l.betrokkene_id = v.betrokkene_id)))
    AND EXISTS (SELECT 1 FROM accounts_partij p WHERE p.organisatie_id = partij
      AND p.gemeente_id = wams_gemeente() AND p.geldig_van <= wams_vandaag()
      AND (p.geldig_tot IS NULL OR wams_vandaag() < p.geldig_tot))
$$;
CREATE FUNCTION wams_partij_mag_nieuw(casus uuid, partij uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT wams_partij_mag(casus, partij) AND EXISTS (SELECT 1 FROM cases_casus c WHERE c.id = casus
    AND (c.status <> 'HEROVERWEGING'
      OR (wams_vandaag() < c.einddatum AND wams_vandaag() <= c.termijn_tot)))
$$;
CREATE FUNCTION wams_vandaag() RETURNS date LANGUAGE sql STABLE AS
$$ SELECT (wams_nu() AT TIME ZONE 'Europe/Amsterdam')::date $$;

-- The share that the person of this transaction holds in a casus now.
CREATE FUNCTION wams_heeft_deel(casus uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM doelbinding_toewijzing t JOIN auth_permission p
      ON p.id = t.permission_id AND p.codename = 'D08'
    WHERE t.casus_id = casus AND t.user_id = wams_user() AND t.rol = 'PARTIJ'
      AND t.van <= wams_nu() AND wams_nu() < t.tot)
$$;

-- Whoever accepts an afspraak takes the share that belongs to it: the doel of an own afspraak,
-- until the end of its day, on the word of the colleague who asked.
CREATE FUNCTION wams_mag_aannemen(
  casus uuid, ontvanger uuid, rol_ text, permissie int, door uuid, gemeente uuid, partij uuid,
  einde timestamptz)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(ontvanger = wams_user() AND door <> ontvanger AND rol_ = 'PARTIJ'
    AND gemeente = wams_gemeente()
    AND partij IN (SELECT wams_partner_voor())
    AND wams_partij_mag_nieuw(casus, partij)
    AND EXISTS (SELECT 1 FROM auth_permission p WHERE p.id = permissie AND p.codename = 'D08')
    AND EXISTS (SELECT 1 FROM workplans_afspraak a WHERE a.casus_id = casus
      AND a.organisatie_id = partij AND a.status = 'NOG_NIET_TOEGEZEGD'
      AND a.gevraagd_door_id = door
      AND einde <= ((a.voor + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')), false)
$$;
REVOKE ALL ON FUNCTION wams_partner_voor() FROM PUBLIC;
REVOKE ALL ON FUNCTION wams_partij_mag(uuid, uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION wams_partij_mag_nieuw(uuid, uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION wams_heeft_deel(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION wams_mag_aannemen(uuid, uuid, text, int, uuid, uuid, uuid, timestamptz)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_partner_voor() TO wams_app, wams_kern;
GRANT EXECUTE ON FUNCTION wams_partij_mag(uuid, uuid) TO wams_app, wams_kern;
GRANT EXECUTE ON FUNCTION wams_partij_mag_nieuw(uuid, uuid) TO wams_app, wams_kern;
GRANT EXECUTE ON FUNCTION wams_heeft_deel(uuid) TO wams_app, wams_kern;
GRANT EXECUTE ON FUNCTION wams_mag_aannemen(
  uuid, uuid, text, int, uuid, uuid, uuid, timestamptz) TO wams_app;
ALTER FUNCTION wams_partner_voor() OWNER TO wams_kern;
ALTER FUNCTION wams_partij_mag(uuid, uuid) OWNER TO wams_kern;
ALTER FUNCTION wams_partij_mag_nieuw(uuid, uuid) OWNER TO wams_kern;
ALTER FUNCTION wams_heeft_deel(uuid) OWNER TO wams_kern;
ALTER FUNCTION wams_mag_aannemen(uuid, uuid, text, int, uuid, uuid, uuid, timestamptz)
  OWNER TO wams_kern;

CREATE POLICY aannemen ON doelbinding_toewijzing FOR INSERT TO wams_app WITH CHECK (
  van = wams_nu() AND wams_mag_aannemen(casus_id, user_id, rol, permission_id, toegekend_door_id,
    gemeente_id, organisatie_id, tot));

-- What is asked of the partij; what one promised oneself, as long as the share runs; what one
-- answered today, so that the answer can be shown.
CREATE POLICY partij_zien ON workplans_afspraak FOR SELECT TO wams_app USING (
  gemeente_id = wams_gemeente()
  AND organisatie_id IN (SELECT wams_partner_voor())
  AND CASE status
    WHEN 'NOG_NIET_TOEGEZEGD' THEN wams_partij_mag_nieuw(casus_id, organisatie_id)
    WHEN 'TOEGEZEGD' THEN uitvoerder_id = wams_user() AND wams_heeft_deel(casus_id)
      AND wams_partij_mag(casus_id, organisatie_id)
    ELSE uitvoerder_id = wams_user() AND afgerond_op = wams_vandaag() END);
CREATE POLICY partij_antwoorden ON workplans_afspraak FOR UPDATE TO wams_app
  USING (gemeente_id = wams_gemeente() AND organisatie_id IN (SELECT wams_partner_voor())
    AND (status = 'NOG_NIET_TOEGEZEGD'
      OR (status = 'TOEGEZEGD' AND uitvoerder_id = wams_user())))
  WITH CHECK (gemeente_id = wams_gemeente() AND organisatie_id IN (SELECT wams_partner_voor())
    AND uitvoerder_id = wams_user() AND status <> 'NOG_NIET_TOEGEZEGD');

-- A partij answers; what was asked stays as it was asked.
CREATE FUNCTION wams_partij_antwoordt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  antwoord text[] := ARRAY['status', 'uitvoerder_id', 'toegezegd_op', 'toegezegd_hoe',
    'toegezegd_door', 'afgerond_op', 'vervallen_reden', 'versie'];
BEGIN
  IF current_user = 'wams_app' AND wams_user() IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
        AND b.casus_id = OLD.casus_id AND b.periodes @> wams_nu())
    AND to_jsonb(NEW) - antwoord <> to_jsonb(OLD) - antwoord THEN
    RAISE EXCEPTION 'een partij antwoordt alleen' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER antwoord BEFORE UPDATE ON workplans_afspraak
  FOR EACH ROW EXECUTE FUNCTION wams_partij_antwoordt();

-- What a decision about an afspraak must know of the casus, and no more.
CREATE VIEW workplans_casusfase WITH (security_barrier = true) AS
  SELECT c.id, c.gemeente_id, c.status, c.route FROM cases_casus c
  WHERE c.gemeente_id = wams_gemeente()
    AND (EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
        AND b.casus_id = c.id AND b.periodes @> wams_nu())
      OR EXISTS (SELECT 1 FROM workplans_afspraak a WHERE a.casus_id = c.id
        AND a.organisatie_id IN (SELECT wams_partner_voor())
        AND (a.status = 'NOG_NIET_TOEGEZEGD' OR a.uitvoerder_id = wams_user())));
ALTER VIEW workplans_casusfase OWNER TO wams_kern;
