"""Tokens: where the words and marks of a text stand."""

from __future__ import annotations

import re
from array import array
from functools import cache
from itertools import accumulate, compress
from typing import NamedTuple

from claimtrack.lexicon import Lexicon

__all__ = ["TokenTable", "split_tokens"]

# As in the Penn Treebank: do|n't, Obama|'s, hoped-for, 10-year-old, U.S., 3:30, $|5.
_TOKEN = r"""(
    [A-Za-z]++(?=[\ ,])(?<!annot)                          # most words, soonest found
  | https?://[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]            # web address
  | www\.[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]
  | [@#]\w++                                               # handle, hashtag
  | (?:[^\W\d_]\.){2,}+(?:-\w++)*+                         # U.S.  a.m.  U.S.-led
  | [A-Z]-(?:[A-Z][a-z]*\.){1,3}                            # D-W.Va.
  | (?:[A-Z][a-z]{0,2}\.){2,4}+                             # Ph.D.  W.Va.
  | \d++(?:[.,:/]\d++)*+[^\W\d_]*+(?:-\w++)*+              # 1,998  3:30  1990s  10-year-old
  | [Cc]an(?=not\b)
  | [^\W\d_][\w\u0300-\u036f\xad]*+(?!'[tT]\b)             # words, but not the n of n't
    (?:[-/&‑]\w++)*+                                       # hoped-for  and/or  AT&T
    (?:(?<=\d)(?:\.\d++)++)?                               # v2.0
    (?:(?<=[-‑][A-Z])(?:\.[A-Z])+\.)?                      # non-U.S.
    (?:'(?=[A-Z][a-z])\w++ | '(?:clock|am|all)\b)?         # O'Brien  o'clock
    (?:\.(?:com|org|net|gov|edu|info|io|co\.uk)\b)?               # example.org
    (?:(?:\.\w++){0,3}@[\w-]++(?:\.[\w-]++)*+)?            # name@example.org
  | \w+?(?=[nN]'[tT]\b)                                    # do|n't
  | [nN]'[tT]\b
  | (?<=[\w.])'(?:[sdmSDM]|ll|re|ve|LL|RE|VE)\b            # clitics
  | '(?:em|til|[Tt]is|[Tt]was|cause|\d\ds)\b | '[nN]'       # 'em  '80s  rock 'n' roll
  | (?<=\ of\ |\ in\ )'\d\d\b                              # the class of '98
  | '(?=''(?!'))(?<![\s(\[]')(?<!^') | ''                  # two apostrophes are a double mark
  | \w++
  | \.(?=\d)(?<![^\s($£€]\.)\d++[^\W\d_]*+(?:-\w++)*+      # .45-caliber
  | \.{2,}+ | -{2,}+ | [?!]{2,}+                           # ...  --  ?!
  | [\U0001f1e6-\U0001f1ff]{2}                            # flag
  | [\u2190-\u2bff\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*+    # emoji
    (?:\u200d[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*+)*+
  | [^\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]
)"""

_LINE_END = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
#: Single marks and apostrophes are one to us: which of the two a mark is, is told by its place.
_SPACED_ELLIPSIS = re.compile(r"\.(?:[ \xa0]\.){2,3}")
_DOUBLE_MARKS = frozenset(("\u201c", "\u201d", '"', "''"))
_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u2032`\u00b4"


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


class _Abbreviations(NamedTuple):
    known: frozenset[str]
    lower: frozenset[str]  # those that are no words, so that a small letter will do
    before_number: frozenset[str]
    exclaimed: tuple[str, ...]  # Yahoo!
    starters: frozenset[str]


def _abbreviations(lexicon: Lexicon) -> _Abbreviations:
    rows = lexicon.rows("abbreviations")
    return _Abbreviations(
        frozenset(row["abbreviation"] for row in rows),
        frozenset(row["abbreviation"] for row in rows if row["lower"] == "yes"),
        frozenset(row["abbreviation"] for row in rows if row["ends"] == "number"),
        tuple(row["abbreviation"][:-1] for row in rows if row["abbreviation"].endswith("!")),
        lexicon.words("starters"),
    )


def split_tokens(text: str, lexicon: Lexicon) -> TokenTable:
    """The tokens of `text`, blanks and control characters left out.

    Apostrophes of every kind are written `'` in the forms, and the blanks of an
    ellipsis as full stops; offsets are exact.
    """
    for mark in _APOSTROPHES:
        text = text.replace(mark, "'")
    text = _SPACED_ELLIPSIS.sub(lambda match: "." * len(match[0]), text)
    pieces = _token_pattern().split(text)
    offsets = array("l", accumulate(map(len, pieces)))
    forms, gaps = pieces[1::2], pieces[0::2]
    starts, ends = offsets[0::2][: len(forms)], offsets[1::2]
    forms, starts, ends, kept = _join_abbreviations(forms, gaps, starts, ends, lexicon)
    lines = [
        (number, _has_blank_line(gap))
        for number, gap in enumerate(gaps[:-1])
        if gap and gap != " " and _LINE_END.search(gap)
    ]
    if kept is not None:
        place = list(accumulate(kept, initial=0))
        lines = [(place[number], blank) for number, blank in lines]
    return TokenTable(forms, starts, ends, lines)


def _has_blank_line(gap: str) -> bool:
    return len(_LINE_END.findall(gap.replace("\r\n", "\n"))) > 1


def _join_abbreviations(
    forms: list[str], gaps: list[str], starts: array[int], ends: array[int], lexicon: Lexicon
) -> tuple[list[str], array[int], array[int], bytearray | None]:
    """Give "Sen" and "J" the full stop that stands right after them.

    `gaps` is what stands before each token.
    """
    table = lexicon.built(_abbreviations)
    known = table.known
    joined: list[int] = []
    last = len(forms) - 1
    at = 0
    try:
        while True:
            at = forms.index(".", at + 1)
            before = forms[at - 1]
            if ends[at - 1] != starts[at]:
                continue
            if len(before) == 1 and before.isupper():
                if _is_initial(forms, at, table) and not _has_blank_line(gaps[at + 1]):
                    joined.append(at)
                continue
            lower = before.lower()
            if lower not in known or (before == lower and lower not in table.lower):
                continue
            if lower in table.before_number and not (
                at < last and forms[at + 1][0].isdigit() and not _has_blank_line(gaps[at + 1])
            ):
                continue
            joined.append(at)
    except ValueError:
        pass
    for name in table.exclaimed:
        joined += _exclaimed(forms, starts, ends, name.capitalize())
    if not joined:
        return forms, starts, ends, None
    keep = bytearray(b"\x01") * len(forms)
    for at in joined:
        keep[at] = 0
        forms[at - 1] += forms[at]
        ends[at - 1] = ends[at]
    return (
        list(compress(forms, keep)),
        array("l", compress(starts, keep)),
        array("l", compress(ends, keep)),
        keep,
    )


def _is_initial(forms: list[str], at: int, table: _Abbreviations) -> bool:
    """Whether the full stop `at` belongs to the capital before it.

    J. Smith; Smith, J., says; Robert C. "Bob" Lee; not: vitamin C. The ...
    """
    last = len(forms) - 1
    if at == last:
        return False
    after = forms[at + 1]
    named = at > 1 and forms[at - 2][0].isupper()
    if after in _DOUBLE_MARKS and named:
        return at + 3 <= last and forms[at + 3] in _DOUBLE_MARKS and forms[at + 2][0].isupper()
    if after == ",":
        return named or (at > 1 and forms[at - 2] == ",")
    if not after[0].isupper() or (forms[at - 1] == "I" and not named):
        return False
    # "Malcolm X. He", but "A. A. Milne"
    return after.lower() not in table.starters or (at + 2 <= last and forms[at + 2] == ".")


def _exclaimed(forms: list[str], starts: array[int], ends: array[int], name: str) -> list[int]:
    """Where the mark of a name like "Yahoo!" stands, unless the sentence is over with it."""
    found: list[int] = []
    at = -1
    try:
        while True:
            at = forms.index(name, at + 1) + 1
            if at < len(forms) and forms[at] == "!" and ends[at - 1] == starts[at]:
                found.append(at)
    except ValueError:
        return found
