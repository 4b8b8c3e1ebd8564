"""Years, decades, centuries, quarters, halves, seasons and weeks that name themselves."""

from __future__ import annotations

import datetime as dt
import re

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import (
    Meaning,
    century,
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
from claimtrack.times.make_dates import full_year, numbers_in, year_of
from claimtrack.times.make_numbers import whole
from claimtrack.times.piece import Piece
from claimtrack.times.recurring import Recurring

__all__: list[str] = []


@makes
def year_bare(found: Found) -> Piece | None:
    """ "1989"; what stands around it is looked at later."""
    y = year_of(found, "y")
    return _year(found, y) if y is not None and 1400 <= y <= 2150 else None


@makes
def year_beyond(found: Found) -> Piece | None:
    """ "post-1959" begins with 1960, "pre-1959" ends with 1958."""
    y = year_of(found, "y")
    if y is None or not 1400 <= y <= 2150:
        return None
    whole_ = year(y).but(edtf=None, grain="", anchored=False)
    if found.need("k").word == "post":
        meaning = whole_.but(mod="AFTER", first=dt.date(y + 1, 1, 1), last=None, rule="after")
    else:
        meaning = whole_.but(mod="BEFORE", first=None, last=dt.date(y - 1, 12, 31), rule="before")
    return found.node("Y", lambda anchor: meaning)


@makes
def year_plain(found: Found) -> Piece | None:
    """ "the year 2000"."""
    y = year_of(found, "y")
    return _year(found, y) if y is not None and y >= 30 else None


def _year(found: Found, y: int) -> Piece:
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
    y, short = year_of(found, "y"), whole(found, found.get("z"))
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
    y, z = year_of(found, "y"), year_of(found, "z")
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
    y = year_of(found, "y")
    era = found.value(found.need("bc"), "BCW")
    if y is None:
        return None
    if era == "1":
        return found.node("Y", lambda anchor: year(y))
    return found.node("Y", lambda anchor: Meaning("DATE", f"BC{y:04}", grain="Y"))


@makes
def fiscal_year_number(found: Found) -> Piece | None:
    """ "fiscal 1989"."""
    y = year_of(found, "y")
    if y is None:
        return None
    return found.node(
        "Y", lambda anchor: fiscal_year(full_year(y, anchor), anchor.options.fiscal_year_start)
    )


@makes
def fiscal_short(found: Found) -> Piece | None:
    """ "FY2018", "FY 18", "CY18"."""
    y, key = found.need("y"), found.get("k") or found.need("y")
    written = numbers_in(y.word)[-1]
    if key.word.startswith("cy"):
        return found.node("Y", lambda anchor: year(full_year(written, anchor)))

    def resolve(anchor: Anchor) -> Meaning | None:
        return fiscal_year(full_year(written, anchor), anchor.options.fiscal_year_start)

    return found.node("Y", resolve)


def _quarter(
    found: Found, q: int, y: int | None, fiscal: bool, over: list[Piece] | None = None
) -> Piece | None:
    if not 1 <= q <= 4:
        return None
    if y is None and not fiscal:
        return recurring_piece(found, Recurring("quarter", q), over)

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

    piece = found.node("Q", resolve, turns=None if y else Recurring("quarter", q), over=over)
    piece.number = y
    return piece


@makes
def quarter_of(found: Found) -> Piece | None:
    """ "the fiscal third quarter", "the third quarter of 1989"."""
    q = whole(found, found.need("q"))
    return (
        _quarter(found, q, year_of(found, "y", "z"), _is_fiscal(found)) if q is not None else None
    )


@makes
def quarters_of(found: Found) -> list[Piece] | None:
    """ "the third and fourth quarters of 2021"."""
    one, two = whole(found, found.need("q")), whole(found, found.need("r"))
    if one is None or two is None or one == two:
        return None
    cut = found.whole.index(found.need("q")) + 1
    y, fiscal = year_of(found, "z"), _is_fiscal(found)
    first = _quarter(found, one, y, fiscal, found.whole[:cut])
    last = _quarter(found, two, y, fiscal, found.whole[cut + 1 :])
    return [first, found.whole[cut], last] if first is not None and last is not None else None


def _is_fiscal(found: Found) -> bool:
    return any(piece.word in ("fiscal", "financial") for piece in found.whole)


@makes
def quarter_number(found: Found) -> Piece | None:
    """ "Q3 2022", "2018 H1"."""
    name = found.need("q").word
    digit = int(re.sub(r"\D", "", name))
    y = year_of(found, "y")
    fiscal = found.get("f") is not None
    if y is None and found.get("y") is not None:  # Q1 FY22
        fiscal = True
        y = full_year(numbers_in(found.need("y").word)[-1])
    if "h" in name:
        return _half(found, digit, y, fiscal)
    return _quarter(found, digit, y, fiscal)


def _half(found: Found, h: int, y: int | None, fiscal: bool) -> Piece:
    if y is None:
        return recurring_piece(found, Recurring("half", h))
    return found.node(
        "H", lambda anchor: half(y, h, anchor.options.fiscal_year_start if fiscal else 1)
    )


@makes
def half_of(found: Found) -> Piece | None:
    """ "the first half of 2022"."""
    number = 1 if whole(found, found.need("h", "h2")) == 1 else 2
    if found.after == "of" and found.get("z") is None:
        return None  # of May, of next year: what it is half of comes
    return _half(found, number, year_of(found, "y", "z"), _is_fiscal(found))


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
        ten = numbers_in(piece.word)[0]
        base = ten // 100 if ten >= 100 else None
        ten %= 100
        if ten % 10:
            return None

    if word is None and base is not None and base < 20 and not ten:
        number = base * 100  # the 1800s
        return found.node("C", _part(found, found.get("p"), lambda anchor: century(number)))

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
    y = year_of(found, "y")
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
    number, y = whole(found, found.need("w")), year_of(found, "y")
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
    y, number, *weekday = numbers_in(found.need("x").word.replace("w", "-"))
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
