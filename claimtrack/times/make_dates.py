"""Days and months that name themselves, with their ranges: 5 May 2022, 12/31, the 15th."""

from __future__ import annotations

import re

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning, date_of, day, month, year
from claimtrack.times.made import Found, makes, recurring_piece
from claimtrack.times.make_numbers import whole
from claimtrack.times.piece import Piece
from claimtrack.times.recurring import Recurring

__all__ = ["full_year", "numbers_in", "year_of"]


def full_year(number: int, anchor: Anchor | None = None) -> int:
    """A year of two digits in the century that puts it nearest; others as they are."""
    if number >= 100:
        return number
    now = anchor.published.year if anchor is not None and anchor.published else 2000
    return min((number + 100 * c for c in range(15, 22)), key=lambda y: (abs(y - now), y))


def month_of(found: Found) -> int:
    """The month that group `m` names."""
    piece = found.need("m")
    return int(found.value(piece, "MONTH", "MONTHLIKE") or 0)


def year_of(found: Found, *names: str) -> int | None:
    """The number of the first of these groups that is there."""
    piece = found.get(*names)
    return whole(found, piece) if piece is not None else None


def _date(
    found: Found, m: int, d: int, y: int | None, over: list[Piece] | None = None
) -> Piece | None:
    """The day of a month, of the pieces `over` or of all; a weekday among them tells its year."""
    if not 1 <= m <= 12 or date_of(2000, m, d) is None:
        return None
    if y is None:
        turns, named = Recurring("monthday", m, d), found.get("w")
        if named is None or named not in (over or found.whole):
            return recurring_piece(found, turns, over)
        weekday = int(found.value(named, "WEEKDAY", "DAYLIKE") or 0)
        return found.node(
            "D", lambda anchor: _on_weekday(turns, weekday, anchor), turns=turns, over=over
        )
    if y >= 100 and date_of(y, m, d) is None:
        return None

    def resolve(anchor: Anchor) -> Meaning | None:
        date = date_of(full_year(y, anchor), m, d)
        return day(date) if date else None

    piece = found.node("D", resolve, over=over)
    piece.number = y if y > 1000 else None
    return piece


def _on_weekday(turns: Recurring, weekday: int, anchor: Anchor) -> Meaning | None:
    """ "Friday, July 18": the year that is nearest in which it is a Friday."""
    today = anchor.today
    if today is None or anchor.history:
        return anchor.settle(turns)
    dates = [
        date
        for date in (date_of(today.year + k, turns.a, turns.b) for k in range(-6, 7))
        if date is not None and date.weekday() == weekday
    ]
    nearest = min(dates, key=lambda date: abs((date - today).days), default=None)
    if nearest is None or abs((nearest - today).days) >= 550:
        return anchor.settle(turns)
    return day(nearest)


@makes
def month_day(found: Found) -> Piece | list[Piece] | None:
    """ "Friday, Jan. 5, 2022"; in words only what is no small number: May twenty-one."""
    d = whole(found, found.get("d"))
    if d is None:
        return None
    day_piece = found.need("d")
    if day_piece.code == found.reader.node_codes["NUMBER"] and day_piece.counts:
        if found.need("m").word in ("may", "march"):
            return None
        at = found.whole.index(found.need("m"))
        return [*found.whole[:at], _month(found), *found.whole[at + 1 :]]
    return _date(found, month_of(found), d, year_of(found, "y"))


@makes
def day_month(found: Found) -> Piece | None:
    """ "the 5th of January 2022"."""
    d = whole(found, found.get("d"))
    return _date(found, month_of(found), d, year_of(found, "y")) if d is not None else None


@makes
def day_range(found: Found) -> list[Piece] | None:
    """ "Dec. 3-6", "3 to 6 December", "from the 27th to 3 April": the 27th is that of March."""
    d, e = whole(found, found.need("d")), whole(found, found.need("e"))
    if d is None or e is None:
        return None
    gap = found.whole.index(found.need("d")) + 1
    begin, joint, rest = found.whole[:gap], found.whole[gap], found.whole[gap + 1 :]
    lead = begin[:1] if begin[0].word == "from" else []
    months = [(year_of(found, "y"), month_of(found))] * 2
    if e < d and joint.word != "and":
        own = 0 if found.need("m") in begin else 1  # the end that the month stands with
        months[1 - own] = _month_beside(*months[own], -1 if own else 1)
    first = _date(found, months[0][1], d, months[0][0], begin[len(lead) :])
    last = _date(found, months[1][1], e, months[1][0], rest)
    return [*lead, first, joint, last] if first is not None and last is not None else None


def _month_beside(y: int | None, m: int, way: int) -> tuple[int | None, int]:
    """The year, if it is known, and number of the month before (-1) or after (1) another."""
    years, number = divmod(m - 1 + way, 12)
    return None if y is None else y + years, number + 1


def numbers_in(text: str) -> list[int]:
    """The whole numbers written in a text."""
    return [int(n) for n in re.findall(r"\d+", text)]


def _two_years(found: Found, piece: Piece, y: int) -> list[Piece]:
    """ "2007-08" in one word."""
    cut = piece.start + 4
    first, dash, last = (
        Piece(piece.code, word, a, b, piece.token)
        for word, a, b in (
            (piece.word[:4], piece.start, cut),
            ("-", cut, cut + 1),
            (piece.word[5:], cut + 1, piece.end),
        )
    )
    return [
        found.node("Y", lambda anchor: year(y), over=[first]),
        dash,
        found.node("Y", lambda anchor: year(y + 1), over=[last]),
    ]


@makes
def numeric_date(found: Found) -> Piece | list[Piece] | None:
    """ "12/31/2020", "2020-12-31", "7/4", "2020/12"."""
    piece = found.need("x")
    written = piece.word
    numbers = numbers_in(written)
    sign = re.sub(r"\d", "", written)[:1]
    big = [k for k, n in enumerate(re.findall(r"\d+", written)) if len(n) > 2]
    if len(numbers) == 2 and big == [0] and sign != "/" and numbers[1] == (numbers[0] + 1) % 100:
        return _two_years(found, piece, numbers[0])
    if len(numbers) == 3:
        if big == [0]:
            y, m, d = numbers
            return _date(found, m, d, y) or _date(found, d, m, y)
        if sign == "." and len(written.split(".")[-1]) not in (2, 4):
            return None
        return _by_order(found, numbers)
    if big:
        y, m = numbers if big == [0] else numbers[::-1]
        return found.node("M", lambda anchor: month(y, m)) if 1 <= m <= 12 else None
    if sign == "." or (
        sign == "-"
        and found.get("w") is None
        and len(found.whole) == 1
        and numbers[1] < 13
        and numbers[0] < 13
    ):
        return None
    if sign == "/" and found.get("w") is None and _is_fraction(*numbers):
        return None
    return _by_order(found, numbers)


def _is_fraction(a: int, b: int) -> bool:
    """Whether a/b is one of those in stock prices."""
    return b in (2, 3, 4, 8, 16, 32) and a < b and (b < 8 or bool(a % 2))


def _by_order(found: Found, numbers: list[int], over: list[Piece] | None = None) -> Piece | None:
    """The day of month and day, or of day and month, and perhaps a year."""
    a, b, *rest = numbers
    ways = [(m, d) for m, d in ((a, b), (b, a)) if date_of(2000, m, d)]
    if not ways:
        return None
    if rest:
        y = rest[0]

        def resolve(anchor: Anchor) -> Meaning | None:
            for m, d in reversed(ways) if anchor.options.day_first else ways:
                date = date_of(full_year(y, anchor), m, d)
                if date:
                    return day(date)
            return None

        return found.node("D", resolve, over=over)
    turns = [Recurring("monthday", m, d) for m, d in ways]

    def pick(anchor: Anchor) -> Meaning | None:
        return anchor.settle(turns[-1 if anchor.options.day_first else 0])

    return found.node("D", pick, turns=turns[0], over=over)


@makes
def numeric_range(found: Found) -> list[Piece] | None:
    """ "10/1/2018-10/7/2018", "5/1-5/7"; a year at the end is that of both."""
    one, two = found.groups["x"], found.groups["z"]
    first, last = (
        numbers_in(" ".join(p.word for p in one)),
        numbers_in(" ".join(p.word for p in two)),
    )
    if len(first) == 2 == len(last) and _is_fraction(*first) and _is_fraction(*last):
        return None
    first += last[len(first) :]
    pieces = _by_order(found, first, one), _by_order(found, last, two)
    if pieces[0] is None or pieces[1] is None:
        return None
    return [pieces[0], found.whole[len(one)], pieces[1]]


@makes
def month_year(found: Found) -> Piece | list[Piece] | None:
    """ "May 2022"."""
    m, y = month_of(found), year_of(found, "y")
    if y is None:
        return None
    if y >= 100 and not 1000 <= y <= 2200:  # up from its low in January of 114
        at = found.whole.index(found.need("m"))
        return [*found.whole[:at], _month(found), *found.whole[at + 1 :]]
    piece = found.node("M", lambda anchor: month(full_year(y, anchor), m))
    piece.number = y if y > 1000 else None
    return piece


def _month(found: Found) -> Piece:
    turns = Recurring("month", month_of(found))
    return recurring_piece(found, turns, [found.need("m")])


@makes
def month_bare(found: Found) -> Piece | None:
    """ "in May"."""
    return recurring_piece(found, Recurring("month", month_of(found)))


@makes
def month_number(found: Found) -> Piece | None:
    """ "11 / 2016"."""
    m, y = whole(found, found.need("m")) or 0, year_of(found, "y") or 0
    return found.node("M", lambda anchor: month(y, m)) if 1 <= m <= 12 else None


@makes
def weekday_bare(found: Found) -> Piece | None:
    """ "on Friday"."""
    return _weekday(found, found.need("w"))


def _weekday(found: Found, piece: Piece) -> Piece:
    value = found.value(piece, "WEEKDAY", "DAYLIKE")
    return recurring_piece(found, Recurring("weekday", int(value or 0)), [piece])


@makes
def weekdays_joined(found: Found) -> list[Piece]:
    """ "Mon-Thu"."""
    first, dash, last = (
        _weekday(found, piece) if found.value(piece, "DAYLIKE") else piece for piece in found.whole
    )
    return [first, dash, last]


@makes
def weekday_day(found: Found) -> Piece | list[Piece] | None:
    """ "Friday the 13th": the nearest such date; of "Friday, 5 p.m." the Friday alone."""
    d, named = whole(found, found.need("d", "d2")), found.get("d2")
    w = int(found.value(found.need("w"), "WEEKDAY", "DAYLIKE") or 0)
    if d is None or not 1 <= d <= 31:
        return None
    counts = named is not None and (named.counts or found.after == "of")  # the first of them
    if counts or ("AMPM", found.after) in found.reader.values:
        return [_weekday(found, found.whole[0]), *found.whole[1:]]
    turns = Recurring("dom", d)

    def resolve(anchor: Anchor) -> Meaning | None:
        today = anchor.today
        if today is None:
            return turns.unplaced()
        found_days = []
        for way in (-1, 1):
            for number in range(30):
                y, m = divmod(today.year * 12 + today.month - 1 + way * number, 12)
                date = date_of(y, m + 1, d)
                if date and date.weekday() == w:
                    found_days.append(date)
                    break
        if not found_days:
            return anchor.settle(turns)
        chosen = min(found_days, key=lambda date: abs((date - today).days))
        if anchor.way() > 0:
            chosen = min((x for x in found_days if x >= today), default=chosen)
        return day(chosen)

    return found.node("D", resolve)


@makes
def day_bare(found: Found) -> Piece | None:
    """ "the 15th", "on 15th"; not the 15th month or century."""
    d = whole(found, found.need("d"))
    if d is None or not 1 <= d <= 31 or found.reader.is_unit(found.after):
        return None
    if found.need("d").counts:
        return None  # the 25th anniversary
    lead = found.whole[0].word
    return recurring_piece(found, Recurring("dom", d), found.whole[lead != "the" :])
