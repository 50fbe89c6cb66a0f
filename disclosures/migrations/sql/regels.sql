SET LOCAL check_function_bodies = off;

-- What crossed a border is never rewritten: a change is a record of its own.
CREATE TRIGGER blijft BEFORE UPDATE ON disclosures_verstrekking
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
CREATE TRIGGER blijft BEFORE UPDATE ON disclosures_verstrektgegeven
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
CREATE TRIGGER blijft BEFORE UPDATE ON disclosures_voorwaarde
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
CREATE TRIGGER blijft BEFORE UPDATE ON disclosures_opheffing
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
CREATE TRIGGER blijft BEFORE UPDATE ON disclosures_ontvangst
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
CREATE TRIGGER blijft BEFORE UPDATE ON disclosures_stand
  FOR EACH ROW EXECUTE FUNCTION wams_blijft_staan();
CREATE TRIGGER versie BEFORE UPDATE ON disclosures_kennisgeving
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();
CREATE TRIGGER versie BEFORE UPDATE ON disclosures_datalekbeoordeling
  FOR EACH ROW EXECUTE FUNCTION wams_versie_omhoog();

-- A text that has to be there says something.
ALTER TABLE disclosures_verstrekking ADD CONSTRAINT verstrekking_teksten_zeggen_iets CHECK (
  octet_length(noodzaak) > 0 AND octet_length(proportionaliteit) > 0 OR spoed);
ALTER TABLE disclosures_verstrekking ADD CONSTRAINT verstrekking_spoed_zegt_iets CHECK (
  NOT spoed OR octet_length(gevaar) > 0 AND octet_length(wat) > 0);
ALTER TABLE disclosures_verstrekking ADD CONSTRAINT verstrekking_risico_zegt_waarom CHECK (
  handhaving_reden IS NULL OR octet_length(handhaving_reden) > 0);

-- The gemeente is that of the casus, and what kind of partij it is can't be made up.
CREATE FUNCTION wams_verstrekking_klopt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM cases_casus c
      WHERE c.id = NEW.casus_id AND c.gemeente_id = NEW.gemeente_id)
    OR NOT EXISTS (SELECT 1 FROM accounts_organisatie o
      WHERE o.id = NEW.verstrekker_organisatie_id AND o.partijtype = NEW.verstrekker_partijtype)
    OR (NEW.ontvanger_organisatie_id IS NOT NULL AND NOT EXISTS (SELECT 1
      FROM accounts_organisatie o
      WHERE o.id = NEW.ontvanger_organisatie_id AND o.partijtype = NEW.ontvanger_partijtype)) THEN
    RAISE EXCEPTION 'gemeente of soort partij klopt niet' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION wams_verstrekking_klopt() OWNER TO wams_kern;
CREATE TRIGGER klopt BEFORE INSERT ON disclosures_verstrekking
  FOR EACH ROW EXECUTE FUNCTION wams_verstrekking_klopt();

-- The last lock: whatever the screens and the rules did, a woningcorporatie never gets special or
-- criminal data. What kind of gegeven it is comes from the gegeven itself.
CREATE FUNCTION wams_verstrektgegeven_klopt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM cases_gegeven g WHERE g.id = NEW.gegeven_id
      AND g.categorie = NEW.categorie AND g.klasse = NEW.klasse) THEN
    RAISE EXCEPTION 'soort en gevoeligheid zijn die van het gegeven'
      USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.klasse NOT IN ('GEWOON', 'GEVOELIG')
      OR NEW.categorie IN ('P02', 'P09', 'P10', 'P11', 'P12', 'P14'))
    AND EXISTS (SELECT 1 FROM disclosures_verstrekking v WHERE v.id = NEW.verstrekking_id
      AND v.richting <> 'IN' AND v.ontvanger_partijtype = 'CORPORATIE') THEN
    RAISE EXCEPTION 'een woningcorporatie krijgt geen bijzondere of strafrechtelijke gegevens'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION wams_verstrektgegeven_klopt() OWNER TO wams_kern;
CREATE TRIGGER klopt BEFORE INSERT ON disclosures_verstrektgegeven
  FOR EACH ROW EXECUTE FUNCTION wams_verstrektgegeven_klopt();

-- A gegeven that is replaced by a better one: everybody who got the old one must hear of it.
CREATE POLICY kern_melden ON disclosures_kennisgeving FOR INSERT TO wams_kern WITH CHECK (true);
CREATE FUNCTION wams_meld_verbetering() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO disclosures_kennisgeving
      (id, bewaarklasse, aangemaakt_op, versie, casus_id, verstrekking_id, gegeven_id, op, hoe)
    SELECT gen_random_uuid(), v.bewaarklasse, wams_nu(), 1, v.casus_id, v.id, NEW.id, wams_nu(), ''
    FROM disclosures_verstrektgegeven g JOIN disclosures_verstrekking v ON v.id = g.verstrekking_id
    WHERE g.gegeven_id = NEW.id AND v.richting <> 'IN'
      AND NOT EXISTS (SELECT 1 FROM disclosures_verstrekking n WHERE n.vorige_id = v.id);
  RETURN NULL;
END $$;
ALTER FUNCTION wams_meld_verbetering() OWNER TO wams_kern;
CREATE TRIGGER meld_verbetering AFTER UPDATE OF status ON cases_gegeven FOR EACH ROW
  WHEN (NEW.status = 'vervangen' AND OLD.status <> 'vervangen')
  EXECUTE FUNCTION wams_meld_verbetering();
