"""The letters of a casus: the list with its register, one letter, and the paper."""

from cases.actions import brieven as actions
from cases.forms import brieven as forms
from cases.models import Brief, Casus
from cases.selectors import brieven
from wams.web.pdf import PdfView
from wams.web.views import ActionView, ActorDetailView

FORM = "cases/formulier.html"


class BrievenView(ActorDetailView):
    act = "brief.list"
    model = Casus
    context = staticmethod(brieven.brieven)
    template_name = "cases/brieven.html"


class BriefView(ActorDetailView):
    act = "brief.view"
    model = Brief
    context = staticmethod(brieven.brief)
    template_name = "cases/brief.html"


class PapierView(PdfView):
    act = "brief.print"
    model = Brief
    context = staticmethod(brieven.papier)
    template_name = "brieven/papier.html"


class MaakBriefView(ActionView):
    action = staticmethod(actions.maak_brief)
    model = Casus
    form_class = forms.MaakBriefForm
    template_name = FORM


class SchrijfBriefView(ActionView):
    action = staticmethod(actions.schrijf_brief)
    model = Brief
    context = staticmethod(brieven.brief_context)
    form_class = forms.SchrijfBriefForm
    template_name = FORM


class KeurBriefGoedView(ActionView):
    action = staticmethod(actions.keur_brief_goed)
    model = Brief
    context = staticmethod(brieven.brief_context)
    form_class = forms.KeurBriefGoedForm
    template_name = FORM
    done_message = "De brief is goedgekeurd."


class VerzendBriefView(ActionView):
    action = staticmethod(actions.verzend_brief)
    model = Brief
    context = staticmethod(brieven.brief_context)
    form_class = forms.VerzendBriefForm
    template_name = FORM
    done_message = "Vastgelegd: de brief is weg."


class ReaddressBriefView(ActionView):
    action = staticmethod(actions.readdress_brief)
    model = Brief
    context = staticmethod(brieven.brief_context)
    form_class = forms.ReaddressBriefForm
    template_name = FORM
    done_message = "De brief staat klaar voor wie hem nu krijgt. Lees hem en keur hem goed."


class VervalBriefView(ActionView):
    action = staticmethod(actions.laat_vervallen)
    model = Brief
    context = staticmethod(brieven.brief_context)
    form_class = forms.VervalBriefForm
    template_name = FORM
    done_message = "De brief gaat niet door."
