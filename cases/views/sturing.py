"""Who carries a casus: dividing, answering, assessing. Names only, no content."""

from django.urls import reverse

from cases.actions import aanpak
from cases.actions import verdelen as actions
from cases.forms import aanpak as aanpak_forms
from cases.forms import verdelen as forms
from cases.models import Aanstelling, Beoordeling, Verdeelregel
from cases.selectors import sturing
from cases.selectors import verdelen as selectors
from wams.web.views import ActionView, ActorDetailView, ActorPageView


class VerdelenView(ActorPageView):
    act = "casus.divide"
    context = staticmethod(selectors.verdelen)
    template_name = "cases/verdelen.html"


class WachtrijView(ActorPageView):
    act = "casus.queue"
    context = staticmethod(selectors.wachtrij_regels)
    template_name = "cases/wachtrij.html"


class TakeCasusView(ActionView):
    action = staticmethod(actions.take_casus)
    model = Verdeelregel
    context = staticmethod(selectors.wachtrij_context)
    form_class = forms.TakeCasusForm
    template_name = "cases/verdeelformulier.html"
    done_message = "U heeft het onderzoek opgepakt."


class VerdeelView(ActionView, abstract=True):
    """The werkverdeler comes back to the list: the casus itself stays closed to him."""

    model = Verdeelregel
    context = staticmethod(selectors.regel_context)
    template_name = "cases/verdeelformulier.html"

    def success_url_for(self, outcome):
        return reverse("cases:verdelen")


class AssignCasusView(VerdeelView):
    action = staticmethod(actions.assign_casus)
    form_class = forms.AssignCasusForm
    done_message = "De onderzoeker heeft nu toegang tot de casus."


class AskLeidingView(VerdeelView):
    action = staticmethod(actions.ask_leiding)
    form_class = forms.AskLeidingForm
    done_message = "De vraag staat klaar bij deze persoon."


class TakeBackView(VerdeelView):
    action = staticmethod(actions.take_back)
    form_class = forms.TakeBackForm
    done_message = "De casus is teruggenomen en de toegang is geëindigd."


class AanstellingView(ActorDetailView):
    act = "aanstelling.view"
    model = Aanstelling
    context = staticmethod(selectors.vraag_context)
    template_name = "cases/aanstelling.html"


class AcceptView(ActionView):
    action = staticmethod(actions.accept_aanstelling)
    model = Aanstelling
    context = staticmethod(selectors.antwoord_context)
    form_class = forms.AcceptForm
    template_name = "cases/antwoord.html"
    done_message = "U heeft de casus aangenomen en ziet nu wat erin staat."


class RefuseView(ActionView):
    action = staticmethod(actions.refuse_aanstelling)
    model = Aanstelling
    context = staticmethod(selectors.antwoord_context)
    form_class = forms.RefuseForm
    template_name = "cases/antwoord.html"
    done_message = "U heeft nee gezegd. De werkverdeler vraagt een ander."


class BeoordelingenView(ActorPageView):
    act = "beoordeling.list"
    context = staticmethod(sturing.beoordelingen)
    template_name = "cases/beoordelingen.html"


class BeoordelingView(ActorDetailView):
    act = "beoordeling.view"
    model = Beoordeling
    context = staticmethod(sturing.beoordeling_context)
    template_name = "cases/beoordeling.html"


class TakeBeoordelingView(ActionView):
    action = staticmethod(aanpak.take_beoordeling)
    model = Beoordeling
    context = staticmethod(sturing.beoordeling_context)
    form_class = aanpak_forms.TakeBeoordelingForm
    template_name = "cases/beoordelingformulier.html"
    done_message = "U beoordeelt dit."


class DecideView(ActionView):
    action = staticmethod(aanpak.decide_beoordeling)
    model = Beoordeling
    context = staticmethod(sturing.beoordeling_context)
    form_class = aanpak_forms.DecideForm
    template_name = "cases/beoordelingformulier.html"
    done_message = "Uw besluit is vastgelegd. U ziet de casus niet meer."

    def success_url_for(self, outcome):
        return reverse("cases:beoordelingen")
