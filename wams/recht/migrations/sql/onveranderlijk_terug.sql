DROP TRIGGER onveranderlijk ON recht_catalogusversie;
DROP FUNCTION recht_onveranderlijk();
