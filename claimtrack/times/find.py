"""Time expressions of a text, with their windows."""

from __future__ import annotations

import datetime as dt
import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator

import attrs

from claimtrack.errors import InvalidValue
from claimtrack.lexicon import Lexicon, lexicon_of
from claimtrack.model.document import Document, document_of
from claimtrack.model.time import TimeExpression, Window
from claimtrack.span import trusted_span
from claimtrack.text import Analysis, analyse
from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning
from claimtrack.times.cascade import read_pieces
from claimtrack.times.governors import Governors, begins_with, governor_of, governors, is_range
from claimtrack.times.options import TimeOptions
from claimtrack.times.piece import Piece
from claimtrack.times.reader import Reader, reader
from claimtrack.times.standing import is_modifier, stands
from claimtrack.times.tense import tense_at
from claimtrack.times.windows import ended_window, lasting, make_window, window_of

__all__ = ["find_times", "times_of"]

#: A time that begins so many tokens into its sentence opens it.
_OPENING = 3
_FAR = sys.maxsize
#: Tags of what a number counts: two thousand people, five more.
_COUNTED = ("n", "m", "j", "J")

_RUN = re.compile("c{0,12}+t[ct]*+")


def find_times(
    document: Document | str,
    *,
    published: dt.date | str | None = None,
    lexicon: Lexicon | None = None,
    options: TimeOptions | None = None,
) -> tuple[TimeExpression, ...]:
    """The time expressions of a text in order, with TIMEX3 type and value and the days they allow.

    "The talks will begin by early 2022." Spans leave the preposition out and
    never overlap; values and mods follow TimeML 1.2.1, and each window names its
    rule. Without a publication date relative expressions have no window.
    `options` replace the defaults of usage, such as the order of day and month.
    Raises `InvalidValue` for a document, date, lexicon or options that are none,
    and for `published` beside a Document, which has its own.

    >>> [found] = find_times("The talks will begin by early 2022.", published="2021-12-22")
    >>> found.value, found.mod, found.window.edtf
    ('2022', 'START', '2021-12-22/2022-04-30')
    """
    document = document_of(document, published=published)
    lexicon = lexicon_of(lexicon)
    return times_of(
        analyse(document, lexicon=lexicon),
        published=document.published,
        lexicon=lexicon,
        options=options,
    )


def times_of(
    analysis: Analysis,
    *,
    published: dt.date | None,
    lexicon: Lexicon,
    options: TimeOptions | None = None,
) -> tuple[TimeExpression, ...]:
    """As `find_times`, of a text that is analysed already."""
    if not isinstance(options, TimeOptions | None):
        raise InvalidValue("options", options, "must be TimeOptions")
    words = lexicon.built(reader)
    anchor = Anchor(published, options or TimeOptions())
    marks = "".join([words.marks[form] for form in analysis.forms])
    found: list[TimeExpression] = []
    runs = [
        read_pieces(pieces_of(analysis, words, first, end), words)
        for first, end in (match.span() for match in _RUN.finditer(marks))
    ]
    anchor.history = is_history(runs, published)
    sentence = -1
    for pieces in runs:
        for one in _expressions(analysis, words, pieces, anchor):
            here = analysis.sentence_of(one[1].token)
            if here > sentence + 3:
                anchor.quarter = None
            sentence = here
            found.append(one[0])
    return tuple(found)


def pieces_of(analysis: Analysis, words: Reader, first: int, end: int) -> list[Piece]:
    """The pieces of the tokens from `first` up to `end`."""
    out: list[Piece] = []
    forms, starts, tags = analysis.forms, analysis.starts, analysis.tags
    amounts = words.neighbours["amount"]
    for token in range(first, end):
        form, tag = forms[token], tags[token]
        if tag in "bop":
            if form == "last" and tag != "o":
                continue  # it may last two weeks
            if form.lower() in words.capital and is_verb(analysis, token):
                form = form.lower()
        elif tag == "s" and form == "that" and forms[token + 1].lower() in words.turning:
            continue  # they said that last week ...
        at = starts[token]
        for code, word, a, b in words.pieces[form] or ():
            piece = Piece(
                code, word if word[0] != "§" else form[a:b].lower(), at + a, at + b, token
            )
            if word in ("§n", "§num", "§y", "§o"):
                digits = re.sub(r"[^\d.]", "", form[a:b])
                piece.number = (
                    float(digits) if digits.strip(".") and digits.count(".") < 2 else None
                )
                if token and forms[token - 1].lower() in amounts:
                    piece.code = words.nothing  # "$12" is no day of the month
            elif ("CARD", word) in words.values:
                piece.counts = tags[token + 1 : token + 2] in _COUNTED
            out.append(piece)
    return out


def is_verb(analysis: Analysis, token: int) -> bool:
    """Whether "May" or "March", tagged as a verb, has nothing about it of a month."""
    tags = analysis.tags
    before, after = tags[token - 1 : token], tags[token + 1 : token + 2]
    return before not in ("i", "v", "D", "j", "S", "J") and after not in ("y", ",", "i")


def is_history(runs: list[list[Piece]], published: dt.date | None) -> bool:
    """Whether a text tells of the past: most years that it names are long over."""
    if published is None:
        return False
    years = old = over = near = 0
    for run in runs:
        for piece in run:
            if piece.meaning is None:
                continue
            if piece.number is not None and piece.number > 1000:
                years += 1
                old += piece.number < published.year - 3
                over += piece.number < published.year
            elif piece.turns is not None and piece.turns.kind == "weekday":
                near += 1
    if near * 8 > years:
        return False
    return (years >= 8 and old > 0.7 * years) or (years >= 20 and over > 0.8 * years)


@attrs.define
class _Read:
    """A piece that stands as a time: its place in the run, what it means and what governs it."""

    place: int
    piece: Piece
    meaning: Meaning
    governor: str


def _expressions(
    analysis: Analysis, words: Reader, pieces: list[Piece], anchor: Anchor
) -> Iterator[tuple[TimeExpression, Piece]]:
    rules = analysis.lexicon.built(governors)
    kept = _standing(analysis, words, pieces, anchor, rules)
    done = 0
    while done < len(kept):
        here, there = kept[done], kept[done + 1] if done + 1 < len(kept) else None
        piece, meaning, window, paired = here.piece, here.meaning, None, False
        anchor.with_tense(_tense(analysis, piece, words, here.governor))
        if there is not None:
            between = [p.word for p in pieces[here.place + 1 : there.place]]
            ranged = is_range(analysis, piece, meaning, there.meaning, between, rules)
            paired = ranged or begins_with(analysis, piece, there.meaning, between, rules)
            if rules.join(between):
                meaning = _with_year_of(piece, meaning, there, anchor, ranged)
            if ranged:
                there.meaning = _end_after(there.piece, meaning, anchor) or there.meaning
                window = _joint(meaning, there.meaning)
            elif paired:
                window = lasting(piece, there.meaning, anchor)
            else:
                window = ended_window(piece, meaning, between, there.meaning)
        window = window or window_of(piece, meaning, here.governor, anchor)
        yield _expression(analysis, words, piece, meaning, window), piece
        if there is not None and paired:
            yield _expression(analysis, words, there.piece, there.meaning, window), there.piece
        elif there is not None:
            there.meaning = _weekday_after(piece, meaning, there, between, anchor)
        done += 2 if paired else 1


def _standing(
    analysis: Analysis, words: Reader, pieces: list[Piece], anchor: Anchor, rules: Governors
) -> list[_Read]:
    """The pieces of a run that stand as times, each read with what was spoken of before it."""
    kept = []
    for place, piece in enumerate(pieces):
        if piece.meaning is None or not stands(analysis, words, piece):
            continue
        governor = governor_of(analysis, pieces, place, rules)
        anchor.with_tense(_tense(analysis, piece, words, governor))
        meaning = piece.meaning(anchor)
        if meaning is None:
            continue
        kept.append(_Read(place, piece, meaning, governor))
        if not meaning.grain or meaning.first is None or _is_aside(meaning):
            continue
        if meaning.grain == "Q" and _is_over(meaning, anchor.published):
            anchor.quarter = meaning
        if meaning.grain != "T" or anchor.history:
            anchor.spoken = meaning
        if anchor.history:
            start, _ = analysis.sentence_bounds[analysis.sentence_of(piece.token)]
            part = bisect_right(analysis.paragraph_bounds, (piece.token, _FAR))
            anchor.tell(meaning, piece.token - start < _OPENING or part > anchor.part)
            anchor.part = part
    return kept


def _is_over(meaning: Meaning, published: dt.date | None) -> bool:
    """Whether a period can have been reported on by the day of publication."""
    return published is None or meaning.last is None or meaning.last < published


def _is_aside(meaning: Meaning) -> bool:
    """Whether a time is named for comparison only: what follows does not hang on it."""
    return meaning.rule == "year ago" or (meaning.rule == "offset" and meaning.grain == "Y")


def _with_year_of(
    piece: Piece, meaning: Meaning, there: _Read, anchor: Anchor, ranged: bool
) -> Meaning:
    """The meaning of "July" in "July and August 1954": its turn before what follows.

    In a range, "from July to the end of next year", what follows need name no year.
    """
    turns, last = piece.turns, there.meaning.last
    if (
        turns is None
        or turns.kind not in ("month", "monthday", "season", "quarter")
        or there.piece.turns is not None
        or (there.piece.number is None and (not ranged or there.meaning.grain == "T"))
        or last is None
    ):
        return meaning
    return turns.before(last, anchor.options, inclusive=True) or meaning


def _end_after(piece: Piece, begins: Meaning, anchor: Anchor) -> Meaning | None:
    """The first meaning of the other end of a range that does not lie before its beginning.

    A weekday is that of its clause where it can be: from 14 September to Thursday.
    """
    start = begins.first
    if start is None or piece.meaning is None:
        return None
    spoken = anchor.spoken  # from Monday to two days later
    anchor.spoken = begins.but(grain="D") if begins.grain == "T" else begins
    ways = [piece.meaning(anchor)]
    ways += [piece.meaning(anchor.with_tense(_always(way))) for way in (-1, 1)]
    anchor.spoken = spoken
    turns, usual = piece.turns, ways[0]
    if turns is not None and turns.kind == "weekday" and usual is not None:
        if usual.first is not None and usual.first >= start:
            return usual
    if turns is not None:
        ways.append(turns.after(start, anchor.options, inclusive=False))
    ahead = [way for way in ways if way is not None and way.first and way.first >= start]
    return min(ahead, key=lambda way: way.first or start, default=None)


def _weekday_after(
    piece: Piece, meaning: Meaning, there: _Read, between: list[str], anchor: Anchor
) -> Meaning:
    """What follows means: of "Monday and Tuesday" the Tuesday is the next day."""
    found, today = there.meaning, anchor.published
    turns = [one.turns for one in (piece, there.piece) if one.turns is not None]
    if between not in (["and"], ["or"]) or [one.kind for one in turns] != ["weekday"] * 2:
        return found
    if today is None or meaning.first is None or found.first is None:
        return found
    if not today < meaning.first or found.first > meaning.first:
        return found  # on Friday and Thursday, both past
    return turns[1].after(meaning.first, anchor.options, inclusive=False) or found


def _always(way: int) -> Callable[[], int]:
    return lambda: way


def _tense(analysis: Analysis, piece: Piece, words: Reader, governor: str) -> Callable[[], int]:
    return lambda: tense_at(analysis, piece.token, piece.tail, words, governor)


def _joint(first: Meaning, last: Meaning) -> Window | None:
    if first.grain == "T" and not first.anchored and last.grain in ("T", "D"):
        first = first.but(first=last.first)  # from 3 p.m. to 5 p.m. on Friday
    if first.first is None or last.last is None:
        return None
    start = first.first
    if start > last.last:
        try:
            start = start.replace(year=start.year - 1)
        except ValueError:
            return None
    vague = first.vague and first.value != "PRESENT_REF"
    return make_window(start, last.last, "from to", first.but(edtf=None, vague=vague))


def _expression(
    analysis: Analysis, words: Reader, piece: Piece, meaning: Meaning, window: Window | None
) -> TimeExpression:
    start = piece.start
    if is_modifier(analysis, words, piece):
        start = analysis.starts[piece.token + 1]
    return TimeExpression(
        trusted_span(start, piece.end), meaning.type, meaning.value, meaning.mod, window
    )
