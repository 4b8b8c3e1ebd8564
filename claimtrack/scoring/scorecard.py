"""Scorecard: counts by outcome, hit rate, Brier and log score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from claimtrack.model.verdict import Outcome

__all__ = ["Scorecard"]


@attrs.frozen
class Scorecard:
    """How predictions turned out, of all or of one group, with the groups in it.

    `counts` has every outcome. `judged` are those that enter the hit rate:
    `came_true` is a hit, `partly` half of one, `missed_window` and
    `did_not_happen` none; `void`, `unknown` and `pending` are counted and do
    not enter. `interval` is Wilson's of the hit rate. `brier` and `log_score`
    are means over the `rated`, the judged ones whose words of certainty have a
    probability; for both, lower is better and 0 is best. Figures of no case
    are None.

    Iterates its `groups`; `card["Ann Ortiz"]` is one of them.
    """

    key: str | None  #: what the group is of; None for all, and for the articles' own voice
    counts: Mapping[Outcome, int] = attrs.field(hash=False)
    judged: int
    hits: float
    hit_rate: float | None
    interval: tuple[float, float] | None
    rated: int
    brier: float | None
    log_score: float | None
    by: str | None = None
    groups: tuple[Scorecard, ...] = ()

    def __iter__(self) -> Iterator[Scorecard]:
        return iter(self.groups)

    def __len__(self) -> int:
        return len(self.groups)

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, key: str | None) -> Scorecard:
        for group in self.groups:
            if group.key == key:
                return group
        raise KeyError(key)

    @property
    def total(self) -> int:
        """All verdicts, judged or not."""
        return sum(self.counts.values())
