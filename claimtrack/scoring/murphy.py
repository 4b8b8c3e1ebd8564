"""Murphy's decomposition of the Brier score, and the calibration table that it is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import fsum

import attrs

from claimtrack.errors import InvalidValue
from claimtrack.model._fields import is_number, required
from claimtrack.scoring.interval import wilson_interval

__all__ = ["CalibrationBin", "Murphy", "calibration_of", "murphy_of"]

#: A probability and what came of it, 0 to 1.
Pair = tuple[float, float]


@attrs.frozen
class CalibrationBin:
    """The predictions whose probability is from `low` to `high`.

    Of bins of equal width each begins at its `low` and ends before its `high`,
    the last one with it; a bin of one value has that value for both. `count`
    is how many there are, `forecast` their mean probability, `observed` the
    share that came true, `interval` Wilson's of that share.
    """

    low: float
    high: float
    count: int
    forecast: float
    observed: float
    interval: tuple[float, float] | None


@attrs.frozen
class Murphy:
    """Murphy's partition (1973): Brier = reliability - resolution + uncertainty + within.

    Reliability is the distance of the probabilities from what was observed
    (0 is best), resolution how far the groups lie apart (more is better),
    uncertainty the variance of what happened. `within` is what different
    probabilities in one bin add (Stephenson, Coelho and Jolliffe 2008): nought
    where each value is a bin of its own. The `corrected` figures are without
    the bias of small bins (Ferro and Fricker 2012), and have the same sum.
    """

    reliability: float
    resolution: float
    uncertainty: float
    within: float
    corrected_reliability: float
    corrected_resolution: float
    corrected_uncertainty: float


def grouped(pairs: Sequence[Pair], bins: int | None) -> list[tuple[float, float, list[Pair]]]:
    """(lowest, highest, pairs) of each bin that is not empty: of one value, or of equal width."""
    required("pairs", pairs, Sequence)
    if bins is not None and (isinstance(bins, bool) or not isinstance(bins, int) or bins < 1):
        raise InvalidValue("bins", bins, "must be a number of bins, or None for one a value")
    for pair in pairs:
        if not isinstance(pair, tuple) or len(pair) != 2 or not all(map(_is_share, pair)):
            raise InvalidValue("pairs", pair, "must hold pairs of numbers from 0 to 1")
    groups: defaultdict[float, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair[0] if bins is None else _bin_of(pair[0], bins)].append(pair)
    if bins is None:
        return [(key, key, groups[key]) for key in sorted(groups)]
    return [(key / bins, (key + 1) / bins, groups[key]) for key in sorted(groups)]


def _bin_of(probability: float, bins: int) -> int:
    """The number of the bin, each with its lower end, and the last with both."""
    number = min(int(probability * bins), bins - 1)
    # The product is rounded: 0.29 * 100 is below 29, and 29 / 100 is 0.29.
    if number / bins > probability:
        return number - 1
    return number + 1 if (number + 1) / bins <= probability < 1 else number


def _is_share(value: object) -> bool:
    return is_number(value) and 0 <= value <= 1


def calibration_of(
    pairs: Sequence[Pair], *, bins: int | None = None, confidence: float = 0.95
) -> tuple[CalibrationBin, ...]:
    """The calibration table of (probability, what came of it): one row a value, or `bins` rows.

    >>> [row] = calibration_of([(0.8, 1.0), (0.8, 1.0), (0.8, 0.0)])
    >>> row.forecast, round(row.observed, 3), row.count
    (0.8, 0.667, 3)
    """
    return tuple(
        CalibrationBin(
            low,
            high,
            len(group),
            _mean([p for p, _ in group]),
            _mean([o for _, o in group]),
            wilson_interval(fsum(o for _, o in group), len(group), confidence=confidence),
        )
        for low, high, group in grouped(pairs, bins)
    )


def murphy_of(pairs: Sequence[Pair], *, bins: int | None = None) -> Murphy | None:
    """The decomposition of (probability, what came of it), `bins` as above; None of none.

    >>> parts = murphy_of([(0.8, 1.0), (0.8, 0.0), (0.3, 0.0)])
    >>> round(parts.reliability - parts.resolution + parts.uncertainty + parts.within, 6)
    0.256667
    """
    groups = grouped(pairs, bins)
    if not groups:
        return None
    count = len(pairs)
    share = _mean([o for _, o in pairs])
    reliability, resolution, within, bias = [], [], [], []
    for _, _, group in groups:
        forecast = _mean([p for p, _ in group])
        observed = _mean([o for _, o in group])
        reliability.append(len(group) * (forecast - observed) ** 2)
        resolution.append(len(group) * (observed - share) ** 2)
        within += [(p - forecast) ** 2 - 2 * (o - observed) * (p - forecast) for p, o in group]
        if len(group) > 1:
            spread = _mean([(o - observed) ** 2 for _, o in group])
            bias.append(len(group) * spread / (len(group) - 1))
    uncertainty = _mean([(o - share) ** 2 for _, o in pairs])
    whole = uncertainty / (count - 1) if count > 1 else 0.0
    reliable, resolved = fsum(reliability) / count, fsum(resolution) / count
    small = fsum(bias) / count
    return Murphy(
        reliability=reliable,
        resolution=resolved,
        uncertainty=uncertainty,
        within=fsum(within) / count,
        corrected_reliability=reliable - small,
        corrected_resolution=resolved - small + whole,
        corrected_uncertainty=uncertainty + whole,
    )


def _mean(values: Sequence[float]) -> float:
    # fsum: the same figure in whatever order the values come; and of equal values that value.
    return fsum(values) / len(values) if min(values) < max(values) else values[0]
