"""Answers that are not a page of an app: a draft kept, a question of purpose, too busy."""

import logging
import sys

from django.db import Error
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views import defaults

logger = logging.getLogger("wams.web")


class DraftKept(JsonResponse):
    """Tells the form when its draft was kept; the one answer with a body that shows nothing."""

    def __init__(self, moment):
        super().__init__({"bewaard": f"{timezone.localtime(moment):%H.%M}"})


def choose_doel(request, actor, casus, doelen):
    """Ask in one line for what the person comes; the answer holds for this casus and session."""
    keuzes = [actor.catalogus.doel(code) for code in doelen]
    context = {"casus": casus, "keuzes": keuzes, "terug": request.get_full_path()}
    return render(request, "doel_kiezen.html", context, status=200)


def busy_503(request, error):
    """Nothing is shown when the log or the database can't do its part."""
    # The text of the error may hold row values: only its kind is logged.
    logger.error("database: %s", type(error).__name__)
    # Without context processors: they would ask the database that has no answer.
    page = render_to_string("503.html", {"request": request})
    response = HttpResponse(page, status=503)
    response["Retry-After"] = "30"
    return response


def server_error(request):
    """What broke around a view; without an answer of the database it is the same plain page."""
    error = sys.exc_info()[1]
    return busy_503(request, error) if isinstance(error, Error) else defaults.server_error(request)


def download(content, name):
    """A file to keep; its name holds nothing about a person."""
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def plain(text, status=200):
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=status)
