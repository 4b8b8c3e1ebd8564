"""People: who is named in a text, by full names, with role, affiliation and gender."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from claimtrack.lexicon import Lexicon
from claimtrack.text.analysis import Analysis

__all__ = ["NameTable", "People", "Person", "name_table", "people_of"]

_MOST_NAME_WORDS = 4
_MOST_NAMESAKES = 20


class NameTable(NamedTuple):
    """Genders by first name and by title; words of titles and roles; countries by adjective."""

    first_names: Mapping[str, str]
    titles: Mapping[str, str]
    roles: Mapping[str, str]
    organisations: frozenset[str]
    countries: Mapping[str, str]


def name_table(lexicon: Lexicon) -> NameTable:
    """The tables by which names are read."""
    # A first name that is a word too (Mark, Grace) says less, but still opens a full name.
    first = lexicon.columns("first_names")
    first_names = dict(zip(first["name"], first["gender"], strict=True))
    titles: dict[str, str] = {}
    for row in lexicon.rows("titles"):
        title = row["title"].lower()
        titles[title] = row["gender"]
        titles.setdefault(title.rpartition(" ")[2], "")
    roles = {row["role"]: row["kind"] for row in lexicon.rows("roles")}
    organisations = {row["name"] for row in lexicon.rows("organisations")}
    countries: dict[str, str] = {}
    for row in lexicon.rows("countries"):
        countries[row["name"]] = row["name"]
        for adjective in row["adjectives"].split("|"):
            if adjective:
                countries.setdefault(adjective, row["name"])
    return NameTable(first_names, titles, roles, frozenset(organisations), countries)


class Person:
    """Somebody whose full name the text gives."""

    __slots__ = ("affiliation", "aliases", "first", "gender", "name", "role", "words")

    def __init__(self, words: tuple[str, ...], gender: str) -> None:
        self.words = words
        self.name = " ".join(words)
        self.gender = gender
        self.first = -1  # the token of the first mention
        self.role: str | None = None
        self.affiliation: str | None = None
        self.aliases: dict[str, None] = {}


class Named(NamedTuple):
    """A name as it stands in a phrase: what goes before it, and its words."""

    prefix: tuple[str, ...]
    words: tuple[str, ...]
    first: int


class People:
    """The persons of a text and where they are mentioned, in order."""

    def __init__(self, analysis: Analysis, table: NameTable) -> None:
        self.analysis = analysis
        self.table = table
        self.by_last: dict[str, list[Person]] = {}
        self.by_name: dict[tuple[str, ...], Person] = {}
        self.mentions: list[tuple[int, Person]] = []
        self.by_role: dict[str, list[Person]] = {}
        self._read()

    def _read(self) -> None:
        analysis = self.analysis
        tags = analysis.tags
        singles: list[tuple[int, Named]] = []
        for first, end, head in analysis.phrase_rows:
            if tags[head] not in "NM" and not self._is_name(head, first):
                continue
            named = self.named(first, end)
            if named is None:
                continue
            person = self._full(named)
            if person is None:
                singles.append((first, named))
                continue
            self._describe(person, named, end)
            self.mentions.append((first, person))
        for first, named in singles:
            person = self.person(named, first)
            if (
                person is None
                and len(named.words) == 1
                and named.prefix
                and (self._titled(named.prefix))
            ):
                person = self._new(named.words, self._gender(named))
            if person is not None:
                person.aliases[" ".join((*named.prefix, *named.words))] = None
                if named.prefix and person.role is None:
                    self._describe(person, named, first)
                self.mentions.append((first, person))
        self.mentions.sort(key=_first)
        for token, person in reversed(self.mentions):
            person.first = token
        for person in self.by_name.values():
            for word in (person.role or "").lower().split():
                self.by_role.setdefault(word, []).append(person)

    def named(self, first: int, end: int) -> Named | None:
        """The name at the end of a phrase, without title, role and determiner."""
        tags, forms = self.analysis.tags, self.analysis.forms
        start = end
        while start > first and self._is_name(start - 1, first) and forms[start - 1][0].isalpha():
            start -= 1
        if start == end:
            return None
        titles, roles = self.table.titles, self.table.roles
        at = start
        for n in range(end - 2, start - 1, -1):
            word = forms[n].lower()
            if (word in titles or word in roles) and not (
                n == start and word not in titles and forms[n] in self.table.first_names
            ):
                at = n + 1
                break
        else:
            if forms[end - 1] != forms[start] and end - start > 2:
                for n in range(start + 1, end - 1):
                    if forms[n] in self.table.first_names and (
                        forms[start] not in self.table.first_names
                    ):
                        at = n
                        break
        before = first
        while before < at and (tags[before] in "DSaLl" or forms[before] in ("the", "\u201c")):
            before += 1
        return Named(tuple(forms[before:at]), tuple(forms[at:end]), at)

    def _is_name(self, token: int, first: int) -> bool:
        """Whether a word is a part of a name: Smith is one after Paul."""
        tags = self.analysis.tags
        return tags[token] in "NM" or (
            token > first
            and tags[token] in "nm"
            and tags[token - 1] == "N"
            and self.analysis.forms[token][0].isupper()
        )

    def _titled(self, prefix: tuple[str, ...]) -> bool:
        word = prefix[-1].lower()
        return word in self.table.titles or word in self.table.roles

    def _full(self, named: Named) -> Person | None:
        words = named.words
        if not 2 <= len(words) <= _MOST_NAME_WORDS or " ".join(words) in self.table.organisations:
            return None
        person = self.by_name.get(words)
        if person is not None:
            return person
        if words[0] not in self.table.first_names and not (
            (named.prefix and self._titled(named.prefix))
            or (len(words[0]) == 2 and words[0][1] == ".")
        ):
            return None
        return self._new(words, self._gender(named))

    def _new(self, words: tuple[str, ...], gender: str) -> Person:
        person = self.by_name.get(words)
        if person is None:
            person = self.by_name[words] = Person(words, gender)
            last = words[-1]
            if last in ("Jr.", "Sr.", "II", "III") and len(words) > 1:
                last = words[-2]
            self.by_last.setdefault(last, []).append(person)
        return person

    def _gender(self, named: Named) -> str:
        for word in named.prefix:
            gender = self.table.titles.get(word.lower(), "")
            if gender in ("m", "f"):
                return gender
        gender = self.table.first_names.get(named.words[0], "")
        return gender if gender in ("m", "f") and len(named.words) > 1 else ""

    def _describe(self, person: Person, named: Named, end: int) -> None:
        if named.prefix and person.role is None:
            words = [*named.prefix]
            lower = [word.lower() for word in words]
            at = next(
                (
                    n
                    for n in range(len(lower))
                    for stop in range(len(lower), n, -1)
                    if self._is_role(" ".join(lower[n:stop]))
                ),
                None,
            )
            if at is not None and self.table.titles.get(lower[at], "") not in ("m", "f"):
                while at > 0 and words[at - 1].islower():
                    at -= 1
                person.role = " ".join(words[at:])
                if at:
                    who = " ".join(words[:at])
                    person.affiliation = self.table.countries.get(who, who)
        if person.role is None:
            self._describe_by_apposition(person, end)

    def _is_role(self, words: str) -> bool:
        return words in self.table.titles or words in self.table.roles

    def _describe_by_apposition(self, person: Person, end: int) -> None:
        """ "Ann Lee, the mayor of Austin," """
        analysis = self.analysis
        if analysis.forms[end : end + 1] != [","]:
            return
        row = next(iter(analysis.phrases_between(end + 1, end + 2)), None)
        if row is None:
            return
        first, stop, head = row
        if analysis.forms[head].lower() in self.table.roles:
            while first < head and analysis.tags[first] in "DS":
                first += 1
            person.role = " ".join(analysis.forms[first:stop])

    def person(self, named: Named, token: int) -> Person | None:
        """Who is meant by a name; None when several could be."""
        exact = self.by_name.get(named.words)
        if exact is not None:
            return exact
        if len(named.words) != 1:
            return None
        known = self.by_last.get(named.words[0])
        if not known:
            return None
        if len(known) == 1:
            return known[0]
        gender = self._gender(named)
        fitting = [p for p in known if not gender or p.gender in ("", gender)]
        if len(fitting) == 1:
            return fitting[0]
        # Of several with the name, it can be told only when one alone is met before.
        earlier = [p for p in fitting[:_MOST_NAMESAKES] if 0 <= p.first < token]
        return earlier[0] if len(earlier) == 1 else None

    def before(self, token: int, floor: int) -> list[tuple[int, Person]]:
        """The mentions of persons from token `floor` up to `token`."""
        low = bisect_left(self.mentions, floor, key=_first)
        high = bisect_left(self.mentions, token, key=_first)
        return self.mentions[low:high]


def _first(mention: tuple[int, Person]) -> int:
    return mention[0]


def people_of(analysis: Analysis) -> People:
    """The persons that a text names."""
    return People(analysis, analysis.lexicon.built(name_table))
