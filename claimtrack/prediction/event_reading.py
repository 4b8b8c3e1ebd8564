"""EventReader: from the verbs of a sentence, each with what it governs, to events."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from claimtrack.model.event import Event
from claimtrack.prediction.entities import EntityRow
from claimtrack.prediction.event_clauses import Verb, verbs_of
from claimtrack.prediction.event_found import Finder, Found
from claimtrack.prediction.event_sides import Sides
from claimtrack.prediction.event_surroundings import Surroundings
from claimtrack.prediction.event_types import surface_type
from claimtrack.prediction.event_words import EventVerb
from claimtrack.prediction.future_cues import future_cues
from claimtrack.prediction.quantities import Quantities
from claimtrack.text.analysis import Analysis

__all__ = ["EventReader", "EventRow"]

#: The level of the verb of a sentence's main event, the likeliest first.
_LEVELS = ("main", "that", "inner", "sub")


class EventRow(NamedTuple):
    """An event and where it stands, by token numbers (`end` exclusive).

    `head` is the verb or noun that names it, `group` which of
    `analysis.group_rows` its verb is (-1: a noun), `main` whether it is the
    main event of its sentence.
    """

    first: int
    end: int
    head: int
    event: Event
    group: int
    future: bool
    negated: bool
    passive: bool
    main: bool


def _head(row: EventRow) -> int:
    return row.head


class EventReader:
    """Reads the events of one analysis, each sentence once.

    >>> from claimtrack.prediction.entities import entity_rows
    >>> from claimtrack.text import analyse
    >>> analysis = analyse("Spain met Oman. Its term ends in June.")
    >>> reader = EventReader(analysis, entity_rows(analysis))
    >>> [row.event.type for row in reader.rows()]
    ['CONSULT', 'LEAVE_OFFICE']
    >>> reader.of_span(5, 10).type
    'LEAVE_OFFICE'
    """

    def __init__(self, analysis: Analysis, entities: list[EntityRow]) -> None:
        self.analysis = analysis
        self.around = Surroundings(analysis, entities)
        self.chunks = self.around.chunks
        self.cues = analysis.lexicon.built(future_cues).verbs
        self.finder = Finder(self.around)
        self.sides = Sides(self.around)
        self.quantities = Quantities(self.around)
        self._sentences = self.chunks.sentences()
        self._firsts = [self.chunks.firsts[first] for first, _ in self._sentences]
        self._rows: dict[int, list[EventRow]] = {}
        self._verbs: dict[int, list[Verb]] = {}

    def rows(self) -> list[EventRow]:
        """The events of all verbs, the main one of each sentence marked."""
        out: list[EventRow] = []
        for number in range(len(self._sentences)):
            out += self._rows_of(number)
        return out

    def of_span(self, first: int, end: int) -> Event:
        """The event whose trigger stands in a range of tokens, else one of the type OTHER."""
        best: EventRow | None = None
        number = max(0, bisect_right(self._firsts, first) - 1)
        while number < len(self._firsts) and self._firsts[number] < end:
            rows = self._rows_of(number)
            low = bisect_left(rows, first, key=_head)
            for row in rows[low : bisect_left(rows, end, lo=low, key=_head)]:
                if best is None or (row.main and not best.main):
                    best = row
            number += 1
        return best.event if best is not None else self._other(first, end)

    def _other(self, first: int, end: int) -> Event:
        """An event that no table knows, of whoever is its subject."""
        around = self.around
        number = max(0, bisect_right(self._firsts, first) - 1)
        if number < len(self._sentences):
            verbs, rows = self._verbs_of(number), self.chunks.rows
            low = bisect_left(verbs, first, key=lambda verb: rows[verb.at].head)
            for verb in verbs[low : low + 1]:
                row = rows[verb.at]
                if row.head < end:
                    actors = around.parties.leading(*around.subject(verb))
                    return Event("OTHER", actors, text=self.analysis.words(row.first, row.end))
        if end <= first:
            return Event("OTHER")
        return Event(
            "OTHER", around.parties.leading(first, end), text=self.analysis.words(first, end)
        )

    # ------------------------------------------------------------- sentences

    def _rows_of(self, number: int) -> list[EventRow]:
        rows = self._rows.get(number)
        if rows is None:
            rows = self._rows[number] = self._read(number)
        return rows

    def _verbs_of(self, number: int) -> list[Verb]:
        """The verbs of a sentence, their rows of the table looked up."""
        verbs = self._verbs.get(number)
        if verbs is None:
            first, end = self._sentences[number]
            code = self.chunks.code
            saying = {
                k
                for k in range(first, end)
                if code[k] in "FIGeb" and any(entry.governs for entry in self._entries(k))
            }
            raising = {k for k in range(first, end) if code[k] in "FIG" and self._is_raising(k)}
            verbs = self._verbs[number] = verbs_of(self.chunks, first, end, saying, raising)
        return verbs

    def _is_raising(self, k: int) -> bool:
        """Whether it is the object of a verb of which an infinitive after it speaks: expects."""
        cue = self.cues.get(self.around.lower[self.chunks.heads[k]])
        may = cue is not None and "to" in cue.takes and (cue.foresees or cue.kind == "wish")
        return may and not self.chunks.rows[k].passive

    def _entries(self, k: int) -> tuple[EventVerb, ...]:
        lookup = self.around.words.verbs
        word = self.around.lower[self.chunks.heads[k]]
        entries = lookup.get(word, ())
        row = self.chunks.rows[k]
        if row.passive and row.end - row.first > 1:
            be = [
                entry
                for entry in lookup.get("be", ())
                if entry.particles and entry.particles[0] == word
            ]
            entries = (*be, *entries)
        if entries:
            self.finder.entries[k] = entries
        return entries

    def _read(self, number: int) -> list[EventRow]:
        first, end = self._sentences[number]
        lookup, lower, heads = self.around.words.verbs, self.around.lower, self.chunks.heads
        code = self.chunks.code
        if not any(code[k] in "FIGeb" and lower[heads[k]] in lookup for k in range(first, end)):
            return []
        verbs = self._verbs_of(number)
        self.around.turn_to(verbs)
        found = {
            verb.at: result for verb in verbs if (result := self.finder.find(verb)) is not None
        }
        main = self._main(verbs, found)
        triggers = {found[main].trigger.at} if main is not None else set()
        out = []
        start = self.chunks.firsts[first]
        stop = self._stop(verbs[-1], first, end)
        for at, result in found.items():
            if at != main:
                if result.trigger.at in triggers:
                    continue
                triggers.add(result.trigger.at)
            out.append(self._row(result, main=at == main, start=start, stop=stop))
        return out

    @staticmethod
    def _main(verbs: list[Verb], found: dict[int, Found]) -> int | None:
        """The verb whose event is the main one of the sentence."""
        for level in _LEVELS:
            for verb in verbs:
                result = found.get(verb.at)
                if (
                    result is not None
                    and verb.level == level
                    and surface_type(result.type, result.future, result.negated, result.said)
                ):
                    return verb.at
        for verb in verbs:
            if verb.at in found and verb.level == "main" and not found[verb.at].negated:
                return verb.at
        return None

    def _stop(self, last: Verb, first: int, end: int) -> int:
        """The token before which a sentence says its event: before ", the minister said"."""
        code, firsts = self.chunks.code, self.chunks.firsts
        entries = self.finder.entries.get(last.at, ())
        comma = code.rfind(",", first, last.at)
        if (
            last.level == "main"
            and comma > first
            and "F" not in code[comma : last.at]
            and any(entry.type == "say" for entry in entries)
        ):
            return firsts[comma]
        return self.chunks.ends[end - 1]

    def _row(self, found: Found, *, main: bool, start: int, stop: int) -> EventRow:
        chunks = self.chunks
        trigger = found.trigger
        row = chunks.rows[trigger.at]
        actors, recipients = self.sides.of(found, start=start, stop=stop)
        last = max(chunks.ends[trigger.near - 1], row.end)
        event = Event(
            found.type,
            actors,
            recipients,
            text=self.analysis.words(row.first, last),
            place=self.around.parties.place(
                *self.around.governed(trigger), skip=actors + recipients
            ),
            quantity=self.quantities.of(found),
            plover=surface_type(found.type, found.future, found.negated, found.said),
        )
        return EventRow(
            row.first,
            last,
            row.head,
            event,
            chunks.numbers[trigger.at],
            found.future,
            found.negated,
            row.passive,
            main,
        )
