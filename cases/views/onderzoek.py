"""The onderzoek: recording and the steps."""

from cases.actions import intrekken, verloop
from cases.actions import onderzoek as actions
from cases.forms import onderzoek as forms
from cases.models import Betrokkene, Casus, Hulpvraag, Probleem
from cases.selectors import onderzoek as selectors
from cases.selectors.mensen import persoon_context
from wams.web.views import ActionView

FORM = "cases/formulier.html"


class RecordHulpvraagView(ActionView):
    action = staticmethod(actions.record_hulpvraag)
    model = Betrokkene
    context = staticmethod(persoon_context)
    form_class = forms.RecordHulpvraagForm
    template_name = FORM
    done_message = "De hulpvraag is vastgelegd."


class WithdrawHulpvraagView(ActionView):
    action = staticmethod(intrekken.withdraw_hulpvraag)
    model = Hulpvraag
    context = staticmethod(selectors.onderdeel_context)
    form_class = forms.WithdrawHulpvraagForm
    template_name = FORM
    done_message = "De hulpvraag is ingetrokken."


class AddProbleemView(ActionView):
    action = staticmethod(actions.add_probleem)
    model = Casus
    form_class = forms.AddProbleemForm
    template_name = FORM
    done_message = "Het probleem is toegevoegd."


class CorrectProbleemView(ActionView):
    action = staticmethod(actions.correct_probleem)
    model = Probleem
    context = staticmethod(selectors.onderdeel_context)
    form_class = forms.CorrectProbleemForm
    template_name = FORM
    done_message = "Het probleem is verbeterd."


class MotivateOnderzoekView(ActionView):
    action = staticmethod(actions.motivate_onderzoek)
    model = Casus
    form_class = forms.MotivateOnderzoekForm
    template_name = FORM
    done_message = "De toets is vastgelegd."


class RecordInformedView(ActionView):
    action = staticmethod(actions.record_informed)
    model = Casus
    form_class = forms.RecordInformedForm
    template_name = FORM
    done_message = "Vastgelegd dat de cliënt is geïnformeerd."


class AttachPlanView(ActionView):
    action = staticmethod(actions.attach_plan)
    model = Casus
    form_class = forms.AttachPlanForm
    template_name = FORM
    done_message = "Het persoonlijk plan is toegevoegd."


class RecordZienswijzeView(ActionView):
    action = staticmethod(actions.record_zienswijze)
    model = Betrokkene
    context = staticmethod(persoon_context)
    form_class = forms.RecordZienswijzeForm
    template_name = FORM
    done_message = "De eigen kijk is vastgelegd."


class SendResultaatView(ActionView):
    action = staticmethod(actions.send_resultaat)
    model = Casus
    context = staticmethod(selectors.resultaat_context)
    form_class = forms.SendResultaatForm
    template_name = "cases/resultaat.html"
    done_message = "Vastgelegd dat het resultaat is verstuurd."


class StartOnderzoekView(ActionView):
    action = staticmethod(verloop.start_onderzoek)
    model = Casus
    context = staticmethod(selectors.start_context)
    form_class = forms.StartOnderzoekForm
    template_name = "cases/stap.html"
    done_message = "Het onderzoek is gestart."


class ExtendOnderzoekView(ActionView):
    action = staticmethod(verloop.extend_onderzoek)
    model = Casus
    form_class = forms.ExtendOnderzoekForm
    template_name = FORM
    done_message = "Het onderzoek is één keer verlengd."


class CompleteOnderzoekView(ActionView):
    action = staticmethod(verloop.complete_onderzoek)
    model = Casus
    context = staticmethod(selectors.eind_context)
    form_class = forms.CompleteOnderzoekForm
    template_name = "cases/stap.html"
    done_message = "Het onderzoek is afgerond."
