"""NameTable: the names of countries, places, organisations and people, by their first word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claimtrack.lexicon import Lexicon
from claimtrack.model.entity import Entity
from claimtrack.text.inflection import plural
from claimtrack.text.tokens import split_tokens

__all__ = ["EntityRow", "Name", "NameTable", "name_table"]


class Name(NamedTuple):
    """What a name stands for.

    `kind` is country, nationality, place, organisation, igo, government (a
    house or a hill that stands for one) or person. `government` is whom a
    place may stand for ("Moscow said").
    """

    kind: str
    entity: Entity
    government: Entity | None = None


class EntityRow(NamedTuple):
    """A mention of a party: its tokens (`end` exclusive) and what it stands for.

    `kind` is country, person, organisation, igo, place, nationality or group;
    a pronoun has the kind of what it stands for. `government` is the
    government that the name of a place can stand for.
    """

    first: int
    end: int
    entity: Entity
    kind: str
    government: Entity | None = None
    pronoun: bool = False


class _Known(NamedTuple):
    """A person in the tables: the full name, and the country."""

    name: str
    country: str


class NameTable:
    """The names of a lexicon, ready for look-up.

    `by_first` maps the first word of a name to the further words and what the
    name stands for, longest first.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.by_first: dict[str, list[tuple[list[str], Name]]] = {}
        first = lexicon.columns("first_names")
        self.first_names = dict(zip(first["name"], map(bool, first["word"]), strict=True))
        self.genders = dict(zip(first["name"], first["gender"], strict=True))
        self.title_words = _title_words(lexicon)
        self.state_nouns = lexicon.words("state_nouns")
        self.particles = lexicon.words("name_particles")
        self.organisation_words = lexicon.words("organisation_words")
        self.times = frozenset(
            row["word"]
            for row in lexicon.rows("times_words")
            if row["class"] in _TIME_CLASSES or row["class"].startswith("UNIT")
        )
        self.human_nouns = frozenset(
            form for row in lexicon.rows("roles") for form in (row["role"], plural(row["role"]))
        ) | lexicon.words("people_nouns")
        self.common = lexicon.words("nouns")
        self.letters_of_things = lexicon.words("letters_of_things")
        self.days = lexicon.words("day_names") | {r["name"] for r in lexicon.rows("times_holidays")}
        self.people: dict[str, list[_Known]] = {}
        for row in lexicon.rows("people"):
            known = _Known(row["name"], row["country"])
            for last in {row["name"].split()[-1], *filter(None, row["last"].split("|"))}:
                self.people.setdefault(last, []).append(known)
        found: dict[str, Name] = {}
        for text, name in _names(lexicon):
            found.setdefault(text, name)
        self._add(lexicon, found)

    def _add(self, lexicon: Lexicon, found: dict[str, Name]) -> None:
        """File the names under their words, which are those that the analysis sees."""
        table = split_tokens("\n\n".join(found), lexicon)
        forms, at, start = table.forms, 0, 0
        for text, name in found.items():
            end = start + len(text)
            words: list[str] = []
            while at < len(forms) and table.starts[at] < end:
                words.append(forms[at])
                at += 1
            start = end + 2
            if words:
                self.by_first.setdefault(words[0], []).append((words[1:], name))
        for entries in self.by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))


_TIME_CLASSES = frozenset(
    (
        "MONTH",
        "WEEKDAY",
        "WEEKDAYS",
        "DAYPART",
        "DAYPARTS",
        "NAMEDDAY",
        "DAYLIKE",
        "SEASON",
        "WEEKENDW",
        "MONTHLIKE",
        "PERIODEND",
    )
)


def _title_words(lexicon: Lexicon) -> frozenset[str]:
    words: set[str] = set()
    for row in lexicon.rows("titles"):
        words.update(row["title"].split())
    for row in lexicon.rows("roles"):
        for word in row["role"].split():
            words |= {word, word.capitalize()}
    return frozenset(words) - {"of", "the", "and", "for"}


def _split(field: str) -> Iterable[str]:
    return filter(None, field.split("|"))


def _names(lexicon: Lexicon) -> Iterator[tuple[str, Name]]:
    """Every name with what it stands for, the reading that goes first before the others."""
    common = lexicon.words("nouns") | lexicon.words("adjectives")
    governments = {
        row["name"]: Entity(row["stands_for"], row["code"] or None)
        for row in lexicon.rows("metonyms")
    }
    places = {row["name"] for row in lexicon.rows("places")}
    countries = lexicon.rows("countries")
    codes = {row["name"]: row["code"] or None for row in countries}
    for row in countries:
        country = Entity(row["name"], row["code"] or None)
        for text in (row["name"], *_split(row["aliases"])):
            yield text, Name("country", country)
            if " " not in text and text.isalpha() and text[1:].islower():
                lower = text.lower()
                if len(lower) > 4 and lower not in common:
                    yield lower, Name("country", country)
    for row in countries:
        country = Entity(row["name"], row["code"] or None)
        for text in (*_split(row["adjectives"]), *_split(row["demonyms"])):
            yield text, Name("nationality", country)
        code = row["code"] or None
        for text in (*_split(row["capital"]), *_split(row["cities"])):
            if text not in codes:
                yield text, Name("place", Entity(text, code), governments.get(text))
    for row in lexicon.rows("organisations"):
        code = row["code"] or None
        kind = "igo" if row["kind"] == "igo" else "organisation"
        entity = Entity(row["name"], code)
        for text in (row["name"], *_split(row["aliases"])):
            yield text, Name(kind, entity)
    for text, government in governments.items():
        if text not in places:
            yield text, Name("government", government, government)
    for row in lexicon.rows("places"):
        text, code = row["name"], row["country"] or None
        yield text, Name("place", Entity(text, code), governments.get(text))


def name_table(lexicon: Lexicon) -> NameTable:
    """The names of a lexicon; ask for it with `lexicon.built(name_table)`."""
    return NameTable(lexicon)
