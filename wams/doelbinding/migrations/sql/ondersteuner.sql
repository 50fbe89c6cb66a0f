-- A supporter looks through the eyes of one cliënt: like a partij he has no row that opens the
-- casus as a whole. Policies of the tables show him what his machtiging reaches.
SET LOCAL ROLE wams_kern;
CREATE OR REPLACE FUNCTION wams_herbereken(users uuid[], casussen uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Lock each pair, in a fixed order, before reading the grants: else two people who give
  -- different doelen at the same time lose one.
  INSERT INTO doelbinding_betrokkenheid AS b
    SELECT DISTINCT u, c, '{}'::tstzmultirange, '-infinity'::timestamptz, wams_nu()
    FROM unnest(users, casussen) p(u, c) ORDER BY 1, 2
    ON CONFLICT (user_id, casus_id) DO UPDATE SET user_id = b.user_id;
  -- A new statement sees what the other writer committed.
  UPDATE doelbinding_betrokkenheid b SET periodes = n.p, tot = n.t
    FROM (SELECT t.user_id, t.casus_id, range_agg(tstzrange(t.van, t.tot)) p, max(t.tot) t
          FROM doelbinding_toewijzing t
          JOIN (SELECT DISTINCT u, c FROM unnest(users, casussen) q(u, c)) x
            ON (t.user_id, t.casus_id) = (x.u, x.c)
          WHERE t.rol NOT IN ('PARTIJ', 'ONDERSTEUNER')
          GROUP BY 1, 2) n
    WHERE (b.user_id, b.casus_id) = (n.user_id, n.casus_id);
  DELETE FROM doelbinding_betrokkenheid b USING unnest(users, casussen) p(u, c)
    WHERE b.user_id = p.u AND b.casus_id = p.c AND NOT EXISTS (
      SELECT 1 FROM doelbinding_toewijzing t WHERE t.user_id = p.u AND t.casus_id = p.c
        AND t.rol NOT IN ('PARTIJ', 'ONDERSTEUNER'));
END $$;
RESET ROLE;
