"""Events: who did what to whom, as the text speaks of it."""

from __future__ import annotations

import datetime as dt

from claimtrack.lexicon import Lexicon
from claimtrack.model.document import Document, document_of
from claimtrack.model.event import Event
from claimtrack.prediction.entities import entity_rows
from claimtrack.prediction.event_reading import EventReader, EventRow
from claimtrack.text.analysis import Analysis, analyse

__all__ = ["EventRow", "event_rows", "find_events"]


def event_rows(analysis: Analysis) -> list[EventRow]:
    """Every event that a verb of the text names, in the order of the text.

    >>> from claimtrack.text import analyse
    >>> [row] = event_rows(analyse("Spain will host the Greek premier."))
    >>> row.event.type, row.event.plover, row.future
    ('CONSULT', 'AGREE', True)
    """
    return EventReader(analysis, entity_rows(analysis)).rows()


def find_events(
    document: Document | str,
    *,
    published: dt.date | str | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Event, ...]:
    """The main event of each sentence that has one, predicted or reported, in their order.

    Raises `InvalidValue` for a document or lexicon that is none, and for
    `published` beside a Document, which has its own.

    >>> [event] = find_events("Rebels in Chad attacked French troops on Monday.")
    >>> event.type, [actor.country for actor in event.actors], event.recipients[0].name
    ('ASSAULT', ['TCD'], 'France')
    """
    document = document_of(document, published=published)
    rows = event_rows(analyse(document, lexicon=lexicon))
    return tuple(row.event for row in rows if row.main)
