"""Support: of who works in the casus, and of the supporter."""

from django.urls import reverse

from cases.actions import inbreng, machtiging
from cases.actions.mensen import offer_ondersteuning
from cases.forms import ondersteuning as forms
from cases.models import Betrokkene, Casus, Hulpvraagvoorstel, Machtiging
from cases.selectors import meelezen, ondersteuning
from cases.selectors.mensen import persoon_context
from wams.web.views import ActionView, ActorDetailView, ActorPageView

FORM = "cases/formulier.html"
EIGEN_FORM = "cases/meeleesformulier.html"


class OndersteuningView(ActorDetailView):
    act = "ondersteuning.view"
    model = Casus
    context = staticmethod(ondersteuning.ondersteuning)
    template_name = "cases/ondersteuning.html"


class OfferOndersteuningView(ActionView):
    action = staticmethod(offer_ondersteuning)
    model = Betrokkene
    context = staticmethod(persoon_context)
    form_class = forms.OfferOndersteuningForm
    template_name = FORM
    done_message = "Het aanbod is vastgelegd."


class GiveMachtigingView(ActionView):
    action = staticmethod(machtiging.give_machtiging)
    model = Betrokkene
    context = staticmethod(persoon_context)
    form_class = forms.GiveMachtigingForm
    template_name = "cases/machtigingformulier.html"
    done_message = "De machtiging geldt nu. De ondersteuner ziet de cliënt in de eigen lijst."


class WithdrawMachtigingView(ActionView):
    action = staticmethod(machtiging.withdraw_machtiging)
    model = Machtiging
    context = staticmethod(ondersteuning.machtiging_context)
    form_class = forms.WithdrawMachtigingForm
    template_name = FORM
    done_message = "De machtiging is ingetrokken. De ondersteuner ziet niets meer van deze casus."


class TakeOverView(ActionView):
    action = staticmethod(inbreng.take_over_voorstel)
    model = Hulpvraagvoorstel
    context = staticmethod(ondersteuning.machtiging_context)
    form_class = forms.TakeOverForm
    template_name = "cases/voorstelformulier.html"
    done_message = "Dit is nu de hulpvraag van de cliënt."


class GiveBackView(ActionView):
    action = staticmethod(inbreng.give_back_voorstel)
    model = Hulpvraagvoorstel
    context = staticmethod(ondersteuning.machtiging_context)
    form_class = forms.GiveBackForm
    template_name = "cases/voorstelformulier.html"
    done_message = "De ondersteuner leest waarom. Het voorstel blijft bewaard."


class ClientenView(ActorPageView):
    act = "machtiging.list"
    context = staticmethod(meelezen.clienten)
    template_name = "cases/mijn_clienten.html"


class MeelezenView(ActorDetailView):
    act = "machtiging.view"
    model = Machtiging
    context = staticmethod(meelezen.casus)
    template_name = "cases/meelezen.html"


class MeeleesbrievenView(ActorDetailView):
    act = "machtiging.view_brieven"
    model = Machtiging
    context = staticmethod(meelezen.brieven)
    template_name = "cases/meeleesbrieven.html"


class SupporterView(ActionView, abstract=True):
    """Back to the own page of the supporter: he does not see that of the casus."""

    model = Machtiging
    context = staticmethod(meelezen.kort)
    template_name = EIGEN_FORM

    def success_url_for(self, outcome):
        return reverse("cases:meelezen", args=[self.object.pk])


class MakeVoorstelView(SupporterView):
    action = staticmethod(inbreng.make_voorstel)
    form_class = forms.VoorstelForm
    done_message = "Het voorstel ligt bij de gemeente. U ziet hier het antwoord."


class BringZienswijzeView(SupporterView):
    action = staticmethod(inbreng.bring_zienswijze)
    form_class = forms.EigenKijkForm
    done_message = "De eigen kijk staat in het dossier."


class RecordBemiddelingView(SupporterView):
    action = staticmethod(inbreng.record_bemiddeling)
    form_class = forms.BemiddelingForm
    done_message = "De bemiddeling is vastgelegd."


class LayDownView(SupporterView):
    action = staticmethod(machtiging.lay_down_machtiging)
    form_class = forms.LayDownForm
    template_name = "cases/stopformulier.html"
    done_url = "cases:mijn_clienten"
    done_message = "U bent gestopt. U ziet niets meer van deze casus."

    def success_url_for(self, outcome):
        return reverse(self.done_url)
