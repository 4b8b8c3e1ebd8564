"""Content words that two texts share: how events are matched that name nobody."""

from __future__ import annotations

from functools import cache, lru_cache

from claimtrack.lexicon import Lexicon
from claimtrack.model.claim import normalised_words
from claimtrack.prediction.entity_names import name_table

__all__ = ["content_words", "measuring_words", "shares", "tells_of"]

_STEM = 5  # "election" and "elections", "opened" and "opening" begin alike

_FEW = 2
_THIRD = 1 / 3
_HALF = 1 / 2


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["word"] for row in Lexicon.load().rows("closed"))


@cache
def measuring_words() -> frozenset[str]:
    """The beginnings of the words that only say how much or when: percent, least, year."""
    lexicon = Lexicon.load()
    return frozenset().union(
        *(content_words(row["word"]) for row in lexicon.rows("quantity_words")),
        *(content_words(word) for word in lexicon.built(name_table).times),
    )


@lru_cache(maxsize=65_536)
def content_words(text: str) -> frozenset[str]:
    """The beginnings of the words of `text` that carry meaning, lower case.

    >>> sorted(content_words("They will open the new plants"))
    ['open', 'plant']
    """
    return frozenset(
        word[:_STEM]
        for word in normalised_words(text).split()
        if (len(word) > 3 or word.isdecimal()) and word not in _function_words()
    )


def shares(
    sought: frozenset[str], seen: frozenset[str], *, same_type: bool, same_parties: bool
) -> bool:
    """Whether enough of the words `sought` were seen, beside whatever else is in common.

    With a type in common two words or a third of them; without one half of
    them, and two if there are no parties in common either.
    """
    common = len(sought & seen)
    if same_type:
        return common >= _FEW or (common > 0 and common >= len(sought) * _THIRD)
    return common >= (1 if same_parties else _FEW) and common >= len(sought) * _HALF


def tells_of(sought: frozenset[str], seen: frozenset[str]) -> bool:
    """Whether `seen` speaks of a condition: has half of its words, and two where it has two."""
    common = len(sought & seen)
    return common >= max(1, min(_FEW, len(sought)), len(sought) * _HALF)
