"""Roles: what somebody is called beside a name, and the body or country that they act for."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.attribution.names import Named, NameReader
from claimtrack.attribution.nominals import (
    affiliation,
    end_of_nominal,
    end_of_title,
    phrase_before,
    row_before,
)
from claimtrack.text.analysis import Analysis
from claimtrack.text.groups import PhraseRow

__all__ = ["Role", "RoleReader"]

_MOST_LINKS = 4  # "of" and "and" in the name of an office
_SPANS_OF_TIME = frozenset(("minute", "hour", "day", "week", "month", "year", "decade", "moment"))


class Role(NamedTuple):
    """Mayor of Austin: `name` mayor, `affiliation` Austin."""

    name: str
    affiliation: str | None


class RoleReader:
    """Reads the roles that stand before and after the names of one text."""

    def __init__(self, analysis: Analysis, reader: NameReader) -> None:
        self.analysis, self.reader, self.table = analysis, reader, reader.table

    def role(self, named: Named, first: int, end: int) -> Role | None:
        """The role of whoever is named in a phrase, None where nothing beside the name tells."""
        role = None
        if named.prefix:
            office = self.office(first, named)
            start = named.first - len(named.prefix) if office is None else office
            role = self._titled(start, named.first)
            if role is not None and role.affiliation is None:
                role = Role(role.name, self._owner(min(first, start)) or self._of(end))
        role = role or self._apposed(end)
        if role is None and named.first == first:
            role = self._leading(first, end)
        return role

    def _titled(self, start: int, end: int) -> Role | None:
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
            return None
        within = "of" in words[:at]
        if within and words[at - 1] == "and":
            at = len(words) - 1  # Department of Health and Human Services [Secretary]
        while at > 0 and (
            (
                words[at - 1].islower()
                and words[at - 1] not in ("and", "of", "for")
                and (words[at].islower() or tags[start + at - 1] == "j")  # the way Sen. Lee
            )
            or (
                tags[start + at - 1] == "j"
                and not within
                and lower[at - 1] not in table.proper_adjectives
                and words[at - 1] not in table.countries
            )
        ):
            at -= 1
        past = int(at > 0 and lower[0] in ("ex", "former"))  # former Peru coach
        name = " ".join((*words[:past], self.analysis.words(start + at, end)))
        who = self.analysis.words(start + past, start + at) if at > past else None
        if who is None or words[at - 1].islower():
            return Role(name, None)
        return Role(name, table.countries.get(who, who))

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
        word, titled = forms[row[2]], reader.is_titled(named)
        if word in self.table.organisation_words:
            return row[0] if titled and len(named.prefix) > 1 and link != "for" else None
        if not reader.is_title(word.lower()) or titled != (link == "and"):
            return None
        if link != "of" and self.analysis.tags[row[0]] in "DS":
            return None  # the mayor and Governor Ann Lee, the lawyer for Texan Ann Lee
        return row[0] if titled or named.prefix[-1][0].isupper() else None

    def _apposed(self, end: int) -> Role | None:
        """Ann Lee, "the mayor of Austin"; Ann Lee, 52, "a nurse"."""
        forms, tags = self.analysis.forms, self.analysis.tags
        if forms[end] != ",":
            return None
        if tags[end + 1 : end + 3] == "y,":
            end += 2
        row = self.analysis.phrase_at(end + 1)
        if row is None and tags[end + 1] == "g":
            row = self.analysis.phrase_at(end + 2)
            if row is None or row[1] - row[0] > 1:
                return None
            row = (end + 1, *row[1:])  # managing editor
        if row is None:
            return None
        while tags[row[1]] == "a" and (owned := self.analysis.phrase_at(row[1])) is not None:
            row = owned  # the mayor ['s press secretary]
        row = self._last_of_office(row) or row
        first, _, head = row
        word = forms[head].lower()
        if word in self.table.roles or (
            forms[first] in ("a", "an") and tags[head] == "n" and word not in _SPANS_OF_TIME
        ):
            return self._of_phrase(row)
        return None

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

    def _leading(self, first: int, end: int) -> Role | None:
        """ "The chairwoman of the board", Ann Lee, said."""
        forms = self.analysis.forms
        if not first or forms[first - 1] != "," or forms[end] not in (",", ".", "\n", ")"):
            return None
        near = phrase_before(self.analysis, first - 1)
        rows = [row_before(self.analysis, first - 1), near]
        if near is not None and self.analysis.tags[near[0]] == "a":
            rows.reverse()  # the president of Kenya ['s spokesman], Ann Lee
        for row in rows:
            if row is not None and forms[row[2]].lower() in self.table.roles:
                if end_of_nominal(self.analysis, row) == first - 1:
                    return self._of_phrase(row)
        return None

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

    def _of_phrase(self, row: PhraseRow) -> Role | None:
        """ "The mayor" of Austin, "'s president and chief executive"."""
        first, end, _ = row
        office = self.office(first, Named(tuple(self.analysis.forms[first:end]), (), end))
        if office is not None:
            role, first = self._titled(office, end), office
        else:
            start = first
            while start < end - 1 and self.analysis.tags[start] in "DSa":
                start += 1
            end = self._end_of_offices(end)
            role = Role(self.analysis.words(start, end_of_title(self.analysis, end)), None)
        if role is None or role.affiliation is not None:
            return role
        return Role(role.name, affiliation(self.analysis, end) or self._owner(first))

    def _end_of_offices(self, end: int) -> int:
        """The end of "chair [and chief executive]", two offices of one person."""
        if self.analysis.forms[end] == "and":
            row = self.analysis.phrase_at(end + 1)
            if row is not None and self.analysis.forms[row[2]].lower() in self.table.roles:
                return row[1] if self.analysis.tags[row[0]] not in "DSa" else end
        return end
