"""A finding in three answers; the rest is filled in and can be changed."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone

from cases.forms.mensen import choose
from cases.forms.onderzoek import PersoonField, choose_domein, single_client
from cases.models import Gegeven, Probleem
from cases.selectors import gegevens, mensen
from wams.doelbinding.policy import may
from wams.web.forms import ActorForm
from wams.web.widgets import DatumField, Tekstvak


class AddGegevenForm(ActorForm):
    titel = "Gegeven vastleggen"
    submit_label = "Leg dit gegeven vast"
    bewaakt = False

    inhoud = forms.CharField(label="Wat weet u?", widget=Tekstvak())
    categorie = forms.ChoiceField(label="Wat voor gegeven is het?")
    domein = forms.ChoiceField(label="Waarover gaat het?")
    bron = forms.CharField(
        label="Van wie komt het?", max_length=120, help_text="Bijvoorbeeld: de cliënt, of de school"
    )
    betrokkene = PersoonField(label="Over wie gaat het?")
    probleem = forms.ModelChoiceField(
        label="Hoort bij probleem", queryset=None, required=False, empty_label="Geen"
    )
    soort = forms.ChoiceField(
        label="Feit of mening?", choices=Gegeven.Soort, widget=forms.RadioSelect
    )
    peildatum = DatumField(label="Zo was het op")
    houdbaar_tot = DatumField(label="Geldt als actueel tot")
    motivering = forms.CharField(
        label="Waarom is dit nodig?",
        widget=Tekstvak(rows=2),
        required=False,
        help_text="Nodig bij gezondheid, veiligheid en strafbare feiten in de aanpak.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choose_domein(self)
        self.fields["categorie"].choices = choose(self._categorieen())
        self.fields["betrokkene"].queryset = mensen.kiesbaar(self.actor, self.subject)
        self._problems()
        self._prefill()
        self.helper.layout = Layout(
            Fieldset("1. Wat weet u, en van wie", "inhoud", "categorie", "domein", "bron"),
            Fieldset(
                "2. Klopt dit?", "betrokkene", "probleem", "soort", "peildatum",
                "houdbaar_tot", "motivering",
            ),
            "versie",
            "inzending",
        )  # fmt: skip

    def _categorieen(self):
        """Only the categories of the doel for which one works now."""
        decision = may(self.actor, self.actor.act, self.subject)
        allowed = gegevens.invoer_categorieen(self.actor, self.subject, decision)
        return [(code, self.actor.catalogus.categorie(code).label) for code in allowed]

    def _problems(self):
        field = self.fields["probleem"]
        field.queryset = Probleem.objects.visible_to(self.actor).van(self.subject)
        labels = mensen.domeinlabels(self.actor)
        field.label_from_instance = lambda row: f"{labels.get(row.domein)}: {row.omschrijving[:60]}"

    def _prefill(self):
        today = timezone.localdate()
        houdbaar = self.actor.catalogus.termijn("GEGEVEN_HOUDBAAR").einde(today)
        values = {"soort": Gegeven.Soort.FEIT, "peildatum": today, "houdbaar_tot": houdbaar}
        for name, value in (values | {"betrokkene": single_client(self)}).items():
            self.initial.setdefault(name, value)
