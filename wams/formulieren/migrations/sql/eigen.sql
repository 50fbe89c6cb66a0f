ALTER TABLE formulieren_concept ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY eigen ON formulieren_concept TO wams_app
  USING (user_id = wams_user() AND gemeente_id = wams_gemeente())
  WITH CHECK (user_id = wams_user() AND gemeente_id = wams_gemeente());
CREATE POLICY systeem ON formulieren_concept TO wams_worker
  USING (gemeente_id = wams_gemeente()
    AND EXISTS (SELECT 1 FROM doelbinding_systeemact s WHERE s.act = wams_act()));
ALTER TABLE formulieren_inzending ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY eigen ON formulieren_inzending TO wams_app
  USING (user_id = wams_user()) WITH CHECK (user_id = wams_user());
