"""The date of a holiday in a year, by rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from claimtrack.lexicon import Lexicon
from claimtrack.times.calendar import date_of
from claimtrack.times.recurring import nth_weekday

__all__ = ["holiday_in", "holiday_rules"]


def holiday_rules(lexicon: Lexicon) -> Mapping[str, str]:
    """rule of each holiday by its name in lower case."""
    return {row["name"]: row["rule"] for row in lexicon.rows("times_holidays")}


def holiday_in(rule: str, y: int) -> dt.date | None:
    """The day that a rule gives for year `y`, None where the calendar has none.

    Rules: `fixed M D`; `nth M WEEKDAY N` (Monday is 0, N -1 the last);
    `easter N` (N days after Easter Sunday); `after M D WEEKDAY` (the first such
    day on or after M D); `nth+ M WEEKDAY N DAYS` (so many days after).

    >>> holiday_in("nth 11 3 4", 2022).isoformat()
    '2022-11-24'
    """
    if not 1583 <= y <= 4099:
        return None
    kind, *rest = rule.split()
    numbers = [int(n) for n in rest]
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
    return None
