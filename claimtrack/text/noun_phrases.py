"""The whole noun phrase that a base phrase begins: who or what a sentence speaks of.

"[a spokesman] for [the mayor] of [Rome], [Ann Cole]" are four base phrases and one
whole one, whose head is "spokesman".
"""

from __future__ import annotations

from bisect import bisect_left

from claimtrack.text.analysis import Analysis
from claimtrack.text.groups import PhraseRow

__all__ = ["whole_phrase"]

_NAMES, _COMMON, _FINITE = "NM", "nm", "pzdoAWHKQq"
_MOST = 12  # base phrases in one; longer ones are lists without an end


def whole_phrase(analysis: Analysis, number: int) -> PhraseRow:
    """The token numbers (first, end, head) of the phrase that `phrase_rows[number]` begins.

    It takes in what belongs to an owner ("the city's mayor", headed by "mayor"),
    phrases with "of", and with "for" after a common noun, brackets, an apposition
    between commas and phrases joined by "and" or "or".

    >>> from claimtrack.text import analyse
    >>> found = analyse("Ann Cole, a judge in Rome, and the head of the bank left.")
    >>> found.words(*whole_phrase(found, 0)[:2])
    'Ann Cole, a judge'
    >>> found.words(*whole_phrase(found, 3)[:2])
    'the head of the bank'
    """
    rows = analysis.phrase_rows
    first, end, head = rows[number]
    last = min(len(rows), number + _MOST)
    number += 1
    owning = True
    while number < last:
        found = (
            _owned(analysis, rows[number], end)
            or _attached(analysis, rows[number], end, head)
            or _joined(analysis, rows[number], first, end)
        )
        if found is None:
            break
        if found[1] is None:
            owning = False  # an owner after "of" has another phrase's head
        elif owning:
            head = found[1]
        end = found[0]
        number += 1
    end = _bracketed(analysis.tags, end)
    number = bisect_left(rows, (end, 0, 0))
    if number < len(rows):
        end = _apposed(analysis, rows, number, end, head)
    return first, end, head


_Step = tuple[int, int | None]  # the new end; the new head, None: it stays


def _owned(analysis: Analysis, row: PhraseRow, end: int) -> _Step | None:
    """The city ['s old mayor]."""
    return (row[1], row[2]) if row[0] == end and analysis.tags[end] == "a" else None


def _attached(analysis: Analysis, row: PhraseRow, end: int, head: int) -> _Step | None:
    """The head [of the bank]; a spokesman [for the bank]."""
    if row[0] != end + 1:
        return None
    word = analysis.forms[end].lower()
    if word == "of" or (word == "for" and analysis.tags[head] in _COMMON):
        return row[1], None
    return None


def _joined(analysis: Analysis, row: PhraseRow, first: int, end: int) -> _Step | None:
    """France [and Italy]: not where a clause of its own begins ("She met Lee and Cole left")."""
    tags = analysis.tags
    if row[0] != end + 1 or tags[end] != "c" or tags[row[2]] in "PLVw":
        return None
    if analysis.forms[end].lower() not in ("and", "or", "&"):
        return None
    if tags[row[1]] in _FINITE and tags[first - 1] not in "\n<,:s":
        return None
    return row[1], None


def _bracketed(tags: str, end: int) -> int:
    """Ann Cole [(R-Fla.)]."""
    if tags[end : end + 1] != "(":
        return end
    close = tags.find(")", end, end + 8)
    return close + 1 if close > 0 else end


def _apposed(analysis: Analysis, rows: list[PhraseRow], number: int, end: int, head: int) -> int:
    """Ann Cole[, a judge], left: a name beside a common noun, up to the next comma or full stop."""
    tags = analysis.tags
    row = rows[number]
    if row[0] != end + 1 or tags[end] != "," or tags[row[0] - 1] != ",":
        return end
    if (tags[head] in _NAMES) == (tags[row[2]] in _NAMES) or tags[row[2]] not in "nmNM":
        return end
    last = min(len(rows), number + _MOST)
    stop, number = row[1], number + 1
    while number < last:
        owned = rows[number][0] == stop and tags[stop] == "a"
        attached = rows[number][0] == stop + 1 and analysis.forms[stop].lower() in ("of", "for")
        if not owned and not attached:
            break
        stop, number = rows[number][1], number + 1
    if tags[stop] in ".\n" or (tags[stop] == "," and tags[stop + 1] != "c"):
        return stop
    if tags[stop] == "i" and tags[head] in _NAMES:  # a judge in Rome
        return stop
    return end
