"""Ruling: what decides a prediction, in the order that is tried, and the outcome that follows."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from functools import cached_property

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


@attrs.frozen(slots=False)
class Case:
    """A prediction with what was found by the day `as_of`, as it is decided."""

    sought: Sought
    found: Findings
    as_of: dt.date
    coverage: Window | None

    @classmethod
    def of(cls, sought: Sought, as_of: dt.date, coverage: Window | None) -> Case:
        """The case of a prediction, with all that bears on it."""
        return cls(sought, find(sought, as_of.toordinal()), as_of, coverage)

    @property
    def positive(self) -> bool:
        """Whether it was said to happen."""
        return self.sought.prediction.polarity is Polarity.POSITIVE

    @property
    def over(self) -> bool:
        """Whether the window is over."""
        return self.sought.window.closed(self.as_of)

    @cached_property
    def covered(self) -> bool:
        """Whether the evidence is complete from the window's first day to its last."""
        window, coverage = self.sought.window, self.coverage
        first = window.earliest or self.sought.claim.said_on
        return (
            coverage is not None
            and first is not None
            and window.latest is not None
            and coverage.contains(min(first, window.latest))
            and coverage.contains(window.latest)
        )

    @cached_property
    def ruling(self) -> Ruling:
        """What decides it: the first of these that holds."""
        found = self.found
        if found.inside is not None:
            return Ruling.IN_WINDOW
        if found.part:
            return Ruling.IN_PART
        if not self.over:
            return Ruling.OPEN
        if self.positive and self.outside is not None:
            return Ruling.OUTSIDE
        if found.refuting:
            return Ruling.REFUTED
        if found.unsure:
            return Ruling.UNSURE
        if not self.covered:
            return Ruling.UNCOVERED
        return Ruling.ABSENT if self.sought.absence_tells() else Ruling.UNLISTED

    @cached_property
    def outside(self) -> Completion | None:
        """The sighting fewest days outside the window, the later of two as near."""
        known = [seen for seen in (self.found.late, self.found.early) if seen is not None]
        return min(known, key=lambda seen: abs(self.days_outside(seen)), default=None)

    def days_outside(self, completion: Completion) -> int:
        """Days from the window to a sighting: negative when it came too early."""
        when, window = completion.occurred, self.sought.window
        late = window.days_from(when.earliest) if when.earliest is not None else 0
        if late > 0:
            return late
        return window.days_from(when.latest) if when.latest is not None else 0

    @property
    def rests_on_condition(self) -> bool:
        """Whether it failed, so that it counts only if the prediction's condition was met."""
        if self.sought.prediction.condition is None:
            return False
        return self.ruling in (Ruling.REFUTED, Ruling.ABSENT) or (
            self.ruling is Ruling.IN_WINDOW and not self.positive
        )

    @cached_property
    def condition_met(self) -> ObservedEvent | None:
        """The first event that speaks of the condition."""
        return condition_seen(self.sought, self.as_of.toordinal())

    @property
    def outcome(self) -> Outcome:
        """What became of the prediction."""
        if self.rests_on_condition and self.condition_met is None:
            if not self.over:
                return Outcome.PENDING
            return Outcome.VOID if self.covered else Outcome.UNKNOWN
        return _OUTCOMES[self.ruling][0 if self.positive else 1]

    @property
    def occurred(self) -> Window | None:
        """When it was seen to happen, in full or in part."""
        if self.rests_on_condition and self.condition_met is None:
            return None
        if self.ruling is Ruling.IN_PART:
            return self.sought.index.when(self.found.part[0].number)
        seen = self.completion
        return seen.occurred if seen is not None else None

    @property
    def completion(self) -> Completion | None:
        """The sighting that decides it, where one does."""
        if self.ruling is Ruling.IN_WINDOW:
            return self.found.inside
        return self.outside if self.ruling is Ruling.OUTSIDE else None

    def evidence(self) -> tuple[ObservedEvent, ...]:
        """The events that the outcome rests on, in their order."""
        if self.rests_on_condition and self.condition_met is None:
            return ()
        if self.ruling is Ruling.IN_PART:
            return self.sought.records(self.found.part)
        if self.ruling is Ruling.REFUTED:
            return self.found.refuting
        if self.ruling is Ruling.UNSURE:
            return self.found.unsure
        seen = self.completion
        return seen.evidence() if seen is not None else ()
