"""The words of a claim that tell whose plan or expectation it is."""

from __future__ import annotations

from claimtrack.prediction.futures import FutureRow
from claimtrack.text import Analysis

__all__ = ["with_governor"]

#: Tokens from a cue back to where its clause begins, at most.
_REACH = 80


def with_governor(
    analysis: Analysis, row: FutureRow, first: int, end: int
) -> list[tuple[int, int]]:
    """What is planned with whoever plans it: [Acme plans] to close, [the mill], [which is] to.

    Nobody else says what the words are about where they are the article's.
    """
    tags, phrases_between = analysis.tags, analysis.phrases_between
    begin, _ = analysis.sentence_bounds[analysis.sentence_of(row.cue_first)]
    low = max(begin, row.cue_first - _REACH)
    begin = row.cue_first
    for clause in reversed(analysis.clauses_between(low, row.cue_first + 1)):
        verb = clause.verb
        if verb is not None and verb.finite and verb.first <= row.cue_first < clause.end:
            if row.cue_first <= verb.end and clause.subject:  # not: they read of a plan to
                begin = clause.subject[0]
            break
    if tags[begin] == "a":  # Acme['s plan]
        owner = phrases_between(low, begin)
        return [(owner[-1][0] if owner else begin, end)]
    pieces = [(min(first, begin), end)]
    if tags[begin] == "w":
        stop = begin - (tags[begin - 1] == ",")
        named = phrases_between(low, stop)
        if named and named[-1][1] == stop:
            pieces.insert(0, (named[-1][0], stop))
    return pieces
