"""Memo: what is made of each key, kept once it is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["Memo"]

K = TypeVar("K")
V = TypeVar("V")


class Memo(dict[K, V]):
    """key -> what `make` makes of it, made when it is first looked up.

    A look-up of a known key costs no Python call. When it has `most` keys and
    another comes it is emptied, so that no text makes it grow without end.

    >>> sizes = Memo(len)
    >>> sizes["Rome"], dict(sizes)
    (4, {'Rome': 4})
    """

    def __init__(self, make: Callable[[K], V], *, most: int = 100_000) -> None:
        super().__init__()
        self._make, self._most = make, most

    def __missing__(self, key: K) -> V:
        if len(self) >= self._most:
            self.clear()
        found = self[key] = self._make(key)
        return found
