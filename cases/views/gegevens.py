"""One gegeven: reading it, saying something about it, settling what is disputed or wrong."""

from django.db import transaction
from django.urls import reverse

from cases.actions import documenten, gegeven_stand, gegeven_verkeerd, gegevens
from cases.forms import documenten as document_forms
from cases.forms import gegeven as forms
from cases.forms import gegevens as gegevens_forms
from cases.models import Casus, Gegeven, Toestemming
from cases.selectors import documenten as document_selectors
from cases.selectors import gegeven as selectors
from cases.selectors import gegevens as lists
from cases.tasks import scan_documents
from wams.web.bestand import DownloadView, UploadView
from wams.web.views import ActionView, ActorDetailView


class GegevensView(ActorDetailView):
    act = "casus.view_gegevens"
    model = Casus
    filter_form = forms.GegevenFilter
    context = staticmethod(lists.gegevens)
    template_name = "cases/gegevens.html"


class GegevenView(ActorDetailView):
    act = "gegeven.view"
    model = Gegeven
    context = staticmethod(selectors.gegeven)
    template_name = "cases/gegeven.html"


class GegevenOpenView(ActorDetailView):
    """The same page of what is out of use, for who settles it."""

    act = "gegeven.view_open"
    model = Gegeven
    context = staticmethod(selectors.gegeven)
    template_name = "cases/gegeven.html"


class AddGegevenView(ActionView):
    action = staticmethod(gegevens.add_gegeven)
    model = Casus
    form_class = gegevens_forms.AddGegevenForm
    template_name = "cases/formulier.html"
    done_message = "Het gegeven is vastgelegd."

    def success_url_for(self, outcome):
        return reverse("cases:gegevens", args=[outcome.casus_id])


class AddDocumentView(UploadView):
    action = staticmethod(documenten.add_document)
    model = Casus
    form_class = document_forms.AddDocumentForm
    template_name = "cases/document.html"
    done_message = "Het document is ontvangen en wordt gecontroleerd."

    def perform(self, form):
        url = super().perform(form)
        # Robust: a broker that is silent costs minutes, not the document.
        transaction.on_commit(scan_documents.delay, robust=True)
        return url


class DownloadDocumentView(DownloadView):
    act = "document.download"
    model = Gegeven
    context = staticmethod(document_selectors.download)


class GegevenActionView(ActionView, abstract=True):
    model = Gegeven
    context = staticmethod(selectors.gegeven_context)
    template_name = "cases/gegevenformulier.html"


class OutOfUseView(GegevenActionView, abstract=True):
    """Afterwards only who settles it can read it."""

    def success_url_for(self, outcome):
        return reverse("cases:gegevens", args=[outcome.casus_id])


class AttachVerklaringView(GegevenActionView):
    action = staticmethod(gegeven_stand.attach_verklaring)
    form_class = forms.AttachVerklaringForm
    done_message = "Deze woorden staan voortaan bij het gegeven."

    def success_url_for(self, outcome):
        return self.object.get_absolute_url()


class VerifyGegevenView(GegevenActionView):
    action = staticmethod(gegeven_stand.verify_gegeven)
    form_class = forms.VerifyGegevenForm
    done_message = "Vastgelegd dat het gegeven klopt."


class FlagGegevenView(GegevenActionView):
    action = staticmethod(gegeven_stand.flag_gegeven)
    form_class = forms.FlagGegevenForm
    done_message = "Dit staat nu bij het gegeven."


class CorrectGegevenView(GegevenActionView):
    action = staticmethod(gegeven_stand.correct_gegeven)
    form_class = forms.CorrectGegevenForm
    done_message = "Het gegeven is verbeterd. Vertel het aan wie het oude kreeg."


class DisputeGegevenView(OutOfUseView):
    action = staticmethod(gegeven_stand.dispute_gegeven)
    form_class = forms.DisputeGegevenForm
    done_message = "Het gegeven is betwist en nu niet te gebruiken. Vraag de bron om een antwoord."


class SettleDisputeView(GegevenActionView):
    action = staticmethod(gegeven_stand.settle_dispute)
    form_class = forms.SettleDisputeForm
    done_message = "Het gegeven is weer te gebruiken. Vertel het aan de betrokkene."


class LimitGegevenView(OutOfUseView):
    action = staticmethod(gegeven_stand.limit_gegeven)
    form_class = forms.LimitGegevenForm
    done_message = "Het gebruik van dit gegeven is beperkt."


class ReleaseGegevenView(GegevenActionView):
    action = staticmethod(gegeven_stand.release_gegeven)
    form_class = forms.ReleaseGegevenForm
    done_message = "Het gegeven is weer te gebruiken."


class MarkWrongGegevenView(OutOfUseView):
    action = staticmethod(gegeven_verkeerd.mark_wrong)
    form_class = forms.MarkWrongGegevenForm
    done_message = "Dit gegeven is geblokkeerd voor iedereen."


class SolveWrongGegevenView(OutOfUseView):
    action = staticmethod(gegeven_verkeerd.solve_wrong)
    form_class = forms.SolveWrongGegevenForm
    done_message = "Vastgelegd wat u heeft gedaan."


class WithdrawToestemmingView(ActionView):
    action = staticmethod(gegeven_stand.withdraw_toestemming)
    model = Toestemming
    context = staticmethod(selectors.toestemming_context)
    form_class = forms.WithdrawToestemmingForm
    template_name = "cases/formulier.html"
    done_message = "De toestemming is ingetrokken. Wat daarop rustte, is voor niemand meer te zien."
