"""Amounts: a number as it is written, with its scale and its unit: $2.5bn, twenty-five jobs."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimtrack.lexicon import Lexicon
from claimtrack.prediction.entity_names import name_table
from claimtrack.text.analysis import Analysis

__all__ = ["Amount", "Amounts", "QuantityWords", "quantity_words"]


class Amount(NamedTuple):
    """A number times its scale, of a unit (None where none is named), and the token after it.

    `low` is where a range in one word begins (2-3), unscaled. `marked` says
    that it is written as no day, year or hour is: 3,000 or two million.
    """

    number: float
    scale: float
    unit: str | None
    end: int
    low: float | None = None
    marked: bool = False

    @property
    def value(self) -> float:
        """The number itself."""
        return self.number * self.scale


class QuantityWords:
    """The words of a lexicon for scales, signs, units and bounds, and the numbers in words."""

    def __init__(self, lexicon: Lexicon) -> None:
        by_class: dict[str, dict[str, str]] = {}
        for row in lexicon.rows("quantity_words"):
            by_class.setdefault(row["class"], {})[row["word"]] = row["value"]
        self.scales = {word: float(value) for word, value in by_class.pop("scale").items()}
        self.signs, self.units = by_class.pop("sign"), by_class.pop("unit")
        self.measures = frozenset((*self.signs.values(), *self.units.values()))
        #: Words before an amount -> which bound it is, and the share that "about" takes off.
        self.bounds = {
            word: (kind, float(share or 0))
            for kind, words in by_class.items()
            for word, share in words.items()
        }
        self.cardinals = {
            row["word"]: int(row["value"])
            for row in lexicon.rows("times_words")
            if row["class"] == "CARD"
        }
        #: Nouns that are alike in the plural: aircraft.
        self.unchanged = frozenset(
            row["plural"]
            for row in lexicon.rows("nouns_irregular")
            if row["plural"] == row["singular"]
        )


def quantity_words(lexicon: Lexicon) -> QuantityWords:
    """The quantity words of a lexicon; ask for it with `lexicon.built(quantity_words)`."""
    return QuantityWords(lexicon)


#: Words of one number, and of one noun phrase after it, at most.
_LONGEST = 8
#: What may follow an amount of a measure that is no noun with it: 5 percent next year.
_APART = frozenset(("a", "an", "each", "every", "last", "next", "per", "this", "worth"))


@cache
def _digits_pattern() -> re.Pattern[str]:
    """3,000 or 2.5, as the end of a range too, and with a scale: 2-3, 1.5bn."""
    number = r"(?:\d{1,3}(?:,\d{3})++(?:\.\d++)?|\d++(?:\.\d++)?)"
    return re.compile(rf"(?:({number})-)?({number})([a-z]{{1,2}})?")


class Amounts:
    """Reads the amount that begins at a token of an analysis."""

    def __init__(self, analysis: Analysis, lower: list[str]) -> None:
        self.lower, self.tags = lower, analysis.tags
        self.words = analysis.lexicon.built(quantity_words)
        self.times = analysis.lexicon.built(name_table).times

    def at(self, first: int) -> Amount | None:
        """The amount from a token on; None for years, days, hours and parts of a name."""
        at, lower, words = first, self.lower, self.words
        if lower[at] == "us" and lower[at + 1] in words.signs:
            at += 1
        sign = words.signs.get(lower[at])
        found = self._digits(at + 1 if sign else at) or self._spelled(at)
        if found is None:
            return None
        found = self._scaled(found, signed=sign is not None)
        unit, end = (sign, found.end) if sign else self._measure(found.end)
        if unit is not None:
            return None if self._names(end) else found._replace(unit=unit, end=end)
        if found.scale == words.scales.get("m") and lower[found.end - 1] not in words.scales:
            return None  # 300m may be metres
        if not found.marked and 1900 <= found.number <= 2100 and self.tags[found.end - 1] == "y":
            return None
        unit, end = self._counted(found)
        if unit in self.times:
            return None
        return found._replace(unit=unit, end=end)

    def _digits(self, at: int) -> Amount | None:
        """A number in digits, without what follows its word."""
        match = _digits_pattern().fullmatch(self.lower[at])
        if match is None:
            return None
        low, number, suffix = match.groups()
        scale = self.words.scales.get(suffix) if suffix else 1.0
        if scale is None:
            return None
        return Amount(
            _float(number),
            scale,
            None,
            at + 1,
            low=_float(low) if low else None,
            marked="," in number or suffix is not None,
        )

    def _spelled(self, at: int) -> Amount | None:
        """A number in words: twenty-five, two hundred, a million, two and a half."""
        lower, cardinals, scales = self.lower, self.words.cardinals, self.words.scales
        total = current = 0
        start = at
        if lower[at] == "a":
            if cardinals.get(lower[at + 1], 0) < 100 and lower[at + 1] not in scales:
                return None
            at += 1
            current = 1
        while at < start + _LONGEST:
            parts = [cardinals.get(part, 0) for part in lower[at].split("-")]
            if not all(parts):
                break
            for value in parts:
                if value >= 100:
                    current = (current or 1) * value
                    if value >= 1000:
                        total, current = total + current, 0
                elif current % 100 and (current % 10 or value >= 10):
                    return None  # two three
                else:
                    current += value
            at += 1
            if lower[at] == "and" and current % 100 == 0 and cardinals.get(lower[at + 1], 0) < 100:
                at += lower[at + 1] in cardinals and at > start + 1
        if at == start:
            return None
        return Amount(float(total + current), 1.0, None, at, marked=total + current >= 100)

    def _scaled(self, found: Amount, *, signed: bool) -> Amount:
        """With "and a half" and the word for its scale."""
        at, lower = found.end, self.lower
        if lower[at : at + 3] == ["and", "a", "half"]:
            found = found._replace(number=found.number + 0.5, end=at + 3)
        word = lower[found.end]
        scale = self.words.scales.get(word)
        if scale is None or (len(word) == 1 and not signed):
            return found
        return found._replace(scale=found.scale * scale, end=found.end + 1, marked=True)

    def _measure(self, at: int) -> tuple[str | None, int]:
        """The unit of the table that stands at a token, and the token after it."""
        for size in (2, 1):
            unit = self.words.units.get(" ".join(self.lower[at : at + size]).rstrip("."))
            if unit is not None:
                return unit, at + size
        return None, at

    def _names(self, at: int) -> bool:
        """Whether an amount only tells what kind of thing another is: 5 percent tariffs."""
        word = self.lower[at]
        return self.tags[at] in "nmNMaJjg" and word not in _APART and word not in self.times

    def _counted(self, found: Amount) -> tuple[str | None, int]:
        """The noun that is counted: 15 Russian diplomats, 200 of its 3,000 workers."""
        at, lower, tags = found.end, self.lower, self.tags
        if lower[at] == "of" and found.number > 1:
            at += 1
            while tags[at] in "DSyl" and at < found.end + _LONGEST:
                at += 1
        last, first = -1, at
        while tags[at] in "jJegnNmM" and at < first + _LONGEST:
            if tags[at] == "m" or lower[at] in self.words.unchanged:
                last = at
            elif tags[at] == "n" and found.value == 1:
                last = at
            at += 1
        if last < 0 or tags[at] == "a":
            return None, found.end
        return lower[last], last + 1


def _float(digits: str) -> float:
    return float(digits.replace(",", ""))
