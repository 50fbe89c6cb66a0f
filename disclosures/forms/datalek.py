"""Forms about a data breach."""

from crispy_forms.layout import Fieldset, Layout
from django import forms

from disclosures.models import Datalekbeoordeling
from wams.web.forms import ActorForm
from wams.web.widgets import DatumField, Tekstvak

LANG = 1500


def _tekst(label, *, required=False, help_text=""):
    return forms.CharField(
        label=label,
        max_length=LANG,
        required=required,
        help_text=help_text,
        widget=Tekstvak(rows=3, doelregel="Schrijf geen namen op."),
    )


class BeoordeelForm(ActorForm):
    titel = "Datalek beoordelen"
    submit_label = "Bewaar de beoordeling"

    gevolgen = _tekst("Wat kan dit voor de betrokkene betekenen?")
    maatregelen = _tekst("Wat heeft u gedaan?")
    inschatting = forms.ChoiceField(
        label="Hoe groot is het risico?",
        choices=Datalekbeoordeling.Inschatting.choices,
        widget=forms.RadioSelect,
    )
    ap_gemeld_op = DatumField(label="Wanneer gemeld bij de AP?", required=False)
    ap_niet_of_later = _tekst("Niet of later gemeld? Waarom?")
    betrokkenen_geinformeerd_op = DatumField(
        label="Wanneer hoorde de betrokkene het?", required=False
    )
    betrokkenen_niet = _tekst("Niet verteld? Waarom?")
    lessen = _tekst("Wat leren we ervan?")
    afsluiten = forms.BooleanField(label="Dit is klaar: sluit de beoordeling af", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.fields:
            if hasattr(self.subject, name) and name != "versie":
                self.initial.setdefault(name, getattr(self.subject, name))
        self.helper.layout = Layout(
            Fieldset("Wat betekent het", "gevolgen", "inschatting", "maatregelen"),
            Fieldset("Wie weet het", "ap_gemeld_op", "ap_niet_of_later",
                     "betrokkenen_geinformeerd_op", "betrokkenen_niet"),
            Fieldset("Klaar", "lessen", "afsluiten"),
            "versie", "inzending",
        )  # fmt: skip


class AdviesForm(ActorForm):
    titel = "Advies van de FG"
    submit_label = "Geef dit advies"

    advies_fg = _tekst("Wat adviseert u?", required=True)
