"""Clauses that a word opens: that, who, where, whether, because, if."""

from __future__ import annotations

import re
from functools import cache

from claimtrack.text.clause_stack import ClauseStack, any_phrase, free_phrase
from claimtrack.text.groups import PhraseRow

__all__ = ["open_clause"]

#: Tokens in which the verb of a clause or a noun phrase before it is looked for.
_REACH = 40


def open_clause(stack: ClauseStack, n: int, event: str) -> None:
    """Open the clause that the word at token `n` opens, if it does."""
    stack.resume(n)
    code, opened = stack.code, stack.open
    begin, at = n, n + 1
    before = n - 1
    while before > stack.first and code[before] in "<R":
        before -= 1
    last = code[before] if before >= stack.first else "\n"
    if event in "SQ" and n > stack.first and code[n - 1] == "R":
        if stack.forms[n - 1].lower() in stack.words.focus:
            begin = n - 1
    if event == "H":
        kind: str | None = _kind_of_that(stack, n, last)
    elif event == "S":
        kind, size = stack.openers[n]
        at = n + size
        if stack.forms[n].lower() == "if" and size == 1 and _asks(stack, before):
            kind = "complement"
    elif event == "W":
        kind = _kind_of_who(stack, n, last)
        while code[at] == "_":
            at += 1
        if last == "I":
            begin = _with_preposition(stack, n)
    else:
        kind = _kind_of_where(stack, n, last, before)
    if kind is None:
        return
    parent = opened[-1]
    if last == "C" and before > stack.first:
        for k in range(len(opened) - 1, max(stack.floor, stack.lowest() - 1), -1):
            if opened[k].kind == kind and opened[k].verb is not None:
                parent = opened[k].parent or opened[stack.floor]
                stack.pop(k, before - (code[before - 1] == ","))
                break
    elif last == "," and event == "S":
        depth = stack.finite_depth(len(opened) - 1)
        stack.pop(depth + 1, before)
        parent = opened[-1]
    clause = stack.push(kind, begin, at, parent)
    if event == "W" and _is_subject(stack, at):
        clause.subject = _asking_subject(stack, n, begin)
    elif event == "H" and kind == "relative" and _verb_next(stack, at):
        clause.subject = n, n + 1, n
    elif event == "Q" and stack.tags[at] in "jJ" and code[at] == "N":  # how [many people]
        row = stack.phrase(at)
        if row is not None:
            clause.at = row[1]
            if not free_phrase().search(code, row[1], min(stack.end, row[1] + 4)):
                clause.subject = n, row[1], row[2]


def _kind_of_that(stack: ClauseStack, n: int, last: str) -> str:
    """He said [that]; told Cole [that]; the fact [that]: a complement; else the plan [that]."""
    code, top = stack.code, stack.open[-1]
    head = _chunk_before(stack, n - 1)
    if last == "C" or code[head] not in "NPD":
        return "complement"
    if _verb_next(stack, n + 1):
        return "relative"
    if stack.forms[n - 1].lower() in stack.words.nouns:
        return "complement"
    governed = head > stack.first and code[head - 1] == "I"
    if top.verb is not None and stack.takes(top.verb, "that"):
        if code[head] == "D" or governed or stack.takes(top.verb, "whom"):
            return "complement"
    return "relative"


def _kind_of_who(stack: ClauseStack, n: int, last: str) -> str | None:
    """The man [who]: relative; asked [who], [what]: a complement; None: it asks."""
    code, top = stack.code, stack.open[-1]
    form = stack.forms[n].lower()
    if last == "I" and code[n - 1] == "I":
        return "relative"
    if top.kind == "main" and _is_waiting(stack, n):
        asks = stack.forms[stack.end - 1] == "?" or form in ("who", "which", "whose")
        return None if asks else "complement"
    if form == "that":
        noun = stack.forms[n - 1].lower() in stack.words.nouns
        return "complement" if noun and not _verb_next(stack, n + 1) else "relative"
    if form in ("what", "whatever", "whoever"):
        return "complement"
    if last == "," and form == "which":
        return "relative"  # it rained, which helped
    if last != "," and _asks(stack, n - 1):
        return "complement"
    before = n - 1
    while before > stack.first and code[before] in "_,(":
        before -= 1
    return "complement" if code[before] in "FTGEBJ" else "relative"


def _kind_of_where(stack: ClauseStack, n: int, last: str, before: int) -> str | None:
    """The town [where]: relative; asked [where]: a complement; left [when]; None: it asks."""
    code, top = stack.code, stack.open[-1]
    form = stack.forms[n].lower()
    if top.kind == "main" and _is_waiting(stack, n):
        if stack.forms[stack.end - 1] == "?":
            return None
        return "complement" if form in ("how", "why") else "adverbial"
    head = code[_chunk_before(stack, before)]
    if form in ("where", "whereby") and last == ",":
        return "relative"
    if form in ("where", "why") and head in "ND" and not _asks(stack, before):
        return "relative"
    if form == "when" and head == "D" and last != ",":
        return "relative"
    if form in ("how", "why") or last == "J":
        return "complement"
    if head in "FTGEB" and stack.takes(top.verb, "wh"):
        return "complement"
    return "adverbial"


def _chunk_before(stack: ClauseStack, n: int) -> int:
    """The first token of the chunk that ends at token `n`."""
    while n > stack.first and stack.code[n] == "_":
        n -= 1
    return n


def _is_waiting(stack: ClauseStack, n: int) -> bool:
    """Whether the open clause has neither a verb nor a subject before token `n`."""
    top = stack.open[-1]
    if top.verb is not None or n - top.at > _REACH:
        return False
    return not any_phrase().search(stack.code, top.at, n)


def _asks(stack: ClauseStack, before: int) -> bool:
    """Whether the verb before takes a question: asked [if], asked Cole [if]."""
    verb = stack.open[-1].verb
    if verb is None or not stack.takes(verb, "wh"):
        return False
    if before < verb.end:
        return True
    governed = stack.code[_chunk_before(stack, before) - 1] == "I"
    return not governed and stack.takes(verb, "whom")


def _verb_next(stack: ClauseStack, n: int) -> bool:
    while stack.code[n] == "R":
        n += 1
    return stack.code[n] == "F"


def _with_preposition(stack: ClauseStack, n: int) -> int:
    """Where a relative clause begins: [in which], [two of whom]."""
    code, begin = stack.code, n - 1
    match = _phrase_before().search(code, max(stack.first, n - 8), begin)
    return match.start(1) if match else begin


def _is_subject(stack: ClauseStack, at: int) -> bool:
    """Whether a pronoun is the subject: no noun phrase stands between it and the verb."""
    match = _verb().search(stack.code, at, min(stack.end, at + _REACH))
    return match is None or not any_phrase().search(stack.code, at, match.start())


def _asking_subject(stack: ClauseStack, n: int, begin: int) -> PhraseRow:
    """The phrase of a pronoun, with what governs it if that is a noun: [two of whom]."""
    if begin < n and stack.code[begin] != "I":
        row = stack.phrase(begin)
        if row is not None:
            return begin, n + 1, row[2]
    return stack.analysis.phrase_at(n) or (n, n + 1, n)


@cache
def _verb() -> re.Pattern[str]:
    return re.compile("[FTBGE]")


@cache
def _phrase_before() -> re.Pattern[str]:
    """A noun phrase after a comma, before "of whom"."""
    return re.compile(r",([NP]_{0,4})\Z")
