"""Whether a piece that looks like a time stands as one in its sentence."""

from __future__ import annotations

from claimtrack.text import Analysis
from claimtrack.times.names import is_name
from claimtrack.times.piece import Piece
from claimtrack.times.reader import Reader

__all__ = ["is_modifier", "stands"]

_NOUNS = ("n", "m", "N", "M")
#: Tags of what a number may count.
_COUNTED = "nmNMj"

#: Tags of what stands before a number in a row: was the 12th, and the 12th.
_COUNTING = "bpzdegABWEHKc"


def stands(analysis: Analysis, words: Reader, piece: Piece) -> bool:
    """False for amounts, counts and names that only look like a time."""
    kind = words.names.get(piece.code)
    if kind == "TYEAR" and not _is_year(analysis, words, piece):
        return False
    if is_name(analysis, words, piece):
        return False
    forms, tags = analysis.forms, analysis.tags
    after, next_tag = forms[piece.tail + 1], tags[piece.tail + 1]
    if kind == "TREF":
        past = forms[piece.tail] == "past" and next_tag == "n"  # the past tense
        return not past and not _is_as_soon(analysis, words, piece)
    if kind == "TDUR" and piece.length is not None and piece.length[0] is None:
        if forms[piece.token] == "many" and forms[piece.token - 1 : piece.token] == ["as"]:
            return False  # the third in as many days
        return piece.start == analysis.starts[piece.token]  # after-hours trading
    if kind == "TDECADE":
        return tags[piece.token - 1 : piece.token] != "S"  # in his early 40s
    if kind == "TMONTH":  # in 2016 - 5 people
        digits = forms[piece.token][0].isdigit() and forms[piece.tail][0].isdigit()
        return not (digits and next_tag in _COUNTED)
    if kind != "TDAY":
        return True
    if forms[piece.tail].lower() in ("before", "after"):
        # the day before the vote: which, only the reader knows
        return not after[0].isalnum() or after in ("and", "but", "when")
    if piece.turns is None or piece.turns.kind != "dom":
        return True
    return not (
        next_tag in _COUNTED
        or (after == "-" and analysis.starts[piece.tail + 1] == piece.end)
        or (piece.token > 0 and tags[piece.token - 1] in _COUNTING)
    )


def _is_year(analysis: Analysis, words: Reader, piece: Piece) -> bool:
    """Whether a number alone is that of a year: no count, label or house, and of our times."""
    if piece.number is None or piece.word or piece.token < piece.tail:
        return True
    lead = analysis.forms[piece.token - 1].lower() if piece.token else ""
    after, kinds = analysis.forms[piece.tail + 1].lower(), words.neighbours
    if lead in kinds["label"] or after in kinds["share"] or after in words.counted:
        return False
    if _is_address(analysis, words, piece):
        return False
    if lead in kinds["far year"]:
        return True
    return piece.number <= 2100 and (piece.number >= 1700 or lead in kinds["old year"])


def _is_as_soon(analysis: Analysis, words: Reader, piece: Piece) -> bool:
    """Whether "soon" is that of "as soon as he came" or "soon after the vote"."""
    forms = analysis.forms
    if forms[piece.token].lower() != "soon":
        return False
    if piece.token and forms[piece.token - 1].lower() == "as":
        return True
    after = forms[piece.tail + 1].lower()
    return piece.token == piece.tail and after in words.neighbours["soon"]


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
