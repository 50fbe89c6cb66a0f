-- What was told because of danger (D11) opens nothing in Wams, also when its record is complete.
DROP POLICY partij_zien ON disclosures_verstrekking;
CREATE POLICY partij_zien ON disclosures_verstrekking FOR SELECT TO wams_app USING (
  gemeente_id = wams_gemeente()
  AND CASE WHEN richting = 'IN'
    THEN verstrekker_organisatie_id IN (SELECT wams_partner_voor())
    ELSE NOT spoed AND doel <> 'D11' AND ontvanger_organisatie_id IN (SELECT wams_partner_voor())
      AND (ontvanger_persoon_id IS NULL OR ontvanger_persoon_id = wams_user()) END);
