"""Whether a verb group asks: "Will it rain?", "how it will end"."""

from __future__ import annotations

from claimtrack.prediction.surroundings import Surroundings
from claimtrack.text.groups import GroupRow

__all__ = ["asked_or_meant", "is_question"]

#: How many tokens off the mark of a question stands at most.
_WIDEST = 200


def is_question(around: Surroundings, group: GroupRow) -> bool:
    """Whether a question mark ends the group's sentence, or the quotation it stands in.

    The mark of a quotation that begins after it ('they will go, but he asked "Why?"')
    is none of its own.
    """
    _, end = around.a.sentence_bounds[around.a.sentence_of(group.head)]
    forms, tags, head = around.a.forms, around.a.tags, group.head
    mark = end - 1 if forms[end - 1] == "?" else end - 2
    if forms[max(0, mark)] == "?":
        return tags.rfind("<", max(head, mark - _WIDEST), mark) < 0 or mark == end - 1
    mark = tags.find(">", head, min(end, head + _WIDEST)) - 1
    return mark > head and forms[mark] == "?" and tags.find("<", head, mark) < 0


def asked_or_meant(around: Surroundings, group: GroupRow) -> bool:
    """Whether the clause is a question inside a sentence ("how it will end") or a purpose."""
    a = around.a
    at = around.before_subject(group)
    word = a.forms[at].lower()
    if word in ("how", "whether", "why", "what"):
        return True
    if word in ("if", "where"):
        rows = a.clauses_between(at, at + 1)
        return any(row.first == at and row.kind == "complement" for row in rows)
    if word == "when":
        return a.tags[at - 1] in "bpzdegxn"
    if word != "that":
        return False
    how = a.tags[at - 1] in "rj" and a.forms[at - 2].lower() == "how"  # how wide that road is
    return how or a.forms[at - 1].lower() == "so"
