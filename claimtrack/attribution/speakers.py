"""Speakers: whom a source names, under the fullest name that the text gives."""

from __future__ import annotations

from bisect import bisect_right

from claimtrack.attribution.antecedents import Antecedents
from claimtrack.attribution.bodies import Bodies, Body
from claimtrack.attribution.found import Range
from claimtrack.attribution.names import NameTable
from claimtrack.attribution.nominals import affiliation, end_of_name, end_of_nominal
from claimtrack.attribution.people import People, Person, people_of
from claimtrack.model.entity import Speaker
from claimtrack.text.analysis import Analysis

__all__ = ["FIRST_PERSON", "SpeakerFinder"]

#: Words for whoever speaks; inside speech they are its speaker.
FIRST_PERSON = frozenset(("i", "me", "my", "myself", "we", "us", "our", "ours", "ourselves"))
_GENDERS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_MOST_WORDS = 8  # of a source without a noun: those who attended
_MOST_NAMES = 4  # names joined by and, or in appositions, that are looked at


class SpeakerFinder:
    """Resolves the sources of one text; to be asked in the order of the text."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.people: People = people_of(analysis)
        self.table: NameTable = self.people.table
        self._bodies = Bodies(
            analysis, self.table, frozenset(token for token, _ in self.people.mentions)
        )
        self._past = Antecedents(analysis, self.people)
        self._speakers: dict[int, Speaker] = {}
        self._unnamed: dict[str, Speaker] = {}  # the last of each role
        self._firsts = [row[0] for row in analysis.phrase_rows]

    def speaker(self, source: Range | None) -> Speaker | None:
        """The speaker that the tokens of a source stand for, None when that is not clear."""
        if source is None:
            return None
        first, end = source
        word = self.analysis.forms[first].lower()
        tags = self.analysis.tags
        joined = word in _GENDERS and self.analysis.forms[first + 1] in ("and", ",")  # he and Lee
        if joined or (end - first <= 2 and self._stands_alone(first, end)):
            if word in _GENDERS:
                meant = self._past.single(first, _GENDERS[word])
                return self._known(meant, first) if isinstance(meant, Person) else meant
            if word in ("they", "their", "them"):
                return self._past.group(first)
            if word in ("it", "its"):
                return self._past.body(first)
            return None
        if tags[first] == "w" or word in ("who", "that", "which"):
            return self._antecedent(first)
        return self._phrase(first, end)

    def _stands_alone(self, first: int, end: int) -> bool:
        """Whether a pronoun or determiner is no part of a longer phrase: her, but not her son."""
        tags = self.analysis.tags
        return tags[first] in "PSLlVDy" and (end == first + 1 or tags[first] not in "DSy")

    def _known(self, person: Person | None, token: int) -> Speaker | None:
        if person is None:
            return None
        self._past.spoke(token, person)
        made = self._speakers.get(id(person))
        if made is None:
            aliases = tuple(alias for alias in person.aliases if alias != person.name)
            made = Speaker(
                person.name, role=person.role, affiliation=person.affiliation, aliases=aliases
            )
            self._speakers[id(person)] = made
        return made

    def _antecedent(self, first: int) -> Speaker | None:
        """ "[Ann Lee], who said ..." """
        at = first - 1
        if at >= 0 and self.analysis.forms[at] == ",":
            at -= 1
        row = bisect_right(self._firsts, at) - 1
        if row < 0:
            return None
        start, end, _ = self.analysis.phrase_rows[row]
        if end != at + 1:
            return None
        if row and self.analysis.tags[start] == "a":  # Rome ['s mayor], who
            start = self.analysis.phrase_rows[row - 1][0]
        return self._phrase(start, end)

    def _phrase(self, first: int, end: int) -> Speaker | None:
        analysis, people = self.analysis, self.people
        rows = analysis.phrases_between(first, end)
        if not rows:
            return self._as_written(first, end, end)
        number = 0
        while number + 1 < len(rows) and analysis.tags[rows[number + 1][0]] == "a":
            number += 1
        if len(rows) > 1 and self._is_owned_report(rows[-1], end):
            return self._phrase(first, rows[-2][1])
        if number == 0 and (joint := self._joint(rows, end)) is not None:
            return joint
        if (name := self._double_name(rows, end)) is not None:
            return self._body(self._bodies.add(name, first), first)
        if number == 0 and (joint := self._pair(rows, end)) is not None:
            return joint
        for index in (number, *range(number + 1, min(len(rows), number + _MOST_NAMES))):
            start, stop, head = rows[index]
            named = people.named(start, stop)
            if named is None:
                continue
            if index > number and analysis.forms[start - 1] != ",":
                if people.roles.office(start, named) is None:
                    continue
            person = people.person(named, start)
            if person is not None:
                return self._known(person, start)
            if index == number and people.reader.is_family_name(named.words):
                if named.last in people.by_last:
                    return None  # several have the name
        start, stop, head = rows[number]
        if number == 0 and analysis.forms[start].lower() == "the":
            word = analysis.forms[head].lower()
            if people.reader.is_title(word):
                words = {form.lower() for form in analysis.forms[start + 1 : stop]}
                holders = people.holder(words, word, start)
                if holders:
                    return self._known(holders[0] if len(holders) == 1 else None, start)
            if stop == start + 2 and (
                meant := self._bodies.meant(word, start, self._past.bodies_that_spoke())
            ):
                return self._body(meant[0], start) if len(meant) == 1 else None
        if (name := self._name_beside(rows, number, end)) is not None:
            return self._body(self._bodies.add(name, first), first)
        limit = min(end, end_of_nominal(analysis, rows[number], end))
        if analysis.tags[limit - 1] in "DSlL" and limit < end <= first + _MOST_WORDS:
            limit = end  # those who attended
        bare = all(tag in "DSlLyjJ" for tag in analysis.tags[first:limit])
        if bare and "-" not in analysis.forms[limit - 1]:
            return None  # the latest, those; but the 46-year-old
        return self._as_written(first, limit, stop, head)

    def _is_owned_report(self, row: Range3, end: int) -> bool:
        """Whether a source ends so that its owner is who speaks: the bank ['s estimates]."""
        start, stop, head = row
        report = self.analysis.forms[head].lower() in self.table.reports
        return report and stop == end and self.analysis.tags[start] == "a"

    def _joint(self, rows: list[Range3], end: int) -> Speaker | None:
        """ "Grace Hill and Walter Fox": two or more persons under their full names."""
        forms = self.analysis.forms
        names: list[str] = []
        at = rows[0][0]
        for first, stop, _ in rows[:_MOST_NAMES]:
            joined = [form for form in forms[at:first] if form != ","]
            if joined not in ([], ["and"]):
                return None
            named = self.people.named(first, stop)
            person = self.people.person(named, first) if named is not None else None
            if person is None:
                return None
            names.append(person.name)
            at = stop
        if len(names) < 2 or at != end or "and" not in forms[rows[0][1] : end]:
            return None
        speaker = Speaker(f"{', '.join(names[:-1])} and {names[-1]}")
        self._past.many_spoke(rows[0][0], speaker)
        return speaker

    def _name_beside(self, rows: list[Range3], number: int, end: int) -> str | None:
        """ "The island's biggest party, the Harbour Front": the name of a body after its sort."""
        forms, tags = self.analysis.forms, self.analysis.tags
        _, stop, head = rows[number]
        if forms[head].lower() not in self.table.body_nouns or forms[stop] != ",":
            return None
        if number + 1 == len(rows) or rows[number + 1][0] != stop + 1:
            return None
        first, last, name = rows[number + 1]
        if tags[name] not in "NM" or (last < end and forms[last] != ","):
            return None
        return self.analysis.words(first + (forms[first].lower() in _ARTICLES), last)

    def _pair(self, rows: list[Range3], end: int) -> Speaker | None:
        """ "The Senate and House", "the mayor and the governor": two, each with name or article."""
        forms, tags = self.analysis.forms, self.analysis.tags
        if len(rows) != 2 or rows[1][1] != end or forms[rows[0][1] : rows[1][0]] != ["and"]:
            return None
        names: list[str] = []
        for first, stop, head in rows:
            if tags[first] not in "DS" and tags[head] not in "NM":
                return None
            named = self.people.named(first, stop)
            person = self.people.person(named, first) if named is not None else None
            start = first + (forms[first].lower() in _ARTICLES and stop > first + 1)
            names.append(person.name if person else self.analysis.words(start, stop))
        speaker = Speaker(" and ".join(names))
        self._past.many_spoke(rows[0][0], speaker)
        return speaker

    def _double_name(self, rows: list[Range3], end: int) -> str | None:
        """ "The Food and Drug Administration": the name of one body with "and" in it."""
        if len(rows) != 2:
            return None
        start, stop, _ = rows[0]
        if self.analysis.forms[start].lower() != "the" or self.analysis.forms[stop] != "and":
            return None
        whole = end_of_name(self.analysis, rows[0]) == rows[1][1] == end
        return self.analysis.words(start + 1, end) if whole else None

    def _as_written(
        self, first: int, end: int, stop: int, head: int | None = None
    ) -> Speaker | None:
        """A source under its own words, from token `first` up to `end`, without its article.

        `stop` is the end of the base phrase with the head.
        """
        forms, tags = self.analysis.forms, self.analysis.tags
        start = first
        if tags[first] in "DS" and forms[first].lower() in _ARTICLES:
            start += 1
        if start >= end or not any(form[0].isalnum() for form in forms[start:end]):
            return None
        name = self.analysis.words(start, end)
        if head is None:
            return Speaker(name)
        word = forms[head].lower()
        body = self._bodies.named(name)
        if body is None and tags[head] in "NM" and tags[first] != "S" and stop == end:
            body = self._bodies.add(name, first)
        if body is not None:
            speaker = self._body(body, first)
            if self._may_be_person(body, first, end):
                self._past.called_spoke(first, speaker)
            return speaker
        if tags[head] in "mM" or word in self.table.people_nouns:
            speaker = Speaker(name)
            self._past.many_spoke(first, speaker)
            return speaker
        if word in self.table.roles:
            known = self._unnamed.get(word)
            if known is None or not self._is_bare(first, end, word):
                known = Speaker(name, role=word, affiliation=affiliation(self.analysis, stop))
                self._unnamed[word] = known
            self._past.role_spoke(first, known, self.people.reader.gender_of_role(word))
            return known
        return Speaker(name)

    def _may_be_person(self, body: Body, first: int, end: int) -> bool:
        """Whether a name of which no more is known can be somebody's: Okafor, but not Geneva."""
        words, table = self.analysis.forms[first:end], self.table
        last = words[-1].removesuffix("s")
        return (
            len(words) <= 2
            and not body.nouns
            and not body.kinds
            and all(word.isalpha() and word[0].isupper() and not word.isupper() for word in words)
            and not table.is_name_by_itself(words)
            and last.lower() not in table.groups | table.proper_adjectives
            and last not in table.countries
        )

    def _is_bare(self, first: int, end: int, word: str) -> bool:
        return [form.lower() for form in self.analysis.forms[first:end]] == ["the", word]

    def _body(self, body: Body, token: int) -> Speaker:
        speaker = Speaker(body.name, affiliation=self.table.governments.get(body.name))
        self._past.body_spoke(token, body, speaker)
        return speaker


Range3 = tuple[int, int, int]
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their", "our", "my"))
