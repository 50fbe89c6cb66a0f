"""Afspraken, by who works in the casus."""

from cases.models import Casus
from wams.web.views import ActionView
from workplans.actions import afspraken as actions
from workplans.forms import afspraken as forms
from workplans.models import Afspraak, Doelstelling
from workplans.selectors import formulier

FORM = "workplans/formulier.html"


class AddView(ActionView):
    action = staticmethod(actions.add_afspraak)
    model = Doelstelling
    context = staticmethod(formulier.van_doel)
    form_class = forms.AddAfspraakForm
    template_name = FORM
    done_message = "De afspraak staat in het plan."

    def success_url_for(self, outcome):
        return outcome.doelstelling.get_absolute_url()


class EersteNoodView(ActionView):
    action = staticmethod(actions.add_eerste_nood)
    model = Casus
    context = staticmethod(formulier.van_casus)
    form_class = forms.EersteNoodForm
    template_name = FORM
    done_message = "De eerste hulp is vastgelegd."


class CorrectView(ActionView):
    action = staticmethod(actions.correct_afspraak)
    model = Afspraak
    context = staticmethod(formulier.van_afspraak)
    form_class = forms.CorrectAfspraakForm
    template_name = FORM
    done_message = "De afspraak is gewijzigd."


class AttachView(ActionView):
    action = staticmethod(actions.attach_afspraak)
    model = Afspraak
    context = staticmethod(formulier.van_afspraak)
    form_class = forms.AttachForm
    template_name = FORM


class ToezeggingView(ActionView):
    action = staticmethod(actions.record_toezegging)
    model = Afspraak
    context = staticmethod(formulier.van_afspraak)
    form_class = forms.ToezeggingForm
    template_name = FORM
    done_message = "De toezegging is vastgelegd."


class CompleteView(ActionView):
    action = staticmethod(actions.complete_afspraak)
    model = Afspraak
    context = staticmethod(formulier.van_afspraak)
    form_class = forms.CompleteForm
    template_name = FORM
    done_message = "De afspraak staat op gedaan."


class CancelView(ActionView):
    action = staticmethod(actions.cancel_afspraak)
    model = Afspraak
    context = staticmethod(formulier.van_afspraak)
    form_class = forms.CancelForm
    template_name = FORM
    done_message = "De afspraak is vervallen."
