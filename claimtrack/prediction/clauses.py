"""Claim clauses: the stretches of words that claim one thing each."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.text import Analysis
from claimtrack.text.groups import GroupRow

__all__ = ["ClauseRow", "clause_rows"]

_LEADING = frozenset(
    (
        "and",
        "but",
        "or",
        "so",
        "yet",
        "because",
        "however",
        "indeed",
        "moreover",
        "therefore",
        "thus",
        "still",
        "also",
        "meanwhile",
        "well",
        "look",
        "that",
        "besides",
        "furthermore",
        "nevertheless",
        "instead",
        "then",
        "now",
        "yes",
        "no",
        "for",
    )
)
#: Tokens that are read as one sentence at most, so that a text without full stops stays linear.
_LONGEST = 300
_SUBORDINATE = frozenset(
    (
        "if",
        "when",
        "while",
        "although",
        "though",
        "because",
        "since",
        "as",
        "unless",
        "until",
        "after",
        "before",
        "whether",
        "once",
        "whereas",
        "assuming",
        "provided",
        "supposing",
    )
)


class ClauseRow(NamedTuple):
    """A clause by token numbers, and its main verb group (None: it has no finite verb)."""

    first: int
    end: int
    main: GroupRow | None


def clause_rows(analysis: Analysis, first: int, end: int) -> list[ClauseRow]:
    """The clauses of a stretch of text that could each be said alone.

    Sentences, and within them main clauses with a subject of their own, joined
    by a comma, a semicolon or "and". What only joins ("However,", "Because") is
    left out at the start, and marks at the end.
    """
    found: list[ClauseRow] = []
    begin = first
    while begin < end:
        at = analysis.tags.find("\n", begin, end)
        stop = at if at >= 0 else end
        for start in range(begin, stop, _LONGEST):
            found.extend(_split(analysis, start, min(stop, start + _LONGEST)))
        begin = stop + 1
    return found


def _split(analysis: Analysis, first: int, end: int) -> list[ClauseRow]:
    tags = analysis.tags
    groups = [g for g in analysis.groups_between(first, end) if g.finite]
    phrases = {row[0]: row for row in analysis.phrases_between(first, end)}
    cuts: list[tuple[int, int]] = []
    begin = first
    for group in groups:
        subject = _subject_start(analysis, group, phrases, begin)
        if subject is None or subject <= begin + 1:
            continue
        joint = subject - 1
        while joint > begin and tags[joint] == "r":
            joint -= 1
        if tags[joint] == "c" and joint > begin:
            start = joint - 1 if tags[joint - 1] == "," else joint
        elif tags[joint] in ",:" and analysis.forms[joint] in (",", ";"):
            start = joint
        else:
            continue
        had = [g for g in groups if begin <= g.first < start]
        lead = next((n for n in range(begin, start) if tags[n] not in "<>(,cr"), begin)
        if (
            not had
            or analysis.forms[lead].lower() in _SUBORDINATE
            or _is_relative(tags, begin, start)
        ):
            continue
        cuts.append((begin, start))
        begin = joint + 1
    cuts.append((begin, end))
    return [row for a, b in cuts if (row := _trimmed(analysis, a, b, groups)) is not None]


def _is_relative(tags: str, begin: int, start: int) -> bool:
    """Whether what stands before hangs on a relative clause or "that" just before the cut."""
    return "w" in tags[max(begin, start - 6) : start]


def _subject_start(
    analysis: Analysis, group: GroupRow, phrases: dict[int, tuple[int, int, int]], begin: int
) -> int | None:
    """The first token of the noun phrase right before a verb group, "of" phrases taken in."""
    at = group.first
    while at > begin and analysis.tags[at - 1] == "r":
        at -= 1
    for start in range(at - 1, max(begin, at - 12) - 1, -1):
        row = phrases.get(start)
        if row is None:
            continue
        if row[1] != at:
            return None
        before = row[0] - 1
        if (
            before > begin
            and analysis.tags[before] == "i"
            and analysis.forms[before]
            in ("of", "for", "in", "on", "with", "to", "from", "at", "between")
        ):
            at = before
            continue
        if (
            before > begin
            and analysis.tags[before] == "c"
            and any(p[1] == before for p in phrases.values())
        ):
            earlier = next(p for p in phrases.values() if p[1] == before)
            if analysis.tags[earlier[0] - 1] in "\n,<cs" or earlier[0] == begin:
                at = before
                continue
        return row[0]
    return None


def _trimmed(analysis: Analysis, first: int, end: int, groups: list[GroupRow]) -> ClauseRow | None:
    tags, forms = analysis.tags, analysis.forms
    while first < end:
        lower = forms[first].lower()
        if (
            tags[first] in "<>,:.)("
            or (tags[first] in "\n")
            or (
                lower in _LEADING
                and (tags[first] in "csiu" or (first + 1 < end and tags[first + 1] == ","))
                and end - first > 2
            )
        ):
            first += 1
        else:
            break
    while end > first and tags[end - 1] in "<>,:.\n(":
        end -= 1
    if end <= first:
        return None
    mine = [g for g in groups if first <= g.first < end]
    return ClauseRow(first, end, _main_group(analysis, first, mine))


def _main_group(analysis: Analysis, first: int, groups: list[GroupRow]) -> GroupRow | None:
    """The first finite group that is not in a subordinate or relative clause, else the first."""
    for group in groups:
        before = analysis.tags[first : group.first]
        cut = max(before.rfind("s"), before.rfind("w"), before.rfind("R"))
        if cut < 0 or "," in before[cut:]:
            return group
    return groups[0] if groups else None
