"""Lengths of time: their TIMEX3 value, their number, and the day that lies so far away."""

from __future__ import annotations

import datetime as dt

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import shifted

__all__ = ["UNCOUNTED", "count_of", "duration_value", "moved"]

#: Words for a number that is not known, so that TIMEX3 has an X for it.
UNCOUNTED = ("few", "several", "many")

#: Unit -> the one that TIMEX3 counts it in, and how many of those it is.
_TIMES = {
    "B": (1, "D"),
    "F": (2, "W"),
    "X": (10, "Y"),
    "C": (100, "Y"),
    "L": (1000, "Y"),
    "E": (1, "WE"),
    "S": (3, "M"),
}
#: The same without a count.
_VAGUE = {"X": "Y", "C": "C", "F": "W", "E": "WE", "L": "L"}


def duration_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units; X for a count that is not known.

    >>> duration_value(2.5, "Y"), duration_value(None, "TM"), duration_value(2, "X")
    ('P2Y6M', 'PTXM', 'P20Y')
    """
    time = "T" if unit[0] == "T" else ""
    letter = unit[-1] if time else unit
    if count is None:
        return f"P{time}X{_VAGUE.get(letter, letter) if not time else letter}"
    if not time and letter in _TIMES:
        times, letter = _TIMES[letter]
        count *= times
    number = int(count)
    rest = count - number
    if not rest:
        return f"P{time}{number}{letter}"
    smaller = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S"), "D": (24, "H"), "W": (7, "D")}
    scale, small = smaller.get(unit, (0, ""))
    if not scale:
        return f"P{time}{count:g}{letter}"
    part = f"{round(rest * scale)}{small}"
    if unit == "D":
        part = "T" + part
    return f"P{time}{number}{letter}{part}" if number else f"P{time}{part}"


def count_of(count: float | None, word: str, anchor: Anchor) -> float | None:
    """The number that a vague word stands for, by the options."""
    if word in ("few", "several", "couple"):
        return float(getattr(anchor.options, word))
    return count


def moved(date: dt.date, length: tuple[float, str], way: int) -> dt.date:
    """A day that lies a duration before (-1) or after (1) another."""
    count, unit = length
    if unit == "sum":
        months = int(count)
        days = round((count - months) * 1000)
        return shifted(shifted(date, way * months, "M"), way * days, "D")
    if unit[0] == "T":
        return shifted(date, way * (int(count // 24) if unit == "TH" else 0), "D")
    if unit == "F":
        return shifted(date, way * count * 2, "W")
    return shifted(date, way * count, unit)
