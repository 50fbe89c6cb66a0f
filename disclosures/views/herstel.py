"""One verstrekking: in full, on paper, completed, withdrawn, corrected, found unlawful."""

from django.urls import reverse

from cases.models import Casus
from disclosures.actions import herstellen, spoed
from disclosures.forms import herstel as forms
from disclosures.models import Kennisgeving, Verstrekking
from disclosures.selectors import detail, papier
from disclosures.selectors import spoed as selectors
from wams.web.views import ActionView, ActorDetailView

FORM = "disclosures/formulier.html"


class VerstrekkingView(ActorDetailView):
    act = "verstrekking.view"
    model = Verstrekking
    context = staticmethod(detail.verstrekking)
    template_name = "disclosures/verstrekking.html"


class PapierView(ActorDetailView):
    act = "verstrekking.print"
    model = Casus
    context = staticmethod(papier.papier)
    template_name = "disclosures/papier.html"


class SpoedView(ActionView):
    action = staticmethod(spoed.share_spoed)
    model = Casus
    form_class = forms.SpoedForm
    template_name = "disclosures/spoed.html"
    done_message = "Vastgelegd. Vul de rest binnen de termijn aan; de FG kijkt mee."


class VulAanView(ActionView):
    action = staticmethod(spoed.complete_spoed)
    model = Verstrekking
    context = staticmethod(selectors.verstrekking)
    form_class = forms.VulAanForm
    template_name = FORM
    done_message = "De spoedverstrekking is compleet."


class TrekInView(ActionView):
    action = staticmethod(herstellen.withdraw_verstrekking)
    model = Verstrekking
    context = staticmethod(selectors.verstrekking)
    form_class = forms.TrekInForm
    template_name = FORM
    done_message = "Ingetrokken. De ontvanger ziet het en leest het niet meer."


class OnrechtmatigView(ActionView):
    action = staticmethod(herstellen.mark_onrechtmatig)
    model = Verstrekking
    context = staticmethod(selectors.verstrekking)
    form_class = forms.OnrechtmatigForm
    template_name = FORM
    done_message = "Gemeld. De beoordeling is begonnen en de FG ziet het."


class VerbeterView(ActionView):
    action = staticmethod(herstellen.correct_verstrekking)
    model = Verstrekking
    context = staticmethod(selectors.verstrekking)
    form_class = forms.VerbeterForm
    template_name = FORM
    done_message = "Verbeterd. De oude verstrekking blijft te zien, de ontvanger hoort het."


class VerteldView(ActionView):
    action = staticmethod(herstellen.record_verteld)
    model = Kennisgeving
    context = staticmethod(selectors.kennisgeving)
    form_class = forms.VerteldForm
    template_name = FORM
    done_message = "Vastgelegd dat de ontvanger het weet."

    def success_url_for(self, outcome):
        return reverse("disclosures:verstrekking", args=[outcome.verstrekking_id])
