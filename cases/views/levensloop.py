"""Recording death, a ban on contact, and who can weigh what."""

from cases.actions import levensloop as actions
from cases.forms import levensloop as forms
from cases.models import Betrokkene, Vertegenwoordiging
from cases.selectors.mensen import persoon_context
from cases.selectors.onderzoek import onderdeel_context
from wams.web.views import ActionView

FORM = "cases/formulier.html"


class RecordOverlijdenView(ActionView):
    action = staticmethod(actions.record_overlijden)
    model = Betrokkene
    context = staticmethod(persoon_context)
    form_class = forms.RecordOverlijdenForm
    template_name = FORM
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
    template_name = FORM
    done_message = "Het verbod is vastgelegd. Adres en contact zijn afgeschermd."
