"""Conditions: the clause after "if", and where it stands."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.prediction.future_cues import FutureCues, future_cues
from claimtrack.text import Analysis

__all__ = ["ConditionRow", "condition_rows"]


class ConditionRow(NamedTuple):
    """A conditional clause by token numbers: `word` is where its "if" begins."""

    word: int
    first: int
    end: int
    kind: str  # if, unless


def condition_rows(analysis: Analysis, first: int, end: int) -> list[ConditionRow]:
    """The conditional clauses that begin between two tokens, joined ones as one."""
    cues = analysis.lexicon.built(future_cues)
    found: list[ConditionRow] = []
    for row in analysis.clauses_between(first, end):
        if row.kind != "condition" or (found and row.end <= found[-1].end):
            continue
        stop = min(row.end, end)
        opened = _opened(analysis, row.first, cues)
        if opened is not None:
            found.append(ConditionRow(row.first, opened[0], stop, opened[1]))
        elif found and analysis.tags[row.first - 1] in "c,":
            found[-1] = found[-1]._replace(end=stop)
        else:  # had he known
            found.append(ConditionRow(row.first, row.first, stop, "if"))
    return found


def _opened(analysis: Analysis, word: int, cues: FutureCues) -> tuple[int, str] | None:
    """Where the words after "if" begin, and the kind of the condition."""
    words = tuple(form.lower() for form in analysis.forms[word : word + 5])
    for skipped in (0, 1):  # just if
        for end in (4, 3, 2, 1):
            kind = cues.conditions.get(words[skipped : skipped + end])
            if kind is not None:
                return word + skipped + end, kind
    return None
