"""Who a personal name stands for: one person under the fullest name of the document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimtrack.model.entity import Entity
from claimtrack.prediction.entity_hits import Hit
from claimtrack.prediction.entity_names import NameTable

__all__ = ["People", "PersonName", "person_in"]

_SUFFIXES = frozenset(("Jr.", "Sr.", "II", "III", "IV", "VI", "XVI", "Jr", "Sr"))


class PersonName(NamedTuple):
    """The tokens of a personal name without titles, and whether a title stood before it."""

    first: int
    end: int
    titled: bool


def person_in(
    forms: list[str], tags: str, first: int, end: int, hits: Sequence[Hit], names: NameTable
) -> PersonName | None:
    """The personal name at the end of a noun phrase, as in "former U.N. envoy Ann Lee"."""
    stop = end
    while stop > first and tags[stop - 1] not in "NM":
        stop -= 1
    start = stop
    titles = names.title_words
    while start > first and (
        (tags[start - 1] in "NMj" and forms[start - 1][0].isupper())
        or (forms[start - 1] in names.particles and start - 1 > first and tags[start - 2] in "NM")
    ):
        start -= 1
    titled = start > first and forms[start - 1].lower() in titles and tags[start - 1] not in "aDS"
    for hit in hits:
        following = forms[hit.end] if hit.end < stop else ""
        first_name = forms[hit.first] in names.first_names and hit.end == hit.first + 1
        if (
            first_name
            and following
            and following not in titles
            and hit.end < stop
            and following not in names.organisation_words
            and tags[hit.end] == "N"
            and hit.first == start
        ):
            continue  # Jordan Smith
        if hit.end > start:
            if hit.end >= stop:
                if not (
                    hit.first > start
                    and forms[start] in names.first_names
                    and hit.end == hit.first + 1
                ):
                    return None
                continue  # Jack London
            start = max(start, hit.end)
    while start < stop - 1 and forms[start] in titles:
        titled = True
        start += 1
    if start >= stop or forms[start] in titles:
        return None
    last = forms[stop - 1]
    if last in names.organisation_words or last.lower() in names.times:
        return None
    if (stop == end and titled) or forms[start] in names.first_names:
        while forms[stop][:3] in ("al-", "el-", "Al-", "El-") or (
            forms[stop] in names.particles and forms[stop + 1][:1].isupper()
        ):
            stop += 1 + (forms[stop] in names.particles)
    if titled:
        return PersonName(start, stop, True)
    size = stop - start
    lead = forms[start]
    if size > 1 and (lead in names.first_names or (lead[1:2] == "." and len(lead) <= 4)):
        if not (names.first_names.get(lead) and size > 3):
            return PersonName(start, stop, False)
        return None
    if last in names.people:
        known = " ".join(forms[start:stop])
        if size == 1 or any(person.name == known for person in names.people[last]):
            return PersonName(start, stop, False)
    return None


class People:
    """The people of one document: `see` every name, then ask for the `canonical` one.

    >>> from claimtrack.lexicon import Lexicon
    >>> from claimtrack.prediction.entity_names import name_table
    >>> people = People(Lexicon.load().built(name_table))
    >>> people.see(["Ann", "Ortiz"], "ESP")
    >>> people.canonical("Ortiz")
    Entity(name='Ann Ortiz', country='ESP')
    """

    def __init__(self, names: NameTable) -> None:
        self._names = names
        self._fullest: dict[str, str] = {}
        self._by_first_name: dict[str, dict[str, str]] = {}  # the fullest name by last name
        self._countries: dict[str, str] = {}
        self._made: dict[str, Entity] = {}

    def see(self, words: Sequence[str], country: str | None) -> None:
        """Take note of a name, and of the country that stands beside it."""
        last = _last(words)
        name = " ".join(words)
        if len(name) > len(self._fullest.get(last, "")):
            self._fullest[last] = name
        if words[0] in self._names.first_names and last != words[0]:
            names = self._by_first_name.setdefault(words[0], {})
            names[last] = max(names.get(last, ""), name, key=len)
        if country is not None:
            self._countries.setdefault(last, country)

    def knows(self, last: str) -> bool:
        """Whether somebody of that last name was seen."""
        return last in self._fullest

    def calls(self, first_name: str) -> bool:
        """Whether one person alone was seen of that first name."""
        return len(self._by_first_name.get(first_name, ())) == 1

    def canonical(self, name: str) -> Entity:
        """The person under the fullest name, with the country where it is known."""
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = self._make(name)
        return found

    def _make(self, name: str) -> Entity:
        words = name.split()
        last = _last(words)
        if last not in self._fullest and len(words) == 1 and self.calls(name):
            [name] = self._by_first_name[name].values()
            return self.canonical(name)
        fullest = self._fullest.get(last, name)
        if len(words) > 1 and fullest.split()[0] != words[0] and not fullest.endswith(name):
            fullest = name  # another of the same family
        country = self._countries.get(last)
        known = self._names.people.get(last) or self._names.people.get(fullest, [])
        if " " in fullest:
            lead = fullest.split()[0]
            known = [k for k in known if k.name == fullest or k.name.split()[0] == lead]
        if known:
            countries = {k.country for k in known}
            if country is None and len(countries) == 1:
                country = countries.pop() or None
            if len({k.name for k in known}) == 1 and " " not in fullest:
                fullest = known[0].name
        return Entity(fullest, country)


def _last(words: Sequence[str]) -> str:
    return words[-2] if len(words) > 1 and words[-1] in _SUFFIXES else words[-1]
