"""The parties that a text speaks of: countries, people, organisations and groups of people."""

from __future__ import annotations

from claimtrack.model.entity import Entity
from claimtrack.prediction.entity_hits import Hit, name_hits
from claimtrack.prediction.entity_names import EntityRow, NameTable, name_table
from claimtrack.prediction.entity_people import People, person_in
from claimtrack.prediction.entity_pronouns import PRONOUNS, resolved
from claimtrack.text.analysis import Analysis

__all__ = ["EntityRow", "entity_rows"]

#: Words before a capital that make it a place: in Moscow, but not: with Moscow.
_PLACING = frozenset(
    "in at near from to outside around into through across inside toward towards above over"
    " central downtown eastern western northern southern east west north south leave leaving"
    " left reach reached of".split()
)
_DETERMINERS = frozenset(
    "the a an some its their his her our my 's this that these those all '".split()
)
_JOINING = frozenset(("of", "for", "and"))
#: Words that a time at the end of a phrase begins with: Nigeria last week.
_NEAR_TIMES = frozenset(("last", "next", "this", "earlier", "late", "early"))


def entity_rows(analysis: Analysis) -> list[EntityRow]:
    """The mentions of parties in the order of the text.

    "Lavrov, the Russian foreign minister" is `Entity("Sergey Lavrov", "RUS")`
    where the text has the full name. Cities and regions are of the kind place.

    >>> from claimtrack.text import analyse
    >>> text = "U.S. officials met Russian Foreign Minister Sergey Lavrov in Geneva."
    >>> [(row.entity.name, row.kind) for row in entity_rows(analyse(text))]
    [('United States', 'country'), ('Sergey Lavrov', 'person'), ('Geneva', 'place')]
    """
    return _Reader(analysis).rows()


class _Reader:
    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.forms = analysis.forms
        self.tags = analysis.tags
        self.names: NameTable = analysis.lexicon.built(name_table)
        self.outside = {n for bounds in analysis.dateline_bounds for n in range(*bounds)}
        self.hits = [
            hit for hit in name_hits(analysis, self.names) if hit.first not in self.outside
        ]
        self.people = People(self.names)
        self.found: list[EntityRow] = []
        self.persons: list[int] = []
        self.covered = 0

    def rows(self) -> list[EntityRow]:
        hits, tags, forms = self.hits, self.tags, self.forms
        at, total = 0, len(hits)
        last_end = -1
        for first, end, head in self.analysis.phrase_rows:
            while at < total and hits[at].first < first:  # a name outside any phrase
                self._loose(hits[at])
                at += 1
            start = at
            while at < total and hits[at].first < end:
                at += 1
            if first in self.outside:
                continue
            if first < self.covered:
                for hit in hits[start:at]:
                    if hit.first >= self.covered:
                        self._loose(hit)
                continue
            if tags[first] == "P" and at == start:
                self._pronoun(first)
                continue
            if tags[first] == "S":
                self._pronoun(first)
            named = "N" in tags[first:end] or "M" in tags[first:end]
            if not named and end == first + 1 and self.people.knows(forms[first]):
                self.persons.append(len(self.found))  # Trump, at the head of a sentence
                self._add(first, end, Entity(forms[first]), "person")
                last_end = end
                continue
            if at > start or named:
                self._phrase(first, end, head, hits[start:at], first == last_end)
            last_end = end
        while at < total:
            self._loose(hits[at])
            at += 1
        found = self._resolved()
        if forms and len(found) > 1:
            found.sort(key=_place)
        return found

    def _add(
        self, first: int, end: int, entity: Entity, kind: str, government: Entity | None = None
    ) -> None:
        self.found.append(EntityRow(first, end, entity, kind, government))

    def _loose(self, hit: Hit) -> None:
        if hit.name.kind == "nationality":
            self._add(hit.first, hit.end, hit.name.entity, "nationality")
        else:
            self._named(hit)

    def _named(self, hit: Hit) -> None:
        """A name that is a phrase of its own."""
        name = hit.name
        kind, entity = name.kind, name.entity
        before = self.forms[hit.first - 1].lower() if hit.first else ""
        if before == "the" and hit.first > 1:
            before = self.forms[hit.first - 2].lower()
        if name.government is not None:
            if before in _PLACING or (kind == "place" and before == ","):
                kind = "place"
            else:
                entity, kind = name.government, "country"
        elif kind == "nationality":
            kind = "group"
        elif kind == "government":
            kind = "country"
        self._add(hit.first, hit.end, entity, kind, name.government)

    def _phrase(self, first: int, end: int, head: int, hits: list[Hit], joined: bool) -> None:
        """What a noun phrase that has a name or an adjective of nationality speaks of."""
        forms, tags, names = self.forms, self.tags, self.names
        times = names.times
        if _bare(forms, first, end).lower() in names.days:
            return  # Super Tuesday, Boxing Day
        if (numbered := self._numbered(first, end)) is not None:
            self._add(first, end, numbered, "organisation")
            return
        while end > first + 1 and (
            forms[end - 1].lower() in times or tags[end - 1] == "y" or forms[end - 1] in _NEAR_TIMES
        ):
            end -= 1
        head = min(head, end - 1)
        if hits and hits[-1].end > end:  # the People | 's Republic of China
            self.covered = hits[-1].end
            for hit in hits:
                self._loose(hit)
            return
        hits = [
            h
            for h in hits
            if h.end <= end and not (h.first and forms[h.first - 1].lower() == "ethnic")
        ]
        hits = [h for h in hits if not self._inside_name(h, end)]
        person = person_in(forms, tags, first, end, hits, names)
        if person is not None:
            country = next((h.name.entity.country for h in hits if h.end <= person.first), None)
            if joined and self.found and self.found[-1].end >= first - 1:
                owner = self.found[-1]
                if country is None and person.titled and owner.kind != "person":
                    country = owner.entity.country
                    self.found.pop()
            self.persons.append(len(self.found))
            self.people.see(forms[person.first : person.end], country)
            entity = Entity(" ".join(forms[person.first : person.end]))
            self._add(first, max(end, person.end), entity, "person")
            return
        run = _name_run(tags, first, end)
        if run is not None and (not hits or hits[-1].end <= run):
            if not self._only_titles(run, end):
                self._organisation(first, run, end, hits)
                return
        if not hits:
            return
        last = hits[-1]
        if last.end >= end and last.name.kind != "nationality":
            for hit in hits:
                if hit is last or not (
                    hit.name.kind == "nationality" or _modifies(forms, hit, last)
                ):
                    self._named(hit)
            return
        if last.end >= end and last.first == head and len(hits) == 1:
            plural = forms[head].endswith("s") and tags[head] in "mM"
            self._add(first, end, last.name.entity, "group" if plural else "country")
            return
        word = forms[end - 1].lower()
        kept = [hits[0]]
        for hit in hits[1:]:
            if hit.first == kept[-1].first or forms[hit.first - 1] in ("and", ",", "or", "&"):
                kept.append(hit)
        if last.end >= end and len(kept) == len(hits):
            for hit in kept:
                self._add(hit.first, hit.end, hit.name.entity, "country")
            return
        for hit in kept:
            name = hit.name
            if word in names.state_nouns and name.kind in ("country", "nationality", "government"):
                self._add(first, end, name.government or name.entity, "country")
            elif name.kind in ("igo", "organisation"):
                self._add(first, end, name.entity, name.kind)
            elif word in names.human_nouns:
                if len(kept) > 1:
                    text = f"{forms[hit.first]} {forms[end - 1]}"
                else:
                    text = _bare(forms, _first_adjective(tags, hit.first, first), end)
                self._add(first, end, Entity(text, name.entity.country), "group")
            elif name.kind == "place":
                self._add(first, end, name.entity, "place", name.government)
            else:
                self._add(first, end, name.government or name.entity, "nationality")

    def _numbered(self, first: int, end: int) -> Entity | None:
        """House Bill 1523: a name that ends with a number which is no year."""
        number, before = self.forms[end - 1], self.forms[end - 2].lower()
        if not number.isdecimal() or (len(number) == 4 and number[:2] in ("19", "20")):
            return None
        run = _name_run(self.tags, first, end - 1)
        if run is None or before in self.names.times:
            return None
        while run > first and self.forms[run - 1][0].isupper():
            run -= 1
        return Entity(_bare(self.forms, run, end))

    def _inside_name(self, hit: Hit, end: int) -> bool:
        """Whether a name is only a word of a longer one: International Labor Office."""
        return (
            hit.name.kind == "organisation"
            and hit.first > 0
            and self.tags[hit.first - 1] == "N"
            and hit.end < end
            and self.forms[hit.end] in self.names.organisation_words
        )

    def _only_titles(self, first: int, end: int) -> bool:
        titles = self.names.title_words
        return all(form in titles for form in self.forms[first:end])

    def _organisation(self, first: int, run: int, end: int, hits: list[Hit]) -> None:
        forms, names = self.forms, self.names
        stop = end
        while stop > run and self.tags[stop - 1] not in "NM":
            stop -= 1
        while run < stop and (forms[run].lower() in names.times or not forms[run][:1].isupper()):
            run += 1
        if run >= stop or forms[stop - 1].lower() in names.times:
            for hit in hits:
                self._loose(hit)
            return
        if stop == run + 1 and not hits:
            if self.people.knows(forms[run]) or self.people.calls(forms[run]):
                self.persons.append(len(self.found))
                self._add(first, end, Entity(forms[run]), "person")
                return
            if self._only_capital_by_place(run) or _is_seat(forms, run):
                return
            if forms[run] in names.letters_of_things:
                return
        country = next((h.name.entity.country for h in hits), None)
        if stop < end and hits and run > first:
            name = " ".join(forms[run:stop])
        elif hits and forms[stop - 1].lower() in names.state_nouns:
            self._add(first, end, hits[0].name.entity, "country")
            return
        else:
            name = _bare(forms, hits[0].first if hits else run, stop)
        if forms[stop - 1] in names.organisation_words and stop == end:
            while forms[end] in _JOINING:  # Association of African Jurists
                more = end + 1 + (forms[end + 1] == "the")
                if not forms[more][:1].isupper() or self.tags[more] not in "NMj":
                    break
                while forms[more][:1].isupper() and self.tags[more] in "NMj":
                    more += 1
                name = f"{name} {' '.join(forms[end:more])}"
                end = self.covered = more
        if name:
            self._add(first, end, Entity(name, country), "organisation")

    def _only_capital_by_place(self, at: int) -> bool:
        """Whether a word is a common noun that begins its sentence: Members of the ..."""
        if at and self.tags[at - 1] != "\n" and self.forms[at - 1] not in '“"':
            return False
        word = self.forms[at].lower()
        return word in self.names.common or word.removesuffix("s") in self.names.common

    def _pronoun(self, at: int) -> None:
        kind = PRONOUNS.get(self.forms[at].lower())
        if kind is not None:
            self.found.append(EntityRow(at, at + 1, _NOBODY, kind, None, True))

    def _resolved(self) -> list[EntityRow]:
        """The rows with people under their fullest names and pronouns under what they stand for."""
        found = self.found
        for n in self.persons:
            if n + 1 < len(found) and found[n].kind == "person":
                row, other = found[n], found[n + 1]
                if (
                    other.kind in ("country", "group", "nationality")
                    and self.forms[row.end] == ","
                    and other.first == row.end + 1
                ):  # Lee, the Dutch premier,
                    self.people.see([row.entity.name.split()[-1]], other.entity.country)
        for n in self.persons:
            if n < len(found) and found[n].kind == "person":
                row = found[n]
                found[n] = row._replace(entity=self.people.canonical(row.entity.name))
        return resolved(found, self.analysis, self.names)


_NOBODY = Entity("nobody")


def _place(row: EntityRow) -> int:
    return row.first


def _modifies(forms: list[str], hit: Hit, last: Hit) -> bool:
    """Whether a name only describes the one after it.

    Bosnian town of Gorazde; Athens, Greece; the U.S. Federal Reserve.
    """
    return (
        hit.first == last.first
        or (hit.end < last.first and forms[hit.end] == "," and hit.name.kind == "place")
        or (hit.end == last.first and last.name.kind == "organisation")
    )


def _is_seat(forms: list[str], at: int) -> bool:
    """Whether a word says for which party and state somebody sits: D-Calif."""
    return forms[at][1:2] == "-" and forms[at][2:3].isupper() and forms[at - 1] in ("(", ",")


def _first_adjective(tags: str, at: int, first: int) -> int:
    while at > first and tags[at - 1] == "j":
        at -= 1
    return at


def _name_run(tags: str, first: int, end: int) -> int | None:
    """Where the capitalised words at the end of a phrase begin."""
    at = end
    while at > first and tags[at - 1] in "NM":
        at -= 1
    return at if at < end else None


def _bare(forms: list[str], first: int, end: int) -> str:
    while first < end and (forms[first].lower() in _DETERMINERS or forms[first] in '“”‘’"'):
        first += 1
    return " ".join(f for f in forms[first:end] if f not in '“”"').replace(" 's", "'s")
