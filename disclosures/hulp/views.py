"""The aid has no act and no line: it shows no person, keeps nothing and changes nothing.

The answers travel in the form and never in an address, so that no log or history holds them.
"""

from django.views.generic import TemplateView

from disclosures.hulp import scherm
from disclosures.selectors import vraagbaak
from wams.recht import selectors as recht
from wams.web.views import ActorPageView


class MagIkView(TemplateView):
    """For everybody who is signed in and works for a gemeente."""

    http_method_names = ["get", "post"]
    template_name = "disclosures/hulp/pagina.html"

    def get_context_data(self, **kwargs):
        gemeente = self.request.gemeente
        data = self.request.POST if self.request.method == "POST" else self.request.GET
        extra = scherm.scherm(recht.voor(gemeente.pk), data) if gemeente else {}
        return super().get_context_data(**extra, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.get(request, *args, **kwargs)

    def get_template_names(self):
        return [self.template_name + ("#hulp" if self.request.htmx else "")]


class PapierView(MagIkView):
    """For the professional's own file; what was not answered in full has no paper."""

    template_name = "disclosures/hulp/papier.html"

    def get_template_names(self):
        return [self.template_name]


class VeelgevraagdView(ActorPageView):
    """The rules' own answers, and those of the vraagbaak of this gemeente."""

    act = "vraagbaak.read"
    context = staticmethod(vraagbaak.veelgevraagd)
    template_name = "disclosures/hulp/veelgevraagd.html"
