"""Choices about the frame itself; they show no dossier and change none."""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseBadRequest, HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from wams.recht.codes import Doel
from wams.web.context import WEERGAVE
from wams.web.middleware import GEMEENTE
from wams.web.views import DOEL

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
class WeergaveView(View):
    """Light, dark, high contrast, or what the system says; kept in the session."""

    http_method_names = ["post"]

    def post(self, request):
        chosen = request.POST.get("weergave")
        if chosen in WEERGAVEN:
            request.session[WEERGAVE] = chosen
        return back_to(request)
