"""The sentences that a verdict's reasons are made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from claimtrack.checking.findings import Completion, Findings
from claimtrack.checking.sought import Measure, Sought
from claimtrack.model.entity import Entity
from claimtrack.model.event import ObservedEvent, Polarity, Quantity
from claimtrack.model.time import Window

__all__ = [
    "coverage_text",
    "days_outside",
    "distance",
    "ended",
    "event_text",
    "inside",
    "less_than_all",
    "looked_for",
    "seen",
    "still_open",
]

_LIST_AT_MOST = 3


def looked_for(sought: Sought) -> str:
    """What was looked for, of whom and when."""
    kind, event = sought.type, sought.prediction.event
    text = f"Looked for {kind.label or kind.name} ({kind.name})"
    actors = [e.name for e in event.actors]
    recipients = [e.name for e in event.recipients]
    if sought.type.reciprocal or not actors:
        actors, recipients = actors + recipients, []
    if actors:
        text += f" of {_listed(actors)}"
    if recipients:
        text += f" towards {_listed(recipients)}"
    if event.quantity is not None:
        how = "by or to at least" if kind.at_least else "of at least"
        text += f" {how} {_quantity(event.quantity)}"
        if sought.tolerance:
            text += f" less {sought.tolerance:.0%}"
    if event.place:
        text += f" in {event.place}"
    text += f" {_days(sought.window)}"
    if sought.prediction.polarity is Polarity.NEGATIVE:
        text += ", said not to happen"
    if sought.words is not None:
        why = "as it is of no listed type" if sought.parties else "as it names nobody"
        text += f", by words in common with \u201c{_short(sought.claim.text)}\u201d, {why}"
    return f"{text}."


def seen(sought: Sought, completion: Completion) -> list[str]:
    """Where it was seen, and who stood for whom."""
    lines = [f"Seen {event_text(event)}." for event in completion.evidence[:_LIST_AT_MOST]]
    more = len(completion.evidence) - _LIST_AT_MOST
    if more > 0:
        lines.append(f"Seen in {more} more.")
    for event in completion.evidence[:1]:
        lines += _stand_ins(sought, event)
    return lines


def less_than_all(sought: Sought, found: Findings) -> list[str]:
    """What was seen that does not settle it: in part, perhaps, announced, or the contrary."""
    lines = []
    if found.part:
        covered = frozenset[int]().union(*(match.sighting.covered for match in found.part))
        events = [sought.index.event(match.sighting.number) for match in found.part]
        lines.append(f"Seen in part {event_text(events[0])}.")
        missing = [p.entity.name for n, p in enumerate(sought.parties) if n not in covered]
        if missing:
            lines.append(f"Not seen with {_listed(missing)}.")
        for match, observed in zip(found.part, events, strict=True):
            if match.measure is Measure.ELSEWHERE:
                said, place = sought.prediction.event.place, observed.event.place
                lines.append(f"It was in {place}, not in {said} as said.")
                break
            if match.measure is not Measure.ENOUGH:
                quantity = observed.event.quantity
                seen_as = _quantity(quantity) if quantity is not None else "of no known size"
                lines.append(f"The most that was seen is {seen_as}.")
                break
    lines += [f"Perhaps seen {event_text(event)}." for event in found.unsure[:_LIST_AT_MOST]]
    if found.announced and not found.part:
        lines.append(f"Only announced, which is not enough, {event_text(found.announced[-1])}.")
    lines += [f"Against it: seen {event_text(event)}." for event in found.refuting[:1]]
    return lines


def inside(sought: Sought) -> str:
    """Where a sighting that fits lies."""
    return "at the end of the window or later" if sought.type.lasting else "inside the window"


def days_outside(sought: Sought, completion: Completion) -> int:
    """Days from the window to the sighting: negative when it came too early."""
    when, window = completion.occurred, sought.window
    late = window.days_from(when.earliest) if when.earliest is not None else 0
    if late > 0:
        return late
    return window.days_from(when.latest) if when.latest is not None else 0


def distance(sought: Sought, completion: Completion) -> str:
    """How far outside the window a sighting lies, in words."""
    days = days_outside(sought, completion)
    unit = "day" if abs(days) == 1 else "days"
    return f"{abs(days)} {unit} {'late' if days > 0 else 'early'}"


def still_open(sought: Sought, as_of: dt.date) -> str:
    """Why nothing can be decided yet."""
    latest = sought.window.latest
    if latest is None:
        return "The window has no end, so that no rule ever fails it: pending."
    if sought.type.lasting:
        return f"The window runs to {latest}, and it has to last till then: pending."
    return f"The window runs to {latest} and is not over on {as_of}: pending."


def ended(sought: Sought) -> str:
    """The day the window ended, in words."""
    latest = sought.window.latest
    return f"on {latest}" if latest is not None else "never"


def coverage_text(coverage: Window | None, *, spans: bool) -> str:
    """Whether the evidence is complete for the window."""
    if coverage is None:
        return "Nothing says that the evidence covers the window: unknown."
    if spans:
        return f"The evidence is complete {_days(coverage)}, which spans the window."
    return f"The evidence is complete only {_days(coverage)}: unknown."


def event_text(observed: ObservedEvent) -> str:
    """When an observed event was, what it says, and its source."""
    words = observed.text or observed.event.text
    event = observed.event
    if words:
        what = f"\u201c{_short(words)}\u201d"
    else:
        what = _names((*event.actors, *event.recipients)) or event.type
    source = f" ({observed.source})" if observed.source else ""
    return f"{_days(observed.when)}: {what}{source}"


def _stand_ins(sought: Sought, observed: ObservedEvent) -> list[str]:
    names = {e.name.casefold() for e in (*observed.event.actors, *observed.event.recipients)}
    lines = []
    for party in sought.parties:
        if party.entity.name.casefold() not in names:
            for entity in (*observed.event.actors, *observed.event.recipients):
                if party.fits(entity):
                    country = f" ({entity.country})" if entity.country else ""
                    lines.append(f"{entity.name}{country} counts as {party.entity.name}.")
                    break
    return lines


def _names(entities: Iterable[Entity]) -> str:
    return ", ".join(entity.name for entity in entities)


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _quantity(quantity: Quantity) -> str:
    return f"{quantity.value:g} {quantity.unit}" if quantity.unit else f"{quantity.value:g}"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return f"{words[:117]}..." if len(words) > 120 else words


def _days(window: Window) -> str:
    first, last = window.days
    if first is None and last is None:
        return "on any day"
    if last is None:
        return f"from {first} on"
    if first is None:
        return f"until {last}"
    return f"on {first}" if first == last else f"from {first} to {last}"
