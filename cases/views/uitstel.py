"""Not telling somebody yet: ask, read, lift."""

from django.urls import reverse

from cases.actions import uitstel as actions
from cases.forms import uitstel as forms
from cases.models import Betrokkene, Uitstelbesluit
from cases.selectors import uitstel
from wams.web.views import ActionView, ActorDetailView


class UitstelView(ActorDetailView):
    act = "uitstel.view"
    model = Uitstelbesluit
    context = staticmethod(uitstel.uitstel)
    template_name = "cases/uitstel.html"


class AskUitstelView(ActionView):
    action = staticmethod(actions.ask_uitstel)
    model = Betrokkene
    context = staticmethod(uitstel.vraag_context)
    form_class = forms.AskUitstelForm
    template_name = "cases/uitstelformulier.html"
    done_message = "Het verzoek ligt bij de tweede beoordelaar. Tot die beslist, loopt de klok."


class LiftUitstelView(ActionView):
    action = staticmethod(actions.lift_uitstel)
    model = Uitstelbesluit
    context = staticmethod(uitstel.context)
    form_class = forms.LiftUitstelForm
    template_name = "cases/formulier.html"
    done_message = "Het uitstel is opgeheven. Verstuur nu de brief."

    def success_url_for(self, outcome):
        return reverse("cases:ingelicht", args=[outcome.casus_id])
