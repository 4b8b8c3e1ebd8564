"""People: who is named in a text, by full names, with role, affiliation and gender."""

from __future__ import annotations

from bisect import bisect_left

from claimtrack.attribution.names import Named, NameReader, NameTable, name_table
from claimtrack.attribution.roles import Role, RoleReader
from claimtrack.text.analysis import Analysis

__all__ = ["People", "Person", "people_of"]

_MOST_NAMESAKES = 20


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

    def describe(self, role: Role | None) -> None:
        """Take over a role, and the body that it is held at."""
        if role is not None:
            self.role, self.affiliation = role


class People:
    """The persons of a text and where they are mentioned, in order."""

    def __init__(self, analysis: Analysis, table: NameTable) -> None:
        self.analysis = analysis
        self.table = table
        self.reader = NameReader(analysis, table)
        self.roles = RoleReader(analysis, self.reader)
        self.by_last: dict[str, list[Person]] = {}
        self.by_first_name: dict[str, list[Person]] = {}
        self.by_name: dict[tuple[str, ...], Person] = {}
        self.mentions: list[tuple[int, Person]] = []
        self.by_role: dict[str, list[Person]] = {}
        self._called: dict[str, Person] = {}  # whom a last name alone stood for first
        self._read()

    def _read(self) -> None:
        tags, reader = self.analysis.tags, self.reader
        singles: list[tuple[int, int, Named]] = []
        maybe: dict[str, list[tuple[int, int, Named]]] = {}
        for first, end, head in self.analysis.phrase_rows:
            named = reader.named(first, end)
            if named is None or (tags[head] not in "NM" and head < named.first):
                if end == first + 1 and tags[first] in "nm" and self._is_capital(first):
                    singles.append((first, end, Named((), (self.analysis.forms[first],), first)))
                continue
            person = self.by_name.get(named.words) or self._longer(named)
            if person is None and reader.is_full(named):
                person = self._new(named)
            if person is not None:
                self._mention(person, named, first, end)
            elif reader.is_family_name(named.words):
                singles.append((first, end, named))
            elif reader.may_be_full(named):
                maybe.setdefault(named.last, []).append((first, end, named))
        self._unlisted(maybe, singles)
        self._number()
        for first, end, named in singles:
            person = self.person(named, first)
            if person is not None and not named.prefix:
                self._called.setdefault(named.last, person)
            titled = reader.is_titled(named) and self.analysis.forms[end] != "of"
            if person is None and titled and tags[named.first] == "N":
                person = self.by_name.get(named.words) or self._new(named)
            if person is not None:
                person.aliases[" ".join((*named.prefix, *named.words))] = None
                if named.prefix and person.role is None:
                    person.describe(self.roles.role(named, first, end))
                self.mentions.append((first, person))
        self._number()
        for person in self.by_name.values():
            for word in self._role_words(person):
                self.by_role.setdefault(word, []).append(person)

    def _number(self) -> None:
        """Put the mentions in order, and note the first of each person."""
        self.mentions.sort(key=_first)
        for token, person in reversed(self.mentions):
            person.first = token

    def _is_capital(self, token: int) -> bool:
        return self.analysis.forms[token][0].isupper()

    def _unlisted(
        self,
        maybe: dict[str, list[tuple[int, int, Named]]],
        singles: list[tuple[int, int, Named]],
    ) -> None:
        """Take for people whom the text calls by a last name alone: Quorra Veldt, then Veldt."""
        called = {named.words[-1] for _, _, named in singles}
        for last, found in maybe.items():
            if last not in called or last in self.by_last:
                continue
            for first, end, named in found:
                person = self.by_name.get(named.words) or self._new(named)
                self._mention(person, named, first, end)

    def _mention(self, person: Person, named: Named, first: int, end: int) -> None:
        if person.role is None:
            person.describe(self.roles.role(named, first, end))
        person.aliases[" ".join(named.words)] = None
        self.mentions.append((first, person))

    def _new(self, named: Named) -> Person:
        person = self.by_name[named.words] = Person(named.words, self.reader.gender(named))
        self.by_last.setdefault(named.last, []).append(person)
        if len(named.words) > 1:
            self.by_first_name.setdefault(named.words[0], []).append(person)
        return person

    def _role_words(self, person: Person) -> set[str]:
        words = set((person.role or "").lower().split())
        words |= {self.table.long_titles[w] for w in words if w in self.table.long_titles}
        leads = words == {"prime", "minister"} or (words and words <= _LEADERS)
        return words | {"leader"} if leads else words

    def holder(self, words: set[str], head: str, token: int) -> list[Person]:
        """Those mentioned before a token whose role and country the words name.

        "The foreign minister", "the Peruvian president", "the Peruvian leader".
        """
        known = self.by_role.get(head, [])[:_MOST_NAMESAKES]
        return [p for p in known if p.first < token and self._fits(p, words)]

    def _fits(self, person: Person, words: set[str]) -> bool:
        known = [self.table.countries.get(w.capitalize()) for w in words - self._role_words(person)]
        held = person.affiliation or ""
        return all(
            country is not None and (held == country or held.startswith(f"{country}'s "))
            for country in known  # Peru, Peru's Green Party
        )

    # -- names

    def _longer(self, named: Named) -> Person | None:
        """Whose name it is with other words: Ortega Lund, of Maria Ortega Lund, Ann J. Lee."""
        words = named.words
        if len(words) == 1:
            return None
        known = self.by_last.get(named.last, [])[:_MOST_NAMESAKES]
        plain = _without_initials(words)
        found = [
            person
            for person in known
            if plain == _without_initials(person.words) and plain in (words, person.words)
        ]
        lead = words[0]
        if not found and (
            lead not in self.table.first_names or lead.lower() in self.table.particles
        ):
            found = [person for person in known if person.words[-len(words) :] == words]
        return found[0] if len(found) == 1 else None

    def person(self, named: Named, token: int) -> Person | None:
        """Who is meant by a name; None when several could be."""
        exact = self.by_name.get(named.words) or self._longer(named)
        if exact is not None:
            return exact
        if not self.reader.is_family_name(named.words):
            return None
        word = named.words[-1]
        known = self.by_last.get(word) or self.by_first_name.get(word)
        if not known:
            return None
        if len(known) == 1:
            return known[0]
        gender = self.reader.gender(named)
        fitting = [p for p in known if not gender or p.gender in ("", gender)]
        if len(fitting) == 1:
            return fitting[0]
        # Of several with the name, it is the only one met before, or the one whom
        # the text called by it before it named another.
        earlier = [p for p in fitting[:_MOST_NAMESAKES] if 0 <= p.first < token]
        called = self._called.get(word)
        if len(earlier) > 1 and called in earlier:
            return called
        return earlier[0] if len(earlier) == 1 else None

    def named(self, first: int, end: int) -> Named | None:
        """The name at the end of a phrase: a capital at the head of a sentence, too, if known."""
        named = self.reader.named(first, end)
        if named is None and end == first + 1 and self._is_capital(first):
            word = self.analysis.forms[first]
            if word in self.by_last:
                return Named((), (word,), first)
        return named

    def before(self, token: int, floor: int) -> list[tuple[int, Person]]:
        """The mentions of persons from token `floor` up to `token`."""
        low = bisect_left(self.mentions, floor, key=_first)
        high = bisect_left(self.mentions, token, key=_first)
        return self.mentions[low:high]


#: Of a country, whoever holds one of these is its leader, as is a prime minister.
_LEADERS = frozenset(("chancellor", "dictator", "king", "premier", "president", "queen"))


def _without_initials(words: tuple[str, ...]) -> tuple[str, ...]:
    """Ann Lee, of Ann J. Lee."""
    return (words[0], *(word for word in words[1:] if len(word) != 2 or word[1] != "."))


def _first(mention: tuple[int, Person]) -> int:
    return mention[0]


def people_of(analysis: Analysis) -> People:
    """The persons that a text names."""
    return People(analysis, analysis.lexicon.built(name_table))
