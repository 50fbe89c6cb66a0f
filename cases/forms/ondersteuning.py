"""Forms about support: by who works in the casus, and by the supporter."""

from django import forms
from django.utils import timezone

from cases.forms.mensen import choose
from cases.models import Fase, Kanaal, Onderdeel, Ondersteuning
from cases.models.ondersteuning import fase_van
from cases.selectors import ondersteuning
from wams.accounts.models import User
from wams.web.forms import ActorForm, ConfirmForm
from wams.web.templatetags.nl import datum
from wams.web.widgets import DatumField, Tekstvak


class OfferOndersteuningForm(ActorForm):
    titel = "Cliëntondersteuning aanbieden"
    submit_label = "Leg het aanbod vast"
    bewaakt = False

    fase = forms.ChoiceField(
        label="In welke fase?",
        choices=Fase.choices,
        help_text="Bied het in elke fase opnieuw aan. Wat iemand nodig heeft verandert.",
    )
    aangeboden_op = DatumField(label="Aangeboden op")
    kanaal = forms.ChoiceField(label="Hoe?", choices=choose(Kanaal.choices))
    antwoord = forms.ChoiceField(choices=Ondersteuning.Antwoord, widget=forms.RadioSelect)
    ondersteuner = forms.CharField(
        label="Wie ondersteunt?",
        max_length=120,
        required=False,
        help_text="Alleen voor wie buiten Wams blijft. Leest iemand mee? Maak dan een machtiging.",
    )
    machtiging_tot = DatumField(label="Deze hulp duurt tot", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("aangeboden_op", timezone.localdate())
        self.initial.setdefault("fase", fase_van(self.subject.casus))


class GiveMachtigingForm(ActorForm):
    titel = "Machtiging van de cliënt"
    submit_label = "Leg de machtiging vast"
    bewaakt = False

    ondersteuner = forms.ModelChoiceField(
        queryset=User.objects.none(),
        empty_label="Kies een ondersteuner",
        help_text="Hier staat wie onafhankelijk is: geen gemeente, geen partij. Mist u iemand? "
        "Vraag functioneel beheer om een account.",
    )
    onderdelen = forms.MultipleChoiceField(
        label="Wat mag de ondersteuner van de cliënt?",
        choices=Onderdeel.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Vraag het per onderdeel. Wat de cliënt niet noemt, kan de ondersteuner niet.",
    )
    gegeven_op = DatumField(label="Wanneer zei de cliënt dit?")
    kanaal = forms.ChoiceField(label="Hoe?", choices=choose(Kanaal.choices))
    tot = DatumField(label="Geldt tot en met")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ondersteuner"].queryset = ondersteuning.ondersteuners(self.actor)
        self.initial.setdefault("gegeven_op", timezone.localdate())
        self.fields["tot"].help_text = self._langste()

    def _langste(self):
        termijn = self.actor.catalogus.termijn("MACHTIGING")
        uiterste = datum(termijn.einde(timezone.localdate()))
        zeker = " (deze termijn is nog te bevestigen)" if termijn.te_bevestigen else ""
        return f"Ten hoogste tot en met {uiterste}{zeker}. Daarna stopt het meelezen vanzelf."


class WithdrawMachtigingForm(ActorForm):
    titel = "Machtiging intrekken"
    submit_label = "Trek de machtiging in"

    reden = forms.ChoiceField(
        label="Waarom stopt het?",
        choices=[
            ("De cliënt trekt de machtiging in", "De cliënt wil dit niet meer"),
            ("De cliënt wil een andere ondersteuner", "De cliënt wil een andere ondersteuner"),
            ("De ondersteuning is klaar", "De ondersteuning is klaar"),
        ],
        widget=forms.RadioSelect,
        help_text="De cliënt hoeft geen reden te geven. De ondersteuner ziet meteen niets meer.",
    )


class LayDownForm(ConfirmForm):
    titel = "Stoppen als ondersteuner"
    submit_label = "Ik stop als ondersteuner"


class TakeOverForm(ConfirmForm):
    titel = "Voorstel overnemen als hulpvraag"
    submit_label = "Neem over, woord voor woord"


class GiveBackForm(ActorForm):
    titel = "Voorstel niet overnemen"
    submit_label = "Geef het voorstel terug"

    reden = forms.CharField(
        label="Waarom niet?",
        widget=Tekstvak(rows=3),
        help_text="De ondersteuner leest dit samen met de cliënt. Zeg ook wat er wel kan.",
    )


class VoorstelForm(ActorForm):
    titel = "Voorstel voor de hulpvraag"
    submit_label = "Stuur het voorstel naar de gemeente"
    bewaakt = False

    woorden = forms.CharField(
        label="Wat vraagt de cliënt, in eigen woorden?",
        widget=Tekstvak(soort=Tekstvak.MENING, rows=5),
        help_text="Schrijf op wat de cliënt zegt. De gemeente neemt het zo over, of zegt waarom "
        "niet.",
    )
    op = DatumField(label="Wanneer zei de cliënt dit?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", timezone.localdate())


class EigenKijkForm(ActorForm):
    titel = "De eigen kijk van de cliënt"
    submit_label = "Zet dit in het dossier"
    bewaakt = False

    woorden = forms.CharField(
        label="Hoe ziet de cliënt het zelf?",
        widget=Tekstvak(soort=Tekstvak.MENING, rows=5),
        help_text="In de woorden van de cliënt. Bij het dossier staat dat het via u kwam.",
    )
    gevraagd_op = DatumField(label="Wanneer zei de cliënt dit?")
    kanaal = forms.ChoiceField(label="Hoe?", choices=choose(Kanaal.choices))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("gevraagd_op", timezone.localdate())


class BemiddelingForm(ActorForm):
    titel = "Bemiddeling vastleggen"
    submit_label = "Leg de bemiddeling vast"
    bewaakt = False

    op = DatumField(label="Wanneer was het?")
    tussen = forms.CharField(
        label="Tussen wie?",
        max_length=200,
        help_text="Bijvoorbeeld: de cliënt en de schuldhulpverlener",
    )
    uitkomst = forms.CharField(
        label="Wat kwam eruit, in één zin?", max_length=300, widget=Tekstvak(rows=2)
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", timezone.localdate())
