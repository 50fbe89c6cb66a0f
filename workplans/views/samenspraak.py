"""How far a cliënt takes part in the plan."""

from wams.web.views import ActionView
from workplans.actions import samenspraak as actions
from workplans.forms.samenspraak import SamenspraakForm
from workplans.models import Werkplan
from workplans.selectors import formulier


class LimitView(ActionView):
    action = staticmethod(actions.limit_samenspraak)
    model = Werkplan
    context = staticmethod(formulier.van_plan)
    form_class = SamenspraakForm
    template_name = "workplans/formulier.html"
    done_message = "Hoe de cliënt meedoet is vastgelegd."
