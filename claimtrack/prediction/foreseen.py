"""The event of a noun that is announced or foreseen: a merger, job cuts, sanctions."""

from __future__ import annotations

import attrs

from claimtrack.model.entity import Entity
from claimtrack.model.event import Event
from claimtrack.prediction.event_types import surface_type
from claimtrack.prediction.future_cues import future_cues
from claimtrack.prediction.futures import FutureRow
from claimtrack.text import Analysis

__all__ = ["foreseen_event"]


def foreseen_event(
    analysis: Analysis, row: FutureRow, event: Event, *, doer: Entity | None
) -> Event:
    """`event` as what its noun names, where a noun is what a verb announces or foresees.

    The verb's own event is that somebody announced it. `doer` is who did and is to
    act, upon whom the noun names: "threatened sanctions against Peru".
    """
    if row.head == analysis.group_rows[row.group].head:
        return event
    noun = analysis.lexicon.built(future_cues).foreseen.get(analysis.forms[row.head].lower())
    if noun is not None and noun.type:
        plover = surface_type(noun.type, future=True, negated=row.negative, said=doer is not None)
        text = analysis.words(row.first, row.end)
        event = attrs.evolve(event, type=noun.type, plover=plover, text=text)
    if doer is None:
        return event
    others = [actor for actor in event.actors if actor != doer]
    return attrs.evolve(event, actors=(doer,), recipients=(*event.recipients, *others))
