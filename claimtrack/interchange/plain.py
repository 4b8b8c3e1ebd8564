"""Records as plain dicts, lists, strings and numbers, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

import attrs
import cattrs

from claimtrack.errors import ClaimtrackError, FormatError, InvalidValue
from claimtrack.model.attribution import Attribution
from claimtrack.model.claim import Claim, Mention
from claimtrack.model.document import Document
from claimtrack.model.entity import Entity, Speaker, Target
from claimtrack.model.event import Certainty, Event, ObservedEvent, PredictedEvent, Quantity
from claimtrack.model.time import TimeExpression, Window
from claimtrack.model.verdict import JudgedClaim, Verdict
from claimtrack.span import Span

__all__ = ["FORMAT_VERSION", "RECORD_TYPES", "Record", "from_dict", "to_dict"]

#: Goes up when a record's fields change; older ones stay readable.
FORMAT_VERSION = 1

_FORMAT = "claimtrack"
_ENVELOPE = ("format", "version", "record")

Record = (
    Attribution
    | Certainty
    | Claim
    | Document
    | Entity
    | Event
    | JudgedClaim
    | Mention
    | ObservedEvent
    | PredictedEvent
    | Quantity
    | Span
    | Speaker
    | Target
    | TimeExpression
    | Verdict
    | Window
)

#: Every record type by the name that it is written under.
RECORD_TYPES: Mapping[str, type] = {kind.__name__: kind for kind in Record.__args__}


def to_dict(record: Record) -> dict[str, Any]:
    """`record` as plain values that JSON can hold, under its format, version and record name.

    >>> to_dict(Entity("France", "FRA"))
    {'format': 'claimtrack', 'version': 1, 'record': 'Entity', 'name': 'France', 'country': 'FRA'}
    """
    name = type(record).__name__
    if RECORD_TYPES.get(name) is not type(record):
        raise InvalidValue("record", record, f"must be one of {', '.join(sorted(RECORD_TYPES))}")
    envelope = dict(zip(_ENVELOPE, (_FORMAT, FORMAT_VERSION, name), strict=True))
    return {**envelope, **_converter().unstructure(record)}


def from_dict(plain: Mapping[str, Any], *, record: str | None = None) -> Any:
    """The record that `to_dict` wrote as `plain`; of the type `record` where one is asked for.

    A field that has a default may be left out. What is derived (a claim's
    `id`, a window's `edtf`) is kept as written, even where a later rule would
    derive something else.

    Raises `FormatError` for another format, version or record, for unknown and
    missing fields, and for values that a record cannot have.

    >>> plain = {"format": "claimtrack", "version": 1, "record": "Entity", "name": "France"}
    >>> from_dict(plain)
    Entity(name='France', country=None)
    """
    if not isinstance(plain, Mapping):
        raise FormatError(f"must be an object, got {type(plain).__name__}")
    if plain.get("format") != _FORMAT:
        raise FormatError(f"format: must be {_FORMAT!r}, got {plain.get('format')!r}")
    version = plain.get("version")
    if type(version) is not int or not 1 <= version <= FORMAT_VERSION:
        raise FormatError(f"version: must be from 1 to {FORMAT_VERSION}, got {version!r}")
    name = plain.get("record")
    kind = RECORD_TYPES.get(name) if isinstance(name, str) else None
    if kind is None:
        raise FormatError(f"record: must be one of {', '.join(sorted(RECORD_TYPES))}, got {name!r}")
    if record is not None and name != record:
        raise FormatError(f"record: must be {record!r}, got {name!r}")
    fields = {key: value for key, value in plain.items() if key not in _ENVELOPE}
    try:
        return _converter().structure(fields, kind)
    except (cattrs.BaseValidationError, ClaimtrackError, RecursionError) as error:
        raise FormatError(f"{name}: {_explain(error)}") from None


def _explain(error: Exception) -> str:
    """What is wrong and in which field, in one line."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, ClaimtrackError):
        return str(error)
    lines = cattrs.transform_error(error, path="", format_exception=_explain_one)
    return "; ".join(line.replace(" @ .", " in ") for line in lines)


def _explain_one(error: BaseException, kind: type | None) -> str:
    if isinstance(error, ClaimtrackError):
        return str(error)
    if isinstance(error, KeyError):
        return f"field {error.args[0]!r} is missing"
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        return f"unknown fields {', '.join(map(repr, sorted(error.extra_fields)))}"
    return str(error)


@cache
def _converter() -> cattrs.Converter:
    """The converter of all records, made when first needed."""
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(dt.date, lambda day: day.isoformat())
    # cattrs would turn anything into text or a number; a wrong type is an error here.
    converter.register_structure_hook(dt.date, _day)
    converter.register_unstructure_hook(StrEnum, lambda member: member.value)
    # The text as it is: the records themselves turn it into a member, or say which there are.
    converter.register_structure_hook(StrEnum, lambda text, _: _strict(text, str))
    for kind in (str, int, float, bool):
        converter.register_structure_hook(kind, _strict)
    for record in RECORD_TYPES.values():
        attrs.resolve_types(record)
    return converter


def _day(value: Any, _: type) -> dt.date:
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise FormatError(f"must be a date such as '2022-01-31', got {value!r}")


def _strict(value: Any, kind: type) -> Any:
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise FormatError(f"must be {kind.__name__}, got {value!r}")
    return value
