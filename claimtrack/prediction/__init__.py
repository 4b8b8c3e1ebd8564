"""Claims and the events predicted in them."""

from claimtrack.prediction.claims import claims_of
from claimtrack.prediction.events import find_events

__all__ = ["claims_of", "find_events"]
