"""Fields that accept what people type, and widgets that the form templates draw."""

import re
from datetime import date, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import pretty_name
from django.utils import timezone
from stdnum.nl import bsn

from wams.web import datums

DOELREGEL = "Schrijf niet meer over iemand op dan nodig is."
DUTCH_NUMBER = re.compile(r"0[1-9]\d{8}|0[89]00\d{4}(?:\d{3})?|14\d{3,4}|112")
FOREIGN_NUMBER = re.compile(r"\+[1-9]\d{7,14}")


class Tekstvak(forms.Textarea):
    """A free text with its purpose line; ``soort`` draws a fact or an own view apart."""

    FEIT, MENING = "feit", "mening"

    def __init__(self, *, doelregel=DOELREGEL, soort="", rows=4):
        super().__init__(attrs={"rows": rows})
        self.doelregel = doelregel
        self.soort = soort


class Tegels(forms.RadioSelect):
    """Radio buttons as large tiles, each with a line of explanation by its value."""

    tegels = True

    def __init__(self, *, uitleg=None):
        super().__init__()
        self.uitleg = uitleg or {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "uitleg": self.uitleg.get(str(value), "")}


class DatumInput(forms.TextInput):
    """Plain text: a picker may never be the only way to fill in a date."""

    breedte = "w-s"

    def format_value(self, value):
        return datums.write_date(value) if isinstance(value, date) else value


class DatumField(forms.DateField):
    """A date in any usual spelling; what can't be read stays in the field."""

    widget = DatumInput
    voorbeeld = "1-5-2026"

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", f"Bijvoorbeeld {self.voorbeeld}")
        super().__init__(**kwargs)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return timezone.localdate(value)
        return value if isinstance(value, date) else datums.read_date(str(value))


class GeboortedatumField(DatumField):
    """The birth date of somebody who may be alive."""

    voorbeeld = "3-9-1991"

    def validate(self, value):
        super().validate(value)
        if value and value > timezone.localdate():
            raise ValidationError("Deze datum ligt in de toekomst.", code="toekomst")
        if value and value.year < 1900:
            raise ValidationError("Kies een jaar vanaf 1900.", code="verleden")


class TijdInput(forms.TextInput):
    breedte = "w-xs"

    def format_value(self, value):
        return f"{value.hour}.{value.minute:02}" if hasattr(value, "minute") else value


class TijdField(forms.TimeField):
    """A time of day; a dot or a colon, with or without the word uur."""

    widget = TijdInput

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", "Bijvoorbeeld 14.30")
        super().__init__(**kwargs)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        return value if hasattr(value, "minute") else datums.read_time(str(value))


class _BareField(forms.CharField):
    """Drops what people put between the characters, then looks at what is left."""

    between = r"[\s.\-]"
    breedte = "w-s"

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.breedte = self.breedte

    def to_python(self, value):
        value = super().to_python(value)
        return self.normalise(re.sub(self.between, "", value)) if value else value


class BsnField(_BareField):
    """Nine digits that pass the eleven-test; eight get their leading zero back."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", "9 cijfers. Spaties en punten mogen.")
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "inputmode": "numeric"}

    def normalise(self, digits):
        if not re.fullmatch(r"[0-9]{8,9}", digits):
            raise ValidationError("Een BSN heeft 9 cijfers. Controleer het nummer.", code="vorm")
        digits = digits.zfill(9)
        if not bsn.is_valid(digits):
            raise ValidationError(
                "Dit is geen bestaand BSN. Kijk of er 2 cijfers zijn omgewisseld.", code="elfproef"
            )
        return digits


class PostcodeField(_BareField):
    """1234 AB, however it was typed."""

    breedte = "w-xs"

    def normalise(self, code):
        if not re.fullmatch(r"[1-9][0-9]{3}[A-Za-z]{2}", code):
            raise ValidationError(
                "Schrijf de postcode als 4 cijfers en 2 letters, bijvoorbeeld 9999 ZZ.",
                code="vorm",
            )
        return f"{code[:4]} {code[4:].upper()}"


class TelefoonField(_BareField):
    """A Dutch number as its digits, a foreign one with its plus and country."""

    between = r"[\s.\-()/]"

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "inputmode": "tel"}

    def normalise(self, number):
        number = re.sub(r"^00", "+", number)
        number = re.sub(r"^\+310?", "0", number)
        if DUTCH_NUMBER.fullmatch(number) or FOREIGN_NUMBER.fullmatch(number):
            return number
        raise ValidationError(
            "Schrijf een telefoonnummer van 10 cijfers, bijvoorbeeld 06 12 34 56 78.", code="vorm"
        )


def fill_error_texts(form):
    """Say per field what is missing, where the field itself says nothing better."""
    for name, field in form.fields.items():
        message = str(field.error_messages.get("required", ""))
        if message == str(forms.Field.default_error_messages["required"]):
            field.error_messages["required"] = _missing(field, field.label or pretty_name(name))


def _missing(field, label):
    if field.widget.is_hidden:
        return "Dit formulier is niet compleet. Laad de pagina opnieuw."
    if isinstance(field, forms.BooleanField):
        return f"Zet een vinkje bij ‘{label}’."
    if hasattr(field, "choices"):
        return f"Kies een antwoord bij ‘{label}’."
    return f"Vul in: ‘{label}’."
