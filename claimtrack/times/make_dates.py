"""Dates, months, years, decades, quarters and seasons that name themselves."""

from __future__ import annotations

import datetime as dt
import re

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import (
    Meaning,
    century,
    date_of,
    day,
    decade,
    fiscal_year,
    half,
    month,
    part_of,
    quarter,
    season,
    week,
    year,
)
from claimtrack.times.made import Found, Resolve, makes, recurring_piece
from claimtrack.times.make_numbers import whole
from claimtrack.times.reader import Piece
from claimtrack.times.recurring import Recurring

__all__: list[str] = []


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


def _year(found: Found, *names: str) -> int | None:
    piece = found.get(*names)
    return whole(found, piece) if piece is not None else None


def _date(
    found: Found, m: int, d: int, y: int | None, over: list[Piece] | None = None
) -> Piece | None:
    if not 1 <= m <= 12 or date_of(2000, m, d) is None:
        return None
    named = found.get("w")
    if y is None and named is not None:
        return _on_weekday(found, Recurring("monthday", m, d), named)
    if y is None:
        return recurring_piece(found, Recurring("monthday", m, d), over)
    if y >= 100 and date_of(y, m, d) is None:
        return None

    def resolve(anchor: Anchor) -> Meaning | None:
        date = date_of(full_year(y, anchor), m, d)
        return day(date) if date else None

    piece = found.node("D", resolve, over=over)
    piece.number = y if y > 1000 else None
    return piece


def _on_weekday(found: Found, turns: Recurring, named: Piece) -> Piece:
    """ "Friday, July 18": the year that is nearest in which it is a Friday."""
    weekday = int(found.value(named, "WEEKDAY", "DAYLIKE") or 0)

    def resolve(anchor: Anchor) -> Meaning | None:
        today = anchor.today
        if today is None or anchor.history:
            return anchor.settle(turns)
        dates = [
            date
            for date in (date_of(today.year + k, turns.a, turns.b) for k in range(-6, 7))
            if date is not None and date.weekday() == weekday
        ]
        if not dates:
            return anchor.settle(turns)
        nearest = min(dates, key=lambda date: abs((date - today).days))
        return day(nearest) if abs((nearest - today).days) < 550 else anchor.settle(turns)

    return found.node("D", resolve, turns=turns)


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
    return _date(found, month_of(found), d, _year(found, "y"))


@makes
def day_month(found: Found) -> Piece | None:
    """ "the 5th of January 2022"."""
    d = whole(found, found.get("d"))
    return _date(found, month_of(found), d, _year(found, "y")) if d is not None else None


def _two_days(found: Found, m: int, pairs: tuple[str, str]) -> list[Piece] | None:
    d, e = whole(found, found.need(pairs[0])), whole(found, found.need(pairs[1]))
    if d is None or e is None:
        return None
    y = _year(found, "y")
    at = found.whole.index(found.need(pairs[1]))
    cut = found.whole.index(found.need(pairs[0]))
    gap = next(
        (
            k
            for k in range(cut + 1, at)
            if found.whole[k].word
            in ("-", "–", "—", "to", "through", "thru", "till", "until", "and")
        ),
        None,
    )
    if gap is None:
        return None
    begin, rest = found.whole[:gap], found.whole[gap + 1 :]
    if begin[0].word == "the" and len(begin) > 2:
        begin = begin[1:]
    first = _date(found, m, d, y, begin)
    last = _date(found, m, e, y, rest)
    return [first, found.whole[gap], last] if first is not None and last is not None else None


@makes
def month_day_range(found: Found) -> list[Piece] | None:
    """ "Dec. 3-6"."""
    return _two_days(found, month_of(found), ("d", "e"))


@makes
def day_month_range(found: Found) -> list[Piece] | None:
    """ "3 to 6 December"."""
    return _two_days(found, month_of(found), ("d", "e"))


def _numbers(text: str) -> list[int]:
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
    numbers = _numbers(written)
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
    first, last = _numbers(" ".join(p.word for p in one)), _numbers(" ".join(p.word for p in two))
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
    m, y = month_of(found), _year(found, "y")
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
    m, y = whole(found, found.need("m")) or 0, _year(found, "y") or 0
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
def weekday_day(found: Found) -> Piece | None:
    """ "Friday the 13th": the nearest such date."""
    d = whole(found, found.need("d"))
    w = int(found.value(found.need("w"), "WEEKDAY", "DAYLIKE") or 0)
    if d is None or not 1 <= d <= 31:
        return None
    turns = Recurring("dom", d)

    def resolve(anchor: Anchor) -> Meaning | None:
        today = anchor.today
        if today is None:
            return Meaning("DATE", turns.unknown(), grain="D", anchored=False)
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
    lead = found.whole[0].word
    return recurring_piece(found, Recurring("dom", d), found.whole[lead != "the" :])


@makes
def year_bare(found: Found) -> Piece | None:
    """ "1989"; what stands around it is looked at later."""
    y = _year(found, "y")
    if y is None or not 1400 <= y <= 2150:
        return None
    piece = found.node("Y", lambda anchor: year(y))
    piece.number = y
    return piece


@makes
def year_plain(found: Found) -> Piece | None:
    """ "the year 2000"."""
    y = _year(found, "y")
    if y is None or y < 30:
        return None
    piece = found.node("Y", lambda anchor: year(y))
    piece.number = y
    return piece


@makes
def year_words(found: Found) -> Piece | None:
    """ "in two thousand and fifteen"."""
    piece = found.need("y")
    y = int(piece.number or 0)
    return found.node("Y", lambda anchor: year(y), over=[piece])


@makes
def year_pair(found: Found) -> list[Piece] | None:
    """ "1915-17"; the second may be a month: 2016 - 11."""
    y, short = _year(found, "y"), whole(found, found.get("z"))
    if y is None or short is None:
        return None
    if 1 <= short <= 12 and short <= y % 100 and found.whole[1].word in "-/":
        return [found.node("M", lambda anchor: month(y, short))]
    if short > 99 or short <= y % 100 or short - y % 100 > 60:
        return None
    end = y - y % 100 + short
    first, last = found.whole[:1], found.whole[2:]
    return [
        found.node("Y", lambda anchor: year(y), over=first),
        found.whole[1],
        found.node("Y", lambda anchor: year(end), over=last),
    ]


@makes
def era_range(found: Found) -> list[Piece] | None:
    """ "492-490 BC"."""
    y, z = _year(found, "y"), _year(found, "z")
    if y is None or z is None or found.value(found.need("bc"), "BCW") == "1":
        return None
    return [
        found.node(
            "Y", lambda anchor: Meaning("DATE", f"BC{y:04}", grain="Y"), over=found.whole[:1]
        ),
        found.whole[1],
        found.node(
            "Y", lambda anchor: Meaning("DATE", f"BC{z:04}", grain="Y"), over=found.whole[2:]
        ),
    ]


@makes
def decade_clitic(found: Found) -> Piece | None:
    """ "the 1970's", "in 1970 s"."""
    number = whole(found, found.need("y"))
    lead = found.whole[0].word
    if number is None or number % 10 or not (20 <= number < 100 or 1500 <= number <= 2090):
        return None
    if lead != "the" and number < 100:
        return None
    now = 2000 if number < 100 else 0
    base = number if number >= 100 else now - 100 + number

    resolve = _part(found, found.get("p"), lambda anchor: decade(base))
    return found.node("X", resolve, over=found.whole[lead != "the" :])


@makes
def year_era(found: Found) -> Piece | None:
    """ "in 14 A.D."; years before Christ have a value but no days."""
    y = _year(found, "y")
    era = found.value(found.need("bc"), "BCW")
    if y is None:
        return None
    if era == "1":
        return found.node("Y", lambda anchor: year(y))
    return found.node("Y", lambda anchor: Meaning("DATE", f"BC{y:04}", grain="Y"))


@makes
def fiscal_year_number(found: Found) -> Piece | None:
    """ "fiscal 1989"."""
    y = _year(found, "y")
    if y is None:
        return None
    return found.node("Y", lambda anchor: fiscal_year(y, anchor.options.fiscal_year_start))


@makes
def fiscal_short(found: Found) -> Piece | None:
    """ "FY2018", "FY 18", "CY18"."""
    y, key = found.need("y"), found.get("k") or found.need("y")
    written = _numbers(y.word)[-1]
    if key.word.startswith("cy"):
        return found.node("Y", lambda anchor: year(full_year(written, anchor)))

    def resolve(anchor: Anchor) -> Meaning | None:
        return fiscal_year(full_year(written, anchor), anchor.options.fiscal_year_start)

    return found.node("Y", resolve)


def _quarter(found: Found, q: int, y: int | None, fiscal: bool) -> Piece | None:
    if not 1 <= q <= 4:
        return None
    if y is None and not fiscal:
        return recurring_piece(found, Recurring("quarter", q))

    def resolve(anchor: Anchor) -> Meaning | None:
        start = anchor.options.fiscal_year_start if fiscal else 1
        if y is not None:
            return quarter(y, q, start)
        if start == 1 or anchor.today is None:
            return anchor.settle(Recurring("quarter", q))
        ways = [quarter(anchor.today.year + k, q, start) for k in (-1, 0, 1, 2)]
        past = [w for w in ways if w.first and w.first <= anchor.today]
        ahead = [w for w in ways if w.last and w.last >= anchor.today]
        return ahead[0] if anchor.way() > 0 else past[-1]

    return found.node("Q", resolve, turns=None if y else Recurring("quarter", q))


@makes
def quarter_of(found: Found) -> Piece | None:
    """ "the fiscal third quarter", "the third quarter of 1989"."""
    q = whole(found, found.need("q"))
    fiscal = any(p.word in ("fiscal", "financial") for p in found.whole)
    return _quarter(found, q, _year(found, "y", "z"), fiscal) if q is not None else None


@makes
def quarter_number(found: Found) -> Piece | None:
    """ "Q3 2022", "2018 H1"."""
    name = found.need("q").word
    digit = int(re.sub(r"\D", "", name))
    y = _year(found, "y")
    fiscal = y is None and found.get("y") is not None
    if fiscal:
        y = full_year(_numbers(found.need("y").word)[-1])
    if "h" in name:
        return _half(found, digit, y)
    return _quarter(found, digit, y, fiscal)


def _half(found: Found, h: int, y: int | None) -> Piece:
    if y is None:
        return recurring_piece(found, Recurring("half", h))
    return found.node("H", lambda anchor: half(y, h))


@makes
def half_of(found: Found) -> Piece | None:
    """ "the first half of 2022"."""
    number = 1 if whole(found, found.need("h", "h2")) == 1 else 2
    if found.after == "of" and found.get("z") is None:
        return None  # of May, of next year: what it is half of comes
    return _half(found, number, _year(found, "y", "z"))


@makes
def century_of(found: Found) -> Piece | None:
    """ "the 20th century"."""
    number = whole(found, found.need("o"))
    if number is None or not 1 <= number <= 99:
        return None
    part = found.get("p")
    if found.get("bc") is not None and found.value(found.need("bc"), "BCW") == "-1":
        return found.node("C", lambda anchor: Meaning("DATE", f"BC{number - 1:02}", grain="C"))
    return found.node("C", _part(found, part, lambda anchor: century((number - 1) * 100)))


def _part(found: Found, part: Piece | None, inner: Resolve) -> Resolve:
    name = found.value(part, "EML") if part is not None else None
    if name is None:
        return inner

    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = inner(anchor)
        return part_of(meaning, name, anchor.options.parts) if meaning is not None else None

    return resolve


@makes
def decade_of(found: Found) -> Piece | None:
    """ "the 1990s", "the mid-'80s", "the nineteen seventies"."""
    piece = found.need("d")
    word = found.value(piece, "DECADEW")
    hundred = found.get("c", "c2")
    if word is not None:
        ten = int(word)
        if hundred is None and (found.whole[0].word != "the" or found.after == "of"):
            return None  # the tens of thousands
        base = whole(found, hundred) if hundred is not None else None
        if hundred is not None and base not in (17, 18, 19, 20):
            return None
    else:
        ten = _numbers(piece.word)[0]
        base = ten // 100 if ten >= 100 else None
        ten %= 100
        if ten % 10:
            return None

    def resolve(anchor: Anchor) -> Meaning | None:
        if base is not None:
            return decade(base * 100 + ten)
        now = anchor.published.year if anchor.published else 2000
        year_ = now // 100 * 100 + ten
        return decade(year_ if year_ <= now else year_ - 100)

    return found.node("X", _part(found, found.get("p"), resolve))


@makes
def season_year(found: Found) -> Piece | None:
    """ "summer 2013"."""
    name = found.value(found.need("s"), "SEASON")
    y = _year(found, "y")
    if name is None or y is None:
        return None
    piece = found.node(
        "S",
        _part(
            found,
            found.get("p", "p2"),
            lambda anchor: season(full_year(y, anchor), name, anchor.options.southern),
        ),
    )
    piece.number = y if y > 1000 else None
    return piece


@makes
def week_number(found: Found) -> Piece | None:
    """ "week 10"; not "this week, 10 a.m."."""
    number, y = whole(found, found.need("w")), _year(found, "y")
    if number is None or not 1 <= number <= 53 or ("AMPM", found.after) in found.reader.values:
        return None

    def resolve(anchor: Anchor) -> Meaning | None:
        base = y if y is not None else anchor.today.year if anchor.today else None
        if base is None:
            return Meaning("DATE", f"XXXX-W{number:02}", grain="W")
        return week(dt.date(base, 1, 4) + dt.timedelta(weeks=number - 1))

    return found.node("W", resolve)


@makes
def iso_week(found: Found) -> Piece | None:
    """ "2021-W24", "2021-W24-3"."""
    y, number, *weekday = _numbers(found.need("x").word.replace("w", "-"))
    monday = _monday(y, number)
    if monday is None:
        return None
    if weekday:
        return found.node("D", lambda anchor: day(monday + dt.timedelta(days=weekday[0] - 1)))
    return found.node("W", lambda anchor: week(monday))


def _monday(y: int, number: int) -> dt.date | None:
    try:
        return dt.date.fromisocalendar(y, number, 1)
    except ValueError:
        return None
