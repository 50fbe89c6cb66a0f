"""What people fill in to change, advise on and sign the rules."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from wams.recht.fouten import OngeldigeCatalogusError
from wams.recht.rijen import SOORTEN
from wams.web.forms import INTERNAL, ActorForm, ConfirmForm
from wams.web.widgets import DatumField, Tekstvak
from wams.wetboek import bestand, bewerken, velden
from wams.wetboek.models import Dpia, Strekking
from wams.wetboek.namen import REGIMES, soortnaam

GEEN_PERSONEN = "Schrijf hier niets over personen."
MEEST = 20  # faults of one file; who mends these sees the next
EEN_JAAR = timedelta(days=365)


class Tekst(forms.CharField):
    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 4000)
        super().__init__(widget=Tekstvak(doelregel=GEEN_PERSONEN), **kwargs)


class GidsFilter(forms.Form):
    woord = forms.CharField(label="Woord, code of artikel", required=False, max_length=80)
    onderwerp = forms.ChoiceField(
        required=False, choices=[("", "Alle onderwerpen"), *((s, soortnaam(s)) for s in SOORTEN)]
    )
    op = DatumField(label="Op datum", required=False)
    open = forms.BooleanField(label="Alleen wat nog te bevestigen is", required=False)


class RegelFilter(forms.Form):
    woord = forms.CharField(label="Woord, code of artikel", required=False, max_length=80)


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
    regime = forms.ChoiceField(label="Voor welk regime", choices=list(REGIMES.items()))
    label = forms.CharField(
        label="Naam van deze versie", max_length=80, help_text="Bijvoorbeeld: wijziging juli 2027"
    )


class ImportForm(ActorForm):
    titel = "Regels uit een bestand"
    submit_label = "Bestand inlezen als ontwerp"
    bewaakt = False

    bestand = forms.FileField(
        label="Bestand", help_text="Een bestand dat bij ‘Versies’ is opgeslagen, eindigt op .toml."
    )

    def clean_bestand(self):
        stuk = self.cleaned_data["bestand"]
        try:
            return bestand.read(stuk.name[:60], stuk.read(bestand.GROOTST + 1))
        except OngeldigeCatalogusError as fout:
            raise forms.ValidationError(list(fout.fouten[:MEEST])) from fout


class RegelForm(ActorForm):
    """Every value of one row; the check of the loader speaks beside the field that it is about."""

    titel = "Regel wijzigen"
    submit_label = "Regel opslaan"

    def __init__(self, *args, regel, **kwargs):
        self.regel = regel
        super().__init__(*args, **kwargs)
        self.fields |= velden.make_fields(regel.rij)

    def clean(self):
        cleaned = super().clean()
        for veld, zin in bewerken.find_own_fouten(self.subject.inhoud, self.regel.pk, self.waarden):
            self.add_error(veld if veld in self.fields else None, zin)
        return cleaned

    @property
    def waarden(self):
        eigen = {n: w for n, w in self.cleaned_data.items() if n not in INTERNAL}
        return velden.read(self.regel.rij, eigen)

    def arguments(self):
        return {"rij": self.regel.pk, "waarden": self.waarden}

    def take_version(self, subject):
        """Somebody changed another row or this one: what was typed stays, and is checked anew."""
        self.subject = subject
        self.data = self.data.copy()
        self.data["versie"] = subject.versie


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

    regime = forms.ChoiceField(label="Voor welk regime", choices=list(REGIMES.items()))
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
