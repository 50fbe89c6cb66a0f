"""Forms about not telling somebody yet."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone

from cases.actions.uitstel import TERMIJN
from cases.forms.mensen import choose
from cases.models import Casus, Uitstelbesluit
from cases.models.briefsoorten import SOORTEN
from cases.selectors.informeren import in_woorden
from cases.selectors.uitstel import gegeven_voor
from wams.recht.codes import Uitzonderingsoort
from wams.web.forms import ActorForm
from wams.web.widgets import DatumField, Tekstvak

AFWEGING = ("noodzaak", "evenredigheid", *Uitstelbesluit.FACTOREN)


class AskUitstelForm(ActorForm):
    titel = "Uitstel van informeren vragen"
    submit_label = "Leg voor aan de tweede beoordelaar"

    grond = forms.ChoiceField(label="Op welke grond?")
    brief_code = forms.ChoiceField(label="Welke brief wacht?")
    herzien_voor = DatumField(label="Tot en met welke dag?")
    noodzaak = forms.CharField(
        label="Waarom is het nodig?",
        max_length=1500,
        widget=Tekstvak(rows=4),
        help_text="Wat gebeurt er als deze persoon het nu hoort? Noem feiten met een datum.",
    )
    evenredigheid = forms.CharField(
        label="Waarom gaat het niet te ver?",
        max_length=1500,
        widget=Tekstvak(rows=4),
        help_text="Wat heeft u geprobeerd? Kan het korter, of kunt u een deel wel vertellen?",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        catalogus = self.actor.catalogus
        for rij in catalogus.uitstelfactoren:
            self.fields[rij.code.lower()] = forms.CharField(
                label=rij.label,
                max_length=1000,
                widget=Tekstvak(rows=3, doelregel=""),
                help_text=rij.uitleg,
            )
        gronden = catalogus.uitzonderingen(Uitzonderingsoort.INFORMEREN)
        self.fields["grond"].choices = choose(
            [(rij.code, f"{rij.label} ({rij.artikel})") for rij in gronden]
        )
        letters = [(code, soort.titel) for code, soort in SOORTEN.items() if soort.informeert]
        self.fields["brief_code"].choices = letters
        self._set_herziening(catalogus.termijn(TERMIJN))
        self._prefill()
        self.helper.layout = Layout(
            Fieldset("1. Wat wacht, en tot wanneer", "grond", "brief_code", "herzien_voor"),
            Fieldset("2. Is het nodig, en gaat het niet te ver?", "noodzaak", "evenredigheid"),
            Fieldset("3. Wat de wet vraagt af te wegen", *Uitstelbesluit.FACTOREN),
        )

    def _set_herziening(self, termijn):
        field, last = self.fields["herzien_voor"], termijn.einde(timezone.localdate())
        field.help_text = (
            f"Hoogstens {termijn.aantal} {termijn.eenheid}. Daarna staat de brief vanzelf klaar, "
            "of u legt een nieuw besluit voor."
        )
        self.initial.setdefault("herzien_voor", last)

    def _prefill(self):
        """The decision that runs, else who is responsible and how long it is kept."""
        casus, vorige = self.subject.casus, gegeven_voor(self.actor, self.subject)
        if vorige:
            for name in ("grond", "brief_code", *AFWEGING):
                self.initial.setdefault(name, getattr(vorige, name))
            return
        regel = self.actor.catalogus.bewaarregel(casus.bewaarklasse)
        college = f"Het college van burgemeester en wethouders van {casus.gemeente.naam}."
        self.initial.setdefault("verantwoordelijke", college)
        duur = f"Tot {in_woorden(regel)} na {regel.start}" if regel.aantal else regel.label
        self.initial.setdefault("bewaartermijnen", f"{duur}. Alleen wie hier werkt ziet ze.")
        on_request = casus.route == Casus.Route.B
        self.initial.setdefault("brief_code", "B06" if on_request else "B01")


class LiftUitstelForm(ActorForm):
    titel = "Uitstel opheffen"
    submit_label = "Hef het uitstel op"

    reden = forms.CharField(
        label="Waarom houdt het uitstel op?",
        widget=Tekstvak(rows=3),
        help_text="De brief die wachtte, staat daarna klaar. U vult uw eigen tekst aan.",
    )
