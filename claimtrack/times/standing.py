"""Whether a piece that looks like a time stands as one in its sentence."""

from __future__ import annotations

from claimtrack.text import Analysis
from claimtrack.times.reader import Piece, Reader

__all__ = ["is_modifier", "stands"]

#: What stands before a number that is a year, though it is far off.
_BEFORE_YEARS = frozenset(["in", "since", "by", "year", "until", "before", "after"])
_BEFORE_OLD_YEARS = frozenset(["of", "from", "to", "and", "-", "("])

_OWNERS = frozenset(["her", "his", "my", "our", "their", "your"])
#: Months that are surnames too, and what follows a march.
_SURNAMES = frozenset(["August", "March", "May"])
_MARCHING = frozenset(["against", "for", "of", "on", "through", "to"])
_MARKS = ('"', "''", "``", "“", "”", "'", "‘", "’")
_ARTICLES = frozenset(["the", "a", "an", "that"])
_NOUNS = ("n", "m", "N", "M")

#: Tags of what stands before a number in a row: was the 12th, and the 12th.
_COUNTING = "bpzdegABWEHKc"

_SOON_AFTER = frozenset(["after", "afterward", "afterwards", "thereafter"])


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
    if (
        name == "TREF"
        and forms[piece.token].lower() == "soon"
        and (before.lower() == "as" or (piece.token == piece.tail and after.lower() in _SOON_AFTER))
    ):
        return False  # as soon as he came, soon after the vote
    if (
        name == "TDAY"
        and forms[piece.tail].lower() in ("before", "after")
        and after[0].isalnum()
        and after not in ("and", "but", "when")
    ):
        return False  # the day before the vote: which, only the reader knows
    if name == "TDECADE" and before.lower() in _OWNERS:
        return False  # in his early 40s
    if forms[piece.tail][0].isupper() and _is_name(analysis, piece, name, before, after):
        return False
    if (
        name == "TDAY"
        and piece.token == piece.tail
        and forms[piece.token][0].isdigit()
        and analysis.tags[piece.tail + 1] == "N"
        and before.lower() == "the"
    ):
        return False  # the 9/11 Commission
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


def _is_name(analysis: Analysis, piece: Piece, name: str | None, before: str, after: str) -> bool:
    """Whether a capitalised time is a name or part of one."""
    forms, tags = analysis.forms, analysis.tags
    first, tail = piece.token, piece.tail
    lead, follow = tags[first - 1 : first], tags[tail + 1 : tail + 2]
    if first == tail and name == "TMONTH":
        if follow == "N" and lead not in ("i", "D") and after[0].isupper():
            return True  # June Carter
        if forms[tail] in _SURNAMES and lead == "N":
            return True  # Theresa May
        return forms[tail] == "March" and after in _MARCHING and lead in ("D", "a", "N")
    if first == tail and name == "TDAY" and piece.turns is not None and follow == "N":
        return piece.turns.kind == "weekday" and before.lower() == "the"  # the Sunday Times
    # "60 Minutes", "This Week" in marks of their own
    return (
        first < tail
        and before in _MARKS
        and not forms[first][0].islower()
        and (after in _MARKS or (after == "," and "".join(forms[tail + 2 : tail + 3]) in _MARKS))
    )


def is_modifier(analysis: Analysis, words: Reader, piece: Piece) -> bool:
    """Whether the article that a piece begins with belongs to a noun after it.

    "the third-quarter loss", "a several-year tenure", "the summer offensive",
    but "the third quarter" and "the two days that followed".
    """
    name = words.names.get(piece.code)
    first, tail = piece.token, piece.tail
    if name not in ("TQUARTER", "TDUR", "TSEASON", "TDAY") or not 0 < tail - first < 4:
        return False
    if analysis.forms[first].lower() not in _ARTICLES or analysis.tags[first + 1] in "J":
        return False
    after = analysis.tags[tail + 1 : tail + 2]
    if name == "TSEASON" or (name == "TDAY" and after != "N"):
        return tail == first + (1 if name == "TSEASON" else 2) and after in _NOUNS
    joined = "-" in analysis.forms[tail] or "-" in analysis.forms[first + 1 : tail]
    if name == "TDUR" and not joined:
        return after == "N" or (after in _NOUNS and analysis.tags[tail] == "n")
    return joined and (after in _NOUNS or after == "j")
