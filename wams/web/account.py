"""The visitor's own account: who he is here, until when, and on which browsers."""

import uuid

from django.contrib import messages
from django.http import HttpResponseBadRequest, HttpResponseRedirect
from django.urls import reverse
from django.views import View
from django.views.generic import TemplateView

from wams.accounts.selectors import mandaten_van
from wams.web import sessies
from wams.web.login import note

FACTOREN = {"totp": "app op uw telefoon", "webauthn": "passkey", "recovery_codes": "herstelcodes"}


class AccountView(TemplateView):
    """Who you are here, for whom you work until when, and what protects your account."""

    template_name = "eigen/account.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        kinds = user.authenticator_set.values_list("type", flat=True).order_by("type").distinct()
        extra = {
            "mandaten": mandaten_van(user),
            "factoren": [FACTOREN[kind] for kind in kinds],
            "sessies": sessies.eigen(self.request),
        }
        return super().get_context_data(**extra, **kwargs)


class EndSessieView(View):
    """End one other browser of one's own, or all others."""

    http_method_names = ["post"]

    def post(self, request):
        try:
            nummer = uuid.UUID(request.POST["nummer"]) if "nummer" in request.POST else None
        except ValueError:
            return HttpResponseBadRequest()
        if sessies.beeindig(request, nummer):
            note(request.user, "account.end_session", request)
            messages.success(request, "Daar bent u nu uitgelogd.")
        return HttpResponseRedirect(reverse("account"))
