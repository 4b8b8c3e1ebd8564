"""Series: a number over time, as evidence for predictions of a rise, a fall or a level."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from math import inf, isfinite
from numbers import Real

import attrs

from claimtrack.checking.units import PERCENT, POINTS, measured, passes, unit_key
from claimtrack.errors import InvalidValue
from claimtrack.model._fields import each, is_number, parse_date, required
from claimtrack.model.claim import Claim, normalised_words
from claimtrack.model.entity import Entity
from claimtrack.model.event import Event, ObservedEvent, Quantity
from claimtrack.model.time import Window

__all__ = ["Series"]


#: To so many places a change is worked out: 4.35 - 4.1 is to be 0.25.
_DECIMALS = 9


def _is_value(value: object) -> bool:
    """Whether it is a finite number, be it one of a column of numpy's."""
    return is_number(value) or (
        isinstance(value, Real) and not isinstance(value, bool | int) and isfinite(value)
    )


class Series:
    """What a number was on each of many days, to be given to `check` as the evidence.

    `points` are (day, value), in any order; of two of one day the last counts.
    `name` is whose number it is: it has to be among the claim's participants,
    or its words in the claim's. `unit` is the values' own, as the claim writes it.
    `source` says where the numbers are from, and is the source of the evidence.

    A predicted REACH is met by the first value at or past the level, seen from
    where the number stood when it was said, or within the bounds that were
    said ("about", "at least", "between"); RISE and FALL by the first change
    since then that is as great as was said, in the series' unit, or in percent
    where the claim says percent and the series has another unit; a series in
    percent changes by percentage points, also where a claim says basis points
    or points. Without a quantity any change in the right direction is one. What
    is not known when it was said is measured from the first point after.

    Raises `InvalidValue` for a point that is no pair of a day and a finite number.

    >>> from claimtrack import PredictedEvent, check
    >>> jobless = Series("unemployment", [("2022-01-31", 4.1), ("2022-04-30", 5.2)], unit="percent")
    >>> level = Event("REACH", actors=[Entity("unemployment")], quantity=Quantity(5, "percent"))
    >>> claim = Claim(
    ...     "unemployment will reach 5 percent by June",
    ...     said_on="2022-02-10",
    ...     prediction=PredictedEvent(level, window=Window("2022-02-10", "2022-05-31")),
    ... )
    >>> verdict = check(claim, jobless, as_of="2022-06-01")
    >>> verdict.outcome.value, verdict.occurred.edtf, verdict.evidence[0].text
    ('came_true', '2022-04-30', 'unemployment at 5.2 percent, 4.1 before')
    """

    def __init__(
        self,
        name: str,
        points: Iterable[tuple[dt.date | str, float]],
        *,
        unit: str | None = None,
        source: str = "",
    ) -> None:
        self.name, self.source = name, required("source", source, str)
        self.unit = unit if unit is None else required("unit", unit, str)
        self._entity = Entity(name)
        values: dict[dt.date, float] = {}
        for point in each("points", points, (tuple, list)):
            if len(point) != 2 or not _is_value(point[1]):
                raise InvalidValue("points", point, "must hold (day, number)")
            values[parse_date("points", point[0])] = float(point[1])
        self._days = sorted(values)
        self._values = [values[day] for day in self._days]

    def __len__(self) -> int:
        return len(self._days)

    def __repr__(self) -> str:
        return f"<Series {self.name!r} of {len(self)} points>"

    def __call__(self, claim: Claim, *, tolerance: float = 0.0) -> tuple[ObservedEvent, ...]:
        """The events that the series shows as far as a claim's prediction is about it.

        A level counts as reached where no more than the share `tolerance` of it is missing.
        """
        prediction = required("claim", claim, Claim).prediction
        if prediction is None or not self._about(claim, prediction.event):
            return ()
        said_on = claim.said_on or prediction.window.earliest
        start = bisect_right(self._days, said_on) - 1 if said_on is not None else 0
        start = max(start, 0)
        events = (
            self._event(prediction.event, start, n, tolerance) for n in range(start + 1, len(self))
        )
        return tuple(event for event in events if event is not None)

    def _event(
        self, sought: Event, start: int, number: int, tolerance: float
    ) -> ObservedEvent | None:
        """What a point shows, measured from the one of number `start`."""
        base, value = self._values[start], self._values[number]
        change = round(value - base, _DECIMALS)
        quantity: Quantity | None
        if sought.type == "REACH":
            quantity = self._level(sought.quantity, base, value, tolerance)
            if quantity is None:
                return None
        elif (change > 0) != (sought.type == "RISE") or change == 0:
            return None
        else:
            quantity = self._change(sought.quantity, base, abs(change))
        unit = f" {self.unit}" if self.unit else ""
        event = attrs.evolve(
            sought,
            # Whom the claim names besides (a bank that sets the rate) the number cannot show.
            actors=sought.actors or (self._entity,),
            quantity=quantity,
            place=None,
        )
        text = f"{self.name} at {value:g}{unit}, {base:g} before"
        return ObservedEvent(event, Window.on(self._days[number]), self.source, text)

    def _about(self, claim: Claim, sought: Event) -> bool:
        """Whether a predicted event is one that the number shows."""
        if sought.type not in ("REACH", "RISE", "FALL"):
            return False
        names = {entity.name.casefold() for entity in (*sought.actors, *sought.recipients)}
        if self.name.casefold() in names:
            return True
        words = set(normalised_words(self.name).split())
        return bool(words) and words <= set(normalised_words(claim.text).split())

    def _level(
        self, sought: Quantity | None, base: float, value: float, tolerance: float
    ) -> Quantity | None:
        """The level where it is reached, from whichever side; None short of it."""
        if sought is None or unit_key(sought.unit) != unit_key(self.unit):
            return Quantity(value, self.unit)
        least, most = sought.bounds
        if least is None:
            return Quantity(value, self.unit)
        # "About 5" lies just below 5, and "at least 5" has no other end.
        end = most
        if end is None:
            end = inf if sought.low == sought.value else sought.value
        short = passes(-value, -least, tolerance)
        past = end < inf and passes(value, end, tolerance)
        if base < least:
            missed = short
        elif base > end or least == end:
            missed = past
        else:
            missed = short or past
        if missed:
            return None
        # What has gone past both ends of a range is not where it was said to be.
        return sought if most is None else Quantity(value, self.unit)

    def _change(self, sought: Quantity | None, base: float, change: float) -> Quantity:
        wanted = sought.unit if sought is not None else None
        own, unit = unit_key(self.unit), measured(0, wanted)[1]
        if own == PERCENT and unit in (POINTS, "point"):
            return Quantity(change, POINTS if unit == POINTS else wanted)
        if unit != PERCENT or own == PERCENT:
            return Quantity(change, self.unit)
        return Quantity(round(100 * change / abs(base), _DECIMALS) if base else 0.0, wanted)
