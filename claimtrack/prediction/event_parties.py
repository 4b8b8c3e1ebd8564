"""The parties of an event: whom the words of a subject or an object speak of."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from claimtrack.model.entity import Entity
from claimtrack.prediction.entities import EntityRow
from claimtrack.text.analysis import Analysis

__all__ = ["Parties"]


#: Parties of one list, at most.
_MOST = 40


@cache
def _joint_pattern() -> re.Pattern[str]:
    """The tags between two parties of one list: and the, , the former."""
    return re.compile(r"(?:[nmj]{0,3},?[cr,]+[DSjJynmr]*|r[ri]i[DSj]*|[ri]{1,2}i[DS]?j*)")


@cache
def _attached_pattern() -> re.Pattern[str]:
    """The tags between two parties of which the second hangs on a noun: and rebels in."""
    return re.compile(r"[nm]*,?c[DSjJynm]*[nm]i[Dj]*")


@cache
def _locating_pattern() -> re.Pattern[str]:
    """The tags between somebody and where they are: (PKK) in northern, , the, based in."""
    return re.compile(r"(?:\([NnmM]*\))?(?:e?i[Dj]*|,[Dj]*)\Z")


class Parties:
    """Look-up of the parties in a range of tokens."""

    def __init__(self, analysis: Analysis, rows: list[EntityRow]) -> None:
        self.analysis = analysis
        self.tags = analysis.tags
        self.forms = analysis.forms
        self.rows = rows
        self.firsts = [row.first for row in rows]

    def within(self, first: int, end: int) -> list[EntityRow]:
        """All mentions that begin in a range of tokens."""
        return self.rows[bisect_left(self.firsts, first) : bisect_left(self.firsts, end)]

    def leading(
        self, first: int, end: int, *, skip: frozenset[Entity] = frozenset(), places: bool = True
    ) -> tuple[Entity, ...]:
        """The first party of a range, and those that stand in one list with it.

        The first is taken wherever it hangs: on "rebels in Chad" it is Chad.
        Without `places`, what stands after "in" or "at" does not count.
        """
        found: list[Entity] = []
        last: EntityRow | None = None
        group: list[EntityRow] = self.within(first, end)
        for n, row in enumerate(group):
            if row.entity in skip or (row.end > end and row.first >= end):
                continue
            if last is None:
                if row.pronoun and self.tags[row.first] == "S" and n + 1 < len(group):
                    continue
                if not places and self.is_place(row):
                    continue
            elif not self._joined(last, row):
                break
            entity = self._located(row, group[n + 1 : n + 4])
            if len(found) > _MOST:
                break
            if entity not in found:
                found.append(entity)
            last = row
        return tuple(found)

    def first(
        self, first: int, end: int, *, skip: frozenset[Entity] = frozenset(), places: bool = True
    ) -> EntityRow | None:
        """The mention that `leading` begins with."""
        for row in self.within(first, end):
            if row.entity in skip or (row.pronoun and self.tags[row.first] == "S"):
                continue
            if places or not self.is_place(row):
                return row
        return None

    def governor(self, row: EntityRow, first: int) -> str:
        """The preposition before a mention, as far back as a token: with the former."""
        at = row.first - 1
        while at >= first and self.tags[at] in "DSjJnmyr":
            at -= 1
        return self.forms[at].lower() if at >= first and self.tags[at] in "ivst" else ""

    def every(self, first: int, end: int, *, places: bool = False) -> tuple[Entity, ...]:
        """All parties of a range but the places."""
        found = [row.entity for row in self.within(first, end) if places or not self.is_place(row)]
        return tuple(dict.fromkeys(found))

    def name(self, first: int, end: int) -> str:
        """The words of a subject without its article, as far as its first comma."""
        while first < end - 1 and self.tags[first] in "D":
            first += 1
        last = first + 1
        while last < end and self.tags[last] not in ",:iw":
            last += 1
        return self.analysis.words(first, last)

    def is_place(self, row: EntityRow) -> bool:
        """Whether a mention is only where something is: in Chad."""
        if row.kind not in ("place", "country"):
            return False
        at = row.first - 1
        while at >= 0 and self.tags[at] in "DjJ":
            at -= 1
        return at >= 0 and self.forms[at].lower() in ("in", "at", "near", "outside")

    def place(self, first: int, end: int, *, skip: tuple[Entity, ...]) -> str | None:
        """The name of the first place after "in" or "at" that is no party (officials in Oman)."""
        for row in self.within(first, end):
            if self.is_place(row) and row.entity not in skip:
                return row.entity.name
        return None

    def _joined(self, last: EntityRow, row: EntityRow) -> bool:
        if row.first <= last.first:
            return True
        between = self.tags[last.end : row.first]
        if not between:
            return False
        words = {form.lower() for form in self.forms[last.end : row.first]}
        if words & {"in", "at", "of", "from", "on", "for", "over", "to", "against", "by"}:
            return _attached_pattern().fullmatch(between) is not None
        if "with" in words and "along" not in words and "together" not in words:
            return False
        if "c" not in between and "c" not in self.tags[row.end : row.end + 12].partition("\n")[0]:
            return False  # Bam, Iran; Lee, the Dutch premier,
        return _joint_pattern().fullmatch(between) is not None

    def _located(self, row: EntityRow, others: list[EntityRow]) -> Entity:
        """A party whose country is not known, in the country that stands after it."""
        entity = row.entity
        if entity.country is not None or row.pronoun:
            return entity
        for other in others:
            if other.first - row.end > 8:
                break
            if other.entity.country and other.kind in ("place", "country", "nationality", "group"):
                between = self.tags[row.end : other.first]
                if _locating_pattern().match(between):
                    return Entity(entity.name, other.entity.country)
                break
        return entity
