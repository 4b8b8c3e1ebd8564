"""Report: what an article says, as far as evidence and ledgers look at it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from claimtrack.model.claim import Claim
from claimtrack.model.document import Document
from claimtrack.model.event import ObservedEvent

__all__ = ["Report"]


@runtime_checkable
class Report(Protocol):
    """What an article says: an extraction, which by itself iterates its claims."""

    @property
    def document(self) -> Document: ...
    @property
    def claims(self) -> tuple[Claim, ...]: ...
    @property
    def events(self) -> tuple[ObservedEvent, ...]: ...
