"""History: all that the ledger knows of one claim."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from claimtrack.errors import FormatError
from claimtrack.ledger.reprints import wording_of
from claimtrack.ledger.state import RULE, find_states
from claimtrack.ledger.store import Store
from claimtrack.model.claim import Claim
from claimtrack.model.verdict import Verdict

__all__ = ["History", "read_history"]


@attrs.frozen
class History:
    """A claim, its reprints, and every verdict on them in the order they were recorded.

    `claim` is the first that said it, `reprints` the later ones of the same
    words by the same speaker within seven days of it: they count as one.
    Iterates its verdicts, of which `current` counts: the last one that a
    person gave, else the last of a rule; None while there is none.

    >>> from claimtrack import Ledger
    >>> claim = Claim("It will rain")
    >>> with Ledger(":memory:") as ledger:
    ...     _ = ledger.add([claim])
    ...     ledger.record(Verdict(claim.id, "came_true", "2022-01-01", by="desk"))
    ...     history = ledger.history(claim.id)
    >>> history.current.by, len(history), history.reprints
    ('desk', 1, ())
    """

    claim: Claim
    reprints: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]
    current: Verdict | None

    def __iter__(self) -> Iterator[Verdict]:
        return iter(self.verdicts)

    def __len__(self) -> int:
        return len(self.verdicts)

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, number: int) -> Verdict:
        return self.verdicts[number]


def read_history(store: Store, asked: Claim) -> History:
    """The history of a claim that is kept, be it a first print or a reprint."""
    same = "WHERE wording = ?", (wording_of(asked),)
    # First prints before claims: of what another process adds meanwhile none is then missing.
    firsts = store.reprints(*same)
    first = firsts.get(asked.id, asked.id)
    group = [c for c in store.claims(*same) if firsts.get(c.id, c.id) == first]
    if all(c.id != first for c in group):
        raise FormatError(f"claim {asked.id!r}: is not found by its words, the file is damaged")
    verdicts = store.verdicts_on(c.id for c in group)
    rows = ((first, v.by != RULE, seq, v.outcome.value) for seq, v in verdicts.items())
    state = find_states(rows, {}).get(first)
    return History(
        claim=next(c for c in group if c.id == first),
        reprints=tuple(c for c in group if c.id != first),
        verdicts=tuple(verdicts.values()),
        current=verdicts[state.seq] if state is not None else None,
    )
