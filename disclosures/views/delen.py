"""Sharing: the sheet, and who got what."""

from django.urls import reverse

from cases.models import Casus
from disclosures.actions import delen as actions
from disclosures.forms import delen as forms
from disclosures.selectors import klaarzetten, schermen
from wams.web.views import ActionView, ActorDetailView


class VerstrekkingenView(ActorDetailView):
    act = "verstrekking.list"
    model = Casus
    context = staticmethod(schermen.verstrekkingen)
    template_name = "disclosures/verstrekkingen.html"


class DeelView(ActionView):
    """``kijk`` draws the sheet anew with what was picked so far, and does nothing else."""

    action = staticmethod(actions.share_gegevens)
    model = Casus
    context = staticmethod(schermen.delen)
    form_class = forms.DeelForm
    template_name = "disclosures/delen.html"
    partial = "werkblad"
    done_message = "Gedeeld en vastgelegd. De ontvanger bevestigt eerst de voorwaarden."

    def get_initial(self):
        return {"aan": klaarzetten.ontvangers(self.actor, self.request.GET)}

    def post(self, request, *args, **kwargs):
        if "kijk" not in request.POST:
            return super().post(request, *args, **kwargs)
        so_far = {name: values for name, values in request.POST.lists() if values}
        return self.render_to_response(self.get_context_data(form=self.drawn_with(so_far)))

    def drawn_with(self, so_far):
        values = {name: v if len(v) > 1 else v[0] for name, v in so_far.items()}
        return self.form_class(actor=self.actor, subject=self.object, initial=values)

    def success_url_for(self, outcome):
        return reverse("disclosures:verstrekkingen", args=[outcome.casus_id])
