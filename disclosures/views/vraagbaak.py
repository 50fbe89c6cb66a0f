"""The vraagbaak: a question without case data, and its answer."""

from disclosures.actions import vraagbaak as actions
from disclosures.forms import vraagbaak as forms
from disclosures.models import Vraag
from disclosures.selectors import vraagbaak
from wams.web.views import ActionView, ActorDetailView, ActorPageView

FORMULIER = "disclosures/vraagbaak/formulier.html"


class VraagbaakView(ActorPageView):
    act = "vraagbaak.list"
    context = staticmethod(vraagbaak.overzicht)
    template_name = "disclosures/vraagbaak/overzicht.html"


class VraagView(ActorDetailView):
    act = "vraagbaak.view"
    model = Vraag
    context = staticmethod(vraagbaak.vraag)
    template_name = "disclosures/vraagbaak/vraag.html"


class AskView(ActionView):
    action = staticmethod(actions.ask_vraag)
    form_class = forms.AskForm
    template_name = FORMULIER
    done_message = "Uw vraag is gesteld. Het antwoord komt op deze pagina."


class AnswerView(ActionView):
    action = staticmethod(actions.answer_vraag)
    model = Vraag
    form_class = forms.AnswerForm
    template_name = FORMULIER
    done_message = "Uw antwoord is verstuurd. U kunt het nu ook bij de veelgestelde vragen zetten."


class PublishView(ActionView):
    action = staticmethod(actions.publish_vraag)
    model = Vraag
    form_class = forms.PublishForm
    template_name = FORMULIER
    done_message = "Dit staat nu bij de veelgestelde vragen."


class WithdrawView(ActionView):
    action = staticmethod(actions.withdraw_vraag)
    model = Vraag
    form_class = forms.WithdrawForm
    template_name = FORMULIER
    done_message = "Dit staat niet meer bij de veelgestelde vragen."
