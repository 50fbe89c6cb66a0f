"""Recording death, a ban on contact, and who can weigh what."""

from cases.actions import levensloop as actions
from cases.forms import levensloop as forms
from cases.models import Betrokkene, Vertegenwoordiging
from cases.selectors.mensen import persoon_context
from cases.selectors.onderzoek import onderdeel_context
from cases.selectors.persoon import persoon, voor_grens
from wams.web.views import ActionView, ActorDetailView

FORM = "cases/formulier.html"


class PersoonView(ActorDetailView):
    act = "betrokkene.view"
    model = Betrokkene
    context = staticmethod(persoon)
    template_name = "cases/persoon.html"


class DiscussGrensView(ActionView):
    action = staticmethod(actions.discuss_grens)
    model = Betrokkene
    context = staticmethod(voor_grens)
    form_class = forms.DiscussGrensForm
    template_name = "cases/grens.html"
    done_message = "Vastgelegd. Op de verjaardag zelf gaat de rest vanzelf."


class RecordOverlijdenView(ActionView):
    action = staticmethod(actions.record_overlijden)
    model = Betrokkene
    context = staticmethod(persoon_context)
    form_class = forms.RecordOverlijdenForm
    template_name = "cases/overlijden.html"
    done_message = "Het overlijden is vastgelegd. Er gaat niets meer uit aan of over deze persoon."


class RecordWilsbekwaamheidView(ActionView):
    action = staticmethod(actions.record_wilsbekwaamheid)
    model = Betrokkene
    context = staticmethod(persoon_context)
    form_class = forms.RecordWilsbekwaamheidForm
    template_name = FORM
    done_message = "Het oordeel is vastgelegd, alleen voor deze zaak."


class RecordTegenBelangView(ActionView):
    action = staticmethod(actions.record_tegen_belang)
    model = Vertegenwoordiging
    context = staticmethod(onderdeel_context)
    form_class = forms.RecordTegenBelangForm
    template_name = FORM
    done_message = "Deze vertegenwoordiger leest niet meer mee."


class RecordContactverbodView(ActionView):
    action = staticmethod(actions.record_contactverbod)
    model = Betrokkene
    context = staticmethod(persoon_context)
    form_class = forms.RecordContactverbodForm
    template_name = "cases/contactverbod.html"
    done_message = "Het verbod is vastgelegd. Adres en contact zijn afgeschermd."
