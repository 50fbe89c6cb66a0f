"""A file of somebody else, sent as something to keep: no script, no origin, no other kind."""

from django.http import HttpResponse

from wams.web.views import ActorDetailView


class DownloadView(ActorDetailView, abstract=True):
    """``context(actor, object)`` gives ``content``, ``mime`` and ``bestandsnaam``, both ours."""

    def render_to_response(self, context, **kwargs):
        response = HttpResponse(context["content"], content_type=context["mime"])
        response["Content-Disposition"] = f'attachment; filename="{context["bestandsnaam"]}"'
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "no-store"
        return response
