"""Findings: what observed events say of a prediction, before anything is decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

import attrs

from claimtrack.checking.observations import AFTER_ALL, BEFORE_ALL, words_of
from claimtrack.checking.sightings import Sighting
from claimtrack.checking.sought import Measure, Sought
from claimtrack.checking.wording import content_words, tells_of
from claimtrack.model.event import ObservedEvent, Polarity
from claimtrack.model.time import Window

__all__ = ["Completion", "Findings", "find"]


@attrs.define(eq=False)
class Completion:
    """The predicted event seen in full: when, and in which observed events."""

    occurred: Window
    evidence: Callable[[], tuple[ObservedEvent, ...]]


@attrs.define(eq=False)
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
    if sought.cast.type.lasting:
        return _find_lasting(sought, as_of)
    first, last = sought.first, sought.last
    seen = sought.matching(first, min(last, as_of)) if sought.sightings else []
    if seen and sought.prediction.event.quantity is not None:
        seen = _that_counts(sought, seen, over=as_of > last)
    if seen and (inside := _completion(sought, sought.enough(seen))) is not None:
        return Findings(inside=inside)
    said = sought.claim.said_on
    said_day = said.toordinal() if said is not None else BEFORE_ALL
    found = Findings(
        part=_in_order(sought, seen),
        refuting=_events(sought, sought.refuting(last, as_of)),
        announced=_events(sought, sought.announced(said_day, min(last, as_of))),
    )
    if sought.sightings:
        # Without a day it was said on nothing is known to come after it and before the window.
        after_said = said_day + 1 if said is not None else AFTER_ALL
        early = sought.matching(after_said, min(first - 1, as_of))
        late = sought.matching(max(last, said_day) + 1, as_of)
        astride = [sighting for sighting in sought.astride(first, last) if sighting.first <= as_of]
        found.early = _last_completion(sought, sought.enough(early))
        found.late = _completion(sought, sought.enough(late))
        found.unsure = _events(sought, astride)
    return found


def _that_counts(sought: Sought, seen: list[Sighting], *, over: bool) -> list[Sighting]:
    """What was seen in the window, as far as its size lets it bear on the prediction.

    Less than what was said not to be is no part of it. Where only a limit was
    said, whatever passes it decides, and what keeps it does not before the end.
    """
    if sought.prediction.polarity is Polarity.NEGATIVE:
        short = set(sought.measuring(seen, Measure.SHORT))
        seen = [sighting for sighting in seen if sighting not in short]
    if sought.capped:
        return sought.measuring(seen, Measure.BEYOND) or (seen if over else [])
    return seen


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
    if {sighting.covered for sighting in enough} == {wanted}:
        # All of them end on one day.
        return _at_once(sought, [s for s in enough if s.first == enough[0].first])
    return _over_several(sought, sorted(_in_order(sought, enough), key=_by_last_day))


def _last_completion(sought: Sought, enough: list[Sighting]) -> Completion | None:
    """As `_completion`, the last day instead: from the end backwards."""
    if {sighting.covered for sighting in enough} == {sought.cast.everybody}:
        latest = [sighting for sighting in enough if sighting.first == enough[-1].first]
        shortest = min(sighting.last for sighting in latest)
        return _at_once(sought, [s for s in latest if s.last == shortest])
    return _over_several(sought, sorted(_in_order(sought, enough), key=_from_the_end))


def _by_last_day(sighting: Sighting) -> tuple[int, int]:
    return sighting.last, sighting.first


def _from_the_end(sighting: Sighting) -> tuple[int, int]:
    return -sighting.first, sighting.last


def _at_once(sought: Sought, full: list[Sighting]) -> Completion:
    """What each of several sightings of the same days completes by itself."""
    days = [sought.index.when(sighting.number) for sighting in full]
    when = days[0]
    if any(other is not when for other in days):
        when = min(days, key=_as_written)  # the same days may be written in several ways
    return Completion(when, partial(_events, sought, full))


def _over_several(sought: Sought, ordered: list[Sighting]) -> Completion | None:
    """What sightings complete together, with the first of them that has nobody missing."""
    wanted = sought.cast.everybody
    covered: frozenset[int] = frozenset()
    evidence: list[Sighting] = []
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
            return Completion(sought.index.when(sighting.number), partial(sought.records, evidence))
    return None


def _as_written(when: Window) -> tuple[object, ...]:
    return when.edtf, when.rule or "", when.approximate, when.vague


def _in_order(sought: Sought, sightings: list[Sighting]) -> list[Sighting]:
    """The sightings by day, then by content, whatever order the evidence came in."""
    if len(sightings) < 2:
        return sightings
    return sorted(sightings, key=lambda sighting: _order(sought.index.event(sighting.number)))


def _events(sought: Sought, sightings: list[Sighting]) -> tuple[ObservedEvent, ...]:
    return sought.records(_in_order(sought, sightings)) if sightings else ()


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
