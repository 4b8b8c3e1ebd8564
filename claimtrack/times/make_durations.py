"""Durations, and the dates that lie a duration away."""

from __future__ import annotations

import datetime as dt

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning, day, period_at, shifted
from claimtrack.times.made import Found, makes
from claimtrack.times.make_compared import year_before
from claimtrack.times.make_numbers import number_of
from claimtrack.times.make_relative import WORKING, unit_of
from claimtrack.times.make_within import meaning_of
from claimtrack.times.reader import Piece

__all__ = ["count_of", "duration_value"]

_TIMES = {
    "B": (1, "D"),
    "F": (2, "W"),
    "X": (10, "Y"),
    "C": (100, "Y"),
    "L": (1000, "Y"),
    "E": (1, "WE"),
    "S": (3, "M"),
}
_VAGUE = {"X": "Y", "C": "C", "F": "W", "E": "WE", "L": "L"}
_LIMITS = ("EQUAL_OR_MORE", "MORE_THAN", "EQUAL_OR_LESS", "LESS_THAN")


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


def _mod(found: Found) -> str | None:
    words = found.groups.get("a") or []
    text = " ".join(p.word for p in words)
    if text:
        if text.startswith(("at least", "no less")):
            return "EQUAL_OR_MORE"
        if text.startswith(("at most", "up to", "no more", "not more", "as long", "as many")):
            return "EQUAL_OR_LESS"
        if "more" in text or "over" in text:
            return "MORE_THAN"
        if "less" in text or "under" in text or "fewer" in text:
            return "LESS_THAN"
        return found.value(words[-1], "APPROXW") or "APPROX"
    return "APPROX" if found.get("so") is not None else None


def _bound(found: Found) -> str:
    """The mod of a limit; "nearly a week" and "about a week" set none."""
    words = found.groups.get("a") or []
    mod = _mod(found) if words and words[-1].word not in ("nearly", "almost") else None
    return mod if mod in _LIMITS else ""


def _duration(
    found: Found,
    count: float | None,
    unit: str,
    *,
    word: str = "",
    over: list[Piece] | None = None,
    value: str | None = None,
    mod: str | None = None,
) -> Piece:
    named = value or duration_value(None if word in ("few", "several", "many") else count, unit)
    mod = mod or _mod(found) or ("APPROX" if word == "couple" else None)
    piece = found.node(
        "TDUR", lambda anchor: Meaning("DURATION", named, mod=mod, rule="duration"), over=over
    )
    piece.length = (count, unit)
    piece.bound = _bound(found) or ("PERIOD" if found.whole[0].word == "the" else "")
    piece.word = word
    piece.number = count
    return piece


def _unit(found: Found, name: str = "u") -> str | None:
    piece = found.get(name)
    if piece is None:
        return None
    if found.value(piece, "SEASONS"):
        return "S"
    return working_unit(found, unit_of(found, piece))


def working_unit(found: Found, unit: str | None) -> str | None:
    """B for the D of "business days"; other units as they are."""
    working = unit == "D" and any(p.word in WORKING for p in found.whole)
    return "B" if working else unit


@makes
def duration(found: Found) -> Piece | None:
    """ "three years", "at least 30 days", "the first nine months"."""
    n, unit = found.need("n"), _unit(found)
    number = number_of(found, n)
    if found.get("old") is not None or (unit == "Q" and found.after == "of"):
        return None
    if unit is None or (number is None and n.word not in ("few", "several", "many")):
        return None
    if number is not None and (number > 5000 and unit not in ("D", "TH", "TM", "TS")):
        return None
    if n.word == "some":
        return None
    return _duration(found, number, unit, word=n.word)


@makes
def duration_one(found: Found) -> Piece | None:
    """ "a week"."""
    unit = _unit(found)
    if unit is None or found.get("old") is not None:
        return None
    if found.need("u").word in ("second", "quarter"):
        return None  # a second proposal, a quarter of the vote
    return _duration(found, 1.0, unit, over=found.groups.get("x"))


@makes
def duration_vague(found: Found) -> Piece | None:
    """ "weeks": durations of no known length."""
    unit = _unit(found)
    if unit is None or unit in ("Q", "E") or found.after == "old":
        return None
    u = found.need("u")
    over = found.whole
    keep = ("many", "some", "those")
    start = 0
    for k, piece in enumerate(over):
        if piece is u:
            break
        if piece.word not in keep:
            start = k + 1
    lead = found.whole[0].word
    if lead in ("the", "those", "most", "all") and start == 0 and unit in ("TH", "TM", "TS"):
        return None
    return _duration(found, None, unit, over=over[start:])


@makes
def duration_half(found: Found) -> Piece | None:
    """ "a year and a half"."""
    unit = _unit(found)
    return _duration(found, 1.5, unit) if unit is not None else None


@makes
def duration_of_half(found: Found) -> Piece | None:
    """ "half an hour"."""
    unit = _unit(found)
    return _duration(found, 0.5, unit) if unit is not None else None


@makes
def duration_adjective(found: Found) -> Piece | None:
    """ "three-year", "10-year-old"."""
    unit = _unit(found)
    n = found.get("n", "v")
    if unit is None or n is None or found.get("old") is not None:
        return None
    number = number_of(found, n)
    if number is None and n.word not in ("few", "several", "many"):
        return None
    if unit == "Q" and found.need("u").word == "quarters":
        return None
    return _duration(found, number, unit, word=n.word)


@makes
def duration_long(found: Found) -> Piece | None:
    """ "day-long", "decades-long"."""
    piece = found.need("u")
    unit = unit_of(found, piece)
    if unit is None:
        return None
    many = found.value(piece, "UNITS", "HUNITS") is not None
    over = found.whole[found.whole.index(piece) :]  # the article is that of the noun
    return _duration(found, None if many else 1.0, unit, over=over)


@makes
def duration_range(found: Found) -> Piece | None:
    """ "two to three weeks"."""
    unit = _unit(found)
    low, high = number_of(found, found.need("n")), number_of(found, found.need("n2"))
    if unit is None or low is None or high is None or low >= high:
        return None
    piece = _duration(found, low, unit)
    piece.length = (high, unit)
    return piece


@makes
def duration_sum(found: Found) -> Piece | None:
    """ "5 years 1 month 12 days"."""
    parts: list[tuple[float, str]] = []
    for piece, u in (
        (found.get("n"), "u"),
        (found.get("n2", "n2b"), "u2"),
        (found.get("n3"), "u3"),
    ):
        if piece is None:
            continue
        number = 1.0 if piece.word in ("a", "an") else number_of(found, piece)
        unit = _unit(found, u)
        if number is None or unit is None:
            return None
        parts.append((number, unit))
    sizes = {
        "C": 100,
        "X": 90,
        "Y": 80,
        "Q": 70,
        "M": 60,
        "W": 50,
        "D": 40,
        "TH": 30,
        "TM": 20,
        "TS": 10,
    }
    order = [sizes.get(unit, 0) for _, unit in parts]
    if len(parts) < 2 or order != sorted(order, reverse=True) or len(set(order)) < len(order):
        return None
    value = "P"
    for number, unit in parts:
        text = duration_value(number, unit)[1:]
        if text[0] == "T" and "T" in value:
            text = text[1:]
        value += text
    months = sum(n * {"Y": 12, "X": 120, "Q": 3, "M": 1}.get(u, 0) for n, u in parts)
    days = sum(n * {"W": 7, "D": 1}.get(u, 0) for n, u in parts)
    piece = _duration(found, parts[0][0], parts[0][1], value=value)
    piece.length = (months + days / 1000, "sum")
    return piece


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


def away(found: Found, x: Piece, way: int, anchor: Anchor, base: dt.date | None) -> Meaning:
    """The unit of the calendar that lies a duration from a day."""
    assert x.length is not None
    unknown = Meaning("DATE", "PAST_REF" if way < 0 else "FUTURE_REF", rule="vague", vague=True)
    count = count_of(x.length[0], x.word, anchor)
    if count is None:
        if base is not None:
            unknown = unknown.but(first=None if way < 0 else base, last=base if way < 0 else None)
        return unknown
    unit = x.length[1]
    mod = meaning_of(x, anchor)
    if base is None:
        return Meaning("DATE", "XXXX", grain=_grain(unit), anchored=False)
    date = moved(base, (count, unit), way)
    if unit[0] == "T":
        return day(date).but(rule="offset")
    grain = _grain(unit)
    if count % 1:  # a year and a half ago is told by its month
        grain = {"Y": "M", "M": "D", "W": "D"}.get(unit, grain)
    meaning = period_at(date, grain).but(rule="offset", approximate=grain != "D")
    if x.word in ("few", "several", "many"):
        return meaning.but(value=unknown.value, vague=True)
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
        return away(found, x, -1, anchor, base)

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
        return away(found, x, 1, anchor, base)

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
        base = meaning_of(d, anchor)
        if base is None or base.first is None:
            return Meaning("DATE", "XXXX-XX-XX", grain="D", anchored=False)
        assert x.length is not None
        count = count_of(x.length[0], x.word, anchor) or 0
        start = base.last if way > 0 and not begins and base.last else base.first
        date = moved(start, (count, x.length[1]), way)
        if base.grain == "D" or x.length[1] in ("B", "D", "W"):
            return _bounded(day(date).but(rule="offset"), x.bound, way, start, date)
        return period_at(date, base.grain or "D").but(rule="offset")

    return found.node("TPART", resolve)
