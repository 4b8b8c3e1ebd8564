"""Parts of periods: early May, the second half of next year, the rest of the month."""

from __future__ import annotations

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning, part_of, year
from claimtrack.times.made import Found, Resolve, makes
from claimtrack.times.make_numbers import whole
from claimtrack.times.piece import Piece
from claimtrack.times.recurring import Recurring
from claimtrack.times.units import count_named, of_unit, unit_here, unit_of

__all__: list[str] = []

#: Parts named by a noun, whose edge is meant where it is a limit: before the end of May
#: is by the 31st, after the start of May from the 1st. "Late May" has no such edge.
EDGES = {"START": "start", "END": "end"}


@makes
def half_of_period(found: Found) -> Piece | None:
    """ "the second half of next year"."""
    second = whole(found, found.need("h")) != 1
    inner = unit_here(found, found.need("p", "p2"))

    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = inner(anchor)
        if meaning is None or meaning.first is None or meaning.last is None:
            return meaning
        if meaning.grain == "Y":
            return Recurring("half", 2 if second else 1).in_year(meaning.first.year, anchor.options)
        return part_of(meaning, "END" if second else "START", "halves")

    return found.node("TPART", resolve)


def _parted(inner: Resolve, part: str) -> Resolve:
    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = inner(anchor)
        if meaning is None or meaning.mod is not None:
            return meaning
        return part_of(meaning, part, anchor.options.parts)

    return resolve


@makes
def part_of_period(found: Found) -> Piece | None:
    """ "the end of the month"."""
    named, half = found.get("p", "p2"), found.get("q")
    if named is not None:
        part = found.value(named, "PARTN", "EML")
    else:
        part = "START" if half is not None and half.word in ("first", "opening") else "END"
    if part is None:
        return None
    x = found.need("x", "x2", "x3")
    if x.meaning is None and found.value(x, "UNIT1") in (None, "D", "L"):
        return None
    piece = found.node("TPART", _parted(unit_here(found, x), part))
    if named is not None and found.value(named, "PARTN"):
        piece.word = EDGES.get(part, "")
    return piece


@makes
def part_prefix(found: Found) -> Piece | None:
    """ "early next year", "mid-November", "late yesterday"."""
    part = found.value(found.need("p"), "EML")
    x = found.need("x")
    if part is None or x.meaning is None:
        return None
    codes = found.reader.node_codes
    kind = "TDAY" if x.code == codes["TDAY"] else "TPART"
    over = found.whole
    if found.get("the") is not None and x.code in (codes["TMONTH"], codes["TDAY"]):
        over = over[1:]
    piece = found.node(kind, _parted(x.meaning, part), over=over)
    piece.number = x.number
    return piece


@makes
def parts_joined(found: Found) -> Piece | None:
    """ "mid-to-late 2022": from the beginning of one part to the end of the other."""
    names = [found.value(found.need(key), "EML") for key in ("p", "q")]
    inner = found.need("x").meaning
    if inner is None or None in names:
        return None
    one, two = str(names[0]), str(names[1])

    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = inner(anchor)
        if meaning is None or meaning.mod is not None:
            return meaning
        first = part_of(meaning, one, anchor.options.parts)
        last = part_of(meaning, two, anchor.options.parts)
        if first.first is None or last.last is None or first.first > last.last:
            return first
        return first.but(last=last.last, edtf=None, rule="parts of period")

    return found.node("TPART", resolve)


@makes
def earlier_in(found: Found) -> Piece | None:
    """ "earlier this month": up to the day of publication; "later this week": from it on."""
    later = found.value(found.need("p"), "LATERW") is not None
    inner = unit_here(found, found.need("x"))
    plain = found.need("x").code == found.reader.node_codes["TDAY"]

    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = inner(anchor)
        if meaning is None or meaning.first is None or meaning.last is None:
            return meaning
        mod = "END" if later else "START"
        today = anchor.published
        if plain or today is None or not meaning.first <= today <= meaning.last:
            return meaning.but(mod=mod)
        if later:
            return meaning.but(mod=mod, first=today, edtf=None, rule="later in period")
        return meaning.but(mod=mod, last=today, edtf=None, rule="earlier in period")

    return found.node("TDAY" if plain else "TPART", resolve)


@makes
def rest_of(found: Found) -> Piece | None:
    """ "the rest of the year"."""
    x = found.need("x")
    if x.meaning is None and found.value(x, "UNIT1") in (None, "D", "L"):
        return None
    inner = unit_here(found, x)

    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = inner(anchor)
        if meaning is None or meaning.first is None or meaning.last is None:
            return meaning
        today = anchor.published
        if today is None or not meaning.first <= today <= meaning.last:
            return meaning
        return meaning.but(first=today, edtf=None, rule="rest of period")

    return found.node("TPART", resolve)


@makes
def period_end(found: Found) -> Piece | None:
    """ "the month's end", "year-end 2022": by TimeML's custom the whole of it with mod END."""
    key, named = found.get("k"), found.get("y")
    count = count_named(found, key)
    grain = unit_of(found, found.need("u")) or "M"

    def resolve(anchor: Anchor) -> Meaning | None:
        whole = year(int(named.number or 0)) if named else of_unit(anchor, count, grain, False)
        return part_of(whole, "END", anchor.options.parts)

    return _edge(found.node("TPART", resolve), "END")


def _edge(piece: Piece, part: str) -> Piece:
    """The piece, marked as one whose edge is meant where it is a limit."""
    piece.word = EDGES.get(part, "")
    return piece


@makes
def acronym(found: Found) -> Piece | None:
    """ "EOY"."""
    grain, part = (found.value(found.need("p"), "PERIODEND") or "Y END").split()

    def resolve(anchor: Anchor) -> Meaning | None:
        return part_of(of_unit(anchor, 0, grain, False), part, anchor.options.parts)

    return _edge(found.node("TPART", resolve), part)
