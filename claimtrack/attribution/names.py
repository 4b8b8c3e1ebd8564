"""Names of people as they stand in noun phrases: titles and roles before them, their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claimtrack.lexicon import Lexicon
from claimtrack.text.analysis import Analysis
from claimtrack.text.inflection import plural
from claimtrack.text.time_phrases import time_words

__all__ = ["NameReader", "NameTable", "Named", "name_table"]


class NameTable(NamedTuple):
    """What is known of names: all by word or name as it is written.

    `first_names` and `titles` give a gender (m, f or neither), `long_titles`
    the word that "Gen." is short for, `roles` whoever has one person each,
    `groups` the words for many and `reports` those for what is said, singular
    and plural. `organisations` gives the kind of an organisation, `body_nouns`
    the kinds that "the company" can stand for, `countries` the country of an
    adjective, `governments` the country that "the Kremlin" stands for.
    """

    first_names: Mapping[str, str]
    titles: Mapping[str, str]
    long_titles: Mapping[str, str]
    roles: Mapping[str, str]
    groups: frozenset[str]
    people_nouns: frozenset[str]
    reports: frozenset[str]
    organisations: Mapping[str, str]
    organisation_words: frozenset[str]
    company_words: frozenset[str]
    body_nouns: Mapping[str, frozenset[str]]
    countries: Mapping[str, str]
    governments: Mapping[str, str]
    places: frozenset[str]
    particles: frozenset[str]
    proper_adjectives: frozenset[str]

    def is_name_by_itself(self, words: Sequence[str]) -> bool:
        """Whether words with capitals name a body, place or office: "Senate", "Iran", "Mayor"."""
        name, last = " ".join(words), words[-1]
        return (
            last in self.organisation_words
            or last.lower() in self.titles
            or last.lower() in self.roles
            or any(
                name in known
                for known in (self.organisations, self.countries, self.governments, self.places)
            )
        )


def name_table(lexicon: Lexicon) -> NameTable:
    """The tables by which names are read; ask for them with `lexicon.built(name_table)`."""
    # A first name that is a word too (Mark, Grace) says less, but still opens a full name.
    first = lexicon.columns("first_names")
    titles: dict[str, str] = {}
    long_titles: dict[str, str] = {}
    for row in lexicon.rows("titles"):
        title = row["title"].lower()
        titles[title] = row["gender"]
        titles.setdefault(title.partition(" of ")[0].rpartition(" ")[2], "")
        if row["long"]:
            long_titles[title] = row["long"].lower()
    roles = {row["role"]: row["kind"] for row in lexicon.rows("roles")}
    groups = {role for role, kind in roles.items() if kind == "group"}
    persons = {role: kind for role, kind in roles.items() if kind != "group"}
    countries: dict[str, str] = {}
    reports = [row["word"] for row in lexicon.rows("reporting_nouns")]
    places = {row["name"] for row in lexicon.rows("places")}
    for row in lexicon.rows("countries"):
        countries[row["name"]] = row["name"]
        places.update(filter(None, (*row["capital"].split("|"), *row["cities"].split("|"))))
        for adjective in filter(None, row["adjectives"].split("|")):
            countries.setdefault(adjective, row["name"])
    return NameTable(
        first_names=dict(zip(first["name"], first["gender"], strict=True)),
        titles=titles,
        long_titles=long_titles,
        roles=persons,
        groups=frozenset((*groups, *map(plural, groups))),
        people_nouns=lexicon.words("people_nouns") | set(map(plural, persons)),
        reports=frozenset((*reports, *map(plural, reports))),
        organisations={row["name"]: row["kind"] for row in lexicon.rows("organisations")},
        organisation_words=lexicon.words("organisation_words"),
        company_words=lexicon.words("company_words"),
        body_nouns={
            row["word"]: frozenset(row["kinds"].split("|")) for row in lexicon.rows("body_nouns")
        },
        countries=countries,
        governments={row["name"]: row["stands_for"] for row in lexicon.rows("metonyms")},
        places=frozenset(places),
        particles=lexicon.words("name_particles"),
        proper_adjectives=lexicon.words("proper_adjectives"),
    )


class Named(NamedTuple):
    """A name in a phrase: what goes before it, its words, and its first token."""

    prefix: tuple[str, ...]
    words: tuple[str, ...]
    first: int

    @property
    def last(self) -> str:
        """The family name, "Jr." left out."""
        words = self.words
        return words[-2] if len(words) > 1 and words[-1] in _GENERATIONS else words[-1]


_GENERATIONS = frozenset(("Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"))


class NameReader:
    """Reads names in the noun phrases of one text."""

    def __init__(self, analysis: Analysis, table: NameTable) -> None:
        self.forms, self.tags = analysis.forms, analysis.tags
        self.table = table
        self.days = analysis.lexicon.built(time_words).days

    def named(self, first: int, end: int) -> Named | None:
        """The name at the end of a phrase, without title, role and determiner."""
        tags, forms = self.tags, self.forms
        start = end
        while start > first and self._is_name(start - 1, first) and forms[start - 1][0].isalpha():
            start -= 1
        if start == end or forms[end - 1].lower() in self.days:
            return None  # Super Tuesday
        first_names = self.table.first_names
        at = start
        for n in range(end - 2, start - 1, -1):
            word = forms[n].lower()
            if n > start and len(word) == 2 and word[1] == ".":
                continue  # an initial, though "M." is a title at the head of a name
            if self.is_title(word) and not (
                n == start and word not in self.table.titles and forms[n] in first_names
            ):
                if not self._names_a_body(n + 1, end):
                    at = n + 1
                break
        else:
            if forms[end - 1] != forms[start] and end - start > 2:
                for n in range(start + 1, end - 1):
                    if forms[n] in first_names and forms[start] not in first_names:
                        at = n
                        break
        before = first
        while before < at and (tags[before] in "DSaLl" or forms[before] in ("the", "\u201c")):
            before += 1
        return Named(tuple(forms[before:at]), tuple(forms[at:end]), at)

    def _is_name(self, token: int, first: int) -> bool:
        """Whether a word is a part of a name: Smith is one after Paul, "der" between names."""
        tags, forms = self.tags, self.forms
        if tags[token] in "NM":
            return True
        if token <= first:
            return False
        if forms[token] in self.table.particles:
            return tags[token + 1] in "NMn" and forms[token - 1][0].isalpha()
        return tags[token] in "nm" and tags[token - 1] == "N" and forms[token][0].isupper()

    def _names_a_body(self, first: int, end: int) -> bool:
        """Whether words after a title go on with it: the Justice Department, not Justice Church."""
        forms, table = self.forms, self.table
        return forms[end - 1] in table.organisation_words and forms[first] not in table.first_names

    def is_title(self, word: str) -> bool:
        """Whether a word in lower case can stand before a name: a title or a person's role."""
        return word in self.table.titles or word in self.table.roles

    def is_titled(self, named: Named) -> bool:
        return bool(named.prefix) and self.is_title(named.prefix[-1].lower())

    def is_family_name(self, words: tuple[str, ...]) -> bool:
        """Whether words are a last name alone, as "van der Berg" is."""
        particles = self.table.particles
        if len(words) == 2 and words[0] in self.table.first_names:
            return False  # Ben Stone, Al Fox
        return len(words) == 1 or all(word.lower() in particles for word in words[:-1])

    def is_full(self, named: Named) -> bool:
        """Whether a name has a first name in it, or a title before more than one word."""
        words = named.words
        size = sum(word not in self.table.particles for word in words)
        if not 2 <= size <= _MOST_NAME_WORDS or self._is_known(words):
            return False
        if self.is_family_name(words) or words[-1] in self.table.company_words:
            return False
        if words[-1] in self.table.organisation_words and not self.is_titled(named):
            return False  # Jackson Hospital
        lead = words[0]
        return (
            lead in self.table.first_names
            or self.is_titled(named)
            or (len(lead) == 2 and lead[1] == ".")
        )

    def _is_known(self, words: tuple[str, ...]) -> bool:
        """Whether a name is that of a body or a place: the Marshall Islands, South Carolina."""
        name, table = " ".join(words), self.table
        return name in table.organisations or name in table.countries or name in table.places

    def may_be_full(self, named: Named) -> bool:
        """Whether a name could be that of a person whose first name is in no table."""
        words, table = named.words, self.table
        return (
            2 <= len(words) <= 3
            and not named.prefix
            and not self._is_known(words)
            and not any(
                word in table.organisation_words
                or word.lower() in table.groups
                or word in table.countries
                or word in table.places
                for word in words
            )
        )

    def gender_of_role(self, word: str) -> str:
        """m or f for "queen" or "policewoman"; empty where the word does not tell."""
        gender = self.table.titles.get(word, "")
        if gender not in ("m", "f"):
            gender = "f" if word.endswith("woman") else "m" if word.endswith("man") else ""
        return gender

    def gender(self, named: Named) -> str:
        """m or f by title or first name; empty where neither tells."""
        for word in named.prefix:
            gender = self.table.titles.get(word.lower(), "")
            if gender in ("m", "f"):
                return gender
        gender = self.table.first_names.get(named.words[0], "")
        return gender if gender in ("m", "f") and len(named.words) > 1 else ""


_MOST_NAME_WORDS = 4
