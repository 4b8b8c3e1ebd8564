"""How often predictions came true, and how good their probabilities were."""

from claimtrack.scoring.base_rate import BaseRate, base_rate
from claimtrack.scoring.interval import wilson_interval
from claimtrack.scoring.lateness import Lateness
from claimtrack.scoring.murphy import CalibrationBin, Murphy, calibration_of, murphy_of
from claimtrack.scoring.score import score
from claimtrack.scoring.scorecard import Scorecard
from claimtrack.scoring.treatment import Treatment

__all__ = [
    "BaseRate",
    "CalibrationBin",
    "Lateness",
    "Murphy",
    "Scorecard",
    "Treatment",
    "base_rate",
    "calibration_of",
    "murphy_of",
    "score",
    "wilson_interval",
]
