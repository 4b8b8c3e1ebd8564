"""The tokens at which a capital makes no name: where a sentence starts, and in headlines."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from claimtrack.text.tokens import offsets_for

__all__ = ["initial_tokens"]

#: Marks after which the next word starts as a sentence does.
_LEADING = frozenset(
    ("\u201c", "\u2018", "(", "[", "--", "\u2014", "\u2013", "-", "...", "\u2026", "*", "\u2022")
)
_LONGEST_TITLE = 25


def initial_tokens(
    forms: list[str], bounds: list[tuple[int, int]], openings: Iterable[int]
) -> array[int]:
    """The numbers of these tokens, of sentences `bounds` and of where speech and others open.

    The marks that lead a sentence or quotation are passed over, and all words
    of a headline in capitals count.
    """
    found = offsets_for(forms)
    reached = -1
    for n in sorted([*(first for first, _ in bounds), *openings]):
        if n <= reached:
            continue
        found.append(n)
        while forms[n] in _LEADING and forms[n + 1] != "\n":
            n += 1
            found.append(n)
        reached = n
    for first, end in bounds:
        if _is_title(forms, first, end):
            found.extend(range(first, end))
    return found


def _is_title(forms: list[str], first: int, end: int) -> bool:
    """Whether a sentence is a headline in capitals, where a capital makes no name."""
    if not 3 < end - first <= _LONGEST_TITLE:
        return False
    lower = words = 0
    for form in forms[first:end]:
        if form[0].islower() and len(form) > 3:
            lower += 1
            if lower > 3:  # an eighth of the longest headline
                return False
        words += form[0].isalpha()
    return words > 3 and lower * 8 <= words
