"""Quantities: how much or how many an event is of, as the clause of its verb says."""

from __future__ import annotations

from claimtrack.model.event import Quantity
from claimtrack.prediction.amounts import Amount
from claimtrack.prediction.event_found import Found
from claimtrack.prediction.event_surroundings import Surroundings

__all__ = ["Quantities"]

#: Types whose quantity is by how much a number changes; what it changes to is none.
_CHANGES = frozenset(("RISE", "FALL"))
_MORE = frozenset(("additional", "another", "extra", "further"))
_DASHES = frozenset(("-", "\u2013", "\u2014"))
_JOINTS = _DASHES | {"and", "or", "to"}
#: Words before an amount that make a bound of it, at most: no more than.
_LONGEST = 3


class Quantities:
    """Look-up of the quantities of the events of a text.

    The quantity of an event is said by the object of its own verb (the subject
    where that is passive), or, of a rise or a fall, by what stands after "by"
    or right after the object ("raise rates 2 points").
    """

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.lower, self.tags = around.lower, around.tags
        self.analysis = around.chunks.analysis
        self.amounts = around.amounts
        self.words = self.amounts.words

    def of(self, found: Found) -> Quantity | None:
        """How much an event is of; None where its own clause does not say."""
        verb, chunks = found.trigger, self.around.chunks
        passive = chunks.rows[verb.at].passive
        first, end = chunks.ends[verb.at], chunks.ends[verb.near - 1]
        subject = self.around.subject(verb) if passive else (0, 0)
        numbers = self.tags.find("y", first, end) + self.tags.find("y", *subject)
        if found.demanded or numbers == -2:
            return None  # no number on either side
        changes = found.type in _CHANGES
        if changes and (quantity := self._by(first, end, passive=passive)) is not None:
            return quantity
        while first < end and self.tags[first] in "rv" and not self._bound_at(first):
            first += 1
        return (
            self._counted(first)
            or self._after_object(first, end, changes=changes)
            or self._before(*subject)
            or (None if changes else self._plain(first))
        )

    def _by(self, first: int, end: int, *, passive: bool) -> Quantity | None:
        """The amount after "by"; where the verb is passive, who does it may stand there too."""
        for at in range(first, end):
            found = self._read(at + 1) if self.lower[at] == "by" else None
            if found is not None:
                quantity, marked = found
                if quantity.unit in self.words.measures:
                    return quantity
                if not passive and (quantity.unit or marked):
                    return quantity
        return None

    def _counted(self, first: int) -> Quantity | None:
        """The amount from a token on, if it is of some unit."""
        found = self._read(first)
        return found[0] if found is not None and found[0].unit else None

    def _plain(self, first: int) -> Quantity | None:
        """The object that is a mere number, written as no date is: reach 2 million by May."""
        found = self._read(first)
        return found[0] if found is not None and found[1] else None

    def _after_object(self, first: int, end: int, *, changes: bool) -> Quantity | None:
        """What stands right after a first object: give Kenya $3 million, raise rates 2 points."""
        at = next((n for n in range(first, end) if self.tags[n] in "y$" or self._bound_at(n)), end)
        phrases = self.analysis.phrases_between(first, at)
        if at == end or len(phrases) != 1 or phrases[0][0] != first or phrases[0][1] < at:
            return None
        if not changes:
            return self._counted(at) if self.around.parties.within(first, at) else None
        quantity = self._counted(at)
        return quantity if quantity and quantity.unit in self.words.measures else None

    def _before(self, first: int, end: int) -> Quantity | None:
        """The amount that a passive verb's subject begins with, and the words before that."""
        if first >= end:
            return None
        joint = first - 1 if self.lower[first - 1] in _JOINTS else first
        if joint < first and self.tags[joint - 1] == "y":
            while self.tags[joint - 1] in "y$":  # between 200 and | 300 troops
                joint -= 1
            first = joint
        for start in range(max(0, first - _LONGEST), first + 1):
            if start + self._bound_at(start) >= first and "\n" not in self.tags[start:first]:
                return self._counted(start)
        return None

    def _bound_at(self, at: int) -> int:
        """How many words from a token on make a bound of the amount after them."""
        for size in range(_LONGEST, 0, -1):
            if " ".join(self.lower[at : at + size]) in self.words.bounds:
                return size
        return 0

    def _read(self, at: int) -> tuple[Quantity, bool] | None:
        """The quantity that begins at a token, and whether its number is marked as no date."""
        at += self.lower[at] == "a" and self.lower[at + 1] in _MORE
        at += self.lower[at] in _MORE
        size = self._bound_at(at)
        bound, share = self.words.bounds.get(" ".join(self.lower[at : at + size]), ("", 0.0))
        amount = self.amounts.at(at + size)
        if amount is None:
            return None
        value, unit, low, high = amount.value, amount.unit, None, None
        if (ends := self._range(amount, between=bound == "between")) is not None:
            value, unit, high = ends
            low = value
        elif bound == "between" or amount.low is not None:
            return None
        elif bound == "about":
            low = round(value * (1 - share), 9)
        elif bound == "least":
            low = value
        elif bound == "most":
            high = value
        return Quantity(value, unit, low=low, high=high), amount.marked

    def _range(self, first: Amount, *, between: bool) -> tuple[float, str | None, float] | None:
        """(lower end, unit, upper end) of the range that an amount begins."""
        if first.low is not None:
            low = first.low * first.scale
            return (low, first.unit, first.value) if low < first.value else None
        joint = self.lower[first.end]
        if joint not in (("and",) if between else ("to", "or")) and joint not in _DASHES:
            return None
        last = self.amounts.at(first.end + 1)
        if last is None or first.unit not in (None, last.unit):
            return None
        if joint == "to" and first.unit and first.scale >= last.scale:
            return None  # rise 5 percent to 30 percent
        low = first.value
        if first.scale == 1 and first.number < last.number:
            low *= last.scale  # between 2 and 3 billion
        return (low, last.unit or first.unit, last.value) if low < last.value else None
