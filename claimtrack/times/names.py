"""Whether what looks like a time is a name, or part of one: Theresa May, 20th Century Fox."""

from __future__ import annotations

from claimtrack.lexicon import Lexicon
from claimtrack.text import Analysis
from claimtrack.times.piece import Piece
from claimtrack.times.reader import Reader

__all__ = ["is_name"]

_NAMES = ("N", "M")
#: A title in quotation marks has at most so many tokens on either side of its time.
_TITLE = 6
#: Tags of the small words of a title: the March of the Mothers.
_SMALL = "Dictx"


def is_name(analysis: Analysis, words: Reader, piece: Piece) -> bool:
    """True for people, films, papers, islands and bodies that are called after a time."""
    kind = words.names.get(piece.code)
    forms = analysis.forms
    first, tail = piece.token, piece.tail
    if _is_title(analysis, words, piece):
        return True
    if kind == "TMONTH":
        return first == tail and forms[first][0].isupper() and _is_named(analysis, words, first)
    after = forms[tail + 1]
    goes_on = (
        analysis.tags[tail + 1] in _NAMES
        and after[0].isupper()
        and words.marks[after] != "t"  # no time: New Year's Day Sunday
        and after not in analysis.lexicon.built(_titles)
    )
    if kind == "TDAY":
        if piece.turns is None:
            return False
        if piece.turns.kind == "monthday" and "/" in forms[first]:  # the 9/11 Commission
            called = after[0].isupper() and analysis.tags[tail + 1] in "nm" and first > 0
            return first == tail and (goes_on or (called and forms[first - 1].lower() == "the"))
        if not goes_on:
            return False
        if piece.turns.kind == "weekday":  # the Sunday Times
            return first == tail and first > 0 and forms[first - 1].lower() == "the"
        return piece.turns.kind == "holiday" and _is_place(analysis, piece)
    if kind not in ("TCENTURY", "TCLOCK", "TDUR", "TYEAR", "TWEEK"):
        return False
    written = [form for form in forms[first : tail + 1] if form[0].isalpha()]
    if not all(form.istitle() for form in written):
        return False
    if kind == "TCENTURY":
        return goes_on
    if len(written) < 2:
        return False
    return goes_on if kind == "TCLOCK" else after.isalpha() and after.islower()


def _is_title(analysis: Analysis, words: Reader, piece: Piece) -> bool:
    """Whether part of a title in quotation marks: "60 Minutes", "High Noon", not "Last year".

    All its words but the small ones are capitalised, and one owes that neither to its
    place nor to the calendar, as in "Next Tuesday". Holidays are names themselves.
    """
    tags, first, tail = analysis.tags, piece.token, piece.tail
    opens = tags.rfind("<", max(first - _TITLE, 0), first)
    holiday = piece.turns is not None and piece.turns.kind == "holiday"
    if opens < 0 or holiday or analysis.forms[tail][0].islower():
        return False
    closes = tags.find(">", tail + 1, tail + 1 + _TITLE)
    if closes < 0:
        return False
    inside = analysis.forms[opens + 1 : closes]
    named = False
    for place, form in enumerate(inside):
        if not form[0].isalpha():
            continue
        if form[0].islower():
            if tags[opens + 1 + place] not in _SMALL:
                return False
        elif place and not words.is_calendar_name(form):
            named = True
    return named


def _is_place(analysis: Analysis, piece: Piece) -> bool:
    """Easter Island, but neither the Easter Offensive nor a headline of such words."""
    before = analysis.tags[piece.token - 1 : piece.token]
    after = analysis.forms[piece.tail + 1 : piece.tail + 3]
    return before not in ("D", "N", "a") and after[0].istitle() and after[-1].islower()


def _is_named(analysis: Analysis, words: Reader, month: int) -> bool:
    """June Carter, Theresa May, Mrs. May, the March on Rome."""
    forms, tags = analysis.forms, analysis.tags
    before, after = forms[month - 1] if month else "\n", forms[month + 1]
    lead = tags[month - 1 : month]
    if tags[month + 1] == "N" and lead not in ("i", "D") and after[0].isupper():
        return True
    if forms[month].lower() in words.given and (
        before in analysis.lexicon.built(_titles)
        or (lead == "N" and before in analysis.lexicon.built(_first_names))
    ):
        return True
    return (
        forms[month] == "March"
        and after in words.neighbours["march"]
        and lead in ("D", "a", "N", "j")
    )


def _titles(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["title"] for row in lexicon.rows("titles"))


def _first_names(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.columns("first_names")["name"])
