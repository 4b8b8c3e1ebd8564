"""Durations: three years, at least 30 days, half an hour, weeks."""

from __future__ import annotations

from claimtrack.times.calendar import Meaning
from claimtrack.times.lengths import UNCOUNTED, duration_value
from claimtrack.times.made import Found, makes
from claimtrack.times.make_numbers import number_of
from claimtrack.times.piece import Piece
from claimtrack.times.units import unit_of, working_unit

__all__: list[str] = []

_LIMITS = ("EQUAL_OR_MORE", "MORE_THAN", "EQUAL_OR_LESS", "LESS_THAN")


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
) -> Piece:
    named = value or duration_value(None if word in UNCOUNTED else count, unit)
    mod = _mod(found) or ("APPROX" if word == "couple" else None)
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


@makes
def duration(found: Found) -> Piece | None:
    """ "three years", "at least 30 days", "the first nine months"."""
    n, unit = found.need("n"), _unit(found)
    number = number_of(found, n)
    if found.get("old") is not None:
        return None
    if unit == "Q" and found.after == "of" and number is not None and number < 4:
        if found.whole.index(found.need("u")) == found.whole.index(n) + 1:
            return None  # three quarters of the vote
    if unit is None or (number is None and n.word not in UNCOUNTED):
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
    if number is None and n.word not in UNCOUNTED:
        return None
    if unit == "Q" and found.need("u").word == "quarters":
        return None
    return _duration(found, number, unit, word=n.word)


@makes
def duration_long(found: Found) -> Piece | None:
    """ "day-long", "decades-long", "decades-old"."""
    piece = found.need("u", "u2")
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
