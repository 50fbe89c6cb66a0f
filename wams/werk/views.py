from wams.web.views import ActorPageView
from wams.werk import selectors


class StartView(ActorPageView):
    act = "werk.start"
    context = staticmethod(selectors.start)
    template_name = "werk/start.html"
