"""Tokens: where the words and marks of a text stand."""

from __future__ import annotations

import re
from array import array
from functools import cache
from itertools import accumulate, compress

from claimtrack.lexicon import Lexicon

__all__ = ["TokenTable", "split_tokens"]

# As in the Penn Treebank: do|n't, Obama|'s, hoped-for, 10-year-old, U.S., 3:30, $|5.
_TOKEN = r"""(
    https?://[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]            # web address
  | www\.[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]
  | [@#]\w++                                               # handle, hashtag
  | (?:[^\W\d_]\.){2,}+                                    # U.S.  a.m.
  | [A-Z]-(?:[A-Z][a-z]*\.){1,3}                            # D-W.Va.
  | \d++(?:[.,:/]\d++)*+[^\W\d_]*+(?:-\w++)*+              # 1,998  3:30  1990s  10-year-old
  | [Cc]an(?=not\b)
  | [^\W\d_][\w\u0300-\u036f\xad]*+(?!'[tT]\b)             # words, but not the n of n't
    (?:[-/&‑]\w++)*+                                       # hoped-for  and/or  AT&T
    (?:'(?=[A-Z][a-z])\w++ | '(?:clock|am)\b)?             # O'Brien  o'clock
    (?:\.(?:com|org|net|gov|edu|info|io)\b)?               # example.org
    (?:@[\w-]++(?:\.[\w-]++)*+)?                           # name@example.org
  | \w+?(?=n't\b)                                          # do|n't
  | n't\b
  | (?<=[\w.])'(?:[sdmSDM]|ll|re|ve|LL|RE|VE)\b            # clitics
  | '(?:em|til|tis|twas|cause|\d\ds)\b                     # 'em  '80s
  | \w++
  | '(?=''(?!')) | ''                                      # two apostrophes are a double mark
  | \.{2,}+ | -{2,}+ | [?!]{2,}+                           # ...  --  ?!
  | [^\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]
)"""

_LINE_END = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
#: Single marks and apostrophes are one to us: which of the two a mark is, is told by its place.
_SAME_LENGTH = str.maketrans("\u2018\u2019\u201b\u02bc\u2032`\u00b4", "'''''''")


@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(_TOKEN, re.VERBOSE)


class TokenTable:
    """Forms and offsets, one entry per token; `lines` are the numbers of tokens that start a line.

    A line number is paired with whether a blank line stands before it.
    """

    __slots__ = ("ends", "forms", "lines", "starts")

    def __init__(
        self, forms: list[str], starts: array[int], ends: array[int], lines: list[tuple[int, bool]]
    ) -> None:
        self.forms = forms
        self.starts = starts
        self.ends = ends
        self.lines = lines


def _abbreviations(lexicon: Lexicon) -> dict[str, str]:
    return {row["abbreviation"]: row["ends"] for row in lexicon.rows("abbreviations")}


def split_tokens(text: str, lexicon: Lexicon) -> TokenTable:
    """The tokens of `text`, blanks and control characters left out.

    Apostrophes of every kind are written `'` in the forms; offsets are exact.
    """
    pieces = _token_pattern().split(text.translate(_SAME_LENGTH))
    offsets = array("l", accumulate(map(len, pieces)))
    forms, gaps = pieces[1::2], pieces[0::2]
    starts, ends = offsets[0::2][: len(forms)], offsets[1::2]
    forms, starts, ends, kept = _join_abbreviations(forms, starts, ends, lexicon)
    lines = [
        (number, len(_LINE_END.findall(gap.replace("\r\n", "\n"))) > 1)
        for number, gap in enumerate(gaps[:-1])
        if gap and gap != " " and _LINE_END.search(gap)
    ]
    if kept is not None:
        place = list(accumulate(kept, initial=0))
        lines = [(place[number], blank) for number, blank in lines]
    return TokenTable(forms, starts, ends, lines)


def _join_abbreviations(
    forms: list[str], starts: array[int], ends: array[int], lexicon: Lexicon
) -> tuple[list[str], array[int], array[int], bytearray | None]:
    """Give "Sen" and "J" the full stop that stands right after them."""
    known = lexicon.built(_abbreviations)
    joined: list[int] = []
    last = len(forms) - 1
    at = 0
    try:
        while True:
            at = forms.index(".", at + 1)
            before = forms[at - 1]
            if ends[at - 1] != starts[at]:
                continue
            if before.lower() in known:
                if known[before.lower()] == "number" and not (
                    at < last and forms[at + 1][0].isdigit()
                ):
                    continue
                # "co", "no", "miss", "ill" are words too, unless capitalised
                if before.islower() and before not in ("vs", "etc", "e.g", "i.e", "al", "no"):
                    continue
                joined.append(at)
            elif len(before) == 1 and before.isupper() and at < last and forms[at + 1][0].isupper():
                if before != "I" or (at > 1 and forms[at - 2][0].isupper()):
                    joined.append(at)
    except ValueError:
        pass
    if not joined:
        return forms, starts, ends, None
    keep = bytearray(b"\x01") * len(forms)
    for at in joined:
        keep[at] = 0
        forms[at - 1] += "."
        ends[at - 1] = ends[at]
    return (
        list(compress(forms, keep)),
        array("l", compress(starts, keep)),
        array("l", compress(ends, keep)),
        keep,
    )
