"""Finite clauses: which clause a finite verb group is the verb of."""

from __future__ import annotations

import re
from functools import cache

from claimtrack.text.clause_inverted import open_inverted
from claimtrack.text.clause_stack import (
    ClauseStack,
    OpenClause,
    any_phrase,
    free_phrase,
    last_phrase,
    two_phrases,
)
from claimtrack.text.clause_waiting import fill_outer, fill_waiting
from claimtrack.text.groups import GroupRow, PhraseRow

__all__ = ["read_finite"]

#: Clauses that may stand before the one that they belong to.
_LEADING = ("adverbial", "condition")


def read_finite(stack: ClauseStack, n: int) -> None:
    """Give the finite verb group at token `n` to an open clause or to one of its own."""
    code = stack.code
    top = stack.open[-1]
    stop = n
    while stop > top.at and code[stop - 1] == "R":
        stop -= 1
    if open_inverted(stack, n):
        return
    if top.verb is None:
        fill_waiting(stack, top, n, stop)
        return
    region = code[top.at : stop]
    if _is_early(stack, n, region):
        stack.fill(stack.push("participial", n, n, top), None, n)
        return
    joint = region.rfind("C")
    if joint >= 0 and not any_phrase().search(region, joint + 1):
        _joined_verb(stack, n, top.at + joint)
        return
    found = _subject_in(region)
    if found < 0:
        _without_subject(stack, n, stop, region)
        return
    begin = top.at + found
    subject = stack.clipped(begin, n)
    before = region[:found]
    comma = max(before.rfind(","), before.rfind(":"))
    depth = stack.waiting()
    if depth < 0 and "<" in before and (comma >= 0 or joint >= 0) and _said(stack):
        first = begin if joint < 0 else top.at + joint + 1
        _complement(stack, n, top.at, first, subject)
    elif depth >= 0 and (comma >= 0 or joint < 0 or stack.open[depth].subject):
        fill_outer(stack, n, depth, region, found, subject)
    elif joint >= 0:
        _joined_clause(stack, n, top.at + joint, subject)
    elif comma >= 0 or ">" in before:
        mark = comma if comma >= 0 else before.rfind(">")
        _after_comma(stack, n, top.at + mark, begin, subject)
    else:
        _after_verb(stack, n, region, begin, subject)


def _is_early(stack: ClauseStack, n: int, region: str) -> bool:
    """Whether a past in a leading clause is a participle: If he breaks a law [passed], he goes."""
    if stack.tags[n] != "d" or "," in region or "C" in region:
        return False
    depth = stack.waiting()
    if depth < 0 or stack.open[depth].subject is not None:
        return False
    if stack.forms[n].lower() in stack.words.finite:
        return False
    return _main_verb().match(stack.code, stack.groups[n].end, stack.end) is not None


# -------------------------------------------------------------------- and


def _joined_verb(stack: ClauseStack, n: int, joint: int) -> None:
    """The city fell and [burned]."""
    code, opened = stack.code, stack.open
    group = stack.groups[n]
    comma = code[joint - 1] == ","
    lowest = max(stack.lowest(), stack.waiting() + 1)
    depth = -1
    for k in range(len(opened) - 1, lowest - 1, -1):
        verb = opened[k].verb
        if verb is None or not verb.finite or (comma and opened[k].set_off and k > lowest):
            continue
        if depth < 0:
            depth = k
            if k == lowest or not _is_outdone(stack, opened[k], verb, group):
                break
        elif stack.tags[verb.first] == stack.tags[group.first] or stack.reports(verb):
            depth = k
            break
    if depth < 0:
        depth = len(opened) - 1
    stack.sibling(depth, joint - comma, joint + 1, opened[depth].subject, n)


def _is_outdone(stack: ClauseStack, clause: OpenClause, verb: GroupRow, group: GroupRow) -> bool:
    """Whether a verb after "and" goes rather with an outer verb than with the nearest."""
    lead, nearest = stack.tags[group.first], stack.tags[verb.first]
    if lead == "d" and (nearest in "zpAHK" or verb.aspect == "progressive"):
        return True
    return clause.kind == "complement" and stack.reports(group) and not stack.reports(verb)


def _joined_clause(stack: ClauseStack, n: int, joint: int, subject: PhraseRow | None) -> None:
    """The city fell and [the army left]."""
    opened = stack.open
    comma = stack.code[joint - 1] == ","
    depth = stack.floor
    if comma:
        depth = max(stack.waiting() + 1, depth)
    else:
        for k in range(len(opened) - 1, stack.lowest() - 1, -1):
            verb = opened[k].verb
            if verb is not None and verb.finite and opened[k].kind != "relative":
                depth = k
                break
    depth = min(depth, len(opened) - 1)
    stack.sibling(depth, joint - comma, joint + 1, subject, n)


# -------------------------------------------------------------------- no word opens the clause


def _after_comma(
    stack: ClauseStack, n: int, mark: int, begin: int, subject: PhraseRow | None
) -> None:
    """A comma, a subject and a verb: [Talks failed], he said; or a clause beside the last."""
    code, group, root = stack.code, stack.groups[n], stack.open[stack.floor]
    follows = code[group.end]
    blocked = "HWSQ" if stack.takes(group, "whom") else "HNPWSQ"
    told = stack.reports(group) and follows not in blocked and code[mark] != ":"
    if told and not root.wraps:
        if follows == "," and code[group.end + 1] in "SC":
            stack.fill(stack.push("parenthetical", begin, begin, stack.open[-1]), subject, n)
        else:
            _wrap(stack, n, mark, subject)
    elif _said(stack) and (root.wraps or root.child is None):
        _complement(stack, n, mark, begin, subject)
    else:
        inner = root.child
        if inner is None or stack.code[inner.first - 1] != "C" or inner.kind not in _LEADING:
            stack.sibling(stack.floor, mark, mark + 1, subject, n)
            return
        joint = inner.first - 1  # and [if he left, the army fled]
        stack.pop(stack.floor + 1, mark)
        stop = joint - (code[joint - 1] == ",")
        inner.parent = stack.sibling(stack.floor, stop, inner.first, subject, n)


def _after_verb(
    stack: ClauseStack, n: int, region: str, begin: int, subject: PhraseRow | None
) -> None:
    """He said [talks failed]; told Cole [talks failed]; rejected the plan [he drew up]."""
    top, kind = stack.open[-1], "complement"
    two = two_phrases().search(region)
    if two:
        begin = top.at + two.start(2)
        subject = stack.clipped(begin, n)
        if two[1] != "D" and not stack.takes(top.verb, "whom"):
            governed = two.start() > 0 and region[two.start() - 1] == "I"
            if not governed or not stack.takes(top.verb, "that"):
                kind = "relative"
    elif _after_infinitive(stack, n):
        return
    stack.fill(stack.push(kind, begin, begin, top), subject, n)


def _after_infinitive(stack: ClauseStack, n: int) -> bool:
    """He said [the plan (to sell the mill) failed]: the infinitive is of the subject's noun."""
    top, parent = stack.open[-1], stack.open[-1].parent
    if top.kind != "infinitive" or parent is None or stack.takes(top.verb, "that"):
        return False
    if parent not in stack.open or not stack.takes(parent.verb, "that"):
        return False
    match = any_phrase().match(stack.code, top.since, top.first)
    if match is None:
        return False
    begin = match.start()
    stack.pop(len(stack.open) - 1, n)
    clause = stack.push("complement", begin, begin, parent)
    top.parent = clause
    stack.fill(clause, stack.clipped(begin, top.first), n)
    return True


def _said(stack: ClauseStack) -> bool:
    return stack.reports(stack.open[stack.floor].verb)


def _complement(
    stack: ClauseStack, n: int, stop: int, first: int, subject: PhraseRow | None
) -> None:
    """What the main verb reports, after a mark: He said: "[We won]"."""
    stack.pop(stack.floor + 1, stop)
    clause = stack.push("complement", first, first, stack.open[stack.floor])
    stack.fill(clause, subject, n)


def _wrap(stack: ClauseStack, n: int, mark: int, subject: PhraseRow | None) -> None:
    """[Talks failed], he said: what stands before becomes the complement."""
    bracket = stack.open[stack.floor] if stack.floor else None
    if bracket is not None:
        stack.sibling(stack.floor, mark, mark + 1, subject, n)
        return
    stack.pop(0, mark)
    whole = OpenClause("main", stack.made[stack.wrapped].first, mark, None)
    whole.wraps = True
    for clause in stack.made[stack.wrapped :]:
        if clause.parent is None:
            clause.parent, clause.kind = whole, "complement"
            whole.child = clause
    stack.made.append(whole)
    stack.wrapped = len(stack.made)
    stack.open.append(whole)
    stack.fill(whole, subject, n)


# -------------------------------------------------------------------- no subject before the verb


def _without_subject(stack: ClauseStack, n: int, stop: int, region: str) -> None:
    """A verb whose subject stands further back, or after it."""
    code, opened = stack.code, stack.open
    group, top = stack.groups[n], opened[-1]
    comma = max(region.rfind(","), region.rfind(">"))
    depth = stack.waiting()
    if depth < 0 and comma >= 0 and stack.takes(group, "quote") and code[group.end] in "NP":
        if not opened[stack.floor].wraps:
            _wrap(stack, n, top.at + comma, stack.phrase(group.end))
            return
    if depth >= 0:
        target = opened[depth]
        stack.pop(depth + 1, top.at + comma if comma >= 0 else stop)
        stack.fill(target, target.subject, n)
        return
    if comma < 0 and _taken_back(stack, n, stop):
        return
    if _late_subject(stack, n, stop):
        return
    if stack.tags[n] == "d" and stop == n and code[n - 1] in "NPDF_":
        stack.fill(stack.push("participial", n, n, top), None, n)  # a speech [broadcast] on
        return
    begin = top.at + comma + 1 if comma >= 0 else stop
    depth = stack.finite_depth(len(opened) - 1)
    stack.sibling(depth, begin - (comma >= 0), begin, opened[depth].subject, n)


def _taken_back(stack: ClauseStack, n: int, stop: int) -> bool:
    """The men [asked in the poll] said: the last verb was a participle, and this is the verb."""
    top = stack.open[-1]
    verb = top.verb
    if verb is None or top.kind not in ("main", "complement", "coordinate") or top.child:
        return False
    if stack.tags[verb.first] != "d" or verb.end - verb.first > 1 or top.subject is None:
        return False
    if stack.forms[verb.head].lower() in stack.words.finite or top.subject[1] != verb.first:
        return False
    top.verb = None
    clause = stack.push("participial", verb.first, verb.first, top)
    stack.fill(clause, None, verb.first)
    stack.pop(len(stack.open) - 1, stop)
    stack.fill(top, top.subject, n)
    return True


def _late_subject(stack: ClauseStack, n: int, stop: int) -> bool:
    """They say [the camp, which is full, shut]: a clause begins before a clause within it."""
    opened, code = stack.open, stack.code
    for k in range(len(opened) - 1, stack.lowest() - 1, -1):
        base = opened[k]
        inner = opened[k + 1] if k + 1 < len(opened) else base.child
        if inner is None or inner.parent is not base or base.verb is None:
            continue
        begin = max(base.verb.end, inner.since)
        if inner.first < begin:
            continue
        match = last_phrase().search(code[begin : inner.first])
        if match is None:
            continue
        found = begin + match.start(1)
        stack.pop(k + 1, stop)
        if code[found - 1] in "C,":
            first = found - 1 - (code[found - 1] == "C" and code[found - 2] == ",")
            clause = stack.sibling(k, first, found, stack.phrase(found), n)
        else:
            clause = stack.push("complement", found, found, base)
            stack.fill(clause, stack.phrase(found), n)
        inner.parent = clause
        return True
    return False


# -------------------------------------------------------------------- patterns


def _subject_in(region: str) -> int:
    """Where in a stretch between two verbs the subject of the second begins, or -1."""
    begin = _after_mark(region)
    if begin == len(region) and region.endswith("<"):  # the army "will leave"
        region = region[:-1]
        begin = _after_mark(region)
    if begin == len(region) and region.endswith(",") and region.count(",") > 2:
        last = region.rfind(",", 0, begin - 1)  # Cole, the head of the union, said
        begin = region.rfind(",", 0, last) + 1
    match = free_phrase().search(region, begin) or any_phrase().search(region, begin)
    return match.start() if match else -1


def _after_mark(region: str) -> int:
    at = len(region)
    while at and region[at - 1] not in ",:C<>":
        at -= 1
    return at


@cache
def _main_verb() -> re.Pattern[str]:
    """A comma, a subject and a verb."""
    return re.compile(r"[^,:SHQW]{0,30}+,[<R]?[NP]_{0,6}R{0,2}F")
