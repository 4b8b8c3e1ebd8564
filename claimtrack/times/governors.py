"""The words before or after a time that say which side of it is meant."""

from __future__ import annotations

from claimtrack.lexicon import Lexicon
from claimtrack.text import Analysis
from claimtrack.times.calendar import Meaning
from claimtrack.times.piece import Piece

__all__ = ["Governors", "governor_of", "governors", "range_end"]

#: Tags of what a preposition takes: determiners, adjectives, nouns, names, numbers, pronouns.
_NOMINAL = frozenset("DLlSPjnmNMy")


class Governors:
    """Rules by the words before, after and around a time, by their length in words.

    `between` are words between a preposition and its time that change nothing,
    `ranges` those that join two times (a stroke, a word, a choice), and
    `lasting` those between a duration and the day that it begins with.
    """

    __slots__ = ("after", "around", "before", "between", "lasting", "ranges")

    def __init__(self, lexicon: Lexicon) -> None:
        self.before: dict[tuple[str, ...], str] = {}
        self.after: dict[tuple[str, ...], str] = {}
        self.around: dict[tuple[str, ...], str] = {}
        for row in lexicon.rows("times_governors"):
            place: dict[tuple[str, ...], str] = getattr(self, row["place"])
            place[tuple(row["phrase"].split())] = row["rule"]
        joints = lexicon.rows("times_joints")
        self.between = frozenset(row["word"] for row in joints if row["kind"] == "between")
        self.lasting = frozenset(row["word"] for row in joints if row["kind"] == "lasting")
        self.ranges = {
            row["word"]: row["kind"]
            for row in joints
            if row["kind"] in ("stroke", "word", "choice")
        }

    def join(self, between: list[str]) -> bool:
        """Whether these words join two times that may share a year: May or July 2023."""
        words = [word for word in between if word not in ("the", "of", "in")]
        return len(words) == 1 and words[0] in self.ranges


def governors(lexicon: Lexicon) -> Governors:
    """The Governors of a lexicon, made once: `lexicon.built(governors)`."""
    return Governors(lexicon)


def governor_of(analysis: Analysis, pieces: list[Piece], place: int, rules: Governors) -> str:
    """by, before, after, since, until, through, within, in, from; "" where nothing governs."""
    piece = pieces[place]
    forms = analysis.forms
    tail = piece.tail + 1
    after = [form.lower() for form in forms[tail : tail + 3]]
    for size in (1, 2, 3):
        found = rules.after.get(tuple(after[:size]))
        if found is not None and not _goes_on(analysis, tail + size, after[:size]):
            return found
    words = [form.lower() for form in forms[max(piece.token - 5, 0) : piece.token]]
    if words and after and (words[-1], after[0]) in rules.around:
        return rules.around[words[-1], after[0]]
    words += [p.word for p in pieces[max(place - 4, 0) : place] if p.token == piece.token]
    while words and words[-1] in rules.between:
        words.pop()
    for size in (3, 2, 1):
        found = rules.before.get(tuple(words[-size:]))
        if found is not None:
            return found
    return ""


def _goes_on(analysis: Analysis, at: int, words: list[str]) -> bool:
    """Whether "or before", "and after" govern what follows: in 2010 or before 2000."""
    return words[-1] in ("before", "after") and analysis.tags[at : at + 1] in _NOMINAL


def range_end(
    analysis: Analysis,
    pieces: list[Piece],
    place: int,
    kept: list[tuple[int, Piece, Meaning]],
    at: int,
    rules: Governors,
) -> int | None:
    """The number in `kept` of the other end of a range that begins here, None for none.

    From X to Y, between X and Y, X through Y, X-Y.
    """
    if at + 1 >= len(kept):
        return None
    there, _other, last = kept[at + 1]
    between = [p.word for p in pieces[place + 1 : there] if p.word not in ("the", "from", "of")]
    joint = rules.ranges.get(between[0]) if len(between) == 1 else None
    if joint is None or joint == "choice":
        return None
    here = kept[at][2]
    if not _is_end(here) or not _is_end(last):
        return None
    if joint == "stroke" and "T" in (here.grain, last.grain) and here.grain != last.grain:
        return None  # 3 p.m. - this week
    before = analysis.forms[max(pieces[place].token - 2, 0) : pieces[place].token]
    lead = [form.lower() for form in before]
    if between[0] == "and":
        if "between" not in lead:
            return None
    elif between[0] in ("to", "until", "till") and "from" not in lead and here.grain != last.grain:
        return None
    return at + 1


def begins_with(
    analysis: Analysis,
    pieces: list[Piece],
    place: int,
    kept: list[tuple[int, Piece, Meaning]],
    at: int,
    rules: Governors,
) -> bool:
    """Whether the duration in `kept` begins with the day after it.

    Three days starting Monday, for three days from Monday.
    """
    if pieces[place].length is None or at + 1 >= len(kept) or kept[at + 1][2].grain != "D":
        return False
    between = [p.word for p in pieces[place + 1 : kept[at + 1][0]] if p.word not in (",", "the")]
    if between == ["from"]:
        token = pieces[place].token
        return analysis.forms[token - 1 : token] in (["for"], ["For"])
    return bool(between) and between[0] in rules.lasting and between[1:] in ([], ["from"], ["on"])


def _is_end(meaning: Meaning) -> bool:
    """Whether a range may begin or end with it: a date, or now."""
    return meaning.type in ("DATE", "TIME") and bool(
        meaning.grain or meaning.value == "PRESENT_REF"
    )
