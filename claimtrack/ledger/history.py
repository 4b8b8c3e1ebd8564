"""History: all that the ledger knows of one claim."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from claimtrack.model.claim import Claim
from claimtrack.model.verdict import Verdict

__all__ = ["History"]


@attrs.frozen
class History:
    """A claim, its reprints, and every verdict on them in the order they were recorded.

    `claim` is the first that said it, `reprints` the later ones of the same
    words by the same speaker within seven days of it: they count as one.
    Iterates its verdicts, of which `current` counts: the last one that a
    person gave, else the last of a rule; None while there is none.
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
