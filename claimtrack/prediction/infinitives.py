"""What an infinitive depends on: "expects [prices] to fall", "is to visit", "was due to sail"."""

from __future__ import annotations

from claimtrack.prediction.future_cues import Cue
from claimtrack.prediction.questions import asked_or_meant
from claimtrack.prediction.surroundings import Surroundings
from claimtrack.text.groups import GroupRow

__all__ = ["clause_end", "is_arranged", "is_over", "raised"]

_PERSONS = frozenset(("he", "she", "they"))
_WHILE = frozenset(("after", "as", "before", "when", "while"))


def clause_end(around: Surroundings, group: GroupRow) -> int:
    """Where the clause of an infinitive ends: a plan [to sell the port] was dropped."""
    rows = around.a.clauses_between(group.first, group.first + 1)
    ends = [row.end for row in rows if row.first == group.first]
    return min(ends, default=len(around.a.tags))


def is_arranged(around: Surroundings, number: int, group: GroupRow, at: int) -> bool:
    """Whether it is an arrangement: "is to be held", "a book to be printed in May".

    "Their aim is to win" is none: the subject is no name, pronoun or the like, the
    infinitive no passive, and no time ahead follows ("the mill is to close in May").
    """
    a = around.a
    if a.tags[group.first - 1] == "r":
        return False  # "yet to be seen", "nowhere to be found"
    passive = group.passive and a.tags[group.head] in "ed"
    if a.tags[at] in "nmNM,":
        return passive and around.time_ahead(number, group)
    at -= a.tags[at] == "x"
    if a.tags[at] != "A" or a.forms[group.head] == "blame":
        return False
    word = a.forms[at - 1].lower()
    if passive or a.tags[at - 1] in "NM" or word in _PERSONS or word in around.cues.actors:
        return True
    if a.tags[at - 1] not in "nm" or word in around.cues.nouns or word in around.cues.aims:
        return False  # "the goal is to win by May" tells a goal
    return around.time_ahead(number, group)


def is_over(around: Surroundings, number: int, group: GroupRow, cue: Cue, cue_first: int) -> bool:
    """Whether "be set to", "be able to" is asked about, an ability, or lies behind.

    "What they are going to say", "she was able to leave", "before it was due to sail".
    """
    before = around.groups[number - 1] if number else None
    if before is None or not before.first <= cue_first < before.end:
        return cue.kind == "ability" or around.is_past(group, number, cue)
    if asked_or_meant(around, before):
        return not around.time_ahead(number, group)
    if before.tense == "past" and "perfect" in before.aspect:
        return True
    if cue.kind == "ability":
        return before.modal in (None, "should")
    if before.tense != "past":
        return False
    at = around.before_subject(before)
    return around.a.forms[at].lower() in _WHILE or around.is_past(group, number, cue)


def raised(around: Surroundings, number: int, group: GroupRow) -> tuple[Cue | None, int]:
    """The cue of "expects prices to fall": a noun phrase stands between."""
    if number == 0:
        return None, 0
    before = around.groups[number - 1]
    if before.end >= group.first or group.first - before.end > 8:
        return None, 0
    between = around.a.tags[before.end : group.first]
    verb = around.cues.verbs.get(around.a.forms[before.head].lower())
    if verb is None or not verb.foresees or not set(between) <= set("DSjJnmNMyPaLr$ic"):
        return None, 0
    last = around.a.forms[group.first - 1].lower()
    if "c" in between and (last in around.cues.verbs or last in around.cues.nouns):
        return None, 0  # expects a slump and plans to sell
    return verb, before.head
