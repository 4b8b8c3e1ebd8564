"""Recurring: what comes again and again (Friday, March, 5 May, Easter), and its next turn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from claimtrack.times.calendar import Meaning, date_of, day, half, month, quarter, season, week
from claimtrack.times.options import TimeOptions

__all__ = ["Recurring", "nth_weekday"]

#: Years looked at for the next turn: 29 February comes after eight years at most.
_REACH = 8


def nth_weekday(y: int, m: int, weekday: int, n: int) -> dt.date | None:
    """The n-th Monday (0) to Sunday (6) of a month; -1 is its last."""
    if n > 0:
        first = date_of(y, m, 1)
        if first is None:
            return None
        return date_of(y, m, 1 + (weekday - first.weekday()) % 7 + 7 * (n - 1))
    first = date_of(y + m // 12, m % 12 + 1, 1)
    if first is None:
        return None
    last = first - dt.timedelta(days=1)
    found = last - dt.timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-n - 1))
    return found if found.month == m else None


@attrs.frozen
class Recurring:
    """A period named without its year or month.

    `kind` is weekday (0 is Monday), day of the month, month, month-day,
    quarter, half, season, week number, or holiday; `a` and `b` are its numbers.
    """

    kind: str
    a: int = 0
    b: int = 0
    name: str = ""

    @property
    def grain(self) -> str:
        """The unit of the calendar it fills."""
        return {
            "weekday": "D",
            "dom": "D",
            "monthday": "D",
            "holiday": "D",
            "month": "M",
            "quarter": "Q",
            "half": "H",
            "season": "S",
            "week": "W",
            "weekdayofmonth": "D",
        }[self.kind]

    def unknown(self) -> str:
        """Its TIMEX3 value where the year is not known."""
        return {
            "weekday": f"XXXX-WXX-{self.a + 1}",
            "dom": f"XXXX-XX-{self.a:02}",
            "month": f"XXXX-{self.a:02}",
            "monthday": f"XXXX-{self.a:02}-{self.b:02}",
            "quarter": f"XXXX-Q{self.a}",
            "half": f"XXXX-H{self.a}",
            "season": f"XXXX-{self.name}",
            "week": f"XXXX-W{self.a:02}",
        }.get(self.kind, "XXXX-XX-XX")

    def unplaced(self) -> Meaning:
        """What it means where there is no day to count from."""
        return Meaning("DATE", self.unknown(), grain=self.grain, anchored=False)

    def in_year(self, y: int, options: TimeOptions) -> Meaning | None:
        """Its turn in a year; None where that year has none or it is a weekday."""
        kind = self.kind
        if kind == "month":
            return month(y, self.a)
        if kind == "monthday":
            found = date_of(y, self.a, self.b)
            return day(found) if found else None
        if kind == "quarter":
            return quarter(y, self.a)
        if kind == "half":
            return half(y, self.a)
        if kind == "season":
            return season(y, self.name, options.southern)
        if kind == "holiday":
            from claimtrack.times.holidays import holiday_in

            return holiday_in(self.name, y)
        if kind == "week" and 1 <= y <= 9990:
            return week(dt.date(y, 1, 4) + dt.timedelta(weeks=self.a - 1))
        if kind == "weekdayofmonth":
            found = nth_weekday(y, self.b // 10, self.b % 10, self.a)
            return day(found) if found else None
        return None

    def _turns(self, start: dt.date, way: int, options: TimeOptions) -> Iterator[Meaning]:
        if self.kind == "weekday":
            ahead = (self.a - start.weekday()) % 7 if way > 0 else -((start.weekday() - self.a) % 7)
            for number in range(3):
                yield day(start + dt.timedelta(days=ahead + 7 * way * number))
        elif self.kind == "dom":
            for number in range(13):
                y, m = divmod(start.year * 12 + start.month - 1 + way * number, 12)
                found = date_of(y, m + 1, self.a)
                if found:
                    yield day(found)
        else:
            for number in range(-1, _REACH + 1):
                turn = self.in_year(start.year + way * number, options)
                if turn is not None:
                    yield turn

    def after(self, date: dt.date, options: TimeOptions, *, inclusive: bool) -> Meaning | None:
        """Its first turn that begins after `date`, or, inclusive, that is not over by then."""
        try:
            for turn in self._turns(date, 1, options):
                assert turn.first is not None
                assert turn.last is not None
                if turn.last >= date if inclusive else turn.first > date:
                    return turn
        except (OverflowError, ValueError):
            pass
        return None

    def before(self, date: dt.date, options: TimeOptions, *, inclusive: bool) -> Meaning | None:
        """Its last turn that ended before `date`, or, inclusive, that had begun by then."""
        try:
            for turn in self._turns(date, -1, options):
                assert turn.first is not None
                assert turn.last is not None
                if turn.first <= date if inclusive else turn.last < date:
                    return turn
        except (OverflowError, ValueError):
            pass
        return None

    def nearest(self, date: dt.date, options: TimeOptions) -> Meaning | None:
        """Its turn closest to `date`."""
        found = [
            turn
            for turn in (
                self.before(date, options, inclusive=True),
                self.after(date, options, inclusive=True),
            )
            if turn is not None
        ]

        def distance(turn: Meaning) -> int:
            assert turn.first is not None
            assert turn.last is not None
            if turn.first <= date <= turn.last:
                return 0
            return min(abs((turn.first - date).days), abs((turn.last - date).days))

        return min(found, key=distance, default=None)
