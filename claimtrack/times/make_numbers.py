"""Numbers, in words and mixed."""

from __future__ import annotations

from claimtrack.times.calendar import year
from claimtrack.times.made import Found, makes
from claimtrack.times.piece import Piece

__all__ = ["number_of"]

_FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75}


def number_of(found: Found, piece: Piece) -> float | None:
    """The number that a piece says; ordinals too. None for what is vague."""
    if piece.number is not None:
        return piece.number
    for name in ("CARD", "ORDW"):
        value = found.reader.value(name, piece)
        if value is not None:
            return float(value)
    return None


def whole(found: Found, piece: Piece | None) -> int | None:
    """A whole number of up to six digits, None where it is none."""
    if piece is None:
        return None
    number = number_of(found, piece)
    if number is None or number != int(number) or number > 999_999:
        return None
    return int(number)


def _number(found: Found, value: float | None) -> Piece:
    piece = found.node("NUMBER", None)
    piece.number = value
    piece.counts = found.whole[-1].counts
    return piece


@makes
def number_words(found: Found) -> Piece | None:
    """ "twenty-four", "two thousand and ten", and years such as "nineteen ninety-six"."""
    values = [int(found.value(p, "CARD") or 0) for p in found.whole if found.value(p, "CARD")]
    if found.whole[0].word == "a" and values[0] < 100:
        return None
    total, current, tens = 0, 0, 0
    for place, value in enumerate(values):
        if value == 100:
            current = (current or 1) * 100
        elif value == 1000:
            total, current = total + (current or 1) * 1000, 0
        elif current and (
            current % 100 if current >= 100 else (current >= 20 and value >= 10) or current < 20
        ):
            if (current >= 20 and current % 10 == 0 and value < 10) or (
                current % 100 >= 20 and current % 10 == 0 and value < 10
            ):
                current += value
            elif place == 1 and 10 < current <= 21 and value >= 10:
                tens = current
                current = value
            else:
                return None
        else:
            current += value
    number = total + current
    if tens:
        spelled = tens * 100 + number
        node = found.node("TYEAR", lambda anchor: year(spelled))
        node.number = spelled
        return node
    if 1500 <= number <= 2100 and not found.whole[-1].counts:
        node = found.node("YEARNUM", None)
        node.number = float(number)
        return node
    return _number(found, float(number))


@makes
def ordinal_words(found: Found) -> Piece | None:
    """ "twenty-first"."""
    tens, one = found.value(found.need("t"), "CARD"), found.value(found.need("o"), "ORDW")
    if tens is None or one is None or int(tens) not in (20, 30) or int(one) > 9:
        return None
    piece = found.node("ORDNODE", None)
    piece.number = float(int(tens) + int(one))
    return piece


@makes
def number_half(found: Found) -> Piece | None:
    """ "two and a half"."""
    number = number_of(found, found.need("n"))
    return _number(found, number + 0.5) if number is not None else None


@makes
def number_fraction(found: Found) -> Piece | None:
    """ "2 1/2"."""
    number = number_of(found, found.need("n"))
    part = _FRACTIONS.get(found.need("f").word)
    return _number(found, number + (part or 0)) if number is not None else None


@makes
def number_vague(found: Found) -> Piece | None:
    """ "a few", "several", "a couple of"."""
    if found.need("v").word == "some" and (
        found.after[:1].isdigit() or ("CARD", found.after) in found.reader.values
    ):
        return None  # some 20 years
    piece = found.node("NUMBER", None)
    piece.word = found.value(found.need("v"), "VAGUEN") or "several"
    if piece.word == "couple":
        piece.number = 2.0
    elif piece.word == "dozen":
        piece.number = 12.0
    return piece
