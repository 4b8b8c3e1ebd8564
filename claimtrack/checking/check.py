"""check: a claim and what was observed -> Verdict, with its reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

import attrs

from claimtrack.checking.findings import Completion, Findings, condition_seen, find
from claimtrack.checking.index import EventIndex
from claimtrack.checking.reasons import (
    coverage_text,
    days_outside,
    distance,
    ended,
    event_text,
    inside,
    less_than_all,
    looked_for,
    seen,
    still_open,
)
from claimtrack.checking.sought import Sought
from claimtrack.errors import InvalidValue
from claimtrack.model._fields import parse_date
from claimtrack.model.claim import Claim
from claimtrack.model.event import ObservedEvent, Polarity
from claimtrack.model.time import Window
from claimtrack.model.verdict import Outcome, Verdict

__all__ = ["Observed", "check"]

#: Evidence: events, an index of them, or a function that finds those that bear on a claim.
Observed = (
    Iterable[ObservedEvent] | EventIndex | Callable[[Claim], Iterable[ObservedEvent] | EventIndex]
)


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
    image. An open-ended one never fails by rule. Adding evidence never
    unsettles a positive prediction that came true, and the order of the
    evidence changes nothing.

    Where the prediction says how much, less than that is `partly`; `tolerance`
    is the share that may be missing, 0.1 for "about". Where it says a place
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
    if not isinstance(claim, Claim):
        raise InvalidValue("claim", claim, "must be a Claim")
    index = EventIndex.of(observed(claim) if callable(observed) else observed)
    day = parse_date("as_of", as_of)
    covered = _parse_coverage(coverage)
    if not isinstance(tolerance, int | float) or not 0 <= tolerance < 1:
        raise InvalidValue("tolerance", tolerance, "must be a share from 0 to below 1")
    sought = Sought.of(claim, index, tolerance=tolerance)
    case = _Case(sought, find(sought, day.toordinal()), day, covered)
    positive = sought.prediction.polarity is Polarity.POSITIVE
    decision = _decide(case) if positive else _decide_negative(case)
    return Verdict(
        claim_id=claim.id,
        outcome=decision.outcome,
        as_of=day,
        occurred=decision.occurred,
        evidence=decision.evidence,
        reasons=(looked_for(sought), *decision.reasons),
    )


def _parse_coverage(coverage: Sequence[dt.date | str] | Window | None) -> Window | None:
    if coverage is None or isinstance(coverage, Window):
        return coverage
    if isinstance(coverage, str) or not isinstance(coverage, Sequence) or len(coverage) != 2:
        raise InvalidValue("coverage", coverage, "must be a first and a last day, or None")
    first, last = (parse_date("coverage", day) for day in coverage)
    if first > last:
        raise InvalidValue("coverage", coverage, "must not end before it begins")
    return Window(first, last)


@attrs.frozen
class _Case:
    """A prediction with what was found, as it is decided."""

    sought: Sought
    found: Findings
    as_of: dt.date
    coverage: Window | None

    @property
    def over(self) -> bool:
        return self.sought.window.closed(self.as_of)

    def covered(self) -> bool:
        """Whether the evidence is complete from the window's first day to its last."""
        window, coverage = self.sought.window, self.coverage
        first = window.earliest or self.sought.claim.said_on
        return (
            coverage is not None
            and first is not None
            and window.latest is not None
            and coverage.contains(Window(min(first, window.latest), window.latest))
        )


@attrs.frozen
class _Decision:
    outcome: Outcome
    reasons: list[str]
    occurred: Window | None = None
    evidence: tuple[ObservedEvent, ...] = ()


def _decide(case: _Case) -> _Decision:
    sought, found = case.sought, case.found
    if found.inside is not None:
        reasons = [*seen(sought, found.inside), f"That is {inside(sought)}: it came true."]
        return _seen(Outcome.CAME_TRUE, reasons, found.inside)
    reasons = less_than_all(sought, found)
    if found.part:
        return _in_part(reasons, case, "it came true in part")
    outside = _nearest_outside(sought, found)
    if not case.over:
        if outside is not None:
            reasons += [*seen(sought, outside), f"That is {distance(sought, outside)}."]
        return _Decision(Outcome.PENDING, [*reasons, still_open(sought, case.as_of)])
    if outside is not None:
        reasons += seen(sought, outside)
        reasons.append(f"That is {distance(sought, outside)}: it missed its window.")
        return _seen(Outcome.MISSED_WINDOW, reasons, outside)
    if found.refuting:
        reasons.append("So it had not happened by the end of the window.")
        evidence = found.refuting
        return _under_condition(_Decision(Outcome.DID_NOT_HAPPEN, reasons, None, evidence), case)
    return _by_absence(Outcome.DID_NOT_HAPPEN, reasons, case)


def _decide_negative(case: _Case) -> _Decision:
    """The mirror image: seeing it refutes what is said not to be, not seeing it confirms."""
    sought, found = case.sought, case.found
    if found.inside is not None:
        reasons = seen(sought, found.inside)
        reasons.append(f"That is {inside(sought)}, and it was said not to happen.")
        return _under_condition(_seen(Outcome.DID_NOT_HAPPEN, reasons, found.inside), case)
    reasons = less_than_all(sought, found)
    if found.part:
        return _in_part(reasons, case, "what was said not to happen happened in part")
    if not case.over:
        return _Decision(Outcome.PENDING, [*reasons, still_open(sought, case.as_of)])
    if found.refuting:
        reasons.append("So it had not happened by the end of the window, as was said.")
        evidence = found.refuting
        return _under_condition(_Decision(Outcome.CAME_TRUE, reasons, None, evidence), case)
    if found.late is not None:
        reasons += seen(sought, found.late)
        reasons.append(f"That is {distance(sought, found.late)}, when nothing was said of it.")
    return _by_absence(Outcome.CAME_TRUE, reasons, case)


def _seen(outcome: Outcome, reasons: list[str], completion: Completion) -> _Decision:
    return _Decision(outcome, reasons, completion.occurred, completion.evidence)


def _in_part(reasons: list[str], case: _Case, what: str) -> _Decision:
    event = case.sought.index.event
    evidence = tuple(dict.fromkeys(event(match.sighting.number) for match in case.found.part))
    when = "The window is over" if case.over else "The window is not over yet"
    reasons.append(f"{when}: {what}.")
    return _Decision(Outcome.PARTLY, reasons, evidence[0].when, evidence)


def _nearest_outside(sought: Sought, found: Findings) -> Completion | None:
    """The sighting fewest days outside the window, the later of two as near."""
    known = [seen for seen in (found.late, found.early) if seen is not None]
    return min(known, key=lambda seen: abs(days_outside(sought, seen)), default=None)


def _by_absence(outcome: Outcome, reasons: list[str], case: _Case) -> _Decision:
    """The window is over and nothing decides by itself: does not seeing it tell anything?"""
    if case.found.unsure:
        reasons.append("So it may have happened in the window or not: unknown.")
        return _Decision(Outcome.UNKNOWN, reasons, None, case.found.unsure)
    reasons.append(f"Nothing that fits was seen in the window, which ended {ended(case.sought)}.")
    reasons.append(coverage_text(case.coverage, spans=case.covered()))
    if not case.covered():
        return _Decision(Outcome.UNKNOWN, reasons)
    if not case.sought.absence_tells():
        if case.sought.parties:
            reasons.append("But no evidence is complete for what is of no listed type: unknown.")
        else:
            reasons.append("But it may have been seen under other words: unknown.")
        return _Decision(Outcome.UNKNOWN, reasons)
    reasons.append("So it did not happen.")
    return _under_condition(_Decision(outcome, reasons), case)


def _under_condition(decision: _Decision, case: _Case) -> _Decision:
    """The decision if the prediction's condition was met or it has none; else void or unknown."""
    condition = case.sought.prediction.condition
    if condition is None:
        return decision
    met = condition_seen(case.sought, case.as_of.toordinal())
    if met is not None:
        reason = f"Its condition, \u201c{condition}\u201d, was met: {event_text(met)}."
        return attrs.evolve(decision, reasons=[*decision.reasons, reason])
    if case.covered():
        reason = f"Its condition, \u201c{condition}\u201d, was not seen to be met: void."
        return _Decision(Outcome.VOID, [*decision.reasons, reason])
    reason = f"Whether its condition, \u201c{condition}\u201d, was met is not known: unknown."
    return _Decision(Outcome.UNKNOWN, [*decision.reasons, reason])
