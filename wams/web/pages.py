"""Choices about the frame itself; they show no dossier and change none."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseBadRequest, HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View
from django.views.defaults import page_not_found
from django.views.generic import TemplateView

from wams.accounts.models import Functie
from wams.audit.teksten import phrase
from wams.doelbinding.policy import registered_acts
from wams.recht import selectors as recht
from wams.recht.codes import Doel, Rol
from wams.web.answers import plain
from wams.web.context import WEERGAVE
from wams.web.middleware import GEMEENTE
from wams.web.views import DOEL

GELDIG = timedelta(days=360)  # under a year, as the norm asks
WEERGAVEN = {"systeem", "licht", "donker", "contrast"}


def back_to(request, fallback="/"):
    """Where the visitor came from, never another site."""
    target = request.POST.get("volgende", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()})
    return HttpResponseRedirect(target if safe else fallback)


class ChooseDoelView(View):
    """Say once per casus and session for what one comes, where several doelen fit."""

    http_method_names = ["post"]

    def post(self, request):
        doel, casus = request.POST.get("doel"), request.POST.get("casus", "")
        try:
            key = str(uuid.UUID(casus))
        except ValueError:
            return HttpResponseBadRequest()
        if doel not in set(Doel):
            return HttpResponseBadRequest()
        request.session[DOEL] = request.session.get(DOEL, {}) | {key: doel}
        return back_to(request)


class ChooseGemeenteView(View):
    """Work for another gemeente from now on; the middleware refuses one without a mandaat."""

    http_method_names = ["post"]

    def post(self, request):
        request.session[GEMEENTE] = request.POST.get("gemeente", "")
        request.session.pop(DOEL, None)
        return back_to(request)


@method_decorator(login_not_required, name="dispatch")
class HulpView(TemplateView):
    template_name = "eigen/hulp.html"


@method_decorator(login_not_required, name="dispatch")
class ToegankelijkheidView(TemplateView):
    template_name = "eigen/toegankelijkheid.html"


class WieMagWatView(TemplateView):
    """The policy itself, read aloud: per role and function which acts, for which doelen."""

    template_name = "eigen/wie_mag_wat.html"

    def get_context_data(self, **kwargs):
        gemeente = self.request.gemeente
        regels = wie_mag_wat(recht.voor(gemeente.pk)) if gemeente else []
        return super().get_context_data(regels=regels, **kwargs)


def wie_mag_wat(catalogus):
    """Who, by what, and which acts; whoever may do nothing yet is not named."""
    rules = sorted(registered_acts().items(), key=lambda item: phrase(item[0]))

    def row(wie, hoe, who, where):
        mag = [
            {
                "wat": phrase(act),
                "doelen": [catalogus.doel(code).label.lower() for code in rule.doelen],
            }
            for act, rule in rules
            if who in getattr(rule, where)
        ]
        return {"wie": wie, "hoe": hoe, "mag": mag}

    found = [row(catalogus.rol(rol).label, "toewijzing", rol, "rollen") for rol in Rol]
    found += [row(functie.label, "mandaat", functie, "functies") for functie in Functie]
    return [regel for regel in found if regel["mag"]]


def refused(request, exception):
    """Forbidden looks like unknown, in its number too."""
    return page_not_found(request, exception)


@login_not_required
def security_txt(request):
    """RFC 9116: where to report a hole; the date goes with the release, so that it can expire."""
    lines = [
        f"Contact: {settings.WAMS_SECURITY_CONTACT}",
        f"Expires: {settings.WAMS_UITGEBRACHT + GELDIG:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    ]
    return plain("\n".join(lines) + "\n")


@method_decorator(login_not_required, name="dispatch")
class WeergaveView(View):
    """Light, dark, high contrast, or what the system says; kept in the session."""

    http_method_names = ["post"]

    def post(self, request):
        chosen = request.POST.get("weergave")
        if chosen in WEERGAVEN:
            request.session[WEERGAVE] = chosen
        return back_to(request)
