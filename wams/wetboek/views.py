from functools import cached_property

from wams.recht.models import Catalogusversie
from wams.web.answers import download
from wams.web.views import ActionView, ActorDetailView, ActorPageView
from wams.wetboek import actions, bestand, forms, selectors
from wams.wetboek.models import Dpia, Ontwerp


class GidsView(ActorPageView):
    act = "catalogus.view"
    filter_form = forms.GidsFilter
    context = staticmethod(selectors.gids)
    template_name = "wetboek/gids.html"


class RegelView(ActorPageView):
    """One row of the rules; its address is the same in every version."""

    act = "catalogus.view"
    filter_form = forms.DagFilter
    template_name = "wetboek/regel.html"

    @cached_property
    def selected(self):
        return selectors.regel(self.actor, self.kwargs["pk"], **self.filters)


class VersiesView(ActorPageView):
    act = "catalogus.list"
    context = staticmethod(selectors.overzicht)
    template_name = "wetboek/versies.html"


class VersieView(ActorDetailView):
    act = "catalogus.compare"
    model = Catalogusversie
    choose_from = staticmethod(selectors.versies)
    context = staticmethod(selectors.versie)
    template_name = "wetboek/versie.html"


class OntwerpView(ActorDetailView):
    act = "ontwerp.view"
    model = Ontwerp
    choose_from = staticmethod(selectors.ontwerpen)
    context = staticmethod(selectors.ontwerp)
    filter_form = forms.RegelFilter
    template_name = "wetboek/ontwerp.html"


class StartOntwerpView(ActionView):
    action = staticmethod(actions.start_ontwerp)
    form_class = forms.StartOntwerpForm
    template_name = "wetboek/formulier.html"
    done_message = "Het ontwerp staat klaar."


class CorrectRegelView(ActionView):
    """One row of a draft; a draft of this form belongs to the row, not to the whole."""

    action = staticmethod(actions.correct_regel)
    model = Ontwerp
    choose_from = staticmethod(selectors.ontwerpen)
    form_class = forms.RegelForm
    template_name = "wetboek/regelformulier.html"
    done_message = "De regel is opgeslagen in het ontwerp."

    @property
    def drafted_on(self):
        return selectors.regel_van(self.object, self.kwargs["rij"])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"regel": self.drafted_on}


class ImportView(ActionView):
    action = staticmethod(actions.import_ontwerp)
    form_class = forms.ImportForm
    template_name = "wetboek/importeren.html"
    done_message = "Het bestand is gelezen. Het ontwerp staat klaar."


class ExportView(ActorDetailView):
    """All rules of one version as a file."""

    act = "catalogus.export"
    model = Catalogusversie
    choose_from = staticmethod(selectors.versies)

    def render_to_response(self, context, **kwargs):
        row = self.object
        return download(
            bestand.write(row.regime, row.label, row.inhoud), f"regels-{row.nummer}.toml"
        )


class ExportOntwerpView(ActorDetailView):
    act = "ontwerp.view"
    model = Ontwerp
    choose_from = staticmethod(selectors.ontwerpen)

    def render_to_response(self, context, **kwargs):
        row = self.object
        return download(bestand.write(row.regime, row.label, row.inhoud), "regels-ontwerp.toml")


class DropOntwerpView(ActionView):
    action = staticmethod(actions.drop_ontwerp)
    model = Ontwerp
    choose_from = staticmethod(selectors.ontwerpen)
    form_class = forms.DropOntwerpForm
    template_name = "wetboek/formulier.html"
    done_message = "Het ontwerp is weggegooid. Wat geldt, is niet veranderd."
    done_url = "wetboek:versies"


class PresentView(ActionView):
    action = staticmethod(actions.present)
    model = Ontwerp
    choose_from = staticmethod(selectors.ontwerpen)
    form_class = forms.PresentForm
    template_name = "wetboek/formulier.html"
    done_message = "De versie is voorgelegd. Vraag nu de FG om advies."
    done_url = "wetboek:versies"


class VersieActionView(ActionView, abstract=True):
    """A step of one version by one of the people who answer for it."""

    model = Catalogusversie
    choose_from = staticmethod(selectors.versies)
    template_name = "wetboek/formulier.html"
    done_url = "wetboek:versies"


class AdviseView(VersieActionView):
    action = staticmethod(actions.advise)
    form_class = forms.AdviseForm
    done_message = "Uw advies is vastgelegd. Jurist en besluitnemer zien het."


class SignAsJuristView(VersieActionView):
    action = staticmethod(actions.sign_as_jurist)
    form_class = forms.SignAsJuristForm
    done_message = "Uw handtekening is gezet."


class SignAsBesluitnemerView(VersieActionView):
    action = staticmethod(actions.sign_as_besluitnemer)
    form_class = forms.SignAsBesluitnemerForm
    done_message = "Uw handtekening is gezet."


class WithdrawView(VersieActionView):
    action = staticmethod(actions.withdraw)
    form_class = forms.WithdrawForm
    done_message = "De versie is ingetrokken. Wat geldt, is niet veranderd."


class DpiasView(ActorPageView):
    act = "dpia.list"
    context = staticmethod(selectors.dpia_overzicht)
    template_name = "wetboek/dpias.html"


class DpiaView(ActorDetailView):
    act = "dpia.list"
    model = Dpia
    choose_from = staticmethod(selectors.dpias)
    context = staticmethod(selectors.dpia)
    template_name = "wetboek/dpia.html"


class DrawUpDpiaView(ActionView):
    action = staticmethod(actions.draw_up_dpia)
    form_class = forms.DpiaForm
    template_name = "wetboek/formulier.html"
    done_message = "De DPIA is vastgelegd. Vraag nu de FG om advies."


class DpiaActionView(ActionView, abstract=True):
    model = Dpia
    choose_from = staticmethod(selectors.dpias)
    template_name = "wetboek/formulier.html"


class AdviseDpiaView(DpiaActionView):
    action = staticmethod(actions.advise_dpia)
    form_class = forms.AdviseDpiaForm
    done_message = "Uw advies is vastgelegd."


class DecideDpiaView(DpiaActionView):
    action = staticmethod(actions.decide_dpia)
    form_class = forms.DecideDpiaForm
    done_message = "Uw besluit is vastgelegd."


class BijlageBestandView(ActorPageView):
    """The annex as a file, in the form in which all rules go out."""

    act = "dpia.view_bijlage"
    context = staticmethod(selectors.bijlage)

    def render_to_response(self, context, **kwargs):
        boek = context["boek"]
        ruw = bestand.write(boek.regime, "bijlage DPIA", selectors.bijlage_inhoud(boek))
        return download(ruw, "bijlage-dpia.toml")


class BijlageView(ActorPageView):
    act = "dpia.view_bijlage"
    context = staticmethod(selectors.bijlage)
    template_name = "wetboek/bijlage.html"
