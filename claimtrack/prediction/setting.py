"""Setting: what stands around a claim: parties, times, quotation marks, subjects."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import attrs

from claimtrack.model.attribution import Attribution, QuotationKind
from claimtrack.model.entity import Entity, Speaker, Target
from claimtrack.model.event import Event
from claimtrack.model.time import TimeExpression, Window
from claimtrack.prediction.clauses import ClauseRow
from claimtrack.prediction.conditions import ConditionRow
from claimtrack.prediction.entities import EntityRow
from claimtrack.prediction.entity_names import name_table
from claimtrack.prediction.event_reading import EventReader
from claimtrack.prediction.futures import FutureRow
from claimtrack.text import Analysis

__all__ = ["Setting"]

_WE = frozenset(("we", "our", "us", "ours"))
_GENDERS = {"he": "m", "she": "f"}


class Setting:
    """The parties, times, marks and subjects of a text, looked up by place."""

    def __init__(
        self,
        analysis: Analysis,
        times: tuple[TimeExpression, ...],
        entities: list[EntityRow],
        events: EventReader,
    ) -> None:
        self.a = analysis
        self.published = analysis.document.published
        self.times = times
        self.time_tokens = [analysis.token_at(t.span.start) for t in times]
        self.entities = entities
        self.events = events
        self.by_name = {row.entity.name: row for row in reversed(entities)}
        self.countries = {
            row.entity.country: row.entity for row in reversed(entities) if row.kind == "country"
        }
        self.entity_firsts = [row.first for row in entities]
        self.genders = analysis.lexicon.built(name_table).genders
        self.quotation_firsts = [q.first for q in analysis.quotations]

    def subject(self, clause: ClauseRow, row: FutureRow) -> tuple[int, int] | None:
        """The noun phrase before a predicted verb group, with those that hang on it."""
        before = self.a.phrases_between(clause.first, row.cue_first)
        if not before:
            return None
        at = len(before) - 1
        while (
            at > 0
            and self.a.tags[before[at][0] - 1] == "i"
            and before[at - 1][1] == (before[at][0] - 1)
        ):
            at -= 1
        return before[at][0], before[-1][1]

    def entities_between(self, first: int, end: int) -> list[EntityRow]:
        firsts = self.entity_firsts
        return self.entities[bisect_left(firsts, first) : bisect_left(firsts, end)]

    def targets(self, pieces: list[tuple[int, int]], speaker: Speaker | None) -> tuple[Target, ...]:
        found: dict[str, Target] = {}
        own = {speaker.name} if speaker else set()
        for first, end in pieces:
            for row in self.entities_between(first, end):
                if row.kind != "group" and row.end <= end and row.entity.name not in own:
                    found.setdefault(row.entity.name, Target(row.entity.name, row.entity.country))
        return tuple(found.values())

    def is_time(self, first: int, end: int) -> bool:
        """Whether a length of time begins in a range of tokens: five years."""
        low, high = bisect_left(self.time_tokens, first), bisect_left(self.time_tokens, end)
        return any(time.type == "DURATION" for time in self.times[low:high])

    def we(self, speaker: Speaker | None) -> Entity | None:
        """Whom a speaker means by "we": the country, else the body that the speaker acts for."""
        if speaker is None:
            return None
        known = self.by_name.get(speaker.name)
        if known is not None and known.entity.country in self.countries:
            return self.countries[known.entity.country]
        return Entity(speaker.affiliation or speaker.name)

    def same_sort(self, pronoun: str, speaker: Speaker) -> bool:
        """Whether a pronoun in reported speech can stand for the speaker: he for a person."""
        known = self.by_name.get(speaker.name)
        person = known.kind == "person" if known is not None else speaker.role is not None
        if person and pronoun in _GENDERS:
            gender = self.genders.get(speaker.name.split()[0], "")
            return gender not in ("m", "f") or gender == _GENDERS[pronoun]
        return person == (pronoun in _GENDERS)

    def event(self, first: int, end: int, speaker: Speaker | None) -> Event:
        event = self.events.of_span(first, end)
        words = {f.lower() for f in self.a.forms[first:end]}
        if words & _WE and (we := self.we(speaker)) is not None:
            if all(e.name != we.name for e in (*event.actors, *event.recipients)):
                event = attrs.evolve(event, actors=(we, *event.actors))
        return event

    def window(self, clause: ClauseRow, conditions: list[ConditionRow], row: FutureRow) -> Window:
        """The days of the clause's time that fits the future best, cut at the day it was said."""
        said_on = self.published
        best: tuple[int, Window] | None = None
        low = bisect_left(self.time_tokens, clause.first)
        for number in range(low, bisect_left(self.time_tokens, clause.end)):
            time, token = self.times[number], self.time_tokens[number]
            window = time.window
            if window is None or time.type == "SET":
                continue
            if any(c.first <= token < c.end for c in conditions):
                continue
            if window.earliest is None and window.latest is None:
                continue
            if said_on and window.latest is not None and window.latest < said_on:
                continue
            distance = token - row.head if token > row.head else 40 + row.head - token
            if row.first <= token < row.end:
                distance -= 20
            if best is None or distance < best[0]:
                best = distance, window
        if best is None:
            return Window(said_on, None, rule="no time")
        return best[1].clip(said_on) if said_on else best[1]

    def quotation(self, attribution: Attribution, pieces: list[tuple[int, int]]) -> QuotationKind:
        """How these words are given, of an attribution that has both quoted and other words."""
        if attribution.kind is not QuotationKind.MIXED:
            return attribution.kind
        inside = [self.is_quoted(n) for first, end in pieces for n in range(first, end)]
        if all(inside):
            return QuotationKind.DIRECT
        return QuotationKind.MIXED if any(inside) else QuotationKind.INDIRECT

    def is_quoted(self, token: int) -> bool:
        at = bisect_right(self.quotation_firsts, token) - 1
        if at < 0:
            return False
        quotation = self.a.quotations[at]
        # one or two words in marks are a name or held at a distance, not speech
        return token < quotation.end and quotation.end - quotation.first > 4
