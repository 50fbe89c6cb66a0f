"""What a partij sees and does: its own afspraken."""

from django.urls import reverse

from wams.web.views import ActionView, ActorDetailView, ActorListView
from workplans.actions import partij as actions
from workplans.forms import afspraken as forms
from workplans.models import Afspraak
from workplans.selectors import partij

ANTWOORD = "workplans/antwoord.html"


class AfsprakenView(ActorListView):
    act = "afspraak.list"
    rows = staticmethod(partij.afspraken)
    template_name = "workplans/afspraken.html"


class AfspraakView(ActorDetailView):
    act = "afspraak.view"
    model = Afspraak
    context = staticmethod(partij.afspraak)
    template_name = "workplans/afspraak.html"


class AnswerView(ActionView, abstract=True):
    """Back to the own page, not to the plan that a partij does not see."""

    model = Afspraak
    context = staticmethod(partij.afspraak)
    template_name = ANTWOORD

    def success_url_for(self, outcome):
        return reverse("workplans:afspraak", args=[outcome.pk])


class AcceptView(AnswerView):
    action = staticmethod(actions.accept_afspraak)
    form_class = forms.AcceptForm
    done_message = "Dank u wel. De coördinator ziet dat u dit doet."


class DeclineView(AnswerView):
    action = staticmethod(actions.decline_afspraak)
    form_class = forms.DeclineForm
    done_message = "De coördinator ziet dat dit niet kan en zoekt een andere weg."


class ReportDoneView(AnswerView):
    action = staticmethod(actions.report_done)
    form_class = forms.ReportDoneForm
    done_message = "Dank u wel. De afspraak staat op gedaan."
