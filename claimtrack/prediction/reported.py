"""ObservedEvents: what an article reports as having happened, and when."""

from __future__ import annotations

from claimtrack.model.event import ObservedEvent
from claimtrack.model.time import TimeExpression, Window
from claimtrack.prediction.event_reading import EventReader, EventRow
from claimtrack.text import Analysis

__all__ = ["reported_events"]


def reported_events(
    analysis: Analysis, *, times: tuple[TimeExpression, ...], events: EventReader
) -> tuple[ObservedEvent, ...]:
    """The events told in the past and not denied, with their sentence's time or up to publication.

    Without a time in the sentence an event is dated openly: it happened on the
    day of publication or at any time before.
    """
    published = analysis.document.published
    stamped = [(analysis.token_at(t.span.start), t.window) for t in times if t.window is not None]
    found = []
    place = 0
    for row in events.rows():
        if row.future or row.negated or not _told_in_the_past(analysis, row):
            continue
        first, end = analysis.sentence_bounds[analysis.sentence_of(row.head)]
        while place < len(stamped) and stamped[place][0] < first:
            place += 1
        when = Window(None, published, rule="reported")
        for token, window in stamped[place:]:
            if token >= end:
                break
            if published is None or (window.latest is not None and window.latest <= published):
                when = window
                break
        source = analysis.document.url or analysis.document.id
        found.append(ObservedEvent(row.event, when, source, analysis.words(first, end)))
    return tuple(found)


def _told_in_the_past(analysis: Analysis, row: EventRow) -> bool:
    if row.group < 0:
        return False
    group = analysis.group_rows[row.group]
    return group.finite and group.tense == "past" and group.modal is None
