"""Anchor: what a time expression is relative to, and how a turn of Friday or March is chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from claimtrack.times.calendar import Meaning
from claimtrack.times.options import TimeOptions
from claimtrack.times.recurring import Recurring

__all__ = ["Anchor"]

#: A date without a year this many days ahead is meant even in a clause about the past
#: ("the vote was set for 3 May"), when the last one is longer ago than _LONG.
_NEAR, _LONG = 75, 210
#: And a month, when it begins within so many days.
_NEXT_MONTH = 31
#: How many days a history goes on within a sentence; dates further off are asides.
_STRIDE = 400
#: A quarter is still reported on so many days after its end.
_REPORTED = 50
#: A month that lies so many days back is that of the next year: January after December.
_YEAR_TURNS = 300


class Anchor:
    """The day of publication, what was last spoken of, and the tense of the clause.

    `spoken` is the last date that the text gave; `hours` the same or the day of the last
    hour, on which an hour without a day is, and `beside` says that it stands next to it;
    `quarter` the last quarter,
    while its paragraph lasts; `history` says that the text tells of days long
    before it was published, so that dates hang on `story`, the day that the
    telling has come to.
    """

    __slots__ = (
        "_tense",
        "beside",
        "history",
        "hours",
        "options",
        "part",
        "published",
        "quarter",
        "spoken",
        "story",
    )

    def __init__(self, published: dt.date | None, options: TimeOptions) -> None:
        self.published = published
        self.options = options
        self.spoken: Meaning | None = None
        self.hours: Meaning | None = None
        self.beside = False
        self.story: Meaning | None = None
        self.part = -1
        self.quarter: Meaning | None = None
        self.history = False
        self._tense: Callable[[], int] | None = None

    def with_tense(self, tense: Callable[[], int]) -> Anchor:
        """This anchor, in a clause whose tense is worked out when it is asked for."""
        self._tense = tense
        return self

    def way(self) -> int:
        """-1 in a clause about the past, 1 about the future, 2 where it must be, 0 unknown."""
        return self._tense() if self._tense is not None else 0

    @property
    def today(self) -> dt.date | None:
        """The day that "today" and "last year" count from."""
        if self.history and self.story is not None and self.story.first is not None:
            return self.story.first
        return self.published

    def tell(self, meaning: Meaning, opening: bool) -> None:
        """Take a date that a history gives as the day it has come to, unless it is an aside.

        What opens its sentence (`opening`) goes on with the telling; inside a
        sentence a date does so when it lies a little later, and a year alone
        only when nothing else is known.
        """
        here = self.story
        if here is None or here.first is None or here.last is None:
            self.story = meaning
            return
        if meaning.first is None or meaning.last is None:
            return
        if meaning.first <= here.first and here.last <= meaning.last:
            return
        ahead = (meaning.first - here.first).days
        if opening or (meaning.grain in "DEWM" and 0 <= ahead <= _STRIDE):
            self.story = meaning

    def then(self) -> dt.date | None:
        """The day that "the following month" counts from."""
        if self.spoken is not None and self.spoken.first is not None:
            return self.spoken.first
        return self.published

    def settle(self, turns: Recurring) -> Meaning | None:
        """The turn of a recurring period that a bare mention of it means."""
        today = self.today
        unknown = turns.unplaced()
        if today is None:
            return unknown
        if self.history and self.story is not None and turns.kind not in ("weekday", "dom"):
            return self._in_story(turns, today) or unknown
        way = self.way()
        kind = turns.kind
        before = turns.before(today, self.options, inclusive=True)
        if kind == "quarter":
            over = (
                before is not None
                and before.last is not None
                and (today - before.last).days > _REPORTED
            )
            return (
                turns.after(today, self.options, inclusive=True) if way > 0 and over else before
            ) or unknown
        if way < 0 or (way == 0 and kind not in ("monthday", "dom", "holiday")):
            chosen = before
            if kind in ("monthday", "month") and before is not None and before.first is not None:
                after = turns.after(today, self.options, inclusive=True)
                if (
                    after is not None
                    and after.first is not None
                    and (after.first - today).days <= (_NEAR if kind == "monthday" else _NEXT_MONTH)
                    and (today - before.first).days >= _LONG
                ):
                    chosen = after
        elif way > 0:
            chosen = turns.after(today, self.options, inclusive=True)
            unsure = way == 1 and kind in ("month", "monthday")
            if unsure and chosen is not None and chosen.first is not None:
                far = (chosen.first - today).days
                if before is not None and before.last is not None and far > 300:
                    chosen = before if (today - before.last).days < 40 else chosen
        else:
            chosen = turns.nearest(today, self.options)
        return chosen or unknown

    def _in_story(self, turns: Recurring, today: dt.date) -> Meaning | None:
        turn = turns.in_year(today.year, self.options)
        if turn is None or turn.first is None:
            return turn
        if (today - turn.first).days > _YEAR_TURNS and self.story and self.story.grain in "DM":
            return turns.in_year(today.year + 1, self.options)
        return turn
