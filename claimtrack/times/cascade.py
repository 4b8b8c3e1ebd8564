"""What the patterns make of a stretch of pieces, level by level."""

from __future__ import annotations

from claimtrack.times import (  # noqa: F401  (each registers its makers)
    make_clock,
    make_compared,
    make_dates,
    make_durations,
    make_numbers,
    make_offsets,
    make_parts,
    make_periods,
    make_quarters,
    make_relative,
    make_sets,
    make_spans,
    make_weeks,
    make_within,
)
from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning
from claimtrack.times.level import Level
from claimtrack.times.made import MAKERS, Found
from claimtrack.times.piece import Piece
from claimtrack.times.reader import Phrases, Reader
from claimtrack.times.recurring import Recurring

__all__ = ["read_pieces"]

#: Levels that look again at what they made: the end of the first week of next month.
_TWICE = (4,)

#: Stretches that a level finds nothing in are remembered, the short ones and so many.
_LONG_RUN, _MEMO_SIZE = 40, 50_000


def read_pieces(pieces: list[Piece], reader: Reader) -> list[Piece]:
    """The pieces with everything that a pattern fits replaced by what it made."""
    pieces = _phrases(pieces, reader, reader.phrases["holidays"])
    pieces = _phrases(pieces, reader, reader.phrases["early"])
    code = "".join([piece.code for piece in pieces])
    for number, level in enumerate(reader.levels, 1):
        for _ in range(2 if number in _TWICE else 1):
            if code in level.fruitless:
                continue
            made = _apply(pieces, code, level, reader)
            if made is not pieces:
                pieces = made
                code = "".join([piece.code for piece in pieces])
    return _phrases(pieces, reader, reader.phrases["late"])


def _apply(pieces: list[Piece], code: str, level: Level, reader: Reader) -> list[Piece]:
    search = level.pattern.search
    match = search(code)
    if match is None:
        if len(code) < _LONG_RUN:
            level.fruitless.add(code)
            if len(level.fruitless) > _MEMO_SIZE:
                level.fruitless.clear()
        return pieces
    out: list[Piece] = []
    done = at = 0
    while match is not None:
        start, end = match.span()
        made = None
        if end > start and match.lastgroup is not None:
            rule, maker, groups = level.rules[match.lastgroup]
            spans = {}
            for name, full in groups:
                a, b = match.span(full)
                if a >= 0:
                    spans[name] = pieces[a:b]
            made = MAKERS[maker](
                Found(
                    reader, pieces[start:end], spans, pieces[end].word if end < len(pieces) else ""
                )
            )
        if made is None:
            at = start + 1
        else:
            if reader.trace is not None:
                reader.trace.append(rule)
            out += pieces[done:start]
            out += made if isinstance(made, list) else _among(pieces[start:end], made)
            done = at = end
        match = search(code, at)
    return out + pieces[done:] if done else pieces


def _among(whole: list[Piece], made: Piece) -> list[Piece]:
    """What a pattern fitted, with the piece that was made in place of those that it spans."""
    return [
        *(piece for piece in whole if piece.end <= made.start),
        made,
        *(piece for piece in whole if piece.start >= made.end),
    ]


def _phrases(pieces: list[Piece], reader: Reader, ways: Phrases) -> list[Piece]:
    """Phrases of several words, the longest first, as pieces."""
    if ways.keys().isdisjoint([piece.word for piece in pieces]):
        return pieces
    out: list[Piece] = []
    at = 0
    count = len(pieces)
    while at < count:
        piece = pieces[at]
        for words, row in ways.get(piece.word, ()):
            size = len(words)
            if at + size <= count and all(
                pieces[at + k].word.lstrip("^") == words[k] and pieces[at + k].meaning is None
                for k in range(size)
            ):
                made = _phrase(pieces[at : at + size], row, reader)
                out.append(made)
                at += size
                break
        else:
            out.append(piece)
            at += 1
    return out


def _phrase(whole: list[Piece], row: dict[str, str], reader: Reader) -> Piece:
    found = Found(reader, whole, {})
    if "rule" in row:
        turns = Recurring("holiday", name=row["rule"])
        return found.node("D", lambda anchor: anchor.settle(turns), turns=turns)
    kind, value, mod, days = row["type"], row["value"], row["mod"] or None, row["days"]

    def resolve(anchor: Anchor) -> Meaning | None:
        meaning = Meaning(kind, value, mod=mod, rule="vague words", vague=True)
        if days == "not past" and anchor.way() < 0:
            return None  # "he soon left" says nothing of the day of publication
        today = anchor.published
        if today is None:
            return meaning
        if days == "ytd":
            return meaning.but(
                value=f"{today.year}",
                first=today.replace(month=1, day=1),
                last=today,
            )
        if value == "PRESENT_REF":
            return meaning.but(first=today, last=today)
        if value == "FUTURE_REF":
            return meaning.but(first=today)
        if value == "PAST_REF":
            return meaning.but(last=today)
        return meaning

    return found.node("TREF", resolve)
