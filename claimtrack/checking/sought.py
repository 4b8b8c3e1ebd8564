"""Sought: a claim's predicted event as it is looked for among observed ones."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

import attrs

from claimtrack.checking.cast import Cast
from claimtrack.checking.observations import AFTER_ALL, BEFORE_ALL, Observations, words_of
from claimtrack.checking.ontology import EventType
from claimtrack.checking.participants import Party, same_place
from claimtrack.checking.sightings import Sighting, Sightings
from claimtrack.checking.units import measured, passes
from claimtrack.checking.wording import content_words, measuring_words, shares
from claimtrack.errors import InvalidValue
from claimtrack.model.claim import Claim
from claimtrack.model.event import Event, ObservedEvent, PredictedEvent, Quantity
from claimtrack.model.time import Window

__all__ = ["Measure", "Sought"]

_OTHER = "OTHER"

#: Types that say which way a number goes.
_CHANGES = ("RISE", "FALL")


class Measure(Enum):
    """How an observed event's quantity and place stand to the predicted ones."""

    ENOUGH = "enough"  #: or none was predicted
    SHORT = "short"
    BEYOND = "beyond"  #: more than was said at most
    UNKNOWN = "unknown"  #: none was observed, or in another unit
    ELSEWHERE = "elsewhere"  #: in another place than was said


@attrs.define(eq=False)
class Sought:
    """What would fulfil a prediction: types and parties, words, quantity, days.

    `sightings` are the events of a fitting type and parties, whenever they
    were. `words` are looked for where the type is OTHER or nobody is named.
    `first` and `last` are the numbers of the window's first and last day.
    """

    claim: Claim
    prediction: PredictedEvent
    index: Observations
    cast: Cast
    sightings: Sightings
    words: frozenset[str] | None
    window: Window
    first: int
    last: int
    tolerance: float = 0.0

    @classmethod
    def of(cls, claim: Claim, index: Observations, *, tolerance: float = 0.0) -> Sought:
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
            index.sightings(cast, cast.types),
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

    @property
    def capped(self) -> bool:
        """Whether it says only how great a change is at most, which may be passed to the end."""
        quantity = self.prediction.event.quantity
        return quantity is not None and quantity.bounds[0] is None and self.type.at_least

    def absence_tells(self) -> bool:
        """Whether not seeing it in covered days means that it did not happen.

        Not for OTHER, which no list of events covers. Where nobody is named,
        only if no event of its type was seen at all: its words are too weak a
        mark to say that none of those seen was the one.
        """
        if self.type.name == _OTHER or self.parties:
            return self.type.name != _OTHER
        return bool(self.words) and not self.sightings.inside(self.first, self.last)

    def matching(self, first: int, last: int) -> list[Sighting]:
        """What fits and lies wholly between two days, in the order of the first days."""
        return self._fitting(self.sightings.inside(first, last))

    def astride(self, first: int, last: int) -> list[Sighting]:
        """What fits and lies between two days in part."""
        return self._fitting(self.sightings.astride(first, last))

    def announced(self, first: int, last: int) -> list[Sighting]:
        """The events between two days that only say it will be."""
        types = self.cast.type.announced_by
        if not types:
            return []
        known = self.index.sightings(self.cast, types)
        return self._fitting(known.inside(first, last))

    def refuting(self, first: int, last: int) -> list[Sighting]:
        """The events between two days that show it had not happened, in whatever role."""
        types = self.cast.type.refuted_by
        if not types or not self.parties:
            return []
        known = self.index.sightings(self.cast, types, any_role=True)
        return self._fitting(known.inside(first, last))

    def enough(self, found: list[Sighting]) -> list[Sighting]:
        """Those of which as much was seen as was said, and where it was said."""
        said = self.prediction.event
        if said.quantity is None and not said.place:
            return found
        return self.measuring(found, Measure.ENOUGH)

    def measuring(self, found: list[Sighting], *measures: Measure) -> list[Sighting]:
        """Those of which quantity and place stand so to what was said."""
        event = self.index.event
        return [s for s in found if self.measure(event(s.number)) in measures]

    def records(self, sightings: Sequence[Sighting]) -> tuple[ObservedEvent, ...]:
        """The records of sightings, each once."""
        events = [self.index.event(sighting.number) for sighting in sightings]
        return tuple(dict.fromkeys(events)) if len(events) > 1 else tuple(events)

    def _fitting(self, found: list[Sighting]) -> list[Sighting]:
        """Those that have the words in common that it takes."""
        if self.words is None or not found:
            return found
        same_type, same_parties = self.type.name != _OTHER, bool(self.parties)
        return [
            sighting
            for sighting in found
            if shares(
                self.words,
                words_of(self.index.event(sighting.number)),
                same_type=same_type,
                same_parties=same_parties,
            )
        ]

    def measure(self, observed: ObservedEvent) -> Measure:
        """How an observed event's quantity and place stand to the predicted ones."""
        said, event = self.prediction.event, observed.event
        if said.place and event.place and not same_place(said.place, event.place):
            return Measure.ELSEWHERE
        if said.quantity is None:
            return Measure.ENOUGH
        return self._measure(said.quantity, event.quantity)

    def _measure(self, said: Quantity, seen: Quantity | None) -> Measure:
        """How an observed quantity stands to the predicted one."""
        # A rise of no known size is not yet the one; aid of no known size is aid.
        unknown = Measure.UNKNOWN if self.type.at_least else Measure.ENOUGH
        if seen is None:
            return unknown
        size, unit = measured(self._size(said, seen.value), seen.unit)
        if unit != measured(0, said.unit)[1]:
            return unknown
        least, most = (
            measured(bound, said.unit)[0] if bound is not None else None for bound in _sizes(said)
        )
        if least is not None and passes(-size, -least, self.tolerance):
            return Measure.SHORT
        if most is not None and passes(size, most, self.tolerance):
            return Measure.BEYOND
        if least is not None and seen.bounds[0] is None:
            return unknown  # "up to 30 percent" may have been 3
        return Measure.ENOUGH

    def _size(self, said: Quantity, value: float) -> float:
        """How large a value is beside the one that was said, whose sign counts as up.

        Of a change its type says which way it goes, whatever sign is written.
        """
        if self.type.name in _CHANGES:
            return abs(value)
        return -value if said.value < 0 else value


def _sizes(said: Quantity) -> tuple[float | None, float | None]:
    """The bounds of what was said, with its sign counted as up: -7 is at least 7 below nought."""
    least, most = said.bounds
    if said.value >= 0:
        return least, most
    if said.low is None and said.high is None:
        return -said.value, None
    return (-most if most is not None else None), (-least if least is not None else None)


def _words(claim: Claim, event: Event) -> frozenset[str]:
    """The words to know the event by, without the names that are looked for anyhow.

    How much and by when is compared elsewhere: that both are of some percent
    next year does not make one event of two.
    """
    names = (entity.name for entity in (*event.actors, *event.recipients))
    words = (content_words(event.text) | content_words(claim.text)).difference(
        *(content_words(name) for name in names)
    )
    return words - measuring_words() if event.quantity is not None else words
