"""The least that a database must do for each list: written by hand, without Django, unfiltered."""

from datetime import date

from django.utils import timezone

from cases.models import Verdeelstand
from cases.selectors.verdelen import PER_GROEP
from wams.accounts.models import Functie

Groep = Verdeelstand.Groep
# The same columns as the list: the casus, and its people for the log.
MIJN = """
SELECT c.*, ARRAY(SELECT p.id FROM cases_betrokkene p WHERE p.casus_id = c.id)
FROM (SELECT casus_id, laatste_activiteit FROM doelbinding_betrokkenheid
  WHERE user_id = %s AND tot > now() AND periodes @> now()
  ORDER BY laatste_activiteit DESC, casus_id LIMIT 26) b
JOIN cases_casus c ON c.id = b.casus_id ORDER BY b.laatste_activiteit DESC, b.casus_id
"""
GROEP = """
SELECT c.id, s.nummer, s.termijn_tot, c.status, c.terug_naar, c.route, c.termijn_code, c.gemeld_op,
  c.einddatum, c.verlengd, c.bewaarklasse, o.naam, a.*
FROM (SELECT casus_id, team_id, termijn_tot, nummer FROM cases_verdeelstand
  WHERE gemeente_id = %s AND team_id = %s AND groep = %s AND termijn_tot < %s
  ORDER BY termijn_tot, nummer LIMIT %s) s
JOIN cases_casus c ON c.id = s.casus_id
JOIN accounts_organisatie o ON o.id = s.team_id
LEFT JOIN LATERAL (SELECT
    max(u.naam) FILTER (WHERE a.rol = 'ONDERZOEKER' AND a.status = 'aanvaard') AS onderzoeker,
    max(u.naam) FILTER (WHERE a.rol = 'COORDINATOR' AND a.status = 'aanvaard') AS coordinator,
    max(u.naam) FILTER (WHERE a.rol = 'WAARNEMER' AND a.status = 'aanvaard') AS waarnemer,
    max(u.naam) FILTER (WHERE a.status = 'voorgesteld') AS gevraagd,
    max(a.geeindigd_op) AS geeindigd
  FROM cases_aanstelling a JOIN accounts_user u ON u.id = a.user_id
  WHERE a.casus_id = c.id) a ON true
ORDER BY s.termijn_tot, s.nummer
"""
POOL = """
SELECT DISTINCT u.id, u.naam, o.naam FROM accounts_user u
JOIN accounts_organisatie o ON o.id = u.organisatie_id
JOIN accounts_mandaat m ON m.user_id = u.id
WHERE u.organisatie_id = %s AND u.is_active AND m.gemeente_id = %s AND m.functie = ANY (%s)
  AND m.van <= now() AND now() < m.tot ORDER BY u.naam
"""
WERKLAST = """
SELECT user_id, rol, count(*) FROM cases_aanstelling
WHERE status = 'aanvaard' AND gemeente_id = %s AND user_id = ANY (%s) GROUP BY 1, 2
"""
OOIT = date(9999, 12, 31)


def mijn_casussen(user):
    return [(MIJN, [user.pk])]


def verdelen(gemeente_id, team_id, mensen):
    """The six groups, the people of the team and how much each of them carries."""
    tot = {Groep.LOOPT: timezone.localdate()}
    groepen = [
        (GROEP, [gemeente_id, team_id, groep.value, tot.get(groep, OOIT), PER_GROEP])
        for groep in Groep
        if groep != Groep.GEEN
    ]
    functies = [Functie.ONDERZOEKER.value, Functie.COORDINATOR.value]
    pool = (POOL, [team_id, gemeente_id, functies])
    return [*groepen, pool, (WERKLAST, [gemeente_id, mensen])]
