"""CodedEvents: rows of event tables, column by column, made into records only when asked for."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol, runtime_checkable

import attrs

from claimtrack.model.entity import Entity
from claimtrack.model.event import Event, ObservedEvent
from claimtrack.model.time import Window

__all__ = ["CodedEvents", "CodedTable", "on_day"]


@attrs.define
class CodedEvents:
    """Events of a table, each column with one item a row.

    What many rows share is one object, such as the number of a day, as
    `date.toordinal` counts in `days`. `lines` are the numbers of the file's
    lines, which are the source of a row that names none; they are in an array,
    as no garbage is searched for in those. `sources`, `texts` and `places` are
    empty where the table has no such column.
    """

    origin: str = ""
    types: list[str] = attrs.Factory(list)
    actors: list[tuple[Entity, ...]] = attrs.Factory(list)
    recipients: list[tuple[Entity, ...]] = attrs.Factory(list)
    days: list[int] = attrs.Factory(list)
    lines: array[int] = attrs.Factory(lambda: array("q"))
    sources: list[str] = attrs.Factory(list)
    texts: list[str] = attrs.Factory(list)
    places: list[str] = attrs.Factory(list)

    def __len__(self) -> int:
        return len(self.types)

    def extend(self, more: CodedEvents) -> None:
        """Puts further rows of the same table after these."""
        self.origin = more.origin
        self.types += more.types
        self.actors += more.actors
        self.recipients += more.recipients
        self.days += more.days
        self.lines += more.lines
        self.sources += more.sources
        self.texts += more.texts
        self.places += more.places

    def observed(self, row: int) -> ObservedEvent:
        """The record that a row stands for."""
        text = self.texts[row] if self.texts else ""
        source = self.sources[row] if self.sources else ""
        event = Event(
            self.types[row],
            actors=self.actors[row],
            recipients=self.recipients[row],
            text=text,
            place=(self.places[row] or None) if self.places else None,
        )
        return ObservedEvent(
            event,
            on_day(self.days[row]),
            source=source or f"{self.origin}line {self.lines[row]}",
            text=text,
        )


@lru_cache(maxsize=4096)
def on_day(number: int) -> Window:
    """The window of the day of a number, the same object for many rows."""
    return Window.on(dt.date.fromordinal(number))


@runtime_checkable
class CodedTable(Protocol):
    """Observed events that can be had as columns too, some rows at a time."""

    def coded(self) -> Iterator[CodedEvents]: ...
