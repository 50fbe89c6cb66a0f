"""Who may do what in a casus, for which doel. Read it aloud to the customer."""

from cases.policy import brieven, gegevens, informeren, ondersteuning, onderzoek, routeb, sturing
from wams.doelbinding.policy import register

register(brieven.POLICY)
register(gegevens.POLICY)
register(informeren.POLICY)
register(onderzoek.POLICY)
register(ondersteuning.POLICY)
register(sturing.POLICY)
register(routeb.POLICY)
