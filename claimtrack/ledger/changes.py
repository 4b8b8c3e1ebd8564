"""Change: a verdict that took the place of another, or of none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

import attrs

from claimtrack.errors import FormatError
from claimtrack.ledger.state import State, latest_of, outcome_of
from claimtrack.ledger.store import Store
from claimtrack.model._fields import parse_date
from claimtrack.model.claim import Claim
from claimtrack.model.verdict import Verdict

__all__ = ["Change", "read_changes"]


@attrs.frozen
class Change:
    """From which verdict to which the current one of a claim went.

    `number` grows with every verdict that is recorded: the last one that was
    seen can be given to `Ledger.changes`. `before` is None for a first verdict.

    >>> from claimtrack import Ledger
    >>> claim = Claim("It will rain")
    >>> with Ledger(":memory:") as ledger:
    ...     _ = ledger.add([claim])
    ...     ledger.record(Verdict(claim.id, "came_true", "2022-01-01", by="desk"))
    ...     [change] = ledger.changes()
    >>> change.before, change.after.outcome.value, change.claim.text
    (None, 'came_true', 'It will rain')
    """

    number: int
    claim: Claim
    before: Verdict | None
    after: Verdict


def read_changes(store: Store, since: int | dt.date | str) -> Iterator[Change]:
    """The changes after the one of a number, or those of a day and later, as recorded."""
    if isinstance(since, int) and not isinstance(since, bool):
        last, day = since, None
    else:
        last, day = 0, parse_date("since", since)
    rows, firsts = store.verdict_rows(), store.reprints()
    found = [change for change in _find_changes(rows, firsts) if change[0] > last]
    verdicts = store.verdicts({n for number, _, before in found for n in (number, before) if n})
    ids = list(dict.fromkeys(first for _, first, _ in found))
    claims = {claim.id: claim for claim in store.claims_of("id", ids)}
    for number, first, before in found:
        if first not in claims:
            raise FormatError(f"verdict {number}: its claim {first!r} is missing")
        after = verdicts[number]
        if day is None or (after.decided_on or after.as_of) >= day:
            yield Change(number, claims[first], verdicts[before] if before else None, after)


def _find_changes(
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
        both[bool(personal)] = State(number, outcome_of(outcome), bool(personal))
        after = latest_of(both[1], both[0])
        if after is not None and after.seq == number:
            yield number, first, before.seq if before is not None else None
