"""EventIndex: observed events, found by type, participant and day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimtrack.checking.coded import CodedEvent, CodedEvents
from claimtrack.checking.ontology import Ontology
from claimtrack.checking.participants import entity_keys, name_key
from claimtrack.checking.wording import content_words
from claimtrack.errors import InvalidValue
from claimtrack.model.event import ObservedEvent

__all__ = ["AFTER_ALL", "BEFORE_ALL", "EventIndex", "first_day", "last_day", "words_of"]

#: An open end as a day number: before the first and after the last that a date can have.
BEFORE_ALL = 0
AFTER_ALL = dt.date.max.toordinal() + 1


def first_day(observed: ObservedEvent | CodedEvent) -> int:
    """The number of the first day it may have happened on."""
    day = observed.when.earliest
    return day.toordinal() if day is not None else BEFORE_ALL


def last_day(observed: ObservedEvent | CodedEvent) -> int:
    """The number of the last day it may have happened on."""
    day = observed.when.latest
    return day.toordinal() if day is not None else AFTER_ALL


class _Postings:
    """The numbers of observed events under one key, in order of their first days."""

    __slots__ = ("_first", "_last", "_members", "_spread", "numbers", "starts")

    def __init__(self, numbers: Iterable[int], first: Sequence[int], last: Sequence[int]) -> None:
        self.numbers = sorted(numbers, key=first.__getitem__)
        self.starts = [first[n] for n in self.numbers]
        self._first, self._last = first, last
        self._spread: list[int] | None = None
        self._members: frozenset[int] | None = None

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def members(self) -> frozenset[int]:
        """The numbers as a set."""
        if self._members is None:
            self._members = frozenset(self.numbers)
        return self._members

    def inside(self, first: int, last: int) -> list[int]:
        """Those of which every day lies from `first` to `last`."""
        if not self.numbers:
            return self.numbers
        found = self.numbers[bisect_left(self.starts, first) : bisect_right(self.starts, last)]
        ends = self._last
        return [n for n in found if ends[n] <= last]

    def astride(self, first: int, last: int) -> list[int]:
        """Those of which some days lie from `first` to `last`, and some do not."""
        starts, ends = self._first, self._last
        if self._spread is None:
            self._spread = [n for n in self.numbers if starts[n] != ends[n]]
        return [
            n
            for n in self._spread
            if starts[n] <= last
            and ends[n] >= first
            and not (first <= starts[n] and ends[n] <= last)
        ]


_NOTHING = _Postings((), (), ())

#: How many joined postings are kept: claims of the same parties come again.
_KEPT_SIDES = 100_000


class EventIndex:
    """Observed events in order of type, participant and day, for many checks.

    `aliases` maps other names of a participant to the name that claims use.
    `ontology` says which type of event bears on which, by default the one that
    comes with the package. What the readers of `claimtrack.interchange` give
    is kept as compact rows, of which records are made when they are needed.
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
        self,
        observed: Iterable[ObservedEvent],
        *,
        aliases: Mapping[str, str] | None = None,
        ontology: Ontology | None = None,
    ) -> None:
        self.ontology = ontology if ontology is not None else Ontology.load()
        self._namesakes = _namesakes(aliases or {})
        self._rows: list[ObservedEvent | CodedEvent] = []
        self._first: list[int] = []
        self._last: list[int] = []
        self._by_type: defaultdict[str, list[int]] = defaultdict(list)
        # What follows is made of a type when it is first asked for.
        self._of_type: dict[str, _Postings] = {}
        self._by_party: dict[str, dict[str, _Postings]] = {}
        self._by_sides: dict[tuple[str, tuple[tuple[str, ...], ...]], _Postings] = {}
        self._by_word: dict[str, _Postings] | None = None
        if isinstance(observed, CodedEvents):
            self._add_coded(observed.coded())
        else:
            self._add(observed)

    @staticmethod
    def of(observed: Iterable[ObservedEvent] | EventIndex) -> EventIndex:
        """`observed` itself where it is an index already."""
        return observed if isinstance(observed, EventIndex) else EventIndex(observed)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[ObservedEvent]:
        return map(self.event, range(len(self._rows)))

    def __repr__(self) -> str:
        return f"<EventIndex of {len(self)} events>"

    def event(self, number: int) -> ObservedEvent:
        """The observed event of a number, always the same object."""
        row = self._rows[number]
        if isinstance(row, CodedEvent):
            row = self._rows[number] = row.observed()
        return row

    def namesakes(self, key: str) -> frozenset[str]:
        """The keys of all names of whom the name of this key names, by the index's aliases."""
        return self._namesakes.get(key, frozenset((key,)))

    def _add(self, observed: Iterable[ObservedEvent]) -> None:
        try:
            events = iter(observed)
        except TypeError:
            raise InvalidValue("observed", observed, "must be observed events") from None
        for number, event in enumerate(events):
            if not isinstance(event, ObservedEvent):
                raise InvalidValue("observed", event, "must hold only ObservedEvent")
            self._by_type[self.ontology.observed_type(event.event)].append(number)
            self._rows.append(event)
            self._first.append(first_day(event))
            self._last.append(last_day(event))

    def _add_coded(self, rows: Iterator[CodedEvent]) -> None:
        # By identity, as hashing a window costs more: the rows keep every one of them alive.
        days: dict[int, tuple[int, int]] = {}
        for number, row in enumerate(rows):
            self._rows.append(row)
            self._by_type[row.type].append(number)
            span = days.get(id(row.when))
            if span is None:
                span = days[id(row.when)] = first_day(row), last_day(row)
            self._first.append(span[0])
            self._last.append(span[1])

    def _postings(self, numbers: Iterable[int]) -> _Postings:
        return _Postings(numbers, self._first, self._last)

    def of_parties(self, kind: str, sides: tuple[tuple[str, ...], ...]) -> _Postings:
        """The events of a type that have a participant by one of the keys of each side."""
        if kind not in self._by_type:
            return _NOTHING
        if not sides:
            if kind not in self._of_type:
                self._of_type[kind] = self._postings(self._by_type[kind])
            return self._of_type[kind]
        parties = self._parties(kind)
        if len(sides) == 1 and len(sides[0]) == 1:
            return parties.get(sides[0][0], _NOTHING)
        found = self._by_sides.get((kind, sides))
        if found is None:
            if len(self._by_sides) >= _KEPT_SIDES:
                self._by_sides.clear()
            found = self._by_sides[kind, sides] = self._join(parties, sides)
        return found

    def _parties(self, kind: str) -> dict[str, _Postings]:
        """The postings of a type by the keys of its participants."""
        found = self._by_party.get(kind)
        if found is None:
            by_key: defaultdict[str, list[int]] = defaultdict(list)
            rows = self._rows
            for number in self._by_type[kind]:
                row = rows[number]
                event = row if isinstance(row, CodedEvent) else row.event
                keys = {key for e in event.actors + event.recipients for key in entity_keys(e)}
                for key in keys:
                    by_key[key].append(number)
            found = {key: self._postings(numbers) for key, numbers in by_key.items()}
            self._by_party[kind] = found
        return found

    def _join(
        self, parties: Mapping[str, _Postings], sides: tuple[tuple[str, ...], ...]
    ) -> _Postings:
        common: frozenset[int] | None = None
        for side in sides:
            parts = [parties[key].members for key in side if key in parties]
            if not parts:
                return _NOTHING
            members = parts[0].union(*parts[1:]) if len(parts) > 1 else parts[0]
            common = members if common is None else common & members
            if not common:
                return _NOTHING
        return self._postings(sorted(common or ()))

    def of_word(self, word: str) -> _Postings:
        """The events of any type whose text has a word, made when first asked for."""
        if self._by_word is None:
            by_word: defaultdict[str, list[int]] = defaultdict(list)
            for number, observed in enumerate(self):
                for found in words_of(observed):
                    by_word[found].append(number)
            self._by_word = {key: self._postings(numbers) for key, numbers in by_word.items()}
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
