"""Quotation marks: which open and which close, and the stretches between them."""

from __future__ import annotations

from array import array
from itertools import compress
from typing import NamedTuple

from claimtrack.text.tokens import TokenTable, offsets_for

__all__ = ["Quotation", "resolve_marks"]

#: Marks that say by their shape that they open or close; German \u201c closes what \u201e opened.
_OPENS = frozenset("\u201c\u201e\u00ab\u201f")
_CLOSES = frozenset("\u201d\u00bb")
_MARKS = _OPENS | _CLOSES | frozenset(("'", '"', "''", "\uff02"))
OPEN, CLOSE = "\u201c", "\u201d"
SINGLE_OPEN, SINGLE_CLOSE = "\u2018", "\u2019"
_BEFORE_OPEN = frozenset(" \t\n\r\xa0([{-\u2013\u2014\u2015/\u201c\u201e\u00ab\"'\u2018")
_BEFORE_CLOSE = frozenset(".,;:!?)]}-\u2013\u2014\u2015/\u201d\u00bb\"'\u2019\u2026")


class Quotation(NamedTuple):
    """A stretch between quotation marks, by token numbers.

    `first` is the opening mark and `end` one past the closing mark. `closed`
    is false where the closing mark is lost, or the next paragraph goes on with
    it: the paragraph ends or another quotation opens first. `nested` says that
    it stands inside another quotation, `single` that its marks are single ones.
    """

    first: int
    end: int
    closed: bool
    nested: bool
    single: bool


def resolve_marks(
    text: str, tokens: TokenTable, paragraphs: list[tuple[int, int]]
) -> list[Quotation]:
    """The quotations of a text, in order; marks are rewritten to “ ” ‘ ’ in `tokens.forms`.

    A mark opens after a blank, a bracket or a dash, and closes before one,
    whether straight or curly, since both are often the wrong one; where its
    place does not tell, a curly mark says it and a straight one closes what is
    open. A quotation ends with its paragraph at the latest, so that one lost
    mark spoils no more. `paragraphs` are token numbers, half-open.
    """
    forms = tokens.forms
    marks = offsets_for(forms)
    marks.extend(compress(range(len(forms)), map(_MARKS.__contains__, forms)))
    found: list[Quotation] = []
    at, total = 0, len(marks)
    for start, end in paragraphs if marks else ():
        first = at
        while at < total and marks[at] < end:
            at += 1
        if at > first:
            found += _Pairing(text, tokens, marks[first:at], start, end).quotations()
    return found


class _Pairing:
    """The marks of one paragraph, read from left to right."""

    def __init__(
        self, text: str, tokens: TokenTable, marks: array[int], start: int, end: int
    ) -> None:
        self._forms, self._marks = tokens.forms, marks
        self._start, self._end = start, end
        self._found: list[Quotation] = []
        self._open: list[int] = []  # double marks that are open, the outermost first
        self._single: int | None = None
        self._within = 0  # double marks that were open at the single one
        self._may_open, self._may_close, self._singles = bytearray(), bytearray(), bytearray()
        for n in marks:
            opens, closes = _place(text, tokens, n)
            self._may_open.append(opens)
            self._may_close.append(closes)
            self._singles.append(tokens.forms[n] == "'")

    def quotations(self) -> list[Quotation]:
        for k, n in enumerate(self._marks):
            if self._singles[k]:
                self._read_single(k, n)
            elif self._opening(k, n):
                self._forms[n] = OPEN
                self._open.append(n)
            else:
                self._forms[n] = CLOSE
                self._close(n)
        if self._open:
            self._add(self._open[0], self._end, closed=False)
        elif self._single is not None and self._opens_paragraph(self._single):
            self._add(self._start, self._end, closed=False, single=True)
        self._found.sort()
        around = 0  # the end of the last quotation that is in no other
        for number, quotation in enumerate(self._found):
            if quotation.end <= around:
                self._found[number] = quotation._replace(nested=True)
            around = max(around, quotation.end)
        return self._found

    def _add(self, first: int, end: int, *, closed: bool = True, single: bool = False) -> None:
        self._found.append(Quotation(first, end, closed, False, single))

    def _close(self, n: int) -> None:
        if not self._open:
            return
        first = self._open.pop()
        if self._single is not None and self._within > len(self._open):
            self._single = None  # it was an apostrophe
        self._add(first, n + 1)

    def _opening(self, k: int, n: int) -> bool:
        """Whether a double mark opens; if it does while another is open, it is nested."""
        may_open, may_close = self._may_open[k], self._may_close[k]
        form = self._forms[n]
        if n == self._end - 1:
            return False
        if not self._open:
            return bool(n == self._start or may_open or (not may_close and form not in _CLOSES))
        if self._forms[self._open[-1]] == OPEN and form in _OPENS and not may_open and may_close:
            return False
        if may_close or not may_open:
            return form in _OPENS and not may_close
        if self._nests(k):
            return True
        # the closing mark before this one is lost
        if n - self._open[0] > 1:
            self._add(self._open[0], n, closed=False)
        self._open.clear()
        self._single = None
        return True

    def _nests(self, k: int) -> bool:
        """Whether two marks close after this one, before more open."""
        depth = 1
        for later in range(k + 1, min(k + 9, len(self._marks))):
            if self._singles[later]:
                continue
            if self._may_open[later] and not self._may_close[later]:
                depth += 1
            else:
                depth -= 1
                if depth < 0:
                    return True
        return False

    def _read_single(self, k: int, n: int) -> None:
        if self._single is None:
            if (self._may_open[k] or n == self._start) and self._single_closes(k):
                self._single, self._within = n, len(self._open)
                self._forms[n] = SINGLE_OPEN if self._open else OPEN
            elif self._opens_paragraph(n):
                self._single, self._within = n, len(self._open)
                self._forms[n] = OPEN
            elif self._may_open[k] and not self._may_close[k] and self._after_stop(n):
                self._forms[n] = SINGLE_OPEN
        elif self._within == len(self._open) and self._may_close[k] and not self._is_possessive(k):
            self._forms[n] = SINGLE_CLOSE if self._within else CLOSE
            self._add(self._single, n + 1, single=True)
            self._single = None

    def _after_stop(self, n: int) -> bool:
        return n > self._start and self._forms[n - 1] in (".", "!", "?")

    def _opens_paragraph(self, n: int) -> bool:
        """Whether a single mark opens a paragraph of speech that goes on in the next one."""
        following = self._forms[n + 1 : min(n + 2, self._end)]
        return n == self._start and bool(following) and following[0][0].isupper()

    def _single_closes(self, k: int) -> bool:
        """Whether a single mark that could close comes within the next few marks."""
        depth = 0
        for later in range(k + 1, min(k + 8, len(self._marks))):
            if self._singles[later]:
                if depth == 0 and self._may_close[later]:
                    return self._marks[later] - self._marks[k] > 1
            elif self._may_open[later] and not self._may_close[later]:
                depth += 1
            else:
                depth -= 1
                if depth < 0 and self._open:
                    return False
        return False

    def _is_possessive(self, k: int) -> bool:
        """Whether the mark after an s is rather a genitive: another one closes for certain."""
        n = self._marks[k]
        if n + 1 >= self._end or self._forms[n - 1][-1:] not in ("s", "z", "x"):
            return False
        if not (self._forms[n + 1][0].isalnum()):
            return False
        for later in range(k + 1, min(k + 8, len(self._marks))):
            if not self._singles[later]:
                return False
            if self._may_open[later] and not self._may_close[later]:
                return False
            if self._may_close[later] and self._forms[self._marks[later] - 1][-1:] != "s":
                return True
        return False


def _place(text: str, tokens: TokenTable, n: int) -> tuple[bool, bool]:
    """Whether a mark could open where it stands, and whether it could close."""
    start, end = tokens.starts[n], tokens.ends[n]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens = before in _BEFORE_OPEN and not after.isspace() and after not in ",;:!?)]"
    closes = not before.isspace() and (after.isspace() or after in _BEFORE_CLOSE)
    if opens and closes:  # ("We   --"We   away--"
        opens = before in "([{" or after.isalnum()
        closes = not opens
    return opens, closes
