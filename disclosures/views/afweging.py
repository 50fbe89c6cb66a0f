"""The professional's own space, and what the college sees of it."""

from cases.models import Casus
from disclosures.actions import afweging as actions
from disclosures.forms import afweging as forms
from disclosures.models.afweging import Afweging
from disclosures.selectors import afweging as selectors
from wams.web.views import ActionView, ActorDetailView, ActorListView


class AfwegingenView(ActorListView):
    act = "afweging.list"
    rows = staticmethod(selectors.eigen)
    lists_people = False
    template_name = "disclosures/afwegingen.html"


class DecideView(ActionView):
    action = staticmethod(actions.decide_afweging)
    form_class = forms.DecideAfwegingForm
    template_name = "disclosures/afwegen.html"
    done_message = "Uw besluit staat vast. Bewaar deze pagina in uw eigen dossier."

    def get_initial(self):
        return super().get_initial() | {"aanleiding": self.request.GET.get("afspraak", "")}


class AfwegingView(ActorDetailView):
    act = "afweging.view"
    model = Afweging
    context = staticmethod(selectors.afweging)
    template_name = "disclosures/afweging.html"


class RemoveView(ActionView):
    action = staticmethod(actions.remove_afweging)
    model = Afweging
    form_class = forms.RemoveAfwegingForm
    template_name = "disclosures/afweging_weg.html"
    done_message = "Verwijderd. Hier staat nu niets meer van deze afweging."
    done_url = "disclosures:afwegingen"


class UitkomstenView(ActorDetailView):
    act = "uitkomst.list"
    model = Casus
    context = staticmethod(selectors.uitkomsten)
    template_name = "disclosures/uitkomsten.html"
