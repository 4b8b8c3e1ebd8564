"""base_rate: how often the same would have come true before it was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import attrs

from claimtrack.checking import EventIndex, check
from claimtrack.checking.check import Observed, parse_coverage, required_tolerance
from claimtrack.errors import InvalidValue
from claimtrack.model._fields import each
from claimtrack.model.claim import Claim
from claimtrack.model.time import Window
from claimtrack.model.verdict import JudgedClaim, Outcome, Verdict
from claimtrack.scoring.interval import wilson_interval

__all__ = ["BaseRate", "base_rate"]

_DAY = dt.timedelta(days=1)


@attrs.frozen
class BaseRate:
    """How often predictions would have come true in windows before they were made.

    `judged` have a window of equal length before the day they were said on
    that the evidence covers and decides, `hits` of these came true; `left_out`
    have not. `interval` is Wilson's of the rate, None where nothing was judged.
    `verdicts` are on the claims in those earlier windows, in order.
    """

    judged: int
    hits: int
    left_out: int
    interval: tuple[float, float] | None
    verdicts: tuple[Verdict, ...] = attrs.field(repr=False)

    @property
    def rate(self) -> float | None:
        """The share of hits; None where nothing could be judged."""
        return self.hits / self.judged if self.judged else None


def base_rate(
    claims: Iterable[Claim | JudgedClaim],
    observed: Observed,
    *,
    coverage: Sequence[dt.date | str] | Window,
    tolerance: float = 0.0,
    confidence: float = 0.95,
) -> BaseRate:
    """How often the same would have come true by itself, just before it was said.

    Each prediction with a window of n days is held to the n days that end the
    day before it was said. Only windows inside `coverage`, the first and last
    day that `observed` is complete for, are judged: others would count what
    was seen and miss what was not. `tolerance` is that of `check`. Of the
    meetings announced in the ICEWS data of 2014, 52 % were followed by one
    within 90 days and 38 % had had one in the 90 days before
    (`tests/bench/icews.py`).
    Raises `InvalidValue` for no claims, wrong evidence, dates, tolerance or confidence.

    >>> from claimtrack import Entity, Event, ObservedEvent, PredictedEvent
    >>> talks = Event("CONSULT", actors=[Entity("France", "FRA")], recipients=[Entity("Chad")])
    >>> claim = Claim(
    ...     "France will meet Chad in February",
    ...     said_on="2022-01-31",
    ...     prediction=PredictedEvent(talks, window=Window("2022-02-01", "2022-02-28")),
    ... )
    >>> seen = [ObservedEvent(talks, Window.on("2022-01-10"))]
    >>> base_rate([claim], seen, coverage=("2022-01-01", "2022-03-31")).rate
    1.0
    """
    whole = parse_coverage(coverage)
    if whole is None:
        raise InvalidValue("coverage", coverage, "must be a first and a last day")
    required_tolerance(tolerance)
    evidence = observed if callable(observed) else EventIndex.of(observed)
    verdicts = []
    left_out = 0
    for item in each("claims", claims, (Claim, JudgedClaim)):
        claim = item.claim if isinstance(item, JudgedClaim) else item
        earlier = _before(claim)
        window = earlier.prediction.window if earlier and earlier.prediction else None
        if earlier is None or window is None or window.latest is None or not whole.contains(window):
            left_out += 1
            continue
        day = window.latest + _DAY
        verdict = check(earlier, evidence, as_of=day, coverage=whole, tolerance=tolerance)
        if verdict.outcome in (Outcome.VOID, Outcome.UNKNOWN, Outcome.PENDING):
            left_out += 1
        else:
            verdicts.append(verdict)
    hits = sum(verdict.outcome is Outcome.CAME_TRUE for verdict in verdicts)
    return BaseRate(
        judged=len(verdicts),
        hits=hits,
        left_out=left_out,
        interval=wilson_interval(hits, len(verdicts), confidence=confidence),
        verdicts=tuple(verdicts),
    )


def _before(claim: Claim) -> Claim | None:
    """The same, said so much earlier that its window ends before it was really said."""
    prediction, said_on = claim.prediction, claim.said_on
    if prediction is None or said_on is None or prediction.window.latest is None:
        return None
    first = max(prediction.window.earliest or said_on, said_on)
    length = prediction.window.latest - first
    if length < dt.timedelta():
        return None
    try:
        window = Window(said_on - _DAY - length, said_on - _DAY)
        said_before = said_on - 2 * _DAY - length
    except OverflowError:
        return None
    return attrs.evolve(
        claim, said_on=said_before, prediction=attrs.evolve(prediction, window=window)
    )
