"""What a unit is compared by."""

from __future__ import annotations

__all__ = ["PERCENT", "unit_key"]

PERCENT = "percent"

_PERCENT_NAMES = frozenset(("%", "pct", "per cent", "percents"))


def unit_key(unit: str | None) -> str:
    """A unit as it is compared: lower case, in the singular, percent under one name.

    >>> unit_key("Tanks"), unit_key("%"), unit_key(None)
    ('tank', 'percent', '')
    """
    key = " ".join((unit or "").casefold().split())
    if key in _PERCENT_NAMES:
        return PERCENT
    return key.removesuffix("s") if len(key) > 2 else key
