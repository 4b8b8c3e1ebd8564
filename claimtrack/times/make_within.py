"""Units within a period: the third quarter of last year, the 20th of next month."""

from __future__ import annotations

import datetime as dt

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning, date_of, day, part_of, period_at, shifted, week
from claimtrack.times.made import Found, Resolve, makes
from claimtrack.times.make_numbers import whole
from claimtrack.times.piece import Piece
from claimtrack.times.recurring import Recurring, nth_weekday
from claimtrack.times.units import count_named, period_from, unit_here

__all__: list[str] = []

_LAST = ("last", "final", "closing")


@makes
def within_year(found: Found) -> Piece | None:
    """ "next year's first quarter", "June of last year", "Christmas 2014"."""
    named, y = found.need("q"), found.need("y")
    turns = named.turns
    if turns is None:
        name = found.value(named, "SEASON")
        if name is not None:
            turns = Recurring("season", name=name)
        elif named.word == "quarter" and named.meaning is None:

            def same_quarter(anchor: Anchor) -> Meaning | None:
                outer = y.means(anchor)
                if outer is None or outer.first is None or anchor.today is None:
                    return outer
                q = anchor.quarter or period_at(shifted(anchor.today, -1, "Q"), "Q")
                number = int(q.value[-1]) if q.value[-1].isdigit() else 1
                return Recurring("quarter", number).in_year(outer.first.year, anchor.options)

            return found.node("Q", same_quarter)
        else:
            return None
    if turns.kind in ("weekday", "dom"):
        return None
    chosen = turns
    early = found.get("p")
    part = found.value(early, "EML") if early is not None else None
    outer = unit_here(found, y)

    def resolve(anchor: Anchor) -> Meaning | None:
        year = outer(anchor)
        if year is None or year.first is None:
            name = chosen.unknown()
            if year is not None and year.value.startswith("BC"):
                name = name.replace("XXXX", year.value)
            return Meaning("DATE", name, grain=chosen.grain, anchored=False)
        turn = chosen.in_year(year.last.year if year.last else year.first.year, anchor.options)
        return turn if turn is None or part is None else part_of(turn, part, anchor.options.parts)

    return found.node(turns.grain, resolve)


@makes
def day_in_month(found: Found) -> Piece | None:
    """ "the 20th of next month"; "the 9th month of next year" is not for here."""
    t = found.get("t")
    if t is not None:
        number = t.turns.a if t.turns is not None and t.turns.kind == "dom" else None
    else:
        number = whole(found, found.get("d"))
    inner = unit_here(found, found.need("m"))
    if number is None or not 1 <= number <= 31:
        return None

    return found.node("D", _day_of(inner, number))


def _day_of(inner: Resolve, number: int) -> Resolve:
    def resolve(anchor: Anchor) -> Meaning | None:
        month = inner(anchor)
        if month is None or month.first is None:
            return Meaning("DATE", f"XXXX-XX-{number:02}", grain="D", anchored=False)
        date = date_of(month.first.year, month.first.month, number)
        return day(date) if date else None

    return resolve


@makes
def day_range_in_month(found: Found) -> list[Piece] | None:
    """ "4 to 23 next month"."""
    d, e = whole(found, found.need("d")), whole(found, found.need("e"))
    if d is None or e is None or not 1 <= d < e <= 31:
        return None
    inner = unit_here(found, found.need("m"))

    cut = found.whole.index(found.need("e")) - 1
    while found.whole[cut].word == "the":
        cut -= 1
    return [
        found.node("D", _day_of(inner, d), over=found.whole[:cut]),
        found.whole[cut],
        found.node("D", _day_of(inner, e), over=found.whole[cut + 1 :]),
    ]


@makes
def nth_weekday_of(found: Found) -> Piece | None:
    """ "the first Tuesday in October"."""
    key, w, p = found.need("o"), found.need("w"), found.need("m", "m2")
    number = -1 if key.word in _LAST else whole(found, key)
    turns = w.turns
    weekday = turns.a if turns is not None and turns.kind == "weekday" else None
    if number is None or weekday is None or not (1 <= number <= 5 or number == -1):
        return None
    month = p.turns
    if month is not None and month.kind == "month":
        again = Recurring("weekdayofmonth", number, month.a * 10 + weekday)
        return found.node("D", lambda anchor: anchor.settle(again), turns=again)

    turn = found.get("k")
    count = count_named(found, turn)

    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = p.means(anchor) if p.meaning else period_from(count, "M", anchor.today)
        if meaning is None or meaning.first is None or meaning.grain != "M":
            return None
        date = nth_weekday(meaning.first.year, meaning.first.month, weekday, number)
        return day(date) if date else None

    return found.node("D", resolve)


def _nth_of(whole_: Meaning, grain: str, number: int) -> Meaning | None:
    """The n-th week, month, day ... of a period; from its end when negative."""
    first, last = whole_.first, whole_.last
    if first is None or last is None:
        return whole_
    if grain == "W":
        # a week belongs to the period that its Thursday is in (ISO 8601)
        if number > 0:
            thursday = first + dt.timedelta(days=(3 - first.weekday()) % 7 + 7 * (number - 1))
        else:
            thursday = last - dt.timedelta(days=(last.weekday() - 3) % 7 + 7 * (-number - 1))
        return week(thursday)
    if grain == "E":
        if number > 0:
            saturday = first + dt.timedelta(days=(5 - first.weekday()) % 7 + 7 * (number - 1))
        else:
            saturday = last - dt.timedelta(days=(last.weekday() - 5) % 7 + 7 * (-number - 1))
        return period_at(saturday, "E")
    if grain == "D":
        date = (
            first + dt.timedelta(days=number - 1)
            if number > 0
            else last + dt.timedelta(days=number + 1)
        )
        return day(date) if first <= date <= last else None
    if number > 0:
        return period_at(shifted(first, number - 1, grain), grain)
    return period_at(shifted(last.replace(day=1), number + 1, grain), grain)


@makes
def nth_unit(found: Found) -> Piece | None:
    """ "the last week of May", "the first month of the year"."""
    key = found.need("o")
    number = -1 if key.word in _LAST else 1 if key.word == "opening" else whole(found, key)
    if number is not None and found.get("l") is not None:
        number = -number
    grain = found.value(found.need("u"), "UNIT1", "WEEKENDW")
    if number is None or grain not in ("D", "W", "M", "Q", "X", "Y", "E"):
        return None
    inner = unit_here(found, found.need("p"))

    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = inner(anchor)
        return _nth_of(meaning, grain, number) if meaning is not None else None

    return found.node(grain, resolve)


@makes
def nth_units(found: Found) -> Piece | list[Piece] | None:
    """ "the first two quarters of 1990"."""
    n = found.need("n")
    vague = n.word if n.word in ("few", "several") else ""
    number = 1 if vague else whole(found, n)
    grain = found.value(found.need("u"), "UNITS")
    if number is None or grain not in ("D", "W", "M", "Q"):
        return None
    at_end = found.need("o").word in _LAST
    inner = unit_here(found, found.need("p", "p2", "y"))

    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = inner(anchor)
        if meaning is None or meaning.first is None:
            return meaning
        count = int(getattr(anchor.options, vague)) if vague else number
        ends = (
            (_nth_of(meaning, grain, -count), _nth_of(meaning, grain, -1))
            if at_end
            else (_nth_of(meaning, grain, 1), _nth_of(meaning, grain, count))
        )
        if ends[0] is None or ends[1] is None:
            return None
        value = f"P{'X' if vague else count}{grain}"
        first, last = ends[0].first, ends[1].last
        return Meaning("DURATION", value, first, last, rule="part of period", vague=bool(vague))

    if found.get("y") is not None:  # the year has an expression of its own
        return [found.node("TPART", resolve, over=found.whole[:-3]), *found.whole[-3:]]
    return found.node("TPART", resolve)
