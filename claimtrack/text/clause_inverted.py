"""Inverted conditions: an auxiliary before its subject, in place of an "if"."""

from __future__ import annotations

from claimtrack.text.clause_stack import ClauseStack

__all__ = ["open_inverted"]

#: Auxiliaries that begin a condition: [Had he known], he would have stayed.
_INVERTED = frozenset(("had", "should", "were"))


def open_inverted(stack: ClauseStack, n: int) -> bool:
    """Open the condition that an auxiliary before its subject begins, if the verb at `n` is of one.

    [Should it rain], the fair will move; [were the mill to close], the town would die;
    prices will fall [should the bill pass].
    """
    code, top = stack.code, stack.open[-1]
    if stack.forms[stack.end - 1] == "?" or stack.forms[max(0, stack.end - 2)] == "?":
        return False
    word = n
    if code[n + 1] not in "NPD" or stack.groups[n].end > n + 1:
        word = code.rfind("X", top.at, n)
        if word < 0 or code[word + 1] not in "NPD":
            return False
    form = stack.forms[word].lower()
    if form not in _INVERTED:
        return False
    before = code[top.first : word]
    if before.strip("<") and (form != "should" or before[-1] in "CRQW"):
        return False
    if not before.strip("<") and not stack.more(n):
        return False
    clause = stack.push("condition", word, word + 1, top)
    clause.subject = stack.phrase(word + 1)
    after = clause.subject[1] if clause.subject else n
    while code[after] == "R":
        after += 1
    if word < n or code[after] not in "FTBE":
        stack.fill(clause, clause.subject, n)
    else:
        clause.at = after
    return True
