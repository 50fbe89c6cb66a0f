CREATE TABLE audit_auditevent (
  id uuid NOT NULL, at timestamptz NOT NULL, handeling uuid NOT NULL,
  trace_id varchar(32) NOT NULL, soort varchar(12) NOT NULL, act varchar(60) NOT NULL,
  uitkomst varchar(10) NOT NULL, regel varchar(80) NOT NULL, doel varchar(4) NOT NULL,
  grondslag varchar(20) NOT NULL, activiteit varchar(4) NOT NULL, catalogusversie uuid,
  actor_id uuid, rol varchar(20) NOT NULL, organisatie_id uuid, gemeente_id uuid,
  toewijzing_id uuid, casus_id uuid, object_type varchar(60) NOT NULL, object_id uuid,
  status varchar(24) NOT NULL, betrokkene varchar(32) NOT NULL,
  velden jsonb NOT NULL, categorieen jsonb NOT NULL,
  herkomst varchar(32) NOT NULL, bron varchar(40) NOT NULL,
  -- The sealer picks rows below the snapshot horizon by this column; Django needn't know it.
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  opgenomen_op timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX audit_casus_tijd ON audit_auditevent (casus_id, at DESC);
CREATE INDEX audit_betrokkene_tijd ON audit_auditevent (betrokkene, at DESC);
CREATE INDEX audit_actor_tijd ON audit_auditevent (actor_id, at DESC);
CREATE INDEX audit_gemeente_tijd ON audit_auditevent (gemeente_id, at DESC);

ALTER TABLE audit_auditevent ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- Nobody writes a line in the name of another.
CREATE POLICY schrijven ON audit_auditevent FOR INSERT TO wams_app
  WITH CHECK (actor_id IS NOT DISTINCT FROM wams_user()
    AND gemeente_id IS NOT DISTINCT FROM wams_gemeente());
-- Only the FG reads the log as a whole; who works in a casus sees the lines of that casus.
-- Signing in belongs to no gemeente: the FG sees it of who works here, and tries of nobody known.
CREATE POLICY fg ON audit_auditevent FOR SELECT TO wams_app USING (
  (SELECT wams_heeft_functie('fg')) AND (gemeente_id = wams_gemeente() OR (gemeente_id IS NULL
    AND (actor_id IS NULL OR EXISTS (SELECT 1 FROM accounts_mandaat m
      WHERE m.user_id = actor_id AND m.gemeente_id = wams_gemeente())))));
CREATE POLICY casus ON audit_auditevent FOR SELECT TO wams_app USING (
  EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
    AND b.casus_id = audit_auditevent.casus_id AND b.periodes @> wams_nu()));
CREATE POLICY eigen ON audit_auditevent FOR SELECT TO wams_app USING (actor_id = wams_user());

CREATE FUNCTION wams_audit_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'het auditlog wordt alleen aangevuld' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER blijft BEFORE UPDATE OR DELETE ON audit_auditevent
  FOR EACH ROW EXECUTE FUNCTION wams_audit_blijft();

-- Attach instead of PARTITION OF: that would wait for every open writer and stop all after it.
CREATE FUNCTION wams_maak_auditpartities(maanden int, vanaf date DEFAULT CURRENT_DATE)
RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  begin_ date;
  naam text;
  gemaakt int := 0;
BEGIN
  FOR i IN 0..maanden LOOP
    begin_ := (date_trunc('month', vanaf) + make_interval(months => i))::date;
    naam := 'audit_auditevent_' || to_char(begin_, 'YYYY_MM');
    CONTINUE WHEN to_regclass(naam) IS NOT NULL;
    EXECUTE format('CREATE TABLE %I (LIKE audit_auditevent
      INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)', naam);
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC, wams_app, wams_worker, wams_kern', naam);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', naam);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT grens CHECK (at >= %L AND at < %L)', naam,
      begin_ || ' 00:00Z', (begin_ + interval '1 month')::date || ' 00:00Z');
    EXECUTE format('ALTER TABLE audit_auditevent ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
      naam, begin_ || ' 00:00Z', (begin_ + interval '1 month')::date || ' 00:00Z');
    gemaakt := gemaakt + 1;
  END LOOP;
  RETURN gemaakt;
END $$;
REVOKE ALL ON FUNCTION wams_maak_auditpartities(int, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wams_maak_auditpartities(int, date) TO wams_worker;
CREATE FUNCTION wams_auditpartities_tot() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT max(to_date(right(relname, 7), 'YYYY_MM') + interval '1 month')
  FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
  WHERE inhparent = 'audit_auditevent'::regclass
$$;
