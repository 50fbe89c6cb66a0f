"""Forms of the vraagbaak: each text is looked through for what points at one person."""

from django import forms

from disclosures import herkenbaar
from disclosures.models import Vraag
from disclosures.selectors import vraagbaak
from wams.web.forms import ActorForm
from wams.web.widgets import Tegels, Tekstvak

LANG = 1500
ZONDER = "Schrijf geen naam, adres, nummer of geboortedatum op."
UITLEG = {
    Vraag.Aan.GEMEENTE: "Voor vragen over samenwerken en delen in deze gemeente.",
    Vraag.Aan.ORGANISATIE: "Voor vragen over de afspraken van uw eigen organisatie.",
    Vraag.Aan.FG: "Voor vragen over de wet.",
}


class ZonderPersoonForm(ActorForm):
    """A number is refused. What may be a name is asked about once; the text stays."""

    teksten = ()

    geen_naam = forms.BooleanField(
        label="Wat hierboven genoemd wordt, is geen naam van een persoon", required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields([*(n for n in self.fields if n != "geen_naam"), "geen_naam"])
        if not self._names():
            self.fields["geen_naam"].widget = forms.HiddenInput()

    def _names(self):
        typed = [self.data.get(self.add_prefix(naam), "") for naam in self.teksten]
        return [found for tekst in typed for found in herkenbaar.find_namen(tekst)]

    def clean(self):
        cleaned = super().clean()
        for naam in self.teksten:
            tekst = cleaned.get(naam) or ""
            nummers = herkenbaar.find_nummers(tekst)
            namen = [] if cleaned.get("geen_naam") else herkenbaar.find_namen(tekst)
            if nummers:
                self.add_error(naam, f"Hier staat {' en '.join(nummers)}. Haal dat weg.")
            if namen:
                genoemd = ", ".join(f"‘{found}’" for found in namen)
                self.add_error(naam, f"Is {genoemd} een naam? Haal die dan weg.")
        return cleaned

    def arguments(self):
        return {k: v for k, v in super().arguments().items() if k != "geen_naam"}


def _tekst(label, *, rows=4, help_text=""):
    return forms.CharField(
        label=label,
        max_length=LANG,
        help_text=help_text,
        widget=Tekstvak(rows=rows, doelregel=ZONDER),
    )


class AskForm(ZonderPersoonForm):
    titel = "Vraag aan de vraagbaak"
    submit_label = "Stel deze vraag"
    teksten = ("vraag",)

    aan = forms.ChoiceField(label="Aan wie?", widget=Tegels(uitleg=UITLEG))
    vraag = _tekst("Wat wilt u weten?", help_text="Beschrijf de situatie in het algemeen.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kan = vraagbaak.bereikbaar(self.actor)
        self.fields["aan"].choices = [(aan.value, aan.label) for aan in kan]


class AnswerForm(ZonderPersoonForm):
    titel = "Vraag beantwoorden"
    submit_label = "Verstuur dit antwoord"
    teksten = ("antwoord",)
    bewaakt = False

    antwoord = _tekst("Uw antwoord", rows=6, help_text="Kort, met het artikel als u dat weet.")


class PublishForm(ZonderPersoonForm):
    titel = "Bij de veelgestelde vragen zetten"
    submit_label = "Zet dit bij de veelgestelde vragen"
    teksten = ("algemeen", "antwoord")
    bewaakt = False

    algemeen = _tekst("De vraag, zoals anderen haar lezen", rows=3)
    antwoord = _tekst("Het antwoord", rows=6)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("algemeen", self.subject.algemeen or self.subject.tekst)
        self.initial.setdefault("antwoord", self.subject.antwoord)


class WithdrawForm(ActorForm):
    titel = "Van de veelgestelde vragen halen"
    submit_label = "Haal dit van de lijst"
    bewaakt = False
