"""Everything that may happen with data that cross a border, a module per subject."""

from disclosures.policy import afweging, verstrekking, vraagbaak
from wams.doelbinding.policy import register

register(verstrekking.POLICY)
register(afweging.POLICY)
register(vraagbaak.POLICY)

partner_voor = verstrekking.partner_voor
