"""Findings: what observed events say of a prediction, before anything is decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import attrs

from claimtrack.checking.index import AFTER_ALL, BEFORE_ALL, words_of
from claimtrack.checking.sightings import Sighting
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
    part: Sequence[Match] = ()  #: in the window, with some of the parties or of the quantity
    unsure: tuple[ObservedEvent, ...] = ()  #: perhaps in the window
    early: Completion | None = None  #: after it was said, the last before the window
    late: Completion | None = None  #: the first after the window
    refuting: tuple[ObservedEvent, ...] = ()  #: shows that it had not happened
    announced: tuple[ObservedEvent, ...] = ()  #: says only that it will be


def find(sought: Sought, as_of: int) -> Findings:
    """Everything observed that bears on a prediction and was seen by day number `as_of`."""
    if sought.type.lasting:
        return _find_lasting(sought, as_of)
    first, last = sought.first, sought.last
    seen = sought.matching(first, min(last, as_of))
    inside = _completion(sought, seen)
    if inside is not None:
        return Findings(inside=inside)
    said = sought.claim.said_on
    said_day = said.toordinal() if said is not None else None
    after_said = said_day + 1 if said_day is not None else AFTER_ALL
    late_from = last + 1 if said_day is None else max(last, said_day) + 1
    astride = [match for match in sought.astride(first, last) if match.sighting.first <= as_of]
    return Findings(
        part=_in_order(sought, seen),
        unsure=_events(sought, astride),
        early=_last_completion(sought, sought.matching(after_said, min(first - 1, as_of))),
        late=_completion(sought, sought.matching(late_from, as_of)),
        refuting=_events(sought, sought.refuting(last, as_of)),
        announced=_events(sought, sought.announced(said_day or BEFORE_ALL, min(last, as_of))),
    )


def condition_seen(sought: Sought, as_of: int) -> ObservedEvent | None:
    """The first observed event, by the window's end, that speaks of the prediction's condition."""
    words = content_words(sought.prediction.condition or "")
    said, index = sought.claim.said_on, sought.index
    start = said.toordinal() if said is not None else BEFORE_ALL
    sightings = {
        sighting
        for word in words
        for sighting in index.of_word(word).inside(start, min(sought.last, as_of))
    }
    events = (index.event(sighting.number) for sighting in sightings)
    found = (observed for observed in events if tells_of(words, words_of(observed)))
    return min(found, key=_order, default=None)


def _find_lasting(sought: Sought, as_of: int) -> Findings:
    """A state is fulfilled by being seen at the window's end or after, not by its beginning."""
    first, last = sought.first, sought.last
    astride = [match for match in sought.astride(last, as_of) if match.sighting.last >= last]
    return Findings(
        inside=_completion(sought, sought.matching(last, as_of)),
        unsure=_events(sought, astride),
        refuting=_events(sought, sought.refuting(first, min(last, as_of))),
    )


def _completion(sought: Sought, matches: list[Match]) -> Completion | None:
    """The earliest day by which all parties were seen, in one event or over several.

    Event tables split a meeting of three into pairs, so that the parties may
    come together from several events. `matches` come in order of first days.
    """
    wanted = sought.cast.everybody
    enough: list[Match] = []
    known: int | None = None
    for match in matches:
        sighting = match.sighting
        if known is not None and sighting.first > known:
            break  # whatever follows is over later than what completes it already
        if match.measure is Measure.ENOUGH:
            enough.append(match)
            if sighting.covered == wanted:
                known = sighting.last if known is None else min(known, sighting.last)
    if known is not None:
        enough = [match for match in enough if match.sighting.last <= known]
    return _assembled(sought, _in_order(sought, enough))


def _last_completion(sought: Sought, matches: list[Match]) -> Completion | None:
    """As `_completion`, the last day instead: from the end backwards."""
    enough = [match for match in matches if match.measure is Measure.ENOUGH]
    ordered = sorted(_in_order(sought, enough), key=lambda match: -match.sighting.first)
    return _assembled(sought, ordered)


def _assembled(sought: Sought, matches: Sequence[Match]) -> Completion | None:
    wanted = sought.cast.everybody
    covered: frozenset[int] = frozenset()
    evidence: list[Sighting] = []
    for number, (sighting, _) in enumerate(matches):
        if sighting.covered <= covered and wanted:
            continue
        covered |= sighting.covered
        evidence.append(sighting)
        if covered == wanted:
            evidence += [
                more
                for more, _ in matches[number + 1 :]
                if more.covered == wanted and more[:2] == sighting[:2]
            ]
            events = [sought.index.event(sighting.number) for sighting in evidence]
            when = sought.index.event(sighting.number).when
            return Completion(when, tuple(dict.fromkeys(events)))
    return None


def _in_order(sought: Sought, matches: list[Match]) -> list[Match]:
    """The matches by day, then by content, whatever order the evidence came in."""
    if len(matches) < 2:
        return matches
    return sorted(matches, key=lambda match: _order(sought.index.event(match.sighting.number)))


def _events(sought: Sought, matches: list[Match]) -> tuple[ObservedEvent, ...]:
    events = {sought.index.event(match.sighting.number) for match in matches}
    return tuple(sorted(events, key=_order))


def _order(observed: ObservedEvent) -> tuple[object, ...]:
    """By day, then by content, so that the order in which evidence came changes nothing."""
    event = observed.event
    earliest, latest = observed.when.days
    return (
        latest or dt.date.max,
        latest is None,
        earliest or dt.date.min,
        earliest is not None,
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
