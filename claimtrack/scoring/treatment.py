"""Treatment: how words of certainty and outcomes are turned into numbers."""

from __future__ import annotations

from typing import Any

import attrs

from claimtrack.errors import InvalidValue
from claimtrack.model._fields import instance_of, is_number, member_of, one_of, required
from claimtrack.model.claim import Claim
from claimtrack.model.event import CertaintyLevel
from claimtrack.model.verdict import Outcome

__all__ = ["Treatment"]

_VERBAL = ("middle", "low", "high", "omit")


def _share(_: Any, attribute: attrs.Attribute[Any], value: Any) -> None:
    if attribute.default == 1.0 and value is None:
        return
    if not is_number(value) or not 0 <= value <= 1:
        raise InvalidValue(attribute.name, value, "must be a number from 0 to 1")


@attrs.frozen(kw_only=True)
class Treatment:
    """The choices behind a scorecard, which carries them.

    `plain` is the probability of what is said to be certain without a range, a
    plain "will": 1.0, categorical; None leaves it out of the scores of
    probabilities. `verbal` is what stands for the range of words such as
    "likely": its "middle", its "low" or "high" end, or "omit". A number is
    taken as it was said, whatever `verbal` is. `partly` is the share of a hit
    that came true in part. `clip` is how near to 0 and 1 probabilities may
    come for the logarithmic score. `closed_only` leaves out what was judged
    before its window was over: what comes true early would else be counted
    and what fails not yet.
    """

    plain: float | None = attrs.field(default=1.0, validator=_share)
    verbal: str = attrs.field(default="middle", validator=one_of(_VERBAL))
    partly: float = attrs.field(default=0.5, validator=_share)
    clip: float = attrs.field(default=0.01)
    closed_only: bool = attrs.field(default=False, validator=instance_of(bool))

    def __attrs_post_init__(self) -> None:
        if not is_number(self.clip) or not 0 < self.clip < 0.5:
            raise InvalidValue("clip", self.clip, "must be above 0 and below 0.5")

    def probability(self, claim: Claim) -> float | None:
        """The probability that a claim gives its prediction; None where no number is known.

        >>> from claimtrack import Certainty, Event, PredictedEvent
        >>> likely = Certainty("likely", "probable", 0.55, 0.8)
        >>> event = Event("FALL", text="prices fall")
        >>> claim = Claim("prices likely fall", prediction=PredictedEvent(event, certainty=likely))
        >>> round(Treatment().probability(claim), 3), Treatment(verbal="low").probability(claim)
        (0.675, 0.55)
        """
        prediction = required("claim", claim, Claim).prediction
        if prediction is None:
            return None
        certainty = prediction.certainty
        known = [bound for bound in (certainty.low, certainty.high) if bound is not None]
        if not known:
            return self.plain if certainty.level is CertaintyLevel.CERTAIN else None
        if known[0] == known[-1]:
            return float(known[0])
        if self.verbal == "omit":
            return None
        return {"low": known[0], "high": known[-1]}.get(self.verbal, sum(known) / len(known))

    def worth(self, outcome: Outcome) -> float | None:
        """What an outcome counts as: 1 a hit, 0 none; None where it does not enter."""
        return {
            Outcome.CAME_TRUE: 1.0,
            Outcome.PARTLY: float(self.partly),
            Outcome.MISSED_WINDOW: 0.0,
            Outcome.DID_NOT_HAPPEN: 0.0,
        }.get(member_of(Outcome, "outcome", outcome))
