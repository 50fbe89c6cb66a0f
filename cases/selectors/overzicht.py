"""The first screen of a casus: how is it going, with links to the rest."""

from cases.selectors import scope, toets
from cases.selectors.casus import kop
from cases.selectors.mensen import betrokkenen
from cases.selectors.tijdlijn import besluiten


def overzicht(actor, casus):
    now = toets.stand(actor, casus)
    deelnames = scope.deelnames_nu(actor, casus)
    people = [p for p in betrokkenen(actor, casus) if not p.einde_op]
    return kop(actor, casus) | {
        "hulpvragen": [(c, now.hulpvragen.get(c.pk)) for c in now.clienten],
        "mensen": [(p, deelnames.get(p.pk)) for p in people],
        "regels": besluiten(actor, casus, limit=4),
        "ondersteund": not now.zonder(now.ondersteund),
    }
