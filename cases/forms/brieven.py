"""Forms about letters: which one to whom, the own part, and how it went out."""

from django import forms
from django.utils import timezone

from cases.forms.mensen import choose
from cases.forms.onderzoek import PersoonField
from cases.models import Kanaal
from cases.models.briefsoorten import SOORTEN
from cases.selectors import brieven
from cases.selectors.bezorging import bezorging
from wams.web.forms import ActorForm, ConfirmForm
from wams.web.widgets import DatumField, Tekstvak

VERSTUURD = [Kanaal.BRIEF, Kanaal.MAIL, Kanaal.GESPREK]


class SprekerField(forms.ModelChoiceField):
    """Who speaks for somebody, with for whom."""

    def label_from_instance(self, row):
        return f"{row.naam}, {row.get_soort_display().lower()} van {row.betrokkene.naam}"


class MaakBriefForm(ActorForm):
    titel = "Brief maken"
    submit_label = "Maak de brief"
    bewaakt = False

    code = forms.ChoiceField(label="Welke brief?")
    betrokkene = PersoonField(label="Over wie gaat de brief?")
    vertegenwoordiging = SprekerField(
        label="Wie krijgt de brief?",
        queryset=None,
        required=False,
        empty_label="De persoon zelf",
        help_text="Kies iemand anders alleen als die voor deze persoon spreekt.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [(soort.code, soort.titel) for soort in SOORTEN.values()]
        self.fields["code"].choices = choose(kinds)
        people = brieven.kiesbare_mensen(self.actor, self.subject)
        self.fields["betrokkene"].queryset = people
        rows = brieven.ontvangende_sprekers(self.actor, self.subject)
        self.fields["vertegenwoordiging"].queryset = rows.select_related("betrokkene")
        found = list(people[:2])
        if len(found) == 1:
            self.initial.setdefault("betrokkene", found[0].pk)


class SchrijfBriefForm(ActorForm):
    titel = "Eigen tekst van de brief"
    submit_label = "Zet dit in de brief"

    eigen = forms.CharField(
        max_length=3000,
        required=False,
        widget=Tekstvak(rows=10),
        help_text="Schrijf kort, met ‘u’. Eén onderwerp per alinea. "
        "Alleen wat deze persoon mag weten.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["eigen"].label = self.subject.soort.eigen
        self.fields["eigen"].required = self.subject.soort.verplicht
        self.initial.setdefault("eigen", self.subject.vrije_tekst)


class KeurBriefGoedForm(ConfirmForm):
    titel = "Brief goedkeuren"
    submit_label = "Ik las de brief, hij klopt"


class VerzendBriefForm(ActorForm):
    titel = "Brief is verstuurd"
    submit_label = "Leg vast dat de brief weg is"

    kanaal = forms.ChoiceField(label="Hoe ging de brief weg?", widget=forms.RadioSelect)
    verzonden_op = DatumField(label="Wanneer?")
    bewijs = forms.CharField(
        label="Waaraan ziet u dat?",
        max_length=200,
        required=False,
        help_text="Mag leeg. Bijvoorbeeld: aangetekend nummer, of ontvangen getekend op papier.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = {Kanaal.GESPREK: "Zelf gegeven, in een gesprek", Kanaal.BRIEF: "Met de post"}
        self.fields["kanaal"].choices = [(k, labels.get(k, k.label)) for k in VERSTUURD]
        weg = bezorging(self.subject.betrokkene, self.subject.vertegenwoordiging)
        self.initial.setdefault("kanaal", weg.kanaal)
        self.initial.setdefault("verzonden_op", timezone.localdate())


class ReaddressBriefForm(ConfirmForm):
    titel = "Brief opnieuw maken voor wie hem nu krijgt"
    submit_label = "Maak de brief opnieuw"


class VervalBriefForm(ActorForm):
    titel = "Brief gaat niet door"
    submit_label = "Laat de brief vervallen"

    reden = forms.CharField(label="Waarom?", max_length=200)
