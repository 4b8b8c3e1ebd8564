"""The words before or after a time that say which side of it is meant."""

from __future__ import annotations

from claimtrack.lexicon import Lexicon
from claimtrack.text import Analysis
from claimtrack.times.calendar import Meaning
from claimtrack.times.reader import Piece

__all__ = ["Governors", "governor_of", "governors", "range_end"]

#: Words between the preposition and the time that change nothing.
_SKIP = frozenset(
    [
        "the",
        "about",
        "around",
        "approximately",
        "next",
        "only",
        "just",
        "(",
        "-",
        "end",
        "early",
        "mid",
        "late",
        "or",
    ]
)
#: Tags of what a preposition takes: determiners, adjectives, nouns, names, numbers, pronouns.
_NOMINAL = frozenset("DLlSPjnmNMy")
_BEGINNINGS = (["starting"], ["beginning"], ["commencing"])
_STROKES = frozenset(("-", "–", "—", "~", "/"))
_DASHES = _STROKES | {"to", "through", "thru", "till", "until", "and"}


class Governors:
    """Rules by the words before a time and by those after it, by their length in words."""

    __slots__ = ("after", "around", "before")

    def __init__(self, lexicon: Lexicon) -> None:
        self.before: dict[tuple[str, ...], str] = {}
        self.after: dict[tuple[str, ...], str] = {}
        self.around: dict[tuple[str, ...], str] = {}
        for row in lexicon.rows("times_governors"):
            place: dict[tuple[str, ...], str] = getattr(self, row["place"])
            place[tuple(row["phrase"].split())] = row["rule"]


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
    while words and words[-1] in _SKIP:
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
) -> int | None:
    """The number in `kept` of the other end of a range that begins here, None for none.

    From X to Y, between X and Y, X through Y, X-Y.
    """
    if at + 1 >= len(kept):
        return None
    there, _other, last = kept[at + 1]
    between = [p.word for p in pieces[place + 1 : there] if p.word not in ("the", "from", "of")]
    if len(between) != 1 or between[0] not in _DASHES:
        return None
    here = kept[at][2]
    if not _is_end(here) or not _is_end(last):
        return None
    if between[0] in _STROKES and "T" in (here.grain, last.grain) and here.grain != last.grain:
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
    return between[:1] in _BEGINNINGS and between[1:] in ([], ["from"], ["on"])


def _is_end(meaning: Meaning) -> bool:
    """Whether a range may begin or end with it: a date, or now."""
    return meaning.type in ("DATE", "TIME") and bool(
        meaning.grain or meaning.value == "PRESENT_REF"
    )
