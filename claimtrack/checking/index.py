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
from claimtrack.model.time import Window

__all__ = ["AFTER_ALL", "BEFORE_ALL", "EventIndex", "first_day", "last_day", "words_of"]

#: An open end as a day number: before the first and after the last that a date can have.
BEFORE_ALL = 0
AFTER_ALL = dt.date.max.toordinal() + 1


def first_day(observed: ObservedEvent) -> int:
    """The number of the first day it may have happened on."""
    return _first_of(observed.when)


def last_day(observed: ObservedEvent) -> int:
    """The number of the last day it may have happened on."""
    return _last_of(observed.when)


def _first_of(when: Window) -> int:
    return when.earliest.toordinal() if when.earliest is not None else BEFORE_ALL


def _last_of(when: Window) -> int:
    return when.latest.toordinal() if when.latest is not None else AFTER_ALL


class _Postings:
    """The numbers of observed events under one key, in order of their first days."""

    __slots__ = ("_first", "_last", "_members", "_spread", "numbers", "starts")

    def __init__(self, numbers: Iterable[int], first: Sequence[int], last: Sequence[int]) -> None:
        # By number first: what comes on one day has one order, whatever set it comes from.
        self.numbers = sorted(sorted(numbers), key=first.__getitem__)
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

#: Of each group of parties the keys that one of them is found by.
Sides = tuple[tuple[str, ...], ...]

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
        # Row by row: what is shared by many rows is one object, and a record is made of a row
        # only when it is asked for.
        self._rows: list[ObservedEvent | CodedEvent] = []
        self._first: list[int] = []
        self._last: list[int] = []
        self._by_type: defaultdict[str, list[int]] = defaultdict(list)
        # What follows is made of a group of types when it is first asked for.
        self._by_party: dict[tuple[str, ...], dict[str, _Postings]] = {}
        self._by_sides: dict[tuple[tuple[str, ...], Sides], _Postings] = {}
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
        return self._namesakes.get(key) or frozenset((key,))

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
        kept = list(rows)
        self._rows.extend(kept)
        by_type = self._by_type
        for number, row in enumerate(kept):
            by_type[row[0]].append(number)
        # By identity, as hashing a window costs more: the rows keep every one of them alive.
        whens = [row.when for row in kept]
        of_id = {id(when): when for when in whens}
        first = {key: _first_of(when) for key, when in of_id.items()}
        last = {key: _last_of(when) for key, when in of_id.items()}
        ids = list(map(id, whens))
        self._first = [first[key] for key in ids]
        self._last = [last[key] for key in ids]

    def _postings(self, numbers: Iterable[int]) -> _Postings:
        return _Postings(numbers, self._first, self._last)

    def of_parties(self, kinds: tuple[str, ...], sides: Sides) -> _Postings:
        """The events of some types that have a participant by one of the keys of each side."""
        if len(sides) == 1 and len(sides[0]) == 1:
            return self._parties(kinds).get(sides[0][0], _NOTHING)
        found = self._by_sides.get((kinds, sides))
        if found is None:
            if len(self._by_sides) >= _KEPT_SIDES:
                self._by_sides.clear()
            if sides:
                found = self._join(self._parties(kinds), sides)
            else:
                found = self._postings(n for kind in kinds for n in self._by_type.get(kind, ()))
            self._by_sides[kinds, sides] = found
        return found

    def _parties(self, kinds: tuple[str, ...]) -> dict[str, _Postings]:
        """The postings of a group of types by the keys of its participants."""
        found = self._by_party.get(kinds)
        if found is None:
            by_key: defaultdict[str, list[int]] = defaultdict(list)
            rows = self._rows
            keys_of: dict[int, tuple[str, ...]] = {}  # by identity, as of the days
            for number in (n for kind in kinds for n in self._by_type.get(kind, ())):
                row = rows[number]
                event = row if isinstance(row, CodedEvent) else row.event
                for side in (event.actors, event.recipients):
                    keys = keys_of.get(id(side))
                    if keys is None:
                        keys = tuple({key for entity in side for key in entity_keys(entity)})
                        keys_of[id(side)] = keys
                    for key in keys:
                        by_key[key].append(number)
            found = {key: self._postings(set(numbers)) for key, numbers in by_key.items()}
            self._by_party[kinds] = found
        return found

    def _join(self, parties: Mapping[str, _Postings], sides: Sides) -> _Postings:
        common: frozenset[int] | None = None
        for side in sides:
            parts = [parties[key].members for key in side if key in parties]
            if not parts:
                return _NOTHING
            members = parts[0].union(*parts[1:]) if len(parts) > 1 else parts[0]
            common = members if common is None else common & members
            if not common:
                return _NOTHING
        return self._postings(common or ())

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
