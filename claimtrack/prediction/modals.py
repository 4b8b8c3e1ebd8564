"""Whether a modal speaks of what is to come: "would open", "may resign", "should improve"."""

from __future__ import annotations

from claimtrack.prediction.surroundings import Surroundings
from claimtrack.text.groups import GroupRow

__all__ = ["is_ahead"]

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
        return (head in _CHANGES and not group.negated) or (
            head in _EXPECTED_TO_COME and around.time_ahead(number, group)
        )
    if perfect:
        return False
    if modal == "would":
        if head in _MILD or head in _JUDGING or head in around.cues.denials:
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
    return head not in _STATIVE


def _is_judged(around: Surroundings, group: GroupRow) -> bool:
    """Whether an infinitive is what it would be: "it would be a shame to sell"."""
    a = around.a
    if a.forms[group.first - 1].lower() != "it":
        return False
    _, end = a.sentence_bounds[a.sentence_of(group.head)]
    after = a.groups_between(group.end, min(end, group.end + _NEAR))
    return bool(after) and a.tags[after[0].first] == "t"
