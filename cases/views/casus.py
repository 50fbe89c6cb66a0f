"""The screens of a casus."""

from cases.models import Betrokkene, Casus
from cases.selectors import casus, mensen, onderzoek, overzicht, tijdlijn, toegang
from wams.web.views import ActorDetailView, ActorListView


class CasussenView(ActorListView):
    act = "casus.list"
    rows = staticmethod(casus.casussen)
    template_name = "cases/casussen.html"


class CasusView(ActorDetailView):
    act = "casus.view"
    model = Casus
    context = staticmethod(overzicht.overzicht)
    template_name = "cases/casus.html"


class MensenView(ActorDetailView):
    act = "casus.view_mensen"
    model = Casus
    context = staticmethod(mensen.mensen)
    template_name = "cases/mensen.html"


class AdresView(ActorDetailView):
    act = "betrokkene.view_adres"
    model = Betrokkene
    context = staticmethod(mensen.adres_context)
    template_name = "cases/adres.html"


class OnderzoekView(ActorDetailView):
    act = "casus.view_onderzoek"
    model = Casus
    context = staticmethod(onderzoek.onderzoek)
    template_name = "cases/onderzoek.html"


class TijdlijnView(ActorDetailView):
    act = "casus.view_tijdlijn"
    model = Casus
    context = staticmethod(tijdlijn.tijdlijn)
    template_name = "cases/tijdlijn.html"


class WaaromView(ActorDetailView):
    act = "casus.explain_toegang"
    model = Casus
    context = staticmethod(toegang.waarom)
    template_name = "cases/waarom.html"


class WieView(ActorDetailView):
    act = "casus.view_toegang"
    model = Casus
    context = staticmethod(toegang.wie)
    template_name = "cases/wie.html"
