"""Who said what: source, cue and content of everything that is attributed to somebody."""

from claimtrack.attribution.attributions import attributions_of, find_attributions
from claimtrack.attribution.explanation import Explanation, UsedToken, explain

__all__ = ["Explanation", "UsedToken", "attributions_of", "explain", "find_attributions"]
