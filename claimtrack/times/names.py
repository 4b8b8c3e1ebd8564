"""Whether what looks like a time is a name, or part of one: Theresa May, 20th Century Fox."""

from __future__ import annotations

from claimtrack.lexicon import Lexicon
from claimtrack.text import Analysis
from claimtrack.times.reader import Piece, Reader

__all__ = ["is_name"]

_NAMES = ("N", "M")


def is_name(analysis: Analysis, words: Reader, piece: Piece) -> bool:
    """True for people, films, islands and bodies that are called after a time."""
    kind = words.names.get(piece.code)
    if kind == "TMONTH":
        return _is_surname(analysis, words, piece)
    forms = analysis.forms
    first, tail = piece.token, piece.tail
    after = forms[tail + 1]
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


def _is_surname(analysis: Analysis, words: Reader, piece: Piece) -> bool:
    first = piece.token
    if first != piece.tail or not first or analysis.forms[first].lower() not in words.given:
        return False
    before = analysis.forms[first - 1]
    if before in analysis.lexicon.built(_titles):
        return True
    return analysis.tags[first - 1] == "N" and before in analysis.lexicon.built(_first_names)


def _titles(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["title"] for row in lexicon.rows("titles"))


def _first_names(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.columns("first_names")["name"])
