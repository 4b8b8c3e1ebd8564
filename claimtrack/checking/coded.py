"""CodedEvent: a row of an event table, made into an ObservedEvent only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol, runtime_checkable

from claimtrack.model.entity import Entity
from claimtrack.model.event import Event, ObservedEvent
from claimtrack.model.time import Window

__all__ = ["CodedEvent", "CodedEvents"]


class CodedEvent(NamedTuple):
    """What one row says, in values that many rows share: a tenth of the time of a record."""

    type: str
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    when: Window
    source: str
    text: str = ""
    place: str | None = None

    def observed(self) -> ObservedEvent:
        """The record that the row stands for."""
        event = Event(
            self.type,
            actors=self.actors,
            recipients=self.recipients,
            text=self.text,
            place=self.place,
        )
        return ObservedEvent(event, self.when, source=self.source, text=self.text)


@runtime_checkable
class CodedEvents(Protocol):
    """Observed events that can be had as rows too."""

    def coded(self) -> Iterator[CodedEvent]: ...
