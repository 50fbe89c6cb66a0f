"""Who was told when, and the contact that makes it urgent."""

from django.urls import reverse

from cases.actions import informeren as actions
from cases.forms import informeren as forms
from cases.models import Betrokkene, Casus
from cases.selectors import informeren
from cases.selectors.mensen import persoon_context
from wams.web.views import ActionView, ActorDetailView

FORM = "cases/formulier.html"


class IngelichtView(ActorDetailView):
    act = "informatieplicht.list"
    model = Casus
    context = staticmethod(informeren.ingelicht)
    template_name = "cases/ingelicht.html"


class RecordContactView(ActionView):
    action = staticmethod(actions.record_contact)
    model = Betrokkene
    context = staticmethod(persoon_context)
    form_class = forms.RecordContactForm
    template_name = FORM
    done_message = "Het contact is vastgelegd. Licht deze persoon nu in."

    def success_url_for(self, outcome):
        return reverse("cases:ingelicht", args=[outcome.casus_id])
