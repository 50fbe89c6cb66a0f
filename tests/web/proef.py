"""Views and acts that only tests have: the locks tried with things that could leak."""

from django import forms
from django.db import IntegrityError
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import include, path
from django.views import View

from cases.models import Betrokkene, Casus
from wams.actions import action
from wams.audit.teksten import TEKSTEN
from wams.doelbinding.policy import Rule, register
from wams.errors import DomainError
from wams.recht.codes import Doel, Rol
from wams.web.forms import ActorForm
from wams.web.views import ActionView, ActorDetailView, ActorListView

WERKERS = frozenset({Rol.ONDERZOEKER, Rol.COORDINATOR, Rol.WAARNEMER})
DOELEN = (Doel.COORDINATIE, Doel.PLAN, Doel.ONDERZOEK_A, Doel.TOETS, Doel.RECHTEN)
register(
    {
        "proef.kijk": Rule(DOELEN, rollen=WERKERS),
        "proef.lijst": Rule((Doel.COORDINATIE,), functies=frozenset({"coordinator"})),
        "proef.hernoem": Rule(DOELEN, rollen=WERKERS),
        "proef.dubbel": Rule(DOELEN, rollen=WERKERS),
        "proef.kruis": Rule(DOELEN, rollen=WERKERS),
        "proef.nieuw": Rule((Doel.COORDINATIE,), functies=frozenset({"coordinator"})),
    }
)
PROEVEN = ("kijk", "lijst", "hernoem", "dubbel", "kruis", "nieuw")
TEKSTEN |= {f"proef.{naam}": "Proef" for naam in PROEVEN}


@action("proef.hernoem")
def hernoem(casus, *, actor, kern):
    if kern == "fout":
        raise DomainError("Kies andere woorden.", field="kern")
    casus.kern = kern
    casus.save(update_fields=["kern"])


@action("proef.dubbel")
def dubbel(casus, *, actor, kern):
    """An act within an act, whose outer half is refused."""
    hernoem(casus, actor=actor.for_other("proef.hernoem"), kern=kern)
    raise DomainError("Het tweede deel mag niet.")


@action("proef.kruis")
def kruis(casus, *, actor, kern):
    """Takes a second row, while somebody else may hold that one and want ours."""
    Casus._base_manager.select_for_update().get(pk=kern)


@action("proef.nieuw")
def nieuw(gemeente, *, actor, kern):
    """Makes something where one works; what, does not matter here."""


def rows(actor):
    return Casus.objects.visible_to(actor).newest_first()


class KernForm(ActorForm):
    titel = "Kern van de casus"

    kern = forms.CharField(widget=forms.Textarea)
    soort = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], required=False)

    def arguments(self):
        return {"kern": self.cleaned_data["kern"]}


class KijkView(ActorDetailView):
    act = "proef.kijk"
    model = Casus
    template_name = "proef.html"


class LijstView(ActorListView):
    act = "proef.lijst"
    rows = staticmethod(rows)
    template_name = "proef.html"


class HernoemView(ActionView):
    action = staticmethod(hernoem)
    model = Casus
    form_class = KernForm
    template_name = "formulier.html"

    def success_url_for(self, outcome):
        return f"/proef/{outcome.pk}/"


class NieuwView(ActionView):
    action = staticmethod(nieuw)
    form_class = KernForm
    template_name = "formulier.html"
    done_url = "proeven"


class DubbelView(HernoemView):
    action = staticmethod(dubbel)


class KruisView(HernoemView):
    action = staticmethod(kruis)


class StroomView(KijkView):
    def get(self, request, *args, **kwargs):
        return StreamingHttpResponse(iter(["later"]))


class KaalView(KijkView):
    """Writes its answer itself, past the template."""

    def get(self, request, *args, **kwargs):
        return HttpResponse(self.object.kern)


class PersoonView(KijkView):
    model = Betrokkene


class BotsView(KijkView):
    """Runs into a rule of the database."""

    def get(self, request, *args, **kwargs):
        raise IntegrityError("Failing row contains (Rust in huis)")


class VergetenView(View):
    """Checks nothing, names nobody: what a hurried colleague might write."""

    def get(self, request):
        return HttpResponse(str(list(Casus._base_manager.values_list("nummer", flat=True))))


urlpatterns = [
    path("proef/<uuid:pk>/", KijkView.as_view(), name="proef"),
    path("proef/<uuid:pk>/hernoem/", HernoemView.as_view(), name="hernoem"),
    path("proef/<uuid:pk>/dubbel/", DubbelView.as_view(), name="dubbel"),
    path("proef/<uuid:pk>/kruis/", KruisView.as_view(), name="kruis"),
    path("proef/<uuid:pk>/stroom/", StroomView.as_view(), name="stroom"),
    path("proef/<uuid:pk>/kaal/", KaalView.as_view(), name="kaal"),
    path("proef/<uuid:pk>/bots/", BotsView.as_view(), name="bots"),
    path("persoon/<uuid:pk>/", PersoonView.as_view(), name="persoon"),
    path("nieuw/", NieuwView.as_view(), name="nieuw"),
    path("proef/", LijstView.as_view(), name="proeven"),
    path("vergeten/", VergetenView.as_view(), name="vergeten"),
    path("", include("wams.urls")),
]
