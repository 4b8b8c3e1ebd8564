"""Records as short JSON for keeping: without what is as it is by default, and without a heading.

Whoever keeps it has to know the record's type and the version of the format; the ledger's schema
does. A tenth of the time of `claimtrack.interchange.json_lines`, which is for exchange.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from enum import Enum
from functools import cache, lru_cache, partial
from json.encoder import encode_basestring_ascii
from typing import Any, TypeVar, cast, get_args, get_origin

import attrs

from claimtrack.errors import ClaimtrackError, FormatError

__all__ = ["pack", "unpack"]

T = TypeVar("T")


def pack(record: object) -> str:
    """The record as one line of JSON in ASCII.

    >>> from claimtrack import Entity
    >>> pack(Entity("France", "FRA")), pack(Entity("NATO"))
    ('{"name":"France","country":"FRA"}', '{"name":"NATO"}')
    """
    kind: type = type(record)
    return _packer(kind)(record)


def unpack(text: str, kind: type[T], *, trusted: bool = False) -> T:
    """The record of a type that `pack` wrote; `FormatError` when it is none.

    `trusted`: the text is known to be as `pack` wrote it, and the record is
    made without its checks, in half of the time.

    >>> from claimtrack import Entity
    >>> unpack('{"name":"France","country":"FRA"}', Entity)
    Entity(name='France', country='FRA')
    """
    try:
        record: T = (_remake if trusted else _build)(kind, json.loads(text))
    except (
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
        ClaimtrackError,
    ) as error:
        raise FormatError(f"is no {kind.__name__}: {error}") from None
    return record


# ASCII: SQLite's text is UTF-8, which has no lone surrogates, and ends at a NUL for some.
_to_json = json.JSONEncoder(ensure_ascii=True).encode


@cache
def _packer(kind: type) -> Callable[[Any], str]:
    """A function that packs records of one type.

    One expression over all fields, compiled as attrs compiles the methods of
    records: a quarter of the time of a loop over them.
    """
    scope: dict[str, Any] = {}
    always, others = [], []
    for field in attrs.fields(attrs.resolve_types(kind)):
        name, kinds = field.name, get_args(field.type) or (field.type,)
        # A record may hold one of its own type, whose function is not there yet.
        scope[f"write_{name}"] = pack if kinds[0] is kind else _writer(kinds[0])
        written = f"write_{name}(value)"
        if get_origin(field.type) is tuple:
            written = f"'[' + ','.join(map(write_{name}, value)) + ']'"
        value = f"(value := record.{name})"
        if field.default is attrs.NOTHING or hasattr(field.default, "factory"):
            # None, or one that is derived from other fields and may be another some day.
            written = f"'null' if {value} is None else {written}"
            always += [f"',\"{name}\":'", written]
        else:
            scope[f"default_{name}"] = field.default
            others.append(f"'' if {value} is default_{name} else ',\"{name}\":' + {written}")
    source = ", ".join([*always, *others, "'}'"]).replace(",", "{", 1)
    return cast("Callable[[Any], str]", eval(f"lambda record: ''.join(({source}))", scope))


def _writer(kind: type) -> Callable[[Any], str]:
    """What writes a value of a type as JSON."""
    if attrs.has(kind):
        return _packer(kind)
    if issubclass(kind, str):
        return encode_basestring_ascii
    if issubclass(kind, dt.date):
        return _day
    return str if kind is int else _to_json


@lru_cache(maxsize=4096)
def _day(day: dt.date) -> str:
    return f'"{day.isoformat()}"'


def _build(kind: type, plain: dict[str, Any]) -> Any:
    for name, inner, many in _nested(kind):
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


def _remake(kind: type, plain: dict[str, Any]) -> Any:
    """As `_build`, with each field set as it is."""
    made: Any = object.__new__(kind)
    for name, set_field, default, read in _parts(kind):
        value = plain.get(name, default)
        set_field(made, value if value is default or read is None else read(value))
    return made


@cache
def _parts(
    kind: type,
) -> tuple[tuple[str, Callable[..., None], Any, Callable[[Any], Any] | None], ...]:
    """Of each field of a record its name, its setter, its default, and what reads its JSON."""
    found = []
    for field in attrs.fields(attrs.resolve_types(kind)):
        inner = (get_args(field.type) or (field.type,))[0]
        read = _reader(inner)
        if get_origin(field.type) is tuple:
            read = partial(_many, read)
        # What has no plain default is always written, as null where it is None.
        plain = field.default is not attrs.NOTHING and not hasattr(field.default, "factory")
        default = field.default if plain else None
        found.append((field.name, getattr(kind, field.name).__set__, default, read))
    return tuple(found)


def _reader(kind: type) -> Callable[[Any], Any] | None:
    """What makes a value of a type from JSON; None where it is one."""
    if attrs.has(kind):
        return partial(_remake, kind)
    if issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    return dt.date.fromisoformat if issubclass(kind, dt.date) else None


def _many(read: Callable[[Any], Any] | None, values: list[Any]) -> tuple[Any, ...]:
    return tuple(values if read is None else map(read, values))
