"""Periods relative to the day of publication or to what was spoken of: last week, that year."""

from __future__ import annotations

import datetime as dt

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning, day, fiscal_year, part_of, period_at, shifted
from claimtrack.times.made import Found, makes, recurring_piece
from claimtrack.times.piece import Piece
from claimtrack.times.recurring import Recurring
from claimtrack.times.units import WORKING, count_named, of_unit, period_from, unit_of, unknown

__all__ = ["one_year"]


def turn_of(anchor: Anchor, turns: Recurring, count: int, story: bool) -> Meaning | None:
    """Last, this or next Friday, March, summer, Easter."""
    base = anchor.then() if story else anchor.today
    if base is None:
        return turns.unplaced()
    if count < 0:
        return turns.before(base, anchor.options, inclusive=False)
    if count > 0:
        return turns.after(base, anchor.options, inclusive=False)
    if turns.kind in ("month", "monthday", "quarter", "half", "holiday"):
        return turns.in_year(base.year, anchor.options)
    if turns.kind == "weekday" and anchor.way() < 0:
        return turns.before(base, anchor.options, inclusive=True)
    if turns.kind == "season":
        if anchor.way() < 0:
            return turns.before(base, anchor.options, inclusive=True)
        found = turns.in_year(base.year, anchor.options)
        if found is not None and found.first is not None and (found.first - base).days > 200:
            return turns.before(base, anchor.options, inclusive=True)
        return found
    return turns.after(base, anchor.options, inclusive=True)


@makes
def deictic_unit(found: Found) -> Piece | None:
    """ "last week", "this September", "the following year"."""
    key, named = found.need("k"), found.need("u")
    value = found.value(key, "LASTW", "THISW", "NEXTW")
    if value is None:
        return None
    count = int(value)
    if key.word == "last" and found.after == "of":
        return None  # the last week of May
    if key.word == "that" and found.value(named, "DAYLIKE"):
        return None  # he said that Sun's prices fell
    past = any(p.word in ("past", "last", "previous") for p in found.whole[:3])
    if past and found.whole[0].word == "this":
        count = -1
    story = key.word in ("following", "same", "that", "preceding", "previous", "subsequent")
    grain = unit_of(found, named)
    if grain is not None and named.turns is None and named.meaning is None:
        if len(grain) > 1 or grain == "L":
            return None
        if key.word == "past" and grain in ("X", "C"):
            return found.node("TPART", lambda anchor: _past_years(anchor, grain))
        if grain == "D" and key.word == "this":
            return found.node("D", lambda anchor: of_unit(anchor, 0, "D", False))
        if grain == "D" and key.word in ("past", "coming", "current", "latest"):
            return None
        if grain == "D" and key.word == "last" and found.whole[0].word != "the":
            return None
        if key.word == "next" and found.whole[0].word == "the" and grain in "DWM":
            story = grain == "D"
        ahead = grain == "E" and key.word in ("coming", "upcoming")
        working = any(p.word in WORKING for p in found.whole)

        def resolve(anchor: Anchor) -> Meaning | None:
            spoken = anchor.spoken
            if grain == "D" and key.word in ("that", "same") and spoken is not None:
                if spoken.grain in ("M", "Y"):
                    return _some_day(spoken)
            soon = ahead and anchor.today is not None and anchor.today.weekday() < 5
            meaning = of_unit(anchor, 0 if soon else count, grain, story)
            if working and grain == "W" and meaning.last is not None:
                return meaning.but(last=meaning.last - dt.timedelta(days=2), edtf=None)
            return meaning

        piece = found.node(grain, resolve)
        if found.whole[0].word == "the" and key.word == "past":
            piece.word = "past"
        return piece
    turns = named.turns
    if turns is None:
        turns = _turns_of(found, named)
    if turns is None:
        return None
    chosen = turns
    past_one = found.whole[0].word == "this" and key.word in ("past", "last")

    def resolve_turn(anchor: Anchor) -> Meaning | None:
        if past_one and anchor.today is not None:
            return chosen.before(anchor.today, anchor.options, inclusive=True)
        if found.whole[0].word == "this" and key.word in ("coming", "upcoming", "next"):
            return turn_of(anchor, chosen, 0 if chosen.kind == "weekday" else 1, False)
        return turn_of(anchor, chosen, count, story)

    return found.node(turns.grain, resolve_turn)


def _some_day(spoken: Meaning) -> Meaning:
    """ "That day", where nothing but its month or year is known."""
    day_ = "-XX" if spoken.grain == "M" else "-XX-XX"
    return spoken.but(value=spoken.value + day_, mod=None, grain="", rule="some day", edtf=None)


def one_year(found: Found) -> Piece:
    """ "the year" of "the year ended May 31"."""
    piece = found.node("TPART", lambda anchor: Meaning("DURATION", "P1Y", rule="duration"))
    piece.length = (1.0, "Y")
    return piece


def _past_years(anchor: Anchor, grain: str) -> Meaning:
    count = 10 if grain == "X" else 100
    meaning = Meaning("DURATION", f"P{count}Y", rule="past units")
    if anchor.today is None:
        return meaning
    return meaning.but(
        first=shifted(anchor.today, -count, "Y"), last=anchor.today - dt.timedelta(days=1)
    )


def _turns_of(found: Found, piece: Piece) -> Recurring | None:
    weekday = found.value(piece, "WEEKDAY", "DAYLIKE")
    if weekday is not None:
        return Recurring("weekday", int(weekday))
    name = found.value(piece, "SEASON")
    if name is not None:
        return Recurring("season", name=name)
    m = found.value(piece, "MONTH", "MONTHLIKE")
    return Recurring("month", int(m)) if m is not None else None


@makes
def deictic_fiscal(found: Found) -> Piece | None:
    """ "the current fiscal year"."""
    key = found.get("k")
    count = count_named(found, key)
    if key is None and found.after in ("ended", "ending"):
        return one_year(found)
    if found.need("u").word == "quarter":
        return found.node("Q", lambda anchor: _fiscal_quarter(anchor, count))

    def resolve(anchor: Anchor) -> Meaning | None:
        if anchor.today is None:
            return unknown("Y")
        start = anchor.options.fiscal_year_start
        y = anchor.today.year + (1 if start > 1 and anchor.today.month >= start else 0)
        return fiscal_year(y + count, start)

    return found.node("Y", resolve)


def _fiscal_quarter(anchor: Anchor, count: int) -> Meaning:
    if anchor.today is None:
        return unknown("Q")
    there = shifted(anchor.today, count, "Q")
    return period_at(there, "Q", starts=anchor.options.fiscal_year_start)


@makes
def unit_beside(found: Found) -> Piece | None:
    """ "the week after Easter"; "the year before" is that before the one spoken of."""
    grain, key, to = unit_of(found, found.need("u", "u2")), found.need("k"), found.get("d")
    if grain is None:
        return None
    count = -1 if key.word == "before" else 1

    def resolve(anchor: Anchor) -> Meaning | None:
        base = anchor.then()
        if to is not None:
            other = to.means(anchor)
            base = None if other is None else other.first if count < 0 else other.last
        return period_from(count, grain, base)

    return found.node(grain, resolve)


@makes
def second_away(found: Found) -> Piece | None:
    """ "the week after next", "the Friday before last", "the night before last"."""
    named, count = found.need("u"), 2 if found.need("k").word == "after" else -2
    if found.get("x") is not None:
        return None  # the day before last Friday
    if named.word == "night":
        return found.node("TCLOCK", _night_before_last)
    turns = named.turns
    if turns is not None:
        return found.node(turns.grain, lambda anchor: _second_turn(turns, count, anchor))
    grain = unit_of(found, named)
    if grain is None or grain == "L":
        return None
    return found.node(grain, lambda anchor: of_unit(anchor, count, grain, False))


def _second_turn(turns: Recurring, count: int, anchor: Anchor) -> Meaning | None:
    """The turn beyond the next one or the last one."""
    if anchor.today is None:
        return turns.unplaced()
    beside = turns.after if count > 0 else turns.before
    one = beside(anchor.today, anchor.options, inclusive=False)
    if one is None or one.first is None:
        return None
    return beside(one.first, anchor.options, inclusive=False)


def _night_before_last(anchor: Anchor) -> Meaning | None:
    if anchor.today is None:
        return Meaning("TIME", "XXXX-XX-XXTNI", grain="T", anchored=False)
    date = anchor.today - dt.timedelta(days=2)
    return Meaning("TIME", f"{date.isoformat()}TNI", date, date, "T", rule="part of day")


@makes
def named_day(found: Found) -> Piece | None:
    """ "yesterday"."""
    piece = found.need("d")
    count = int(found.value(piece, "NAMEDDAY") or 0)

    def resolve(anchor: Anchor) -> Meaning | None:
        if anchor.published is None:
            return unknown("D")
        meaning = day(anchor.published + dt.timedelta(days=count))
        if piece.word == "tonight":
            return meaning.but(type="TIME", value=meaning.value + "TNI", grain="D")
        return meaning

    return found.node("D", resolve)


@makes
def the_unit(found: Found) -> Piece | None:
    """ "the weekend", "the full year"."""
    grain = unit_of(found, found.need("u"))
    if grain is None:
        return None
    if grain != "E":
        return found.node(grain, lambda anchor: of_unit(anchor, 0, grain, False))
    if found.whole[0].word == "weekend" and len(found.whole) == 1:
        return None

    def resolve(anchor: Anchor) -> Meaning | None:
        if anchor.today is None:
            return unknown("E")
        here = anchor.today
        if anchor.way() < 0 and here.weekday() < 5:
            here -= dt.timedelta(days=7)
        return period_at(here, "E")

    return found.node("E", resolve)


@makes
def the_season(found: Found) -> Piece | None:
    """ "in the spring"; a bare season calls for a word before it."""
    name = found.value(found.need("s"), "SEASON")
    over = found.whole
    while over[0].word in (
        "in",
        "by",
        "since",
        "until",
        "before",
        "after",
        "during",
        "through",
        "of",
    ):
        over = over[1:]
    if name is None or found.after == "of":
        return None  # the fall of the city
    turns, early = Recurring("season", name=name), found.get("p", "p2")
    if early is None:
        return recurring_piece(found, turns, over)
    if found.after in ("last", "this", "next"):
        return None  # late summer next year
    part = found.value(early, "EML") or "MID"

    def resolve(anchor: Anchor) -> Meaning | None:
        season = anchor.settle(turns)
        return part_of(season, part, anchor.options.parts) if season is not None else None

    return found.node("S", resolve, over=over)
