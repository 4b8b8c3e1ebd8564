"""Claims: what each speaker said, clause by clause, with what is predicted in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import attrs

from claimtrack.model.attribution import Attribution, QuotationKind
from claimtrack.model.claim import Claim, ClaimKind, Mention
from claimtrack.model.event import Event, Polarity, PredictedEvent
from claimtrack.model.time import TimeExpression
from claimtrack.prediction.clauses import ClauseRow, clause_rows
from claimtrack.prediction.conditions import ConditionRow, condition_rows
from claimtrack.prediction.entities import EntityRow
from claimtrack.prediction.event_reading import EventReader
from claimtrack.prediction.foreseen import foreseen_event
from claimtrack.prediction.futures import FutureRow, future_rows
from claimtrack.prediction.governors import with_governor
from claimtrack.prediction.kinds import kind_of, polarity_of
from claimtrack.prediction.predicted import is_promise, nobody, predicted_event
from claimtrack.prediction.setting import Setting
from claimtrack.prediction.units import Unit, unit_rows
from claimtrack.span import Span
from claimtrack.text import Analysis
from claimtrack.text.clauses import ClauseRow as TextClause

__all__ = ["claims_of"]

#: Tokens from a verb back to where its clause begins, and predicted verbs after one
#: that are looked at, at most.
_REACH, _LATER = 80, 16


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
        self.attributions = attributions
        self.setting = Setting(analysis, times, entities, events)
        self.futures = future_rows(analysis, times)
        self.future_heads = [row.head for row in self.futures]
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
        self.published = analysis.document.published

    def claims(self) -> tuple[Claim, ...]:
        made: list[Claim] = []
        for unit, owned in unit_rows(self.a, self.contents, self.futures):
            made.extend(self._of_unit(unit, owned))
        made.sort(key=lambda c: c.mentions[0].spans[0].start)
        return tuple(_merged(made))

    def _source_of(self, unit: Unit, row: FutureRow) -> Attribution | None:
        """The attribution whose speaker claims it: "X plans to" alone is the article's word."""
        attribution = unit.attribution
        while attribution is not None and attribution.cue:
            if row.is_told or not self._is_announced(attribution, row):
                if attribution.source or attribution.kind is not QuotationKind.INDIRECT:
                    break
            attribution = attribution.nested_in
        return attribution

    def _is_announced(self, attribution: Attribution, row: FutureRow) -> bool:
        """Whether the cue of what is predicted is that of the attribution: "promised" a veto."""
        return self.a.starts[row.cue_first] < attribution.content[0].start

    # ------------------------------------------------------------------ one stretch

    def _of_unit(self, unit: Unit, owned: list[FutureRow]) -> Iterable[Claim]:
        a = self.a
        heads = [row.head for row in owned]
        clauses = clause_rows(a, unit.first, unit.end)
        before: tuple[ConditionRow, ...] = ()
        for clause in clauses:
            conditions = condition_rows(a, clause.first, clause.end)
            mine = [
                r
                for r in owned[bisect_left(heads, clause.first) : bisect_left(heads, clause.end)]
                if not any(c.first <= r.head < c.end for c in conditions)
            ]
            apart = unit.before if clause is clauses[0] else ()
            apart += unit.after if clause is clauses[-1] else ()
            if a.tags[clause.first] == "w" and a.tags[clause.first - 1] == ",":
                apart += before  # if it rains they move, which will cost a lot
            before = (*conditions, *apart)
            if mine:
                yield from self._predictions(unit, clause, conditions, apart, mine)
            elif unit.attribution is not None and self._is_own(unit, clause):
                claim = self._plain(unit, clause, apart)
                if claim is not None:
                    yield claim

    def _is_own(self, unit: Unit, clause: ClauseRow) -> bool:
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

    def _plain(
        self, unit: Unit, clause: ClauseRow, apart: tuple[ConditionRow, ...]
    ) -> Claim | None:
        indirect = unit.attribution is None or unit.attribution.kind is QuotationKind.INDIRECT
        if clause.main is None and (indirect or clause.end - clause.first < 3):
            return None
        speaker = unit.attribution.speaker if unit.attribution else None
        event = self.setting.event(clause.first, clause.end, speaker)
        return self._claim(
            unit.attribution,
            sorted([(clause.first, clause.end), *((c.word, c.end) for c in apart)]),
            kind=kind_of(self.a, clause),
            polarity=polarity_of(self.a, clause),
            event=event,
            prediction=None,
            rule="clause",
        )

    def _predictions(
        self,
        unit: Unit,
        clause: ClauseRow,
        conditions: list[ConditionRow],
        apart: tuple[ConditionRow, ...],
        rows: list[FutureRow],
    ) -> Iterable[Claim]:
        under = sorted((*conditions, *apart))
        taken_to = -1
        for number, row in enumerate(rows):
            joined = (
                number > 0 and self._coordinate(row) and not self._is_around(clause, row, rows[0])
            )
            inner = None if joined or not number else self._inner(clause, row)
            if row.head < taken_to or (number and not joined and inner is None):
                continue
            after = (c.word for c in conditions if c.word > row.head)
            row = row._replace(end=min(row.end, *after, row.end))
            taken_to = row.end
            bare = joined and self.a.tags[row.cue_first] in "btx"  # to come [and pay]
            lead = rows[0] if bare else row
            attribution = self._source_of(unit, lead)
            speaker = attribution.speaker if attribution else None
            first, end = self._without_conditions(clause, conditions, row)
            pieces = [(first, end)]
            if attribution is not unit.attribution:  # the article's: with whoever plans or expects
                pieces = with_governor(self.a, rows[0] if joined else row, first, end)
            if inner is not None:
                pieces = [inner]
            elif number:
                subject = self.setting.subject(clause, rows[0])
                if subject is None and attribution is not unit.attribution:
                    subject = pieces[-1][0], rows[0].cue_first
                if subject is not None and bare:
                    subject = subject[0], self._shared_end(row, rows[0])
                pieces = [*pieces[:-1], *([subject] if subject else [])]
                pieces.append((row.cue_first, max(row.end, row.head + 1)))
            elif len(rows) > 1:
                later = next(
                    (r for r in rows[1:] if r.head >= row.end and self._coordinate(r)), None
                )
                if later is not None:
                    pieces[-1] = pieces[-1][0], max(row.end, row.head + 1)
                elif (begin := self._subject_around(clause, row, rows[1])) is not None:
                    pieces = [(begin, row.end)]
            whole = clause._replace(first=min(clause.first, pieces[0][0]))
            if nobody(self.setting, whole, lead):
                row = row._replace(negative=True)
            subject_first = self._subject_first(clause, row)
            event = self.setting.event(max(first, subject_first), row.end, speaker)
            kind, doer = ClaimKind.PREDICTION, None
            done = lead._replace(head=row.head, group=row.group)
            if attribution is not None and is_promise(self.setting, attribution, clause, done):
                kind, doer = ClaimKind.PROMISE, self.setting.we(speaker)
            event = foreseen_event(self.a, row, event, doer=doer)
            own = clause._replace(end=self._own_end(clause, row))
            held = [c for c in under if not self._is_of_inner(clause, row, c)]
            predicted = predicted_event(self.setting, own, held, row, event, unit.attribution)
            yield self._claim(
                attribution,
                pieces,
                kind=kind,
                polarity=predicted.polarity,
                event=event,
                prediction=predicted,
                rule=row.rule,
                about=[*pieces, *((c.first, c.end) for c in under)],
            )

    def _inner(self, clause: ClauseRow, row: FutureRow) -> tuple[int, int] | None:
        """The clause within a claim's that a predicted verb is the verb of, with its subject."""
        inner = self._clause_of(clause, row)
        if inner is None or inner.subject is None:
            return None
        return min(inner.subject[0], row.cue_first), max(inner.end, row.end)

    def _shared_end(self, row: FutureRow, lead: FutureRow) -> int:
        """Where what two joined verb phrases share ends: [he will] come and pay, [plans] to ..."""
        return (
            lead.first if self.a.tags[row.cue_first] == "b" else self.a.group_rows[lead.group].first
        )

    def _is_around(self, clause: ClauseRow, row: FutureRow, other: FutureRow) -> bool:
        """Whether a verb's subject has the clause of one before in it: Lee, who plans to."""
        mine, its = self._clause_of(clause, row), self._clause_of(clause, other)
        if mine is None or its is None or mine.subject is None:
            return False
        return its.kind == "relative" and mine.subject[0] < its.first

    def _subject_around(self, clause: ClauseRow, row: FutureRow, later: FutureRow) -> int | None:
        """Where the subject begins that holds what is predicted first: a plan to sell ... will."""
        inner = self._inner(clause, later)
        within = inner is not None and inner[0] <= row.cue_first and row.end <= later.cue_first
        return inner[0] if inner is not None and within else None

    def _clause_of(self, clause: ClauseRow, row: FutureRow) -> TextClause | None:
        first = max(clause.first, row.head - _REACH)
        for inner in reversed(self.a.clauses_between(first, row.head + 1)):
            if inner.verb is not None and inner.verb.first <= row.cue_first < inner.verb.end:
                return inner
        return None

    def _is_of_inner(self, clause: ClauseRow, row: FutureRow, condition: ConditionRow) -> bool:
        """Whether a condition is that of a clause after: they talk, as both will lose [if not]."""
        if condition.word <= row.head:
            return False
        first = max(row.head, condition.word - _REACH)
        return any(
            inner.kind in ("adverbial", "relative") and inner.end >= condition.end
            for inner in self.a.clauses_between(first + 1, condition.word)
        )

    def _own_end(self, clause: ClauseRow, row: FutureRow) -> int:
        """Where what a clause predicts of itself ends: a later time is that of another event.

        What "when it arrives in May" says of its own event holds for both.
        """
        heads = self.future_heads
        at = bisect_right(heads, row.head)
        for later in self.futures[at : min(at + _LATER, bisect_left(heads, clause.end))]:
            inner = self._clause_of(clause, later)
            if not self._coordinate(later) and (inner is None or inner.kind != "adverbial"):
                return later.cue_first
        return clause.end

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

    def _subject_first(self, clause: ClauseRow, row: FutureRow) -> int:
        subject = self.setting.subject(clause, row)
        return subject[0] if subject else clause.first

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
            kind_here = self.setting.quotation(attribution, pieces)
            if kind_here is not attribution.kind:
                attribution = attrs.evolve(attribution, content=tuple(spans), kind=kind_here)
        return Claim(
            " ".join(span.of(self.a.text) for span in spans),
            kind=kind,
            speaker=speaker,
            targets=self.setting.targets(about or pieces, speaker),
            polarity=polarity,
            event=event,
            prediction=prediction,
            said_on=self.published,
            mentions=(Mention(self.a.document.id, tuple(spans), attribution),),
            rule=rule,
        )


def _merged(claims: list[Claim]) -> Iterable[Claim]:
    """Claims of the same id as one, its mentions in order, each passage once."""
    same: dict[str, dict[tuple[Span, ...], Claim]] = {}
    for claim in claims:
        same.setdefault(claim.id, {}).setdefault(claim.mentions[0].spans, claim)
    for found in same.values():
        first, *others = found.values()
        if others:
            first = attrs.evolve(
                first, mentions=tuple(claim.mentions[0] for claim in found.values())
            )
        yield first
