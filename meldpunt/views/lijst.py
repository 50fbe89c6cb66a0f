"""Lists and pages to read."""

from cases.models import Casus
from meldpunt.models import Melder, Melding, Meldingregel
from meldpunt.selectors import in_casus, lijst, triage
from wams.web.views import ActorDetailView, ActorListView


class MeldingenView(ActorListView):
    act = "melding.list"
    rows = staticmethod(lijst.meldingen)
    lists_people = False
    template_name = "meldpunt/meldingen.html"


class AfgeslotenView(ActorListView):
    act = "melding.list_afgesloten"
    rows = staticmethod(lijst.afgesloten)
    lists_people = False
    template_name = "meldpunt/afgesloten.html"


class StandView(ActorDetailView):
    act = "melding.view_stand"
    model = Meldingregel
    context = staticmethod(triage.stand_context)
    template_name = "meldpunt/stand.html"


class MeldingView(ActorDetailView):
    act = "melding.view"
    model = Melding
    context = staticmethod(triage.melding_context)
    template_name = "meldpunt/melding.html"


class ZoekView(ActorDetailView):
    act = "melding.check_duplicate"
    model = Melding
    partial = "uitkomst"
    context = staticmethod(triage.zoek_context)
    template_name = "meldpunt/zoeken.html"


class MelderView(ActorDetailView):
    act = "melder.view"
    model = Melder
    context = staticmethod(triage.melder_context)
    template_name = "meldpunt/melder.html"


class PanelView(ActorDetailView):
    act = "melding.list_in_casus"
    model = Casus
    partial = "panel"
    context = staticmethod(in_casus.meldingen_in_casus)
    template_name = "meldpunt/panel.html"


class MeldingInCasusView(ActorDetailView):
    act = "melding.view_in_casus"
    model = Melding
    context = staticmethod(in_casus.melding_in_casus)
    template_name = "meldpunt/in_casus.html"
