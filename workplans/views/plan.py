"""The plan, its versions and its goals."""

from cases.models import Casus
from wams.web.views import ActionView, ActorDetailView
from workplans.actions import doelen, einde
from workplans.actions import plan as actions
from workplans.forms import plan as forms
from workplans.forms.einde import EindeForm
from workplans.models import Doelstelling, Werkplan
from workplans.selectors import formulier, plan, toets, verschil

FORM = "workplans/formulier.html"


class WerkplanView(ActorDetailView):
    act = "werkplan.view"
    model = Casus
    context = staticmethod(plan.werkplan)
    template_name = "workplans/werkplan.html"


class PanelView(ActorDetailView):
    act = "werkplan.panel"
    model = Casus
    context = staticmethod(plan.werkplan)
    template_name = "workplans/paneel.html"
    partial = "paneel"


class VersieView(ActorDetailView):
    act = "werkplan.view"
    model = Werkplan
    context = staticmethod(plan.versie)
    template_name = "workplans/werkplan.html"


class PapierView(ActorDetailView):
    act = "werkplan.print"
    model = Werkplan
    context = staticmethod(plan.papier)
    template_name = "workplans/papier.html"


class VerschillenView(ActorDetailView):
    act = "werkplan.compare"
    model = Werkplan
    context = staticmethod(verschil.verschillen)
    template_name = "workplans/verschillen.html"


class StartView(ActionView):
    action = staticmethod(actions.start_werkplan)
    model = Casus
    context = staticmethod(formulier.van_casus)
    form_class = forms.StartForm
    template_name = FORM
    done_message = "Het concept staat klaar, gevuld uit het onderzoek."


class StartVersieView(ActionView):
    action = staticmethod(actions.start_versie)
    model = Casus
    context = staticmethod(formulier.van_casus)
    form_class = forms.StartVersieForm
    template_name = FORM
    done_message = "De nieuwe versie staat klaar als concept."


class EndAanpakView(ActionView):
    action = staticmethod(einde.end_aanpak)
    model = Casus
    context = staticmethod(formulier.van_casus)
    form_class = EindeForm
    template_name = FORM
    done_message = "De aanpak is beëindigd. U heeft nog toegang om af te sluiten."


class DescribeView(ActionView):
    action = staticmethod(actions.describe_werkplan)
    model = Werkplan
    context = staticmethod(formulier.van_plan)
    form_class = forms.DescribeForm
    template_name = FORM
    done_message = "De samenvatting is opgeslagen."


class SetKaderView(ActionView):
    action = staticmethod(actions.set_kader)
    model = Werkplan
    context = staticmethod(formulier.van_plan)
    form_class = forms.KaderForm
    template_name = FORM
    done_message = "De afspraken over de aanpak zijn opgeslagen."


class MotivateView(ActionView):
    action = staticmethod(actions.motivate_werkplan)
    model = Werkplan
    context = staticmethod(formulier.van_plan)
    form_class = forms.MotivateForm
    template_name = FORM


class RecordAkkoordView(ActionView):
    action = staticmethod(actions.record_akkoord)
    model = Werkplan
    context = staticmethod(formulier.van_plan)
    form_class = forms.AkkoordForm
    template_name = FORM
    done_message = "Het antwoord is vastgelegd."


class RecordKijkView(ActionView):
    action = staticmethod(actions.record_anderekijk)
    model = Werkplan
    context = staticmethod(formulier.van_plan)
    form_class = forms.AndereKijkForm
    template_name = FORM
    done_message = "Uw kijk staat bij het plan."


class DropView(ActionView):
    action = staticmethod(actions.drop_werkplan)
    model = Werkplan
    context = staticmethod(formulier.van_plan)
    form_class = forms.DropForm
    template_name = FORM
    done_message = "Het concept is vervallen. Het geldende plan is niet veranderd."


class FixView(ActionView):
    action = staticmethod(actions.fix_werkplan)
    model = Werkplan
    context = staticmethod(toets.vaststellen)
    form_class = forms.FixForm
    template_name = "workplans/vaststellen.html"
    done_message = "Het plan is vastgesteld. De aanpak loopt."


class FixVersieView(ActionView):
    action = staticmethod(actions.fix_versie)
    model = Werkplan
    context = staticmethod(toets.vaststellen)
    form_class = forms.FixForm
    template_name = "workplans/vaststellen.html"
    done_message = "De nieuwe versie is vastgesteld."


class AddDoelView(ActionView):
    action = staticmethod(doelen.add_doelstelling)
    model = Werkplan
    context = staticmethod(formulier.van_plan)
    form_class = forms.AddDoelForm
    template_name = FORM


class CorrectDoelView(ActionView):
    action = staticmethod(doelen.correct_doelstelling)
    model = Doelstelling
    context = staticmethod(formulier.van_doel)
    form_class = forms.CorrectDoelForm
    template_name = FORM


class MoveUpView(ActionView):
    action = staticmethod(doelen.move_up)
    model = Doelstelling
    context = staticmethod(formulier.van_doel)
    form_class = forms.MoveForm
    template_name = FORM


class MoveDownView(ActionView):
    action = staticmethod(doelen.move_down)
    model = Doelstelling
    context = staticmethod(formulier.van_doel)
    form_class = forms.MoveForm
    template_name = FORM


class RemoveDoelView(ActionView):
    action = staticmethod(doelen.remove_doelstelling)
    model = Doelstelling
    context = staticmethod(formulier.van_doel)
    form_class = forms.RemoveDoelForm
    template_name = FORM
    done_message = "Het doel is uit dit plan gehaald."


class SetStapView(ActionView):
    action = staticmethod(doelen.set_stap)
    model = Doelstelling
    context = staticmethod(formulier.van_doel)
    form_class = forms.StapForm
    template_name = FORM
    done_message = "De stap is bijgewerkt."
