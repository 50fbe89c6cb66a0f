"""Forms of dividing: who does it, who is asked, who takes it back."""

from django import forms

from cases.models.sturing import NAMEN
from cases.selectors import verdelen
from wams.recht.codes import Rol
from wams.web.forms import ActorForm, ConfirmForm

VERDELER_LEEST = "De werkverdeler leest dit. Noem niets over de cliënt."


class PoolField(forms.ModelChoiceField):
    """Somebody of the pool, with where he is employed."""

    def __init__(self, **kwargs):
        super().__init__(queryset=None, empty_label="Kies", **kwargs)

    def label_from_instance(self, user):
        return f"{user.naam} ({user.organisatie.naam})"


class TakeCasusForm(ConfirmForm):
    titel = "Onderzoek oppakken"
    submit_label = "Pak dit onderzoek op"


class AssignCasusForm(ActorForm):
    titel = "Onderzoeker toewijzen"
    submit_label = "Wijs toe"

    onderzoeker = PoolField(label="Wie doet het onderzoek?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = verdelen.kandidaten(self.actor, Rol.ONDERZOEKER)
        self.fields["onderzoeker"].queryset = people


class AskLeidingForm(ActorForm):
    titel = "Coördinator of waarnemer vragen"
    submit_label = "Vraag deze persoon"

    rol = forms.ChoiceField(label="Waarvoor vraagt u iemand?", widget=forms.RadioSelect)
    user = PoolField(
        label="Wie vraagt u?",
        help_text="Pas als deze persoon ja zegt, krijgt hij of zij toegang.",
    )
    verwerkingsafspraak = forms.CharField(
        label="Afspraak over wie verantwoordelijk is voor de gegevens",
        required=False,
        max_length=200,
        help_text="Alleen nodig als deze persoon bij een partij werkt, zoals een school.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rollen = [Rol.COORDINATOR]
        if self.subject.fase in verdelen.MET_COORDINATOR:
            rollen.append(Rol.WAARNEMER)
        self.fields["rol"].choices = [(str(rol), NAMEN[rol].capitalize()) for rol in rollen]
        self.fields["user"].queryset = verdelen.kandidaten(self.actor, Rol.COORDINATOR)
        self.initial.setdefault("rol", str(Rol.COORDINATOR))


class TakeBackForm(ActorForm):
    titel = "Casus terugnemen"
    submit_label = "Neem terug"

    rol = forms.ChoiceField(label="Van wie neemt u de casus terug?", widget=forms.RadioSelect)
    reden = forms.CharField(label="Waarom?", max_length=200, help_text=VERDELER_LEEST)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rol"].choices = verdelen.terug_te_nemen(self.actor, self.subject)


class AcceptForm(ConfirmForm):
    titel = "Ja zeggen"
    submit_label = "Ja, ik neem deze casus aan"


class RefuseForm(ActorForm):
    titel = "Nee zeggen"
    submit_label = "Nee, ik neem deze casus niet aan"

    reden = forms.CharField(label="Waarom niet?", max_length=200, help_text=VERDELER_LEEST)
