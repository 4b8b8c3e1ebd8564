"""Claims, verdicts and scores for people to read."""

from claimtrack.report.terminal import claim_text, scorecard_text, summary_text, verdict_text

__all__ = ["claim_text", "scorecard_text", "summary_text", "verdict_text"]
