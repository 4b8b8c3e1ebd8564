"""Quotation marks: which open and which close, and the stretches between them."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.text.tokens import TokenTable

__all__ = ["Quotation", "resolve_marks"]

_OPENS = "\u201c\u201e\u00ab\u2039\u201f\u201a"
_CLOSES = "\u201d\u00bb\u203a"
_STRAIGHT = ('"', "''", "\uff02")
OPEN, CLOSE = "\u201c", "\u201d"
SINGLE_OPEN, SINGLE_CLOSE = "\u2018", "\u2019"
_BEFORE_OPEN = frozenset(" \t\n\r\xa0([{-\u2013\u2014/\u201c\"'")


class Quotation(NamedTuple):
    """A stretch between quotation marks, by token numbers.

    `first` is the opening mark and `end` one past the closing mark. `closed`
    is false where the paragraph ends without a closing mark, and `continued`
    true where the next paragraph goes on with it. `nested` says that it stands
    inside another quotation, `single` that its marks are single ones.
    """

    first: int
    end: int
    closed: bool
    continued: bool
    nested: bool
    single: bool


def resolve_marks(
    text: str, tokens: TokenTable, paragraphs: list[tuple[int, int]]
) -> list[Quotation]:
    """The quotations of a text, in order; marks are rewritten to “ ” ‘ ’ in `tokens.forms`.

    A straight mark opens after a blank, a bracket or a dash, and closes before
    one; where its place does not tell, it closes what is open. A quotation ends
    with its paragraph at the latest, so that one lost mark spoils no more.
    `paragraphs` are token numbers, half-open.
    """
    forms = tokens.forms
    double = {"\u201c", "\u201d", "\u201e", "\u201f", "\u00ab", "\u00bb", '"', "''", "\uff02"}
    marks = [n for n, form in enumerate(forms) if form in double or form == "'"]
    if not marks:
        return []
    found: list[Quotation] = []
    at, total = 0, len(marks)
    for start, end in paragraphs:
        mine = []
        while at < total and marks[at] < end:
            mine.append(marks[at])
            at += 1
        if mine:
            _pair(text, tokens, mine, start, end, found)
    _mark_continued(found, paragraphs)
    return found


def _pair(
    text: str, tokens: TokenTable, marks: list[int], start: int, end: int, found: list[Quotation]
) -> None:
    forms = tokens.forms
    opened: int | None = None
    single: int | None = None
    mine: list[Quotation] = []
    for position, n in enumerate(marks):
        form = forms[n]
        if form == "'":
            if single is None:
                if _opens(text, tokens, n) and _closes_later(text, tokens, marks, position):
                    single = n
                    forms[n] = SINGLE_OPEN
            elif _closes(text, tokens, n) and not _is_possessive(tokens, n, marks, position):
                forms[n] = SINGLE_CLOSE
                mine.append(Quotation(single, n + 1, True, False, opened is not None, True))
                single = None
            continue
        if form in _OPENS:
            is_open = opened is None
        elif form in _CLOSES:
            is_open = False
        else:
            is_open = opened is None or (n == start and not _closes(text, tokens, n))
            if (
                opened is None
                and _closes(text, tokens, n)
                and not _opens(text, tokens, n)
                and n > start
            ):
                is_open = False
        if is_open:
            opened = n
            forms[n] = OPEN
        elif opened is not None and form not in _OPENS:
            forms[n] = CLOSE
            mine.append(Quotation(opened, n + 1, True, False, False, False))
            opened = None
        else:
            forms[n] = OPEN if form in _OPENS else CLOSE
    if opened is not None:
        mine.append(Quotation(opened, end, False, False, False, False))
    mine.sort()
    found.extend(mine)


def _opens(text: str, tokens: TokenTable, n: int) -> bool:
    start, end = tokens.starts[n], tokens.ends[n]
    return (start == 0 or text[start - 1] in _BEFORE_OPEN) and (
        end < len(text) and not text[end].isspace()
    )


def _closes(text: str, tokens: TokenTable, n: int) -> bool:
    start, end = tokens.starts[n], tokens.ends[n]
    return (
        start > 0
        and not text[start - 1].isspace()
        and (end == len(text) or not text[end].isalnum())
    )


def _closes_later(text: str, tokens: TokenTable, marks: list[int], position: int) -> bool:
    """Whether a single mark that could close comes within the next few marks."""
    for n in marks[position + 1 : position + 8]:
        if tokens.forms[n] == "'" and _closes(text, tokens, n):
            return n - marks[position] > 1
    return False


def _is_possessive(tokens: TokenTable, n: int, marks: list[int], position: int) -> bool:
    """Whether the mark after an s is rather a genitive: another one could still close."""
    before = tokens.forms[n - 1]
    if not before.endswith("s") or n + 1 >= len(tokens.forms):
        return False
    after = tokens.forms[n + 1]
    return after[0].islower() and any(
        tokens.forms[m] == "'" for m in marks[position + 1 : position + 4]
    )


def _mark_continued(found: list[Quotation], paragraphs: list[tuple[int, int]]) -> None:
    """Flag the quotations whose next paragraph opens with a mark again."""
    openers = {q.first for q in found}
    following = {
        end: start for (_, end), (start, _) in zip(paragraphs, paragraphs[1:], strict=False)
    }
    for number, quotation in enumerate(found):
        if not quotation.closed and following.get(quotation.end) in openers:
            found[number] = quotation._replace(continued=True)
