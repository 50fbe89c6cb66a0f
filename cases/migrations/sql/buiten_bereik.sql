-- What falls outside what people want is gone at once, whatever road one takes. Of the gegevens,
-- who leads the casus still reaches the row, to settle what is disputed or wrong; no page shows it.
SET LOCAL check_function_bodies = off;

ALTER POLICY zien ON cases_gegeven USING (
  EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
    AND b.casus_id = cases_gegeven.casus_id AND b.periodes @> wams_nu())
  AND (NOT beperkt OR beperkt_door_id = wams_user() OR wams_leidt(casus_id))
  AND (NOT buiten_scope OR wams_leidt(casus_id)));
ALTER POLICY zien ON cases_probleem USING (
  NOT buiten_scope
  AND EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
    AND b.casus_id = cases_probleem.casus_id AND b.periodes @> wams_nu()));

-- The mark is about rows that the person of this transaction may not see, so the database reads
-- and sets it: who, which domain, and what the mark is now; no content.
CREATE FUNCTION wams_bereik(casus uuid)
RETURNS TABLE (soort text, rij uuid, personen uuid[], domein text, buiten boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'gegeven', g.id, array_prepend(g.betrokkene_id, ARRAY(
      SELECT m.betrokkene_id FROM cases_medebetrokkene m WHERE m.gegeven_id = g.id)),
    g.domein::text, g.buiten_scope
  FROM cases_gegeven g WHERE g.casus_id = casus AND coalesce(wams_werkt_in(casus), false)
  UNION ALL
  SELECT 'probleem', p.id, ARRAY[p.betrokkene_id], p.domein::text, p.buiten_scope
  FROM cases_probleem p WHERE p.casus_id = casus AND coalesce(wams_werkt_in(casus), false)
$$;
CREATE FUNCTION wams_zet_bereik(casus uuid, rijen uuid[], buiten boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT coalesce(wams_werkt_in(casus), false) THEN
    RAISE EXCEPTION 'geen betrokkenheid' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE cases_gegeven SET buiten_scope = buiten WHERE casus_id = casus AND id = ANY (rijen);
  UPDATE cases_probleem SET buiten_scope = buiten WHERE casus_id = casus AND id = ANY (rijen);
END $$;
CREATE POLICY bereik ON cases_gegeven FOR UPDATE TO wams_kern USING (true);
CREATE POLICY bereik ON cases_probleem FOR UPDATE TO wams_kern USING (true);
REVOKE ALL ON FUNCTION wams_bereik(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION wams_zet_bereik(uuid, uuid[], boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_bereik(uuid) TO wams_app;
GRANT EXECUTE ON FUNCTION wams_zet_bereik(uuid, uuid[], boolean) TO wams_app;
ALTER FUNCTION wams_bereik(uuid) OWNER TO wams_kern;
ALTER FUNCTION wams_zet_bereik(uuid, uuid[], boolean) OWNER TO wams_kern;
