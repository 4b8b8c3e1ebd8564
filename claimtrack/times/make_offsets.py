"""Spans and weekdays counted from a date: within 90 days of 1 July, the Friday before Easter."""

from __future__ import annotations

import datetime as dt

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning, day, shifted
from claimtrack.times.made import Found, makes
from claimtrack.times.make_durations import count_of, moved
from claimtrack.times.make_numbers import number_of
from claimtrack.times.make_within import meaning_of
from claimtrack.times.reader import Piece

__all__: list[str] = []


@makes
def within_of(found: Found) -> Piece | None:
    """ "Within 90 days of 1 July": from that day on, or up to it after "before"."""
    x, d = found.need("x"), found.need("d")
    if x.length is None or x.length[0] is None:
        return None
    way = -1 if found.need("k").word == "before" else 1

    def resolve(anchor: Anchor) -> Meaning | None:
        base = meaning_of(d, anchor)
        count = count_of(x.length[0], x.word, anchor) if x.length is not None else None
        start = None if base is None else base.last if way > 0 else base.first
        if start is None or count is None or x.length is None:
            return Meaning("DATE", "XXXX-XX-XX", grain="D", anchored=False)
        ends = sorted((start, moved(start, (count, x.length[1]), way)))
        far = ends[1] if way > 0 else ends[0]
        return day(far).but(first=ends[0], last=ends[1], rule="within units", grain="")

    return found.node("TPART", resolve, over=found.whole[1:])


@makes
def lasting_from(found: Found) -> list[Piece]:
    """ "For two days from Friday": it begins then, it is not the day two days later."""
    return found.whole


def nth_from(date: dt.date, weekday: int, n: int) -> dt.date:
    """The n-th such weekday after a day, before it when n is negative."""
    way = 1 if n > 0 else -1
    gap = way * (weekday - date.weekday()) % 7 or 7
    return shifted(date, way * gap + 7 * (n - way), "D")


@makes
def weekdays_from(found: Found) -> Piece | None:
    """ "three Fridays from now"."""
    number = number_of(found, found.need("n"))
    w = found.need("w")
    weekday = found.value(w, "WEEKDAYS")
    if weekday is None and w.turns is not None and w.turns.kind == "weekday":
        weekday = str(w.turns.a)
    if number is None or weekday is None or not 1 <= number <= 60:
        return None
    way = -1 if found.need("k").word in ("ago", "back") else 1
    k, n = int(weekday), int(number)

    def resolve(anchor: Anchor) -> Meaning | None:
        if anchor.today is None:
            return Meaning("DATE", f"XXXX-WXX-{k + 1}", grain="D", anchored=False)
        return day(nth_from(anchor.today, k, way * n))

    return found.node("D", resolve)


@makes
def weekday_beside(found: Found) -> Piece | None:
    """ "the Friday before Christmas", "the second Monday after 1 May"."""
    w, d = found.need("w", "w2").turns, found.need("d")
    key = found.get("o")
    number = number_of(found, key) if key is not None else 1.0
    if w is None or w.kind != "weekday" or number is None or not 1 <= number <= 60:
        return None
    way = -1 if found.need("k").word == "before" else 1
    weekday, n = w.a, int(number)

    def resolve(anchor: Anchor) -> Meaning | None:
        base = meaning_of(d, anchor)
        if base is None or base.first is None or base.last is None:
            return Meaning("DATE", f"XXXX-WXX-{weekday + 1}", grain="D", anchored=False)
        return day(nth_from(base.last if way > 0 else base.first, weekday, way * n))

    return found.node("D", resolve)


@makes
def ago_on(found: Found) -> Piece | None:
    """ "a week ago Monday", "a year ago today"."""
    x, d = found.need("x"), found.need("d")
    if x.length is None or x.length[0] is None or x.length[1] not in ("D", "W", "F", "M", "Y"):
        return None
    length = (x.length[0], x.length[1])

    def resolve(anchor: Anchor) -> Meaning | None:
        here = anchor.today
        if here is None:
            return Meaning("DATE", "XXXX-XX-XX", grain="D", anchored=False)
        if d.turns is not None:
            meaning = d.turns.before(here, anchor.options, inclusive=True)
        else:
            meaning = meaning_of(d, anchor)
        if meaning is None or meaning.first is None:
            return None
        return day(moved(meaning.first, length, -1)).but(rule="offset")

    return found.node("D", resolve)


@makes
def eve_of(found: Found) -> Piece | None:
    """ "the eve of Thanksgiving"."""
    d = found.need("d")

    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = meaning_of(d, anchor)
        if meaning is None or meaning.first is None:
            return Meaning("DATE", "XXXX-XX-XX", grain="D", anchored=False)
        return day(shifted(meaning.first, -1, "D")).but(rule="offset")

    return found.node("D", resolve)
