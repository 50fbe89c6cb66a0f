"""The weighing of a data breach, for who leads the casus and for the FG."""

from disclosures.actions import datalekken as actions
from disclosures.forms import datalek as forms
from disclosures.models import Datalekbeoordeling
from disclosures.selectors import datalek
from wams.web.views import ActionView, ActorDetailView


class DatalekView(ActorDetailView):
    act = "datalek.view"
    model = Datalekbeoordeling
    context = staticmethod(datalek.beoordeling)
    template_name = "disclosures/datalek.html"


class BeoordeelView(ActionView):
    action = staticmethod(actions.assess_datalek)
    model = Datalekbeoordeling
    context = staticmethod(datalek.formulier)
    form_class = forms.BeoordeelForm
    template_name = "disclosures/datalekformulier.html"
    done_message = "De beoordeling is bewaard."


class AdviesView(ActionView):
    action = staticmethod(actions.advise_datalek)
    model = Datalekbeoordeling
    context = staticmethod(datalek.formulier)
    form_class = forms.AdviesForm
    template_name = "disclosures/datalekformulier.html"
    done_message = "Uw advies staat bij de beoordeling."
