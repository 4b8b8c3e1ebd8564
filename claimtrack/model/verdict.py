"""Verdict: what became of a claim, and why it is thought so."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import attrs

from claimtrack.model._fields import (
    instance_of,
    is_date,
    member_of,
    not_blank,
    to_date,
    to_tuple,
    tuple_of,
)
from claimtrack.model.event import ObservedEvent
from claimtrack.model.time import Window

__all__ = ["Outcome", "Verdict"]


class Outcome(StrEnum):
    """What became of a prediction."""

    PENDING = "pending"  #: the window is not over and nothing was seen
    CAME_TRUE = "came_true"
    MISSED_WINDOW = "missed_window"  #: it happened, but outside the window
    PARTLY = "partly"
    DID_NOT_HAPPEN = "did_not_happen"  #: the window is over and the evidence covers it
    VOID = "void"  #: its condition never came about
    UNKNOWN = "unknown"  #: the window is over, but nothing covers it


def _to_outcome(value: Outcome | str) -> Outcome:
    return member_of(Outcome, "outcome", value)


@attrs.frozen
class Verdict:
    """The outcome of one claim as of a day, with evidence and reasons in order.

    `occurred` is when it was seen to happen. `by` names who decided: a rule
    ("claimtrack") or a person.
    """

    claim_id: str = attrs.field(validator=not_blank)
    outcome: Outcome = attrs.field(converter=_to_outcome)
    as_of: dt.date = attrs.field(converter=to_date, validator=is_date)
    occurred: Window | None = attrs.field(
        default=None, validator=instance_of(Window, optional=True)
    )
    evidence: tuple[ObservedEvent, ...] = attrs.field(
        default=(), converter=to_tuple, validator=tuple_of(ObservedEvent)
    )
    reasons: tuple[str, ...] = attrs.field(default=(), converter=to_tuple, validator=tuple_of(str))
    by: str = attrs.field(default="claimtrack", validator=not_blank)
