"""Meaning: what a time expression says, and the periods of the calendar as Meanings."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import Any

import attrs

__all__ = [
    "Meaning",
    "century",
    "day",
    "decade",
    "half",
    "month",
    "part_of",
    "period_at",
    "quarter",
    "season",
    "shifted",
    "week",
    "weekend",
    "year",
]

_ONE_DAY = dt.timedelta(days=1)


@attrs.define
class Meaning:
    """TIMEX3 type, value and mod, and the days meant; `grain` is the unit it counts in."""

    type: str
    value: str
    first: dt.date | None = None
    last: dt.date | None = None
    grain: str = ""
    mod: str | None = None
    rule: str = "calendar"
    approximate: bool = False
    vague: bool = False
    edtf: str | None = None
    #: its words say which one is meant: not so for a turn of no known year or a clock of no day
    anchored: bool = True

    def but(self, **changes: Any) -> Meaning:
        """This meaning with some fields changed."""
        return attrs.evolve(self, **changes)


def day(date: dt.date) -> Meaning:
    """One day."""
    return Meaning("DATE", date.isoformat(), date, date, "D")


def date_of(y: int, m: int, d: int) -> dt.date | None:
    """The date of these numbers, None where the calendar has none."""
    if 1 <= m <= 12 and 1 <= y <= 9998 and 1 <= d <= monthrange(y, m)[1]:
        return dt.date(y, m, d)
    return None


def _end_of_month(y: int, m: int) -> dt.date:
    return dt.date(y, m, monthrange(y, m)[1])


def _in_range(y: int) -> int:
    return min(max(y, 1), 9998)


def month(y: int, m: int) -> Meaning:
    """A calendar month."""
    y = _in_range(y)
    return Meaning(
        "DATE",
        f"{y:04}-{m:02}",
        dt.date(y, m, 1),
        _end_of_month(y, m),
        "M",
        edtf=f"{y:04}-{m:02}",
    )


def year(y: int) -> Meaning:
    """A calendar year."""
    y = _in_range(y)
    return Meaning("DATE", f"{y:04}", dt.date(y, 1, 1), dt.date(y, 12, 31), "Y", edtf=f"{y:04}")


def _months(y: int, first: int, count: int) -> tuple[dt.date, dt.date]:
    """The days of `count` months from month `first`, which may lie outside 1 to 12."""
    start = y * 12 + first - 1
    stop = start + count - 1
    return (
        dt.date(_in_range(start // 12), start % 12 + 1, 1),
        _end_of_month(_in_range(stop // 12), stop % 12 + 1),
    )


def fiscal_year(y: int, starts: int) -> Meaning:
    """The fiscal year that ends in year `y` (begins in it when it starts in January)."""
    first, last = _months(y if starts == 1 else y - 1, starts, 12)
    return Meaning("DATE", f"{y:04}", first, last, "Y", rule="fiscal year")


def quarter(y: int, q: int, starts: int = 1) -> Meaning:
    """A quarter, of the fiscal year when that starts in another month than January."""
    first, last = _months(y if starts == 1 else y - 1, starts + 3 * (q - 1), 3)
    edtf = f"{_in_range(y):04}-{32 + q}" if starts == 1 else None
    return Meaning("DATE", f"{_in_range(y):04}-Q{q}", first, last, "Q", edtf=edtf)


def half(y: int, h: int, starts: int = 1) -> Meaning:
    """A half of a year."""
    first, last = _months(y if starts == 1 else y - 1, starts + 6 * (h - 1), 6)
    edtf = f"{_in_range(y):04}-{39 + h}" if starts == 1 else None
    return Meaning("DATE", f"{_in_range(y):04}-H{h}", first, last, "H", edtf=edtf)


_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_OPPOSITE = {"SP": 9, "SU": 12, "FA": 3, "WI": 6}


def season(y: int, name: str, southern: bool = False) -> Meaning:
    """A meteorological season; the one with Christmas in it begins in year `y`."""
    first, last = _months(y, (_OPPOSITE if southern else _SEASONS)[name], 3)
    number = ("SP", "SU", "FA", "WI").index(name) + 21
    return Meaning(
        "DATE",
        f"{_in_range(y):04}-{name}",
        first,
        last,
        "S",
        edtf=None if southern else f"{_in_range(y):04}-{number}",
    )


def week(date: dt.date) -> Meaning:
    """The ISO week that a day is in, Monday to Sunday."""
    iso = date.isocalendar()
    monday = date - dt.timedelta(days=date.weekday())
    return Meaning(
        "DATE", f"{iso.year:04}-W{iso.week:02}", monday, monday + dt.timedelta(days=6), "W"
    )


def weekend(date: dt.date) -> Meaning:
    """The Saturday and Sunday of the ISO week that a day is in."""
    iso = date.isocalendar()
    saturday = date + dt.timedelta(days=5 - date.weekday())
    return Meaning("DATE", f"{iso.year:04}-W{iso.week:02}-WE", saturday, saturday + _ONE_DAY, "E")


def decade(y: int) -> Meaning:
    """The ten years that begin with a year that ends in 0."""
    y = _in_range(y - y % 10)
    y -= y % 10
    return Meaning(
        "DATE",
        f"{y // 10:03}",
        dt.date(max(y, 1), 1, 1),
        dt.date(y + 9, 12, 31),
        "X",
        edtf=f"{y // 10:03}X",
    )


def century(y: int) -> Meaning:
    """The hundred years that begin with a year that ends in 00."""
    y = max(y - y % 100, 0)
    return Meaning(
        "DATE",
        f"{y // 100:02}",
        dt.date(max(y, 1), 1, 1),
        dt.date(min(y + 99, 9998), 12, 31),
        "C",
        edtf=f"{y // 100:02}XX",
    )


def shifted(date: dt.date, count: float, unit: str) -> dt.date:
    """A day some units later (earlier, when negative), held inside the calendar.

    Units are those of TIMEX3 durations: D, W, M, Q, Y, X (ten years), C, and B for
    days from Monday to Friday; a day that its month lacks becomes the month's last.
    """
    try:
        if unit == "B":
            return _working_day(date, round(count))
        if unit in "DEW" and unit:
            return date + dt.timedelta(days=round(count * (7 if unit != "D" else 1)))
        months = {"M": 1, "Q": 3, "H": 6, "S": 3, "Y": 12, "X": 120, "C": 1200, "L": 12000}.get(
            unit
        )
        if months is None:
            return date
        whole = count * months
        number = date.year * 12 + date.month - 1 + int(whole // 1)
        y, m = divmod(number, 12)
        moved = dt.date(y, m + 1, min(date.day, monthrange(y, m + 1)[1]))
        return moved + dt.timedelta(days=round((whole % 1) * 30))
    except (OverflowError, ValueError):
        return dt.date.max if count > 0 else dt.date.min


def _working_day(date: dt.date, count: int) -> dt.date:
    way = 1 if count > 0 else -1
    weeks, rest = divmod(abs(count), 5)
    moved = date + dt.timedelta(days=7 * way * weeks)
    while rest:
        moved += dt.timedelta(days=way)
        rest -= moved.weekday() < 5
    return moved


def period_at(date: dt.date, grain: str, *, starts: int = 1) -> Meaning:
    """The unit of the calendar that a day is in: its week, month, quarter, year ..."""
    if grain == "W":
        return week(date)
    if grain == "E":
        return weekend(date)
    if grain == "M":
        return month(date.year, date.month)
    if grain == "Q":
        y = date.year + (1 < starts <= date.month)
        return quarter(y, (date.month - starts) % 12 // 3 + 1, starts)
    if grain == "H":
        return half(date.year, (date.month + 5) // 6)
    if grain == "S":
        name = ("WI", "SP", "SU", "FA")[date.month % 12 // 3]
        return season(date.year - (date.month < 3), name)
    if grain == "Y":
        if starts != 1:
            return fiscal_year(date.year + (date.month >= starts), starts)
        return year(date.year)
    if grain == "X":
        return decade(date.year)
    if grain == "C":
        return century(date.year)
    return day(date)


def _of_days(first: dt.date, last: dt.date, part: str, parts: str) -> tuple[dt.date, dt.date]:
    count = (last - first).days + 1
    if parts == "halves" and part != "MID":
        middle = first + dt.timedelta(days=(count + 1) // 2)
        return (first, middle - _ONE_DAY) if part == "START" else (middle, last)
    third = count / 3
    one, two = first + dt.timedelta(days=round(third)), first + dt.timedelta(days=round(2 * third))
    return {
        "START": (first, max(one - _ONE_DAY, first)),
        "MID": (min(one, last), max(two - _ONE_DAY, min(one, last))),
        "END": (min(two, last), last),
    }[part]


def part_of(whole: Meaning, part: str, parts: str = "thirds") -> Meaning:
    """The START, MID or END of a period, by conventions/times.md.

    Months are cut at the 10th and 20th, weeks after Wednesday and before
    Friday, years into the quadrimesters of EDTF, anything else into thirds.
    """
    first, last = whole.first, whole.last
    if first is None or last is None:
        return whole.but(mod=part)
    edtf = None
    grain = whole.grain
    approximate = grain in "XC"
    if grain == "W":
        a, b = {"START": (0, 2), "MID": (1, 3), "END": (4, 6)}[part]
        days = (first + dt.timedelta(days=a), first + dt.timedelta(days=b))
    elif parts == "halves":
        days = _of_days(first, last, part, parts)
    elif grain == "M":
        a, b = {"START": (1, 10), "MID": (11, 20), "END": (21, last.day)}[part]
        days = (first.replace(day=a), first.replace(day=b))
    elif grain == "Y" and first.month == 1:
        number = {"START": 0, "MID": 1, "END": 2}[part]
        days = _months(first.year, 1 + 4 * number, 4)
        edtf = f"{first.year:04}-{37 + number}"
    elif grain in "XC":
        years = last.year - first.year + 1
        cut = [round(years * k / 3) for k in range(4)]
        k = {"START": 0, "MID": 1, "END": 2}[part]
        days = (
            dt.date(first.year + cut[k], 1, 1),
            dt.date(first.year + cut[k + 1] - 1, 12, 31),
        )
    elif grain in "QSH":
        size = {"Q": 1, "S": 1, "H": 2}[grain]
        number = {"START": 0, "MID": 1, "END": 2}[part]
        days = _months(first.year, first.month + size * number, size)
    elif grain in ("D", "T"):
        return whole.but(mod=part)
    else:
        days = _of_days(first, last, part, parts)
    return whole.but(
        mod=part,
        first=days[0],
        last=days[1],
        edtf=edtf,
        rule=f"{part.lower()} of period",
        approximate=whole.approximate or approximate,
    )
