"""Pieces that the makers of patterns return."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning
from claimtrack.times.piece import Piece
from claimtrack.times.reader import Reader
from claimtrack.times.recurring import Recurring

__all__ = ["MAKERS", "Found", "makes", "recurring_piece"]

Resolve = Callable[[Anchor], Meaning | None]

#: The grain of a meaning -> the class that patterns know it by.
_CLASS_OF = {
    "D": "TDAY",
    "W": "TWEEK",
    "F": "TWEEK",
    "M": "TMONTH",
    "Q": "TQUARTER",
    "H": "THALF",
    "S": "TSEASON",
    "Y": "TYEAR",
    "X": "TDECADE",
    "C": "TCENTURY",
    "E": "TWEEKEND",
}


class Found:
    """A pattern that fits: its pieces, all and by group, and the word after them."""

    __slots__ = ("after", "groups", "reader", "whole")

    def __init__(
        self,
        reader: Reader,
        whole: list[Piece],
        groups: Mapping[str, list[Piece]],
        after: str = "",
    ) -> None:
        self.after = after
        self.reader = reader
        self.whole = whole
        self.groups = groups

    def get(self, *names: str) -> Piece | None:
        """The first piece of the first of these groups that is there."""
        for name in names:
            pieces = self.groups.get(name)
            if pieces:
                return pieces[0]
        return None

    def need(self, *names: str) -> Piece:
        """As `get`, for a group that the pattern always has."""
        piece = self.get(*names)
        assert piece is not None
        return piece

    def value(self, piece: Piece, *classes: str) -> str | None:
        """The value of a word in the first of these classes that has it."""
        for name in classes:
            found = self.reader.value(name, piece)
            if found is not None:
                return found
        return None

    def node(
        self,
        kind: str,
        resolve: Resolve | None,
        *,
        over: list[Piece] | None = None,
        turns: Recurring | None = None,
    ) -> Piece:
        """A piece that stands for all of these (or `over`), of a class or grain."""
        pieces = over or self.whole
        piece = Piece(
            self.reader.node_codes[_CLASS_OF.get(kind, kind)],
            "",
            pieces[0].start,
            pieces[-1].end,
            pieces[0].token,
        )
        piece.tail = pieces[-1].tail
        piece.meaning = resolve
        piece.turns = turns
        return piece


Maker = Callable[[Found], "Piece | list[Piece] | None"]
MAKERS: dict[str, Maker] = {}


def makes(maker: Maker) -> Maker:
    """Register a maker under its name, which patterns give."""
    MAKERS[maker.__name__] = maker
    return maker


def recurring_piece(found: Found, turns: Recurring, over: list[Piece] | None = None) -> Piece:
    """A piece for something that names no year."""
    return found.node(turns.grain, lambda anchor: anchor.settle(turns), turns=turns, over=over)
