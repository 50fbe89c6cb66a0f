"""What a cliënt wants in the onderzoek, and whether a family member takes part."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone

from cases.forms.mensen import choose
from cases.models import Deelnameverklaring, Kanaal
from cases.selectors import mensen
from cases.selectors import scope as selectors
from wams.web.forms import ActorForm
from wams.web.widgets import DatumField

BESLUITERS = [("client", "De cliënt zelf"), ("vertegenwoordiger", "De vertegenwoordiger")]


class DecideScopeForm(ActorForm):
    """A grid: per person the domains that may be looked at, and the organisations to ask."""

    titel = "Waarover het onderzoek mag gaan"
    submit_label = "Leg vast wat de cliënt wil"
    bewaakt = False

    besloten_door = forms.ChoiceField(
        label="Wie besliste dit?", choices=BESLUITERS, widget=forms.RadioSelect
    )
    op = DatumField(label="Wanneer?")
    kanaal = forms.ChoiceField(label="Hoe?", choices=choose(Kanaal.choices))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = list(mensen.kiesbaar(self.actor, self.subject.casus))
        self.partijen = mensen.partijen(self.actor)
        before, asked = self._before()
        for person in self.people:
            self._add_person(person, before.get(person.pk, []))
        self._add_partijen(asked)
        self.initial.setdefault("op", timezone.localdate())
        grid = [self._name(person) for person in self.people]
        self.helper.layout = Layout(
            Fieldset("1. Over wie en wat", *grid),
            Fieldset("2. Aan wie we iets mogen vragen", "partijen"),
            Fieldset("3. Wie besliste", "besloten_door", "op", "kanaal"),
            "versie",
            "inzending",
        )

    def arguments(self):
        data = self.cleaned_data
        chosen = set(data["partijen"])
        return {
            "domeinen": {person.pk: data[self._name(person)] for person in self.people},
            "partijen": {partij: str(partij.pk) in chosen for partij in self.partijen},
            "besloten_door": data["besloten_door"],
            "op": data["op"],
            "kanaal": data["kanaal"],
        }

    @staticmethod
    def _name(person):
        return f"persoon_{person.pk.hex}"

    def _add_person(self, person, before):
        self.fields[self._name(person)] = forms.MultipleChoiceField(
            label=f"Wat mag over {person.naam}?",
            choices=[(rij.code, rij.label) for rij in self.actor.catalogus.domeinen],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self.initial.setdefault(self._name(person), before)

    def _add_partijen(self, before):
        self.fields["partijen"] = forms.MultipleChoiceField(
            label="Welke organisaties?",
            choices=[(str(partij.pk), partij.naam) for partij in self.partijen],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self.initial.setdefault("partijen", before)

    def _before(self):
        """What this cliënt chose last time: (domains per person, organisations)."""
        latest = selectors.laatste_scopes(self.actor, self.subject.casus).get(self.subject.pk)
        if latest is None:
            return {}, []
        domains, asked = {}, []
        for row in selectors.regels_van(self.actor, [latest])[latest.pk]:
            if row.mag and row.partij_id:
                asked.append(str(row.partij_id))
            elif row.mag:
                domains.setdefault(row.persoon_id, []).append(row.domein)
        return domains, asked


class RecordDeelnameForm(ActorForm):
    titel = "Deelname vragen"
    submit_label = "Leg het antwoord vast"
    bewaakt = False

    antwoord = forms.ChoiceField(
        label="Doet deze persoon mee?",
        choices=Deelnameverklaring.Antwoord,
        widget=forms.RadioSelect,
        help_text="Nee zeggen mag altijd en hoeft niet te worden uitgelegd.",
    )
    domeinen = forms.MultipleChoiceField(
        label="Deels: waarover wel?", widget=forms.CheckboxSelectMultiple, required=False
    )
    gegeven_door = forms.ChoiceField(
        label="Wie gaf dit antwoord?",
        choices=Deelnameverklaring.Gever,
        widget=forms.RadioSelect,
        initial=Deelnameverklaring.Gever.ZELF,
        help_text="Vanaf 12 jaar antwoordt iemand zelf.",
    )
    op = DatumField(label="Wanneer?")
    kanaal = forms.ChoiceField(label="Hoe?", choices=choose(Kanaal.choices))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        domeinen = self.actor.catalogus.domeinen
        self.fields["domeinen"].choices = [(rij.code, rij.label) for rij in domeinen]
        self.initial.setdefault("op", timezone.localdate())
