"""What a quantity is compared by: its size and its unit, each under one name."""

from __future__ import annotations

from functools import cache, lru_cache
from math import isclose

from claimtrack.lexicon import Lexicon

__all__ = ["PERCENT", "POINTS", "measured", "passes", "unit_key"]

PERCENT = "percent"
POINTS = "percentage point"
#: A hundredth of a percentage point.
_BASIS_POINTS = "basis point"


@cache
def _names() -> dict[str, str]:
    """The unit that each word or sign of the lexicon stands for."""
    rows = Lexicon.load().rows("quantity_words")
    return {row["word"]: row["value"] for row in rows if row["class"] in ("sign", "unit")}


@lru_cache(maxsize=4096)
def unit_key(unit: str | None) -> str:
    """A unit as it is compared: lower case, in the singular, percent and money under one name.

    >>> unit_key("Tanks"), unit_key("%"), unit_key("$"), unit_key(None)
    ('tank', 'percent', 'dollar', '')
    """
    key = " ".join((unit or "").casefold().split())
    key = _names().get(key, key)
    return key.removesuffix("s") if len(key) > 2 else key


def measured(value: float, unit: str | None) -> tuple[float, str]:
    """A value and the unit that it is compared in.

    >>> measured(25, "basis points"), measured(3, "Tanks")
    ((0.25, 'percentage point'), (3, 'tank'))
    """
    key = unit_key(unit)
    return (value / 100, POINTS) if key == _BASIS_POINTS else (value, key)


def passes(size: float, bound: float, tolerance: float = 0.0) -> bool:
    """Whether a size is above a bound by more than a share of it, however floats are rounded.

    >>> passes(115, 100, 0.15), passes(116, 100, 0.15)
    (False, True)
    """
    edge = bound + abs(bound) * tolerance
    return size > edge and not isclose(size, edge)
