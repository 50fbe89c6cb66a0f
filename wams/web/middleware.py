"""Around every page: which gemeente, and nothing of it in a cache."""

from wams.accounts.selectors import mandaten_van

GEMEENTE = "gemeente_id"


class GemeenteMiddleware:
    """A person who works for several gemeenten works in one at a time; data never mix."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            request.user.lopende_mandaten = mandaten_van(request.user)
            eigen = {str(m.gemeente_id): m.gemeente for m in request.user.lopende_mandaten}
            chosen = request.session.get(GEMEENTE)
            if chosen not in eigen:
                chosen = min(eigen, key=lambda pk: eigen[pk].naam, default=None)
            gemeente = eigen.get(chosen)
            request.user.actieve_gemeente_id = gemeente.pk if gemeente else None
            request.gemeente, request.gemeenten = gemeente, list(eigen.values())
        return self.get_response(request)


class NoStoreMiddleware:
    """Pages behind the login are never kept by a browser or a proxy."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        known = request.user.is_authenticated  # asked first: a database that is down, only once
        response = self.get_response(request)
        if known or request.user.is_authenticated:
            response["Cache-Control"] = "no-store"
        return response
