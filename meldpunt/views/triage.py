"""Writing a melding down, and looking at it."""

from django.urls import reverse

from meldpunt.actions import acuut, registreren, soort, terugkoppelen, triage
from meldpunt.forms import nieuw
from meldpunt.forms import triage as forms
from meldpunt.forms import uitgang as uitgang_forms
from meldpunt.models import Melder, Melding
from meldpunt.selectors import triage as selectors
from wams.web.views import ActionView

FORM = "meldpunt/formulier.html"


class RegisterMeldingView(ActionView):
    action = staticmethod(registreren.register_melding)
    context = staticmethod(selectors.nieuw_context)
    form_class = nieuw.RegisterMeldingForm
    template_name = "meldpunt/nieuw.html"

    def success_url_for(self, outcome):
        return reverse("meldpunt:stand", args=[outcome.pk])


class RegisterAcuutView(ActionView):
    action = staticmethod(registreren.register_acuut)
    context = staticmethod(selectors.acuut_context)
    form_class = nieuw.RegisterAcuutForm
    template_name = "meldpunt/acuut.html"

    def success_url_for(self, outcome):
        return reverse("meldpunt:stand", args=[outcome.pk])


class HandOverAcuutView(ActionView):
    action = staticmethod(acuut.hand_over_acuut)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = nieuw.HandOverAcuutForm
    template_name = "meldpunt/acuut.html"
    done_message = "De overdracht is vastgelegd."


class ResumeAfterAcuutView(ActionView):
    action = staticmethod(acuut.resume_after_acuut)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = forms.ResumeAfterAcuutForm
    template_name = FORM
    done_message = "De melding is terug in de beoordeling."


class CloseAcuutView(ActionView):
    action = staticmethod(acuut.close_acuut)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = uitgang_forms.CloseAcuutForm
    template_name = FORM
    done_message = "De melding is afgesloten."


class StartTriageView(ActionView):
    action = staticmethod(triage.start_triage)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = forms.StartTriageForm
    template_name = FORM
    done_message = "U behandelt deze melding."


class TakeOverView(ActionView):
    action = staticmethod(triage.take_over)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = forms.TakeOverForm
    template_name = FORM
    done_message = "U behandelt deze melding."


class MarkWvggzView(ActionView):
    action = staticmethod(soort.mark_wvggz)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = forms.MarkWvggzForm
    template_name = FORM
    done_message = "Dit is nu een Wvggz-melding, met een eigen termijn."


class DecideWamsView(ActionView):
    action = staticmethod(soort.decide_wams)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = forms.DecideWamsForm
    template_name = FORM
    done_message = "Het triagebesluit is vastgelegd. U kunt nu een uitkomst kiezen."


class ConfirmReceiptView(ActionView):
    action = staticmethod(triage.confirm_receipt)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = forms.ConfirmReceiptForm
    template_name = FORM
    done_message = "Vastgelegd dat de ontvangst is bevestigd."


class CorrectPersoonView(ActionView):
    action = staticmethod(triage.correct_persoon)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = forms.CorrectPersoonForm
    template_name = FORM
    done_message = "De gegevens van de persoon zijn bijgewerkt."


class AddPersoonView(ActionView):
    action = staticmethod(triage.add_persoon)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = forms.AddPersoonForm
    template_name = FORM
    done_message = "De persoon is toegevoegd."


class TellMelderView(ActionView):
    action = staticmethod(terugkoppelen.tell_melder)
    model = Melder
    context = staticmethod(selectors.melder_context)
    form_class = forms.TellMelderForm
    template_name = "meldpunt/terugkoppelen.html"
    done_message = "Vastgelegd dat de melder bericht heeft."
