"""Verdict: what became of a claim, and why it is thought so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

import attrs

from claimtrack.model._fields import (
    instance_of,
    is_date,
    member_of,
    not_blank,
    to_date,
    to_optional_date,
    to_tuple,
    tuple_of,
)
from claimtrack.model.claim import Claim
from claimtrack.model.event import ObservedEvent
from claimtrack.model.time import Window

__all__ = ["RULE", "Grounds", "JudgedClaim", "Outcome", "Verdict"]


class Outcome(StrEnum):
    """What became of a prediction."""

    PENDING = "pending"  #: the window is not over and nothing was seen
    CAME_TRUE = "came_true"  #: it happened inside the window
    MISSED_WINDOW = "missed_window"  #: it happened, but outside the window
    PARTLY = "partly"  #: a part of it happened: fewer parties, less or more, another place
    DID_NOT_HAPPEN = "did_not_happen"  #: the window is over and the evidence covers it
    VOID = "void"  #: its condition never came about
    UNKNOWN = "unknown"  #: the window is over, but nothing covers it

    @property
    def settled(self) -> bool:
        """Whether it is an answer: neither `pending` nor `unknown`."""
        return self not in (Outcome.PENDING, Outcome.UNKNOWN)

    @property
    def promise_meter(self) -> str:
        """The rating of PolitiFact's promise meter that comes nearest.

        >>> Outcome.CAME_TRUE.promise_meter, Outcome.MISSED_WINDOW.promise_meter
        ('Promise Kept', 'Compromise')
        """
        return _PROMISE_METER[self]


#: What is late or in part is a compromise; a condition that never came stalls its promise.
_PROMISE_METER = {
    Outcome.PENDING: "In the Works",
    Outcome.CAME_TRUE: "Promise Kept",
    Outcome.MISSED_WINDOW: "Compromise",
    Outcome.PARTLY: "Compromise",
    Outcome.DID_NOT_HAPPEN: "Promise Broken",
    Outcome.VOID: "Stalled",
    Outcome.UNKNOWN: "Not Yet Rated",
}


def _to_outcome(value: Outcome | str) -> Outcome:
    return member_of(Outcome, "outcome", value)


#: By whom the library's own verdicts are.
RULE = "claimtrack"

#: What a verdict rests on and why it is thought so, in order.
Grounds = tuple[tuple[ObservedEvent, ...], tuple[str, ...]]


class _WithGrounds:
    """A record whose `evidence` and `reasons` may be given by a function when first read."""

    __slots__ = ("_grounds",)

    if not TYPE_CHECKING:  # else every misspelt attribute would pass for one

        def __getattr__(self, name: str) -> object:
            # Called for what has no value yet.
            if name not in ("evidence", "reasons"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            try:
                grounds = object.__getattribute__(self, "_grounds")
            except AttributeError:
                # Another thread has just read them; else this says that there is no such attribute.
                return object.__getattribute__(self, name)
            evidence, reasons = grounds()
            object.__setattr__(self, "evidence", evidence)
            object.__setattr__(self, "reasons", reasons)
            with suppress(AttributeError):
                object.__delattr__(self, "_grounds")
            return evidence if name == "evidence" else reasons


@attrs.frozen
class Verdict(_WithGrounds):
    """The outcome of one claim as of a day, with evidence and reasons in order.

    `as_of` is the day up to which was looked; `occurred` is when it was seen to
    happen. `by` names who decided: a rule ("claimtrack") or a person, who may
    add `decided_on`, the day, and `links` to what the decision rests on.
    Raises `InvalidValue` for an outcome that there is none of and for wrong dates.

    >>> verdict = Verdict("1a", "partly", "2022-06-01", reasons=["One lane is open."], by="desk")
    >>> verdict.outcome.value, verdict.settled, str(verdict.as_of)
    ('partly', True, '2022-06-01')
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
    by: str = attrs.field(default=RULE, validator=not_blank)
    decided_on: dt.date | None = attrs.field(
        default=None, converter=to_optional_date, validator=is_date
    )
    links: tuple[str, ...] = attrs.field(default=(), converter=to_tuple, validator=tuple_of(str))

    @classmethod
    def on_grounds(
        cls,
        claim_id: str,
        outcome: Outcome,
        as_of: dt.date,
        occurred: Window | None,
        grounds: Callable[[], Grounds],
    ) -> Verdict:
        """A rule's verdict, its evidence and reasons worked out when one of them is first read.

        Nothing is validated, as `check` makes many of these of what is valid.
        """
        verdict = object.__new__(cls)
        put = partial(object.__setattr__, verdict)
        put("claim_id", claim_id)
        put("outcome", outcome)
        put("as_of", as_of)
        put("occurred", occurred)
        put("by", RULE)
        put("decided_on", None)
        put("links", ())
        put("_grounds", grounds)
        return verdict

    @property
    def settled(self) -> bool:
        """Whether its outcome is an answer: neither `pending` nor `unknown`."""
        return self.outcome.settled


@attrs.frozen
class JudgedClaim:
    """A claim with its current verdict, which it can be read like.

    >>> claim = Claim("It will rain")
    >>> judged = JudgedClaim(claim, Verdict(claim.id, "void", "2022-01-01"))
    >>> judged.outcome, judged.claim.text
    (<Outcome.VOID: 'void'>, 'It will rain')
    """

    claim: Claim = attrs.field(validator=instance_of(Claim))
    verdict: Verdict = attrs.field(validator=instance_of(Verdict))

    @property
    def claim_id(self) -> str:
        """The id of the claim that the verdict was given on."""
        return self.verdict.claim_id

    @property
    def outcome(self) -> Outcome:
        """The verdict's outcome."""
        return self.verdict.outcome

    @property
    def as_of(self) -> dt.date:
        """The day of the verdict."""
        return self.verdict.as_of

    @property
    def occurred(self) -> Window | None:
        """When it was seen to happen."""
        return self.verdict.occurred

    @property
    def evidence(self) -> tuple[ObservedEvent, ...]:
        """What the verdict rests on."""
        return self.verdict.evidence

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is thought so, in order."""
        return self.verdict.reasons

    @property
    def by(self) -> str:
        """Who decided: a rule ("claimtrack") or a person."""
        return self.verdict.by

    @property
    def decided_on(self) -> dt.date | None:
        """The day on which it was decided, where somebody said so."""
        return self.verdict.decided_on

    @property
    def links(self) -> tuple[str, ...]:
        """What a person's decision rests on."""
        return self.verdict.links

    @property
    def settled(self) -> bool:
        """Whether its outcome is an answer: neither `pending` nor `unknown`."""
        return self.verdict.settled
