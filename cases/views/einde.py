"""Going on, handing over and stopping, by who carries the casus."""

from django.urls import reverse

from cases.actions import aanpak, verdelen
from cases.actions import einde as actions
from cases.forms import aanpak as aanpak_forms
from cases.forms import einde as forms
from cases.models import Betrokkene, Casus
from cases.selectors import sturing as selectors
from wams.web.views import ActionView, ActorDetailView


class SturingView(ActorDetailView):
    act = "casus.view_sturing"
    model = Casus
    context = staticmethod(selectors.sturing)
    template_name = "cases/sturing.html"


class StapView(ActionView, abstract=True):
    model = Casus
    template_name = "cases/formulier.html"


class MensView(ActionView, abstract=True):
    model = Betrokkene
    context = staticmethod(selectors.mens_context)
    template_name = "cases/formulier.html"


class AskOverdrachtView(StapView):
    action = staticmethod(verdelen.ask_overdracht)
    form_class = forms.AskOverdrachtForm
    done_message = "De werkverdeler zoekt iemand. Tot die tijd blijft de casus bij u."


class ReconsiderView(StapView):
    action = staticmethod(aanpak.reconsider_casus)
    form_class = aanpak_forms.ReconsiderForm
    done_message = "De heroverweging is begonnen."


class EvaluateView(StapView):
    action = staticmethod(aanpak.evaluate_aanpak)
    form_class = aanpak_forms.EvaluateForm
    done_message = "De aanpak gaat door."


class AskVerlengingView(StapView):
    action = staticmethod(aanpak.ask_verlenging)
    form_class = aanpak_forms.AskVerlengingForm
    done_message = "De verlenging wacht op een tweede beoordelaar."


class SuspendView(StapView):
    action = staticmethod(aanpak.suspend_casus)
    form_class = aanpak_forms.SuspendForm
    done_message = "De casus ligt stil."


class ResumeView(StapView):
    action = staticmethod(aanpak.resume_casus)
    form_class = aanpak_forms.ResumeForm
    done_message = "De casus gaat verder."


class EndCasusView(StapView):
    action = staticmethod(actions.end_casus)
    form_class = forms.EndCasusForm
    done_message = "De casus is beëindigd. Stuur nog een eindbrief en sluit de casus af."


class CloseCasusView(StapView):
    action = staticmethod(actions.close_casus)
    form_class = forms.CloseCasusForm
    done_message = "De casus is afgesloten. U ziet hem niet meer."

    def success_url_for(self, outcome):
        return reverse("cases:casussen")


class EndDeelView(MensView):
    action = staticmethod(actions.end_deel)
    form_class = forms.EndDeelForm
    done_message = "Dit deel is beëindigd. De anderen gaan verder."


class MarkWrongView(MensView):
    action = staticmethod(actions.mark_wrong_person)
    form_class = forms.MarkWrongForm
    done_message = "Deze persoon is geblokkeerd voor iedereen."


class SolveWrongView(MensView):
    action = staticmethod(actions.solve_wrong_person)
    form_class = forms.SolveWrongForm
    done_message = "Vastgelegd wat u heeft gedaan."
