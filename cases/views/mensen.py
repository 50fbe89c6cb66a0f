"""Recording people, contact, scope and taking part."""

from cases.actions import mensen as actions
from cases.actions import scope
from cases.forms import mensen as forms
from cases.forms import scope as scope_forms
from cases.models import Betrokkene, Casus, Vertegenwoordiging
from cases.selectors.mensen import persoon_context
from cases.selectors.onderzoek import onderdeel_context
from wams.web.views import ActionView

FORM = "cases/formulier.html"


class SetKernView(ActionView):
    action = staticmethod(actions.set_kern)
    model = Casus
    form_class = forms.KernForm
    template_name = FORM


class AddBetrokkeneView(ActionView):
    action = staticmethod(actions.add_betrokkene)
    model = Casus
    form_class = forms.AddBetrokkeneForm
    template_name = FORM
    done_message = "De persoon is toegevoegd."


class CorrectBetrokkeneView(ActionView):
    action = staticmethod(actions.correct_betrokkene)
    model = Betrokkene
    context = staticmethod(persoon_context)
    form_class = forms.CorrectBetrokkeneForm
    template_name = FORM
    done_message = "De gegevens zijn verbeterd."


class EstablishIdentiteitView(ActionView):
    action = staticmethod(actions.establish_identiteit)
    model = Betrokkene
    context = staticmethod(persoon_context)
    form_class = forms.EstablishIdentiteitForm
    template_name = FORM
    done_message = "De identiteit is vastgelegd."


class SetContactView(ActionView):
    action = staticmethod(actions.set_contact)
    model = Betrokkene
    context = staticmethod(persoon_context)
    form_class = forms.ContactForm
    template_name = FORM
    done_message = "Adres en contact zijn vastgelegd."


class RecordVertegenwoordigingView(ActionView):
    action = staticmethod(actions.record_vertegenwoordiging)
    model = Betrokkene
    context = staticmethod(persoon_context)
    form_class = forms.VertegenwoordigingForm
    template_name = "cases/vertegenwoordiging.html"
    done_message = "De vertegenwoordiger is vastgelegd."


class EndVertegenwoordigingView(ActionView):
    action = staticmethod(actions.end_vertegenwoordiging)
    model = Vertegenwoordiging
    context = staticmethod(onderdeel_context)
    form_class = forms.EndVertegenwoordigingForm
    template_name = FORM
    done_message = "De vertegenwoordiging is beëindigd."


class DecideScopeView(ActionView):
    action = staticmethod(scope.decide_scope)
    model = Betrokkene
    context = staticmethod(persoon_context)
    form_class = scope_forms.DecideScopeForm
    template_name = "cases/scope.html"
    done_message = "Wat de cliënt wil is vastgelegd. Wat erbuiten valt, is nu verborgen."


class RecordDeelnameView(ActionView):
    action = staticmethod(scope.record_deelname)
    model = Betrokkene
    context = staticmethod(persoon_context)
    form_class = scope_forms.RecordDeelnameForm
    template_name = FORM
    done_message = "Het antwoord is vastgelegd."
