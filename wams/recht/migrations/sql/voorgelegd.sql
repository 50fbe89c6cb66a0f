-- From the moment that a version is put before the FG and the two signers, it stays as it is: what
-- they weigh is what becomes law. Its only way on is its status, and that never goes back.
CREATE OR REPLACE FUNCTION recht_onveranderlijk() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'status' = to_jsonb(OLD) - 'status'
    AND (OLD.status, NEW.status) IN (
      ('VOORGELEGD', 'ACTIEF'), ('VOORGELEGD', 'INGETROKKEN'), ('ACTIEF', 'VERVALLEN')) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'een catalogusversie die is voorgelegd, verandert niet meer'
    USING ERRCODE = 'restrict_violation';
END $$;
