from cases.models import Verdeelregel
from wams.toezicht import selectors
from wams.toezicht.forms import CasusFilter, SpoorFilter
from wams.web.views import ActorDetailView, ActorListView, ActorPageView


class CasussenView(ActorListView):
    act = "toezicht.list"
    rows = staticmethod(selectors.casussen)
    lists_people = False
    filter_form = CasusFilter
    template_name = "toezicht/casussen.html"


class SpoorView(ActorDetailView):
    act = "toezicht.view_spoor"
    model = Verdeelregel
    context = staticmethod(selectors.van_casus)
    filter_form = SpoorFilter
    template_name = "toezicht/spoor.html"


class SignalenView(ActorPageView):
    act = "toezicht.view_signalen"
    context = staticmethod(selectors.signalen)
    template_name = "toezicht/signalen.html"


class InformerenView(ActorPageView):
    act = "toezicht.view_informeren"
    context = staticmethod(selectors.informeren)
    template_name = "toezicht/informeren.html"
