"""Years, decades, centuries, quarters, halves, seasons and weeks that name themselves."""

from __future__ import annotations

import datetime as dt

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import (
    Meaning,
    century,
    decade,
    fiscal_year,
    month,
    part_of,
    season,
    year,
)
from claimtrack.times.made import Found, Resolve, makes
from claimtrack.times.make_dates import full_year, numbers_in, year_of
from claimtrack.times.make_numbers import whole
from claimtrack.times.piece import Piece

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
