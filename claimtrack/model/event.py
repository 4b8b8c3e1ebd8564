"""Event and the two ways of speaking of one: predicted and observed."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import attrs

from claimtrack.errors import InvalidValue
from claimtrack.model._fields import (
    instance_of,
    is_number,
    member_of,
    not_blank,
    to_tuple,
    tuple_of,
)
from claimtrack.model.entity import Entity
from claimtrack.model.time import Window
from claimtrack.span import Span

__all__ = [
    "Certainty",
    "CertaintyLevel",
    "Event",
    "ObservedEvent",
    "Polarity",
    "PredictedEvent",
    "Quantity",
]

#: The types of PLOVER 2.0 (github.com/openeventdata/PLOVER).
PLOVER_TYPES = frozenset(
    (
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    )
)


class Polarity(StrEnum):
    """Whether it is said to be so or not to be so."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


def _to_polarity(value: Polarity | str) -> Polarity:
    return member_of(Polarity, "polarity", value)


class CertaintyLevel(StrEnum):
    """How sure the speaker was, in the levels of FactBank and MEANTIME."""

    CERTAIN = "certain"  #: will, is to, vows to
    PROBABLE = "probable"  #: likely, expects to, plans to
    POSSIBLE = "possible"  #: may, could, perhaps
    UNDERSPECIFIED = "underspecified"  #: nothing is said of it, as in a claim made by hand


def _to_level(value: CertaintyLevel | str) -> CertaintyLevel:
    return member_of(CertaintyLevel, "level", value)


def _to_float(value: float) -> float:
    return float(value) if is_number(value) else value  # what is none, `_is_number` reports


def _is_number(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if not is_number(value) and (value is not None or attribute.default is not None):
        raise InvalidValue(attribute.name, value, "must be a finite number")


@attrs.frozen
class Quantity:
    """A number that an event is measured by ("fall by 3 percent"): value, unit and bounds.

    `low` and `high` are what it is said to lie between, both included, and
    either may be open: "between 5 and 10 percent", "at most 10". Without them
    a predicted quantity is met by as much or more. Raises `InvalidValue` where
    the value is not within them.

    >>> Quantity(5, "percent", low=5, high=10).bounds
    (5.0, 10.0)
    >>> Quantity(3, "percent").bounds, Quantity(10, high=10).bounds
    ((3.0, None), (None, 10.0))
    """

    value: float = attrs.field(converter=_to_float, validator=_is_number)
    unit: str | None = attrs.field(default=None, validator=instance_of(str, optional=True))
    low: float | None = attrs.field(
        default=None,
        kw_only=True,
        converter=attrs.converters.optional(_to_float),
        validator=_is_number,
    )
    high: float | None = attrs.field(
        default=None,
        kw_only=True,
        converter=attrs.converters.optional(_to_float),
        validator=_is_number,
    )

    def __attrs_post_init__(self) -> None:
        if self.low is not None and not self.low <= self.value:
            raise InvalidValue("low", self.low, f"must not be above value {self.value}")
        if self.high is not None and not self.value <= self.high:
            raise InvalidValue("high", self.high, f"must not be below value {self.value}")

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """(least, most) of what meets it."""
        if self.low is None and self.high is None:
            return self.value, None
        return self.low, self.high


@attrs.frozen
class Event:
    """Who did what to whom.

    `type` is claimtrack's own, upper case: the 16 of PLOVER and such as
    LEAVE_OFFICE or RISE. `plover` is the PLOVER 2.0 type of its surface
    (announced talks are CONSULT here and AGREE there); by default `type`
    itself where PLOVER has it, else None.

    >>> Event("CONSULT", actors=[Entity("France", "FRA")]).plover
    'CONSULT'
    """

    type: str = attrs.field(validator=not_blank)
    actors: tuple[Entity, ...] = attrs.field(
        default=(), converter=to_tuple, validator=tuple_of(Entity)
    )
    recipients: tuple[Entity, ...] = attrs.field(
        default=(), converter=to_tuple, validator=tuple_of(Entity)
    )
    text: str = attrs.field(default="", validator=instance_of(str))
    place: str | None = attrs.field(default=None, validator=instance_of(str, optional=True))
    quantity: Quantity | None = attrs.field(
        default=None, validator=instance_of(Quantity, optional=True)
    )
    plover: str | None = attrs.field(validator=instance_of(str, optional=True))

    @plover.default
    def _plover_of_type(self) -> str | None:
        return self.type if self.type in PLOVER_TYPES else None


@attrs.frozen
class Certainty:
    """The words that say how sure it is, their level, and the probability range they stand for.

    `low` and `high` are probabilities from 0 to 1, both included, None where
    the phrase has no published range (Kent 1964, ICD 203); a number that was
    said is both. `span` is where the phrase stands. Raises `InvalidValue` for
    a level that there is none of, and for what is no probability.

    >>> said = Certainty("70 percent chance", "probable", 0.7, 0.7)
    >>> said.level
    <CertaintyLevel.PROBABLE: 'probable'>
    """

    phrase: str = attrs.field(validator=instance_of(str))
    level: CertaintyLevel = attrs.field(converter=_to_level)
    low: float | None = attrs.field(default=None)
    high: float | None = attrs.field(default=None)
    span: Span | None = attrs.field(default=None, validator=instance_of(Span, optional=True))

    def __attrs_post_init__(self) -> None:
        for name, value in (("low", self.low), ("high", self.high)):
            if value is not None and not (is_number(value) and 0 <= value <= 1):
                raise InvalidValue(name, value, "must be a probability between 0 and 1 or None")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise InvalidValue("low", self.low, f"must not be above high {self.high}")


@attrs.frozen
class PredictedEvent:
    """An event said to come, the days it is held to, and how surely it was said.

    `span` is the verb phrase of the event, verbatim. `condition` is the text
    after "if". `window` has an open end where the words allow any later day.
    `polarity` is negative where it is said not to come.

    >>> event = Event("START", text="the bridge will open")
    >>> predicted = PredictedEvent(event, window=Window("2022-05-01", "2022-05-31"))
    >>> predicted.window.edtf, predicted.polarity.value
    ('2022-05-01/2022-05-31', 'positive')
    """

    event: Event = attrs.field(validator=instance_of(Event))
    span: Span | None = attrs.field(default=None, validator=instance_of(Span, optional=True))
    window: Window = attrs.field(factory=Window, validator=instance_of(Window))
    certainty: Certainty = attrs.field(
        default=Certainty("", CertaintyLevel.UNDERSPECIFIED), validator=instance_of(Certainty)
    )
    condition: str | None = attrs.field(default=None, validator=instance_of(str, optional=True))
    polarity: Polarity = attrs.field(default=Polarity.POSITIVE, converter=_to_polarity)


@attrs.frozen
class ObservedEvent:
    """An event reported as having happened: when, and by which document or URL.

    `when` are the days it may have been on, both ends included. `source` says
    where it is known from and `text` what was said of it; the reasons of a
    verdict quote both.

    >>> met = Event("CONSULT", actors=[Entity("France", "FRA"), Entity("Chad", "TCD")])
    >>> ObservedEvent(met, Window.on("2022-05-03"), "https://example.org/1").when.edtf
    '2022-05-03'
    """

    event: Event = attrs.field(validator=instance_of(Event))
    when: Window = attrs.field(validator=instance_of(Window))
    source: str = attrs.field(default="", validator=instance_of(str))
    text: str = attrs.field(default="", validator=instance_of(str))
