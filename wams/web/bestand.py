"""Files at the edge of the web: taken in before there is a transaction, sent in a box."""

from django.http import HttpResponse

from wams.bestanden.fouten import GeweigerdError
from wams.bestanden.keuren import keur
from wams.web.views import ActionView, ActorDetailView


class UploadView(ActionView, abstract=True):
    """A form with a file, cleaned before the transaction opens.

    Cleaning takes seconds, and the database cuts off a transaction that does nothing for long.
    """

    def dispatch(self, request, *args, **kwargs):
        for file in request.FILES.values():
            file.uitslag = look_at(file)
        return super().dispatch(request, *args, **kwargs)


def look_at(file):
    """What came of it: the new file, or why not."""
    try:
        return keur(file.read())
    except GeweigerdError as error:
        return error


class DownloadView(ActorDetailView, abstract=True):
    """``context(actor, object)`` gives ``content``, ``mime`` and ``bestandsnaam``, both ours."""

    def render_to_response(self, context, **kwargs):
        response = HttpResponse(context["content"], content_type=context["mime"])
        response["Content-Disposition"] = f'attachment; filename="{context["bestandsnaam"]}"'
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "no-store"
        return response
