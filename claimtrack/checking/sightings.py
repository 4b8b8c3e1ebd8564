"""Sightings: the observed events that a cast takes part in, in order of their days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import NamedTuple

__all__ = ["Sighting", "Sightings"]

_first = itemgetter(0)


class Sighting(NamedTuple):
    """An observed event by its number in an index, its days by their numbers, and its parties."""

    first: int
    last: int
    number: int
    covered: frozenset[int] = frozenset()  #: the numbers of the parties that it has


class Sightings:
    """Sightings in order of their first days, to be cut at two days."""

    __slots__ = ("_known", "_spread")

    def __init__(self, known: list[Sighting]) -> None:
        self._known = known
        self._spread = tuple([sighting for sighting in known if sighting[0] != sighting[1]])

    def __len__(self) -> int:
        return len(self._known)

    def inside(self, first: int, last: int) -> list[Sighting]:
        """Those of which every day lies from `first` to `last`."""
        if not self._known or first > last:
            return []
        known = self._known
        start = bisect_left(known, first, key=_first)
        found = known[start : bisect_right(known, last, start, key=_first)]
        return [sighting for sighting in found if sighting.last <= last] if self._spread else found

    def astride(self, first: int, last: int) -> list[Sighting]:
        """Those of which some days lie from `first` to `last`, and some do not."""
        if first > last:
            return []
        return [
            sighting
            for sighting in self._spread
            if sighting.first <= last
            and sighting.last >= first
            and not (first <= sighting.first and sighting.last <= last)
        ]
