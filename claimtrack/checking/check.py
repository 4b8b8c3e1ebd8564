"""check: a claim and what was observed -> Verdict, with its reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from claimtrack.checking.index import EventIndex
from claimtrack.checking.reasons import reasons
from claimtrack.checking.rulings import Case
from claimtrack.checking.series import Series
from claimtrack.checking.sought import Sought
from claimtrack.errors import InvalidValue
from claimtrack.model._fields import is_number, parse_date, required
from claimtrack.model.claim import Claim
from claimtrack.model.event import ObservedEvent
from claimtrack.model.report import Report
from claimtrack.model.time import Window
from claimtrack.model.verdict import Grounds, Verdict

__all__ = ["Observed", "check", "parse_coverage", "required_tolerance"]

#: Evidence: events, an index of them, an extraction that reports some, or a function that finds
#: those that bear on a claim.
_Found = Iterable[ObservedEvent] | EventIndex | Report
Observed = _Found | Callable[[Claim], _Found]


def check(
    claim: Claim,
    observed: Observed,
    *,
    as_of: dt.date | str,
    coverage: Sequence[dt.date | str] | Window | None = None,
    tolerance: float = 0.0,
) -> Verdict:
    """The verdict on a claim's prediction, from what was observed by the day `as_of`.

    Events of a fitting type count when their participants are the predicted
    ones, by name, alias or country, and by their days: inside the window it
    came true, outside it missed its window. Where the window is over and
    nothing was seen, the outcome is `did_not_happen` if `coverage`, the first
    and last day that `observed` is complete for, spans the window, and
    `unknown` if not. A prediction that something will not be is the mirror
    image. An open-ended one never fails by rule, and one on a condition only
    where the condition was met: else it is `void`. Adding evidence never
    unsettles a positive prediction that came true, and the order of the
    evidence changes nothing.

    Where the prediction says how much, less than that is `partly`, and more
    than it says at most; `tolerance` is the share that may be missing or too
    much. A rise or a fall by at most so much is `pending` till its window is
    over, as it may still go on. Less than what was said not to be is no part
    of it. Where the prediction says a place
    and the event has another one, it is `partly` too. For many claims make one
    `EventIndex` first. `observed` may be a function too, which is called with
    the claim and gives the events that bear on it, such as a `Series`.

    Raises `InvalidValue` for a claim without a prediction, for wrong dates and
    for a wrong tolerance.

    >>> from claimtrack import Claim, Entity, Event, ObservedEvent, PredictedEvent, Window
    >>> talks = Event("CONSULT", actors=[Entity("Russia", "RUS")], recipients=[Entity("NATO")])
    >>> claim = Claim(
    ...     "Russia will meet NATO in January",
    ...     said_on="2021-12-22",
    ...     prediction=PredictedEvent(talks, window=Window("2022-01-01", "2022-01-31")),
    ... )
    >>> met = Event("CONSULT", actors=[Entity("NATO")], recipients=[Entity("Russia")])
    >>> verdict = check(claim, [ObservedEvent(met, Window.on("2022-01-12"))], as_of="2022-02-01")
    >>> verdict.outcome, verdict.occurred.edtf
    (<Outcome.CAME_TRUE: 'came_true'>, '2022-01-12')
    >>> for reason in verdict.reasons:
    ...     print(reason)
    Looked for a meeting, visit or talks (CONSULT) of Russia and NATO from 2022-01-01 to 2022-01-31.
    Seen on 2022-01-12: NATO, Russia.
    That is inside the window: it came true.
    """
    required("claim", claim, Claim)
    day = parse_date("as_of", as_of)
    covered = parse_coverage(coverage)
    required_tolerance(tolerance)
    if isinstance(observed, Series):
        observed = observed(claim, tolerance=tolerance)
    index = EventIndex.of(observed(claim) if callable(observed) else observed)
    sought = Sought.of(claim, index._observations, tolerance=tolerance)
    case = Case.of(sought, day, covered)
    return Verdict.on_grounds(claim.id, case.outcome, day, case.occurred, partial(_grounds, case))


def _grounds(case: Case) -> Grounds:
    return case.evidence(), reasons(case)


def required_tolerance(tolerance: float) -> None:
    """`InvalidValue` for what is no share from 0 to below 1."""
    if not is_number(tolerance) or not 0 <= tolerance < 1:
        raise InvalidValue("tolerance", tolerance, "must be a share from 0 to below 1")


def parse_coverage(coverage: Sequence[dt.date | str] | Window | None) -> Window | None:
    """The first and last day of evidence as a window; `InvalidValue` for anything else but None."""
    if coverage is None or isinstance(coverage, Window):
        return coverage
    if isinstance(coverage, str) or not isinstance(coverage, Sequence) or len(coverage) != 2:
        raise InvalidValue("coverage", coverage, "must be a first and a last day, or None")
    first, last = (parse_date("coverage", day) for day in coverage)
    if first > last:
        raise InvalidValue("coverage", coverage, "must not end before it begins")
    return Window(first, last)
