"""The words before or after a time that say which side of it is meant."""

from __future__ import annotations

from claimtrack.lexicon import Lexicon
from claimtrack.text import Analysis
from claimtrack.times.calendar import Meaning
from claimtrack.times.piece import Piece

__all__ = ["Governors", "begins_with", "governor_of", "governors", "is_range"]

#: Tags of what a preposition takes: determiners, adjectives, nouns, names, numbers, pronouns.
_NOMINAL = frozenset("DLlSPjnmNMy")

#: Tags of the words of a noun phrase after its article, and how many of them are looked at.
_NAMED, _PHRASE = frozenset("jJnmNMyegriDS"), 7
#: Units that something may be the first in.
_LONG = ("M", "Q", "Y", "X", "C")


class Governors:
    """Rules by the words before, after and around a time, by their length in words.

    `records` are words that compare with all before (the worst in a year);
    `between` words between a preposition and its time that change nothing,
    `ranges` those that join two times (a stroke, a word, a choice), and
    `lasting` those between a duration and the day that it begins with.
    """

    __slots__ = ("after", "around", "before", "between", "lasting", "ranges", "records")

    def __init__(self, lexicon: Lexicon) -> None:
        self.before: dict[tuple[str, ...], str] = {}
        self.after: dict[tuple[str, ...], str] = {}
        self.around: dict[tuple[str, ...], str] = {}
        for row in lexicon.rows("times_governors"):
            place: dict[tuple[str, ...], str] = getattr(self, row["place"])
            place[tuple(row["phrase"].split())] = row["rule"]
        joints = lexicon.rows("times_joints")
        self.between = frozenset(row["word"] for row in joints if row["kind"] == "between")
        ordinals = {row["word"] for row in lexicon.rows("times_words") if row["class"] == "ORDW"}
        self.records = ordinals.union(row["word"] for row in joints if row["kind"] == "record")
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
    """by, before, after, since, until, through, within, in, from, record; "" for nothing."""
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
        if found == "in" and _is_record(analysis, piece, rules):
            return "record"
        if found is not None:
            return found
    return ""


def _is_record(analysis: Analysis, piece: Piece, rules: Governors) -> bool:
    """Whether it is so long that no such thing has been: the first visit in two years.

    "Its first visit in two weeks" may be one that lies ahead.
    """
    if piece.length is None or piece.length[1] not in _LONG:
        return False
    tags, forms = analysis.tags, analysis.forms
    at = piece.token - 1
    while at > 0 and tags[at] != "i":
        at -= 1
    for place in range(at - 1, max(at - _PHRASE, 0) - 1, -1):
        if tags[place] not in _NAMED:
            return False
        form = forms[place].lower()
        if form in rules.records or (tags[place] == "J" and form.endswith("est")):
            return True
    return False


def _goes_on(analysis: Analysis, at: int, words: list[str]) -> bool:
    """Whether "or before", "and after" govern what follows: in 2010 or before 2000."""
    return words[-1] in ("before", "after") and analysis.tags[at : at + 1] in _NOMINAL


def is_range(
    analysis: Analysis,
    piece: Piece,
    here: Meaning,
    there: Meaning,
    between: list[str],
    rules: Governors,
) -> bool:
    """Whether `piece`, which means `here`, begins a range that ends with `there`.

    From X to Y, between X and Y, X through Y, X-Y; `between` are the words between them.
    """
    words = [word for word in between if word not in ("the", "from", "of")]
    joint = rules.ranges.get(words[0]) if len(words) == 1 else None
    if joint is None or joint == "choice" or not _is_end(here) or not _is_end(there):
        return False
    if joint == "stroke" and "T" in (here.grain, there.grain) and here.grain != there.grain:
        return False  # 3 p.m. - this week
    lead = [form.lower() for form in analysis.forms[max(piece.token - 2, 0) : piece.token]]
    if words[0] == "and":
        return "between" in lead
    limit = words[0] in ("to", "until", "till")
    return not limit or "from" in lead or here.grain == there.grain


def begins_with(
    analysis: Analysis, piece: Piece, there: Meaning, between: list[str], rules: Governors
) -> bool:
    """Whether `piece` is a duration that begins with the day after the words `between`.

    Three days starting Monday, for three days from Monday.
    """
    if piece.length is None or there.grain != "D":
        return False
    words = [word for word in between if word not in (",", "the")]
    if words == ["from"]:
        return analysis.forms[piece.token - 1 : piece.token] in (["for"], ["For"])
    return bool(words) and words[0] in rules.lasting and words[1:] in ([], ["from"], ["on"])


def _is_end(meaning: Meaning) -> bool:
    """Whether a range may begin or end with it: a date, or now."""
    return meaning.type in ("DATE", "TIME") and bool(
        meaning.grain or meaning.value == "PRESENT_REF"
    )
