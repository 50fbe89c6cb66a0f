-- Once a version is law it stays as it is: a decision of that day must keep its article.
-- The only way on is that it should not have held (VERVALLEN), and that is final too.
CREATE FUNCTION recht_onveranderlijk() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.status = 'CONCEPT' THEN
    RETURN coalesce(NEW, OLD);
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.status = 'ACTIEF' AND NEW.status = 'VERVALLEN'
    AND to_jsonb(NEW) - 'status' = to_jsonb(OLD) - 'status' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'een catalogusversie die actief is geweest, verandert niet meer'
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER onveranderlijk BEFORE UPDATE OR DELETE ON recht_catalogusversie
  FOR EACH ROW EXECUTE FUNCTION recht_onveranderlijk();
