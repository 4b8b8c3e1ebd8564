"""Ruling: what decides a prediction, in the order that is tried, and the outcome that follows."""

from __future__ import annotations

import datetime as dt
from enum import Enum

import attrs

from claimtrack.checking.findings import Completion, Findings, condition_seen, find
from claimtrack.checking.sought import Sought
from claimtrack.model.event import ObservedEvent, Polarity
from claimtrack.model.time import Window
from claimtrack.model.verdict import Outcome

__all__ = ["Case", "Ruling"]


class Ruling(Enum):
    """What decides a prediction, in the order in which it is tried."""

    IN_WINDOW = "seen in the window"
    IN_PART = "seen in the window in part"
    OPEN = "the window is not over"
    OUTSIDE = "seen outside the window"  #: decides only what is said to happen
    REFUTED = "the contrary was seen"
    UNSURE = "perhaps seen in the window"
    UNCOVERED = "not seen, by evidence that is not complete"
    UNLISTED = "not seen, but no evidence tells of it"
    ABSENT = "not seen, by complete evidence"


#: What becomes of what is said to happen, and of what is said not to.
_OUTCOMES = {
    Ruling.IN_WINDOW: (Outcome.CAME_TRUE, Outcome.DID_NOT_HAPPEN),
    Ruling.IN_PART: (Outcome.PARTLY, Outcome.PARTLY),
    Ruling.OPEN: (Outcome.PENDING, Outcome.PENDING),
    Ruling.OUTSIDE: (Outcome.MISSED_WINDOW, Outcome.CAME_TRUE),
    Ruling.REFUTED: (Outcome.DID_NOT_HAPPEN, Outcome.CAME_TRUE),
    Ruling.UNSURE: (Outcome.UNKNOWN, Outcome.UNKNOWN),
    Ruling.UNCOVERED: (Outcome.UNKNOWN, Outcome.UNKNOWN),
    Ruling.UNLISTED: (Outcome.UNKNOWN, Outcome.UNKNOWN),
    Ruling.ABSENT: (Outcome.DID_NOT_HAPPEN, Outcome.CAME_TRUE),
}


@attrs.define(eq=False)
class Case:
    """A prediction with what was found by the day `as_of`, and how it is decided.

    `covered` says whether the evidence is complete from the window's first day
    to its last, `outside` is the sighting fewest days outside the window, and
    `condition_met` the first event that speaks of the condition; each is known
    as far as it bears on the decision.
    """

    sought: Sought
    found: Findings
    as_of: dt.date
    coverage: Window | None
    positive: bool
    over: bool
    ruling: Ruling = Ruling.OPEN
    covered: bool = False
    outside: Completion | None = None
    rests_on_condition: bool = False
    condition_met: ObservedEvent | None = None

    @classmethod
    def of(cls, sought: Sought, as_of: dt.date, coverage: Window | None) -> Case:
        """The case of a prediction, decided by all that bears on it."""
        found = find(sought, as_of.toordinal())
        positive = sought.prediction.polarity is Polarity.POSITIVE
        case = cls(sought, found, as_of, coverage, positive, sought.window.closed(as_of))
        case.ruling = case._decide()
        if sought.prediction.condition is not None:
            # What failed counts only if the condition was met.
            case.rests_on_condition = case.ruling in (Ruling.REFUTED, Ruling.ABSENT) or (
                case.ruling in (Ruling.IN_WINDOW, Ruling.IN_PART) and not positive
            )
            if case.rests_on_condition:
                case.covered = case._is_covered()
                case.condition_met = condition_seen(sought, as_of.toordinal())
        return case

    def _decide(self) -> Ruling:
        """What decides it: the first of these that holds."""
        found = self.found
        if found.inside is not None:
            return Ruling.IN_WINDOW
        if found.part:
            return Ruling.IN_PART
        self.outside = self._nearest()
        if not self.over:
            return Ruling.OPEN
        if self.positive and self.outside is not None:
            return Ruling.OUTSIDE
        if found.refuting:
            return Ruling.REFUTED
        if found.unsure:
            return Ruling.UNSURE
        self.covered = self._is_covered()
        if not self.covered:
            return Ruling.UNCOVERED
        return Ruling.ABSENT if self.sought.absence_tells() else Ruling.UNLISTED

    def _is_covered(self) -> bool:
        window, coverage = self.sought.window, self.coverage
        first = window.earliest or self.sought.claim.said_on
        return (
            coverage is not None
            and first is not None
            and window.latest is not None
            and coverage.contains(min(first, window.latest))
            and coverage.contains(window.latest)
        )

    def _nearest(self) -> Completion | None:
        """The sighting fewest days outside the window, the later of two as near."""
        early, late = self.found.early, self.found.late
        if early is None or late is None:
            return early or late
        nearer = abs(self.days_outside(early)) < abs(self.days_outside(late))
        return early if nearer else late

    def days_outside(self, completion: Completion) -> int:
        """Days from the window to a sighting: negative when it came too early."""
        when, window = completion.occurred, self.sought.window
        late = window.days_from(when.earliest) if when.earliest is not None else 0
        if late > 0:
            return late
        return window.days_from(when.latest) if when.latest is not None else 0

    @property
    def outcome(self) -> Outcome:
        """What became of the prediction."""
        if self._unconditioned:
            if not self.over:
                return Outcome.PENDING
            return Outcome.VOID if self.covered else Outcome.UNKNOWN
        positive, negative = _OUTCOMES[self.ruling]
        return positive if self.positive else negative

    @property
    def occurred(self) -> Window | None:
        """When it was seen to happen, in full or in part."""
        if self._unconditioned:
            return None
        if self.ruling is Ruling.IN_PART:
            return self.sought.index.when(self.found.part[0].number)
        seen = self._completion
        return seen.occurred if seen is not None else None

    def evidence(self) -> tuple[ObservedEvent, ...]:
        """The events that the outcome rests on, in their order."""
        if self._unconditioned:
            return ()
        if self.ruling is Ruling.IN_PART:
            return self.sought.records(self.found.part)
        if self.ruling is Ruling.REFUTED:
            return self.found.refuting
        if self.ruling is Ruling.UNSURE:
            return self.found.unsure
        seen = self._completion
        return seen.evidence() if seen is not None else ()

    @property
    def _unconditioned(self) -> bool:
        """Whether it rests on a condition that was not seen to be met."""
        return self.rests_on_condition and self.condition_met is None

    @property
    def _completion(self) -> Completion | None:
        """The sighting that decides it, where one does."""
        if self.ruling is Ruling.IN_WINDOW:
            return self.found.inside
        return self.outside if self.ruling is Ruling.OUTSIDE else None
