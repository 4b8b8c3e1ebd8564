"""Piece: a word as the patterns for times see it, or what they made of several."""

from __future__ import annotations

from collections.abc import Callable

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning
from claimtrack.times.recurring import Recurring

__all__ = ["Piece"]


class Piece:
    """A word, or what a pattern made of several.

    `word` is in lower case, `number` its value if it has one; `start` and
    `end` are offsets in the text, `token` the number of the token. A piece
    that a pattern made has `meaning`, to be worked out when its sentence is
    known, and `turns` where it names no year (March). `bound` is the
    mod of a duration that is a limit ("more than a week"), "" for others;
    `counts` says of a number in words that a noun follows it.
    """

    __slots__ = (
        "bound",
        "code",
        "counts",
        "end",
        "length",
        "meaning",
        "number",
        "start",
        "tail",
        "token",
        "turns",
        "word",
    )

    def __init__(self, code: str, word: str, start: int, end: int, token: int) -> None:
        self.code = code
        self.word = word
        self.start = start
        self.end = end
        self.token = token
        self.tail = token
        self.number: float | None = None
        self.turns: Recurring | None = None
        self.length: tuple[float | None, str] | None = None
        self.bound = ""
        self.counts = False
        self.meaning: Callable[[Anchor], Meaning | None] | None = None

    def means(self, anchor: Anchor) -> Meaning | None:
        """What it means there; None for a word."""
        return self.meaning(anchor) if self.meaning is not None else None
