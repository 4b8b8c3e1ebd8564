"""Spans that touch the day of publication: the past two months, the coming weeks."""

from __future__ import annotations

import datetime as dt

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning, period_at, shifted
from claimtrack.times.lengths import UNCOUNTED, count_of, duration_value, moved
from claimtrack.times.made import Found, makes
from claimtrack.times.make_numbers import number_of
from claimtrack.times.piece import Piece
from claimtrack.times.units import unit_of, working_unit

__all__: list[str] = []


@makes
def span_of(found: Found) -> Piece | None:
    """ "the past two months" to the day before; "the next two weeks" from today."""
    n = found.need("n")
    number, key = number_of(found, n), found.need("k")
    if found.value(found.need("u"), "SEASONS"):
        name = found.value(found.need("u"), "SEASONS")
        return found.node("TSET", lambda anchor: Meaning("SET", f"XXXX-{name}"))
    unit = working_unit(found, unit_of(found, found.need("u")))
    if unit is None or (number is None and n.word not in UNCOUNTED):
        return None
    way = int(found.value(key, "LASTW", "NEXTW") or 0)
    vague = n.word in UNCOUNTED
    value = duration_value(None if vague else number, unit)
    mod = "APPROX" if n.word == "couple" or found.get("so") is not None else None
    high = found.get("n2", "n2b")
    upper = number_of(found, high) if high is not None else None
    story = key.word in ("following", "preceding", "subsequent")

    def resolve(anchor: Anchor) -> Meaning | None:
        base = anchor.then() if story else anchor.today
        count = count_of(number, n.word, anchor)
        meaning = Meaning(
            "DURATION",
            value,
            mod=mod,
            rule="next units" if way > 0 else "past units",
            vague=vague or n.word == "couple",
        )
        if base is None or count is None:
            return meaning
        if unit == "Q" and not story:
            n_quarters = max(int(count), 1)
            ends = (1, n_quarters) if way > 0 else (-n_quarters, -1)
            return meaning.but(
                first=period_at(shifted(base, ends[0], "Q"), "Q").first,
                last=period_at(shifted(base, ends[1], "Q"), "Q").last,
            )
        if way > 0:
            count = (upper or count) * (2 if vague or n.word == "couple" else 1)
            return meaning.but(first=base, last=moved(base, (count, unit), 1))
        return meaning.but(
            first=moved(base, (count, unit), -1),
            last=base - dt.timedelta(days=1) if unit[0] != "T" else base,
        )

    return found.node("TPART", resolve)


@makes
def vague_span(found: Found) -> Piece | None:
    """ "recent years", "the coming weeks"."""
    key = found.need("k").word
    unit = unit_of(found, found.need("u"))
    if unit is None:
        return None
    ahead = key in ("coming", "next", "future", "upcoming", "following")
    if key in ("last", "next", "following", "previous") and found.whole[0].word != "the":
        return None
    plain = unit[0] != "T"

    def resolve(anchor: Anchor) -> Meaning | None:
        kind, value = (
            ("DATE", "FUTURE_REF") if key == "future" else ("DURATION", duration_value(None, unit))
        )
        if key in ("recent", "past") and unit in ("Y", "Q", "X"):
            kind, value = "DATE", "PAST_REF"
        meaning = Meaning(kind, value, rule="coming units" if ahead else "recent units", vague=True)
        base = anchor.today
        if base is None or not plain:
            return meaning
        if not ahead:
            return meaning.but(last=base)
        return meaning.but(first=base, last=_ahead(anchor, base, unit))

    return found.node("TPART", resolve)


def _ahead(anchor: Anchor, base: dt.date, unit: str) -> dt.date:
    options = anchor.options
    counts = {
        "D": options.coming_days,
        "W": options.coming_weeks,
        "M": options.coming_months,
        "Y": options.coming_years,
    }
    return shifted(base, counts.get(unit, 2), unit)


@makes
def vague_ahead(found: Found) -> Piece | None:
    """ "the weeks ahead"."""
    unit = unit_of(found, found.need("u"))
    if unit is None or unit == "L":
        return None
    over = found.whole[1:] if found.whole[0].word in ("in", "over") else found.whole

    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = Meaning("DURATION", duration_value(None, unit), rule="coming units", vague=True)
        if anchor.today is None:
            return meaning
        return meaning.but(first=anchor.today, last=_ahead(anchor, anchor.today, unit))

    return found.node("TPART", resolve, over=over)
