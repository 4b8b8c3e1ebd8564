"""Tokens: where the words and marks of a text stand."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sized
from functools import cache
from itertools import accumulate, pairwise
from operator import add
from typing import NamedTuple

from claimtrack.lexicon import Lexicon

__all__ = ["TokenTable", "cut_tokens", "offsets_for", "split_tokens"]

#: Blanks, control characters and what prints nothing, from one character to another:
#: they stand between tokens.
_BLANK_RANGES = (
    ("\0", " "),
    ("\x7f", "\xa0"),
    ("\xad", "\xad"),
    ("\u1680", "\u1680"),
    ("\u2000", "\u200f"),
    ("\u2028", "\u202f"),
    ("\u205f", "\u2069"),
    ("\u3000", "\u3000"),
    ("\ufeff", "\ufeff"),
)
_BLANK = "[" + "".join([f"{first}-{last}" for first, last in _BLANK_RANGES]) + "]"
_BLANKS = _BLANK + "*+"

# As in the Penn Treebank: do|n't, Obama|'s, hoped-for, 10-year-old, U.S., 3:30, $|5.
# The first four are short cuts, for speed: nine of ten tokens are theirs.
_TOKEN = (
    r"""(?:
    [A-Za-z]++\ (?<!annot\ )                                # most words
  | [A-Za-z]{2,}+(?=[.,]\s)(?<!annot)
  | [,;:()\[\]"“”%]
  | \.(?![.\d])
  | (?:https?|ftp)://[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]     # web address
  | www\.[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]
  | [@#]\w++(?:(?<=\d)[.,]\d++)*+                          # handle, hashtag, #1.5
  | (?:[^\W\d_]\.){2,}+(?:-\w++)*+                         # U.S.  a.m.  U.S.-led
  | [A-Z]-(?:[A-Z][a-z]*\.){1,3}                            # D-W.Va.
  | (?:[A-Z][a-z]{0,2}\.){2,4}+(?:s\b)?                     # Ph.D.  W.Va.  Ph.D.s
  | \d++(?:[.,:/]\d++)*+\w*+(?:-\w++)*+                     # 1,998  3:30  1990s  10-year-old
    (?:(?<=\dT\d\d)(?::\d\d){1,2}Z?)?                       # 2016-05-04T08:30:00Z
  | [Cc]an(?=not\b)
  | [^\W\d_][\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u0e00-\u0e7f\xad]*+
    (?!'[tT]\b)                                             # words, but not the n of n't
    (?:[-/&‑]\w++)*+                                       # hoped-for  and/or  AT&T
    (?:(?<=\d)(?:\.\d++)++)?                               # v2.0
    (?:(?<=[-‑][A-Z])(?:\.[A-Z])+\.)?                      # non-U.S.
    (?:'(?!(?:ll|re|ve|LL|RE|VE)\b)[^\W\d_]{2,}+           # O'Brien  o'clock  Qur'an
     | '[ai]\b )?                                           # Sana'a
    (?:(?:\.[a-z]{2,12}){1,3}/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]    # example.org/page
     | \.(?:com|org|net|gov|edu|info|io|co\.uk)\b )?         # example.org
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
  | .
)"""
    + _BLANKS
)

_SPACED_ELLIPSIS = re.compile(r"\.(?:[ \xa0]\.){2,3}")
_DOUBLE_MARKS = frozenset(("\u201c", "\u201d", '"', "''"))
_NICKNAME_ENDS = _DOUBLE_MARKS | {")"}
#: Single marks and apostrophes are one to us: which of the two a mark is, is told by its place.
_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u2032`\u00b4"
_MOST_FORMS = 50_000
_LONGEST_FORM = 40
#: Characters split at a time: what is made on the way never takes much memory.
_STRETCH = 1 << 16


@cache
def _blank_characters() -> str:
    return "".join([chr(c) for a, b in _BLANK_RANGES for c in range(ord(a), ord(b) + 1)])


class _Forms(dict[str, str]):
    """piece -> form, which is the piece without the blanks after it, kept once for all texts."""

    def __missing__(self, piece: str) -> str:
        form = piece.rstrip(_blank_characters())
        if len(form) > _LONGEST_FORM:
            return form
        if len(self) > _MOST_FORMS:
            self.clear()
        self[piece] = form
        return form


_forms = _Forms()


@cache
def _piece_pattern() -> re.Pattern[str]:
    """A token and the blanks after it: pieces follow one another without a gap."""
    return re.compile(_TOKEN, re.VERBOSE)


@cache
def _cut_pattern() -> re.Pattern[str]:
    """A place that no token spans and no rule looks past: before the first word after a blank."""
    return re.compile(f"[ \\n](?!{_BLANK})")


@cache
def _line_end_pattern() -> re.Pattern[str]:
    """Blanks with a line end; the group has matched where another one makes it a blank line."""
    end = r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]"
    return re.compile(f"{end}(?:(?<=\\r)\\n)?+(?:(?!{end}){_BLANK})*+({end})?+{_BLANKS}")


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
    stopped: frozenset[str]  # as they are written before their full stop: Sen SEN a.m
    before_number: frozenset[str]  # abbreviations only there: No. 10
    exclaimed: frozenset[str]  # Yahoo!
    starters: frozenset[str]


def _abbreviations(lexicon: Lexicon) -> _Abbreviations:
    stopped, before_number, exclaimed = set[str](), set[str](), set[str]()
    for row in lexicon.rows("abbreviations"):
        word = row["abbreviation"]
        forms = {word.capitalize(), word.upper()}
        if row["lower"] == "yes":
            forms.add(word)
        if word.endswith("!"):
            exclaimed |= {form[:-1] for form in forms}
            continue
        stopped |= forms
        if row["ends"] == "number":
            before_number |= forms
    return _Abbreviations(
        frozenset(stopped),
        frozenset(before_number),
        frozenset(exclaimed),
        lexicon.words("starters"),
    )


def split_tokens(text: str, lexicon: Lexicon) -> TokenTable:
    """The tokens of `text`, blanks and control characters left out.

    Apostrophes of every kind are written `'` in the forms, and the blanks of an
    ellipsis as full stops; offsets are exact.
    """
    for mark in _APOSTROPHES:
        text = text.replace(mark, "'")
    written = text
    if ". ." in text or ".\xa0." in text:
        text = _SPACED_ELLIPSIS.sub(lambda match: "." * len(match[0]), text)
    forms: list[str] = []
    starts, ends = offsets_for(text), offsets_for(text)
    at = len(text) - len(text.lstrip(_blank_characters()))
    while at < len(text):
        cut = _cut_pattern().search(text, at + _STRETCH)
        end = cut.end() if cut else len(text)
        pieces = _piece_pattern().findall(text, at, end)
        found = list(map(_forms.__getitem__, pieces))
        forms += found
        starts.extend(accumulate(map(len, pieces), initial=at))
        starts.pop()  # the end of the stretch
        ends.extend(map(add, starts[-len(found) :], map(len, found)))
        at = end
    if text is not written:  # of "U.S. . . ." the first full stop is no part of the ellipsis
        for n, start in enumerate(starts):
            if written[start] in " \xa0":
                starts[n] += 1
                forms[n] = forms[n][1:]
    forms, starts, ends = _join_abbreviations(text, forms, starts, ends, lexicon)
    return TokenTable(forms, starts, ends, _lines(text, starts))


def cut_tokens(text: str, tokens: TokenTable, offsets: Iterable[int]) -> TokenTable:
    """The tokens, each cut in two where one of the offsets lies inside it.

    >>> table = split_tokens("e.g. this", Lexicon.load())
    >>> cut_tokens("e.g. this", table, [2, 5]).forms
    ['e.', 'g.', 'this']
    """
    inside: dict[int, list[int]] = {}
    for offset in sorted(set(offsets)):
        n = bisect_left(tokens.starts, offset) - 1
        if n >= 0 and offset < tokens.ends[n]:
            inside.setdefault(n, []).append(offset)
    if not inside:
        return tokens
    forms: list[str] = []
    starts, ends = offsets_for(text), offsets_for(text)
    for n, (form, start, end) in enumerate(
        zip(tokens.forms, tokens.starts, tokens.ends, strict=True)
    ):
        for first, last in pairwise((start, *inside.get(n, ()), end)):
            words = text[first:last]  # a piece of ". . ." may have blanks around
            first += len(words) - len(words.lstrip())
            last = first + len(words.strip())
            if first < last:
                forms.append(form[first - start : last - start])
                starts.append(first)
                ends.append(last)
    return TokenTable(forms, starts, ends, _lines(text, starts))


def offsets_for(text: Sized) -> array[int]:
    """An empty array for offsets of a text or list, four bytes each unless that is very long."""
    return array("i" if len(text) < 2**31 else "q")


def _lines(text: str, starts: array[int]) -> list[tuple[int, bool]]:
    found: list[tuple[int, bool]] = []
    for match in _line_end_pattern().finditer(text):
        number = bisect_left(starts, match.end())
        if number < len(starts):
            found.append((number, match.lastindex is not None))
    return found


def _join_abbreviations(
    text: str, forms: list[str], starts: array[int], ends: array[int], lexicon: Lexicon
) -> tuple[list[str], array[int], array[int]]:
    """Give "Sen" and "J" the full stop that stands right after them."""
    table = lexicon.built(_abbreviations)
    joined: list[int] = []

    def has_blank_line(at: int) -> bool:
        """Whether a blank line stands between the token `at` and the next."""
        return len(text[ends[at] : starts[at + 1]].splitlines()) > 1

    for at in _places(forms, "."):
        before = forms[at - 1]
        last = before.rpartition("-")[2]
        if len(last) > 1 and last[0].isupper():
            before = last  # then-Sen.
        if len(before) == 1 and before.isupper():
            if not _is_initial(forms, at, table) or has_blank_line(at):
                continue
        elif before not in table.stopped:
            continue
        elif before in table.before_number and not (
            at + 1 < len(forms) and forms[at + 1][0].isdigit() and not has_blank_line(at)
        ):
            continue
        if ends[at - 1] == starts[at]:
            joined.append(at)
    for at in _places(forms, "!"):
        if forms[at - 1] in table.exclaimed and ends[at - 1] == starts[at]:
            joined.append(at)
    if not joined:
        return forms, starts, ends
    joined.sort()
    kept_forms: list[str] = []
    kept_starts, kept_ends = offsets_for(text), offsets_for(text)
    first = 0
    for at in joined:
        forms[at - 1] = _forms[forms[at - 1] + forms[at]]
        ends[at - 1] = ends[at]
    for at in [*joined, len(forms)]:
        kept_forms += forms[first:at]
        kept_starts += starts[first:at]
        kept_ends += ends[first:at]
        first = at + 1
    return kept_forms, kept_starts, kept_ends


def _places(forms: list[str], form: str) -> Iterator[int]:
    """The numbers of the tokens that are `form`, the first token left out."""
    at = 0
    try:
        while True:
            at = forms.index(form, at + 1)
            yield at
    except ValueError:
        return


def _is_initial(forms: list[str], at: int, table: _Abbreviations) -> bool:
    """Whether the full stop `at` belongs to the capital before it.

    J. Smith; Smith, J., says; Robert C. "Bob" Lee; Ann B. (Nan) Lee; not: vitamin C. The ...
    """
    last = len(forms) - 1
    if at == last:
        return False
    after = forms[at + 1]
    named = at > 1 and forms[at - 2][0].isupper()
    if named and (after in _DOUBLE_MARKS or after == "("):
        return at + 3 <= last and forms[at + 3] in _NICKNAME_ENDS and forms[at + 2][0].isupper()
    if after == ",":
        return named or (at > 1 and forms[at - 2] == ",")
    if not after[0].isupper() or (forms[at - 1] == "I" and not named):
        return False
    # "Malcolm X. He", but "A. A. Milne"
    return after.lower() not in table.starters or (at + 2 <= last and forms[at + 2] == ".")
