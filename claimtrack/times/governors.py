"""The words before or after a time that say which side of it is meant."""

from __future__ import annotations

from claimtrack.text import Analysis
from claimtrack.times.calendar import Meaning
from claimtrack.times.reader import Piece

__all__ = ["governor_of", "range_end"]

_ONE = {
    "by": "by", "before": "before", "pre": "before", "after": "after", "post": "after",
    "following": "after", "since": "since", "until": "until", "till": "until", "til": "until",
    "through": "through", "thru": "through", "within": "within", "in": "in", "beyond": "after",
    "over": "within", "starting": "from", "beginning": "from", "effective": "from", "past": "after",
}
_PHRASES = (
    (("no", "later", "than"), "by"), (("not", "later", "than"), "by"), (("on", "or", "before"), "by"),
    (("at", "or", "before"), "by"), (("prior", "to"), "before"), (("earlier", "than"), "before"),
    (("later", "than"), "after"), (("as", "early", "as"), "from"), (("no", "earlier", "than"), "from"),
    (("not", "before"), "from"), (("no", "sooner", "than"), "from"), (("as", "late", "as"), "by"),
    (("up", "to"), "through"), (("up", "until"), "until"), (("subsequent", "to"), "after"),
    (("as", "soon", "as"), "from"), (("starting", "from"), "from"), (("starting", "on"), "from"),
    (("beginning", "on"), "from"), (("starting", "in"), "from"), (("beginning", "in"), "from"),
    (("on", "or", "after"), "from"), (("ahead", "of"), "before"), (("in", "advance", "of"), "before"),
)
_SKIP = frozenset(("the", "about", "around", "approximately", "next", "only", "just", "(", "-", "end",
                   "early", "mid", "late", "or"))
_AFTERWARDS = (
    (("or", "later"), "from"), (("and", "beyond"), "from"), (("and", "later"), "from"),
    (("or", "earlier"), "through"), (("or", "before"), "through"), (("onward",), "from"),
    (("onwards",), "from"), (("on",), "from"), (("and", "after"), "from"), (("or", "after"), "from"),
    (("at", "the", "latest"), "by"), (("at", "the", "earliest"), "from"),
)
_DASHES = frozenset(("-", "–", "—", "to", "through", "thru", "till", "until", "and", "~"))


def governor_of(analysis: Analysis, pieces: list[Piece], place: int) -> str:
    """by, before, after, since, until, through, within, in, from; "" where nothing governs."""
    piece = pieces[place]
    forms = analysis.forms
    words: list[str] = []
    inside = [p.word for p in pieces[max(place - 4, 0) : place] if p.token == piece.token]
    words = [forms[k].lower() for k in range(max(piece.token - 4, 0), piece.token)] + inside
    after = [form.lower() for form in forms[piece.tail + 1 : piece.tail + 4]]
    before = words[:]
    for tail, name in _AFTERWARDS:
        if tuple(after[: len(tail)]) == tail:
            if tail == ("on",) and (not before or before[-1] != "from"):
                continue
            return name
    while words and words[-1] in _SKIP:
        words.pop()
    for phrase, name in _PHRASES:
        if tuple(words[-len(phrase) :]) == phrase:
            return name
    if not words or "\n" in words[-1:]:
        return ""
    return _ONE.get(words[-1], "")


def range_end(
    analysis: Analysis, pieces: list[Piece], place: int,
    kept: list[tuple[int, Piece, Meaning]], at: int,
) -> int | None:
    """The number in `kept` of the other end of a range that begins here, None for none.

    From X to Y, between X and Y, X through Y, X-Y.
    """
    if at + 1 >= len(kept):
        return None
    there, other, last = kept[at + 1]
    between = [p.word for p in pieces[place + 1 : there] if p.word not in ("the", "from", "of")]
    if len(between) != 1 or between[0] not in _DASHES:
        return None
    here = kept[at][2]
    if here.type not in ("DATE", "TIME") or last.type not in ("DATE", "TIME") or not here.grain or not last.grain:
        return None
    before = analysis.forms[max(pieces[place].token - 2, 0) : pieces[place].token]
    lead = [form.lower() for form in before]
    if between[0] == "and":
        if "between" not in lead:
            return None
    elif between[0] in ("until", "till") and "from" not in lead:
        return None
    return at + 1
