"""Pages without an act and without a line: they show no person, keep nothing and change nothing.

The answers travel in the form and never in an address, so that no log or history holds them.
"""

from django.views.generic import TemplateView

from disclosures.hulp import scherm
from wams.recht import selectors as recht


class HulpMixin:
    """For everybody who is signed in and works for a gemeente."""

    http_method_names = ["get", "post"]
    show = staticmethod(scherm.scherm)

    def get_context_data(self, **kwargs):
        gemeente = self.request.gemeente
        data = self.request.POST if self.request.method == "POST" else self.request.GET
        extra = self.show(recht.voor(gemeente.pk), data) if gemeente else {}
        return super().get_context_data(**extra, **kwargs)


class MagIkView(HulpMixin, TemplateView):
    template_name = "disclosures/hulp/pagina.html"

    def post(self, request, *args, **kwargs):
        return self.get(request, *args, **kwargs)

    def get_template_names(self):
        return [self.template_name + ("#hulp" if self.request.htmx else "")]


class PapierView(MagIkView):
    """For the professional's own file; what was not answered in full has no paper."""

    template_name = "disclosures/hulp/papier.html"

    def get_template_names(self):
        return [self.template_name]


class VeelgevraagdView(HulpMixin, TemplateView):
    template_name = "disclosures/hulp/veelgevraagd.html"

    @staticmethod
    def show(catalogus, _):
        return scherm.veelgevraagd(catalogus)
