-- What a professional wrote for himself: nobody else, whatever he is or heads.
ALTER TABLE disclosures_afweging ENABLE ROW LEVEL SECURITY;
CREATE POLICY eigen ON disclosures_afweging TO wams_app
  USING (eigenaar_id = wams_user() AND gemeente_id = wams_gemeente())
  WITH CHECK (eigenaar_id = wams_user() AND gemeente_id = wams_gemeente());
-- The system finds only what may not be kept any longer, and can't read it: the key is apart.
CREATE POLICY systeem ON disclosures_afweging TO wams_worker
  USING (gemeente_id = wams_gemeente() AND bewaren_tot < wams_vandaag()
    AND EXISTS (SELECT 1 FROM doelbinding_systeemact s WHERE s.act = wams_act()))
  WITH CHECK (false);

-- The outcome is told by the professional himself: as who has a share, never in another's name.
CREATE POLICY partij_toevoegen ON disclosures_afwegingsuitkomst FOR INSERT TO wams_app
  WITH CHECK (wams_heeft_deel(casus_id) AND organisatie_id IN (SELECT wams_partner_voor()));
CREATE POLICY zelf ON disclosures_afwegingsuitkomst AS RESTRICTIVE FOR INSERT TO wams_app
  WITH CHECK (professional_id = wams_user());
