"""Clauses that wait for their verb: which of them a finite verb group goes to."""

from __future__ import annotations

import re
from functools import cache

from claimtrack.text.clause_stack import ClauseStack, OpenClause, free_phrase, two_phrases
from claimtrack.text.groups import PhraseRow

__all__ = ["fill_outer", "fill_waiting"]

#: Tokens between two dashes, at most.
_INSERTED = 60


def fill_waiting(stack: ClauseStack, top: OpenClause, n: int, stop: int) -> None:
    """Give the verb at token `n` to the open clause, which has none, or to one in between."""
    code = stack.code
    subject = top.subject or stack.subject(top, stop)
    region = code[top.at : stop]
    if top.kind == "main":
        if stack.tags[n] == "d" and _is_reduced(stack, n, region, subject):
            stack.fill(stack.push("participial", n, n, top), None, n)
            return
    if top.kind in ("main", "parenthetical") and subject is not None:
        two = two_phrases().search(region)
        if two and two[1] != "D" and stack.more(n):
            second = top.at + two.start(2)
            if subject[0] < second:  # the plan [he drew up]
                clause = stack.push("relative", second, second, top)
                stack.fill(clause, stack.phrase(second), n)
                return
        if _is_inserted(stack, n, subject, stop):
            begin = max(code.rfind(",", top.at, stop), code.rfind(":", top.at, stop)) + 1
            clause = stack.push("parenthetical", begin, begin, top)
            top.subject = subject
            stack.fill(clause, stack.subject(clause, stop), n)
            return
    stack.fill(top, subject, n)


def _is_reduced(stack: ClauseStack, n: int, region: str, subject: PhraseRow | None) -> bool:
    """Whether a past is a participle: [Asked] why, he left; the firm, [based] in Rome, grew."""
    if stack.forms[n].lower() in stack.words.finite:
        return False
    if subject is None:
        return not region.strip("<")
    if region.count(",") != 1 or not region.endswith(","):
        return False
    return _second_verb().match(stack.code, stack.groups[n].end, stack.end) is not None


def _is_inserted(stack: ClauseStack, n: int, subject: PhraseRow, stop: int) -> bool:
    """Talks, [he said], failed; the law - [it was passed in May] - failed."""
    code, group = stack.code, stack.groups[n]
    begin = subject[1]
    if begin >= stop or code[begin] not in ",:":
        return False
    last = max(code.rfind(",", begin, stop), code.rfind(":", begin, stop))
    if last != begin or not free_phrase().search(code, begin + 1, stop):
        return False
    if code[begin] == ":":
        return code.find(":", group.end, min(stack.end, group.end + _INSERTED)) > 0
    after = code.find(",", group.end, group.end + 6)
    return stack.reports(group) and after > 0 and stack.more(after)


def fill_outer(
    stack: ClauseStack, n: int, depth: int, region: str, found: int, subject: PhraseRow | None
) -> None:
    """Give the verb at token `n`, which a subject stands before, to an outer clause that waits."""
    top, target = stack.open[-1], stack.open[depth]
    before = region[:found]
    comma = max(before.rfind(","), before.rfind(":"))
    joint = before.rfind("C")
    turned = before.rfind("X")  # only if it rains [will] they stay
    begin = top.at + (found if turned < 0 else turned)
    if comma < 0 and joint < 0 and stack.takes(top.verb, "that") and stack.more(n):
        stack.fill(stack.push("complement", begin, begin, top), subject, n)
    elif _is_gerund(stack, top, region):
        stack.pop(depth + 1, n)
        stack.fill(target, None, n)
    elif joint >= 0 and comma < 0 and target.subject is None:
        at = top.at + joint
        stack.sibling(len(stack.open) - 1, at, at + 1, subject, n)
    else:
        known = target.subject
        stop = n if known else begin if comma < 0 else top.at + comma
        stack.pop(depth + 1, stop)
        stack.fill(target, known or subject, n)


def _is_gerund(stack: ClauseStack, top: OpenClause, region: str) -> bool:
    """Whether a participle is the subject: [Cutting taxes] will not help."""
    verb = top.verb
    if verb is None or stack.code[verb.first] != "G" or top.parent is None or top.set_off:
        return False
    return top.first == top.parent.first and region[:1] in "NPD" and "," not in region


@cache
def _second_verb() -> re.Pattern[str]:
    """A comma and a verb without a subject of its own."""
    return re.compile(r"[^FSHQWC,:]{0,30}+,R{0,3}F")
