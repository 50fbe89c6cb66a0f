"""Forms about the people of a casus."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone

from cases.models import Betrokkene, Kanaal, Vertegenwoordiging
from cases.models.vertegenwoordiging import RECHTEN
from cases.selectors.mensen import kiesbaar
from wams.web.forms import ActorForm
from wams.web.widgets import (
    BsnField,
    DatumField,
    GeboortedatumField,
    PostcodeField,
    Tekstvak,
)

Rol, Identiteit = Betrokkene.Rol, Betrokkene.Identiteit
ADRES = ("straat", "huisnummer", "postcode", "woonplaats")
AFSPRAKEN = ("contact_moment", "contact_veilig")
BEKEND_CONTACT = "Wat er is afgesproken, staat hier niet. Laat leeg om het niet te wijzigen."
BEKEND_ADRES = "Het adres is beschermd en staat hier niet. Laat leeg om het niet te wijzigen."


def choose(choices):
    """Choices of a select that starts without an answer."""
    return [("", "Kies"), *choices]


class KernForm(ActorForm):
    titel = "Waar het om gaat"
    submit_label = "Zo staat het goed"

    kern = forms.CharField(
        label="Waar het om gaat, in één zin",
        max_length=200,
        widget=Tekstvak(rows=2),
        help_text="Wat wil de cliënt bereiken? Dit staat bovenaan de casus.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("kern", self.subject.kern)


class NaamVelden(forms.Form):
    relatie = forms.CharField(
        label="Relatie tot de cliënt", max_length=60, required=False, help_text="Bijvoorbeeld zoon"
    )
    voornamen = forms.CharField(max_length=80, required=False)
    voorvoegsel = forms.CharField(max_length=20, required=False)
    achternaam = forms.CharField(max_length=80)
    geboortedatum = GeboortedatumField(required=False)


class AdresVelden(forms.Form):
    straat = forms.CharField(max_length=80, required=False)
    huisnummer = forms.CharField(max_length=10, required=False)
    postcode = PostcodeField(required=False)
    woonplaats = forms.CharField(max_length=60, required=False)
    adres_beschermd = forms.BooleanField(
        label="Dit adres is beschermd",
        required=False,
        help_text="Het staat dan op geen enkele pagina. Wie het nodig heeft, opent het apart.",
    )


class ContactVelden(AdresVelden):
    contact_kanaal = forms.ChoiceField(
        label="Hoe bereiken we deze persoon?", choices=choose(Kanaal.choices), required=False
    )
    contact_moment = forms.CharField(
        label="Wanneer?", max_length=80, required=False, help_text="Bijvoorbeeld: doordeweeks"
    )
    contact_veilig = forms.CharField(
        label="Hoe houden we contact veilig?",
        required=False,
        widget=Tekstvak(rows=2),
        help_text="Bijvoorbeeld: geen brief naar huis, niet inspreken.",
    )


class IdentiteitVelden(forms.Form):
    identiteit = forms.ChoiceField(
        label="Hoe is vastgesteld wie dit is?", choices=Identiteit, widget=forms.RadioSelect
    )
    identiteit_op = DatumField(label="Wanneer?", required=False)
    bsn = BsnField(
        label="BSN",
        required=False,
        help_text="Alleen van een cliënt. 9 cijfers. Het nummer is daarna nergens te zien.",
    )


class AddBetrokkeneForm(ActorForm, NaamVelden, AdresVelden, IdentiteitVelden):
    titel = "Iemand toevoegen"
    submit_label = "Voeg deze persoon toe"
    bewaakt = False

    rol = forms.ChoiceField(
        label="Wie is dit in deze casus?", choices=Rol, widget=forms.RadioSelect
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("identiteit", Identiteit.NOG_NIET)
        names = ("rol", "relatie", "voornamen", "voorvoegsel", "achternaam", "geboortedatum")
        self.helper.layout = Layout(
            Fieldset("1. Wie", *names),
            Fieldset("2. Adres", *ADRES, "adres_beschermd"),
            Fieldset("3. Identiteit", "identiteit", "identiteit_op", "bsn"),
            "versie",
            "inzending",
        )


class CorrectBetrokkeneForm(ActorForm, NaamVelden):
    titel = "Naam en relatie"
    submit_label = "Verbeter deze gegevens"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("relatie", "voornamen", "voorvoegsel", "achternaam", "geboortedatum"):
            self.initial.setdefault(name, getattr(self.subject, name))


class EstablishIdentiteitForm(ActorForm, IdentiteitVelden):
    titel = "Identiteit vaststellen"
    submit_label = "Leg vast wie dit is"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("identiteit", self.subject.identiteit)
        self.initial.setdefault("identiteit_op", self.subject.identiteit_op)
        if self.subject.bsn:
            self.fields["bsn"].help_text = "Er staat al een BSN. Laat leeg om het zo te houden."
        if not self.subject.is_client:
            del self.fields["bsn"]


class ContactForm(ActorForm, ContactVelden):
    titel = "Adres en veilig contact"
    submit_label = "Leg adres en contact vast"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = ["adres_beschermd", "contact_kanaal"]
        if self.subject.adres_beschermd:
            self.fields["straat"].help_text = BEKEND_ADRES
            self.fields["contact_veilig"].help_text = BEKEND_CONTACT
        else:
            names += [*ADRES, *AFSPRAKEN]
        for name in names:
            self.initial.setdefault(name, getattr(self.subject, name))
        self.helper.layout = Layout(
            Fieldset("1. Adres", *ADRES, "adres_beschermd"),
            Fieldset("2. Veilig contact", "contact_kanaal", "contact_moment", "contact_veilig"),
            "versie",
            "inzending",
        )

    def arguments(self):
        """What is protected and nobody typed anew stays as it is."""
        values = super().arguments()
        adres = {name: values.pop(name) for name in ADRES}
        if not self.subject.adres_beschermd:
            return values | {"adres": adres}
        for name in AFSPRAKEN:
            if not values[name]:
                del values[name]
        return values | {"adres": adres if any(adres.values()) else None}


class VertegenwoordigingForm(ActorForm, ContactVelden):
    titel = "Vertegenwoordiger vastleggen"
    submit_label = "Leg de vertegenwoordiger vast"
    bewaakt = False

    soort = forms.ChoiceField(
        label="Wat voor vertegenwoordiger?", choices=choose(Vertegenwoordiging.Soort.choices)
    )
    persoon = forms.ModelChoiceField(
        label="Hoort deze vertegenwoordiger zelf bij de casus?",
        queryset=None,
        required=False,
        empty_label="Nee",
        help_text="Kies dan wie het is. Naam, adres en veilig contact staan al bij die persoon.",
    )
    naam = forms.CharField(
        label="Naam van de vertegenwoordiger",
        max_length=120,
        required=False,
        help_text="Alleen nodig als deze vertegenwoordiger niet zelf bij de casus hoort.",
    )
    rechten = forms.MultipleChoiceField(
        label="Alleen hiervoor",
        choices=list(RECHTEN.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Niets gekozen: voor alles wat de wet deze vertegenwoordiger laat doen.",
    )
    van = DatumField(label="Vanaf")
    tot = DatumField(label="Tot", required=False, help_text="Leeg: zonder einddatum.")
    document = forms.CharField(
        label="Uit welk stuk blijkt dit?",
        max_length=120,
        required=False,
        help_text="Bijvoorbeeld: beschikking van 3 maart 2026. Niet nodig bij een ouder met gezag.",
    )
    bron = forms.CharField(
        label="Wie liet dit zien of vertelde dit?", max_length=120, required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = kiesbaar(self.actor, self.subject.casus).exclude(pk=self.subject.pk)
        self.fields["persoon"].queryset = people
        self.fields["persoon"].label_from_instance = lambda person: person.naam
        self.helper.layout = Layout(
            Fieldset("1. Wie", "soort", "persoon", "naam"),
            Fieldset("2. Waarvoor en hoe lang", "rechten", "van", "tot", "document", "bron"),
            Fieldset("3. Eigen adres", *ADRES, "adres_beschermd"),
            Fieldset("4. Veilig contact", "contact_kanaal", "contact_moment", "contact_veilig"),
            "versie",
            "inzending",
        )


class EndVertegenwoordigingForm(ActorForm):
    titel = "Vertegenwoordiging beëindigen"
    submit_label = "Beëindig de vertegenwoordiging"

    tot = DatumField(label="Vertegenwoordigt niet meer vanaf")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("tot", timezone.localdate())
