"""Nominals: base noun phrases with what hangs on them, "the Ministry of Water"."""

from __future__ import annotations

from bisect import bisect_left

from claimtrack.text.analysis import Analysis
from claimtrack.text.groups import PhraseRow

__all__ = ["affiliation", "end_of_name", "end_of_nominal", "end_of_title", "row_before"]

_FARTHEST = 4  # phrases that hang on one another
_OF_BODIES = ("of", "for", "at", "with", "from")


def end_of_nominal(analysis: Analysis, row: PhraseRow, limit: int | None = None) -> int:
    """The end of a phrase with the prepositions and phrases after it, `limit` at the most.

    "two people familiar with the matter", "a spokesman for the port authority".
    """
    tags = analysis.tags
    end = row[1]
    for _ in range(_FARTHEST):
        at = end + (tags[end] == "j" and tags[end + 1] == "i")
        if tags[at] != "i" or (limit is not None and at + 1 >= limit):
            break
        following = analysis.phrase_at(at + 1)
        if following is None or (limit is not None and following[1] > limit):
            break
        end = following[1]
        owned = analysis.phrase_at(end) if tags[end] == "a" else None
        if owned is not None and (limit is None or owned[1] <= limit):
            end = owned[1]  # the mayor of Rome['s brother]
    return end


def end_of_name(analysis: Analysis, row: PhraseRow) -> int:
    """The end of a name with its "of ...": the Council of Ministers."""
    forms, end = analysis.forms, row[1]
    for _ in range(_FARTHEST):
        following = analysis.phrase_at(end + 1) if forms[end] == "of" else None
        if following is None:
            break
        end = following[1]
    return end


def end_of_title(analysis: Analysis, end: int) -> int:
    """The end of a title that goes on after a token: chief "of staff", minister "of finance"."""
    if analysis.forms[end] == "of":
        for first, stop, head in analysis.phrases_between(end + 1, end + 2):
            if first == head and analysis.tags[head] == "n":
                return stop
    return end


def row_before(analysis: Analysis, end: int) -> PhraseRow | None:
    """The phrase that opens the nominal which ends at a token: "the chair of the board"."""
    rows = analysis.phrase_rows
    at = bisect_left(rows, (end,)) - 1
    if at < 0 or rows[at][1] != end:
        return None
    for _ in range(_FARTHEST):
        before = rows[at][0] - 1
        if at == 0 or before < 0 or analysis.tags[before] != "i" or rows[at - 1][1] != before:
            break
        at -= 1
    return rows[at]


def affiliation(analysis: Analysis, end: int) -> str | None:
    """The body after a role that ends at a token: mayor "of Austin", a nurse "at the clinic"."""
    forms, tags = analysis.forms, analysis.tags
    for _ in range(_FARTHEST):
        row = analysis.phrase_at(end + 1) if forms[end] in _OF_BODIES else None
        if row is None:
            return None
        first, stop, head = row
        definite = forms[first] == "the"
        if tags[head] in "NM" or definite:
            return analysis.words(first + definite, end_of_name(analysis, row))
        end = stop  # a professor of history at Harrow College
    return None
