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
    """The conditional clauses between two tokens.

    One that leads its sentence ends at the comma before the main clause, one
    that follows at the end of the clause. "as if" and "whether" are none.
    """
    cues: FutureCues = analysis.lexicon.built(future_cues)
    forms, tags = analysis.forms, analysis.tags
    found: list[ConditionRow] = []
    at = first
    while at < end:
        lower = forms[at].lower()
        if lower not in cues.condition_heads or (at and forms[at - 1].lower() == "as"):
            at += 1
            continue
        kind, size = None, 0
        for length in (3, 2, 1):
            words = tuple(f.lower() for f in forms[at : at + length])
            if words in cues.conditions:
                kind, size = cues.conditions[words], length
                break
        if kind is None or (lower == "provided" and tags[at - 1] in "AWHKBE"):
            at += 1
            continue
        begin = at + size
        stop = _clause_end(analysis, begin, end, leading=_leads(analysis, at, first))
        if any(tag in "zpdboAWHKQq" for tag in tags[begin:stop]):
            found.append(ConditionRow(at, begin, stop, kind))
        at = max(stop, at + 1)
    return found


def _leads(analysis: Analysis, at: int, first: int) -> bool:
    before = at - 1
    while before >= first and analysis.tags[before] in "<(,cr":
        before -= 1
    return before < first or analysis.tags[before] in "\n.:s"


def _clause_end(analysis: Analysis, begin: int, end: int, *, leading: bool) -> int:
    tags, forms = analysis.tags, analysis.forms
    starts = {g.first: g for g in analysis.groups_between(begin, end)}
    at = begin
    seen = False
    while at < end and tags[at] != "\n":
        group = starts.get(at)
        if group is not None and group.finite:
            seen = True
        if tags[at] in ".:" or (tags[at] == ">" and at > begin):
            break
        if tags[at] == "," and seen:
            after = [g for s, g in starts.items() if s > at and g.finite]
            if not leading or after:
                break
        if forms[at].lower() == "then" and seen and leading:
            break
        at += 1
    return at
