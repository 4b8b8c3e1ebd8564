"""Converters and validators that the records share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import Enum
from math import isfinite
from typing import Any, TypeGuard, TypeVar

import attrs

from claimtrack.errors import InvalidValue

E = TypeVar("E", bound=Enum)
T = TypeVar("T")

#: A union is made anew each time that it is written in a call.
_NUMBER = (int, float)


def parse_date(argument: str, value: Any) -> dt.date:
    """A `datetime.date` from a date, a datetime or ISO 8601 text.

    Raises `InvalidValue`, which names `argument`.
    """
    if isinstance(value, dt.date):
        return value.date() if isinstance(value, dt.datetime) else value
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            try:
                return dt.datetime.fromisoformat(value).date()
            except ValueError:
                pass
    raise InvalidValue(argument, value, "must be a date or ISO text such as '2022-01-31'")


def required(argument: str, value: Any, kind: type[T] | tuple[type[T], ...]) -> T:
    """`value` itself, where it is of a kind; else `InvalidValue`, which names `argument`."""
    if not isinstance(value, kind):
        raise InvalidValue(argument, value, f"must be {_names(kind)}")
    return value


def each(argument: str, values: Iterable[T], kind: type | tuple[type, ...]) -> Iterator[T]:
    """The items of an argument, each of a kind; else `InvalidValue`, which names `argument`."""
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        raise InvalidValue(argument, values, f"must be a sequence of {_names(kind)}")
    return _each(argument, values, kind)


def _each(argument: str, values: Iterable[T], kind: type | tuple[type, ...]) -> Iterator[T]:
    for value in values:
        if not isinstance(value, kind):
            raise InvalidValue(argument, value, f"must hold only {_names(kind)}")
        yield value


def _names(kind: type | tuple[type, ...]) -> str:
    return " or ".join(k.__name__ for k in (kind if isinstance(kind, tuple) else (kind,)))


def is_number(value: object) -> TypeGuard[float]:
    """Whether it is a finite number, and neither True nor False."""
    try:
        return isinstance(value, _NUMBER) and not isinstance(value, bool) and isfinite(value)
    except OverflowError:  # of an int that is greater than any float
        return False


def to_date(value: dt.date | str) -> Any:
    """Converter: a date where `value` is one; what is none is kept, and `is_date` reports it."""
    if type(value) is dt.date:
        return value
    try:
        return parse_date("", value)
    except InvalidValue:
        return value


def to_optional_date(value: dt.date | str | None) -> Any:
    """Converter: as `to_date`, with None kept."""
    return None if value is None else to_date(value)


def is_date(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Validator: a date, or None in an attribute whose default is None."""
    if type(value) is not dt.date and (value is not None or attribute.default is not None):
        parse_date(attribute.name, value)


def iso_or_none(value: object) -> str | None:
    """ISO text of a date; None of what is none, as defaults run before `is_date` reports it."""
    return value.isoformat() if isinstance(value, dt.date) else None


def to_tuple(value: Iterable[Any]) -> Any:
    """Converter: a tuple of what can be iterated; the rest is kept, and `tuple_of` reports it."""
    if type(value) is tuple or isinstance(value, str | bytes) or not isinstance(value, Iterable):
        return value
    return tuple(value)


def tuple_of(kind: type) -> Any:
    """Validator: a tuple that holds only `kind`."""

    def check(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        if type(value) is not tuple:
            raise InvalidValue(attribute.name, value, f"must be a sequence of {kind.__name__}")
        for item in value:
            if not isinstance(item, kind):
                raise InvalidValue(attribute.name, item, f"must hold only {kind.__name__}")

    return check


def instance_of(kind: type | tuple[type, ...], *, optional: bool = False) -> Any:
    """A validator that shows the value."""
    wanted = _names(kind) + (" or None" if optional else "")

    def check(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        if not isinstance(value, kind) and not (optional and value is None):
            raise InvalidValue(attribute.name, value, f"must be {wanted}")

    return check


def not_blank(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    """A validator for text that has to say something."""
    if not isinstance(value, str) or not value.strip():
        raise InvalidValue(attribute.name, value, "must be text that is not empty")


def one_of(values: tuple[str, ...]) -> Any:
    """A validator for text that is one of a few words."""

    def check(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        if value not in values:
            raise InvalidValue(attribute.name, value, f"must be one of {', '.join(values)}")

    return check


def member_of(enumeration: type[E], argument: str, value: Any) -> E:
    """The member of an enumeration that `value` is or names; raises `InvalidValue`."""
    if type(value) is enumeration:
        return value
    try:
        return enumeration(value)
    except ValueError:
        values = ", ".join(repr(m.value) for m in enumeration)
        raise InvalidValue(argument, value, f"must be one of {values}") from None
