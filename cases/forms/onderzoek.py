"""Forms of the onderzoek: hulpvraag, problems, motivation, own view, result, steps."""

from django import forms
from django.utils import timezone

from cases.forms.mensen import choose
from cases.models import Casus, Kanaal
from cases.selectors import mensen, toets
from cases.selectors.casus import clienten_van
from wams.web.drang import zonder_drang
from wams.web.forms import ActorForm, ConfirmForm
from wams.web.widgets import DatumField, Tekstvak


class PersoonField(forms.ModelChoiceField):
    """A person of this casus, by name."""

    def __init__(self, **kwargs):
        super().__init__(queryset=None, empty_label="Kies", **kwargs)

    def label_from_instance(self, person):
        return person.naam


def choose_domein(form, name="domein"):
    rows = form.actor.catalogus.domeinen
    form.fields[name].choices = choose([(rij.code, rij.label) for rij in rows])


class RecordHulpvraagForm(ActorForm):
    titel = "Hulpvraag vastleggen"
    submit_label = "Leg de hulpvraag vast"
    bewaakt = False

    woorden = forms.CharField(
        label="Wat vraagt de cliënt? In de eigen woorden",
        widget=Tekstvak(soort=Tekstvak.MENING, rows=5),
    )
    op = DatumField(label="Gevraagd op")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", self.subject.casus.gemeld_op)


class WithdrawHulpvraagForm(ActorForm):
    titel = "Hulpvraag intrekken"
    submit_label = "Trek de hulpvraag in"

    op = DatumField(label="Ingetrokken op")
    motivering = forms.CharField(
        label="Wat zei de cliënt?",
        widget=Tekstvak(),
        help_text="Een reden hoeft niet. Schrijf dan op dat de cliënt wil stoppen.",
    )
    aanbod = forms.CharField(
        label="Welke hulp is in plaats hiervan aangeboden?",
        widget=Tekstvak(rows=2),
        required=False,
        help_text="Nodig als dit de enige cliënt is. De casus eindigt dan vandaag.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", timezone.localdate())


class AddProbleemForm(ActorForm):
    titel = "Probleem toevoegen"
    submit_label = "Voeg dit probleem toe"
    bewaakt = False

    betrokkene = PersoonField(label="Van wie?")
    domein = forms.ChoiceField(label="Waarover gaat het?")
    omschrijving = forms.CharField(label="Wat is er aan de hand?", widget=Tekstvak())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["betrokkene"].queryset = mensen.kiesbaar(self.actor, self.subject)
        choose_domein(self)


class CorrectProbleemForm(ActorForm):
    titel = "Probleem verbeteren"
    submit_label = "Verbeter dit probleem"

    domein = forms.ChoiceField(label="Waarover gaat het?")
    omschrijving = forms.CharField(label="Wat is er aan de hand?", widget=Tekstvak())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choose_domein(self)
        self.initial.setdefault("domein", self.subject.domein)
        self.initial.setdefault("omschrijving", self.subject.omschrijving)


class OnderzoekForm(ActorForm):
    """Starts with what was written before."""

    onderdelen = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        onderzoek = toets.onderzoek_van(self.actor, self.subject)
        for name in self.onderdelen:
            self.initial.setdefault(name, getattr(onderzoek, name, None))


class MotivateOnderzoekForm(OnderzoekForm):
    titel = "Samenhang en waarom gewone hulp niet genoeg is"
    submit_label = "Leg de toets vast"
    onderdelen = ("samenhang", "waarom_niet_gewoon")

    samenhang = forms.CharField(label="Hoe hangen de problemen samen?", widget=Tekstvak())
    waarom_niet_gewoon = forms.CharField(
        label="Waarom is gewone hulp niet genoeg?",
        widget=Tekstvak(),
        help_text="Samen aanpakken is de laatste weg. Wat is er al geprobeerd of bekeken?",
    )


class RecordInformedForm(OnderzoekForm):
    titel = "Cliënt geïnformeerd"
    submit_label = "Leg vast dat de cliënt het weet"
    onderdelen = ("client_geinformeerd_op",)

    client_geinformeerd_op = DatumField(
        label="Wanneer is de cliënt geïnformeerd?",
        help_text="Over het onderzoek, wie wat wordt gevraagd, en dat nee zeggen mag.",
    )


class AttachPlanForm(OnderzoekForm):
    titel = "Persoonlijk plan van de cliënt"
    submit_label = "Voeg het plan toe"
    onderdelen = ("persoonlijk_plan", "persoonlijk_plan_op")

    persoonlijk_plan = forms.CharField(
        label="Wat staat in het plan van de cliënt?",
        widget=Tekstvak(soort=Tekstvak.MENING, rows=8),
    )
    persoonlijk_plan_op = DatumField(label="Ontvangen op")


class RecordZienswijzeForm(ActorForm):
    titel = "Eigen kijk van de cliënt"
    submit_label = "Leg vast hoe de cliënt het ziet"
    bewaakt = False

    gegeven = forms.TypedChoiceField(
        label="Heeft de cliënt verteld hoe hij of zij het ziet?",
        choices=[("ja", "Ja"), ("nee", "Gevraagd, maar niet verteld")],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
    )
    woorden = forms.CharField(
        label="In de woorden van de cliënt",
        widget=Tekstvak(soort=Tekstvak.MENING),
        required=False,
    )
    gevraagd_op = DatumField(label="Gevraagd op")
    kanaal = forms.ChoiceField(label="Hoe gevraagd?", choices=choose(Kanaal.choices))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("gevraagd_op", timezone.localdate())


class SendResultaatForm(OnderzoekForm):
    titel = "Resultaat van het onderzoek sturen"
    submit_label = "Leg vast dat het resultaat is verstuurd"
    onderdelen = ("resultaat", "resultaat_verzonden_op")

    resultaat = forms.CharField(
        label="Wat is het resultaat?",
        widget=Tekstvak(rows=8),
        validators=[zonder_drang],
        help_text="De eigen kijk van de cliënt komt erbij te staan.",
    )
    resultaat_verzonden_op = DatumField(label="Verstuurd op")


class StartOnderzoekForm(ConfirmForm):
    titel = "Onderzoek starten"
    submit_label = "Start het onderzoek"


class ExtendOnderzoekForm(ActorForm):
    titel = "Onderzoek verlengen"
    submit_label = "Verleng het onderzoek één keer"

    motivering = forms.CharField(label="Waarom is meer tijd nodig?", widget=Tekstvak())
    akkoord = forms.ModelMultipleChoiceField(
        label="Wie van de cliënten is het ermee eens?",
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
    )
    akkoord_op = DatumField(label="Besproken op")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["akkoord"].queryset = mensen.kiesbaar(self.actor, self.subject).clienten()
        self.fields["akkoord"].label_from_instance = lambda person: person.naam
        self.initial.setdefault("akkoord_op", timezone.localdate())


class CompleteOnderzoekForm(ActorForm):
    titel = "Onderzoek afronden"
    submit_label = "Rond het onderzoek af"
    uitleg = {"uitkomst": "uitkomsten"}

    uitkomst = forms.ChoiceField(choices=Casus.Uitkomst, widget=forms.RadioSelect)
    motivering = forms.CharField(label="Waarom deze uitkomst?", widget=Tekstvak())
    coordinator_wens = forms.CharField(
        label="Wat wil de cliënt over wie coördinator wordt?",
        max_length=200,
        required=False,
        help_text="Vraag ernaar als er een gecoördineerde aanpak komt.",
    )


def single_client(form):
    """The only cliënt, to start with in a choice of people."""
    clienten = clienten_van(form.actor, form.subject)
    return clienten[0].pk if len(clienten) == 1 else None
