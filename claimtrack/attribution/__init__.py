"""Who said what: source, cue and content of everything that is attributed to somebody."""

from claimtrack.attribution.attributions import attributions_of, find_attributions

__all__ = ["attributions_of", "find_attributions"]
