"""TimeOptions: the choices that a reader of dates may make otherwise."""

from __future__ import annotations

import attrs

from claimtrack.errors import InvalidValue
from claimtrack.model._fields import instance_of, one_of

__all__ = ["TimeOptions"]


def _positive(_: object, attribute: attrs.Attribute[int], value: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise InvalidValue(attribute.name, value, "must be a positive integer")


@attrs.frozen(kw_only=True)
class TimeOptions:
    """How dates are read where usage differs; the defaults are those of American news.

    `day_first` reads 01/05/2022 as 1 May. `fiscal_year_start` is the month that
    a fiscal year begins with; fiscal quarters follow it. `southern` turns the
    seasons round. `parts` says what "early 2022" is: a third or a half of it.
    `couple`, `few` and `several` are the numbers those words stand for, and
    `coming_days`, `coming_weeks`, `coming_months`, `coming_years` how many of
    them a bare "the coming weeks" reaches ahead.
    Raises `InvalidValue` for a value that is none of these.

    >>> TimeOptions(day_first=True).parts
    'thirds'
    """

    day_first: bool = attrs.field(default=False, validator=instance_of(bool))
    fiscal_year_start: int = attrs.field(default=1)
    southern: bool = attrs.field(default=False, validator=instance_of(bool))
    parts: str = attrs.field(default="thirds", validator=one_of(("thirds", "halves")))
    couple: int = attrs.field(default=2, validator=_positive)
    few: int = attrs.field(default=3, validator=_positive)
    several: int = attrs.field(default=5, validator=_positive)
    coming_days: int = attrs.field(default=7, validator=_positive)
    coming_weeks: int = attrs.field(default=8, validator=_positive)
    coming_months: int = attrs.field(default=6, validator=_positive)
    coming_years: int = attrs.field(default=5, validator=_positive)

    @fiscal_year_start.validator
    def _is_month(self, attribute: attrs.Attribute[int], value: int) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 12:
            raise InvalidValue(attribute.name, value, "must be a month from 1 to 12")
