"""The form that ends the aanpak."""

from crispy_forms.layout import Fieldset, Layout
from django import forms

from cases.forms.mensen import choose
from wams.web.drang import zonder_drang
from wams.web.forms import ActorForm
from wams.web.widgets import Tekstvak
from workplans.forms.plan import KORT
from workplans.models import Doelstelling


class EindeForm(ActorForm):
    """Why the aanpak ends, and per goal what became of it."""

    titel = "Aanpak beëindigen"
    submit_label = "Beëindig de aanpak"

    e_code = forms.ChoiceField(label="Waarom eindigt de aanpak?")
    motivering = forms.CharField(
        label="Leg uit",
        widget=Tekstvak(rows=4),
        validators=[zonder_drang],
        help_text="De cliënt leest dit in de brief.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        casus = self.subject
        codes = self.actor.catalogus.e_codes(casus.status, casus.route)
        self.fields["e_code"].choices = choose([(rij.code, rij.label) for rij in codes])
        self.doelen = list(_doelen(self.actor, casus))
        for nummer, doel in enumerate(self.doelen, start=1):
            self.fields[f"einde_{doel.pk}"] = forms.ChoiceField(
                label=f"Doel {nummer}: wat is ervan geworden?",
                choices=Doelstelling.Einde,
                widget=forms.RadioSelect,
            )
            self.fields[f"toelichting_{doel.pk}"] = forms.CharField(
                label=f"Toelichting bij doel {nummer}",
                max_length=KORT,
                widget=Tekstvak(rows=2),
                required=False,
            )
        self.helper.layout = Layout(
            Fieldset("De reden", "e_code", "motivering"), *self._per_goal(), "versie", "inzending"
        )

    def _per_goal(self):
        for nummer, doel in enumerate(self.doelen, start=1):
            fields = (f"einde_{doel.pk}", f"toelichting_{doel.pk}")
            yield Fieldset(f"Doel {nummer}. {doel.resultaat}", *fields)

    def arguments(self):
        given = self.cleaned_data
        return {
            "e_code": given["e_code"],
            "motivering": given["motivering"],
            "resultaten": {
                doel.pk: (given[f"einde_{doel.pk}"], given[f"toelichting_{doel.pk}"])
                for doel in self.doelen
            },
        }


def _doelen(actor, casus):
    rows = Doelstelling.objects.visible_to(actor).van(casus).actief()
    return rows.filter(werkplan__status="VASTGESTELD").order_by("volgorde")
