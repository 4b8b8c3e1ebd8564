"""Whether a piece that looks like a time stands as one in its sentence."""

from __future__ import annotations

from claimtrack.text import Analysis
from claimtrack.times.reader import Piece, Reader

__all__ = ["stands"]

#: What stands before a number that is a year, though it is far off.
_BEFORE_YEARS = frozenset(["in", "since", "by", "year", "until", "before", "after"])
_BEFORE_OLD_YEARS = frozenset(["of", "from", "to", "and", "-", "("])


def stands(analysis: Analysis, words: Reader, pieces: list[Piece], place: int) -> bool:
    """False for amounts, counts and names that only look like a time."""
    piece = pieces[place]
    forms = analysis.forms
    before = forms[piece.token - 1] if piece.token else "\n"
    after = forms[piece.tail + 1] if piece.tail + 1 < len(forms) else "\n"
    name = words.names.get(piece.code)
    if (
        name == "TYEAR"
        and piece.number is not None
        and piece.word == ""
        and piece.token == piece.tail
    ):
        if after in ("%", "percent"):
            return False
        if after.lower() in words.counted:
            return False
        lead = before.lower()
        if piece.number < 1700 and lead not in _BEFORE_YEARS and lead not in _BEFORE_OLD_YEARS:
            return False
        if piece.number > 2100 and lead not in _BEFORE_YEARS:
            return False
    if name == "TREF" and before.lower() == "as" and forms[piece.token].lower() == "soon":
        return False
    if (
        name == "TMONTH"
        and piece.token == piece.tail
        and analysis.tags[piece.tail + 1] == "N"
        and analysis.tags[piece.token - 1 : piece.token] not in ("i", "D")
        and after[0].isupper()
    ):
        return False  # June Carter
    if (
        name == "TMONTH"
        and forms[piece.token][0].isdigit()
        and forms[piece.tail][0].isdigit()
        and analysis.tags[piece.tail + 1] in "nmNMj"
    ):
        return False  # in 2016 - 5 people
    return not (
        name == "TDAY"
        and piece.turns is not None
        and piece.turns.kind == "dom"
        and (
            analysis.tags[piece.tail + 1 : piece.tail + 2] in ("n", "m", "N", "M", "j")
            or (after == "-" and analysis.starts[piece.tail + 1] == piece.end)
        )
    )
