"""Scorecard: counts by outcome, hit rate, and how good the probabilities were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from claimtrack.model.verdict import Outcome
from claimtrack.scoring.lateness import Lateness
from claimtrack.scoring.murphy import CalibrationBin, Murphy
from claimtrack.scoring.treatment import Treatment

__all__ = ["Scorecard"]


@attrs.frozen
class Scorecard:
    """How predictions turned out, of all or of one group, with the groups in it.

    `counts` has every outcome. `judged` are those that enter the hit rate:
    `came_true` is a hit, `partly` a part of one, `missed_window` and
    `did_not_happen` none; `left_out` says how many do not enter, and why.
    `interval` is Wilson's of the hit rate, at `confidence`. `rated` are the
    judged ones whose words of certainty have a probability; over them, `brier`
    is the mean squared distance of probability and outcome, and `log_score` the
    mean of -ln of the probability given to what came about; for both, lower is
    better and 0 is best. The skills are 1 less the share of these that is left of what
    always saying `base_rate` would have had: above 0 is better than that.
    `base_rate_from` is "given" or "sample", the rated ones' own hit rate.
    `treatment` has the choices behind all this. Figures of no case are None.
    `by` says what the groups are of, "group" where a function names them.

    Iterates its `groups`; `card["Ann Ortiz"]` is one of them, and a `KeyError`
    where there is none of that name; `card[None]` is that of the
    claims without one: by speaker, the articles' own and those of which it is
    not clear who said them.
    """

    key: str | None  #: the group's name; None for all, and for the claims without one
    counts: Mapping[Outcome, int] = attrs.field(hash=False)
    left_out: Mapping[str, int] = attrs.field(hash=False)
    judged: int
    hits: float
    hit_rate: float | None
    interval: tuple[float, float] | None
    rated: int
    brier: float | None
    log_score: float | None
    base_rate: float | None
    base_rate_from: str
    brier_skill: float | None
    log_skill: float | None
    murphy: Murphy | None
    calibration: tuple[CalibrationBin, ...]
    lateness: Lateness
    treatment: Treatment
    by: str | None = None
    groups: tuple[Scorecard, ...] = ()
    confidence: float = 0.95

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
