"""Claim clauses: the stretches of words that claim one thing each."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.text import Analysis
from claimtrack.text.clauses import ClauseRow as TextClause
from claimtrack.text.groups import GroupRow

__all__ = ["ClauseRow", "clause_rows"]

#: Clauses that can be said alone.
_ALONE = ("main", "coordinate", "complement")
#: Clauses that add a statement to the one they stand in, where they have a subject.
_ADDED = ("adverbial", "relative")
#: Tags of marks that stand at the edge of a clause and belong to none.
_MARKS = frozenset("<>,:.()\n")
_ENDS = frozenset("<>,:.(\nc")


class ClauseRow(NamedTuple):
    """A clause by token numbers, and its main verb group (None: it has no finite verb)."""

    first: int
    end: int
    main: GroupRow | None


def clause_rows(analysis: Analysis, first: int, end: int) -> list[ClauseRow]:
    """The clauses of a stretch of text that could each be said alone.

    Sentences, and within them the clauses with a subject of their own that stand
    in no other clause of the stretch, and what a "which" after a comma adds.
    What only joins ("However,", "Because") is left out at the start, and marks
    at both ends.
    """
    found: list[ClauseRow] = []
    begin = first
    while begin < end:
        at = analysis.tags.find("\n", begin, end)
        stop = at if at >= 0 else end
        found.extend(_split(analysis, begin, stop))
        begin = stop + 1
    return found


def _split(analysis: Analysis, first: int, end: int) -> list[ClauseRow]:
    """The clauses of a stretch that lies in one sentence."""
    rows = analysis.clause_rows
    outer: list[TextClause] = []
    cuts = []
    lead = end  # where the first clause with a finite verb ends
    for row in analysis.clauses_between(first, end):
        if row.verb is None or row.verb.head >= end:
            continue
        around = rows[row.parent].verb if row.parent >= 0 else None
        if around is None or not first <= around.head < end:
            outer.append(row)
            if row.kind in _ALONE and row.first >= lead and _has_subject(analysis, row):
                cuts.append(row.first)
            if lead == end and row.verb.finite:
                lead = row.end
        elif row.kind in _ADDED and around.head < row.first and _has_subject(analysis, row):
            if row.first > first and row.subject is not None and row.subject[0] == row.first:
                cuts.append(row.first)
    pieces = zip([first, *cuts], [*cuts, end], strict=True)
    found = (_trimmed(analysis, start, stop, outer) for start, stop in pieces)
    return [clause for clause in found if clause is not None]


def _has_subject(analysis: Analysis, row: TextClause) -> bool:
    """Whether a finite clause begins with a subject of its own, after a comma, "and" or a mark."""
    if row.verb is None or not row.verb.finite or row.subject is None:
        return False
    if row.kind in _ADDED:
        return analysis.tags[row.first - 1] in ",c"
    return row.first <= row.subject[0] and analysis.tags[row.first] != "s"


def _trimmed(
    analysis: Analysis, first: int, end: int, clauses: list[TextClause]
) -> ClauseRow | None:
    tags, forms = analysis.tags, analysis.forms
    links = analysis.lexicon.words("clause_links")
    while first < end:
        if tags[first] not in _MARKS:
            joins = tags[first] in "csiu" or (first + 1 < end and tags[first + 1] == ",")
            if not joins or end - first < 3 or forms[first].lower() not in links:
                break
        first += 1
    while end > first and tags[end - 1] in _ENDS:
        end -= 1
    if end <= first:
        return None
    verbs = (row.verb for row in clauses if first <= row.first < end)
    main = next((verb for verb in verbs if verb is not None and verb.finite), None)
    if main is None:
        main = next((g for g in analysis.groups_between(first, end) if g.finite), None)
    return ClauseRow(first, end, main)
