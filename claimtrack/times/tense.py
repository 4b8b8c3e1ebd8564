"""The direction of the clause that a time stands in: past, future or unknown."""

from __future__ import annotations

from bisect import bisect_right

from claimtrack.text import Analysis

__all__ = ["tense_at"]

#: Modals that speak of what is to come.
_AHEAD = frozenset("will shall may might should would could can must".split())


def tense_at(analysis: Analysis, first: int, last: int) -> int:
    """-1 where the nearest verb group tells the past, 1 the future or a plan, 0 else.

    The group before the time decides unless a comma or a "that" stands
    between and one follows in the same sentence.
    """
    rows = analysis.group_rows
    if not rows:
        return 1  # a headline without a verb announces
    start, end = analysis.sentence_bounds[max(analysis.sentence_of(first), 0)]
    low = _first_at(analysis, start)
    at = low
    before = after = None
    while at < len(rows) and rows[at].first < end:
        if rows[at].head < first:
            before = at
        elif rows[at].first > last:
            after = at
            break
        at += 1
    if before is not None:
        between = analysis.tags[rows[before].end : first]
        cut = "," in between or ":" in between or "s" in between
        if not cut or after is None or first - rows[before].end < 2:
            return _way(analysis, before, low)
    if after is not None:
        return _way(analysis, after, low)
    if before is not None:
        return _way(analysis, before, low)
    return 0


def _first_at(analysis: Analysis, start: int) -> int:
    return bisect_right(analysis.group_rows, start - 1, key=lambda row: row.first)


def _way(analysis: Analysis, at: int, low: int) -> int:
    row = analysis.group_rows[at]
    if row.tense == "future":
        return 1
    if row.modal in _AHEAD and row.tense != "past":
        return 1
    if row.tense == "past":
        return -1
    if row.tense == "present":
        return 0
    if not row.finite and analysis.tags[row.first] == "t":
        return 1
    if at > low:
        return _way(analysis, at - 1, low) if not row.finite else 0
    return 0
