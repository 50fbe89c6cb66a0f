"""Everything that may happen with data that cross a border, a module per subject."""

from disclosures.policy import verstrekking
from wams.doelbinding.policy import register

register(verstrekking.POLICY)

partner_voor = verstrekking.partner_voor
