"""The form of what a partij gave: a gegeven, with from whom, how and why."""

from crispy_forms.layout import Fieldset, Layout
from django import forms

from cases.actions.nieuw_gegeven import INTERN
from cases.forms.gegevens import AddGegevenForm, GebruikVelden, GrondVelden, Meer
from cases.selectors import gegevens
from disclosures.actions.ontvangen import Herkomst
from disclosures.forms.delen import LANG, VOORWAARDEN, moment
from disclosures.models import Verstrekking
from wams.web.widgets import DatumField, Tekstvak

Aanleiding, Kanaal = Verstrekking.Aanleiding, Verstrekking.Kanaal
HOE = (Kanaal.TELEFOON, Kanaal.OVERLEG, Kanaal.MAIL, Kanaal.BRIEF)
WAAROM = (Aanleiding.VERZOEK, Aanleiding.EIGEN_BEWEGING)


class LegVastForm(AddGegevenForm):
    titel = "Vastleggen wat u kreeg"
    submit_label = "Leg dit vast"

    kanaal = forms.ChoiceField(label="Hoe kreeg u het?", choices=[(k.value, k.label) for k in HOE])
    aanleiding = forms.ChoiceField(
        label="Vroeg u erom?",
        choices=[(a.value, a.label) for a in WAAROM],
        widget=forms.RadioSelect,
        initial=Aanleiding.VERZOEK,
    )
    op = DatumField(label="Wanneer?", required=False)
    noodzaak = forms.CharField(
        label="Waarom heeft u dit nodig?", max_length=LANG, widget=Tekstvak(rows=2, doelregel="")
    )
    proportionaliteit = forms.CharField(
        label="Waarom niet minder, of van de cliënt zelf?",
        max_length=LANG,
        widget=Tekstvak(rows=2, doelregel=""),
    )
    voorwaarden = forms.MultipleChoiceField(
        label="Wat wil deze partij dat u ermee doet of laat?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tot = DatumField(label="Bij een datum: tot welke dag?", required=False)
    tekst = forms.CharField(
        label="Bij een eigen voorwaarde: welke?", max_length=200, required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        bronnen = gegevens.bronhouders(self.actor).exclude(partijtype__in=INTERN)
        self.fields["bronhouder"].queryset = bronnen
        self.fields["bronhouder"].label = "Van welke partij?"
        self.fields["bronhouder"].required = True
        self.fields["bronhouder"].empty_label = "Kies een partij"
        self.fields["bron"].label = "Wie vertelde het?"
        self.fields["bron"].help_text = "Naam of functie van de contactpersoon"
        law = self.actor.catalogus
        self.fields["voorwaarden"].choices = [(c, law.voorwaarde(c).label) for c in VOORWAARDEN]

    def lay_out(self):
        return Layout(
            Fieldset("1. Van wie, en wat", "bronhouder", "bron", "inhoud", "categorie"),
            Fieldset("2. Hoe en waarom", "kanaal", "aanleiding", "noodzaak", "proportionaliteit"),
            Fieldset("3. Klopt dit?", "betrokkene", "domein", "probleem", "soort"),
            Meer("Voorwaarden van deze partij", "voorwaarden", "tot", "tekst"),
            Meer("Meer over bron en datum", "op", "mede", "peildatum", "houdbaar_tot",
                 "geverifieerd_op"),
            Meer("Meer over gebruik", "motivering", *GebruikVelden.base_fields),
            Meer("Meer over de grondslag", *GrondVelden.base_fields),
            "versie",
            "inzending",
        )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        gekozen = cleaned.get("voorwaarden", ())
        if "VW5" in gekozen and not cleaned.get("tot"):
            self.add_error("tot", "Vul in tot welke dag u dit mag gebruiken.")
        if "VW9" in gekozen and not cleaned.get("tekst"):
            self.add_error("tekst", "Schrijf de voorwaarde op.")
        return cleaned

    def arguments(self):
        given = super().arguments()
        herkomst = Herkomst(
            organisatie=given.pop("bronhouder"),
            wie=given["bron"],
            op=moment(given.pop("op")),
            voorwaarden=tuple(given.pop("voorwaarden")),
            doel=self.decision.doel,
            **{n: given.pop(n) for n in ("kanaal", "aanleiding", "noodzaak", "proportionaliteit",
                                         "tot", "tekst")},
        )  # fmt: skip
        given["bron"] = f"{herkomst.wie}, {herkomst.organisatie.naam}"[:120]
        return given | {"herkomst": herkomst}
