"""On which gegevens a goal rests."""

from wams.web.views import ActionView
from workplans.actions import onderbouwing as actions
from workplans.forms import onderbouwing as forms
from workplans.models import Doelstelling, Onderbouwing
from workplans.selectors import formulier

FORM = "workplans/formulier.html"


class AddView(ActionView):
    action = staticmethod(actions.add_onderbouwing)
    model = Doelstelling
    context = staticmethod(formulier.van_doel)
    form_class = forms.AddOnderbouwingForm
    template_name = FORM
    done_message = "Het gegeven staat bij dit doel."


class DropView(ActionView):
    action = staticmethod(actions.drop_onderbouwing)
    model = Onderbouwing
    context = staticmethod(formulier.van_onderbouwing)
    form_class = forms.DropOnderbouwingForm
    template_name = FORM
    done_message = "Het gegeven staat niet meer bij dit doel."
