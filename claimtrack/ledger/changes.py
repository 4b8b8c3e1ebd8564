"""Change: a verdict that took the place of another, or of none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from claimtrack.ledger.state import State, latest_of
from claimtrack.model.claim import Claim
from claimtrack.model.verdict import Outcome, Verdict

__all__ = ["Change", "find_changes"]


@attrs.frozen
class Change:
    """From which verdict to which the current one of a claim went.

    `number` grows with every verdict that is recorded: the last one that was
    seen can be given to `Ledger.changes`. `before` is None for a first verdict.
    """

    number: int
    claim: Claim
    before: Verdict | None
    after: Verdict


def find_changes(
    rows: Iterable[tuple[str, int, int, str]], firsts: Mapping[str, str]
) -> Iterator[tuple[int, str, int | None]]:
    """(number, id of the first print, number before) of each verdict that came to count.

    `rows` are (claim id, personal, number, outcome) in the order recorded.
    """
    last: dict[str, list[State | None]] = {}
    for claim_id, personal, number, outcome in rows:
        first = firsts.get(claim_id, claim_id)
        both = last.setdefault(first, [None, None])
        before = latest_of(both[1], both[0])
        both[personal] = State(number, Outcome(outcome), bool(personal))
        after = latest_of(both[1], both[0])
        if after is not None and after.seq == number:
            yield number, first, before.seq if before is not None else None
