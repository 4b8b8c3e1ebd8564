"""EventIndex: observed events, found by type, participant and day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from claimtrack.checking.ontology import Ontology
from claimtrack.checking.participants import entity_keys, name_key
from claimtrack.checking.wording import content_words
from claimtrack.errors import InvalidValue
from claimtrack.model.event import ObservedEvent

__all__ = ["AFTER_ALL", "BEFORE_ALL", "EventIndex", "first_day", "last_day", "words_of"]

#: An open end as a day number: before the first and after the last that a date can have.
BEFORE_ALL = 0
AFTER_ALL = dt.date.max.toordinal() + 1


def first_day(observed: ObservedEvent) -> int:
    """The number of the first day it may have happened on."""
    day = observed.when.earliest
    return day.toordinal() if day is not None else BEFORE_ALL


def last_day(observed: ObservedEvent) -> int:
    """The number of the last day it may have happened on."""
    day = observed.when.latest
    return day.toordinal() if day is not None else AFTER_ALL


class _Postings:
    """Observed events under one key: sorted by first day once they are asked for."""

    __slots__ = ("_dirty", "_events", "_first", "_ids", "_spread")

    def __init__(self) -> None:
        self._events: list[ObservedEvent] = []
        self._first: list[int] = []
        self._spread: list[ObservedEvent] = []
        self._ids: frozenset[int] = frozenset()
        self._dirty = False

    def __len__(self) -> int:
        return len(self._events)

    def add(self, observed: ObservedEvent) -> None:
        self._events.append(observed)
        self._dirty = True

    def _sort(self) -> None:
        self._events.sort(key=first_day)
        self._first = [first_day(event) for event in self._events]
        self._spread = [e for e in self._events if e.when.earliest != e.when.latest]
        self._ids = frozenset(map(id, self._events))
        self._dirty = False

    def ids(self) -> frozenset[int]:
        """What tells the events apart, as equal ones may stand under several keys."""
        if self._dirty:
            self._sort()
        return self._ids

    def __iter__(self) -> Iterator[ObservedEvent]:
        return iter(self._events)

    def inside(self, first: int, last: int) -> Iterator[ObservedEvent]:
        """Those of which every day lies from `first` to `last`."""
        if self._dirty:
            self._sort()
        if not self._events:
            return
        events = self._events
        for at in range(bisect_left(self._first, first), bisect_right(self._first, last)):
            if last_day(events[at]) <= last:
                yield events[at]

    def astride(self, first: int, last: int) -> Iterator[ObservedEvent]:
        """Those of which some days lie from `first` to `last`, and some do not."""
        if self._dirty:
            self._sort()
        for event in self._spread:
            start, end = first_day(event), last_day(event)
            if start <= last and end >= first and not (first <= start and end <= last):
                yield event


_NOTHING = _Postings()

#: How many joined postings are kept: claims of the same parties come again.
_KEPT_SIDES = 100_000


class EventIndex:
    """Observed events in order of type, participant and day, for many checks.

    `aliases` maps other names of a participant to the name that claims use.
    Raises `InvalidValue` for anything that is no ObservedEvent.

    >>> from claimtrack import Entity, Event, ObservedEvent, Window
    >>> met = Event("CONSULT", actors=[Entity("Lavrov")], recipients=[Entity("Blinken")])
    >>> index = EventIndex(
    ...     [ObservedEvent(met, Window.on("2022-01-21"))], aliases={"Lavrov": "Sergey Lavrov"}
    ... )
    >>> len(index)
    1
    """

    def __init__(
        self, observed: Iterable[ObservedEvent], *, aliases: Mapping[str, str] | None = None
    ) -> None:
        self.ontology = Ontology.load()
        self._namesakes = _namesakes(aliases or {})
        self._by_type: defaultdict[str, _Postings] = defaultdict(_Postings)
        self._by_party: defaultdict[tuple[str, str], _Postings] = defaultdict(_Postings)
        self._by_sides: dict[tuple[str, tuple[tuple[str, ...], ...]], _Postings] = {}
        self._by_word: defaultdict[str, _Postings] | None = None
        try:
            events = iter(observed)
        except TypeError:
            raise InvalidValue("observed", observed, "must be observed events") from None
        for event in events:
            if not isinstance(event, ObservedEvent):
                raise InvalidValue("observed", event, "must hold only ObservedEvent")
            self._add(event)

    @staticmethod
    def of(observed: Iterable[ObservedEvent] | EventIndex) -> EventIndex:
        """`observed` itself where it is an index already."""
        return observed if isinstance(observed, EventIndex) else EventIndex(observed)

    def __len__(self) -> int:
        return sum(map(len, self._by_type.values()))

    def __iter__(self) -> Iterator[ObservedEvent]:
        for postings in self._by_type.values():
            yield from postings.inside(BEFORE_ALL, AFTER_ALL)

    def __repr__(self) -> str:
        return f"<EventIndex of {len(self)} events>"

    def namesakes(self, key: str) -> frozenset[str]:
        """The keys of all names of whom the name of this key names, by the index's aliases."""
        return self._namesakes.get(key, frozenset((key,)))

    def _add(self, observed: ObservedEvent) -> None:
        event = observed.event
        kind = self.ontology.observed_type(event)
        self._by_type[kind].add(observed)
        for entity in {*event.actors, *event.recipients}:
            for key in entity_keys(entity):
                self._by_party[kind, key].add(observed)

    def of_parties(self, kind: str, sides: tuple[tuple[str, ...], ...]) -> _Postings:
        """The events of a type that have a participant by one of the keys of each side."""
        if not sides:
            return self._by_type.get(kind, _NOTHING)
        if len(sides) == 1 and len(sides[0]) == 1:
            return self._by_party.get((kind, sides[0][0]), _NOTHING)
        found = self._by_sides.get((kind, sides))
        if found is None:
            if len(self._by_sides) >= _KEPT_SIDES:
                self._by_sides.clear()
            found = self._by_sides[kind, sides] = self._join(kind, sides)
        return found

    def _join(self, kind: str, sides: tuple[tuple[str, ...], ...]) -> _Postings:
        parts = [[self._by_party[kind, k] for k in s if (kind, k) in self._by_party] for s in sides]
        if not all(parts):
            return _NOTHING
        parts.sort(key=lambda side: sum(map(len, side)))
        joined, seen = _Postings(), set[int]()
        wanted: frozenset[int] | None = None
        for side in parts[1:]:
            ids = side[0].ids()
            if len(side) > 1:
                ids = ids.union(*(postings.ids() for postings in side[1:]))
            wanted = ids if wanted is None else wanted & ids
        for observed in chain.from_iterable(parts[0]):
            number = id(observed)
            if number not in seen and (wanted is None or number in wanted):
                seen.add(number)
                joined.add(observed)
        return joined

    def of_word(self, word: str) -> _Postings:
        """The events of any type whose text has a word, made when first asked for."""
        if self._by_word is None:
            self._by_word = defaultdict(_Postings)
            for observed in self:
                for found in words_of(observed):
                    self._by_word[found].add(observed)
        return self._by_word.get(word, _NOTHING)


def words_of(observed: ObservedEvent) -> frozenset[str]:
    """The content words of an observed event: of its texts and its participants' names."""
    event = observed.event
    names = [entity.name for entity in (*event.actors, *event.recipients)]
    return frozenset().union(
        *(content_words(text) for text in (event.text, observed.text, *names) if text)
    )


def _namesakes(aliases: Mapping[str, str]) -> dict[str, frozenset[str]]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for alias, name in aliases.items():
        groups[name_key(name)] |= {name_key(alias), name_key(name)}
    return {key: frozenset(group) for group in groups.values() for key in group}
