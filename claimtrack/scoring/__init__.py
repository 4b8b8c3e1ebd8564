"""How often predictions came true, and how good their probabilities were."""

from claimtrack.scoring.score import score
from claimtrack.scoring.scorecard import Scorecard

__all__ = ["Scorecard", "score"]
