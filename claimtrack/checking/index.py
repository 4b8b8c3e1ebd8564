"""EventIndex: observed events, made once for many checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from claimtrack.checking.observations import Observations
from claimtrack.checking.ontology import Ontology
from claimtrack.model.event import ObservedEvent
from claimtrack.model.report import Report

__all__ = ["EventIndex"]


class EventIndex:
    """Observed events in order of type, participant and day, for many checks.

    `aliases` maps other names of a participant to the name that claims use.
    `ontology` says which type of event bears on which, by default the one that
    comes with the package. What the readers of `claimtrack.interchange` give
    is kept as compact rows, of which records are made when they are needed; of
    an extraction the events are taken that its article reports.
    Raises `InvalidValue` for anything that is no ObservedEvent.

    >>> from claimtrack import Entity, Event, ObservedEvent, Window
    >>> met = Event("CONSULT", actors=[Entity("Lavrov")], recipients=[Entity("Blinken")])
    >>> index = EventIndex(
    ...     [ObservedEvent(met, Window.on("2022-01-21"))], aliases={"Lavrov": "Sergey Lavrov"}
    ... )
    >>> len(index)
    1
    """

    def __init__(
        self,
        observed: Iterable[ObservedEvent] | Report,
        *,
        aliases: Mapping[str, str] | None = None,
        ontology: Ontology | None = None,
    ) -> None:
        self._observations = Observations(observed, aliases=aliases, ontology=ontology)

    @staticmethod
    def of(observed: Iterable[ObservedEvent] | EventIndex | Report) -> EventIndex:
        """`observed` itself where it is an index already."""
        return observed if isinstance(observed, EventIndex) else EventIndex(observed)

    def __len__(self) -> int:
        return len(self._observations)

    def __iter__(self) -> Iterator[ObservedEvent]:
        return iter(self._observations)

    def __repr__(self) -> str:
        return f"<EventIndex of {len(self)} events>"
