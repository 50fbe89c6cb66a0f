from cases.models import Verdeelregel
from wams.audit import log as audit
from wams.toezicht import register, selectors
from wams.toezicht.forms import CasusFilter, RegisterFilter, SpoorFilter
from wams.web.answers import download
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


class RegisterView(ActorListView):
    act = "toezicht.view_register"
    rows = staticmethod(register.register)
    filter_form = RegisterFilter
    template_name = "toezicht/register.html"


class RegisterCsvView(ActorPageView):
    act = "toezicht.export_register"
    context = staticmethod(register.export)
    filter_form = RegisterFilter

    def render_to_response(self, context, **kwargs):
        return download(context["csv"], "verstrekkingen.csv")

    def log_shown(self):
        audit.exported(self.act, self.decision, self.selected["shown"] or [None])


class DatalekkenView(ActorPageView):
    act = "toezicht.view_datalekken"
    context = staticmethod(register.datalekken)
    template_name = "toezicht/datalekken.html"
