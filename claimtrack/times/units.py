"""The units of the calendar that words name, counted from a day: this week, the year."""

from __future__ import annotations

import datetime as dt

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning, period_at, shifted
from claimtrack.times.made import Found, Resolve
from claimtrack.times.piece import Piece

__all__ = [
    "count_named",
    "of_unit",
    "period_from",
    "unit_here",
    "unit_of",
    "unknown",
    "working_unit",
]

#: What days and weeks of work are called.
WORKING = ("business", "trading", "working")


_NO_YEAR = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "F": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "H": "XXXX-HX",
    "E": "XXXX-WXX-WE",
    "X": "XXX",
    "C": "XX",
    "S": "XXXX-XX",
}


def unit_of(found: Found, piece: Piece) -> str | None:
    """The unit that a word names: D, W, M, Q, Y, ..."""
    return found.value(piece, "UNIT1", "UNITS", "WEEKENDW", "HUNIT1", "HUNITS")


def unknown(grain: str) -> Meaning:
    """A relative period without a day to count from."""
    return Meaning("DATE", _NO_YEAR.get(grain, "XXXX-XX-XX"), grain=grain, anchored=False)


def count_named(found: Found, key: Piece | None) -> int:
    """How many units away a word says: -1 for last, 0 for this or no word, 1 for next."""
    return int(found.value(key, "LASTW", "THISW", "NEXTW") or 0) if key is not None else 0


def period_from(count: int, grain: str, base: dt.date | None) -> Meaning:
    """The unit of the calendar that is so many units from the one that `base` is in."""
    if base is None:
        return unknown(grain)
    if grain == "F":
        start = base - dt.timedelta(days=base.weekday())
        if count > 0:
            start += dt.timedelta(days=14)
        elif count < 0:
            start -= dt.timedelta(days=14)
        return Meaning("DATE", "P2W", start, start + dt.timedelta(days=13), "W")
    return period_at(shifted(base, count, grain), grain)


def of_unit(anchor: Anchor, count: int, grain: str, story: bool) -> Meaning:
    """The unit so many units from today's, or, in a story, from the one spoken of."""
    base = anchor.then() if story else anchor.today
    if grain == "E":
        if base is None:
            return unknown(grain)
        if count < 0 and base.weekday() == 6:
            base -= dt.timedelta(days=1)
        return period_at(base + dt.timedelta(days=7 * count), "E")
    if story and count > 0 and anchor.spoken is not None and anchor.spoken.last is not None:
        base = anchor.spoken.last if grain == "D" else base
    return period_from(count, grain, base)


def working_unit(found: Found, unit: str | None) -> str | None:
    """B for the D of "business days"; other units as they are."""
    working = unit == "D" and any(p.word in WORKING for p in found.whole)
    return "B" if working else unit


def unit_here(found: Found, piece: Piece) -> Resolve:
    """The meaning of a piece, or of "the year" the year it is."""
    if piece.meaning is not None:
        return piece.meaning
    grain = unit_of(found, piece) or "Y"
    return lambda anchor: period_from(0, grain, anchor.then() if anchor.history else anchor.today)
