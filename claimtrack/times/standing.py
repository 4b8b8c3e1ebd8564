"""Whether a piece that looks like a time stands as one in its sentence."""

from __future__ import annotations

from claimtrack.text import Analysis
from claimtrack.times.reader import Piece, Reader

__all__ = ["stands"]

_MONEY = frozenset(["$", "£", "€", "¥", "#", "C$", "A$", "US$", "No.", "no.", "§", "%"])


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
        if before in _MONEY or after in ("%", "percent"):
            return False
        if after.lower() in words.counted:
            return False
        if piece.number < 1700 and before.lower() not in (
            "in",
            "since",
            "by",
            "year",
            "of",
            "until",
            "from",
            "before",
            "after",
            "to",
            "and",
            "-",
            "(",
        ):
            return False
        if piece.number > 2100 and before.lower() not in (
            "in",
            "since",
            "by",
            "year",
            "until",
            "before",
            "after",
        ):
            return False
    if name == "TREF" and before.lower() == "as" and forms[piece.token].lower() == "soon":
        return False
    if name == "TMONTH" and piece.token == piece.tail and analysis.tags[piece.tail + 1] == "N":
        if analysis.tags[piece.token - 1 : piece.token] not in ("i", "D") and after[0].isupper():
            return False  # Jan Kavan, June Carter
    return not (
        name == "TDAY"
        and piece.turns is not None
        and piece.turns.kind == "dom"
        and (
            analysis.tags[piece.tail + 1 : piece.tail + 2] in ("n", "m", "N", "M", "j")
            or after == "-"
        )
    )
