"""A finding in three answers; the rest is filled in and can be changed."""

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils import timezone

from cases.forms.mensen import choose
from cases.forms.onderzoek import PersoonField, choose_domein, single_client
from cases.models import Gegeven, Kanaal, Probleem
from cases.selectors import eisen, gegevens, mensen
from cases.selectors.vastleggen import volgende_probleem
from wams.doelbinding.policy import may
from wams.web.forms import ActorForm
from wams.web.widgets import DatumField, Tekstvak


class Meer(Div):
    """What is filled in already: folded, and open when something in it needs another answer."""

    template = "cases/_meer.html"

    def __init__(self, vraag, *velden):
        super().__init__(*velden)
        self.vraag = vraag

    def render(self, form, context, *args, **kwargs):
        self.open = any(form[name].errors for name in self.fields)
        return super().render(form, context, *args, **kwargs)


class OorsprongVelden(forms.Form):
    """How sure it is, and who answers for it."""

    bronhouder = forms.ModelChoiceField(
        label="Welke organisatie staat voor de juistheid in?",
        queryset=None,
        required=False,
        empty_label="Geen organisatie van de partijenlijst",
    )
    peildatum = DatumField(label="Zo was het op")
    houdbaar_tot = DatumField(label="Geldt als actueel tot")
    geverifieerd_op = DatumField(
        label="Door u nagekeken op",
        required=False,
        help_text="Laat leeg als u het niet bij de bron heeft nagekeken.",
    )


class GebruikVelden(forms.Form):
    """What limits its use."""

    klasse = forms.ChoiceField(
        label="Hoe gevoelig is dit?",
        required=False,
        help_text="Laat leeg voor wat bij dit soort gegeven hoort.",
    )
    uitzondering = forms.ChoiceField(
        label="Waarom mag dit bijzondere gegeven?",
        required=False,
        help_text="Alleen bij gezondheid, veiligheid, strafbare feiten en andere bijzondere "
        "gegevens. Laat leeg voor wat daar meestal geldt.",
    )
    handhavingsrisico = forms.BooleanField(
        label="Delen kan gevolgen hebben voor een uitkering, woning of boete",
        required=False,
        help_text="Bij inkomen, schulden en wonen staat dit altijd aan.",
    )
    beroepsgeheim = forms.BooleanField(label="Dit valt onder iemands beroepsgeheim", required=False)
    politie = forms.TypedChoiceField(
        label="Komt dit van de politie?",
        choices=[("", "Niet van toepassing"), ("nee", "Nee"), ("ja", "Ja")],
        coerce=lambda answer: answer == "ja",
        empty_value=None,
        required=False,
        help_text="Bij strafbare feiten moet u dit kiezen.",
    )
    wpg_verwijzing = forms.CharField(
        label="Kenmerk van het besluit van de politie",
        max_length=80,
        required=False,
        help_text="Nodig als het van de politie komt.",
    )


class GrondVelden(forms.Form):
    """On what it rests; with consent: which text, when, how."""

    grondslag = forms.ChoiceField(label="Op welke grondslag legt u dit vast?", required=False)
    tekstversie = forms.CharField(
        label="Bij toestemming: voor welke tekst?",
        max_length=40,
        required=False,
        help_text="Bijvoorbeeld: formulier toestemming, versie 3.",
    )
    toestemming_op = DatumField(label="Bij toestemming: gegeven op", required=False)
    toestemming_kanaal = forms.ChoiceField(
        label="Bij toestemming: hoe gegeven?", choices=choose(Kanaal.choices), required=False
    )


class GegevenForm(ActorForm, OorsprongVelden, GebruikVelden, GrondVelden):
    """The answers about one gegeven, asked when it is recorded."""

    eerst = extra = ()

    uitleg = {"soort": "soorten"}

    categorie = forms.ChoiceField(label="Wat voor gegeven is het?")
    bron = forms.CharField(
        label="Van wie komt het?", max_length=120, help_text="Bijvoorbeeld: de cliënt, of de school"
    )
    betrokkene = PersoonField(label="Over wie gaat het?")
    mede = forms.ModelMultipleChoiceField(
        label="Gaat het ook over iemand anders?",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    domein = forms.ChoiceField(label="Waarover gaat het?")
    probleem = forms.ModelChoiceField(
        label="Hoort bij probleem", queryset=None, required=False, empty_label="Geen"
    )
    soort = forms.ChoiceField(
        label="Feit of mening?", choices=Gegeven.Soort, widget=forms.RadioSelect
    )
    motivering = forms.CharField(
        label="Waarom is dit nodig?",
        widget=Tekstvak(rows=2),
        required=False,
        help_text="Nodig bij gezondheid, veiligheid en strafbare feiten in de aanpak.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.decision = may(self.actor, self.actor.act, self.subject)
        choose_domein(self)
        self._people()
        self._problems()
        self._law()
        self._prefill()
        self.helper.layout = self.lay_out()

    def lay_out(self):
        return Layout(
            Fieldset("1. Wat weet u, en van wie", *self.eerst, "categorie", *self.extra, "bron"),
            Fieldset("2. Klopt dit?", "betrokkene", "domein", "probleem", "soort"),
            Meer("Meer over bron en datum", "mede", *OorsprongVelden.base_fields),
            Meer("Meer over gebruik", "motivering", *GebruikVelden.base_fields),
            Meer("Meer over de grondslag", *GrondVelden.base_fields),
            "versie",
            "inzending",
        )

    def _people(self):
        people = mensen.kiesbaar(self.actor, self.subject)
        self.fields["betrokkene"].queryset = people
        self.fields["mede"].queryset = people
        self.fields["mede"].label_from_instance = self.fields["betrokkene"].label_from_instance
        self.fields["bronhouder"].queryset = gegevens.bronhouders(self.actor)

    def _problems(self):
        field = self.fields["probleem"]
        field.queryset = Probleem.objects.visible_to(self.actor).van(self.subject)
        labels = mensen.domeinlabels(self.actor)
        field.label_from_instance = lambda row: f"{labels.get(row.domein)}: {row.omschrijving[:60]}"

    def _law(self):
        """Only what fits the doel for which one works now."""
        law = self.actor.catalogus
        codes = gegevens.invoer_categorieen(self.actor, self.subject, self.decision)
        self.fields["categorie"].choices = choose([(c, law.categorie(c).label) for c in codes])
        klassen = sorted({k for c in codes for k in law.categorie(c).klassen})
        self.fields["klasse"].choices = choose([(k, law.klasse(k).label) for k in klassen])
        exceptions = [rij for soort in eisen.VERBODEN for rij in eisen.uitzonderingen(law, soort)]
        self.fields["uitzondering"].choices = choose([say_row(rij) for rij in exceptions])
        grounds = eisen.gronden(law, self.decision.doel)
        self.fields["grondslag"].choices = [say_row(rij) for rij in grounds]
        self.fields["grondslag"].help_text = eisen.WAARSCHUWING

    def _prefill(self):
        today = timezone.localdate()
        next_one = volgende_probleem(self.actor, self.subject)
        values = {
            "soort": Gegeven.Soort.FEIT,
            "peildatum": today,
            "houdbaar_tot": self.actor.catalogus.termijn("GEGEVEN_HOUDBAAR").einde(today),
            "betrokkene": next_one.betrokkene_id if next_one else single_client(self),
            "grondslag": self.fields["grondslag"].choices[0][0],
        }
        if next_one:
            values |= {"probleem": next_one.pk, "domein": next_one.domein}
        for name, value in values.items():
            self.initial.setdefault(name, value)


class AddGegevenForm(GegevenForm):
    titel = "Gegeven vastleggen"
    submit_label = "Leg dit gegeven vast"
    bewaakt = False
    eerst = ("inhoud",)

    inhoud = forms.CharField(label="Wat weet u?", widget=Tekstvak())


def say_row(rij):
    """A row of the catalogue with its article, and that it waits for a jurist where it does."""
    article = f" ({rij.artikel})" if rij.artikel else ""
    return rij.code, f"{rij.label}{article}{', te bevestigen' if rij.te_bevestigen else ''}"
