"""What people fill in to change, advise on and sign the rules."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from wams.recht.codes import Regime
from wams.web.forms import ActorForm, ConfirmForm
from wams.web.widgets import DatumField, Tekstvak
from wams.wetboek.models import Dpia, Strekking
from wams.wetboek.namen import SOORTNAMEN

REGIMES = [(Regime.HUIDIG_RECHT, "Huidig recht"), (Regime.WAMS, "Wams")]
GEEN_PERSONEN = "Schrijf hier niets over personen."
EEN_JAAR = timedelta(days=365)


class Tekst(forms.CharField):
    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 4000)
        super().__init__(widget=Tekstvak(doelregel=GEEN_PERSONEN), **kwargs)


class GidsFilter(forms.Form):
    woord = forms.CharField(label="Woord, code of artikel", required=False, max_length=80)
    onderwerp = forms.ChoiceField(
        required=False, choices=[("", "Alle onderwerpen"), *SOORTNAMEN.items()]
    )
    op = DatumField(label="Op datum", required=False)
    open = forms.BooleanField(label="Alleen wat nog te bevestigen is", required=False)


class DagFilter(forms.Form):
    op = DatumField(label="Op datum", required=False)


class StartOntwerpForm(ActorForm):
    titel = "Regels wijzigen"
    submit_label = "Ontwerp beginnen"
    bewaakt = False

    vertrekpunt = forms.ChoiceField(
        label="Waarmee begint u?",
        choices=[
            ("nieuwste", "Met de regels die wij nu hebben"),
            ("geleverd", "Met de regels zoals Wams ze levert"),
        ],
        widget=forms.RadioSelect,
        initial="nieuwste",
    )
    regime = forms.ChoiceField(label="Voor welk regime", choices=REGIMES)
    label = forms.CharField(
        label="Naam van deze versie", max_length=80, help_text="Bijvoorbeeld: wijziging juli 2027"
    )


class DropOntwerpForm(ConfirmForm):
    titel = "Ontwerp weggooien"
    submit_label = "Ontwerp weggooien"


class PresentForm(ActorForm):
    titel = "Ontwerp voorleggen"
    submit_label = "Voorleggen aan FG, jurist en besluitnemer"

    actief_vanaf = DatumField(label="Gaat in op")
    toelichting = Tekst(label="Wat verandert er en waarom?")


class AdviseForm(ActorForm):
    titel = "Advies van de FG"
    submit_label = "Advies vastleggen"
    bewaakt = False

    strekking = forms.ChoiceField(
        label="Uw advies", choices=Strekking.choices, widget=forms.RadioSelect
    )
    tekst = Tekst(label="Toelichting")


class SignForm(ActorForm):
    submit_label = "Ondertekenen"
    bewaakt = False

    gelezen = forms.BooleanField(
        label="Ik heb de wijzigingen en het advies van de FG gelezen",
    )
    afwijking = Tekst(
        label="Waarom u afwijkt van een negatief advies",
        required=False,
        help_text="Alleen nodig als de FG negatief adviseerde.",
    )

    def arguments(self):
        return {"afwijking": self.cleaned_data["afwijking"]}


class SignAsJuristForm(SignForm):
    titel = "Ondertekenen als jurist"


class SignAsBesluitnemerForm(SignForm):
    titel = "Ondertekenen namens het college"


class WithdrawForm(ConfirmForm):
    titel = "Versie intrekken"
    submit_label = "Versie intrekken"
    bewaakt = False


class DpiaForm(ActorForm):
    titel = "DPIA vastleggen"
    submit_label = "DPIA vastleggen"
    bewaakt = False

    regime = forms.ChoiceField(label="Voor welk regime", choices=REGIMES)
    beschrijving = Tekst(label="Wat wordt er verwerkt en waarvoor?")
    noodzaak = Tekst(label="Waarom is dat nodig, en kan het met minder?")
    risicos = Tekst(label="Welke risico’s zijn er voor cliënten?")
    maatregelen = Tekst(label="Welke maatregelen nemen wij?")
    mening_clienten = Tekst(label="Wat vinden cliënten ervan?")
    raadpleging = Tekst(label="Is de Autoriteit Persoonsgegevens vooraf geraadpleegd?")


class AdviseDpiaForm(ActorForm):
    titel = "Advies over de DPIA"
    submit_label = "Advies vastleggen"
    bewaakt = False

    strekking = forms.ChoiceField(
        label="Uw advies", choices=Strekking.choices, widget=forms.RadioSelect
    )
    advies = Tekst(label="Toelichting")


class DecideDpiaForm(ActorForm):
    titel = "Besluit over de DPIA"
    submit_label = "Besluit vastleggen"
    bewaakt = False

    uitkomst = forms.ChoiceField(
        label="Uw besluit",
        choices=[
            (Dpia.Status.VASTGESTELD, "Vaststellen"),
            (Dpia.Status.AFGEWEZEN, "Niet vaststellen"),
        ],
        widget=forms.RadioSelect,
    )
    besluit = Tekst(label="Motivering")
    herzien_voor = DatumField(
        label="Opnieuw beoordelen vóór",
        required=False,
        initial=lambda: timezone.localdate() + EEN_JAAR,
    )
