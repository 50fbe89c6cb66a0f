"""Who may know of a row about a verstrekking: who works in the casus, and who received it."""

from django.db.models import Exists, F, OuterRef, Q

from disclosures.policy import partner_voor
from wams.doelbinding.rls import Loopt, Nu
from wams.doelbinding.scoping import ScopedQuerySet
from wams.doelbinding.toewijzing import Betrokkenheid
from wams.recht.codes import Doel

# Received by the college: nothing that a receiver opens in Wams.
TE_ONTVANGEN = {"richting__in": ("UIT", "ONDERLING")}


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
        gave = self._pad(**here, richting="IN", verstrekker_organisatie__in=own)
        # What was told because of danger was told: its record opens nothing, complete or not.
        got = self._pad(**TE_ONTVANGEN, **here, ontvanger_organisatie__in=own)
        return gave | got & ~self._pad(doel=Doel.ACUUT)

    def _pad(self, **lookups):
        return Q(**{f"{self.PAD}{name}": value for name, value in lookups.items()})

    def van(self, casus):
        return self.filter(casus=casus)


class BijVerstrekkingQuerySet(OntvangerQuerySet):
    PAD = "verstrekking__"
