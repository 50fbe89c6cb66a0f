"""What every answer says to a browser, static files and errors included."""


class ResourcePolicyMiddleware:
    """Other sites may not load anything of ours; stands around all other middleware."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response
