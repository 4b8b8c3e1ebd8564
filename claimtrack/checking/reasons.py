"""The sentences that a verdict's reasons are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimtrack.checking.findings import Completion, Findings
from claimtrack.checking.rulings import Case, Ruling
from claimtrack.checking.sought import Measure, Sought
from claimtrack.checking.units import measured
from claimtrack.model.entity import Entity
from claimtrack.model.event import ObservedEvent, Polarity, Quantity
from claimtrack.model.time import Window

__all__ = ["reasons"]

_LIST_AT_MOST = 3


def reasons(case: Case) -> tuple[str, ...]:
    """What was looked for, what was seen, and what follows from it."""
    ruling, found = case.ruling, case.found
    lines = [_looked_for(case.sought)]
    if found.inside is None:
        lines += _less_than_all(case.sought, found)
    if ruling is Ruling.IN_WINDOW and found.inside is not None:
        lines += _seen(case.sought, found.inside)
        end = ": it came true" if case.positive else ", and it was said not to happen"
        lasting = case.sought.type.lasting
        where = "at the end of the window or later" if lasting else "inside the window"
        lines.append(f"That is {where}{end}.")
    elif ruling is Ruling.IN_PART:
        when = "The window is over" if case.over else "The window is not over yet"
        what = "it came true" if case.positive else "what was said not to happen happened"
        lines.append(f"{when}: {what} in part.")
    elif ruling is Ruling.OPEN:
        if case.positive and case.outside is not None:
            lines += _outside(case, case.outside, "")
        lines.append(_open(case))
    elif ruling is Ruling.OUTSIDE and case.outside is not None:
        lines += _outside(case, case.outside, ": it missed its window")
    elif ruling is Ruling.REFUTED:
        end = "" if case.positive else ", as was said"
        lines.append(f"So it had not happened by the end of the window{end}.")
    else:
        if not case.positive and found.late is not None:
            lines += _outside(case, found.late, ", when nothing was said of it")
        if ruling is Ruling.UNSURE:
            lines.append("So it may have happened in the window or not: unknown.")
        else:
            lines += _absence(case)
    if case.rests_on_condition:
        lines.append(_condition(case))
    return tuple(lines)


def _outside(case: Case, completion: Completion, so: str) -> list[str]:
    """What was seen outside the window, and how far."""
    days = case.days_outside(completion)
    unit = "day" if abs(days) == 1 else "days"
    distance = f"{abs(days)} {unit} {'late' if days > 0 else 'early'}"
    return [*_seen(case.sought, completion), f"That is {distance}{so}."]


def _looked_for(sought: Sought) -> str:
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
        how = "by or to" if kind.at_least else "of"
        text += f" {how} {_bounds(event.quantity)}"
        if sought.tolerance:
            text += f", give or take {sought.tolerance:.0%}"
    if event.place:
        text += f" in {event.place}"
    text += f" {_days(sought.window)}"
    if sought.prediction.polarity is Polarity.NEGATIVE:
        text += ", said not to happen"
    if sought.words is not None:
        why = "as it is of no listed type" if sought.parties else "as it names nobody"
        text += f", by words in common with \u201c{_short(sought.claim.text)}\u201d, {why}"
    return f"{text}."


def _seen(sought: Sought, completion: Completion) -> list[str]:
    """Where it was seen, and who stood for whom."""
    evidence = completion.evidence()
    lines = [f"Seen {_event(event)}." for event in evidence[:_LIST_AT_MOST]]
    more = len(evidence) - _LIST_AT_MOST
    if more > 0:
        lines.append(f"Seen in {more} more.")
    return lines + _matches(sought, evidence[:_LIST_AT_MOST])


def _less_than_all(sought: Sought, found: Findings) -> list[str]:
    """What was seen that does not settle it: in part, perhaps, announced, or the contrary."""
    lines = []
    if found.part:
        covered = frozenset[int]().union(*(sighting.covered for sighting in found.part))
        events = [sought.index.event(sighting.number) for sighting in found.part]
        lines.append(f"Seen in part {_event(events[0])}.")
        lines += _matches(sought, events[:1])
        missing = [p.entity.name for n, p in enumerate(sought.parties) if n not in covered]
        if missing:
            lines.append(f"Not seen with {_listed(missing)}.")
        for observed in events:
            measure = sought.measure(observed)
            if measure is Measure.ELSEWHERE:
                said, place = sought.prediction.event.place, observed.event.place
                lines.append(f"It was in {place}, not in {said} as said.")
                break
            if measure is Measure.BEYOND and observed.event.quantity is not None:
                lines.append(f"That is {_quantity(observed.event.quantity)}, more than was said.")
                break
            if measure is not Measure.ENOUGH:
                short = [e.event.quantity for e in events if sought.measure(e) is Measure.SHORT]
                known = [quantity for quantity in short if quantity is not None]
                quantity = max(known, key=_size, default=observed.event.quantity)
                seen_as = _quantity(quantity) if quantity is not None else "of no known size"
                lines.append(f"The most that was seen is {seen_as}.")
                break
    lines += [f"Perhaps seen {_event(event)}." for event in found.unsure[:_LIST_AT_MOST]]
    if found.announced and not found.part:
        lines.append(f"Only announced, which is not enough, {_event(found.announced[-1])}.")
    lines += [f"Against it: seen {_event(event)}." for event in found.refuting[:1]]
    return lines


def _open(case: Case) -> str:
    """Why nothing can be decided yet."""
    latest = case.sought.window.latest
    if latest is None:
        return "The window has no end, so that no rule ever fails it: pending."
    if case.sought.type.lasting:
        return f"The window runs to {latest}, and it has to last till then: pending."
    return f"The window runs to {latest} and is not over on {case.as_of}: pending."


def _absence(case: Case) -> list[str]:
    """What it tells that nothing that fits was seen in a window that is over."""
    latest, coverage = case.sought.window.latest, case.coverage
    lines = [f"Nothing that fits was seen in the window, which ended on {latest}."]
    if coverage is None:
        lines.append("Nothing says that the evidence covers the window: unknown.")
    elif not case.covered:
        lines.append(f"The evidence is complete only {_days(coverage)}: unknown.")
    else:
        lines.append(f"The evidence is complete {_days(coverage)}, which spans the window.")
    if case.ruling is Ruling.ABSENT:
        lines.append("So it did not happen.")
    elif case.ruling is Ruling.UNLISTED and case.sought.parties:
        lines.append("But no evidence is complete for what is of no listed type: unknown.")
    elif case.ruling is Ruling.UNLISTED:
        lines.append("But it may have been seen under other words: unknown.")
    return lines


def _condition(case: Case) -> str:
    """Whether the condition was met, of a prediction that failed."""
    condition, met = case.sought.prediction.condition, case.condition_met
    if met is not None:
        return f"Its condition, \u201c{condition}\u201d, was met: {_event(met)}."
    if not case.over:
        return f"Its condition, \u201c{condition}\u201d, may still be met: pending."
    if case.covered:
        return f"Its condition, \u201c{condition}\u201d, was not seen to be met: void."
    return f"Whether its condition, \u201c{condition}\u201d, was met is not known: unknown."


def _event(observed: ObservedEvent) -> str:
    """When an observed event was, what it says, and its source."""
    words = observed.text or observed.event.text
    event = observed.event
    if words:
        what = f"\u201c{_short(words)}\u201d"
    else:
        what = _names((*event.actors, *event.recipients)) or event.type
    source = f" ({observed.source})" if observed.source else ""
    return f"{_days(observed.when)}: {what}{source}"


def _matches(sought: Sought, seen: Sequence[ObservedEvent]) -> list[str]:
    """Which other types and participants stood for those that were looked for, each once."""
    lines = []
    for event in (observed.event for observed in seen):
        kind, there = sought.index.ontology.observed_type(event), event.actors + event.recipients
        if kind != sought.type.name:
            lines.append(f"{kind} counts as {sought.type.name}.")
        names = {entity.name.casefold() for entity in there}
        for party in sought.parties:
            if party.entity.name.casefold() not in names:
                found = next((entity for entity in there if party.fits(entity)), None)
                if found is not None:
                    country = f" ({found.country})" if found.country else ""
                    lines.append(f"{found.name}{country} counts as {party.entity.name}.")
    return list(dict.fromkeys(lines))


def _names(entities: Iterable[Entity]) -> str:
    return ", ".join(entity.name for entity in entities)


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _quantity(quantity: Quantity) -> str:
    return f"{quantity.value:g} {quantity.unit}" if quantity.unit else f"{quantity.value:g}"


def _size(quantity: Quantity) -> float:
    return measured(abs(quantity.value), quantity.unit)[0]


def _bounds(quantity: Quantity) -> str:
    """The bounds of a predicted quantity, in words."""
    least, most = quantity.bounds
    unit = f" {quantity.unit}" if quantity.unit else ""
    if least is None:
        return f"at most {most:g}{unit}"
    if most is None:
        return f"at least {least:g}{unit}"
    return f"between {least:g} and {most:g}{unit}" if least < most else f"{most:g}{unit}"


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
