"""Who may do what in a casus, for which doel. Read it aloud to the customer."""

from cases.policy import onderzoek, sturing
from wams.doelbinding.policy import register

register(onderzoek.POLICY)
register(sturing.POLICY)
