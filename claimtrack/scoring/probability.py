"""The probability that a prediction was given with."""

from __future__ import annotations

from claimtrack.model.claim import Claim
from claimtrack.model.event import CertaintyLevel

__all__ = ["stated_probability"]


def stated_probability(claim: Claim) -> float | None:
    """The middle of the range that the claim's words of certainty stand for.

    A plain "will", certain and without a range, is categorical: 1.0. None for
    a claim without a prediction, and for words that no range is known of.

    >>> from claimtrack import Certainty, Event, PredictedEvent
    >>> likely = Certainty("likely", "probable", 0.55, 0.8)
    >>> event = Event("FALL", text="prices fall")
    >>> claim = Claim("prices will likely fall", prediction=PredictedEvent(event, certainty=likely))
    >>> round(stated_probability(claim), 3)
    0.675
    """
    if claim.prediction is None:
        return None
    certainty = claim.prediction.certainty
    known = [bound for bound in (certainty.low, certainty.high) if bound is not None]
    if known:
        return sum(known) / len(known)
    return 1.0 if certainty.level is CertaintyLevel.CERTAIN else None
