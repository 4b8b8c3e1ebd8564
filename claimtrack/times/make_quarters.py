"""Quarters and halves that name themselves: Q3 2021, the first half of 2022."""

from __future__ import annotations

import re

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning, half, quarter
from claimtrack.times.made import Found, makes, recurring_piece
from claimtrack.times.make_dates import full_year, numbers_in, year_of
from claimtrack.times.make_numbers import whole
from claimtrack.times.piece import Piece
from claimtrack.times.recurring import Recurring

__all__: list[str] = []


def _quarter(
    found: Found, q: int, y: int | None, fiscal: bool, over: list[Piece] | None = None
) -> Piece | None:
    if not 1 <= q <= 4:
        return None
    if y is None and not fiscal:
        return recurring_piece(found, Recurring("quarter", q), over)

    def resolve(anchor: Anchor) -> Meaning | None:
        start = anchor.options.fiscal_year_start if fiscal else 1
        if y is not None:
            return quarter(y, q, start)
        if start == 1 or anchor.today is None:
            return anchor.settle(Recurring("quarter", q))
        ways = [quarter(anchor.today.year + k, q, start) for k in (-1, 0, 1, 2)]
        past = [w for w in ways if w.first and w.first <= anchor.today]
        ahead = [w for w in ways if w.last and w.last >= anchor.today]
        return ahead[0] if anchor.way() > 0 else past[-1]

    piece = found.node("Q", resolve, turns=None if y else Recurring("quarter", q), over=over)
    piece.number = y
    return piece


@makes
def quarter_of(found: Found) -> Piece | None:
    """ "the fiscal third quarter", "the third quarter of 1989"."""
    q = whole(found, found.need("q"))
    return (
        _quarter(found, q, year_of(found, "y", "z"), _is_fiscal(found)) if q is not None else None
    )


@makes
def quarters_of(found: Found) -> list[Piece] | None:
    """ "the third and fourth quarters of 2021"."""
    one, two = whole(found, found.need("q")), whole(found, found.need("r"))
    if one is None or two is None or one == two:
        return None
    cut = found.whole.index(found.need("q")) + 1
    y, fiscal = year_of(found, "z"), _is_fiscal(found)
    first = _quarter(found, one, y, fiscal, found.whole[:cut])
    last = _quarter(found, two, y, fiscal, found.whole[cut + 1 :])
    return [first, found.whole[cut], last] if first is not None and last is not None else None


def _is_fiscal(found: Found) -> bool:
    return any(piece.word in ("fiscal", "financial") for piece in found.whole)


@makes
def quarter_number(found: Found) -> Piece | None:
    """ "Q3 2022", "2018 H1"."""
    name = found.need("q").word
    digit = int(re.sub(r"\D", "", name))
    y = year_of(found, "y")
    fiscal = found.get("f") is not None
    if y is None and found.get("y") is not None:  # Q1 FY22
        fiscal = True
        y = full_year(numbers_in(found.need("y").word)[-1])
    if "h" in name:
        return _half(found, digit, y, fiscal)
    return _quarter(found, digit, y, fiscal)


def _half(found: Found, h: int, y: int | None, fiscal: bool) -> Piece:
    if y is None:
        return recurring_piece(found, Recurring("half", h))
    return found.node(
        "H", lambda anchor: half(y, h, anchor.options.fiscal_year_start if fiscal else 1)
    )


@makes
def half_of(found: Found) -> Piece | None:
    """ "the first half of 2022"."""
    number = 1 if whole(found, found.need("h", "h2")) == 1 else 2
    if found.after == "of" and found.get("z") is None:
        return None  # of May, of next year: what it is half of comes
    return _half(found, number, year_of(found, "y", "z"), _is_fiscal(found))
