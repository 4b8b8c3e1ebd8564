"""The words of a stretch of text as the patterns for times see them."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right

from claimtrack.text import Analysis
from claimtrack.times.piece import Piece
from claimtrack.times.reader import Reader

__all__ = ["pieces_of"]

#: Tags of what a number counts: two thousand people, five more.
_COUNTED = ("n", "m", "j", "J")
_FAR = sys.maxsize


def pieces_of(analysis: Analysis, words: Reader, first: int, end: int) -> list[Piece]:
    """The pieces of the tokens from `first` up to `end`."""
    out: list[Piece] = []
    forms, starts, tags = analysis.forms, analysis.starts, analysis.tags
    amounts = words.neighbours["amount"]
    for token in range(first, end):
        form, tag = forms[token], tags[token]
        if tag in "bop":
            if form == "last" and tag != "o":
                continue  # it may last two weeks
            if form.lower() in words.capital and _is_verb(analysis, token):
                form = form.lower()
        elif tag == "s" and form == "that" and forms[token + 1].lower() in words.turning:
            continue  # they said that last week ...
        at = starts[token]
        for code, word, a, b in words.pieces[form] or ():
            piece = Piece(
                code, word if word[0] != "§" else form[a:b].lower(), at + a, at + b, token
            )
            if word in ("§n", "§num", "§y", "§o"):
                digits = re.sub(r"[^\d.]", "", form[a:b])
                piece.number = (
                    float(digits) if digits.strip(".") and digits.count(".") < 2 else None
                )
                if token and forms[token - 1].lower() in amounts:
                    piece.code = words.nothing  # "$12" is no day of the month
            if word == "§o" or ("CARD", word) in words.values or ("ORDW", word) in words.values:
                piece.counts = tags[token + 1 : token + 2] in _COUNTED
            out.append(piece)
    if end - first == 1 and len(out) == 1 and words.value("DAYLIKE", out[0]):
        if _is_alone(analysis, first):
            out[0].code = words.weekday
    return out


def _is_alone(analysis: Analysis, token: int) -> bool:
    """Whether a word is all that its paragraph has, as "Sat" in a cell of a table."""
    bounds = analysis.paragraph_bounds
    begin, end = bounds[bisect_right(bounds, (token, _FAR)) - 1]
    return token == begin and end - begin <= 1 + (analysis.forms[begin + 1] == ".")


def _is_verb(analysis: Analysis, token: int) -> bool:
    """Whether "May" or "March", tagged as a verb, has nothing about it of a month."""
    tags = analysis.tags
    before, after = tags[token - 1 : token], tags[token + 1 : token + 2]
    return before not in ("i", "v", "D", "j", "S", "J") and after not in ("y", ",", "i")
