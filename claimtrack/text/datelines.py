"""Datelines: the place and agency that an article opens with, "ROME (AP) -"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

__all__ = ["dateline_bounds"]

_LONGEST = 16  # tokens

_WORD = r"[A-Z][\w.'\u2019-]*+"
_PLACE = r"[A-Z][A-Z.'\u2019-]++ (?:[A-Z][A-Z.'\u2019-]*+ ){0,3}+"  # in capitals
_ANY_PLACE = rf"(?:{_WORD} ){{1,4}}+"
_MORE = rf"(?:, (?!{_WORD} [0-9])(?:{_WORD} ){{1,3}}+)?+(?:, {_WORD} [0-9]{{1,2}} )?+"
_AGENCY = r"\( [A-Z][\w./-]*+(?: [\w./-]++){0,4}+ \) "


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_PLACE}{_MORE}(?:{_AGENCY})?+|{_ANY_PLACE}{_MORE}{_AGENCY})"
        r"(?:--?|[\u2013-\u2015]) (?=[A-Z0-9\u201c\u2018\"'])"
    )


def dateline_bounds(
    forms: list[str], paragraphs: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The token ranges of the datelines that paragraphs open with, their dash included."""
    found = []
    for first, end in paragraphs:
        if forms[first][0].isupper():
            line = " ".join(forms[first : min(end, first + _LONGEST)])
            match = _dateline().match(line)
            if match is not None:
                found.append((first, first + match[0].count(" ")))
    return found
