"""An onderzoek on request: the page of the request and one page for each part of it."""

from cases.actions import routeb as actions
from cases.forms import routeb as forms
from cases.models import Betrokkene, Casus
from cases.selectors import sturing
from cases.selectors import verzoek as selectors
from wams.web.views import ActionView, ActorDetailView


class VerzoekView(ActorDetailView):
    act = "verzoek.view"
    model = Casus
    context = staticmethod(selectors.verzoek)
    template_name = "cases/verzoek.html"


class PaginaView(ActionView, abstract=True):
    model = Casus
    template_name = "cases/verzoekformulier.html"
    done_message = "Opgeslagen."

    def success_url_for(self, outcome):
        return selectors.url(self.object)


class AddWaarnemingView(PaginaView):
    action = staticmethod(actions.add_waarneming)
    form_class = forms.AddWaarnemingForm


class SetHulpView(PaginaView):
    action = staticmethod(actions.set_hulp)
    form_class = forms.SetHulpForm


class SetVraagView(PaginaView):
    action = staticmethod(actions.set_vraag)
    form_class = forms.SetVraagForm


class SetSamenspraakView(PaginaView):
    action = staticmethod(actions.set_samenspraak)
    form_class = forms.SetSamenspraakForm


class SetNieuweFeitenView(PaginaView):
    action = staticmethod(actions.set_nieuwe_feiten)
    form_class = forms.SetNieuweFeitenForm


class SubmitVerzoekView(PaginaView):
    action = staticmethod(actions.submit_verzoek)
    form_class = forms.SubmitVerzoekForm
    done_message = "Het verzoek ligt bij de tweede beoordelaar."


class AskVerlengingBView(PaginaView):
    action = staticmethod(actions.ask_verlenging)
    form_class = forms.AskVerlengingBForm
    done_message = "De verlenging ligt bij de tweede beoordelaar."


class SwitchView(ActionView):
    action = staticmethod(actions.switch_to_a)
    model = Casus
    form_class = forms.SwitchForm
    template_name = "cases/verzoekformulier.html"
    done_message = "De casus gaat verder op de eigen hulpvraag van de cliënt."


class OnvermogenView(ActionView):
    action = staticmethod(actions.record_onvermogen)
    model = Betrokkene
    context = staticmethod(sturing.mens_context)
    form_class = forms.OnvermogenForm
    template_name = "cases/formulier.html"
    done_message = "Vastgelegd dat meedoen nu niet lukt."
