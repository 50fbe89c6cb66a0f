"""The weighing on one page, in the order of a good conversation; nothing in it hurries."""

from crispy_forms.layout import Fieldset, Layout
from django import forms

from disclosures.models.afweging import Besluit
from disclosures.selectors import afweging as selectors
from wams.web.forms import ActorForm, ConfirmForm
from wams.web.widgets import Tegels, Tekstvak

VAN_U = "Alleen u leest dit. Het gaat niet naar de gemeente."
TOESTEMMING = [
    ("gegeven", "Gevraagd en gegeven"),
    ("geweigerd", "Gevraagd en geweigerd"),
    ("niet", "Niet gevraagd: dat kon niet, of niet veilig"),
]
INFORMEREN = [
    ("vooraf", "Ik vertel het de cliënt voordat ik deel"),
    ("achteraf", "Ik vertel het de cliënt daarna"),
    ("niet", "Ik vertel het nog niet: dat is niet veilig"),
]


def tekst(label, *, rows=2, soort="", hulp=""):
    return forms.CharField(
        label=label,
        required=False,
        max_length=4000,
        help_text=hulp,
        widget=Tekstvak(rows=rows, soort=soort, doelregel=VAN_U),
    )


def regel(label, hulp=""):
    return forms.CharField(label=label, required=False, max_length=200, help_text=hulp)


class DecideAfwegingForm(ActorForm):
    titel = "Afwegen of u iets deelt"
    submit_label = "Leg mijn besluit vast"
    bewaakt = False
    niet_verplicht_tonen = False

    aanleiding = forms.ChoiceField(
        label="Hoort dit bij een afspraak met de gemeente?", required=False
    )
    feiten = tekst("Wat zag of hoorde u? Alleen feiten", rows=4, soort=Tekstvak.FEIT)
    welke = tekst("Welke gegevens zou u delen?")
    over_wie = regel("Over wie gaan ze?")
    aan_wie = regel("Aan wie zou u ze geven?")
    waarvoor = regel("Waarvoor heeft die ze nodig?")
    overleg = regel(
        "Met wie heeft u overlegd?", "Een collega of deskundige, zonder de cliënt te noemen."
    )
    gesprek = tekst("Wat vindt de cliënt ervan? Noem de datum van het gesprek")
    geen_gesprek = regel("Geen gesprek gehad? Waarom niet?", "Bijvoorbeeld: het was niet veilig.")
    toestemming = forms.ChoiceField(
        label="Heeft u toestemming gevraagd?",
        choices=TOESTEMMING,
        required=False,
        widget=forms.RadioSelect,
    )
    grond = forms.ChoiceField(label="Op welke grond zou u delen?", required=False)
    artikel = regel(
        "Welk artikel?", "Alleen als een wet u verplicht of het recht geeft om te melden."
    )
    motivering = tekst("Waarom toch deze grond?", hulp="Alleen bij goed hulpverlenerschap.")
    weging = tekst("Waarom weegt delen zwaarder dan zwijgen, of andersom?", rows=4)
    besluit = forms.ChoiceField(
        label="Wat besluit u?",
        choices=Besluit.choices,
        widget=Tegels(
            uitleg={
                Besluit.DELEN: "U vult dan alle vragen in die bij uw grond horen.",
                Besluit.NIET: "U hoeft niets uit te leggen, aan niemand.",
            }
        ),
    )
    informeren = forms.ChoiceField(
        label="Wat vertelt u de cliënt?",
        choices=INFORMEREN,
        required=False,
        widget=forms.RadioSelect,
    )
    notitie = tekst("Aantekening voor uw eigen dossier")
    registratie = regel("Uw registratienummer (BIG of SKJ)")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.gekozen = selectors.aanleidingen(self.actor)
        keuzes = [(key, row.wat) for key, row in self.gekozen.items()]
        self.fields["aanleiding"].choices = [("", "Nee, of nog niet"), *keuzes]
        rijen = selectors.gronden(self.actor.catalogus)
        self.fields["grond"].choices = [(rij.code, rij.label) for rij in rijen]
        self.fields["grond"].widget = Tegels(uitleg={rij.code: rij.uitleg for rij in rijen})
        self.fields["grond"].widget.choices = self.fields["grond"].choices
        for rij in selectors.vragen(self.actor.catalogus):
            self.fields[rij.code] = tekst(rij.label)
        self.helper.layout = Layout(*self._groups(), "versie", "gemeente", "inzending")

    def _groups(self):
        zes = [rij.code for rij in selectors.vragen(self.actor.catalogus)]
        yield Fieldset("1. Wat is er aan de hand?", "aanleiding", "feiten")
        yield Fieldset("2. Wat zou u delen?", "welke", "over_wie", "aan_wie", "waarvoor")
        yield Fieldset("3. Overleg en gesprek", "overleg", "gesprek", "geen_gesprek", "toestemming")
        yield Fieldset("4. Uw grond", "grond", "artikel", "motivering")
        yield Fieldset("5. Alleen bij een conflict van plichten", *zes)
        yield Fieldset("6. Uw besluit", "weging", "besluit", "informeren", "notitie", "registratie")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("besluit") == Besluit.DELEN:
            for field, message in selectors.tekort(
                self.actor.catalogus, cleaned.get("grond"), cleaned
            ):
                self.add_error(field, message)
        return cleaned

    def arguments(self):
        given = super().arguments()
        return {
            "besluit": given["besluit"],
            "grond": given["grond"],
            "antwoorden": given,
            "teksten": self._in_words(given),
            "aanleiding": self.gekozen.get(given["aanleiding"]),
        }

    def _in_words(self, given):
        """Each question that was answered, as it was asked."""
        return [
            {"vraag": str(self.fields[name].label), "antwoord": self._shown_answer(name, value)}
            for name, value in given.items()
            if value and name not in ("aanleiding", "besluit")
        ]

    def _shown_answer(self, name, value):
        return dict(getattr(self.fields[name], "choices", ())).get(value, value)


class RemoveAfwegingForm(ConfirmForm):
    titel = "Afweging hier verwijderen"
    submit_label = "Verwijder deze afweging"
