"""Wilson's interval of a share."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

from claimtrack.errors import InvalidValue
from claimtrack.model._fields import is_number

__all__ = ["wilson_interval"]


def wilson_interval(
    hits: float, judged: int, *, confidence: float = 0.95
) -> tuple[float, float] | None:
    """Lowest and highest share that `hits` out of `judged` are likely to come from; None of none.

    Wilson's score interval (1927), which stays between 0 and 1 and tells
    something for few cases and for shares of 0 and 1 too. Raises `InvalidValue`
    for a `confidence` outside 0 to 1, and for more hits than were judged.

    >>> low, high = wilson_interval(8, 10)
    >>> round(low, 3), round(high, 3)
    (0.49, 0.943)
    """
    if not is_number(confidence) or not 0 < confidence < 1:
        raise InvalidValue("confidence", confidence, "must be between 0 and 1")
    if not isinstance(judged, int) or isinstance(judged, bool) or judged < 0:
        raise InvalidValue("judged", judged, "must be a number of cases, 0 or more")
    if not is_number(hits) or not 0 <= hits <= judged:
        raise InvalidValue("hits", hits, f"must be from 0 to judged {judged}")
    if judged == 0:
        return None
    z2 = NormalDist().inv_cdf((1 + confidence) / 2) ** 2
    share = hits / judged
    middle = (share + z2 / (2 * judged)) / (1 + z2 / judged)
    half = sqrt(z2 * (share * (1 - share) + z2 / (4 * judged)) / judged) / (1 + z2 / judged)
    # Rounding must not push the ends past the share itself where that is 0 or 1.
    return max(0.0, min(middle - half, share)), min(1.0, max(middle + half, share))
