"""Converters and validators that the records share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import Enum
from typing import Any, TypeVar

import attrs

from claimtrack.errors import InvalidValue

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


def parse_date(argument: str, value: Any) -> dt.date:
    """A `datetime.date` from a date, a datetime or ISO 8601 text.

    Raises `InvalidValue`, which names `argument`.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            try:
                return dt.datetime.fromisoformat(value).date()
            except ValueError:
                pass
    raise InvalidValue(argument, value, "must be a date or ISO text such as '2022-01-31'")


def parse_optional_date(argument: str, value: Any) -> dt.date | None:
    """As `parse_date`, with None kept."""
    return None if value is None else parse_date(argument, value)


def tuple_of(kind: type[T], argument: str, value: Any) -> tuple[T, ...]:
    """A tuple of the items of `value`, each of which must be a `kind`."""
    if type(value) is not tuple:
        if isinstance(value, str | bytes) or not isinstance(value, Iterable):
            raise InvalidValue(argument, value, f"must be a sequence of {kind.__name__}")
        value = tuple(value)
    for item in value:
        if not isinstance(item, kind):
            raise InvalidValue(argument, item, f"must hold only {kind.__name__}")
    items: tuple[T, ...] = value
    return items


def instance_of(kind: type | tuple[type, ...], *, optional: bool = False) -> Any:
    """A validator that shows the value."""
    kinds = kind if isinstance(kind, tuple) else (kind,)
    wanted = " or ".join(k.__name__ for k in kinds) + (" or None" if optional else "")

    def check(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
        if not (optional and value is None) and not isinstance(value, kinds):
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
    """The member of an enumeration that `value` is or names."""
    try:
        return enumeration(value)
    except ValueError:
        values = ", ".join(repr(m.value) for m in enumeration)
        raise InvalidValue(argument, value, f"must be one of {values}") from None
