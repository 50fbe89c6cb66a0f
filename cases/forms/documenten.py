"""A document: the file first, and the same three answers as any gegeven."""

import re
import unicodedata
from dataclasses import dataclass

from django import forms

from cases.forms.gegevens import GegevenForm
from wams.bestanden.fouten import GeweigerdError

LANGSTE_NAAM = 120


@dataclass(frozen=True)
class Ontvangen:
    soort: str
    content: bytes
    naam: str


class BestandField(forms.FileField):
    """What came of it when it was taken in; what its name or its sender says does not count."""

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        checked = file.uitslag
        if isinstance(checked, GeweigerdError):
            raise forms.ValidationError(str(checked), code=checked.code)
        return Ontvangen(checked.soort, checked.content, leesbare_naam(file.name))


def leesbare_naam(name):
    """The last part, without what can't be seen or turns text around."""
    last = re.split(r"[/\\]", name or "")[-1]
    seen = "".join(char for char in last if not unicodedata.category(char).startswith("C"))
    return " ".join(seen.split()).strip(". ")[:LANGSTE_NAAM] or "document"


class AddDocumentForm(GegevenForm):
    titel = "Document toevoegen"
    submit_label = "Voeg dit document toe"
    bewaakt = False
    eerst = ("bestand", "inhoud")
    extra = ("ook",)

    bestand = BestandField(
        label="Kies het bestand",
        help_text="PDF, foto (JPG of PNG), Word of ODT. Hoogstens 10 MB.",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
    )
    inhoud = forms.CharField(
        label="Wat voor stuk is dit?",
        max_length=200,
        help_text="Bijvoorbeeld: brief van de verhuurder over de achterstand.",
    )
    ook = forms.MultipleChoiceField(
        label="Wat staat er nog meer in?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Het gevoeligste telt voor het hele document.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ook"].choices = self.fields["categorie"].choices[1:]
