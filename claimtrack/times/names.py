"""Whether what looks like a time is a name, or part of one: Theresa May, 20th Century Fox."""

from __future__ import annotations

from claimtrack.lexicon import Lexicon
from claimtrack.text import Analysis
from claimtrack.times.piece import Piece
from claimtrack.times.reader import Reader

__all__ = ["is_name"]

_NAMES = ("N", "M")
_MARKS = ('"', "''", "``", "“", "”", "'", "‘", "’")


def is_name(analysis: Analysis, words: Reader, piece: Piece) -> bool:
    """True for people, films, papers, islands and bodies that are called after a time."""
    kind = words.names.get(piece.code)
    forms = analysis.forms
    first, tail = piece.token, piece.tail
    if kind == "TMONTH":
        return first == tail and forms[first][0].isupper() and _is_named(analysis, words, first)
    after = forms[tail + 1]
    if first < tail and first and forms[first - 1] in _MARKS and not forms[first][0].islower():
        if after in _MARKS or (after == "," and "".join(forms[tail + 2 : tail + 3]) in _MARKS):
            return True  # "60 Minutes", "This Week"
    goes_on = (
        analysis.tags[tail + 1] in _NAMES
        and after[0].isupper()
        and words.marks[after] == " "  # no time: New Year's Day Sunday
        and after not in analysis.lexicon.built(_titles)
    )
    if kind == "TDAY":
        if piece.turns is None or not goes_on:
            return False
        if piece.turns.kind == "monthday":  # the 9/11 Commission
            return first == tail and "/" in forms[first]
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
        forms[month] == "March" and after in words.neighbours["march"] and lead in ("D", "a", "N")
    )


def _titles(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["title"] for row in lexicon.rows("titles"))


def _first_names(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.columns("first_names")["name"])
