"""The days of a holiday in a year, by rule."""

from __future__ import annotations

import datetime as dt

from claimtrack.times.calendar import Meaning, date_of, day, part_of, year
from claimtrack.times.moons import islamic_day, jewish_month
from claimtrack.times.recurring import nth_weekday

__all__ = ["holiday_in"]


def holiday_in(rule: str, y: int) -> Meaning | None:
    """The days that a rule gives for year `y`, None where the calendar has none.

    Rules: `fixed M D`; `nth M WEEKDAY N` (Monday is 0, N -1 the last);
    `easter N` (N days after Easter Sunday); `after M D WEEKDAY` (the first such
    day on or after M D); `nth+ M WEEKDAY N DAYS` (so many days after);
    `tishri N`, `kislev N`, `nisan N` (N days after the first of that month) and
    `islamic M N`; `year START` is the first third of the year. A number after a
    slash says how many days it lasts.

    >>> holiday_in("nth 11 3 4", 2022).value
    '2022-11-24'
    >>> holiday_in("kislev 24/8", 2022).last.isoformat()
    '2022-12-26'
    """
    if not 1583 <= y <= 4099:
        return None
    rule, _, length = rule.partition("/")
    kind, *rest = rule.split()
    if kind == "year":
        return part_of(year(y), rest[0])
    first = _first_day(kind, [int(n) for n in rest], y)
    if first is None:
        return None
    whole = day(first)
    if length:
        whole = whole.but(last=first + dt.timedelta(days=int(length) - 1), edtf=None)
    # The Islamic calendar waits for the moon to be seen, often a day longer.
    return whole.but(approximate=True, edtf=None) if kind == "islamic" else whole


def _first_day(kind: str, numbers: list[int], y: int) -> dt.date | None:
    if kind == "fixed":
        return date_of(y, *numbers)
    if kind == "nth":
        return nth_weekday(y, *numbers)
    if kind == "nth+":
        found = nth_weekday(y, *numbers[:3])
        return found + dt.timedelta(days=numbers[3]) if found else None
    if kind == "after":
        found = date_of(y, *numbers[:2])
        return found + dt.timedelta(days=(numbers[2] - found.weekday()) % 7) if found else None
    if kind == "easter":
        from dateutil.easter import easter  # imported late: few texts name a movable feast

        return easter(y) + dt.timedelta(days=numbers[0])
    if kind == "islamic":
        return islamic_day(y, numbers[0], numbers[1])
    return jewish_month(y, kind) + dt.timedelta(days=numbers[0])
