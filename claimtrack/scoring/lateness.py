"""Lateness: how many days outside their windows predictions came about."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import attrs

from claimtrack.model.claim import Claim
from claimtrack.model.verdict import Outcome, Verdict

__all__ = ["Lateness", "days_late", "lateness_of"]


@attrs.frozen
class Lateness:
    """Of what happened at a known time: how many in time, early and late, and by how many days.

    `mean`, `middle` (the median) and `most` are days, negative where early,
    over what missed its window; None where nothing did.
    """

    in_time: int
    early: int
    late: int
    mean: float | None
    middle: float | None
    most: int | None


def days_late(claim: Claim, verdict: Verdict) -> int | None:
    """Days from the window to when it happened, negative when early; None where it is not known."""
    when, prediction = verdict.occurred, claim.prediction
    if when is None or prediction is None:
        return None
    if verdict.outcome is not Outcome.MISSED_WINDOW:
        return 0 if verdict.outcome in (Outcome.CAME_TRUE, Outcome.PARTLY) else None
    late = prediction.window.days_from(when.earliest) if when.earliest is not None else 0
    if late > 0 or when.latest is None:
        return late
    return prediction.window.days_from(when.latest)


def lateness_of(days: Sequence[int]) -> Lateness:
    """The summary of how many days each came outside its window.

    >>> lateness_of([0, 0, 12, -3])
    Lateness(in_time=2, early=1, late=1, mean=4.5, middle=4.5, most=12)
    """
    missed = [day for day in days if day]
    return Lateness(
        in_time=len(days) - len(missed),
        early=sum(day < 0 for day in missed),
        late=sum(day > 0 for day in missed),
        mean=sum(missed) / len(missed) if missed else None,
        middle=float(median(missed)) if missed else None,
        most=max(missed, key=lambda day: (abs(day), day)) if missed else None,
    )
