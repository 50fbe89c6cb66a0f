"""Fields and groups that only the forms of the meldpunt have."""

import re
from datetime import datetime, timedelta

from crispy_forms.layout import Div, LayoutObject
from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import timezone

from wams.web import datums
from wams.web.widgets import DatumInput

VOORBEELD = "Schrijf een tijd, bijvoorbeeld 14.30, of een dag met een tijd: 3-9-2026 14.30."


class MomentInput(DatumInput):
    def format_value(self, value):
        if not isinstance(value, datetime):
            return value
        value = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{datums.write_date(value.date())} {value.hour}.{value.minute:02}"


class MomentField(forms.DateTimeField):
    """A time of today, or a day with a time: a call is written down during or after it."""

    widget = MomentInput

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, datetime):
            return value or None
        text = re.sub(r"\s*u(ur)?$", "", str(value).strip().lower())
        day, _, clock = text.rpartition(" ")
        try:
            day = datums.read_date(day) if day else timezone.localdate()
            moment = datetime.combine(day, datums.read_time(clock))
        except ValidationError:
            raise ValidationError(VOORBEELD, code="vorm") from None
        return _yesterday(timezone.make_aware(moment), " " in text)


def _yesterday(moment, has_day):
    """Typed at 0.10 about 23.50: without a day it was the day before."""
    ahead = moment > timezone.now() + timedelta(hours=12)
    return moment - timedelta(days=1) if ahead and not has_day else moment


class Uitklap(Div):
    """A question that most people don't need: folded, and open when there is something in it."""

    template = "meldpunt/_uitklap.html"

    def __init__(self, vraag, *velden):
        super().__init__(*velden)
        self.vraag = vraag

    def render(self, form, context, *args, **kwargs):
        bound = [form[name] for name in self.fields if name in form.fields]
        self.open = any(field.errors or field.value() for field in bound)
        return super().render(form, context, *args, **kwargs) if bound else ""


class Feiten(LayoutObject):
    """What is known already and is not asked again."""

    def __init__(self, *feiten):
        self.fields = []
        self.feiten = [{"naam": naam, "waarde": waarde} for naam, waarde in feiten]

    def render(self, form, context, *args, **kwargs):
        return render_to_string("components/_facts.html", {"feiten": self.feiten, "zij": True})
