"""Speakers: whom a source names, under the fullest name that the text gives."""

from __future__ import annotations

from bisect import bisect_right

from claimtrack.attribution.found import Range
from claimtrack.attribution.people import People, Person, people_of
from claimtrack.model.entity import Speaker
from claimtrack.text.analysis import Analysis

__all__ = ["SpeakerFinder"]

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
_SENTENCES_BACK = 4
_TOKENS_BACK = 250
_RESOLVED_BACK = 12
_COMPANY = frozenset(("co.", "corp.", "inc.", "plc", "ltd.", "llc", "group", "holdings", "company"))


class SpeakerFinder:
    """Resolves the sources of one text; to be asked in the order of the text."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.people: People = people_of(analysis)
        self._speakers: dict[int, Speaker] = {}
        self._firsts = [row[0] for row in analysis.phrase_rows]
        self._resolved: list[tuple[int, Person]] = []  # sources so far, in order
        self._companies: dict[str, str] | None = None

    def speaker(self, source: Range | None) -> Speaker | None:
        """The speaker that the tokens of a source stand for, None when that is not clear."""
        if source is None:
            return None
        first, end = source
        forms, tags = self.analysis.forms, self.analysis.tags
        word = forms[first].lower()
        if end - first <= 2 and word in _GENDERS:
            return self._known(self._pronoun(first, _GENDERS[word]), first)
        if end - first <= 2 and tags[first] in "PSLlV":
            return None
        if tags[first] == "w" or word in ("who", "that", "which"):
            return self._antecedent(first)
        return self._phrase(first, end)

    def _known(self, person: Person | None, token: int) -> Speaker | None:
        if person is None:
            return None
        self._resolved.append((token, person))
        made = self._speakers.get(id(person))
        if made is None:
            aliases = tuple(alias for alias in person.aliases if alias != person.name)
            made = Speaker(
                person.name, role=person.role, affiliation=person.affiliation, aliases=aliases
            )
            self._speakers[id(person)] = made
        return made

    def _pronoun(self, token: int, gender: str) -> Person | None:
        """The person last spoken of whose gender fits, a sentence's first one before others."""
        bounds = self.analysis.sentence_bounds
        number = self.analysis.sentence_of(token)
        for back in range(_SENTENCES_BACK):
            if number - back < 0:
                return None
            start, end = bounds[number - back]
            start, end = max(start, token - _TOKENS_BACK), min(token, end)
            if start >= end:
                continue
            near = self.people.before(end, start)
            for mention in reversed(self._resolved[-_RESOLVED_BACK:]):
                if start <= mention[0] < end:
                    near.append(mention)
            near.sort(key=lambda mention: mention[0])
            fitting = [
                (person.gender == gender, person)
                for _, person in near
                if person.gender in ("", gender)
            ]
            if fitting:
                sure = [person for known, person in fitting if known]
                return sure[0] if sure else fitting[0][1]
        return None

    def _antecedent(self, first: int) -> Speaker | None:
        """ "[Ann Lee], who said ..." """
        at = first - 1
        if at >= 0 and self.analysis.forms[at] == ",":
            at -= 1
        row = bisect_right(self._firsts, at) - 1
        if row < 0:
            return None
        start, end, _ = self.analysis.phrase_rows[row]
        return self._phrase(start, end) if end == at + 1 else None

    def _phrase(self, first: int, end: int) -> Speaker | None:
        analysis, people = self.analysis, self.people
        rows = analysis.phrases_between(first, end)
        if not rows:
            return self._as_written(first, end)
        number = 0
        while number + 1 < len(rows) and analysis.tags[rows[number + 1][0]] == "a":
            number += 1
        for index in (number, *range(number + 1, min(len(rows), number + 4))):
            start, stop, head = rows[index]
            if index > number and analysis.forms[start - 1] != ",":
                continue
            named = people.named(start, stop)
            if named is None:
                continue
            person = people.person(named, start)
            if person is not None:
                return self._known(person, start)
            if index == number and len(named.words) == 1 and named.words[0] in people.by_last:
                return None  # several have the name
        start, stop, head = rows[number]
        if number == 0 and self._is_definite_role(start, stop, head):
            return self._known(self._holder(start, head), start)
        stop = self._nominal_end(rows, number)
        return self._as_written(first, stop)

    def _nominal_end(self, rows: list[tuple[int, int, int]], number: int) -> int:
        """The end of a noun phrase with its "of ...": the Council of Ministers."""
        forms = self.analysis.forms
        end = rows[number][1]
        while number + 1 < len(rows) and rows[number + 1][0] == end + 1 and forms[end] == "of":
            number += 1
            end = rows[number][1]
        return end

    def _is_definite_role(self, first: int, end: int, head: int) -> bool:
        forms = self.analysis.forms
        return forms[first].lower() == "the" and self.people.table.roles.get(
            forms[head].lower(), "group"
        ) not in ("group", "other")

    def _holder(self, token: int, head: int) -> Person | None:
        """The one person before whose role has the word: "the minister"."""
        word = self.analysis.forms[head].lower()
        known = self.people.by_role.get(word, [])
        before = [person for person in known[:_RESOLVED_BACK] if person.first < token]
        return before[0] if len(before) == 1 else None

    def _as_written(self, first: int, end: int) -> Speaker | None:
        forms, tags = self.analysis.forms, self.analysis.tags
        if tags[first] == "D" and forms[first].lower() in ("the", "a", "an"):
            first += 1
        if first >= end or not any(form[0].isalnum() for form in forms[first:end]):
            return None
        name = self.analysis.words(first, end)
        return Speaker(self._company(name))

    def _company(self, name: str) -> str:
        """The full name of a company: Upjohn Co. for Upjohn."""
        if self._companies is None:
            self._companies = {}
            forms, tags = self.analysis.forms, self.analysis.tags
            for first, end, head in self.analysis.phrase_rows:
                if tags[head] in "NM" and forms[end - 1].lower() in _COMPANY and end - first > 1:
                    start = first + (tags[first] == "D")
                    short = " ".join(forms[start : end - 1])
                    self._companies.setdefault(short, self.analysis.words(start, end))
        return self._companies.get(name, name)
