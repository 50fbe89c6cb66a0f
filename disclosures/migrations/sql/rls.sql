-- A receiver sees what its organisation was given, and a partij what it gave; nothing else.
SET LOCAL check_function_bodies = off;

CREATE POLICY partij_zien ON disclosures_verstrekking FOR SELECT TO wams_app USING (
  gemeente_id = wams_gemeente()
  AND CASE WHEN richting = 'IN'
    THEN verstrekker_organisatie_id IN (SELECT wams_partner_voor())
    ELSE NOT spoed AND ontvanger_organisatie_id IN (SELECT wams_partner_voor())
      AND (ontvanger_persoon_id IS NULL OR ontvanger_persoon_id = wams_user()) END);

-- The conditions show before the content does; the content only to who took it, as long as it
-- stands and no day of its own has passed.
CREATE POLICY partij_zien ON disclosures_voorwaarde FOR SELECT TO wams_app USING (
  EXISTS (SELECT 1 FROM disclosures_verstrekking v WHERE v.id = verstrekking_id));
CREATE POLICY partij_zien ON disclosures_opheffing FOR SELECT TO wams_app USING (
  EXISTS (SELECT 1 FROM disclosures_voorwaarde v WHERE v.id = voorwaarde_id));
CREATE POLICY partij_zien ON disclosures_ontvangst FOR SELECT TO wams_app USING (
  EXISTS (SELECT 1 FROM disclosures_verstrekking v WHERE v.id = verstrekking_id));
CREATE POLICY partij_zien ON disclosures_stand FOR SELECT TO wams_app USING (
  EXISTS (SELECT 1 FROM disclosures_verstrekking v WHERE v.id = verstrekking_id));
CREATE POLICY partij_zien ON disclosures_kennisgeving FOR SELECT TO wams_app USING (
  EXISTS (SELECT 1 FROM disclosures_verstrekking v WHERE v.id = verstrekking_id));
CREATE POLICY partij_zien ON disclosures_verstrektgegeven FOR SELECT TO wams_app USING (
  EXISTS (SELECT 1 FROM disclosures_verstrekking v WHERE v.id = verstrekking_id
    AND (v.richting = 'IN' OR EXISTS (SELECT 1 FROM disclosures_ontvangst o
      WHERE o.verstrekking_id = v.id AND o.door_id = wams_user())))
  AND NOT EXISTS (SELECT 1 FROM disclosures_stand s WHERE s.verstrekking_id =
    disclosures_verstrektgegeven.verstrekking_id AND s.status IN ('INGETROKKEN', 'ONRECHTMATIG'))
  AND NOT EXISTS (SELECT 1 FROM disclosures_voorwaarde w WHERE w.verstrekking_id =
    disclosures_verstrektgegeven.verstrekking_id
    AND w.gegeven_id = disclosures_verstrektgegeven.gegeven_id AND w.tot < wams_vandaag()));

CREATE POLICY ontvangen ON disclosures_ontvangst FOR INSERT TO wams_app WITH CHECK (
  door_id = wams_user() AND organisatie_id IN (SELECT wams_partner_voor())
  AND EXISTS (SELECT 1 FROM disclosures_verstrekking v WHERE v.id = verstrekking_id
    AND v.ontvanger_organisatie_id = organisatie_id AND v.richting <> 'IN'));
CREATE POLICY gelezen ON disclosures_kennisgeving FOR UPDATE TO wams_app
  USING (EXISTS (SELECT 1 FROM disclosures_verstrekking v WHERE v.id = verstrekking_id
    AND v.ontvanger_organisatie_id IN (SELECT wams_partner_voor())))
  WITH CHECK (verteld_door_id = wams_user());
CREATE POLICY opheffen ON disclosures_opheffing FOR INSERT TO wams_app WITH CHECK (
  door_id = wams_user());

-- Whoever works in the casus may write here, yet a condition is lifted by its own organisation.
CREATE FUNCTION wams_opheffing_van_verstrekker() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM disclosures_voorwaarde v JOIN accounts_mandaat m
      ON m.organisatie_id = v.gesteld_door_id JOIN accounts_user u ON u.id = m.user_id
      WHERE v.id = NEW.voorwaarde_id AND m.user_id = NEW.door_id AND u.is_active
        AND m.van <= NEW.op AND NEW.op < m.tot) THEN
    RAISE EXCEPTION 'alleen de verstrekker heft een voorwaarde op'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION wams_opheffing_van_verstrekker() OWNER TO wams_kern;
CREATE TRIGGER van_verstrekker BEFORE INSERT ON disclosures_opheffing
  FOR EACH ROW EXECUTE FUNCTION wams_opheffing_van_verstrekker();

-- What a decision about a verstrekking must know of the casus, and no more.
CREATE VIEW disclosures_ontvangstfase WITH (security_barrier = true) AS
  SELECT c.id, c.gemeente_id, c.status, c.route FROM cases_casus c
  WHERE c.gemeente_id = wams_gemeente()
    AND (EXISTS (SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
        AND b.casus_id = c.id AND b.periodes @> wams_nu())
      OR EXISTS (SELECT 1 FROM disclosures_verstrekking v WHERE v.casus_id = c.id
        AND CASE WHEN v.richting = 'IN' THEN v.verstrekker_organisatie_id
          ELSE v.ontvanger_organisatie_id END IN (SELECT wams_partner_voor()))
      OR ((SELECT wams_heeft_functie('fg')) AND EXISTS (
        SELECT 1 FROM disclosures_datalekbeoordeling d WHERE d.casus_id = c.id)));
ALTER VIEW disclosures_ontvangstfase OWNER TO wams_kern;

-- The FG reads the register: no sealed column is in it.
CREATE VIEW disclosures_registerregel WITH (security_barrier = true) AS
  SELECT v.id, v.casus_id, c.nummer AS casusnummer, v.gemeente_id, v.betrokkene_id, v.nummer,
    v.deling, v.richting, v.aanleiding, v.kanaal, v.verstrekker_organisatie_id AS verstrekker_id,
    v.ontvanger_organisatie_id AS ontvanger_id, v.gedaan_op, v.aangemaakt_op AS vastgelegd_op,
    v.doel, v.grondslag, v.uitzondering, v.catalogusversie, v.handhavingsrisico, v.spoed,
    v.aanvullen_voor,
    EXISTS (SELECT 1 FROM disclosures_verstrekking n WHERE n.vorige_id = v.id) AS opgevolgd,
    (SELECT o.op FROM disclosures_ontvangst o WHERE o.verstrekking_id = v.id) AS ontvangen_op,
    coalesce((SELECT s.status FROM disclosures_stand s WHERE s.verstrekking_id = v.id
      ORDER BY s.op DESC LIMIT 1), 'GEDAAN')::varchar(12) AS status,
    (SELECT count(*) FROM disclosures_verstrektgegeven g WHERE g.verstrekking_id = v.id)::int
      AS gegevens,
    ARRAY(SELECT DISTINCT g.categorie FROM disclosures_verstrektgegeven g
      WHERE g.verstrekking_id = v.id ORDER BY 1)::varchar(4)[] AS categorieen
  FROM disclosures_verstrekking v JOIN cases_casus c ON c.id = v.casus_id
  WHERE v.gemeente_id = wams_gemeente() AND (SELECT wams_heeft_functie('fg'));
ALTER VIEW disclosures_registerregel OWNER TO wams_kern;

CREATE POLICY fg_zien ON disclosures_datalekbeoordeling FOR SELECT TO wams_app USING (
  gemeente_id = wams_gemeente() AND (SELECT wams_heeft_functie('fg')));
CREATE POLICY fg_adviseren ON disclosures_datalekbeoordeling FOR UPDATE TO wams_app USING (
  gemeente_id = wams_gemeente() AND (SELECT wams_heeft_functie('fg')));
-- The FG advises; what happened and what was done is written by who leads the casus.
CREATE FUNCTION wams_fg_adviseert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  advies text[] := ARRAY['advies_fg', 'advies_fg_op', 'versie'];
BEGIN
  IF current_user = 'wams_app' AND wams_user() IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM doelbinding_betrokkenheid b WHERE b.user_id = wams_user()
        AND b.casus_id = OLD.casus_id AND b.periodes @> wams_nu())
    AND to_jsonb(NEW) - advies <> to_jsonb(OLD) - advies THEN
    RAISE EXCEPTION 'de FG adviseert alleen' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER advies BEFORE UPDATE ON disclosures_datalekbeoordeling
  FOR EACH ROW EXECUTE FUNCTION wams_fg_adviseert();
