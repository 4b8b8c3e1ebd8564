"""Sought: a claim's predicted event as it is looked for among observed ones."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

import attrs

from claimtrack.checking.cast import Cast
from claimtrack.checking.index import AFTER_ALL, BEFORE_ALL, EventIndex, words_of
from claimtrack.checking.ontology import EventType
from claimtrack.checking.participants import Party, same_place
from claimtrack.checking.sightings import Sighting
from claimtrack.checking.wording import content_words, shares
from claimtrack.errors import InvalidValue
from claimtrack.model.claim import Claim
from claimtrack.model.event import Event, PredictedEvent
from claimtrack.model.time import Window

__all__ = ["Match", "Measure", "Sought"]

_OTHER = "OTHER"


class Measure(Enum):
    """How an observed event's quantity and place stand to the predicted ones."""

    ENOUGH = "enough"  #: or none was predicted
    SHORT = "short"
    UNKNOWN = "unknown"  #: none was observed, or in another unit
    ELSEWHERE = "elsewhere"  #: in another place than was said


class Match(NamedTuple):
    """An observed event that has the right type and at least some of the parties."""

    sighting: Sighting
    measure: Measure = Measure.ENOUGH


@attrs.frozen
class Sought:
    """What would fulfil a prediction: types and parties, words, quantity, days.

    `words` are looked for where the type is OTHER or nobody is named. `first`
    and `last` are the numbers of the window's first and last day.
    """

    claim: Claim
    prediction: PredictedEvent
    index: EventIndex
    cast: Cast
    words: frozenset[str] | None
    window: Window
    first: int
    last: int
    tolerance: float = 0.0

    @classmethod
    def of(cls, claim: Claim, index: EventIndex, *, tolerance: float = 0.0) -> Sought:
        """What fulfils the prediction of `claim`; `InvalidValue` when it has none."""
        prediction = claim.prediction
        if prediction is None:
            raise InvalidValue("claim", claim.text, "has no prediction to check")
        event, window = prediction.event, prediction.window
        if claim.said_on is not None:
            window = window.clip(claim.said_on)  # nothing comes true before it is said
        cast = index.cast(event, claim.speaker)
        first, last = window.days
        return cls(
            claim,
            prediction,
            index,
            cast,
            _words(claim, event) if event.type == _OTHER or not cast.parties else None,
            window,
            first.toordinal() if first is not None else BEFORE_ALL,
            last.toordinal() if last is not None else AFTER_ALL,
            tolerance,
        )

    @property
    def type(self) -> EventType:
        """The type of the predicted event."""
        return self.cast.type

    @property
    def parties(self) -> tuple[Party, ...]:
        """The actors, then the recipients, of the predicted event."""
        return self.cast.parties

    def absence_tells(self) -> bool:
        """Whether not seeing it in covered days means that it did not happen.

        Not for OTHER, which no list of events covers. Where nobody is named,
        only if no event of its type was seen at all: its words are too weak a
        mark to say that none of those seen was the one.
        """
        if self.type.name == _OTHER or self.parties:
            return self.type.name != _OTHER
        of_type = self.index.sightings(self.cast, self.cast.types)
        return bool(self.words) and not of_type.inside(self.first, self.last)

    def matching(self, first: int, last: int) -> list[Match]:
        """The matches that lie wholly between two days, in the order of their first days."""
        return self._matches(self.cast.types, first, last)

    def astride(self, first: int, last: int) -> list[Match]:
        """The matches that lie between two days in part."""
        return self._matches(self.cast.types, first, last, astride=True)

    def announced(self, first: int, last: int) -> list[Match]:
        """The events between two days that only say it will be."""
        return self._matches(self.type.announced_by, first, last)

    def refuting(self, first: int, last: int) -> list[Match]:
        """The events between two days that show it had not happened, in whatever role."""
        if not self.parties:
            return []
        return self._matches(self.type.refuted_by, first, last, any_role=True)

    def _matches(
        self,
        types: tuple[str, ...],
        first: int,
        last: int,
        *,
        astride: bool = False,
        any_role: bool = False,
    ) -> list[Match]:
        if first > last or not types:
            return []
        sightings = self.index.sightings(self.cast, types, any_role=any_role)
        found = sightings.astride(first, last) if astride else sightings.inside(first, last)
        said = self.prediction.event
        if self.words is None and said.quantity is None and not said.place:
            return [Match(sighting) for sighting in found]
        return [match for sighting in found if (match := self._match(sighting)) is not None]

    def _match(self, sighting: Sighting) -> Match | None:
        observed = self.index.event(sighting.number)
        if self.words is not None and not shares(
            self.words,
            words_of(observed),
            same_type=self.type.name != _OTHER,
            same_parties=bool(self.parties),
        ):
            return None
        return Match(sighting, self._measure(observed.event))

    def _measure(self, event: Event) -> Measure:
        said = self.prediction.event
        if said.place and event.place and not same_place(said.place, event.place):
            return Measure.ELSEWHERE
        if said.quantity is None:
            return Measure.ENOUGH
        seen = event.quantity
        if seen is None or seen.unit != said.quantity.unit:
            # A rise of no known size is not yet the one; aid of no known size is aid.
            return Measure.UNKNOWN if self.type.at_least else Measure.ENOUGH
        least = abs(said.quantity.value) * (1 - self.tolerance)
        return Measure.ENOUGH if abs(seen.value) >= least else Measure.SHORT


def _words(claim: Claim, event: Event) -> frozenset[str]:
    """The words to know the event by, without the names that are looked for anyhow."""
    names = (entity.name for entity in (*event.actors, *event.recipients))
    return (content_words(event.text) | content_words(claim.text)).difference(
        *(content_words(name) for name in names)
    )
