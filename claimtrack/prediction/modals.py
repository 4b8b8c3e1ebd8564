"""Whether a modal speaks of what is to come: "would open", "may resign", "should improve"."""

from __future__ import annotations

from claimtrack.prediction.surroundings import Surroundings
from claimtrack.text.groups import GroupRow

__all__ = ["is_ahead"]

#: How far before "may" the law begins that it is said under, at most.
_FAR = 24
_NOBODY = frozenset(("no", "nobody", "none"))
#: How far after "it would be a shame" what would be one begins, at most.
_NEAR = 16
_MILD = frozenset(
    ("argue", "hope", "like", "love", "prefer", "rather", "say", "suggest", "tell", "think", "want")
)
#: What "would" makes of these is a judgement on a thing, not something that comes to pass.
_JUDGING = frozenset(
    (
        "amount",
        "breach",
        "constitute",
        "contradict",
        "contravene",
        "count",
        "deserve",
        "infringe",
        "mean",
        "qualify",
        "represent",
        "violate",
    )
)
#: What "wouldn't" makes of these is that the speaker did not say it.
_TOLD = frozenset(
    ("comment", "confirm", "disclose", "discuss", "elaborate", "identify", "name", "specify")
)
#: "Could be reached", "may contain": what was or is so, not what comes to pass.
_PERCEIVED = frozenset(("felt", "found", "heard", "reached", "seen"))
_STATIVE = frozenset(("belong", "contain", "exist", "know", "own", "resemble", "seem"))
_EXPECTED_TO_COME = frozenset(
    (
        "be",
        "take",
        "begin",
        "start",
        "come",
        "arrive",
        "end",
        "finish",
        "open",
        "reach",
        "happen",
        "return",
        "last",
        "close",
        "resume",
        "land",
    )
)
#: What "should" makes of these is a forecast: the subject does not choose to.
_CHANGES = frozenset(
    (
        "decline",
        "decrease",
        "double",
        "ease",
        "exceed",
        "fall",
        "grow",
        "improve",
        "increase",
        "recover",
        "rise",
        "slow",
        "total",
        "triple",
    )
)


def is_ahead(around: Surroundings, number: int, group: GroupRow) -> bool:
    """Whether the would, may, might, could or should of a verb group does.

    `number` is that of the group. "She would say", "it may contain", "could be
    seen" and "they should resign" do not.
    """
    forms, modal = around.a.forms, group.modal
    head = forms[group.head].lower()
    perfect = "have" in (form.lower() for form in forms[group.first : group.head])
    if modal == "should":
        return not group.negated and (
            head in _CHANGES or (head in _EXPECTED_TO_COME and around.time_ahead(number, group))
        )
    if perfect:
        return False
    if modal == "would":
        if head in _MILD or head in _JUDGING or around.denial(group.head) is not None:
            return False
        if group.negated and head in _TOLD:
            return False
        if head == "be" and _is_judged(around, group):
            return False
        return not around.against_the_facts(group)
    if modal == "could":
        if group.negated or head in _PERCEIVED or head in _STATIVE:
            return False
        return head != "be" or around.time_ahead(number, group)
    if head == "want":
        return False  # you may want to wait
    return head not in _STATIVE and not (modal == "may" and _is_permitted(around, group))


def _is_permitted(around: Surroundings, group: GroupRow) -> bool:
    """Whether it is leave that a may gives or takes: no one may, under the law they may."""
    a = around.a
    subject = around.subject_before(group)
    if subject is not None and a.forms[subject[0]].lower() in _NOBODY:
        return True
    begin, _ = a.sentence_bounds[a.sentence_of(group.head)]
    begin = max(begin, group.first - _FAR)
    return any(
        a.forms[first - 1].lower() == "under" and a.forms[head].lower() in around.cues.laws
        for first, _, head in a.phrases_between(begin, group.first)
        if first > begin
    )


def _is_judged(around: Surroundings, group: GroupRow) -> bool:
    """Whether an infinitive is what it would be: "it would be a shame to sell"."""
    a = around.a
    if any(form.lower() in around.cues.opinions for form in a.forms[group.end : group.end + 3]):
        return True
    if a.forms[group.first - 1].lower() != "it":
        return False
    _, end = a.sentence_bounds[a.sentence_of(group.head)]
    after = a.groups_between(group.end, min(end, group.end + _NEAR))
    return bool(after) and a.tags[after[0].first] == "t"
