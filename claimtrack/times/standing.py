"""Whether a piece that looks like a time stands as one in its sentence."""

from __future__ import annotations

from claimtrack.text import Analysis
from claimtrack.times.names import is_name
from claimtrack.times.piece import Piece
from claimtrack.times.reader import Reader

__all__ = ["is_modifier", "stands"]

_NOUNS = ("n", "m", "N", "M")

#: Tags of what stands before a number in a row: was the 12th, and the 12th.
_COUNTING = "bpzdegABWEHKc"


def stands(analysis: Analysis, words: Reader, piece: Piece) -> bool:
    """False for amounts, counts and names that only look like a time."""
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
        lead, kinds = before.lower(), words.neighbours
        if lead in kinds["label"] or after.lower() in kinds["share"]:
            return False
        if after.lower() in words.counted or _is_address(analysis, words, piece):
            return False
        far = lead in kinds["far year"]
        if piece.number < 1700 and not far and lead not in kinds["old year"]:
            return False
        if piece.number > 2100 and not far:
            return False
    if is_name(analysis, words, piece):
        return False
    if (
        name == "TREF"
        and forms[piece.token].lower() == "soon"
        and (
            before.lower() == "as"
            or (piece.token == piece.tail and after.lower() in words.neighbours["soon"])
        )
    ):
        return False  # as soon as he came, soon after the vote
    if (
        name == "TDAY"
        and forms[piece.tail].lower() in ("before", "after")
        and after[0].isalnum()
        and after not in ("and", "but", "when")
    ):
        return False  # the day before the vote: which, only the reader knows
    if name == "TDECADE" and analysis.tags[piece.token - 1 : piece.token] == "S":
        return False  # in his early 40s
    if name == "TREF" and forms[piece.tail] == "past" and analysis.tags[piece.tail + 1] == "n":
        return False  # the past tense
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
            or (piece.token > 0 and analysis.tags[piece.token - 1] in _COUNTING)
        )
    )


def _is_address(analysis: Analysis, words: Reader, piece: Piece) -> bool:
    """Whether the number of a house: 1935 Elm Avenue."""
    after = analysis.forms[piece.tail + 1 : piece.tail + 4]
    return after[0].istitle() and any(form.lower() in words.neighbours["street"] for form in after)


def is_modifier(analysis: Analysis, words: Reader, piece: Piece) -> bool:
    """Whether the article that a piece begins with belongs to a noun after it.

    "the third-quarter loss", "a several-year tenure", "the summer offensive",
    but "the third quarter" and "the two days that followed".
    """
    name = words.names.get(piece.code)
    first, tail = piece.token, piece.tail
    if name not in ("TQUARTER", "TDUR", "TSEASON", "TDAY") or not 0 < tail - first < 4:
        return False
    if (
        analysis.forms[first].lower() not in words.neighbours["article"]
        or analysis.tags[first + 1] in "J"
    ):
        return False
    after = analysis.tags[tail + 1 : tail + 2]
    if name == "TSEASON" or (name == "TDAY" and after != "N"):
        return tail == first + (1 if name == "TSEASON" else 2) and after in _NOUNS
    joined = "-" in analysis.forms[tail] or "-" in analysis.forms[first + 1 : tail]
    if name == "TDUR" and not joined:
        return after == "N" or (after in _NOUNS and analysis.tags[tail] == "n")
    return joined and (after in _NOUNS or after == "j")
