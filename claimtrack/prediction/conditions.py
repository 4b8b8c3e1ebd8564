"""Conditions: the clause after "if", and where it stands."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.prediction.future_cues import FutureCues, future_cues
from claimtrack.text import Analysis
from claimtrack.text.clauses import ClauseRow

__all__ = ["ConditionRow", "condition_rows"]


class ConditionRow(NamedTuple):
    """A condition by token numbers: `word` is where its "if" begins, `first` where its words do."""

    word: int
    first: int
    end: int
    kind: str  # if, unless; noun ("in the event of rain"), without


#: How many words the longest entry has, and how many a condition without a verb may have.
_LONGEST, _WIDEST = 5, 16


def condition_rows(analysis: Analysis, first: int, end: int) -> list[ConditionRow]:
    """The conditions that begin between two tokens, joined clauses as one."""
    cues = analysis.lexicon.built(future_cues)
    found: list[ConditionRow] = []
    for row in analysis.clauses_between(first, end):
        if row.kind != "condition" or (found and row.end <= found[-1].end):
            continue
        stop = min(_own_end(analysis, row), end)
        opened = _opened(analysis, row.first, cues)
        if opened is None and found and analysis.tags[row.first - 1] in "c,":
            found[-1] = found[-1]._replace(end=stop)
        elif opened is None:  # had he known
            found.append(ConditionRow(row.first, row.first, stop, "if"))
        elif opened[1] != "none":
            found.append(ConditionRow(row.first, opened[0], stop, opened[1]))
    for at in range(first, end):
        if analysis.forms[at].lower() in cues.condition_heads:
            noun = _without_verb(analysis, at, first, end, cues)
            if noun is not None and not any(c.word <= at < c.end for c in found):
                found.append(noun)
    return sorted(found)


def _own_end(analysis: Analysis, row: ClauseRow) -> int:
    """Where a clause ends, or what a ", which" adds at its end begins."""
    if row.verb is not None:
        for inner in analysis.clauses_between(row.verb.end, row.end):
            added = inner.kind == "relative" and analysis.tags[inner.first - 1] == ","
            if added and inner.end == row.end:
                return inner.first - 1
    return row.end


def _without_verb(
    analysis: Analysis, at: int, first: int, end: int, cues: FutureCues
) -> ConditionRow | None:
    """The condition of a noun that begins at a token: "In the event of rain, ..."."""
    opened = _opened(analysis, at, cues)
    if opened is None or opened[1] not in ("noun", "without"):
        return None
    begin, kind = opened
    leads = not analysis.tags[first:at].strip("<,cr")
    phrases = analysis.phrases_between(begin, begin + 2)
    if not phrases or (kind == "without" and not leads):
        return None
    stop = phrases[0][1]
    if leads:
        reach = min(end, begin + _WIDEST)
        stop = analysis.tags.find(",", stop, reach)
        stop = stop if stop >= 0 else reach
        if any(group.finite for group in analysis.groups_between(begin, stop)):
            return None
    return ConditionRow(at, at if kind == "without" else begin, stop, kind)


def _opened(analysis: Analysis, word: int, cues: FutureCues) -> tuple[int, str] | None:
    """Where the words after "if" begin, and the kind of the condition."""
    words = tuple(form.lower() for form in analysis.forms[word : word + _LONGEST + 1])
    for skipped in (0, 1):  # just if
        for end in range(_LONGEST, 0, -1):
            kind = cues.conditions.get(words[skipped : skipped + end])
            if kind is not None:
                return word + skipped + end, kind
    return None
