"""The receiver: what came in, under which conditions, and what it says."""

from django.urls import reverse

from cases.models import Casus
from disclosures.actions import herstellen
from disclosures.actions import ontvangen as actions
from disclosures.forms import herstel as forms
from disclosures.forms import ontvangen
from disclosures.models import Kennisgeving, Verstrekking, Voorwaarde
from disclosures.selectors import ontvangst
from disclosures.selectors import spoed as selectors
from wams.web.views import ActionView, ActorDetailView, ActorListView


class LegVastView(ActionView):
    action = staticmethod(actions.receive_gegeven)
    model = Casus
    form_class = ontvangen.LegVastForm
    template_name = "cases/formulier.html"
    done_message = "Vastgelegd, met van wie en waarom u het kreeg."


class OntvangenView(ActorListView):
    act = "ontvangst.list"
    rows = staticmethod(ontvangst.ontvangen)
    template_name = "disclosures/ontvangen.html"


class OntvangstView(ActorDetailView):
    act = "ontvangst.view"
    model = Verstrekking
    context = staticmethod(ontvangst.ontvangst)
    template_name = "disclosures/ontvangst.html"


class BevestigView(ActionView):
    action = staticmethod(actions.confirm_ontvangst)
    model = Verstrekking
    context = staticmethod(ontvangst.ontvangst)
    form_class = forms.BevestigForm
    template_name = "disclosures/bevestigen.html"
    done_message = "Dank u wel. De gemeente ziet dat u dit heeft ontvangen."

    def success_url_for(self, outcome):
        return reverse("disclosures:ontvangst", args=[outcome.pk])


class GelezenView(ActionView):
    action = staticmethod(herstellen.read_kennisgeving)
    model = Kennisgeving
    context = staticmethod(selectors.kennisgeving_bij_ontvanger)
    form_class = forms.GelezenForm
    template_name = "disclosures/gelezen.html"
    done_message = "Dank u wel. De gemeente ziet dat u dit weet."

    def success_url_for(self, outcome):
        return reverse("disclosures:ontvangen")


class HefOpView(ActionView):
    action = staticmethod(actions.lift_voorwaarde)
    model = Voorwaarde
    context = staticmethod(selectors.voorwaarde)
    form_class = forms.HefOpForm
    template_name = "disclosures/opheffen.html"
    done_message = "De voorwaarde is opgeheven. Dit is vastgelegd."

    def success_url_for(self, outcome):
        return reverse("start")
