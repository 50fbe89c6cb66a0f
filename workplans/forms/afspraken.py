"""Forms about who does what before when."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone

from cases.forms.mensen import choose
from wams.web.drang import zonder_drang
from wams.web.forms import ActorForm, ConfirmForm
from wams.web.widgets import DatumField, Tekstvak
from workplans.forms.plan import KORT, FromSubject
from workplans.models import Afspraak
from workplans.selectors import partij as partijen

HANDHAVING = ("handhaving_reden", "client_verteld_op")
PARTIJ, PERSOON = "partij:", "persoon:"


def _wat(**kwargs):
    return forms.CharField(
        label="Doet wat?",
        max_length=KORT,
        validators=[zonder_drang],
        widget=Tekstvak(
            rows=2, doelregel="De partij leest dit. Schrijf alleen wat er moet gebeuren."
        ),
        **kwargs,
    )


def _subdoel(**kwargs):
    return forms.CharField(
        label="Wat draagt dit bij aan het doel?",
        max_length=200,
        required=False,
        help_text="Nodig bij een partij. Bijvoorbeeld: de huur wordt weer op tijd betaald.",
        **kwargs,
    )


def _voor_wie():
    return forms.CharField(
        label="Voor wie?",
        max_length=120,
        required=False,
        help_text="Alleen wat de partij nodig heeft om te weten over wie het gaat. Laat leeg als "
        "dat niet nodig is.",
    )


def _ritme():
    return forms.CharField(
        label="Hoe vaak?", max_length=60, required=False, help_text="Bijvoorbeeld: elke vrijdag"
    )


class AddAfspraakForm(ActorForm):
    titel = "Afspraak toevoegen"
    submit_label = "Voeg de afspraak toe"
    bewaakt = False
    met_subdoel = True

    wie = forms.ChoiceField(label="Wie?")
    wat = _wat()
    voor = DatumField(label="Voor welke dag?")
    ritme = _ritme()
    subdoel = _subdoel()
    voor_wie = _voor_wie()
    betrokkene = forms.ChoiceField(label="Over welke cliënt gaat dit?")
    handhaving_reden = forms.CharField(
        label="Waarom is deze partij toch nodig?",
        max_length=KORT,
        widget=Tekstvak(rows=2),
        required=False,
    )
    client_verteld_op = DatumField(
        label="Wanneer heeft u dit aan de cliënt verteld?", required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.casus = getattr(self.subject, "casus", self.subject)
        self.partijen = {PARTIJ + str(row.pk): row for row in partijen.partijen(self.actor)}
        mensen = partijen.mensen(self.actor, self.casus)
        self.mensen = {PERSOON + str(row.pk): row for row in mensen}
        self.fields["wie"].choices = [
            ("", "Kies"),
            ("Organisaties", [(key, row.naam) for key, row in self.partijen.items()]),
            ("Mensen in deze casus", [(key, row.naam) for key, row in self.mensen.items()]),
        ]
        self.clienten = {str(row.pk): row for row in mensen if row.is_client}
        self._set_client()
        self._drop_what_is_not_asked()
        self.helper.layout = Layout(*self._groups(), "versie", "inzending")

    def _set_client(self):
        field = self.fields["betrokkene"]
        names = [(key, row.naam) for key, row in self.clienten.items()]
        field.choices = names if len(names) == 1 else choose(names)
        if len(names) == 1:
            field.widget = forms.HiddenInput()
            self.initial.setdefault("betrokkene", names[0][0])

    def _groups(self):
        subdoel = ["subdoel"] if self.met_subdoel else []
        yield Fieldset("De afspraak", "wie", "wat", "voor", "ritme", "betrokkene")
        yield Fieldset("Is het een partij?", *subdoel, "voor_wie")
        if HANDHAVING[0] in self.fields:
            yield Fieldset("Deze partij handhaaft ook", *HANDHAVING)

    def _drop_what_is_not_asked(self):
        """Only once a partij that also enforces is chosen, these two questions matter."""
        gekozen = self.partijen.get(self.data.get("wie") or self.initial.get("wie"))
        catalogus = self.actor.catalogus
        if not gekozen or not catalogus.partijtype(gekozen.partijtype).handhavend:
            for name in HANDHAVING:
                del self.fields[name]
        if not self.met_subdoel:
            del self.fields["subdoel"]

    def arguments(self):
        given = super().arguments()
        wie = given.pop("wie")
        given["betrokkene"] = self.clienten[given["betrokkene"]]
        if wie in self.mensen:
            bij_partij = ("subdoel", "voor_wie", *HANDHAVING)
            given = {name: value for name, value in given.items() if name not in bij_partij}
            return given | {"persoon": self.mensen[wie]}
        return given | {"organisatie": self.partijen[wie]}


class EersteNoodForm(AddAfspraakForm):
    titel = "Eerste nood"
    submit_label = "Leg de eerste hulp vast"
    met_subdoel = False


class CorrectAfspraakForm(FromSubject):
    titel = "Afspraak wijzigen"
    submit_label = "Wijzig de afspraak"
    overgenomen = ("wat", "voor", "ritme", "subdoel", "voor_wie")

    wat = _wat()
    voor = DatumField(label="Voor welke dag?")
    ritme = _ritme()
    subdoel = _subdoel()
    voor_wie = _voor_wie()


class DoelField(forms.ModelChoiceField):
    def label_from_instance(self, doel):
        return f"{doel.volgorde}. {doel.resultaat}"


class AttachForm(ActorForm):
    titel = "Bij een doel zetten"
    submit_label = "Zet bij dit doel"

    doelstelling = DoelField(queryset=None, label="Welk doel?", empty_label="Kies")
    subdoel = _subdoel()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["doelstelling"].queryset = partijen.doelen(self.actor, self.subject.casus)
        self.initial.setdefault("subdoel", self.subject.subdoel)


class ToezeggingForm(ActorForm):
    titel = "Toezegging vastleggen"
    submit_label = "Leg de toezegging vast"

    toegezegd_door = forms.CharField(
        label="Wie zegde het toe?",
        max_length=120,
        help_text="Naam en functie van wie u sprak. Dit geeft niemand toegang.",
    )
    hoe = forms.ChoiceField(
        label="Hoe hoorde u het?",
        choices=[(hoe.value, hoe.label) for hoe in (Afspraak.Hoe.TELEFOON, Afspraak.Hoe.GESPREK)],
        widget=forms.RadioSelect,
        initial=Afspraak.Hoe.TELEFOON,
    )
    op = DatumField(label="Wanneer?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", timezone.localdate())


class CompleteForm(ActorForm):
    titel = "Afspraak is gedaan"
    submit_label = "Zet op gedaan"

    op = DatumField(label="Wanneer was het klaar?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", timezone.localdate())


class CancelForm(ActorForm):
    titel = "Afspraak laten vervallen"
    submit_label = "Laat de afspraak vervallen"

    reden = forms.CharField(label="Waarom gaat het niet door?", max_length=200)


class AcceptForm(ConfirmForm):
    titel = "Afspraak toezeggen"
    submit_label = "Ja, dit doen wij"


class DeclineForm(ConfirmForm):
    titel = "Dit kan niet"
    submit_label = "Nee, dit kan niet"


class ReportDoneForm(ConfirmForm):
    titel = "Afspraak is gedaan"
    submit_label = "Meld dat het gedaan is"
