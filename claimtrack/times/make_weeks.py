"""Weeks and weekends, and the days of a week: week 24, the week of 4 May, Easter week."""

from __future__ import annotations

import datetime as dt

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning, day, period_at, shifted, week
from claimtrack.times.made import Found, Resolve, makes
from claimtrack.times.make_dates import numbers_in, year_of
from claimtrack.times.make_numbers import whole
from claimtrack.times.piece import Piece
from claimtrack.times.units import unknown

__all__: list[str] = []


@makes
def week_number(found: Found) -> Piece | None:
    """ "week 10"; not "this week, 10 a.m."."""
    number, y = whole(found, found.need("w")), year_of(found, "y")
    if number is None or not 1 <= number <= 53 or ("AMPM", found.after) in found.reader.values:
        return None

    def resolve(anchor: Anchor) -> Meaning | None:
        base = y if y is not None else anchor.today.year if anchor.today else None
        if base is None:
            return Meaning("DATE", f"XXXX-W{number:02}", grain="W")
        return week(dt.date(base, 1, 4) + dt.timedelta(weeks=number - 1))

    return found.node("W", resolve)


@makes
def iso_week(found: Found) -> Piece | None:
    """ "2021-W24", "2021-W24-3"."""
    y, number, *weekday = numbers_in(found.need("x").word.replace("w", "-"))
    monday = _monday(y, number)
    if monday is None:
        return None
    if weekday:
        return found.node("D", lambda anchor: day(monday + dt.timedelta(days=weekday[0] - 1)))
    return found.node("W", lambda anchor: week(monday))


def _monday(y: int, number: int) -> dt.date | None:
    try:
        return dt.date.fromisocalendar(y, number, 1)
    except ValueError:
        return None


@makes
def week_of(found: Found) -> Piece | None:
    """ "the week of Feb. 4"; one that starts on a Saturday or Sunday is that day and six more.

    "Easter week" has begun, or is still to come, as its clause says.
    """
    inner, from_day = found.need("d", "h"), False
    turns = inner.turns
    if found.get("h") is None:
        from_day = any(p.word in ("starting", "beginning", "commencing") for p in found.whole)
    elif turns is None or turns.kind != "holiday":
        return None

    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = inner.means(anchor)
        if meaning is None or meaning.first is None:
            return meaning
        whole = week(meaning.first)
        if found.get("h") is not None and turns is not None and anchor.today is not None:
            near = turns.after(anchor.today - dt.timedelta(days=7), anchor.options, inclusive=True)
            here = week(anchor.today)
            if near is not None and near.first is not None and week(near.first) == here:
                return here
        if not from_day or meaning.first.weekday() < 5:
            return whole
        return whole.but(first=meaning.first, last=shifted(meaning.first, 6, "D"))

    return found.node("W", resolve)


@makes
def weekend_of(found: Found) -> Piece | None:
    """ "the weekend of 7 May"; "Labor Day weekend" lasts from Saturday to that Monday."""
    d = found.need("d")
    holiday = found.whole[0] is d
    turns, y = d.turns, found.get("y", "y2")
    if d.meaning is None or (holiday and (turns is None or turns.kind != "holiday")):
        return None
    named = d.meaning

    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = named(anchor)
        if turns is not None and y is not None and y.meaning is not None:
            year_ = y.meaning(anchor)
            if year_ is not None and year_.first is not None:
                meaning = turns.in_year(year_.first.year, anchor.options)
        if meaning is None or meaning.first is None:
            return unknown("E")
        date = meaning.first
        if not holiday:
            return period_at(date, "E")
        whole = period_at(date - dt.timedelta(days=4), "E") if date.weekday() < 2 else None
        whole = whole or period_at(date, "E")
        if whole.first is None or whole.last is None or date.weekday() == 2:
            return whole
        return whole.but(first=min(whole.first, date), last=max(whole.last, date), edtf=None)

    return found.node("E", resolve)


@makes
def weekday_of_week(found: Found) -> Piece | None:
    """ "Wednesday of next week"."""
    weekday, inner = _weekday_of(found, found.need("w")), found.need("p").meaning
    if weekday is None or inner is None:
        return None
    return found.node("D", _in_week(inner, weekday))


def _weekday_of(found: Found, piece: Piece) -> int | None:
    if piece.turns is not None:
        return piece.turns.a if piece.turns.kind == "weekday" else None
    value = found.value(piece, "WEEKDAY", "DAYLIKE")
    return int(value) if value is not None else None


def _in_week(inner: Resolve, weekday: int) -> Resolve:
    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = inner(anchor)
        if meaning is None or meaning.first is None:
            return Meaning("DATE", f"XXXX-WXX-{weekday + 1}", grain="D", anchored=False)
        return day(meaning.first + dt.timedelta(days=weekday))

    return resolve


@makes
def days_of_week(found: Found) -> list[Piece] | None:
    """ "next week between Tuesday and Friday": these days of it are meant by all three."""
    p = found.need("p")
    inner, first, last = p.meaning, found.need("v"), found.need("w")
    ends = _weekday_of(found, first), _weekday_of(found, last)
    if inner is None or ends[0] is None or ends[1] is None or ends[0] >= ends[1]:
        return None
    begin, end = _in_week(inner, ends[0]), _in_week(inner, ends[1])

    def resolve(anchor: Anchor) -> Meaning | None:
        week_, one, two = inner(anchor), begin(anchor), end(anchor)
        if week_ is None or one is None or two is None:
            return week_
        return week_.but(first=one.first, last=two.last, rule="from to")

    made = {
        p: found.node("W", resolve, over=[p]),
        first: found.node("D", begin, over=[first]),
        last: found.node("D", end, over=[last]),
    }
    return [made.get(piece, piece) for piece in found.whole]
