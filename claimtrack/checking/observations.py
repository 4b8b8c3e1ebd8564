"""Observations: observed events as columns, found by type, participant and day."""

from __future__ import annotations

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, compress, count

from claimtrack.checking.cast import Cast, Keys
from claimtrack.checking.coded import CodedEvents, CodedTable, on_day
from claimtrack.checking.ontology import Ontology
from claimtrack.checking.participants import Party, alias_keys, entity_keys, name_key, party_of
from claimtrack.checking.sightings import Sighting, Sightings
from claimtrack.checking.wording import content_words
from claimtrack.errors import InvalidValue
from claimtrack.model._fields import each, required
from claimtrack.model.entity import Entity, Speaker
from claimtrack.model.event import Event, ObservedEvent
from claimtrack.model.report import Report
from claimtrack.model.time import Window

__all__ = ["AFTER_ALL", "BEFORE_ALL", "Observations", "words_of"]

#: An open end as a day number: before the first and after the last that a date can have.
BEFORE_ALL = 0
AFTER_ALL = dt.date.max.toordinal() + 1

_NOTHING = Sightings([])


#: The sides of an event, actors and recipients, by their identity.
_Pair = tuple[int, int]


class _Group:
    """The events of some numbers, in order of their first days, by the keys of their parties.

    The entities on one side of an event are looked up once for all events that
    share them, as the rows of a table do.
    """

    def __init__(self, numbers: Iterable[int], index: Observations) -> None:
        numbers = sorted(numbers, key=index.first.__getitem__)
        actors = list(map(index.actors.__getitem__, numbers))
        recipients = list(map(index.recipients.__getitem__, numbers))
        by, to = list(map(id, actors)), list(map(id, recipients))
        sides = dict(chain(zip(by, actors, strict=True), zip(to, recipients, strict=True)))
        self._first, self._last = index.first, index.last
        self.keys: dict[int, Keys] = {
            key: tuple(map(entity_keys, side)) for key, side in sides.items()
        }
        #: The numbers of the events from each side to each other, and from which sides there are.
        self._onto = onto = {side: defaultdict[int, list[int]](list) for side in sides}
        self._from: dict[int, set[int]] = {side: set() for side in sides}
        for number, actor, recipient in zip(numbers, by, to, strict=True):
            onto[actor][recipient].append(number)
        for actor, across in onto.items():
            for recipient in across:
                self._from[recipient].add(actor)
        self._with_key: defaultdict[str, set[int]] = defaultdict(set)
        for side, keys in self.keys.items():
            for key in chain.from_iterable(keys):
                self._with_key[key].add(side)
        self._unions: dict[frozenset[str], set[int]] = {}  # made when they are first asked for

    def sightings(self, pair: _Pair, covered: frozenset[int]) -> list[Sighting]:
        """The events of two sides, in order of their first days, with the parties they cover."""
        first, last, new = self._first, self._last, tuple.__new__  # a third of Sighting(...)
        return [
            new(Sighting, (first[number], last[number], number, covered))
            for number in self._onto[pair[0]][pair[1]]
        ]

    def having(self, wanted: Sequence[frozenset[str]]) -> Iterable[_Pair]:
        """The sides of those events that have, for each of some sets of keys, one of its keys."""
        if not wanted:
            return [(actor, other) for actor, across in self._onto.items() for other in across]
        first, *others = map(self._sides, wanted)
        pairs: list[_Pair] = []
        for side in first:
            # What the side has not itself has to be across from it.
            missing = [sides for sides in others if side not in sides]
            onto: Set[int] = self._onto[side].keys()
            back: Set[int] = self._from[side]
            for sides in missing:
                onto, back = onto & sides, back & sides
            pairs += [(side, other) for other in onto]
            pairs += [(other, side) for other in back if other != side]
        # Where both sides have one of the first keys, a pair is met from either of them.
        return pairs if len(first) == 1 else list(dict.fromkeys(pairs))

    def _sides(self, keys: frozenset[str]) -> set[int]:
        found = self._unions.get(keys)
        if found is None:
            parts = [self._with_key[key] for key in keys if key in self._with_key]
            found = self._unions[keys] = parts[0] if len(parts) == 1 else set().union(*parts)
        return found


#: How many casts are kept: claims of the same parties come again.
_KEPT_CASTS = 100_000


class Observations:
    """The events of an `EventIndex`, by number, and what is looked up among them."""

    def __init__(
        self,
        observed: Iterable[ObservedEvent] | Report,
        *,
        aliases: Mapping[str, str] | None = None,
        ontology: Ontology | None = None,
    ) -> None:
        self.ontology = Ontology.load() if ontology is None else ontology
        required("ontology", self.ontology, Ontology)
        self._namesakes = _namesakes(aliases if aliases is not None else {})
        #: Column by column: what is shared by many events is one object.
        self.actors: list[tuple[Entity, ...]] = []
        self.recipients: list[tuple[Entity, ...]] = []
        self.first: list[int] = []
        self.last: list[int] = []
        # A record is made of a table's row only when it is asked for.
        self._table = CodedEvents()
        self._records: dict[int, ObservedEvent] = {}
        self._types: list[str] = []
        if isinstance(observed, CodedTable):
            self._add_coded(observed)
        else:
            self._add(observed.events if isinstance(observed, Report) else observed)
        # What follows is made when it is first asked for.
        self._groups: dict[tuple[str, ...], _Group] = {}
        self._casts: dict[object, Cast] = {}
        self._sightings: dict[tuple[Cast, tuple[str, ...], bool], Sightings] = {}
        self._by_word: dict[str, Sightings] | None = None

    def __len__(self) -> int:
        return len(self._types)

    def __iter__(self) -> Iterator[ObservedEvent]:
        return map(self.event, range(len(self)))

    def event(self, number: int) -> ObservedEvent:
        """The observed event of a number, always the same object."""
        record = self._records.get(number)
        if record is None:
            record = self._records[number] = self._table.observed(number)
        return record

    def when(self, number: int) -> Window:
        """The days of the observed event of a number."""
        record = self._records.get(number)
        return record.when if record is not None else on_day(self.first[number])

    def _add(self, observed: Iterable[ObservedEvent]) -> None:
        if isinstance(observed, str | os.PathLike):
            wanted = "must be observed events: claimtrack.interchange.read_events_csv reads a table"
            raise InvalidValue("observed", observed, wanted)
        try:
            events = iter(observed)
        except TypeError:
            raise InvalidValue("observed", observed, "must be observed events") from None
        for number, record in enumerate(events):
            if not isinstance(record, ObservedEvent):
                raise InvalidValue("observed", record, "must hold only ObservedEvent")
            event, when = record.event, record.when
            self._types.append(self.ontology.observed_type(event))
            self.actors.append(event.actors)
            self.recipients.append(event.recipients)
            self.first.append(when.earliest.toordinal() if when.earliest else BEFORE_ALL)
            self.last.append(when.latest.toordinal() if when.latest else AFTER_ALL)
            self._records[number] = record

    def _add_coded(self, table: CodedTable) -> None:
        for rows in table.coded():
            self._table.extend(rows)
        self.actors, self.recipients = self._table.actors, self._table.recipients
        self.first = self.last = self._table.days
        self._types = self._table.types

    def cast(self, event: Event, speaker: Speaker | None = None) -> Cast:
        """Who has to take part in what to fulfil a predicted event, by the index's ontology.

        Whoever is the speaker of the claim may be met under the speaker's aliases.
        """
        names = (speaker.name, speaker.aliases) if speaker is not None and speaker.aliases else None
        key = event.type, event.actors, event.recipients, names
        found = self._casts.get(key)
        if found is None:
            if len(self._casts) >= _KEPT_CASTS:
                self._casts.clear()
                self._sightings.clear()
            aliases = alias_keys(speaker)
            parties = [self._party(entity, aliases) for entity in event.actors + event.recipients]
            found = self._casts[key] = Cast(
                self.ontology[event.type],
                self.ontology.fulfilling(event.type),
                tuple(parties),
                len(event.actors),
            )
        return found

    def _party(self, entity: Entity, aliases: Mapping[str, frozenset[str]]) -> Party:
        if not aliases and not self._namesakes:
            return party_of(entity)
        key = name_key(entity.name)
        return party_of(
            entity, self._namesakes.get(key, frozenset()) | aliases.get(key, frozenset())
        )

    def sightings(self, cast: Cast, types: tuple[str, ...], *, any_role: bool = False) -> Sightings:
        """The events of some types that a cast takes part in."""
        if types is cast.types and not any_role:
            if cast.fulfilling is None:
                cast.fulfilling = self._found(cast, types, any_role=any_role)
            return cast.fulfilling
        found = self._sightings.get((cast, types, any_role))
        if found is None:
            found = self._found(cast, types, any_role=any_role)
            self._sightings[cast, types, any_role] = found
        return found

    def _found(self, cast: Cast, types: tuple[str, ...], *, any_role: bool) -> Sightings:
        group = self._groups.get(types)
        if group is None:
            wanted = map(frozenset(types).__contains__, self._types)
            group = self._groups[types] = _Group(compress(count(), wanted), self)
        found: list[Sighting] = []
        for pair in group.having(cast.side_keys()):
            covered = cast.present(*map(group.keys.__getitem__, pair), any_role=any_role)
            if covered is not None:
                found += group.sightings(pair, covered)
        found.sort()
        return Sightings(found) if found else _NOTHING

    def of_word(self, word: str) -> Sightings:
        """The events of any type whose text has a word, made when first asked for."""
        if self._by_word is None:
            by_word: defaultdict[str, list[Sighting]] = defaultdict(list)
            for number, observed in enumerate(self):
                sighting = Sighting(self.first[number], self.last[number], number)
                for found in words_of(observed):
                    by_word[found].append(sighting)
            self._by_word = {key: Sightings(sorted(known)) for key, known in by_word.items()}
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
    required("aliases", aliases, Mapping)
    names = each("aliases", aliases.values(), str)
    for alias, name in zip(each("aliases", aliases, str), names, strict=True):
        groups[name_key(name)] |= {name_key(alias), name_key(name)}
    return {key: frozenset(group) for group in groups.values() for key in group}
