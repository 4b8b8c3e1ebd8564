"""Times of the day and parts of days, with the day they belong to."""

from __future__ import annotations

import datetime as dt
import re

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning, day
from claimtrack.times.made import Found, Resolve, makes
from claimtrack.times.make_numbers import whole
from claimtrack.times.piece import Piece
from claimtrack.times.units import unknown

__all__: list[str] = []

#: An hour is on the day told of last if that is not further off than so many days.
_SOON = 8


def _hour(found: Found, piece: Piece, half: str | None) -> str | None:
    """ "15:30" of "3:30" and "pm"; None where there is no such time."""
    if re.fullmatch(r"\d+[:.]\d\d(?:[:.]\d\d)?", piece.word):
        numbers = [int(n) for n in re.split(r"[:.]", piece.word)]
    else:
        number = whole(found, piece)
        if number is None:
            return None
        numbers = [number, 0]
    h, m = numbers[:2]
    if h > 24 or m > 59 or (half is not None and (h > 12 or h == 0)):
        return None
    if half == "pm" and h < 12:
        h += 12
    elif half == "am" and h == 12:
        h = 0
    return f"{h:02}:{m:02}"


def _at(day_piece: Piece | None, clock: str, zone: Piece | None) -> Resolve:
    mark = "Z" if zone is not None and zone.word in ("gmt", "utc") else ""

    def resolve(anchor: Anchor) -> Meaning | None:
        base: Meaning | None = None
        if day_piece is not None:
            base = day_piece.means(anchor)
        elif anchor.published is not None:
            spoken = anchor.hours
            near = (
                spoken is not None
                and spoken.grain == "D"
                and spoken.first is not None
                and (anchor.beside or abs((spoken.first - anchor.published).days) < _SOON)
            )
            base = spoken if near or anchor.history else day(anchor.published)
        if base is None or base.first is None:
            name = base.value if base is not None else "XXXX-XX-XX"
            return Meaning("TIME", f"{name}T{clock}{mark}", grain="T", anchored=False)
        return Meaning(
            "TIME",
            f"{base.first.isoformat()}T{clock}{mark}",
            base.first,
            base.first,
            "T",
            rule="clock",
            anchored=day_piece is not None,
        )

    return resolve


@makes
def clock_ampm(found: Found) -> Piece | None:
    """ "3:30 p.m. EST Friday"."""
    half = found.value(found.need("ap"), "AMPM")
    clock = _hour(found, found.need("h"), half)
    if clock is None:
        return None
    over = list(found.whole)
    return found.node("TCLOCK", _at(found.get("d"), clock, found.get("z")), over=over)


@makes
def clock_range(found: Found) -> list[Piece] | None:
    """ "5 to 7 p.m. on Friday", "11 to 1 p.m.": the day and its half are those of both."""
    half, d = found.value(found.need("ap"), "AMPM"), found.get("d")
    first, last = _hour(found, found.need("h"), half), _hour(found, found.need("k"), half)
    if first is not None and last is not None and first > last:
        first = _hour(found, found.need("h"), "am")
    if first is None or last is None:
        return None
    z = found.get("z")
    return [
        found.node("TCLOCK", _at(d, first, z), over=found.whole[:1]),
        found.whole[1],
        found.node("TCLOCK", _at(d, last, z), over=found.whole[2:]),
    ]


@makes
def clock_oclock(found: Found) -> Piece | None:
    """ "8 o'clock in the evening"."""
    part = found.get("ap")
    half = None
    if part is not None:
        half = "am" if found.value(part, "DAYPART") == "MO" else "pm"
    clock = _hour(found, found.need("h"), half)
    over = found.whole[found.whole.index(found.need("h")) :]
    if clock is None:
        return None
    return found.node("TCLOCK", _at(found.get("d"), clock, None), over=over)


@makes
def clock_four(found: Found) -> Piece | None:
    """ "0430 GMT"."""
    piece = found.need("h")
    digits = piece.word or f"{piece.number or 0:04.0f}"
    if len(digits) != 4 or not digits.isdigit() or digits[:2] > "24" or digits[2:] > "59":
        return None
    clock = f"{digits[:2]}:{digits[2:]}"
    return found.node("TCLOCK", _at(found.get("d"), clock, found.get("z")))


@makes
def clock_plain(found: Found) -> Piece | None:
    """ "18:00 UTC"; a bare 3.30 is a number."""
    piece = found.need("h")
    clock = _hour(found, piece, None)
    if clock is None or ":" not in piece.word:
        return None
    return found.node("TCLOCK", _at(found.get("d"), clock, found.get("z")))


@makes
def clock_word(found: Found) -> Piece | None:
    """ "noon Thursday"."""
    value = found.value(found.need("h"), "CLOCKW")
    return found.node("TCLOCK", _at(found.get("d"), value or "12:00", found.get("z")))


@makes
def day_clock(found: Found) -> Piece | None:
    """ "Friday at 3:30 p.m."."""
    half = found.get("ap")
    piece = found.need("h", "h2")
    if half is None and ":" not in piece.word:
        return None
    clock = _hour(found, piece, found.value(half, "AMPM") if half is not None else None)
    return found.node("TCLOCK", _at(found.get("d"), clock, found.get("z"))) if clock else None


def _part_on(day_piece: Piece | Resolve, part: str, mod: str | None) -> Resolve:
    def resolve(anchor: Anchor) -> Meaning | None:
        base = day_piece.means(anchor) if isinstance(day_piece, Piece) else day_piece(anchor)
        if base is None:
            return None
        if base.first is None or base.grain not in ("D", "T"):
            return base.but(type="TIME", value=base.value[:10] + "T" + part, mod=mod)
        return Meaning(
            "TIME",
            f"{base.first.isoformat()}T{part}",
            base.first,
            base.last,
            "T",
            mod=mod,
            rule="part of day",
        )

    return resolve


def _mod(found: Found) -> str | None:
    piece = found.get("e")
    return found.value(piece, "EML", "EARLIERW", "LATERW") if piece is not None else None


@makes
def day_part(found: Found) -> Piece | None:
    """ "Friday night", "late Thursday afternoon"."""
    part = found.value(found.need("p"), "DAYPART")
    if part is None:
        return None
    return found.node("TCLOCK", _part_on(found.need("d"), part, _mod(found)))


@makes
def this_part(found: Found) -> Piece | None:
    """ "this morning", "last night", "tomorrow evening"."""
    words = [p.word for p in found.whole]
    part = found.value(found.need("p"), "DAYPART") or "NI"
    key = found.need("k").word
    story = any(w in ("that", "following", "previous") for w in words) or (
        key == "the" and "next" in words
    )
    count = {
        "last": -1,
        "yesterday": -1,
        "previous": -1,
        "tomorrow": 1,
        "next": 1,
        "following": 1,
    }.get(
        next(
            (
                w
                for w in words
                if w in ("last", "yesterday", "previous", "tomorrow", "next", "following")
            ),
            "",
        ),
        0,
    )

    def base(anchor: Anchor) -> Meaning | None:
        start = anchor.then() if story else anchor.published
        if start is None:
            return unknown("D")
        return day(start + dt.timedelta(days=count))

    return found.node("TCLOCK", _part_on(base, part, _mod(found)))


#: What a bare "dawn" calls for before it.
_EDGE_LEADS = ("at", "by", "until", "till", "before", "after", "around", "since")


@makes
def the_part(found: Found) -> Piece | None:
    """ "the morning", "mid-afternoon", "dawn" after a preposition; "at night" is any night."""
    named, any_night = found.need("p", "n"), found.get("n") is not None
    part = found.value(named, "DAYPART") or "NI"
    over = found.whole[1:] if found.whole[0].word in ("in", "during") else found.whole
    if over[0].word in _EDGE_LEADS:
        over = over[1:]
    if found.get("d") is not None:
        return found.node("TCLOCK", _part_on(found.need("d"), part, None), over=over)

    def base(anchor: Anchor) -> Meaning | None:
        if any_night:
            return unknown("D")
        told = anchor.hours
        if told is not None and told.first is not None and (anchor.history or told.grain == "D"):
            return day(told.first)
        return day(anchor.published) if anchor.published is not None else unknown("D")

    return found.node("TCLOCK", _part_on(base, part, None), over=over)


@makes
def early_hours(found: Found) -> Piece | None:
    """ "the early hours of Sunday": its morning."""
    return found.node("TCLOCK", _part_on(found.need("d"), "MO", None))


@makes
def overnight(found: Found) -> Piece | None:
    """ "overnight"."""
    return found.node(
        "TCLOCK",
        _part_on(
            lambda anchor: (
                day(anchor.published) if anchor.published else Meaning("DATE", "XXXX-XX-XX")
            ),
            "NI",
            None,
        ),
    )


@makes
def day_parts_set(found: Found) -> Piece | None:
    """ "Tuesday nights"."""
    turns = found.need("d").turns
    if turns is None or turns.kind != "weekday":
        return None
    part = found.value(found.need("p"), "DAYPARTS") or "NI"
    value = f"{turns.unknown()}T{part}"
    return found.node("TSET", lambda anchor: Meaning("SET", value))
