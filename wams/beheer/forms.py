"""The shape of what Beheer fills in; choices come from catalogue and reference data."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from wams.accounts.models import Deskundigheid, Functie, Organisatie, User
from wams.beheer import selectors
from wams.web.forms import INTERNAL, ActorForm, ConfirmForm
from wams.web.widgets import DatumField, TelefoonField

EEN_JAAR = timedelta(days=365)
FUNCTIES = [("", "Kies een functie"), *Functie.choices]


class ShowsSubject(ActorForm):
    """Begins with what the row says now."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - set(INTERNAL):
            self.initial.setdefault(name, getattr(self.subject, name))


class OrganisatieVelden(ActorForm):
    naam = forms.CharField(max_length=120)
    partijtype = forms.ChoiceField(
        label="Soort partij",
        help_text="Bepaalt welke gegevens deze organisatie kan krijgen.",
    )
    telefoon = TelefoonField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        types = sorted(self.actor.catalogus.partijtypen, key=lambda rij: rij.label)
        known = [(rij.code, rij.label) for rij in types]
        self.fields["partijtype"].choices = [("", "Kies een soort"), *known]


class AddOrganisatieForm(OrganisatieVelden):
    titel = "Nieuwe organisatie"
    submit_label = "Organisatie toevoegen"
    bewaakt = False

    op_lijst = forms.BooleanField(
        label="Op de partijenlijst vanaf vandaag",
        help_text="Alleen een partij op de lijst kan iets gevraagd worden en gebruikers krijgen.",
        required=False,
        initial=True,
    )


class CorrectOrganisatieForm(ShowsSubject, OrganisatieVelden):
    titel = "Organisatie wijzigen"
    submit_label = "Organisatie opslaan"


class AddPartijForm(ConfirmForm):
    titel = "Op de partijenlijst zetten"
    bewaakt = False
    submit_label = "Op de lijst zetten vanaf vandaag"


class EndPartijForm(ConfirmForm):
    titel = "Van de partijenlijst halen"
    bewaakt = False
    submit_label = "Van de lijst halen vanaf morgen"


class OrganisatieField(forms.ModelChoiceField):
    """One of the organisations of this gemeente."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", "Alleen wie op de partijenlijst staat, staat hier.")
        kwargs["empty_label"] = "Kies een organisatie"
        super().__init__(queryset=Organisatie.objects.none(), **kwargs)


class GebruikerVelden(ActorForm):
    naam = forms.CharField(max_length=120)
    organisatie = OrganisatieField()
    telefoon = TelefoonField(required=False)
    handhaaft = forms.BooleanField(
        label="Heeft ook een handhavende taak",
        help_text="Zoals terugvordering of leerplicht. Ziet dan minder.",
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].queryset = selectors.organisaties_hier(self.actor)


class AddGebruikerForm(GebruikerVelden):
    titel = "Nieuwe gebruiker"
    submit_label = "Gebruiker toevoegen"
    bewaakt = False

    email = forms.EmailField(label="E-mailadres", help_text="Hiermee logt deze persoon in.")
    field_order = ["naam", "email", "organisatie", "telefoon", "handhaaft"]


class CorrectGebruikerForm(ShowsSubject, GebruikerVelden):
    titel = "Gebruiker wijzigen"
    submit_label = "Gebruiker opslaan"

    is_active = forms.BooleanField(
        label="Account is open",
        help_text="Zet u dit uit, dan is deze persoon meteen overal uitgelogd.",
        required=False,
    )


class GiveMandaatForm(ActorForm):
    titel = "Nieuw mandaat"
    submit_label = "Mandaat verlenen"
    bewaakt = False

    user = forms.ModelChoiceField(
        label="Wie", queryset=User.objects.none(), empty_label="Kies iemand"
    )
    functie = forms.ChoiceField(choices=FUNCTIES)
    organisatie = OrganisatieField(label="Namens welke organisatie of welk team")
    van = DatumField(label="Vanaf", initial=timezone.localdate)
    tot = DatumField(label="Tot en met", initial=lambda: timezone.localdate() + EEN_JAAR)
    voorwaarden = forms.CharField(
        max_length=500, required=False, help_text="Bijvoorbeeld: alleen voor wijk Noord"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = selectors.anderen(self.actor)
        self.fields["organisatie"].queryset = selectors.organisaties_hier(self.actor)


class EndMandaatForm(ConfirmForm):
    titel = "Mandaat beëindigen"
    submit_label = "Mandaat nu beëindigen"


class DeskundigheidForm(ActorForm):
    titel = "Deskundigheid vastleggen"
    submit_label = "Deskundigheid vastleggen"
    bewaakt = False

    user = forms.ModelChoiceField(
        label="Wie", queryset=User.objects.none(), empty_label="Kies iemand"
    )
    functie = forms.ChoiceField(choices=FUNCTIES)
    soort = forms.ChoiceField(
        choices=Deskundigheid.Soort.choices,
        help_text="Een uitzondering duurt ten hoogste 3 maanden. De FG ziet haar.",
    )
    onderwerp = forms.CharField(max_length=120, help_text="Bijvoorbeeld: Wmo, AVG en WGBO")
    van = DatumField(label="Vanaf", initial=timezone.localdate)
    tot = DatumField(label="Tot en met")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = selectors.anderen(self.actor)


class EndToewijzingForm(ConfirmForm):
    titel = "Toegang beëindigen"
    submit_label = "Toegang nu beëindigen"


class ToewijzingFilter(forms.Form):
    wie = forms.UUIDField(required=False, widget=forms.HiddenInput)
