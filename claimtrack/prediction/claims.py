"""Claims: what each speaker said, clause by clause, with what is predicted in it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

import attrs

from claimtrack.model.attribution import Attribution, QuotationKind
from claimtrack.model.claim import Claim, ClaimKind, Mention
from claimtrack.model.entity import Entity, Speaker, Target
from claimtrack.model.event import Certainty, Event, Polarity, PredictedEvent
from claimtrack.model.time import TimeExpression, Window
from claimtrack.prediction.clauses import ClauseRow, clause_rows
from claimtrack.prediction.conditions import ConditionRow, condition_rows
from claimtrack.prediction.entities import EntityRow
from claimtrack.prediction.event_reading import EventReader
from claimtrack.prediction.future_cues import future_cues
from claimtrack.prediction.futures import FutureRow, future_rows
from claimtrack.prediction.kinds import kind_of, polarity_of
from claimtrack.span import Span
from claimtrack.text import Analysis

__all__ = ["claims_of"]

_WE = frozenset(("we", "our", "us", "ours"))
_FIRST_PERSON = frozenset(("i", "we"))
#: Bodies that one of their people speaks for: "the company will ...", its chief said.
_BODIES = frozenset(
    (
        "administration",
        "agency",
        "bank",
        "board",
        "campaign",
        "commission",
        "company",
        "department",
        "firm",
        "government",
        "group",
        "ministry",
        "party",
        "team",
        "union",
    )
)
_RANK = {"certain": 2, "probable": 1, "possible": 0}


class _Unit(NamedTuple):
    """A stretch of text said by one source: tokens, and the attribution (None: the article)."""

    first: int
    end: int
    attribution: Attribution | None


def claims_of(
    analysis: Analysis,
    *,
    times: tuple[TimeExpression, ...],
    attributions: tuple[Attribution, ...],
    entities: list[EntityRow],
    events: EventReader,
) -> tuple[Claim, ...]:
    """The claims of a text in the order in which they stand.

    Every clause that somebody is said to have said is a claim; of the article's
    own words only what predicts is. A claim that is printed twice is one claim
    with two mentions.
    """
    return _Reader(analysis, times, attributions, entities, events).claims()


class _Reader:
    def __init__(
        self,
        analysis: Analysis,
        times: tuple[TimeExpression, ...],
        attributions: tuple[Attribution, ...],
        entities: list[EntityRow],
        events: EventReader,
    ) -> None:
        self.a = analysis
        self.times = times
        self.time_tokens = [analysis.token_at(t.span.start) for t in times]
        self.attributions = attributions
        self.quotation_firsts = [q.first for q in analysis.quotations]
        self.events = events
        self.entities: list[EntityRow] = entities
        self.by_name = {row.entity.name: row for row in reversed(entities)}
        self.countries = {
            row.entity.country: row.entity for row in reversed(entities) if row.kind == "country"
        }
        self.entity_firsts = [row.first for row in entities]
        self.futures = future_rows(analysis, times)
        self.cues = analysis.lexicon.built(future_cues)
        #: (first, end, attribution) of every piece of content, by token numbers
        self.contents = sorted(
            (
                (analysis.token_at(piece.start), analysis.token_at(piece.end - 1) + 1, attribution)
                for attribution in attributions
                for piece in attribution.content
            ),
            key=lambda row: (row[0], -row[1]),
        )
        self.content_firsts = [row[0] for row in self.contents]
        self.published: dt.date | None = analysis.document.published

    def claims(self) -> tuple[Claim, ...]:
        made: list[Claim] = []
        for unit, owned in self._units():
            made.extend(self._of_unit(unit, owned))
        made.sort(key=lambda c: c.mentions[0].spans[0])
        return tuple(_merged(made))

    # ------------------------------------------------------------------ who says what

    def _units(self) -> list[tuple[_Unit, list[FutureRow]]]:
        """The stretches to read, each with the predicted verb phrases that are its own."""
        a = self.a
        units = [_Unit(first, end, attribution) for first, end, attribution in self.contents]
        owned: list[list[FutureRow]] = [[] for _ in units]
        rest: list[FutureRow] = []
        place = 0
        around: list[int] = []  # the units that a predicted verb phrase stands in, outer ones first
        for row in self.futures:
            while place < len(units) and units[place].first <= row.head:
                around.append(place)
                place += 1
            around = [number for number in around if units[number].end > row.head]
            if around:
                owned[around[-1]].append(row)
            else:
                rest.append(row)
        out = list(zip(units, owned, strict=True))
        sentences: dict[int, list[FutureRow]] = {}
        for row in rest:
            sentences.setdefault(a.sentence_of(row.head), []).append(row)
        for sentence, rows in sentences.items():
            first, end = a.sentence_bounds[sentence]
            out.append((_Unit(first, end, None), rows))
        return out

    def _source_of(self, unit: _Unit, row: FutureRow | None) -> Attribution | None:
        """The attribution whose speaker claims it: "X plans to" alone is the article's word."""
        attribution = unit.attribution
        while attribution is not None and row is not None and attribution.cue:
            words = attribution.cue[0].of(self.a.text).lower().split()
            cue = self.cues.verbs.get(words[-1])
            inside = self.a.starts[row.cue_first] < attribution.content[0].start
            if not inside or cue is None or cue.kind == "promise":
                break
            attribution = attribution.nested_in
        return attribution

    # ------------------------------------------------------------------ one stretch

    def _of_unit(self, unit: _Unit, owned: list[FutureRow]) -> Iterable[Claim]:
        a = self.a
        left = list(owned)
        for clause in clause_rows(a, unit.first, unit.end):
            conditions = condition_rows(a, clause.first, clause.end)
            mine = [
                r
                for r in left
                if clause.first <= r.head < clause.end
                and not any(c.first <= r.head < c.end for c in conditions)
            ]
            if mine:
                yield from self._predictions(unit, clause, conditions, mine)
            elif unit.attribution is not None and self._is_own(unit, clause):
                claim = self._plain(unit, clause)
                if claim is not None:
                    yield claim

    def _is_own(self, unit: _Unit, clause: ClauseRow) -> bool:
        """Whether the clause is more than the frame of an attribution nested in it."""
        inside = 0
        at = bisect_left(self.content_firsts, unit.first)
        for first, end, other in self.contents[at:]:
            if first >= unit.end:
                break
            if (
                other is not unit.attribution
                and end <= unit.end
                and (end - first < unit.end - unit.first)
            ):
                inside += max(0, min(end, clause.end) - max(first, clause.first))
        return inside * 2 < clause.end - clause.first

    def _plain(self, unit: _Unit, clause: ClauseRow) -> Claim | None:
        if clause.main is None and clause.end - clause.first < 3:
            return None
        speaker = unit.attribution.speaker if unit.attribution else None
        event = self._event(clause.first, clause.end, speaker)
        return self._claim(
            unit.attribution,
            [(clause.first, clause.end)],
            kind=kind_of(self.a, clause),
            polarity=polarity_of(self.a, clause),
            event=event,
            prediction=None,
            rule="clause",
        )

    def _predictions(
        self,
        unit: _Unit,
        clause: ClauseRow,
        conditions: list[ConditionRow],
        rows: list[FutureRow],
    ) -> Iterable[Claim]:
        a = self.a
        taken_to = -1
        for number, row in enumerate(rows):
            if row.head < taken_to or (number and not self._coordinate(row)):
                continue
            taken_to = row.end
            attribution = self._source_of(unit, row)
            speaker = attribution.speaker if attribution else None
            first, end = self._without_conditions(clause, conditions, row)
            pieces = [(first, end)]
            if number:
                subject = self._subject(clause, rows[0])
                pieces = ([subject] if subject else []) + [
                    (row.cue_first, max(row.end, row.head + 1))
                ]
            elif len(rows) > 1:
                later = next(
                    (r for r in rows[1:] if r.head >= row.end and self._coordinate(r)), None
                )
                if later is not None:
                    pieces = [(first, max(row.end, row.head + 1))]
            conditional = self._condition(conditions)
            event = self._event(max(first, self._subject_first(clause, row)), row.end, speaker)
            polarity = (
                Polarity.NEGATIVE
                if row.negative or self._nobody(clause, row)
                else (Polarity.POSITIVE)
            )
            window = self._window(clause, conditions, row)
            predicted = PredictedEvent(
                event=event,
                span=a.span(row.first, max(row.end, row.first + 1)),
                window=window,
                certainty=self._certainty(row, unit.attribution),
                condition=conditional,
                polarity=polarity,
            )
            kind = ClaimKind.PREDICTION
            if attribution is not None and self._is_promise(attribution, clause, row):
                kind = ClaimKind.PROMISE
            yield self._claim(
                attribution,
                pieces,
                kind=kind,
                polarity=polarity,
                event=event,
                prediction=predicted,
                rule=row.rule,
                about=[*pieces, *((c.first, c.end) for c in conditions)],
            )

    def _certainty(self, row: FutureRow, attribution: Attribution | None) -> Certainty:
        """The less sure of the verb phrase's cue and the forecasting verb it is reported with."""
        cue, span = row.cue, self.a.span(row.cue_first, max(row.first, row.cue_first + 1))
        if attribution is not None and attribution.cue:
            said = self.cues.verbs.get(attribution.cue[0].of(self.a.text).lower())
            if (
                said is not None
                and said.kind == "forecast"
                and (_RANK.get(said.level, 2) < _RANK.get(cue.level, 2))
            ):
                cue, span = said, attribution.cue[0]
        return Certainty(cue.word, cue.level, low=cue.low, high=cue.high, span=span)

    def _coordinate(self, row: FutureRow) -> bool:
        """Whether a further predicted verb phrase of a clause is joined to the first."""
        at = row.cue_first - 1
        tags = self.a.tags
        while at > 0 and tags[at] in "r":
            at -= 1
        return tags[at] in "c,"

    def _without_conditions(
        self, clause: ClauseRow, conditions: list[ConditionRow], row: FutureRow
    ) -> tuple[int, int]:
        first, end = clause.first, clause.end
        for condition in conditions:
            if condition.end <= row.cue_first and condition.word <= first + 2:
                first = condition.end
                while (first < row.cue_first and self.a.tags[first] in ",<>:") or (
                    self.a.forms[first].lower() == "then"
                ):
                    first += 1
            elif condition.word >= row.head and condition.end >= end - 1:
                end = condition.word
                while end > row.head + 1 and self.a.tags[end - 1] in ",cr":
                    end -= 1
        return first, max(end, first + 1)

    def _condition(self, conditions: list[ConditionRow]) -> str | None:
        texts = [self.a.words(c.first, c.end) for c in conditions if c.end > c.first]
        return " ... ".join(texts) or None

    def _subject_first(self, clause: ClauseRow, row: FutureRow) -> int:
        subject = self._subject(clause, row)
        return subject[0] if subject else clause.first

    def _subject(self, clause: ClauseRow, row: FutureRow) -> tuple[int, int] | None:
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

    def _nobody(self, clause: ClauseRow, row: FutureRow) -> bool:
        subject = self._subject(clause, row)
        if subject is None:
            return False
        return self.a.forms[subject[0]].lower() in ("no", "nobody", "nothing", "none", "neither")

    def _is_promise(self, attribution: Attribution, clause: ClauseRow, row: FutureRow) -> bool:
        """Whether the speaker announces an act of its own."""
        speaker = attribution.speaker
        cue = (
            self.cues.verbs.get(attribution.cue[0].of(self.a.text).lower().split()[-1])
            if (attribution.cue)
            else None
        )
        if row.cue.kind == "promise" or (cue is not None and cue.kind == "promise"):
            return True
        if row.cue.kind == "forecast" or row.cue.word in ("may", "might", "could"):
            return False
        if self.a.tags[row.head] in "ABWE" or self.a.forms[row.head].lower() == "be":
            return False
        subject = self._subject(clause, row)
        if subject is None:
            return False
        words = [f.lower() for f in self.a.forms[subject[0] : subject[1]]]
        if attribution.kind is not QuotationKind.INDIRECT:
            if words[0] in _FIRST_PERSON or self.a.forms[clause.first].lower() in _FIRST_PERSON:
                return True
        elif len(words) == 1 and words[0] in ("it", "they", "he", "she"):
            return speaker is not None and self._same_sort(words[0], speaker)
        if speaker is None:
            return False
        if words[0] == "the" and words[-1] in _BODIES and speaker.name.lower() != words[-1]:
            return True
        return any(
            e.entity.name == speaker.name or e.entity.name == speaker.affiliation
            for e in self._entities_between(*subject)
            if e.end == subject[1]
        )

    def _same_sort(self, pronoun: str, speaker: Speaker) -> bool:
        """Whether a pronoun in reported speech can stand for the speaker: he for a person."""
        known = self.by_name.get(speaker.name)
        person = known is not None and known.kind == "person"
        return person == (pronoun in ("he", "she")) or pronoun == "they"

    # ------------------------------------------------------------------ who and when

    def _we(self, speaker: Speaker | None) -> Entity | None:
        """Whom a speaker means by "we": the country, else the body that the speaker acts for."""
        if speaker is None:
            return None
        known = self.by_name.get(speaker.name)
        if known is not None and known.entity.country in self.countries:
            return self.countries[known.entity.country]
        return Entity(speaker.affiliation or speaker.name)

    def _event(self, first: int, end: int, speaker: Speaker | None) -> Event:
        event = self.events.of_span(first, end)
        words = {f.lower() for f in self.a.forms[first:end]}
        if words & _WE and (we := self._we(speaker)) is not None:
            if all(e.name != we.name for e in (*event.actors, *event.recipients)):
                event = attrs.evolve(event, actors=(we, *event.actors))
        return event

    def _entities_between(self, first: int, end: int) -> list[EntityRow]:
        firsts = self.entity_firsts
        return self.entities[bisect_left(firsts, first) : bisect_left(firsts, end)]

    def _targets(
        self, pieces: list[tuple[int, int]], speaker: Speaker | None
    ) -> tuple[Target, ...]:
        found: dict[str, Target] = {}
        own = {speaker.name} if speaker else set()
        for first, end in pieces:
            for row in self._entities_between(first, end):
                if row.kind != "group" and row.end <= end and row.entity.name not in own:
                    found.setdefault(row.entity.name, Target(row.entity.name, row.entity.country))
        return tuple(found.values())

    def _window(self, clause: ClauseRow, conditions: list[ConditionRow], row: FutureRow) -> Window:
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

    def _quotation(self, attribution: Attribution, pieces: list[tuple[int, int]]) -> QuotationKind:
        """How these words are given, of an attribution that has both quoted and other words."""
        if attribution.kind is not QuotationKind.MIXED:
            return attribution.kind
        inside = [self._is_quoted(n) for first, end in pieces for n in range(first, end)]
        if all(inside):
            return QuotationKind.DIRECT
        return QuotationKind.MIXED if any(inside) else QuotationKind.INDIRECT

    def _is_quoted(self, token: int) -> bool:
        at = bisect_right(self.quotation_firsts, token) - 1
        if at < 0:
            return False
        quotation = self.a.quotations[at]
        # one or two words in marks are a name or held at a distance, not speech
        return token < quotation.end and quotation.end - quotation.first > 4

    # ------------------------------------------------------------------ the record

    def _claim(
        self,
        attribution: Attribution | None,
        pieces: list[tuple[int, int]],
        *,
        kind: ClaimKind,
        polarity: Polarity,
        event: Event,
        prediction: PredictedEvent | None,
        rule: str,
        about: list[tuple[int, int]] | None = None,
    ) -> Claim:
        spans: list[Span] = [self.a.span(first, end) for first, end in pieces]
        speaker = attribution.speaker if attribution else None
        if attribution is not None:
            kind_here = self._quotation(attribution, pieces)
            if kind_here is not attribution.kind:
                attribution = attrs.evolve(attribution, content=tuple(spans), kind=kind_here)
        return Claim(
            " ".join(span.of(self.a.text) for span in spans),
            kind=kind,
            speaker=speaker,
            targets=self._targets(about or pieces, speaker),
            polarity=polarity,
            event=event,
            prediction=prediction,
            said_on=self.published,
            mentions=(Mention(self.a.document.id, tuple(spans), attribution),),
            rule=rule,
        )


def _merged(claims: list[Claim]) -> list[Claim]:
    """Claims of the same id as one, its mentions in order."""
    found: dict[str, Claim] = {}
    for claim in claims:
        known = found.get(claim.id)
        if known is None:
            found[claim.id] = claim
        elif claim.mentions[0] not in known.mentions:
            found[claim.id] = attrs.evolve(known, mentions=known.mentions + claim.mentions)
    return list(found.values())
