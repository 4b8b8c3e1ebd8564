"""State: which verdict on a claim counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from claimtrack.errors import FormatError
from claimtrack.model.verdict import RULE, Outcome

__all__ = ["RULE", "State", "find_states", "latest_of", "outcome_of", "says_more"]


@attrs.frozen
class State:
    """The number and outcome of the verdict that counts."""

    seq: int
    outcome: Outcome
    personal: bool

    @property
    def settled(self) -> bool:
        """Whether it is an answer."""
        return self.outcome.settled

    @property
    def open_to_rules(self) -> bool:
        """Whether a rule may still say more.

        What came true in part may yet in full, and what a person has opened
        again, by the outcome `pending`, is a rule's to settle.
        """
        if self.personal:
            return self.outcome is Outcome.PENDING
        return not self.settled or self.outcome is Outcome.PARTLY


def outcome_of(text: str) -> Outcome:
    """The outcome that a row names; `FormatError` when it is none, as in a damaged file."""
    try:
        return Outcome(text)
    except ValueError as error:
        raise FormatError(str(error)) from None


def latest_of(person: State | None, rule: State | None) -> State | None:
    """Of the last verdict of a person and the last of a rule, the one that counts.

    A person's counts above a rule's, unless it says `pending`, which opens the
    claim again for rules: then a later one of a rule counts.
    """
    if person is None or rule is None:
        return person or rule
    reopened = person.outcome is Outcome.PENDING and rule.seq > person.seq
    return rule if reopened else person


#: A rule's verdict is recorded when it goes upwards here; all others are above these.
_OPEN = (Outcome.PENDING, Outcome.UNKNOWN, Outcome.PARTLY)


def says_more(outcome: Outcome, before: State | None) -> bool:
    """Whether a rule's verdict of some outcome is to be recorded after a claim's current one."""
    if before is None:
        return True
    if not before.open_to_rules:
        return False
    if outcome in _OPEN:
        return _OPEN.index(outcome) > _OPEN.index(before.outcome)
    # What was seen in part stays seen, whatever later evidence leaves out.
    return before.outcome is not Outcome.PARTLY or outcome is Outcome.CAME_TRUE


def find_states(
    rows: Iterable[tuple[str, int, int, str]], firsts: Mapping[str, str]
) -> dict[str, State]:
    """The state by the id of each claim, of (claim id, personal, number, outcome).

    `firsts` has the id of the first print by the id of each reprint: verdicts
    on these count for the first.
    """
    last: dict[str, list[State | None]] = {}
    for claim_id, personal, seq, outcome in rows:
        both = last.setdefault(firsts.get(claim_id, claim_id), [None, None])
        before = both[bool(personal)]
        if before is None or before.seq < seq:
            both[bool(personal)] = State(seq, outcome_of(outcome), bool(personal))
    states = {claim_id: latest_of(person, rule) for claim_id, (rule, person) in last.items()}
    return {claim_id: state for claim_id, state in states.items() if state is not None}
