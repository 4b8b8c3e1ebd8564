"""Clauses: where each begins and ends, what it is, its subject and its verb group."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimtrack.text.analysis import Analysis
from claimtrack.text.clause_finite import read_finite
from claimtrack.text.clause_openers import open_clause
from claimtrack.text.clause_stack import ClauseStack, OpenClause, any_phrase
from claimtrack.text.groups import GroupRow, PhraseRow
from claimtrack.text.tagset import BREAK

__all__ = ["ClauseRow", "clause_rows"]


class ClauseRow(NamedTuple):
    """A clause by token numbers (`end` exclusive).

    `kind` is main, coordinate, complement, relative, adverbial, condition,
    participial, infinitive or parenthetical; `parent` the number of the row
    that it stands in, or -1.
    """

    first: int
    end: int
    kind: str
    parent: int
    subject: PhraseRow | None
    verb: GroupRow | None


#: What no clause begins or ends with.
_EDGES = frozenset(",:<>.()\nC")
#: `row` of a clause that has found no verb.
_DROPPED = -2


def clause_rows(analysis: Analysis) -> list[ClauseRow]:
    """The clauses of a text, in order, the outer before the inner ones."""
    rows: list[ClauseRow] = []
    stack = ClauseStack(analysis)
    for first, end in analysis.sentence_bounds:
        dateline = analysis.tags.find(BREAK, first, end)
        stack.begin(first if dateline < 0 else dateline + 1, end)
        _read(stack)
        stack.pop(0, end)
        _take_headline_verb(stack)
        _add_rows(stack, rows)
    return rows


def _read(stack: ClauseStack) -> None:
    code = stack.code
    closing: set[int] = set()
    for match in _events().finditer(code, stack.first, stack.end):
        n = match.start()
        event = code[n]
        if event == "F":
            read_finite(stack, n)
        elif event in "TBGE":
            _read_infinite(stack, n, event)
        elif event in "HSWQ":
            open_clause(stack, n, event)
        elif event == ",":
            _read_comma(stack, n)
        elif event == ":":
            _read_colon(stack, n)
        elif event == "(":
            bracket = _bracketed().match(code, n, stack.end)
            if bracket:
                closing.add(bracket.end() - 1)
                stack.push("parenthetical", n, n + 1, stack.open[-1])
                stack.floor = len(stack.open) - 1
        elif n in closing:
            _close_bracket(stack, n)


# -------------------------------------------------------------------- infinitives and participles


def _read_infinite(stack: ClauseStack, n: int, event: str) -> None:
    """Give an infinitive or a participle to a waiting clause or to one of its own."""
    stack.resume(n)
    code, opened = stack.code, stack.open
    top = opened[-1]
    begin = n
    while begin > stack.first and code[begin - 1] == "R":
        begin -= 1
    if top.verb is None:
        known = top.subject is not None
        direct = begin == top.at and begin > top.first  # if [elected], how [to vote]
        if direct or (event == "B" and (known or _takes_bare(stack, begin))):
            stack.fill(top, top.subject or stack.subject(top, begin), n)
            return
    kind = "participial" if event in "GE" else "infinitive"
    before = begin - 1
    if before > stack.first and code[before] == "C" and _joined(stack, n, begin, event, kind):
        return
    if event == "B" and not stack.more(n) and (depth := stack.waiting()) >= 0:
        target = opened[depth]
        if target.subject is not None:  # the claim that he lied [spread]
            stack.pop(depth + 1, begin)
            stack.fill(target, target.subject, n)
            return
    if kind == "participial" and before >= stack.first and code[before] == ",":
        if top.verb is not None:  # fired while he spoke, [killing] two
            depth = stack.finite_depth(len(opened) - 1)
            while depth > stack.floor and opened[depth].kind == "adverbial":
                depth = stack.finite_depth(depth - 1)
            if opened[depth].verb is not None:
                stack.pop(depth + 1, before)
    stack.fill(stack.push(kind, n, n, stack.open[-1]), None, n)


def _joined(stack: ClauseStack, n: int, begin: int, event: str, kind: str) -> bool:
    """A verb after "and" beside one of its kind: to meet and [vote], was tried and [jailed]."""
    stop = begin - 1 - (stack.code[begin - 2] == ",")
    for k in range(len(stack.open) - 1, stack.lowest() - 1, -1):
        clause = stack.open[k]
        verb = clause.verb
        if verb is None:
            return False
        if clause.kind == kind and (event in "TB" or stack.code[verb.first] == event):
            stack.sibling(k, stop, begin, None, n)
            return True
        if verb.finite and _goes_on(stack, verb, event):
            stack.sibling(k, stop, begin, clause.subject, n)
            return True
    return False


def _goes_on(stack: ClauseStack, verb: GroupRow, event: str) -> bool:
    """Whether the auxiliary of a verb serves for another: will meet and [vote]."""
    if event == "B":
        return verb.modal is not None or stack.tags[verb.head] == "b"
    if event == "E":
        return verb.passive or "perfect" in verb.aspect
    return event == "G" and "progressive" in verb.aspect


def _takes_bare(stack: ClauseStack, begin: int) -> bool:
    """Whether a bare form is the verb of the open clause: [Stop] the war; that he [pay]."""
    top = stack.open[-1]
    if top.kind in ("main", "parenthetical"):
        return not any_phrase().search(stack.code, top.at, begin)
    return True


def _take_headline_verb(stack: ClauseStack) -> None:
    """Give a main clause without a finite verb the one after its subject: [Court to rule]."""
    root = stack.made[0]
    if root.verb is not None or root.subject is None:
        return
    for clause in stack.made[1:]:
        if clause.parent is root and clause.verb is not None:
            if clause.kind in ("infinitive", "participial") and clause.first == root.subject[1]:
                root.verb, clause.verb = clause.verb, None
                return


# -------------------------------------------------------------------- marks


def _read_comma(stack: ClauseStack, n: int) -> None:
    """Close what stood between commas, and forget an "if possible"."""
    opened, code = stack.open, stack.code
    top = opened[-1]
    if top.verb is None:
        if len(opened) > stack.floor + 1 and top.kind in ("adverbial", "condition"):
            if n > top.at and not any_phrase().search(code, top.at, n) and not top.child:
                stack.pop(len(opened) - 1, n)
        return
    after = n + 1
    while after < stack.end and code[after] in "<>":
        after += 1
    for depth in range(len(opened) - 1, max(stack.floor, len(opened) - 4), -1):
        clause = opened[depth]
        if clause.verb is None:
            return
        if clause.kind == "parenthetical" or (clause.set_off and code[after] in "IRTFGESHQWJ\n"):
            stack.pop(depth, n)
            return


def _read_colon(stack: ClauseStack, n: int) -> None:
    """Close what stood between dashes, or all but the main clause at a semicolon."""
    opened = stack.open
    if stack.forms[n] == ";" and opened[stack.floor].verb is not None:
        stack.pop(stack.floor + 1, n)
        return
    for depth in range(len(opened) - 1, max(stack.floor, len(opened) - 4), -1):
        if opened[depth].kind == "parenthetical" and opened[depth].verb is not None:
            stack.pop(depth, n)
            return


def _close_bracket(stack: ClauseStack, n: int) -> None:
    bracket = stack.open[stack.floor]
    stack.pop(stack.floor, n)
    stack.floor = 0
    top = stack.open[-1]
    top.at = n + 1
    if bracket.verb is None and bracket.child is None and top.subject is not None:
        first, end, head = top.subject
        if end == bracket.first:  # Cole (R-Fla.)
            top.subject = first, n + 1, head


# -------------------------------------------------------------------- rows


def _add_rows(stack: ClauseStack, rows: list[ClauseRow]) -> None:
    """Add the rows of a sentence, without clauses that have found no verb."""
    code = stack.code
    kept: list[OpenClause] = []
    for clause in stack.made:
        clause.row = _DROPPED
        if clause.verb is None and clause.kind not in ("main", "parenthetical"):
            continue
        first, end = clause.first, clause.end
        while first < end and code[first] in _EDGES:
            first += 1
        while end > first and code[end - 1] in _EDGES:
            end -= 1
        if first < end:
            clause.first, clause.end = first, end
            kept.append(clause)
    if len(kept) > 1:
        kept.sort(key=_place)
    for number, clause in enumerate(kept, len(rows)):
        clause.row = number
        parent = clause.parent
        while parent is not None and parent.row == _DROPPED:
            parent = parent.parent
        subject = clause.subject if clause.verb else None
        outer = -1 if parent is None else parent.row
        rows.append(ClauseRow(clause.first, clause.end, clause.kind, outer, subject, clause.verb))
    for clause in stack.made:  # no cycles, so that they go at once
        clause.parent = clause.child = None


def _place(clause: OpenClause) -> tuple[int, int]:
    return clause.first, -clause.end


@cache
def _events() -> re.Pattern[str]:
    return re.compile("[FTBGEHSWQ(),:]")


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"\([^()\n]++\)")
