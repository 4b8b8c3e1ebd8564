"""Records as short JSON for keeping: without what is as it is by default, and without a heading.

Whoever keeps it has to know the record's type and the version of the format; the ledger's schema
does. A sixth of the time of `claimtrack.interchange.json_lines`, which is for exchange.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, get_args, get_origin

import attrs

from claimtrack.errors import ClaimtrackError, FormatError

__all__ = ["pack", "unpack"]

T = TypeVar("T")

#: No value is this: for a field that has no default, or one that is derived from others.
_NO_DEFAULT = object()


def pack(record: object, *, without: str | None = None) -> str:
    """The record as one line of JSON in ASCII, if need be without one of its fields.

    >>> from claimtrack import Entity
    >>> pack(Entity("France", "FRA")), pack(Entity("NATO"))
    ('{"name":"France","country":"FRA"}', '{"name":"NATO"}')
    """
    plain = _plain(record)
    if without is not None:
        plain.pop(without, None)
    return _to_json(plain)


def unpack(text: str, kind: type[T]) -> T:
    """The record of a type that `pack` wrote; `FormatError` when it is none.

    >>> from claimtrack import Entity
    >>> unpack('{"name":"France"}', Entity)
    Entity(name='France', country=None)
    """
    try:
        return _build(kind, json.loads(text))
    except (ValueError, TypeError, AttributeError, RecursionError, ClaimtrackError) as error:
        raise FormatError(f"is no {kind.__name__}: {error}") from None


def _plain(record: object) -> Any:
    """A record as a dict of its fields, without those that are as by default; a day as text."""
    if isinstance(record, dt.date):
        return record.isoformat()
    names, defaults, values_of = _fields(type(record))  # type: ignore[arg-type]
    return {
        name: item
        for name, default, item in zip(names, defaults, values_of(record), strict=True)
        if item is not default
    }


# ASCII: SQLite's text is UTF-8, which has no lone surrogates, and ends at a NUL for some.
# The encoder itself walks tuples and asks `_plain` only for records and days.
_to_json = json.JSONEncoder(
    ensure_ascii=True, separators=(",", ":"), check_circular=False, default=_plain
).encode


@cache
def _fields(
    kind: type,
) -> tuple[tuple[str, ...], tuple[object, ...], Callable[[Any], tuple[Any, ...]]]:
    """A record's fields, their defaults as far as these are the same for all, and their reader."""
    names, defaults = [], []
    for field in attrs.fields(kind):
        same = field.default is not attrs.NOTHING and not hasattr(field.default, "factory")
        names.append(field.name)
        defaults.append(field.default if same else _NO_DEFAULT)
    return tuple(names), tuple(defaults), attrgetter(*names)


def _build(kind: type[T], plain: dict[str, Any]) -> T:
    for name, inner, many in _nested(kind):  # type: ignore[arg-type]
        value = plain.get(name)
        if value is not None:
            plain[name] = (
                tuple([_build(inner, item) for item in value]) if many else _build(inner, value)
            )
    return kind(**plain)


@cache
def _nested(kind: type) -> tuple[tuple[str, type, bool], ...]:
    """The fields of a record that hold records: name, type, and whether they hold many."""
    found = []
    for field in attrs.fields(attrs.resolve_types(kind)):
        many = get_origin(field.type) is tuple
        for inner in get_args(field.type) or (field.type,):
            if isinstance(inner, type) and attrs.has(inner):
                found.append((field.name, inner, many))
    return tuple(found)
