"""Window and TimeExpression: when."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs

from claimtrack.errors import InvalidValue
from claimtrack.model._fields import (
    instance_of,
    is_date,
    iso_or_none,
    one_of,
    parse_date,
    to_optional_date,
)
from claimtrack.span import Span

__all__ = ["TimeExpression", "Window"]

TIMEX3_TYPES = ("DATE", "TIME", "DURATION", "SET")


@attrs.frozen
class Window:
    """The days between which something must fall; both inclusive, None an open end.

    `edtf` writes it in EDTF (ISO 8601-2:2019), derived from the days unless the
    rule has a better word for it ("early 2022" is `2022-37`). `rule` names the
    rule that made it; `approximate` and `vague` are its flags.
    Raises `InvalidValue` when `earliest` is after `latest` or no date.

    >>> window = Window("2022-01-01", "2022-04-30")
    >>> window.edtf
    '2022-01-01/2022-04-30'
    >>> window.contains("2022-01-10"), window.closed("2022-04-30")
    (True, False)
    >>> Window("2022-02-01", "2022-01-01")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    claimtrack.errors.InvalidValue: earliest: must not be after latest 2022-01-01, got ...
    """

    earliest: dt.date | None = attrs.field(
        default=None, converter=to_optional_date, validator=is_date
    )
    latest: dt.date | None = attrs.field(
        default=None, converter=to_optional_date, validator=is_date
    )
    rule: str | None = attrs.field(
        default=None, kw_only=True, validator=instance_of(str, optional=True)
    )
    approximate: bool = attrs.field(default=False, kw_only=True, validator=instance_of(bool))
    vague: bool = attrs.field(default=False, kw_only=True, validator=instance_of(bool))
    edtf: str = attrs.field(kw_only=True, validator=instance_of(str))

    @edtf.default
    def _edtf_of_days(self) -> str:
        first, last = iso_or_none(self.earliest), iso_or_none(self.latest)
        sign = "~" if self.approximate or self.vague else ""
        if first is not None and first == last:
            return f"{first}{sign}"
        if first is None and last is None:
            return "../.."
        left = f"{first}{sign}" if first is not None else ".."
        right = f"{last}{sign}" if last is not None else ".."
        return f"{left}/{right}"

    def __attrs_post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise InvalidValue("earliest", self.earliest, f"must not be after latest {self.latest}")

    @classmethod
    def on(cls, day: dt.date | str, **more: Any) -> Window:
        """The window of one day.

        >>> Window.on("2022-01-10").edtf
        '2022-01-10'
        """
        return cls(day, day, **more)

    @property
    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """(earliest, latest): what two windows have in common when they mean the same days."""
        return self.earliest, self.latest

    def contains(self, other: Window | dt.date | str) -> bool:
        """Whether a day, or all of another window, lies inside.

        >>> Window("2022-01-01").contains(Window("2022-01-01", "2022-03-31"))
        True
        """
        if isinstance(other, Window):
            first, last = other.earliest, other.latest
        else:
            first = last = parse_date("other", other)
        return (self.earliest is None or (first is not None and self.earliest <= first)) and (
            self.latest is None or (last is not None and last <= self.latest)
        )

    def overlaps(self, other: Window) -> bool:
        """Whether the two windows share a day; an open end goes on for ever.

        >>> Window("2022-01-01").overlaps(Window(None, "2022-01-01"))
        True
        """
        if not isinstance(other, Window):
            raise InvalidValue("other", other, "must be a Window")
        return not (
            (self.earliest and other.latest and other.latest < self.earliest)
            or (self.latest and other.earliest and self.latest < other.earliest)
        )

    def intersect(self, other: Window) -> Window | None:
        """The days of both, under this window's rule; None where there are none.

        >>> Window("2022-01-01", "2022-04-30").intersect(Window("2022-03-01")).edtf
        '2022-03-01/2022-04-30'
        """
        if not self.overlaps(other):
            return None
        starts = [d for d in (self.earliest, other.earliest) if d]
        ends = [d for d in (self.latest, other.latest) if d]
        return Window(
            max(starts, default=None),
            min(ends, default=None),
            rule=self.rule,
            approximate=self.approximate or other.approximate,
            vague=self.vague or other.vague,
        )

    def clip(self, earliest: dt.date | str) -> Window:
        """This window without the days before `earliest`; itself where nothing is cut or left.

        A prediction cannot come true before it is said, so windows are cut at
        the day it was said. One that was over by then tells of the past and is
        left whole, since a window has at least one day; ask `closed` for those,
        or `intersect` with an open window, which gives None.
        Raises `InvalidValue` for an `earliest` that is no date.

        >>> Window("2021-01-01", "2021-12-31").clip("2021-12-22").edtf
        '2021-12-22/2021-12-31'
        >>> Window("2021-01-01", "2021-12-31").clip("2022-01-01").edtf
        '2021-01-01/2021-12-31'
        """
        day = parse_date("earliest", earliest)
        if (self.earliest and self.earliest >= day) or (self.latest and self.latest < day):
            return self
        return Window(
            day,
            self.latest,
            rule=self.rule,
            approximate=self.approximate,
            vague=self.vague,
        )

    def closed(self, as_of: dt.date | str) -> bool:
        """Whether the window is over on `as_of`: from the day after its last day.

        A window with an open end is never over.

        >>> [Window(None, last).closed("2022-05-01") for last in ("2022-04-30", None)]
        [True, False]
        """
        day = parse_date("as_of", as_of)
        return self.latest is not None and day > self.latest

    def days_from(self, day: dt.date | str) -> int:
        """0 inside the window, else days too early (negative) or too late (positive).

        >>> Window("2022-01-01", "2022-04-30").days_from("2022-05-02")
        2
        """
        when = parse_date("day", day)
        if self.earliest and when < self.earliest:
            return (when - self.earliest).days
        if self.latest and when > self.latest:
            return (when - self.latest).days
        return 0


@attrs.frozen
class TimeExpression:
    """A time expression as TimeML 1.2.1 writes it, with the days it means.

    `type` is DATE, TIME, DURATION or SET; `value` and `mod` are TIMEX3's.
    `window` takes in the preposition before the span ("by Friday") and is None
    where no days follow, as for a duration or without a publication date.

    >>> TimeExpression(Span(3, 9), "DATE", "2022-05-06").value
    '2022-05-06'
    """

    span: Span = attrs.field(validator=instance_of(Span))
    type: str = attrs.field(validator=one_of(TIMEX3_TYPES))
    value: str = attrs.field(validator=instance_of(str))
    mod: str | None = attrs.field(default=None, validator=instance_of(str, optional=True))
    window: Window | None = attrs.field(default=None, validator=instance_of(Window, optional=True))
