"""Sets of times (every Friday, annually) and what the words of reference mean (the quarter)."""

from __future__ import annotations

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning, period_at, shifted
from claimtrack.times.lengths import duration_value
from claimtrack.times.made import Found, makes
from claimtrack.times.make_numbers import number_of
from claimtrack.times.make_relative import one_year
from claimtrack.times.piece import Piece
from claimtrack.times.units import period_from, unit_of, unknown

__all__: list[str] = []


def _set(found: Found, value: str, over: list[Piece] | None = None) -> Piece:
    return found.node("TSET", lambda anchor: Meaning("SET", value, rule="set"), over=over)


@makes
def every(found: Found) -> Piece | None:
    """ "every two weeks", "each day"."""
    lasting = found.get("d")
    if lasting is not None:
        if lasting.length is None:
            return None
        return _set(found, duration_value(*lasting.length))
    unit = unit_of(found, found.need("u"))
    n = found.get("n")
    number = number_of(found, n) if n is not None else 1.0
    if any(p.word == "other" for p in found.whole):
        number = 2.0
    if unit is None or number is None:
        return None
    return _set(found, duration_value(number, unit) if unit != "E" else "XXXX-WXX-WE")


@makes
def every_nth(found: Found) -> Piece | None:
    """ "the first Tuesday of every month"."""
    unit = unit_of(found, found.need("u"))
    return _set(found, duration_value(1, unit)) if unit is not None else None


@makes
def every_named(found: Found) -> Piece | None:
    """ "every Friday", "each July"."""
    w = found.need("w")
    lead = found.whole[0].word
    weekdays = found.value(w, "WEEKDAYS")
    part = found.value(w, "DAYPART")
    season = found.value(w, "SEASON")
    if weekdays is not None:
        return _set(
            found, f"XXXX-WXX-{int(weekdays) + 1}", found.whole[1:] if lead == "on" else None
        )
    if lead == "on":
        return None
    if part is not None:
        return _set(found, f"XXXX-XX-XXT{part}")
    if season is not None:
        return _set(found, f"XXXX-{season}")
    return _set(found, w.turns.unknown()) if w.turns is not None else None


@makes
def times_per(found: Found) -> Piece | None:
    """ "twice a year"."""
    lasting = found.get("d")
    if lasting is not None:
        return _set(found, duration_value(*lasting.length)) if lasting.length else None
    unit = unit_of(found, found.need("u"))
    return _set(found, duration_value(1, unit)) if unit is not None else None


@makes
def adverb_set(found: Found) -> Piece | None:
    """ "annually"."""
    value = found.value(found.need("x"), "ADVSET")
    return _set(found, value) if value is not None else None


@makes
def weekends_set(found: Found) -> Piece | None:
    """ "weekends"."""
    return _set(found, "XXXX-WXX-WE")


@makes
def bare_the(found: Found) -> Piece | None:
    """ "the quarter", "the week": the one that is spoken of."""
    grain = found.value(found.need("u"), "UNIT1")
    if grain not in ("Q", "W", "M", "Y", "F"):
        return None
    if grain == "Y" and found.after in ("ended", "ending", "to"):
        return one_year(found)

    def resolve(anchor: Anchor) -> Meaning | None:
        base = anchor.then() if anchor.history else anchor.published
        if base is None:
            return unknown(grain)
        if grain == "Q":
            return anchor.quarter or period_at(shifted(base, -1, "Q"), "Q")
        return period_from(0, grain, base)

    return found.node(grain, resolve)


@makes
def bare_that(found: Found) -> Piece | None:
    """ "that time"."""
    return found.node("TREF", lambda anchor: Meaning("DATE", "PAST_REF", rule="vague", vague=True))


@makes
def weekdays_set(found: Found) -> Piece | None:
    """ "Mondays"."""
    w = int(found.value(found.need("w"), "WEEKDAYS") or 0)
    return found.node("TSET", lambda anchor: Meaning("SET", f"XXXX-WXX-{w + 1}"))
