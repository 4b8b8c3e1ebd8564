"""People: who is named in a text, by full names, with role, affiliation and gender."""

from __future__ import annotations

from bisect import bisect_left

from claimtrack.attribution.names import Named, NameReader, NameTable, name_table
from claimtrack.attribution.nominals import (
    affiliation,
    end_of_nominal,
    end_of_title,
    phrase_before,
    row_before,
)
from claimtrack.text.analysis import Analysis
from claimtrack.text.groups import PhraseRow

__all__ = ["People", "Person", "people_of"]

_MOST_NAMESAKES = 20
_MOST_LINKS = 4  # "of" and "and" in the name of an office


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


class People:
    """The persons of a text and where they are mentioned, in order."""

    def __init__(self, analysis: Analysis, table: NameTable) -> None:
        self.analysis = analysis
        self.table = table
        self.reader = NameReader(analysis, table)
        self.by_last: dict[str, list[Person]] = {}
        self.by_first_name: dict[str, list[Person]] = {}
        self.by_name: dict[tuple[str, ...], Person] = {}
        self.mentions: list[tuple[int, Person]] = []
        self.by_role: dict[str, list[Person]] = {}
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
        for first, end, named in singles:
            person = self.person(named, first)
            titled = reader.is_titled(named) and self.analysis.forms[end] != "of"
            if person is None and titled and tags[named.first] == "N":
                person = self.by_name.get(named.words) or self._new(named)
            if person is not None:
                person.aliases[" ".join((*named.prefix, *named.words))] = None
                if named.prefix and person.role is None:
                    self._describe(person, named, first, end)
                self.mentions.append((first, person))
        self.mentions.sort(key=_first)
        for token, person in reversed(self.mentions):
            person.first = token
        for person in self.by_name.values():
            for word in self._role_words(person):
                self.by_role.setdefault(word, []).append(person)

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
            self._describe(person, named, first, end)
        person.aliases[" ".join(named.words)] = None
        self.mentions.append((first, person))

    def _new(self, named: Named) -> Person:
        person = self.by_name[named.words] = Person(named.words, self.reader.gender(named))
        self.by_last.setdefault(named.last, []).append(person)
        if len(named.words) > 1:
            self.by_first_name.setdefault(named.words[0], []).append(person)
        return person

    # -- role and affiliation

    def _describe(self, person: Person, named: Named, first: int, end: int) -> None:
        if named.prefix:
            office = self.office(first, named)
            start = named.first - len(named.prefix) if office is None else office
            self._describe_by_title(person, start, named.first)
            if person.role is not None and person.affiliation is None:
                person.affiliation = self._owner(min(first, start)) or self._of(end)
        if person.role is None:
            self._describe_by_apposition(person, end)
        if person.role is None and named.first == first:
            self._describe_by_leading_noun(person, first, end)

    def _describe_by_title(self, person: Person, start: int, end: int) -> None:
        """ "Russian Foreign Minister" Sergey Lavrov, U.S. "Secretary of State" Ann Lee."""
        tags, table = self.analysis.tags, self.table
        start += tags[start] in "Da"
        words = self.analysis.forms[start:end]
        lower = [word.lower() for word in words]
        at = next(
            (
                n
                for n in range(len(lower))
                for stop in range(len(lower), n, -1)
                if self.reader.is_title(" ".join(lower[n:stop]))
            ),
            None,
        )
        if at is None or (table.titles.get(lower[at]) and lower[at] not in table.roles):
            return
        within = "of" in words[:at]
        if within and words[at - 1] == "and":
            at = len(words) - 1  # Department of Health and Human Services [Secretary]
        while at > 0 and (
            (words[at - 1].islower() and words[at - 1] not in ("and", "of", "for"))
            or (
                tags[start + at - 1] == "j"
                and not within
                and lower[at - 1] not in table.proper_adjectives
                and words[at - 1] not in table.countries
            )
        ):
            at -= 1
        past = int(at > 0 and lower[0] in ("ex", "former"))  # former Peru coach
        person.role = " ".join((*words[:past], self.analysis.words(start + at, end)))
        if at > past:
            who = self.analysis.words(start + past, start + at)
            person.affiliation = table.countries.get(who, who)

    def office(self, first: int, named: Named) -> int | None:
        """The token that an office opens at which ends within a name's phrase, None if none does.

        [Secretary of] State Ann Lee, [Minister for] Europe Ann Lee, [president and] CEO Ann Lee,
        [Department of Health and] Human Services Secretary Ann Lee.
        """
        forms, reader = self.analysis.forms, self.reader
        link = forms[first - 1] if first else ""
        if not named.prefix or link not in ("of", "for", "and"):
            return None
        row = row_before(self.analysis, first - 1)
        if row is None or row[2] != row[1] - 1:
            return None
        bare = self.analysis.tags[row[0]] not in "DS"
        word, titled = forms[row[2]], reader.is_titled(named)
        if word in self.table.organisation_words:
            return row[0] if titled and len(named.prefix) > 1 and link != "for" else None
        if not reader.is_title(word.lower()) or titled != (link == "and"):
            return None
        return row[0] if (bare or link == "of") and (titled or named.prefix[-1][0].isupper()) else None

    def _describe_by_apposition(self, person: Person, end: int) -> None:
        """Ann Lee, "the mayor of Austin"; Ann Lee, 52, "a nurse"."""
        forms, tags = self.analysis.forms, self.analysis.tags
        if forms[end] != ",":
            return
        if tags[end + 1 : end + 3] == "y,":
            end += 2
        row = self.analysis.phrase_at(end + 1)
        if row is None:
            return
        while tags[row[1]] == "a" and (owned := self.analysis.phrase_at(row[1])) is not None:
            row = owned  # the mayor ['s press secretary]
        row = self._last_of_office(row) or row
        first, stop, head = row
        word = forms[head].lower()
        if word in self.table.roles or (
            forms[first] in ("a", "an") and tags[head] == "n" and word not in _SPANS_OF_TIME
        ):
            self._set_role(person, row)

    def _last_of_office(self, row: PhraseRow) -> PhraseRow | None:
        """The phrase with the role: Office of Management and [Budget director]."""
        analysis = self.analysis
        for _ in range(_MOST_LINKS):
            following = analysis.phrase_at(row[1] + 1)
            if analysis.forms[row[1]] not in ("of", "and") or following is None:
                return None
            first, end, head = row = following
            if analysis.tags[first] in "DSa":
                return None
            if analysis.forms[head].lower() in self.table.roles:
                prefix = tuple(analysis.forms[first:end])
                return row if self.office(first, Named(prefix, (), end)) is not None else None
        return None

    def _describe_by_leading_noun(self, person: Person, first: int, end: int) -> None:
        """ "The chairwoman of the board", Ann Lee, said."""
        forms = self.analysis.forms
        if not first or forms[first - 1] != "," or forms[end] not in (",", ".", "\n", ")"):
            return
        near = phrase_before(self.analysis, first - 1)
        rows = [row_before(self.analysis, first - 1), near]
        if near is not None and self.analysis.tags[near[0]] == "a":
            rows.reverse()  # the president of Kenya ['s spokesman], Ann Lee
        for row in rows:
            if row is not None and forms[row[2]].lower() in self.table.roles:
                if end_of_nominal(self.analysis, row) == first - 1:
                    self._set_role(person, row)
                    return

    def _owner(self, first: int) -> str | None:
        """The body or country that a phrase belongs to: "Peru" 's president."""
        if self.analysis.tags[first] != "a":
            return None
        row = row_before(self.analysis, first)
        if row is None or self.analysis.tags[row[2]] not in "NM":
            return None
        start = row[0] + (self.analysis.tags[row[0]] == "D")
        return self.analysis.words(start, row[1]) if row[1] == first else None

    def _of(self, end: int) -> str | None:
        """The body or country after a name: President Ann Lee of "Peru"."""
        return affiliation(self.analysis, end) if self.analysis.forms[end] == "of" else None

    def _set_role(self, person: Person, row: PhraseRow) -> None:
        first, end, _ = row
        office = self.office(first, Named(tuple(self.analysis.forms[first:end]), (), end))
        if office is not None:
            self._describe_by_title(person, office, end)
            first = office
        else:
            start = first
            while start < end - 1 and self.analysis.tags[start] in "DSa":
                start += 1
            end = self._end_of_offices(end)
            person.role = self.analysis.words(start, end_of_title(self.analysis, end))
        if person.affiliation is None:
            person.affiliation = affiliation(self.analysis, end) or self._owner(first)

    def _end_of_offices(self, end: int) -> int:
        """The end of "chair [and chief executive]", two offices of one person."""
        if self.analysis.forms[end] == "and":
            row = self.analysis.phrase_at(end + 1)
            if row is not None and self.analysis.forms[row[2]].lower() in self.table.roles:
                return row[1] if self.analysis.tags[row[0]] not in "DSa" else end
        return end

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
        countries, country = self.table.countries, person.affiliation
        return all(
            country is not None and countries.get(word.capitalize()) == country
            for word in words - self._role_words(person)
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
        # Of several with the name, it can be told only when one alone is met before.
        earlier = [p for p in fitting[:_MOST_NAMESAKES] if 0 <= p.first < token]
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
_SPANS_OF_TIME = frozenset(("minute", "hour", "day", "week", "month", "year", "decade", "moment"))


def _without_initials(words: tuple[str, ...]) -> tuple[str, ...]:
    """Ann Lee, of Ann J. Lee."""
    return (words[0], *(word for word in words[1:] if len(word) != 2 or word[1] != "."))


def _first(mention: tuple[int, Person]) -> int:
    return mention[0]


def people_of(analysis: Analysis) -> People:
    """The persons that a text names."""
    return People(analysis, analysis.lexicon.built(name_table))
