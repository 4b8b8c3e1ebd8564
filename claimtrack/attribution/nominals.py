"""Nominals: base noun phrases with what hangs on them, "the Ministry of Water"."""

from __future__ import annotations

from bisect import bisect_left

from claimtrack.attribution.names import name_table
from claimtrack.text.analysis import Analysis
from claimtrack.text.groups import PhraseRow

__all__ = ["affiliation", "end_of_name", "end_of_nominal", "end_of_title", "row_before"]

_FARTHEST = 4  # phrases that hang on one another
_LINKS = ("of", "and", "for", "on")  # within a name
_OF_BODIES = ("of", "for", "at", "with", "from")


def end_of_nominal(analysis: Analysis, row: PhraseRow, limit: int | None = None) -> int:
    """The end of a phrase with the prepositions and phrases after it, `limit` at the most.

    "two people familiar with the matter", "a spokesman for the port authority".
    """
    tags = analysis.tags
    end = row[1]
    for _ in range(_FARTHEST):
        at = end + (tags[end] in "jv" and tags[end + 1] == "i")  # out of, familiar with
        if tags[at] != "i" or (limit is not None and at + 1 >= limit):
            break
        following = analysis.phrase_at(at + 1)
        if following is None or (limit is not None and following[1] > limit):
            break
        end = end_of_name(analysis, following)
        owned = analysis.phrase_at(end) if tags[end] == "a" else None
        if owned is not None and (limit is None or owned[1] <= limit):
            end = owned[1]  # the mayor of Rome['s brother]
    return end


def end_of_name(analysis: Analysis, row: PhraseRow) -> int:
    """The end of a name with its "of ..." and "and ...": the Council of Ministers.

    The Parks and Recreation Department, the Ministry of Trade and Foreign Affairs.
    """
    forms, end, last = analysis.forms, row[1], row
    for _ in range(_FARTHEST):
        link = forms[end]
        following = analysis.phrase_at(end + 1) if link in _LINKS else None
        if following is None or not (
            link == "of"
            or (link == "and" and _is_one_name(analysis, (row[0], end), last, following))
            or (link in ("for", "on") and _has_purpose(analysis, end, following))
        ):
            break
        end, last = following[1], following
    return end


def _has_purpose(analysis: Analysis, end: int, following: PhraseRow) -> bool:
    """Whether a name goes on with what its body is for: the Center [for Policy Research]."""
    forms, table = analysis.forms, analysis.lexicon.built(name_table)
    words = forms[following[0] : following[1]]
    return forms[end - 1] in table.organisation_words and all(word[0].isupper() for word in words)


def _is_one_name(
    analysis: Analysis, name: tuple[int, int], last: PhraseRow, following: PhraseRow
) -> bool:
    """Whether what stands on both sides of an "and" is one name, and not those of two bodies."""
    forms, table = analysis.forms, analysis.lexicon.built(name_table)
    first, end = name
    first += analysis.tags[first] in "Da"
    words = forms[first:end], forms[following[0] : following[1]]
    if not all(word[0].isupper() or word in _LINKS for side in words for word in side):
        return False
    if last[0] > name[0]:  # Ministry of Trade and Foreign Affairs
        sides = forms[last[0] : last[1]], words[1]
        return not table.organisation_words.isdisjoint(words[0]) and not any(
            (len(side) == 1 or side[-1] == forms[first]) and table.is_name_by_itself(side)
            for side in sides
        )
    # Parks and Recreation Department, not the Senate and House, the Mayor and Fire Department
    return words[1][-1] in table.organisation_words and not table.is_name_by_itself(words[0])


def end_of_title(analysis: Analysis, end: int) -> int:
    """The end of a title that goes on after a token: chief "of staff", minister "of finance"."""
    if analysis.forms[end] == "of":
        for first, stop, head in analysis.phrases_between(end + 1, end + 2):
            if first == head and analysis.tags[head] == "n":
                return stop
    return end


def phrase_before(analysis: Analysis, end: int) -> PhraseRow | None:
    """The base phrase that ends at a token."""
    at = bisect_left(analysis.phrase_rows, (end,)) - 1
    return analysis.phrase_rows[at] if at >= 0 and analysis.phrase_rows[at][1] == end else None


def row_before(analysis: Analysis, end: int) -> PhraseRow | None:
    """The phrase that opens the nominal which ends at a token: "the chair of the board"."""
    found = phrase_before(analysis, end)
    if found is not None:
        at = bisect_left(analysis.phrase_rows, found)
        for row in analysis.phrase_rows[max(0, at - _FARTHEST) : at]:
            if end_of_nominal(analysis, row, end) == end:
                return row
    return found


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
            stop = end_of_name(analysis, row)
            owned = analysis.phrase_at(stop) if tags[stop] == "a" else None
            if owned is not None and forms[owned[2]][0].isupper():
                stop = end_of_name(analysis, owned)  # the University of Leeds['s Institute]
            return analysis.words(first + definite, stop)
        end = stop  # a professor of history at Harrow College
    return None
