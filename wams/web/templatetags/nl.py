"""Dutch dates, times and numbers for templates, and our own icons."""

from datetime import date, datetime
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from wams.web.iconen import ICONEN

register = template.Library()

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def _local(value):
    """An aware moment in the time of the reader; a naive one or a date as it is."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def _day(value):
    """The calendar day of a date or moment, or None when there is nothing to show."""
    value = _local(value)
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


@lru_cache(maxsize=2048)
def _written(day):
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"


@register.filter
def datum(value):
    """1 mei 2026"""
    day = _day(value)
    return _written(day) if day else ""


@register.filter
def datum_kort(value):
    """01-05-2026, for narrow table columns"""
    day = _day(value)
    return f"{day.day:02}-{day.month:02}-{day.year}" if day else ""


@register.filter
def datum_dag(value):
    """1 mei, where the year is plain from what stands around it"""
    day = _day(value)
    return f"{day.day} {MAANDEN[day.month - 1]}" if day else ""


@register.filter
def datum_lang(value):
    """vrijdag 1 mei 2026"""
    day = _day(value)
    return f"{DAGEN[day.weekday()]} {_written(day)}" if day else ""


@register.filter
def tijd(value):
    """16.31 uur; a whole hour is 14 uur"""
    value = _local(value)
    if not hasattr(value, "minute"):
        return ""
    return f"{value.hour}.{value.minute:02} uur" if value.minute else f"{value.hour} uur"


@register.filter
def dagen_tot(value):
    """How far a term is: Nog 8 dagen, Morgen, Vandaag, 3 dagen te laat."""
    day = _day(value)
    if day is None:
        return ""
    days = (day - timezone.localdate()).days
    if days < 0:
        return f"{aantal(-days, 'dag,dagen')} te laat"
    return {0: "Vandaag", 1: "Morgen"}.get(days, f"Nog {aantal(days)} dagen")


@register.filter
def aantal(value, woorden=""):
    """8.412, or with "dag,dagen" 1 dag and 8.412 dagen"""
    number = f"{int(value):,}".replace(",", ".")
    if not woorden:
        return number
    singular, _, plural = woorden.partition(",")
    return f"{number} {singular if int(value) == 1 else plural or singular}"


@lru_cache
def _icon(naam, klasse) -> SafeString:
    paths = format_html_join("", '<path d="{}"/>', ((line,) for line in ICONEN[naam]))
    return format_html(
        '<svg class="w-icon{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        f" {klasse}" if klasse else "",
        paths,
    )


@register.simple_tag
def icon(naam, klasse=""):
    """A decorative drawing; the words beside it carry the meaning. Unknown names raise."""
    return _icon(str(naam), str(klasse))
