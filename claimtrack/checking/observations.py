"""Observations: observed events as columns, found by type, participant and day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from claimtrack.checking.cast import Cast
from claimtrack.checking.coded import CodedEvents, CodedTable, on_day
from claimtrack.checking.ontology import Ontology
from claimtrack.checking.participants import Party, alias_keys, entity_keys, name_key, party_of
from claimtrack.checking.sightings import Sighting, Sightings
from claimtrack.checking.wording import content_words
from claimtrack.errors import InvalidValue
from claimtrack.model._fields import each, required
from claimtrack.model.entity import Entity, Speaker
from claimtrack.model.event import Event, ObservedEvent
from claimtrack.model.time import Window

__all__ = ["AFTER_ALL", "BEFORE_ALL", "Observations", "words_of"]

#: An open end as a day number: before the first and after the last that a date can have.
BEFORE_ALL = 0
AFTER_ALL = dt.date.max.toordinal() + 1

_NOTHING = Sightings([])


class _Group:
    """The events of some types, in order of their first days, by the keys of their parties."""

    def __init__(self, numbers: Iterable[int], index: Observations) -> None:
        # By number first: what comes on one day has one order, whatever set it comes from.
        self.numbers = sorted(sorted(numbers), key=index.first.__getitem__)
        actors = [index.actors[number] for number in self.numbers]
        recipients = [index.recipients[number] for number in self.numbers]
        # By identity, as rows share their parties: each is looked up once.
        sides = {id(side): side for side in chain(actors, recipients)}
        keys = {key: tuple(map(entity_keys, side)) for key, side in sides.items()}
        places: dict[int, list[int]] = {key: [] for key in sides}
        for column in (actors, recipients):
            for place, key in enumerate(map(id, column)):
                places[key].append(place)
        self._by_key: defaultdict[str, set[int]] = defaultdict(set)
        for key, found in places.items():
            for name in set(chain.from_iterable(keys[key])):
                self._by_key[name].update(found)
        self._unions: dict[frozenset[str], set[int]] = {}
        self.actors = [keys[key] for key in map(id, actors)]
        self.recipients = [keys[key] for key in map(id, recipients)]

    def having(self, sides: Iterable[frozenset[str]]) -> Iterable[int]:
        """The places of those events that have a party by one of the keys of each side."""
        found: set[int] | None = None
        for keys in sides:
            members = self._members(keys)
            found = members if found is None else found & members
            if not found:
                return ()
        return range(len(self.numbers)) if found is None else sorted(found)

    def _members(self, keys: frozenset[str]) -> set[int]:
        found = self._unions.get(keys)
        if found is None:
            parts = [self._by_key[key] for key in keys if key in self._by_key]
            found = self._unions[keys] = parts[0] if len(parts) == 1 else set().union(*parts)
        return found


#: How many casts are kept: claims of the same parties come again.
_KEPT_CASTS = 100_000


class Observations:
    """The events of an `EventIndex`, by number, and what is looked up among them."""

    def __init__(
        self,
        observed: Iterable[ObservedEvent],
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
        self._records: list[ObservedEvent | None] = []
        self._by_type: defaultdict[str, list[int]] = defaultdict(list)
        if isinstance(observed, CodedTable):
            self._add_coded(observed)
        else:
            self._add(observed)
        # What follows is made when it is first asked for.
        self._groups: dict[tuple[str, ...], _Group] = {}
        self._casts: dict[object, Cast] = {}
        self._sightings: dict[tuple[Cast, tuple[str, ...], bool], Sightings] = {}
        self._by_word: dict[str, Sightings] | None = None

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[ObservedEvent]:
        return map(self.event, range(len(self)))

    def event(self, number: int) -> ObservedEvent:
        """The observed event of a number, always the same object."""
        record = self._records[number]
        if record is None:
            record = self._records[number] = self._table.observed(number)
        return record

    def when(self, number: int) -> Window:
        """The days of the observed event of a number."""
        record = self._records[number]
        return record.when if record is not None else on_day(self.first[number])

    def _add(self, observed: Iterable[ObservedEvent]) -> None:
        try:
            events = iter(observed)
        except TypeError:
            raise InvalidValue("observed", observed, "must be observed events") from None
        for number, record in enumerate(events):
            if not isinstance(record, ObservedEvent):
                raise InvalidValue("observed", record, "must hold only ObservedEvent")
            event, when = record.event, record.when
            self._by_type[self.ontology.observed_type(event)].append(number)
            self.actors.append(event.actors)
            self.recipients.append(event.recipients)
            self.first.append(when.earliest.toordinal() if when.earliest else BEFORE_ALL)
            self.last.append(when.latest.toordinal() if when.latest else AFTER_ALL)
            self._records.append(record)

    def _add_coded(self, table: CodedTable) -> None:
        for rows in table.coded():
            self._table.extend(rows)
        self.actors, self.recipients = self._table.actors, self._table.recipients
        self.first = self.last = self._table.days
        for number, kind in enumerate(self._table.types):
            self._by_type[kind].append(number)
        self._records = [None] * len(self._table)

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
        found = self._sightings.get((cast, types, any_role))
        if found is None:
            found = Sightings(self._find(cast, types, any_role=any_role))
            self._sightings[cast, types, any_role] = found
        return found

    def _find(self, cast: Cast, types: tuple[str, ...], *, any_role: bool) -> list[Sighting]:
        group = self._groups.get(types)
        if group is None:
            numbers = [n for kind in types if kind in self._by_type for n in self._by_type[kind]]
            group = self._groups[types] = _Group(numbers, self)
        found = []
        first, last, numbers = self.first, self.last, group.numbers
        present: dict[tuple[int, int], frozenset[int] | None] = {}  # by identity, as above
        for place in group.having(cast.side_keys):
            actors, recipients = group.actors[place], group.recipients[place]
            key = id(actors), id(recipients)
            if key not in present:
                present[key] = cast.present(actors, recipients, any_role=any_role)
            covered = present[key]
            if covered is not None:
                number = numbers[place]
                found.append(Sighting(first[number], last[number], number, covered))
        return found

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
