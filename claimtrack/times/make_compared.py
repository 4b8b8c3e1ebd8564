"""What a report compares with: the latest quarter, a year ago, the 1988 period."""

from __future__ import annotations

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning, quarter, year
from claimtrack.times.made import Found, makes
from claimtrack.times.piece import Piece
from claimtrack.times.units import of_unit

__all__ = ["year_before"]


@makes
def latest_unit(found: Found) -> Piece | None:
    """ "the latest quarter": the last one that is over."""
    grain = found.value(found.need("u"), "UNIT1") or "Q"
    if grain not in ("Q", "Y", "M", "W"):
        return None
    if grain == "Q":
        return found.node("Q", _last_quarter)
    return found.node(grain, lambda anchor: of_unit(anchor, -1, grain, False))


def _last_quarter(anchor: Anchor) -> Meaning:
    if anchor.quarter is not None:
        return anchor.quarter
    return of_unit(anchor, -1, "Q", False)


def year_before(anchor: Anchor) -> Meaning:
    """The year before publication, or the quarter a year before the one spoken of."""
    if anchor.quarter is not None and anchor.quarter.value[4:6] == "-Q":
        name = anchor.quarter.value
        return quarter(int(name[:4]) - 1, int(name[6])).but(rule="year ago")
    return of_unit(anchor, -1, "Y", False).but(rule="year ago")


@makes
def year_ago(found: Found) -> Piece | None:
    """ "the year-ago quarter", "the corresponding period last year"."""
    return found.node("Q", year_before)


@makes
def year_ago_quarter(found: Found) -> Piece | None:
    """ "the year-ago third quarter"."""
    inner = found.need("q")

    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = inner.means(anchor)
        if meaning is None or meaning.value[4:6] != "-Q" or not meaning.value[:4].isdigit():
            return meaning
        return quarter(int(meaning.value[:4]) - 1, int(meaning.value[6]))

    return found.node("Q", resolve)


@makes
def year_period(found: Found) -> Piece | None:
    """ "the 1988 period": the quarter spoken of, in that year."""
    y = int(found.need("y").number or 0)

    def resolve(anchor: Anchor) -> Meaning | None:
        if anchor.quarter is not None and anchor.quarter.value[4:6] == "-Q":
            return quarter(y, int(anchor.quarter.value[6])).but(rule="year ago")
        return year(y)

    return found.node("Q", resolve)
