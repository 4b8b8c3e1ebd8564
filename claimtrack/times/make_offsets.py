"""Days counted from a date, from now or in a story: two years ago, the Friday before Easter."""

from __future__ import annotations

import datetime as dt

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning, day, period_at, shifted
from claimtrack.times.lengths import UNCOUNTED, count_of, moved
from claimtrack.times.made import Found, makes
from claimtrack.times.make_compared import year_before
from claimtrack.times.make_numbers import number_of
from claimtrack.times.piece import Piece
from claimtrack.times.units import unknown

__all__: list[str] = []

Length = tuple[float, str]


@makes
def within_of(found: Found) -> Piece | None:
    """ "Within 90 days of 1 July": from that day on, or up to it after "before"."""
    x, d = found.need("x"), found.need("d")
    if x.length is None or x.length[0] is None:
        return None
    way = -1 if found.need("k").word == "before" else 1

    def resolve(anchor: Anchor) -> Meaning | None:
        assert x.length is not None
        length = (count_of(x.length[0], x.word, anchor) or 0, x.length[1])
        ahead = way > 0 and anchor.way() > 0
        base = _counted_from(d, anchor, length, way) if ahead else d.means(anchor)
        start = None if base is None else base.last if way > 0 else base.first
        if start is None:
            return unknown("D")
        ends = sorted((start, moved(start, length, way)))
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
        base = d.means(anchor)
        if base is None or base.first is None or base.last is None:
            return Meaning("DATE", f"XXXX-WXX-{weekday + 1}", grain="D", anchored=False)
        return day(nth_from(base.last if way > 0 else base.first, weekday, way * n))

    return found.node("D", resolve)


@makes
def ago_on(found: Found) -> Piece | None:
    """ "a week ago Monday", "a year ago today", "25 years ago this week"."""
    x, d = found.need("x"), found.need("d")
    if x.length is None or x.length[0] is None or x.length[1] not in ("D", "W", "F", "M", "Y"):
        return None
    length = (x.length[0], x.length[1])

    def resolve(anchor: Anchor) -> Meaning | None:
        here = anchor.today
        if here is None:
            return unknown("D")
        if d.turns is not None:
            meaning = d.turns.before(here, anchor.options, inclusive=True)
        else:
            meaning = d.means(anchor)
        if meaning is None or meaning.first is None:
            return None
        there = moved(meaning.first, length, -1)
        return period_at(there, meaning.grain or "D").but(rule="offset")

    return found.node("D", resolve)


@makes
def eve_of(found: Found) -> Piece | None:
    """ "the eve of Thanksgiving"."""
    d = found.need("d")

    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = d.means(anchor)
        if meaning is None or meaning.first is None:
            return unknown("D")
        return day(shifted(meaning.first, -1, "D")).but(rule="offset")

    return found.node("D", resolve)


@makes
def ago(found: Found) -> Piece | None:
    """ "two years ago"; "a year earlier" counts from what was spoken of."""
    x, key = found.need("x"), found.need("k")
    if x.length is None:
        return None
    one_year = x.length == (1.0, "Y")
    story = key.word in ("earlier", "before", "previously", "prior")
    if key.word in ("before", "previously", "prior") and x.length[0] is None:
        return None

    def resolve(anchor: Anchor) -> Meaning | None:
        if one_year and anchor.quarter is not None:
            return year_before(anchor)
        base = anchor.then() if story else anchor.today
        return away(x, -1, anchor, base)

    return found.node("TPART", resolve)


@makes
def hence(found: Found) -> Piece | None:
    """ "two weeks from now"; "two days later" counts from what was spoken of."""
    x, key = found.need("x"), found.need("k")
    if x.length is None:
        return None
    story = key.word in ("later", "after", "afterward", "afterwards")
    if key.word == "after" and x.length[0] is None:
        return None

    def resolve(anchor: Anchor) -> Meaning | None:
        base = anchor.today
        if story:
            base = anchor.spoken.last if anchor.spoken and anchor.spoken.last else anchor.published
        return away(x, 1, anchor, base)

    return found.node("TPART", resolve)


@makes
def offset_from(found: Found) -> Piece | None:
    """ "three days after Easter", "two weeks before May 13"."""
    x, d = found.need("x"), found.need("d")
    if x.length is None or x.length[0] is None:
        return None
    way = -1 if found.need("k").word in ("before", "prior") else 1
    begins = found.need("k").word in ("from", "since")
    if begins and x.length[1] not in ("B", "D", "W", "M", "Y"):
        return None

    def resolve(anchor: Anchor) -> Meaning | None:
        assert x.length is not None
        length = (count_of(x.length[0], x.word, anchor) or 0, x.length[1])
        base = _counted_from(d, anchor, length, way)
        if base is None or base.first is None:
            return unknown("D")
        start = base.last if way > 0 and not begins and base.last else base.first
        date = moved(start, length, way)
        if base.grain == "D" or x.length[1] in ("B", "D", "W"):
            return _bounded(day(date).but(rule="offset"), x.bound, way, start, date)
        return period_at(date, base.grain or "D").but(rule="offset")

    return found.node("TPART", resolve)


def _counted_from(d: Piece, anchor: Anchor, length: Length, way: int) -> Meaning | None:
    """What is counted from: of what comes again, the turn that puts the day on its clause's side.

    "Two weeks after Easter" that are still to come are those of the last Easter
    until they are over; "two weeks from Monday" are counted from the coming one.
    """
    turns, today, tense = d.turns, anchor.today, anchor.way()
    if turns is None or turns.kind == "weekday" or today is None or anchor.history or not tense:
        return d.means(anchor)
    beside, near = (turns.after, turns.before) if tense > 0 else (turns.before, turns.after)
    turn = near(today, anchor.options, inclusive=False)
    for _ in range(3):
        if turn is None or turn.first is None or turn.last is None:
            break
        day_ = moved(turn.last if way > 0 else turn.first, length, way)
        if day_ >= today if tense > 0 else day_ <= today:
            return turn
        turn = beside(turn.first, anchor.options, inclusive=False)
    return d.means(anchor)


def away(x: Piece, way: int, anchor: Anchor, base: dt.date | None) -> Meaning:
    """The unit of the calendar that lies a duration from a day."""
    assert x.length is not None
    vague = Meaning("DATE", "PAST_REF" if way < 0 else "FUTURE_REF", rule="vague", vague=True)
    count = count_of(x.length[0], x.word, anchor)
    if count is None:
        if base is not None:
            vague = vague.but(first=None if way < 0 else base, last=base if way < 0 else None)
        return vague
    unit = x.length[1]
    mod = x.means(anchor)
    if base is None:
        return Meaning("DATE", "XXXX", grain=_grain(unit), anchored=False)
    date = moved(base, (count, unit), way)
    if unit[0] == "T":
        return day(date).but(rule="offset")
    grain = _grain(unit)
    if count % 1:  # a year and a half ago is told by its month
        grain = {"Y": "M", "M": "D", "W": "D"}.get(unit, grain)
    meaning = period_at(date, grain).but(rule="offset", approximate=grain != "D")
    if x.word in UNCOUNTED:
        return meaning.but(value=vague.value, vague=True)
    meaning = meaning.but(mod=mod.mod if mod is not None else None)
    return _bounded(meaning, x.bound, way, base, date)


def _bounded(meaning: Meaning, bound: str, way: int, base: dt.date, date: dt.date) -> Meaning:
    """ "More than a week ago" is all that lies further off, "less than" what lies nearer."""
    if bound == "PERIOD":  # the two weeks before Easter
        days = sorted((shifted(base, way, "D"), date))
        return meaning.but(first=days[0], last=days[1], edtf=None)
    if not bound:
        return meaning
    one = 0 if bound.startswith("EQUAL") else 1
    far = bound.endswith("MORE") or bound == "MORE_THAN"
    edge = shifted(date, one * (way if far else -way), "D")
    ends = (edge, None if far else base)
    first, last = ends if (way > 0) == far else ends[::-1]
    return meaning.but(first=first, last=last, edtf=None, approximate=False)


def _grain(unit: str) -> str:
    return {
        "sum": "D",
        "B": "D",
        "F": "W",
        "X": "Y",
        "C": "Y",
        "L": "Y",
        "S": "Y",
        "H": "M",
    }.get(unit, unit)
