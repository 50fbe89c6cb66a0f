"""Who may know of a row about a verstrekking: who works in the casus, and who received it."""

from django.db.models import Exists, F, OuterRef, Q

from disclosures.policy import partner_voor
from wams.doelbinding.rls import Loopt, Nu
from wams.doelbinding.scoping import ScopedQuerySet
from wams.doelbinding.toewijzing import Betrokkenheid

# Told in a hurry, or received by the college: nothing that a receiver opens in Wams.
TE_ONTVANGEN = {"spoed": False, "richting__in": ("UIT", "ONDERLING")}


class OntvangerQuerySet(ScopedQuerySet):
    """``PAD`` leads from the row to its verstrekking."""

    PAD = ""

    def visible_to(self, actor):
        if actor.is_systeem:
            return self
        works = Betrokkenheid.objects.filter(
            Q(user=actor.user_id), Q(tot__gt=Nu()), Loopt(F("periodes")), casus=OuterRef("casus")
        )
        return self.filter(Q(Exists(works)) | self._van_partner(actor))

    def _van_partner(self, actor):
        """What the organisation of a partner was given, and what it gave itself."""
        own, here = partner_voor(actor), {"gemeente": actor.gemeente_id}
        return self._pad(**TE_ONTVANGEN, **here, ontvanger_organisatie__in=own) | self._pad(
            **here, richting="IN", verstrekker_organisatie__in=own
        )

    def _pad(self, **lookups):
        return Q(**{f"{self.PAD}{name}": value for name, value in lookups.items()})

    def van(self, casus):
        return self.filter(casus=casus)


class BijVerstrekkingQuerySet(OntvangerQuerySet):
    PAD = "verstrekking__"
