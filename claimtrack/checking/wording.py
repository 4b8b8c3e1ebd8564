"""Content words that two texts share: how events are matched that name nobody."""

from __future__ import annotations

from functools import cache, lru_cache

from claimtrack.lexicon import Lexicon
from claimtrack.model.claim import normalised_words

__all__ = ["content_words", "shares", "tells_of"]

_STEM = 5  # "election" and "elections", "opened" and "opening" begin alike

#: How much of the predicted words must be seen again: beside a type in common, and without one.
_SHARE_WITH_TYPE = 1 / 3
_SHARE_ALONE = 1 / 2
_WORDS_ALONE = 2


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["word"] for row in Lexicon.load().rows("closed"))


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


def shares(sought: frozenset[str], seen: frozenset[str], *, same_type: bool) -> bool:
    """Whether enough of the words `sought` were seen: a third, or half and two without a type."""
    common = len(sought & seen)
    if same_type:
        return common > 0 and common >= len(sought) * _SHARE_WITH_TYPE
    return common >= _WORDS_ALONE and common >= len(sought) * _SHARE_ALONE


def tells_of(sought: frozenset[str], seen: frozenset[str]) -> bool:
    """Whether `seen` speaks of a condition: has half of its words, and two where it has two."""
    common = len(sought & seen)
    return common >= max(1, min(_WORDS_ALONE, len(sought)), len(sought) * _SHARE_ALONE)
