"""The base of every form: knows its actor, drafts itself, checks the version, counts once."""

import uuid

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.functional import cached_property

from wams.accounts.models import Gemeente
from wams.web.widgets import fill_error_texts

INTERNAL = ("versie", "inzending", "gemeente")
ELDERS = (
    "Dit formulier hoort bij een andere gemeente dan waarvoor u nu werkt. Er is niets verzonden. "
    "Kies eerst bij uw account (uw naam, bovenaan) de gemeente waarvoor u dit typte."
)


class ActorForm(forms.Form):
    """One form per action; its fields are the keyword arguments of the action.

    ``titel`` names the draft in ‘Uw concepten’ and never holds a name of a person. ``bewaakt``
    says that the action changes its subject, so that a newer version of it is not overwritten.
    ``uitleg`` names what explains a legal choice whose field has a name of its own.
    """

    submit_label = "Opslaan"
    titel = "Formulier"
    bewaakt = True
    conflict = ()
    uitleg = {}
    use_required_attribute = False

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    gemeente = forms.UUIDField(widget=forms.HiddenInput)
    inzending = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={"required": "Dit formulier is niet compleet. Laad de pagina opnieuw."},
    )

    def __init__(self, *args, actor, subject=None, **kwargs):
        self.actor = actor
        self.subject = subject
        super().__init__(*args, **kwargs)
        self.initial.setdefault("inzending", uuid.uuid4())
        if self.guards_version:
            self.fields["versie"].required = True
            self.initial.setdefault("versie", subject.versie)
        # What changes an object can only be sent where that object is; something new goes anywhere.
        if isinstance(subject, Gemeente):
            self.initial.setdefault("gemeente", subject.pk)
        else:
            del self.fields["gemeente"]

    def full_clean(self):
        fill_error_texts(self)
        super().full_clean()
        if self.is_bound and self.typed_elsewhere:
            self.add_error(None, ELDERS)

    @property
    def typed_elsewhere(self):
        """Whether this was opened for another gemeente than the one its sender works for now."""
        if "gemeente" not in self.fields:
            return False
        return self.data.get(self.add_prefix("gemeente")) != str(self.subject.pk)

    @property
    def guards_version(self):
        """Whether the action changes a subject that somebody else may have changed meanwhile."""
        return self.bewaakt and hasattr(self.subject, "versie")

    def take_version(self, subject):
        """After a conflict: keep what was typed, so that sending it again is a choice."""
        self.subject = subject
        self.data = self.data.copy()
        self.data[self.add_prefix("versie")] = subject.versie
        self.conflict = [
            {"veld": field.label, "nu": self._shown(field.name), "getypt": field.value()}
            for field in self.visible_fields()
            if hasattr(subject, field.name) and self._shown(field.name) != field.value()
        ]

    def _shown(self, name):
        """What the subject says now, as the form would write it."""
        value = getattr(self.subject, name)
        return self.fields[name].prepare_value(getattr(value, "pk", value)) or ""

    @cached_property
    def helper(self):
        helper = FormHelper()
        helper.form_tag = False
        helper.render_hidden_fields = True  # a layout that forgets the bookkeeping still sends it
        helper.add_input(Submit("verzend", self.submit_label))
        return helper

    def arguments(self):
        """What goes to the action: the answers, without the form's own bookkeeping."""
        return {name: v for name, v in self.cleaned_data.items() if name not in INTERNAL}

    @property
    def receipt(self):
        """The token that this form came with, or None; a draft asks nothing of other fields."""
        try:
            return self.fields["inzending"].clean(self.data.get(self.add_prefix("inzending")))
        except forms.ValidationError:
            return None

    def draft(self):
        """What was typed so far, as it was typed, for the draft."""
        names = [self.add_prefix(name) for name in self.fields if name not in INTERNAL]
        return {name: self.data.getlist(name) for name in names if name in self.data}


class ConfirmForm(ActorForm):
    """Nothing to ask: a button that says what happens."""
