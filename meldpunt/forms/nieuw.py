"""Writing a melding down: one page, four questions; danger has a page of its own."""

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils import timezone

from meldpunt.forms.velden import Feiten, MomentField, Uitklap
from meldpunt.models import Melding, Overdracht
from meldpunt.models.soorten import Onderwerp, Soort
from wams.accounts.models import Functie, Organisatie
from wams.accounts.selectors import partijen_op
from wams.web.forms import ActorForm
from wams.web.widgets import GeboortedatumField, Tegels, Tekstvak

UWV = "UWV"
MELDER = ("melder_naam", "melder_functie", "melder_organisatie", "melder_contact")
VAN_MELDPUNT = ("melder_type", *MELDER, "bescherming_reden", "kanaal", "ontvangen_op", "soort")
NOEM_NIET = (
    "Alleen wie uw melding behandelt, kan uw naam dan zien, en de functionaris "
    "gegevensbescherming. Elke keer dat iemand kijkt, wordt vastgelegd. Kies dit alleen als het "
    "nodig is voor de veiligheid."
)


class RegisterMeldingForm(ActorForm):
    titel = "Nieuwe melding"
    submit_label = "Melding versturen naar het meldpunt"
    bewaakt = False
    niet_verplicht_tonen = False

    naam = forms.CharField(max_length=160, required=False)
    geboortedatum = GeboortedatumField(required=False, help_text="")
    adres = forms.CharField(label="Adres of postcode", max_length=200, required=False)
    aanduiding = forms.CharField(
        label="Hoe herkent u deze persoon?",
        max_length=300,
        required=False,
        help_text="Bijvoorbeeld: man van ongeveer 40, slaapt bij de haven.",
    )
    feiten = forms.CharField(
        label="Wat zag of hoorde u zelf?",
        max_length=4000,
        widget=Tekstvak(
            soort=Tekstvak.FEIT,
            doelregel="Alleen feiten: wat, waar en wanneer. Schrijf op wat nodig is om te "
            "beoordelen of hulp nodig is.",
        ),
    )
    mening = forms.CharField(
        label="Wat denkt u dat er speelt? (niet verplicht)",
        max_length=2000,
        required=False,
        widget=Tekstvak(
            soort=Tekstvak.MENING,
            rows=2,
            doelregel="Uw eigen indruk. Die staat apart en blijft herkenbaar als mening.",
        ),
    )
    onderwerpen = forms.MultipleChoiceField(
        label="Waar gaat het over? Kies wat u ziet",
        choices=Onderwerp,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    verteld = forms.ChoiceField(
        label="Heeft u het verteld?",
        choices=Melding.Verteld.choices[:-1],
        required=False,
        widget=forms.RadioSelect,
    )
    hulpwens = forms.ChoiceField(
        label="Wil deze persoon zelf hulp?",
        choices=Melding.Hulpwens,
        initial=Melding.Hulpwens.ONBEKEND,
        required=False,
        widget=forms.RadioSelect,
    )
    hulpvraag = forms.CharField(
        label="In de woorden van de persoon zelf",
        max_length=2000,
        required=False,
        widget=Tekstvak(rows=2),
    )
    melder_type = forms.ChoiceField(
        label="Wie meldt dit?", choices=Melding.Meldertype, widget=forms.RadioSelect
    )
    melder_naam = forms.CharField(label="Naam", max_length=120, required=False)
    melder_functie = forms.CharField(label="Functie", max_length=120, required=False)
    melder_organisatie = forms.ModelChoiceField(
        label="Organisatie", queryset=None, required=False, empty_label="Geen, of niet in de lijst"
    )
    melder_contact = forms.CharField(
        label="Telefoon of e-mail",
        max_length=120,
        required=False,
        help_text="Om te laten weten dát er iets mee is gedaan.",
    )
    bescherming = forms.BooleanField(
        label="Mijn naam niet noemen aan deze persoon", required=False, help_text=NOEM_NIET
    )
    bescherming_reden = forms.CharField(
        label="Waarom de naam beschermd moet blijven", max_length=300, required=False
    )
    kanaal = forms.ChoiceField(
        label="Hoe kwam het binnen?",
        choices=[c for c in Melding.Kanaal.choices if c[0] != Melding.Kanaal.APPLICATIE],
        initial=Melding.Kanaal.TELEFOON,
        widget=forms.RadioSelect,
    )
    ontvangen_op = MomentField(label="Wanneer?", help_text="Bijvoorbeeld 24-11-2026 14.30")
    soort = forms.ChoiceField(
        label="Wat voor melding is dit?",
        choices=Soort,
        initial=Soort.WAMS,
        required=False,
        help_text="Een Wvggz-melding vraagt om een onderzoek naar verplichte zorg.",
        widget=forms.RadioSelect,
    )
    toestemming_uwv = forms.BooleanField(
        label="Het UWV geeft dit door met toestemming van de persoon", required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.van_meldpunt = Functie.MELDPUNT in self.actor.functies
        if self.van_meldpunt:
            self._as_meldpunt()
        else:
            self._as_professional()
        self.helper.layout = Layout(
            self._wie(), self._wat(), self._weet(), self._melder(), self._binnen(), "inzending"
        )

    def _as_meldpunt(self):
        partijen = partijen_op(self.actor.gemeente_id, timezone.localdate())
        rows = Organisatie.objects.filter(pk__in=partijen.values("organisatie"))
        self.fields["melder_organisatie"].queryset = rows
        self.fields["bescherming"].label = "De naam van de melder niet noemen aan deze persoon"
        self.fields["feiten"].label = "Wat zag of hoorde de melder zelf?"
        self.fields["mening"].label = "Wat denkt de melder dat er speelt? (niet verplicht)"
        self.fields["verteld"].label = "Heeft de melder het verteld?"
        self.initial.setdefault("ontvangen_op", timezone.now())
        self.submit_label = "Melding vastleggen"

    def _as_professional(self):
        for name in VAN_MELDPUNT:
            del self.fields[name]
        mandaat = self.actor.mandaat_voor({Functie.PROFESSIONAL})
        if mandaat is None or mandaat.organisatie.partijtype != UWV:
            del self.fields["toestemming_uwv"]

    def _wie(self):
        return Fieldset(
            "1. Over wie gaat het?",
            Div("naam", "geboortedatum", css_class="w-pair w-pair--date"),
            "adres",
            Uitklap("Weet u de naam niet?", "aanduiding"),
        )

    def _wat(self):
        return Fieldset("2. Wat is er aan de hand?", "feiten", "mening", "onderwerpen")

    def _weet(self):
        kop = "van deze melding" if self.van_meldpunt else "van uw melding"
        return Fieldset(
            f"3. Weet deze persoon {kop}?",
            "verteld",
            "hulpwens",
            Uitklap("Vraagt deze persoon zelf om hulp? Schrijf op hoe", "hulpvraag"),
        )

    def _melder(self):
        if not self.van_meldpunt:
            velden = [n for n in ("toestemming_uwv", "bescherming") if n in self.fields]
            organisatie = self.actor.mandaat_voor({Functie.PROFESSIONAL}).organisatie
            wie = Feiten(
                ("Melder", f"{self.actor.user.naam}, {organisatie}"),
                ("Rol bij deze melding", "Toeleiding (namens de gemeente)"),
            )
            return Fieldset("4. Wie bent u?", wie, *velden)
        return Fieldset(
            "4. Wie meldt dit?",
            "melder_type",
            Div("melder_naam", "melder_contact", css_class="w-pair"),
            Uitklap("Een professional?", "melder_organisatie", "melder_functie", "toestemming_uwv"),
            "bescherming",
            Uitklap("Waarom bescherming?", "bescherming_reden"),
        )

    def _binnen(self):
        if not self.van_meldpunt:
            return Div()
        return Fieldset("5. Hoe en wanneer kwam het binnen?", "soort", "kanaal", "ontvangen_op")

    def arguments(self):
        """An empty answer is ‘not known’; what is about the melder goes together."""
        given = super().arguments()
        melder = {name.removeprefix("melder_"): given.pop(name, None) for name in MELDER}
        melder["bescherming_reden"] = given.pop("bescherming_reden", "")
        given["verteld"] = given["verteld"] or Melding.Verteld.ONBEKEND
        given["hulpwens"] = given["hulpwens"] or Melding.Hulpwens.ONBEKEND
        if self.van_meldpunt:
            given["soort"] = given["soort"] or Soort.WAMS
        return given | ({"melder": melder} if self.van_meldpunt else {})


class AcuutVelden(forms.Form):
    """The four facts of an urgent hand-over (R-026)."""

    aan = forms.ChoiceField(
        label="Aan wie heeft u overgedragen?", choices=Overdracht.Aan, widget=Tegels()
    )
    op = MomentField(label="Wanneer?", help_text="Mag ook achteraf. Bijvoorbeeld 14.30")
    gevaar = forms.CharField(label="Welk gevaar was er?", max_length=2000, widget=Tekstvak(rows=2))
    gezegd = forms.CharField(
        label="Wat heeft u gezegd of meegegeven?",
        max_length=2000,
        required=False,
        widget=Tekstvak(rows=2),
    )


class RegisterAcuutForm(ActorForm, AcuutVelden):
    titel = "Acute overdracht vastleggen"
    submit_label = "Overdracht vastleggen"
    bewaakt = False

    wie = forms.CharField(
        label="Over wie ging het?",
        max_length=300,
        required=False,
        help_text="Een naam, een adres of een omschrijving. Onbekend mag ook.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", timezone.now())


class HandOverAcuutForm(ActorForm, AcuutVelden):
    titel = "Acuut overdragen"
    submit_label = "Overdracht vastleggen"
    bewaakt = False  # a colleague's change is no reason to hold up danger

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", timezone.now())
