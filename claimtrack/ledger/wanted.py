"""Wanted: which claims are asked for."""

from __future__ import annotations

import warnings

import attrs

from claimtrack.checking import Ontology
from claimtrack.errors import ClaimtrackWarning
from claimtrack.model._fields import instance_of
from claimtrack.model.claim import Claim

__all__ = ["Wanted"]


@attrs.frozen
class Wanted:
    """The claims of one speaker, about one target and of one type of event; None is any.

    Raises `InvalidValue` for what is no text.
    """

    speaker: str | None = attrs.field(validator=instance_of(str, optional=True))
    target: str | None = attrs.field(validator=instance_of(str, optional=True))
    type: str | None = attrs.field(validator=instance_of(str, optional=True))

    def __contains__(self, claim: Claim) -> bool:
        if self.speaker is not None:
            if claim.speaker is None or claim.speaker.name != self.speaker:
                return False
        if self.target is not None and all(t.name != self.target for t in claim.targets):
            return False
        prediction = claim.prediction
        return self.type is None or (prediction is not None and prediction.event.type == self.type)

    def warn_of_none(self) -> None:
        """A `ClaimtrackWarning` where the type looks misspelt, for when no claim was found."""
        meant = Ontology.load().nearest(self.type) if self.type is not None else None
        if meant is not None:
            told = f"type: no claim that waits has {self.type!r}; did you mean {meant!r}?"
            warnings.warn(told, ClaimtrackWarning, stacklevel=3)
