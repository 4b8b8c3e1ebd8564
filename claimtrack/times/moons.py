"""Days by calendars whose months begin with the moon, in a year of ours.

Both calendars are computed after Reingold and Dershowitz, Calendrical Calculations: the Jewish
one exactly, the Islamic one by its tables, which are a day off where the moon was seen later.
"""

from __future__ import annotations

import datetime as dt

__all__ = ["islamic_day", "jewish_month"]

_JEWISH_EPOCH = -1_373_427  # as date.toordinal counts
_ISLAMIC_EPOCH = 227_014
_NISAN_TO_TISHRI = 177


def jewish_month(y: int, name: str) -> dt.date:
    """The first of tishri, kislev or nisan, each of which comes once in a year of ours.

    >>> jewish_month(2022, "tishri").isoformat()
    '2022-09-26'
    """
    new_year = _jewish_new_year(y + 3761)
    if name == "nisan":
        return dt.date.fromordinal(new_year - _NISAN_TO_TISHRI)
    if name == "kislev":
        length = _jewish_new_year(y + 3762) - new_year
        new_year += 30 + (30 if length in (355, 385) else 29)
    return dt.date.fromordinal(new_year)


def _jewish_new_year(year: int) -> int:
    before, days, after = (_days_elapsed(year + n) for n in (-1, 0, 1))
    late = 2 if after - days == 356 else 1 if days - before == 382 else 0
    return _JEWISH_EPOCH + days + late


def _days_elapsed(year: int) -> int:
    """Days to the new moon of a year, put off from a Sunday, Wednesday or Friday."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + (3 * (days + 1) % 7 < 3)


def islamic_day(y: int, month: int, days: int) -> dt.date | None:
    """So many days after the first of a month of the Islamic year, where that is in year `y`.

    The first such day of two, None in a year that has none.

    >>> islamic_day(2022, 10, 0).isoformat()
    '2022-05-02'
    """
    about = (y - 622) * 33 // 32
    for year in (about, about + 1, about + 2):
        months = 29 * (month - 1) + month // 2
        number = _ISLAMIC_EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30 + months
        day = dt.date.fromordinal(number + days)
        if day.year == y:
            return day
    return None
