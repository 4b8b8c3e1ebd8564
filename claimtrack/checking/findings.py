"""Findings: what observed events say of a prediction, before anything is decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

import attrs

from claimtrack.checking.index import AFTER_ALL, BEFORE_ALL, words_of
from claimtrack.checking.sightings import Sighting
from claimtrack.checking.sought import Sought
from claimtrack.checking.wording import content_words, tells_of
from claimtrack.model.event import ObservedEvent
from claimtrack.model.time import Window

__all__ = ["Completion", "Findings", "find"]


@attrs.frozen
class Completion:
    """The predicted event seen in full: when, and in which observed events."""

    occurred: Window
    evidence: Callable[[], tuple[ObservedEvent, ...]]


@attrs.frozen
class Findings:
    """What was seen by `as_of`, each kind of evidence by itself, in an order of its own."""

    inside: Completion | None = None  #: in the window, in full
    part: Sequence[Sighting] = ()  #: in the window, with some of the parties or of the quantity
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
    inside = _completion(sought, sought.enough(seen))
    if inside is not None:
        return Findings(inside=inside)
    said = sought.claim.said_on
    said_day = said.toordinal() if said is not None else BEFORE_ALL
    # Without a day it was said on nothing is known to come after it and before the window.
    after_said = said_day + 1 if said is not None else AFTER_ALL
    early = sought.matching(after_said, min(first - 1, as_of))
    late = sought.matching(max(last, said_day) + 1, as_of)
    astride = [sighting for sighting in sought.astride(first, last) if sighting.first <= as_of]
    return Findings(
        part=_in_order(sought, seen),
        unsure=_events(sought, astride),
        early=_last_completion(sought, sought.enough(early)),
        late=_completion(sought, sought.enough(late)),
        refuting=_events(sought, sought.refuting(last, as_of)),
        announced=_events(sought, sought.announced(said_day, min(last, as_of))),
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
    astride = [sighting for sighting in sought.astride(last, as_of) if sighting.last >= last]
    return Findings(
        inside=_completion(sought, sought.enough(sought.matching(last, as_of))),
        unsure=_events(sought, astride),
        refuting=_events(sought, sought.refuting(first, min(last, as_of))),
    )


def _completion(sought: Sought, enough: list[Sighting]) -> Completion | None:
    """The earliest day by which all parties were seen, in one event or over several.

    Event tables split a meeting of three into pairs, so that the parties may
    come together from several events. They come in order of first days.
    """
    wanted = sought.cast.everybody
    known: int | None = None
    for number, sighting in enumerate(enough):
        if known is not None and sighting.first > known:
            enough = enough[:number]  # what follows is over later than what completes it
            break
        if sighting.covered == wanted:
            known = sighting.last if known is None else min(known, sighting.last)
    if known is not None:
        enough = [sighting for sighting in enough if sighting.last <= known]
    return _completed(sought, enough, _by_last_day)


def _last_completion(sought: Sought, enough: list[Sighting]) -> Completion | None:
    """As `_completion`, the last day instead: from the end backwards."""
    return _completed(sought, enough, _from_the_end)


def _by_last_day(sighting: Sighting) -> tuple[int, int]:
    return sighting.last, sighting.first


def _from_the_end(sighting: Sighting) -> tuple[int, int]:
    return -sighting.first, sighting.last


def _completed(
    sought: Sought, enough: list[Sighting], order: Callable[[Sighting], tuple[int, int]]
) -> Completion | None:
    """The first by an order of days that has everybody, or with which everybody was seen."""
    if not enough:
        return None
    wanted, index = sought.cast.everybody, sought.index
    if all(sighting.covered == wanted for sighting in enough):
        best = min(map(order, enough))
        evidence = [sighting for sighting in enough if order(sighting) == best]
        # The same days may be written in several ways.
        when = min((index.when(sighting.number) for sighting in evidence), key=_as_written)
        return Completion(when, partial(_events, sought, evidence))
    covered: frozenset[int] = frozenset()
    evidence = []
    ordered = sorted(_in_order(sought, enough), key=order)
    for number, sighting in enumerate(ordered):
        if sighting.covered <= covered:
            continue
        covered |= sighting.covered
        evidence.append(sighting)
        if covered == wanted:
            evidence += [
                more
                for more in ordered[number + 1 :]
                if more.covered == wanted and more[:2] == sighting[:2]
            ]
            return Completion(index.when(sighting.number), partial(sought.records, evidence))
    return None


def _as_written(when: Window) -> tuple[object, ...]:
    return when.edtf, when.rule or "", when.approximate, when.vague


def _in_order(sought: Sought, sightings: list[Sighting]) -> list[Sighting]:
    """The sightings by day, then by content, whatever order the evidence came in."""
    if len(sightings) < 2:
        return sightings
    return sorted(sightings, key=lambda sighting: _order(sought.index.event(sighting.number)))


def _events(sought: Sought, sightings: list[Sighting]) -> tuple[ObservedEvent, ...]:
    return sought.records(_in_order(sought, sightings))


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
