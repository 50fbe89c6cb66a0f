"""Helpers of the form templates in templates/nlds."""

from django import forms, template

from wams.web import uitleg
from wams.web.widgets import DOELREGEL

register = template.Library()

# Order matters: the first class that fits decides.
KINDS = (
    (forms.CheckboxSelectMultiple, "vinkjes"),
    (forms.RadioSelect, "radio"),
    (forms.CheckboxInput, "vinkje"),
    (forms.Select, "keuze"),
    (forms.Textarea, "tekst"),
    (forms.FileInput, "bestand"),
)
CLASSES = {
    "bestand": "w-file",
    "keuze": "utrecht-select utrecht-select--html-select",
    "tekst": "utrecht-textarea utrecht-textarea--html-textarea",
    "vinkje": "utrecht-form-field__input utrecht-checkbox utrecht-checkbox--html-input "
    "utrecht-checkbox--custom",
}
TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"


@register.filter
def soort(field):
    """Which of our drawings a field gets."""
    widget = field.field.widget
    return next((kind for base, kind in KINDS if isinstance(widget, base)), "regel")


@register.filter
def doelregel(field):
    """The purpose line of a free text; every textarea has one, also where nobody wrote it."""
    from_widget = getattr(field.field.widget, "doelregel", None)
    if soort(field) != "tekst" or from_widget is not None:
        return from_widget or ""
    return DOELREGEL


@register.filter
def beschreven_door(field):
    """The ids of description, purpose line and error, in the order in which they stand."""
    parts = (
        ("_helptext", field.help_text),
        ("_doel", doelregel(field)),
        ("_error", field.errors),
    )
    return " ".join(f"{field.auto_id}{suffix}" for suffix, present in parts if present)


def _classes(field):
    kind = soort(field)
    classes = [CLASSES.get(kind, TEXTBOX), field.field.widget.attrs.get("class", "")]
    if field.errors and kind in {"regel", "tekst", "keuze"}:
        classes.append(f"{classes[0].split()[0]}--invalid")
    classes.append(getattr(field.field.widget, "breedte", ""))
    return " ".join(filter(None, classes))


@register.simple_tag
def invoer(field):
    """The control itself, linked to its texts; the browser's own validation stays out of it."""
    attrs = {"class": _classes(field), "id": field.auto_id}
    if soort(field) in {"regel", "tekst", "keuze"}:
        attrs["autocomplete"] = field.field.widget.attrs.get("autocomplete", "off")
    if field.field.required:
        attrs["aria-required"] = "true"
    attrs = field.build_widget_attrs(attrs)
    attrs.pop("required", None)
    attrs.pop("aria-describedby", None)
    if beschreven := beschreven_door(field):
        attrs["aria-describedby"] = beschreven
    return field.field.widget.render(
        field.html_name, field.value(), attrs=attrs, renderer=field.form.renderer
    )


def _target(field):
    """The control that a link in the error summary must reach: in a group its first choice."""
    return f"{field.auto_id}_0" if soort(field) in {"radio", "vinkjes"} else field.auto_id


@register.simple_tag
def fouten(form):
    """What is wrong with a form, per line a text and, where there is one, a place to go to."""
    lines = [{"tekst": text, "doel": ""} for text in form.non_field_errors()]
    for field in form:
        target = "" if field.is_hidden else _target(field)
        lines += [{"tekst": text, "doel": target} for text in field.errors]
    return lines


@register.simple_tag
def fouten_formset(formset):
    """The same over all lines of a formset, each with the number of its line."""
    lines = [{"tekst": text, "doel": ""} for text in formset.non_form_errors()]
    for number, form in enumerate(formset.forms, start=1):
        lines += [{**line, "tekst": f"Regel {number}: {line['tekst']}"} for line in fouten(form)]
    return lines


@register.simple_tag
def uitleg_bij(field):
    """What the choices of this field mean today; nothing where no legal choice is made."""
    found = uitleg.bij(field)
    return {"op": found[0], "regels": found[1]} if found else None
