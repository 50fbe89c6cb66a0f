"""From plain values (TOML, JSON) to typed rows and back. Strict: nothing is guessed."""

import types
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints


class VormError(ValueError):
    """One value is not what its field asks; the message names the field."""


@cache
def _velden(klasse: type) -> tuple[tuple[Field, Any], ...]:
    hints = get_type_hints(klasse)
    return tuple((veld, hints[veld.name]) for veld in fields(klasse))


def make(klasse: type, waarden: dict) -> Any:
    """Build one row; an unknown, missing or wrongly typed key is a fault."""
    velden = _velden(klasse)
    vreemd = sorted(set(waarden) - {veld.name for veld, _ in velden})
    if vreemd:
        raise VormError(f"onbekend veld {', '.join(vreemd)}")
    ontbreekt = [v.name for v, _ in velden if v.default is MISSING and v.name not in waarden]
    if ontbreekt:
        raise VormError(f"veld {', '.join(ontbreekt)} ontbreekt")
    gegeven = ((veld.name, soort) for veld, soort in velden if veld.name in waarden)
    return klasse(**{naam: _read(soort, waarden[naam], naam) for naam, soort in gegeven})


def _read(soort: Any, waarde: Any, naam: str) -> Any:
    if isinstance(soort, types.UnionType):
        return None if waarde is None else _read(get_args(soort)[0], waarde, naam)
    if get_origin(soort) is tuple:
        if not isinstance(waarde, list):
            raise VormError(f"{naam}: {waarde!r} is geen lijst")
        return tuple(_read(get_args(soort)[0], deel, naam) for deel in waarde)
    if is_dataclass(soort):
        if not isinstance(waarde, dict):
            raise VormError(f"{naam}: {waarde!r} is geen tabel")
        return make(soort, waarde)
    return _read_plain(soort, waarde, naam)


def _read_plain(soort: type, waarde: Any, naam: str) -> Any:
    try:
        if issubclass(soort, StrEnum):
            return soort(waarde)
        if soort is date and type(waarde) is str:
            return date.fromisoformat(waarde)
    except ValueError:
        raise VormError(f"{naam}: {waarde!r} is onbekend") from None
    if type(waarde) is not soort:
        raise VormError(f"{naam}: {waarde!r} is geen {soort.__name__}")
    return waarde


def flatten(rij: Any) -> dict:
    """The row as JSON, without what is only a default: a later field changes no old sum."""
    return {
        veld.name: _plain(getattr(rij, veld.name))
        for veld, _ in _velden(type(rij))
        if getattr(rij, veld.name) != veld.default
    }


def _plain(waarde: Any) -> Any:
    if isinstance(waarde, tuple):
        return [_plain(deel) for deel in waarde]
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, StrEnum):
        return waarde.value
    return flatten(waarde) if is_dataclass(waarde) else waarde
