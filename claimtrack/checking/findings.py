"""Findings: what observed events say of a prediction, before anything is decided."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from claimtrack.checking.index import (
    AFTER_ALL,
    BEFORE_ALL,
    EventIndex,
    first_day,
    last_day,
    words_of,
)
from claimtrack.checking.sought import Match, Measure, Sought
from claimtrack.checking.wording import content_words, tells_of
from claimtrack.model.event import ObservedEvent
from claimtrack.model.time import Window

__all__ = ["Completion", "Findings", "find"]


@attrs.frozen
class Completion:
    """The predicted event seen in full: when, and in which observed events."""

    occurred: Window
    evidence: tuple[ObservedEvent, ...]


@attrs.frozen
class Findings:
    """What was seen by `as_of`, each kind of evidence by itself, in an order of its own."""

    inside: Completion | None = None  #: in the window, in full
    part: tuple[Match, ...] = ()  #: in the window, with some of the parties or of the quantity
    unsure: tuple[ObservedEvent, ...] = ()  #: perhaps in the window
    early: Completion | None = None  #: after it was said, the last before the window
    late: Completion | None = None  #: the first after the window
    refuting: tuple[ObservedEvent, ...] = ()  #: shows that it had not happened
    announced: tuple[ObservedEvent, ...] = ()  #: says only that it will be


def find(sought: Sought, index: EventIndex, as_of: int) -> Findings:
    """Everything in `index` that bears on a prediction and was seen by day number `as_of`."""
    first, last = sought.first, sought.last
    if sought.type.lasting:
        return _find_lasting(sought, index, as_of)
    inside = _completion(sought, sought.matching(index, first, min(last, as_of)))
    if inside is not None:
        return Findings(inside=inside)
    said = sought.claim.said_on
    after_said = said.toordinal() + 1 if said is not None else AFTER_ALL
    late_from = max(last + 1, after_said) if said is not None else last + 1
    return Findings(
        part=tuple(
            sorted(
                sought.matching(index, first, min(last, as_of)),
                key=lambda match: _order(match.observed),
            )
        ),
        unsure=_sorted(
            match.observed
            for match in sought.astride(index, first, last)
            if first_day(match.observed) <= as_of
        ),
        early=_last_completion(sought, sought.matching(index, after_said, min(first - 1, as_of))),
        late=_completion(sought, sought.matching(index, late_from, as_of)),
        refuting=_sorted(m.observed for m in sought.refuting(index, last, as_of)),
        announced=_sorted(
            m.observed
            for m in sought.announced(
                index, said.toordinal() if said is not None else BEFORE_ALL, min(last, as_of)
            )
        ),
    )


def condition_seen(sought: Sought, index: EventIndex, as_of: int) -> ObservedEvent | None:
    """The first observed event, by the window's end, that speaks of the prediction's condition."""
    words = content_words(sought.prediction.condition or "")
    said = sought.claim.said_on
    start = said.toordinal() if said is not None else BEFORE_ALL
    numbers = {
        number
        for word in words
        for number in index.of_word(word).inside(start, min(sought.last, as_of))
    }
    events = map(index.event, sorted(numbers))
    found = (observed for observed in events if tells_of(words, words_of(observed)))
    return min(found, key=_order, default=None)


def _find_lasting(sought: Sought, index: EventIndex, as_of: int) -> Findings:
    """A state is fulfilled by being seen at the window's end or after, not by its beginning."""
    first, last = sought.first, sought.last
    return Findings(
        inside=_completion(sought, sought.matching(index, last, as_of)),
        unsure=_sorted(
            match.observed
            for match in sought.astride(index, last, as_of)
            if last_day(match.observed) >= last
        ),
        refuting=_sorted(m.observed for m in sought.refuting(index, first, min(last, as_of))),
    )


def _completion(sought: Sought, matches: Iterable[Match]) -> Completion | None:
    """The earliest day by which all parties were seen, in one event or over several.

    Event tables split a meeting of three into pairs, so that the parties may
    come together from several events. `matches` come in order of first days.
    """
    wanted = _everybody(sought)
    enough: list[Match] = []
    known: int | None = None
    for match in matches:
        if known is not None and first_day(match.observed) > known:
            break  # whatever follows is over later than what completes it already
        if match.measure is Measure.ENOUGH:
            enough.append(match)
            if match.covered == wanted:
                last = last_day(match.observed)
                known = last if known is None else min(known, last)
    if known is not None:
        enough = [match for match in enough if last_day(match.observed) <= known]
    enough.sort(key=lambda match: _order(match.observed))
    return _assembled(enough, wanted)


def _last_completion(sought: Sought, matches: Iterable[Match]) -> Completion | None:
    """As `_completion`, the last day instead: from the end backwards."""
    enough = [match for match in matches if match.measure is Measure.ENOUGH]
    enough.sort(key=lambda match: (-first_day(match.observed), _order(match.observed)))
    return _assembled(enough, _everybody(sought))


def _everybody(sought: Sought) -> frozenset[int]:
    return frozenset(range(len(sought.parties)))


def _assembled(matches: list[Match], wanted: frozenset[int]) -> Completion | None:
    covered: frozenset[int] = frozenset()
    evidence: list[ObservedEvent] = []
    for number, match in enumerate(matches):
        if match.covered <= covered and wanted:
            continue
        covered |= match.covered
        evidence.append(match.observed)
        if covered == wanted:
            when = match.observed.when
            evidence += [
                more.observed
                for more in matches[number + 1 :]
                if more.covered == wanted and more.observed.when.days == when.days
            ]
            return Completion(when, tuple(dict.fromkeys(evidence)))
    return None


def _sorted(events: Iterable[ObservedEvent]) -> tuple[ObservedEvent, ...]:
    return tuple(dict.fromkeys(sorted(events, key=_order)))


def _order(observed: ObservedEvent) -> tuple[object, ...]:
    """By day, then by content, so that the order in which evidence came changes nothing."""
    event = observed.event
    return (
        last_day(observed),
        first_day(observed),
        observed.source,
        observed.text,
        event.text,
        event.type,
        tuple((e.name, e.country or "") for e in (*event.actors, *event.recipients)),
        repr(event.quantity),
        event.place or "",
        event.plover or "",
        observed.when.edtf,
        len(event.actors),
    )
