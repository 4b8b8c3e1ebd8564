"""The Window of an expression, with the words that govern it."""

from __future__ import annotations

import datetime as dt

from claimtrack.model.time import Window
from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning, period_at, shifted
from claimtrack.times.lengths import count_of, moved
from claimtrack.times.piece import Piece

__all__ = ["ended_window", "lasting", "make_window", "window_of"]

_DAY = dt.timedelta(days=1)


def make_window(
    first: dt.date | None, last: dt.date | None, rule: str, meaning: Meaning
) -> Window | None:
    """A Window of these days; None for none at all or in the wrong order."""
    if (first is None and last is None) or (first and last and first > last):
        return None
    unsure = meaning.approximate or meaning.vague
    named = meaning.edtf
    if named is None or (first, last) != (meaning.first, meaning.last) or (unsure and "X" in named):
        edtf = {}  # the days say it; EDTF has no decade that is approximate
    else:
        edtf = {"edtf": f"{named}~" if unsure else named}
    return Window(
        first, last, rule=rule, approximate=meaning.approximate, vague=meaning.vague, **edtf
    )


def _of_duration(piece: Piece, governor: str, anchor: Anchor) -> Window | None:
    today = anchor.published
    assert piece.length is not None
    count = count_of(piece.length[0], piece.word, anchor)
    if today is None or count is None:
        return None
    unit = piece.length[1]
    try:
        end = moved(today, (count, unit), 1)
    except OverflowError:
        return None
    vague = piece.word in ("few", "several", "many", "couple")
    if governor == "record":
        return Window(moved(today, (count, unit), -1), today - _DAY, rule="past units", vague=vague)
    if governor == "within" or (governor == "in" and piece.bound in ("LESS_THAN", "EQUAL_OR_LESS")):
        return Window(today, end, rule="within units", vague=vague)
    if governor == "in":
        if anchor.way() < 0:
            return None
        start = end
        if piece.number is not None and piece.number < count:  # in two to three weeks
            start = moved(today, (piece.number, unit), 1)
        if unit in ("B", "D", "sum") or unit[0] == "T":
            return Window(start, end, rule="in units", approximate=vague or start < end)
        grain = {"F": "W", "X": "Y", "C": "Y", "S": "Q", "E": "W", "L": "Y"}.get(unit, unit)
        first, last = period_at(start, grain).first, period_at(end, grain).last
        return Window(first, last, rule="in units", approximate=True, vague=vague)
    return None


def lasting(piece: Piece, start: Meaning, anchor: Anchor) -> Window | None:
    """The days of a duration that begins with the day `start`, that day counted."""
    assert piece.length is not None
    count = count_of(piece.length[0], piece.word, anchor)
    if count is None or start.first is None:
        return make_window(start.first, None, "from", start)
    end = moved(start.first, (count, piece.length[1]), 1)
    return make_window(start.first, max(end - _DAY, start.first), "lasting", start.but(edtf=None))


def _within(meaning: Meaning, today: dt.date) -> Window | None:
    """ "Within the month" ends with it, "over the next year" lasts a year from today."""
    first, last, grain = meaning.first, meaning.last, meaning.grain
    if first is None or last is None or meaning.rule == "within units":
        return make_window(first, last, meaning.rule, meaning)
    if meaning.rule == "offset" or first <= today <= last:
        return make_window(min(today, last), last, "within units", meaning)
    if meaning.rule == "calendar" and grain and grain in "WMQYX":
        if first > today and period_at(shifted(today, 1, grain), grain).first == first:
            return make_window(today, shifted(today, 1, grain), "next units", meaning)
        if last < today and period_at(shifted(today, -1, grain), grain).first == first:
            return make_window(shifted(today, -1, grain), today - _DAY, "past units", meaning)
    return make_window(first, last, meaning.rule, meaning)


#: The length of a unit of the calendar that ends on any day.
_LENGTHS = {"W": (1, "W"), "M": (1, "M"), "Q": (1, "Q"), "Y": (1, "Y")}


#: Words between a duration and its last day.
_UP_TO = ("ended", "ending", "to", "through")


def ended_window(
    piece: Piece, meaning: Meaning, between: list[str], end: Meaning, *, bare: bool
) -> Window | None:
    """The days of "the nine months ended June 30"; None where these words are none such.

    Of a `bare` week or quarter nothing else says which one is meant.
    """
    words = [word for word in between if word != "on"]
    length = piece.length if piece.length is not None else _LENGTHS.get(meaning.grain)
    if (
        length is None
        or length[0] is None
        or length[1][0] == "T"
        or end.type != "DATE"
        or end.grain not in ("D", "M")
        or end.last is None
        or len(words) != 1
        or words[0] not in (_UP_TO if piece.length or bare else _UP_TO[:2])
    ):
        return None
    try:
        first = moved(end.last + _DAY, (length[0], length[1]), -1)
    except OverflowError:
        return None
    return make_window(first, end.last, "units ended", meaning)


def window_of(piece: Piece, meaning: Meaning, governor: str, anchor: Anchor) -> Window | None:
    """The days that an expression allows under the words before it (by, before, since ...).

    The rules are those of the project's table: "by D" runs from the day of
    publication to D, "before D" ends the day before, "within N units" runs from
    the day of publication.
    """
    if piece.length is not None and meaning.first is None and meaning.last is None:
        return _of_duration(piece, governor, anchor)
    first, last = meaning.first, meaning.last
    if first is None and last is None:
        return None
    today = anchor.published
    if piece.word == "end" and governor in ("before", "until") and last is not None:
        return make_window(None, last, governor, meaning)
    if piece.word == "start" and governor == "after" and first is not None:
        return make_window(first, None, governor, meaning)
    if today is not None and (governor == "within" or piece.word == "past"):
        return _within(meaning, today)
    if governor == "ahead":
        begins = first is not None and today is not None and today < first
        governor = "from" if begins and anchor.way() > 0 else ""
    if meaning.type == "TIME" and governor in ("before", "until", "after"):
        # there is a morning before noon on Friday
        if governor == "after":
            return make_window(first, None, governor, meaning)
        return make_window(None, last, governor, meaning)
    if governor == "by" and last is not None:
        start = today if today is not None and today <= last else None
        return make_window(start, last, "by", meaning)
    if governor == "before" and first is not None and first > dt.date.min:
        return make_window(None, first - _DAY, "before", meaning)
    if governor == "until" and first is not None and first > dt.date.min:
        return make_window(None, first - _DAY, "until", meaning)
    if governor == "after" and last is not None and last < dt.date.max:
        return make_window(last + _DAY, None, "after", meaning)
    if governor in ("since", "from") and first is not None:
        return make_window(first, None, governor, meaning)
    if governor == "through" and last is not None:
        return make_window(None, last, "through", meaning)
    return make_window(first, last, meaning.rule, meaning)
