"""One page per outcome, and the roads back."""

from django.urls import reverse

from meldpunt.actions import naar_casus, uitgang
from meldpunt.forms import uitgang as forms
from meldpunt.models import Melding
from meldpunt.selectors import in_casus
from meldpunt.selectors import triage as selectors
from wams.web.views import ActionView

FORM = "meldpunt/formulier.html"


class ReferView(ActionView):
    action = staticmethod(uitgang.refer_melding)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = forms.ReferForm
    template_name = FORM
    done_message = "De melding is doorgeleid. Kijk of de hulp begint."


class ConfirmDoorgeleidingView(ActionView):
    action = staticmethod(uitgang.confirm_doorgeleiding)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = forms.ConfirmDoorgeleidingForm
    template_name = FORM
    done_message = "De hulp is begonnen. De melding is afgesloten."


class ReturnDoorgeleidingView(ActionView):
    action = staticmethod(uitgang.return_doorgeleiding)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = forms.ReturnDoorgeleidingForm
    template_name = FORM
    done_message = "De melding is terug in de beoordeling."


class AdviesView(ActionView):
    action = staticmethod(uitgang.give_advies)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = forms.AdviesForm
    template_name = FORM
    done_message = "Het advies is vastgelegd."


class EndView(ActionView):
    action = staticmethod(uitgang.end_melding)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = forms.EndForm
    template_name = FORM
    done_message = "De melding is afgesloten."


class WithdrawView(ActionView):
    action = staticmethod(uitgang.withdraw_melding)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = forms.WithdrawForm
    template_name = FORM
    done_message = "De melding is ingetrokken."


class LinkView(ActionView):
    action = staticmethod(naar_casus.link_melding)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = forms.LinkForm
    template_name = "meldpunt/koppelen.html"
    done_message = "De melding is gekoppeld. Wie de casus leidt, kijkt het na."


class OpenCasusView(ActionView):
    action = staticmethod(naar_casus.open_casus)
    model = Melding
    context = staticmethod(selectors.zoek_context)
    form_class = forms.OpenCasusForm
    template_name = "meldpunt/casus_openen.html"
    done_message = "De casus is geopend. Het team vindt hem in de wachtrij."


class RequestOnderzoekView(ActionView):
    action = staticmethod(naar_casus.request_onderzoek)
    model = Melding
    context = staticmethod(selectors.form_context)
    form_class = forms.RequestOnderzoekForm
    template_name = "meldpunt/verzoek.html"
    done_message = "Het verzoek is vastgelegd. Een onderzoeker bereidt de toets voor."


class ConfirmLinkView(ActionView):
    action = staticmethod(naar_casus.confirm_link)
    model = Melding
    context = staticmethod(in_casus.koppeling_context)
    form_class = forms.ConfirmLinkForm
    template_name = FORM
    done_message = "De koppeling is nagekeken."

    def success_url_for(self, outcome):
        return reverse("meldpunt:in_casus", args=[outcome.pk])


class UnlinkView(ActionView):
    action = staticmethod(naar_casus.unlink_melding)
    model = Melding
    context = staticmethod(in_casus.koppeling_context)
    form_class = forms.UnlinkForm
    template_name = FORM
    done_message = "De melding is terug bij het meldpunt."

    def success_url_for(self, outcome):
        return reverse("cases:casus", args=[self.object.casus_id])
