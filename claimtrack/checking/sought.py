"""Sought: a claim's predicted event as it is looked for among observed ones."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache

import attrs

from claimtrack.checking.index import AFTER_ALL, BEFORE_ALL, EventIndex, words_of
from claimtrack.checking.ontology import EventType
from claimtrack.checking.participants import (
    Party,
    alias_keys,
    name_key,
    party_of,
    same_place,
    seated,
)
from claimtrack.checking.wording import content_words, shares
from claimtrack.errors import InvalidValue
from claimtrack.model.claim import Claim
from claimtrack.model.event import Event, ObservedEvent, PredictedEvent
from claimtrack.model.time import Window

__all__ = ["Match", "Measure", "Sought"]

_OTHER = "OTHER"


class Measure(Enum):
    """How an observed event's quantity and place stand to the predicted ones."""

    ENOUGH = "enough"  #: or none was predicted
    SHORT = "short"
    UNKNOWN = "unknown"  #: none was observed, or in another unit
    ELSEWHERE = "elsewhere"  #: in another place than was said


@attrs.frozen
class Match:
    """An observed event that has the right type and at least some of the parties."""

    observed: ObservedEvent
    covered: frozenset[int]  #: the numbers of the parties that it has
    measure: Measure


@attrs.frozen
class Sought:
    """What would fulfil a prediction: types, parties, words, quantity, days.

    `parties` are the actors, then the recipients; from number `split` on they
    are recipients. `sides` are groups of their numbers, of each of which an
    event must have somebody to bear on the prediction at all. `words` are
    looked for where the type is OTHER or nobody is named.
    """

    claim: Claim
    prediction: PredictedEvent
    type: EventType
    types: tuple[str, ...]
    parties: tuple[Party, ...]
    split: int
    sides: tuple[frozenset[int], ...]
    side_keys: tuple[tuple[str, ...], ...]
    words: frozenset[str] | None
    window: Window
    tolerance: float = 0.0

    @classmethod
    def of(cls, claim: Claim, index: EventIndex, *, tolerance: float = 0.0) -> Sought:
        """What fulfils the prediction of `claim`; `InvalidValue` when it has none."""
        prediction = claim.prediction
        if prediction is None:
            raise InvalidValue("claim", claim.text, "has no prediction to check")
        event, window = prediction.event, prediction.window
        aliases = alias_keys(claim.speaker)
        parties = []
        for entity in event.actors + event.recipients:
            key = name_key(entity.name)
            names = index.namesakes(key) | aliases.get(key, frozenset())
            parties.append(party_of(entity, names))
        kind = index.ontology[event.type]
        by_words = event.type == _OTHER or not parties
        sides = _sides(len(event.actors), len(parties), reciprocal=kind.reciprocal)
        return cls(
            claim=claim,
            prediction=prediction,
            type=kind,
            types=index.ontology.fulfilling(event.type),
            parties=tuple(parties),
            split=len(event.actors),
            sides=sides,
            side_keys=tuple(
                tuple(dict.fromkeys(key for n in sorted(side) for key in parties[n].keys))
                for side in sides
            ),
            words=_words(claim, event) if by_words else None,
            # Nothing comes true before it is said.
            window=window.clip(claim.said_on) if claim.said_on is not None else window,
            tolerance=tolerance,
        )

    def absence_tells(self, index: EventIndex) -> bool:
        """Whether not seeing it in covered days means that it did not happen.

        Not for OTHER, which no list of events covers. Where nobody is named,
        only if no event of its type was seen at all: its words are too weak a
        mark to say that none of those seen was the one.
        """
        if self.type.name == _OTHER or self.parties:
            return self.type.name != _OTHER
        of_type = index.of_parties(self.types, ())
        return bool(self.words) and not of_type.inside(self.first, self.last)

    @property
    def first(self) -> int:
        """The number of the window's first day."""
        day = self.window.earliest
        return day.toordinal() if day is not None else BEFORE_ALL

    @property
    def last(self) -> int:
        """The number of the window's last day."""
        day = self.window.latest
        return day.toordinal() if day is not None else AFTER_ALL

    def matching(self, index: EventIndex, first: int, last: int) -> Iterator[Match]:
        """The matches that lie wholly between two days, in the order of their first days."""
        yield from self._matches(index, first, last, types=self.types)

    def astride(self, index: EventIndex, first: int, last: int) -> Iterator[Match]:
        """The matches that lie between two days in part."""
        yield from self._matches(index, first, last, types=self.types, astride=True)

    def announced(self, index: EventIndex, first: int, last: int) -> Iterator[Match]:
        """The events between two days that only say it will be."""
        yield from self._matches(index, first, last, types=self.type.announced_by)

    def refuting(self, index: EventIndex, first: int, last: int) -> Iterator[Match]:
        """The events between two days that show it had not happened, in whatever role."""
        if self.parties:
            types = self.type.refuted_by
            yield from self._matches(index, first, last, types=types, any_role=True)

    def _matches(
        self,
        index: EventIndex,
        first: int,
        last: int,
        *,
        types: tuple[str, ...],
        astride: bool = False,
        any_role: bool = False,
    ) -> Iterator[Match]:
        if first > last or not types:
            return
        postings = index.of_parties(types, self.side_keys)
        if postings:
            for number in (postings.astride if astride else postings.inside)(first, last):
                match = self._match(index.event(number), any_role=any_role)
                if match is not None:
                    yield match

    def _match(self, observed: ObservedEvent, *, any_role: bool) -> Match | None:
        event = observed.event
        if self.type.reciprocal or any_role:
            covered = seated(self.parties, event.actors + event.recipients)
        else:
            covered = seated(self.parties[: self.split], event.actors) | frozenset(
                n + self.split for n in seated(self.parties[self.split :], event.recipients)
            )
        if any(covered.isdisjoint(side) for side in self.sides):
            return None
        if self.type.reciprocal and len(covered) < min(2, len(self.parties)):
            return None
        if self.words is not None and not shares(
            self.words,
            words_of(observed),
            same_type=self.type.name != _OTHER,
            same_parties=bool(self.parties),
        ):
            return None
        return Match(observed, covered, self._measure(event))

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


@cache
def _sides(split: int, count: int, *, reciprocal: bool) -> tuple[frozenset[int], ...]:
    if reciprocal and count == 2:
        return frozenset((0,)), frozenset((1,))
    groups = (frozenset(range(split)), frozenset(range(split, count)))
    return tuple(group for group in groups if group)
