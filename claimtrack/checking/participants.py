"""Party: one participant of a predicted event, and the observed entities that stand for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import attrs

from claimtrack.lexicon import Lexicon
from claimtrack.model.entity import IGO, Entity, Speaker

__all__ = ["Party", "alias_keys", "entity_keys", "name_key", "party_of", "same_place", "seated"]


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """A name as it is compared: lower case, single blanks, without a leading article.

    >>> name_key("The  United States")
    'united states'
    """
    words = name.casefold().split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


@cache
def _known_names() -> dict[str, str]:
    """By the key of a name in the lexicon: the country that it names, or the organisation.

    "The Kremlin" and "Russian Federation" both mean Russia, "U.N." the United Nations.
    """
    lexicon = Lexicon.load()
    found: dict[str, str] = {}
    for row in lexicon.rows("organisations"):
        for name in _aliases(row["aliases"]):
            found.setdefault(name_key(name), name_key(row["name"]))
    for row in lexicon.rows("metonyms"):
        if row["code"]:
            found[name_key(row["name"])] = _country_key(row["code"])
    for row in lexicon.rows("countries"):
        if row["code"]:
            for name in (row["name"], *_aliases(row["aliases"])):
                found[name_key(name)] = _country_key(row["code"])
    return found


def _aliases(cell: str) -> list[str]:
    return [name for name in cell.split("|") if name]


def _country_key(code: str) -> str:
    # No name's key begins with a blank, so that the two are never mixed up.
    return f" {code}"


def entity_keys(entity: Entity) -> tuple[str, ...]:
    """What an observed entity can be found by: its name, and the country it acts for.

    >>> entity_keys(Entity("Sergey Lavrov", "RUS"))
    ('sergey lavrov', ' RUS')
    """
    key, country = name_key(entity.name), entity.country
    known = _known_names().get(key)
    if known == key:
        known = None
    if country is None or country == IGO:
        return (key,) if known is None else (key, known)
    acts_for = _country_key(country)
    return (key, acts_for) if known is None or known == acts_for else (key, known, acts_for)


@attrs.frozen
class Party:
    """A participant of a predicted event, with the keys that an observed entity fits by.

    A person or body is met under its own name and aliases only. A country is
    met under its names and in whoever acts for it: Lavrov (RUS) stands for Russia.
    """

    entity: Entity
    keys: frozenset[str]

    def fits(self, entity: Entity) -> bool:
        """Whether an observed entity is this participant or stands for it."""
        return self.known_by(entity_keys(entity))

    def known_by(self, keys: Iterable[str]) -> bool:
        """Whether an observed entity with these keys is this participant or stands for it."""
        return not self.keys.isdisjoint(keys)


@lru_cache(maxsize=65_536)
def party_of(entity: Entity, names: frozenset[str] = frozenset()) -> Party:
    """The party that a predicted event's entity is, met under the keys `names` too."""
    known, key = _known_names(), name_key(entity.name)
    main = known.get(key, key)
    # Whoever bears a name that means the same is found by what it means.
    keys = {main, *(name for name in names if known.get(name) != main)}
    if main == key and entity.country is not None and key == entity.country.casefold():
        keys.add(_country_key(entity.country))
    return Party(entity, frozenset(keys))


def same_place(said: str, seen: str) -> bool:
    """Whether the place that was seen may be the one that was said.

    Places are compared by their parts between commas, the narrowest first: a
    wider one holds a narrower, and what the lexicon knows of neither is
    compared as it is written.

    >>> same_place("Geneva", "Geneva, Switzerland"), same_place("Geneva", "Vienna, Austria")
    (True, False)
    >>> same_place("Switzerland", "Geneva"), same_place("Paris", "the French capital")
    (True, False)
    """
    here, there = (_place_keys(place) for place in (said, seen))
    return here[0] in there or there[0] in here


def _place_keys(place: str) -> list[str]:
    """The keys of a place's parts, then of the country that its first part lies in."""
    known, cities = _known_names(), _cities()
    parts = [key for key in map(name_key, place.split(",")) if key] or [name_key(place)]
    keys = [known.get(key, key) for key in parts]
    return [*keys, cities[keys[0]]] if keys[0] in cities else keys


@cache
def _cities() -> dict[str, str]:
    """By the key of a city or region: the key of the country that it lies in."""
    lexicon = Lexicon.load()
    found = {
        name_key(row["name"]): _country_key(row["country"])
        for row in lexicon.rows("places")
        if row["country"]
    }
    for row in lexicon.rows("countries"):
        if row["code"]:
            for name in (*_aliases(row["capital"]), *_aliases(row["cities"])):
                found[name_key(name)] = _country_key(row["code"])
    return found


def alias_keys(speaker: Speaker | None) -> dict[str, frozenset[str]]:
    """The keys of all names of a speaker, under each of them: the aliases a claim brings."""
    if speaker is None or not speaker.aliases:
        return {}
    keys = frozenset(name_key(name) for name in (speaker.name, *speaker.aliases))
    return dict.fromkeys(keys, keys)


def seated(parties: Sequence[Party], keys: Sequence[Iterable[str]]) -> frozenset[int]:
    """The numbers of the parties that have an entity of their own among those of some keys.

    One entity stands for one party only: a meeting of Russia with itself is
    not seen in a meeting of Russia with France.
    """
    fitting = [[n for n, entity in enumerate(keys) if party.known_by(entity)] for party in parties]
    found = frozenset([number for number, seats in enumerate(fitting) if seats])
    if len({seats[0] for seats in fitting if seats}) == len(found):
        return found
    seat: dict[int, int] = {}

    def place(party: int, tried: set[int]) -> bool:
        for number in fitting[party]:
            if number not in tried:
                tried.add(number)
                if number not in seat or place(seat[number], tried):
                    seat[number] = party
                    return True
        return False

    return frozenset(number for number in found if place(number, set()))
