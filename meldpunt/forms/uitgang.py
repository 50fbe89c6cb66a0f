"""One small form per outcome; who hears of it is filled in beforehand and confirmed once."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone

from meldpunt.models import Melding
from meldpunt.selectors import zoeken
from meldpunt.selectors.teams import teams
from wams.accounts.models import Organisatie
from wams.accounts.selectors import partijen_op
from wams.web.forms import ActorForm, ConfirmForm
from wams.web.widgets import DatumField, Tegels, Tekstvak

ONVEILIG = "Deze persoon informeren is nu niet veilig."
BERICHT = ("betrokkene_informeren", "waarom_niet", "melder_berichten")


class UitgangForm(ActorForm):
    """``overgang`` names the outcome in the catalogue: reasons and what is prefilled."""

    overgang = ""
    uitleg = {"betrokkene_informeren": ("velden", "BETROKKENE_INFORMEREN")}

    betrokkene_informeren = forms.BooleanField(
        label="De persoon om wie het gaat krijgt bericht", required=False
    )
    waarom_niet = forms.CharField(
        label="Krijgt deze persoon nu geen bericht? Schrijf op waarom",
        max_length=300,
        required=False,
    )
    melder_berichten = forms.BooleanField(
        label="De melder hoort dát er iets is gedaan, niet wát", required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.uitkomst = self.actor.catalogus.melding_uitkomst(self.overgang)
        unsafe = self.subject.verteld == Melding.Verteld.ONVEILIG
        inform = self.uitkomst.betrokkene_informeren and not unsafe
        self.initial.setdefault("betrokkene_informeren", inform)
        self.initial.setdefault("melder_berichten", self.uitkomst.melder_berichten)
        if unsafe:
            self.initial.setdefault("waarom_niet", ONVEILIG)
        if "reden" in self.fields:
            self.fields["reden"].choices = [(r.code, r.label) for r in self.uitkomst.redenen]
        own = [name for name in self.fields if name not in {*BERICHT, "versie", "inzending"}]
        self.helper.layout = Layout(
            Fieldset("", *own), Fieldset("Wie krijgt bericht?", *BERICHT), "versie", "inzending"
        )


class ReferForm(UitgangForm):
    titel = "Doorgeleiden"
    submit_label = "Melding doorgeleiden"
    overgang = "M04"

    reden = forms.ChoiceField(label="Waar hoort deze vraag thuis?", widget=forms.RadioSelect)
    aan = forms.CharField(label="Naam van de organisatie of afdeling", max_length=120)
    wat = forms.CharField(
        label="Wat geeft u mee?",
        max_length=2000,
        widget=Tekstvak(
            rows=2,
            doelregel="Niet meer dan nodig is om te kunnen beginnen. Niet wie het meldde.",
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.subject.is_wvggz:
            self.initial.setdefault("reden", "WVGGZ")


class AdviesForm(UitgangForm):
    titel = "Advies geven"
    submit_label = "Advies vastleggen en afsluiten"
    overgang = "M05"

    toelichting = forms.CharField(
        label="Welk advies is gegeven?", max_length=2000, widget=Tekstvak(rows=2)
    )


class EndForm(UitgangForm):
    titel = "Geen vervolg"
    submit_label = "Melding afsluiten zonder vervolg"
    overgang = "M06"

    reden = forms.ChoiceField(label="Waarom is er geen vervolg?", widget=Tegels())
    toelichting = forms.CharField(max_length=1000, required=False, widget=Tekstvak(rows=2))


class WithdrawForm(UitgangForm):
    titel = "Melding intrekken"
    submit_label = "Melding intrekken"
    overgang = "M10"

    reden = forms.ChoiceField(label="Wie trekt in?", widget=forms.RadioSelect)
    op = DatumField(label="Wanneer is dat gezegd?")
    toelichting = forms.CharField(max_length=1000, required=False, widget=Tekstvak(rows=2))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", timezone.localdate())


class LinkForm(UitgangForm):
    titel = "Koppelen aan een casus die loopt"
    submit_label = "Melding koppelen"
    overgang = "M07"

    casus = forms.ChoiceField(label="Welke casus?", widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.gevonden = zoeken.zoek_open_casus(self.actor, self.subject)
        self.fields["casus"].choices = [
            (rij["casus_id"], f"De casus van {rij['bel']}") for rij in self.gevonden.casussen
        ]
        if not self.gevonden.casussen:
            self.helper.layout, self.helper.inputs = Layout(), []  # there is nothing to choose
        if len(self.gevonden.casussen) == 1:
            self.initial.setdefault("casus", self.gevonden.casussen[0]["casus_id"])


class OpenCasusForm(UitgangForm):
    titel = "Casus openen"
    submit_label = "Casus openen en overdragen"
    overgang = "M08"

    hulpvraag = forms.CharField(
        label="Wat vraagt de cliënt, in eigen woorden?",
        max_length=2000,
        widget=Tekstvak(rows=3, doelregel="Zonder eigen hulpvraag kan een casus zo niet beginnen."),
    )
    hulpvraag_op = DatumField(label="Wanneer zei de cliënt dit?")
    team = forms.ModelChoiceField(label="Welk team gaat verder?", queryset=None, empty_label="Kies")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams(self.actor)
        self.initial.setdefault("hulpvraag", self.subject.hulpvraag)
        day = self.subject.hulpvraag_op or timezone.localdate(self.subject.ontvangen_op)
        self.initial.setdefault("hulpvraag_op", day)
        self.initial.setdefault("team", self.subject.team_id)


class RequestOnderzoekForm(UitgangForm):
    titel = "Onderzoek op verzoek van een professional"
    submit_label = "Leg het verzoek vast en draag over"
    overgang = "M09"

    aanvrager_naam = forms.CharField(
        label="Wie vraagt het onderzoek? Voor- en achternaam", max_length=120
    )
    aanvrager_functie = forms.CharField(label="Welke functie heeft deze persoon?", max_length=120)
    organisatie = forms.ModelChoiceField(
        label="Van welke organisatie op de partijenlijst?", queryset=None, empty_label="Kies"
    )
    eigen_taak = forms.CharField(
        label="Voor welke eigen taak is het onderzoek nodig?",
        max_length=1000,
        widget=Tekstvak(rows=3, doelregel="De taak van deze professional, niet de onze."),
    )
    eigen_contact_op = DatumField(label="Wanneer sprak of zag de aanvrager deze persoon zelf?")
    team = forms.ModelChoiceField(label="Welk team gaat verder?", queryset=None, empty_label="Kies")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        listed = partijen_op(self.actor.gemeente_id, timezone.localdate()).values("organisatie")
        self.fields["organisatie"].queryset = Organisatie.objects.filter(pk__in=listed)
        self.fields["team"].queryset = teams(self.actor)
        self.initial.setdefault("team", self.subject.team_id)

    def arguments(self):
        data = super().arguments()
        names = (
            "aanvrager_naam",
            "aanvrager_functie",
            "organisatie",
            "eigen_taak",
            "eigen_contact_op",
        )
        verzoek = {name: data.pop(name) for name in names}
        return data | {"verzoek": verzoek}


class CloseAcuutForm(UitgangForm):
    titel = "Acute melding afsluiten"
    submit_label = "Afsluiten: er blijft niets over"
    overgang = "M02"

    toelichting = forms.CharField(max_length=1000, required=False, widget=Tekstvak(rows=2))


class ConfirmDoorgeleidingForm(ActorForm):
    titel = "De hulp is begonnen"
    submit_label = "Vastleggen en afsluiten"

    aanvaard_door = forms.CharField(label="Wie heeft het overgenomen?", max_length=120)
    aanvaard_op = DatumField(label="Wanneer?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("aanvaard_op", timezone.localdate())


class ReturnDoorgeleidingForm(ActorForm):
    titel = "Terug naar de beoordeling"
    submit_label = "Terug naar de beoordeling"

    reden = forms.CharField(
        label="Waarom komt deze melding terug?",
        max_length=1000,
        widget=Tekstvak(rows=2),
        help_text="Bijvoorbeeld: geen antwoord binnen 10 werkdagen.",
    )


class ConfirmLinkForm(ConfirmForm):
    titel = "Deze melding hoort bij de casus"
    submit_label = "Ja, deze melding hoort hier"


class UnlinkForm(ActorForm):
    titel = "Deze melding hoort niet bij de casus"
    submit_label = "Melding terugsturen naar het meldpunt"

    reden = forms.CharField(
        label="Waarom hoort deze melding hier niet?",
        max_length=500,
        widget=Tekstvak(rows=2),
        help_text="Bijvoorbeeld: het gaat over een andere persoon.",
    )
