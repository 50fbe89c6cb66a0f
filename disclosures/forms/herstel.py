"""Forms about what was shared: in a hurry, completed, withdrawn, corrected, unlawful, received."""

from crispy_forms.layout import Fieldset, Layout
from django import forms

from cases.models import Betrokkene
from disclosures.models import Kennisgeving, Verstrekking
from disclosures.selectors import spoed
from wams.web.forms import ActorForm, ConfirmForm
from wams.web.widgets import DatumField, Tekstvak, TijdField

LANG = 1000
ACHTERAF = (
    Verstrekking.Kanaal.TELEFOON,
    Verstrekking.Kanaal.OVERLEG,
    Verstrekking.Kanaal.MAIL,
    Verstrekking.Kanaal.BRIEF,
)


def _tekst(label, help_text="", rows=3):
    return forms.CharField(
        label=label, max_length=LANG, help_text=help_text, widget=Tekstvak(rows=rows)
    )


class MensenField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, persoon):
        return f"{persoon.naam} ({persoon.get_rol_display().lower()})"


class SpoedForm(ActorForm):
    """Four answers. When and how are filled in."""

    titel = "Met spoed gedeeld"
    submit_label = "Leg vast"
    bewaakt = False

    aan = forms.CharField(
        label="Aan wie heeft u het verteld?",
        max_length=120,
        help_text="Bijvoorbeeld: de meldkamer, of mevrouw Jansen van Veilig Thuis",
    )
    over = MensenField(queryset=None, label="Over wie ging het?")
    wat = _tekst("Wat heeft u verteld?")
    gevaar = _tekst("Welk gevaar was er?", rows=2)
    op = DatumField(label="Wanneer?", required=False)
    om = TijdField(label="Hoe laat ongeveer?", required=False)
    kanaal = forms.ChoiceField(
        label="Hoe?", choices=[(k.value, k.label) for k in ACHTERAF], required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Betrokkene.objects.visible_to(self.actor).van(self.subject).actief()
        self.fields["over"].queryset = rows
        for name, value in spoed.vooraf(rows).items():
            self.initial.setdefault(name, value)
        self.helper.layout = Layout(
            Fieldset("Vier antwoorden zijn genoeg", "aan", "over", "wat", "gevaar"),
            Fieldset("Al ingevuld", "op", "om", "kanaal"),
            "inzending",
        )

    def arguments(self):
        given = super().arguments()
        moment = spoed.moment(given.pop("op"), given.pop("om"))
        over = list(given.pop("over"))
        return given | {"over": over, "gedaan_op": moment, "kanaal": given["kanaal"] or "TELEFOON"}


class VulAanForm(ActorForm):
    titel = "Spoedverstrekking aanvullen"
    submit_label = "Vul aan"
    bewaakt = False

    organisatie = forms.ModelChoiceField(
        queryset=None, label="Welke organisatie was het?", empty_label="Kies"
    )
    noodzaak = _tekst("Waarom had deze ontvanger dit nodig?", rows=2)
    proportionaliteit = _tekst("Kon het met minder?", rows=2)
    gegevens = forms.MultipleChoiceField(
        label="Welke gegevens uit het dossier waren dit?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Niets aanvinken mag ook: wat u vertelde, staat er al.",
    )
    verteld_op = DatumField(label="Wanneer heeft u het de betrokkene verteld?", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.keuzes = spoed.aan_te_vullen(self.actor, self.subject)
        self.fields["organisatie"].queryset = self.keuzes["organisaties"]
        self.fields["gegevens"].choices = [
            (str(row.pk), row.inhoud) for row in self.keuzes["gegevens"].values()
        ]
        self.initial.setdefault("noodzaak", self.subject.gevaar)

    def arguments(self):
        given = super().arguments()
        rows = self.keuzes["gegevens"]
        chosen = [row for pk, row in rows.items() if str(pk) in set(given["gegevens"])]
        return given | {"gegevens": chosen}


class TrekInForm(ActorForm):
    titel = "Verstrekking intrekken"
    submit_label = "Trek de verstrekking in"
    bewaakt = False

    reden = _tekst("Waarom trekt u dit in?", "De ontvanger en de cliënt kunnen dit lezen.", rows=2)


class OnrechtmatigForm(ActorForm):
    titel = "Dit had niet gemogen"
    submit_label = "Meld dit en begin de beoordeling"
    bewaakt = False

    reden = _tekst("Wat ging er mis?", "De FG leest dit. Schrijf geen namen op.", rows=3)


class VerbeterForm(ActorForm):
    titel = "Verstrekking verbeteren"
    submit_label = "Verbeter en vertel het de ontvanger"
    bewaakt = False

    reden = _tekst("Wat klopte er niet?", "De ontvanger leest dit.", rows=2)
    noodzaak = _tekst("Waarom heeft deze ontvanger dit nodig?", rows=2)
    proportionaliteit = _tekst("Kan het met minder?", rows=2)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("noodzaak", "proportionaliteit"):
            self.initial.setdefault(name, getattr(self.subject, name))


class VerteldForm(ActorForm):
    titel = "Ontvanger verteld"
    submit_label = "Leg vast dat de ontvanger het weet"

    hoe = forms.ChoiceField(
        label="Hoe heeft u het verteld?",
        choices=[(h.value, h.label) for h in Kennisgeving.Hoe if h.value != "wams"],
        widget=forms.RadioSelect,
    )


class BevestigForm(ConfirmForm):
    titel = "Ontvangst bevestigen"
    submit_label = "Ik houd mij hieraan. Open de gegevens"
    bewaakt = False


class GelezenForm(ConfirmForm):
    titel = "Hier is iets aan veranderd"
    submit_label = "Ik heb dit gelezen en pas het bij ons aan"


class HefOpForm(ActorForm):
    titel = "Voorwaarde opheffen"
    submit_label = "Hef de voorwaarde op"
    bewaakt = False

    reden = _tekst("Waarom hoeft deze voorwaarde niet meer?", rows=2)
