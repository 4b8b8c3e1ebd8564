"""A judged claim as schema.org's ClaimReview."""

from __future__ import annotations

from typing import Any

from claimtrack.errors import InvalidValue
from claimtrack.model.verdict import JudgedClaim, Outcome

__all__ = ["claim_review"]

_BEST, _WORST = 5, 1

#: From 5, true, to 1, false, as fact checkers rate. What is no answer has words and no number.
_RATINGS: dict[Outcome, tuple[int | None, str]] = {
    Outcome.CAME_TRUE: (5, "Came true"),
    Outcome.PARTLY: (3, "Came true in part"),
    Outcome.MISSED_WINDOW: (3, "Happened, but not when it was said"),
    Outcome.DID_NOT_HAPPEN: (1, "Did not happen"),
    Outcome.VOID: (None, "Its condition never came about"),
    Outcome.PENDING: (None, "Still open"),
    Outcome.UNKNOWN: (None, "Not known"),
}


def claim_review(judged: JudgedClaim, *, url: str, reviewer: str) -> dict[str, Any]:
    """The claim and its verdict as a ClaimReview (schema.org), plain values for JSON-LD.

    `url` is the page of the review, `reviewer` who publishes it. The rating
    goes from 1 to 5; an outcome that is no answer (void, pending, unknown) has
    only its words. The day of the review is that on which it was decided, or
    up to which was looked. What is not known is left out.

    >>> from claimtrack import Claim, Speaker, Verdict
    >>> claim = Claim("It will rain", speaker=Speaker("Ann Ortiz"), said_on="2022-01-05")
    >>> judged = JudgedClaim(claim, Verdict(claim.id, "came_true", "2022-01-08"))
    >>> review = claim_review(judged, url="https://example.org/7", reviewer="Example Post")
    >>> review["reviewRating"]["ratingValue"], review["reviewRating"]["alternateName"]
    (5, 'Came true')
    >>> review["itemReviewed"]
    {'@type': 'Claim', 'author': {'name': 'Ann Ortiz'}, 'datePublished': '2022-01-05'}
    """
    if not isinstance(judged, JudgedClaim):
        raise InvalidValue("judged", judged, "must be a JudgedClaim")
    for name, text in (("url", url), ("reviewer", reviewer)):
        if not isinstance(text, str) or not text.strip():
            raise InvalidValue(name, text, "must be text that is not empty")
    claim, verdict = judged.claim, judged.verdict
    value, words = _RATINGS[verdict.outcome]
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": words}
    if value is not None:
        rating |= {"ratingValue": value, "bestRating": _BEST, "worstRating": _WORST}
    item: dict[str, Any] = {"@type": "Claim"}
    if claim.speaker is not None:
        item["author"] = {"name": claim.speaker.name}
    if claim.said_on is not None:
        item["datePublished"] = claim.said_on.isoformat()
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": url,
        "author": {"@type": "Organization", "name": reviewer},
        "datePublished": (verdict.decided_on or verdict.as_of).isoformat(),
        "claimReviewed": claim.text,
        "itemReviewed": item,
        "reviewRating": rating,
    }
    if verdict.reasons:
        review["reviewBody"] = " ".join(verdict.reasons)
    return review
