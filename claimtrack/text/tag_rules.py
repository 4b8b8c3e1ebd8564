"""Tag rules: the entries of `data/en/tag_rules.toml`, read and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import attrs

from claimtrack.errors import LexiconError
from claimtrack.text.tagset import PENN

__all__ = ["Atom", "Readings", "TagRule", "ordered", "tag_rule", "word_classes"]

Readings = tuple[str, ...]

#: Names that stand for several tags.
_GROUPS = {
    "NOUN": "NN NNS NNP NNPS",
    "NAME": "NNP NNPS",
    "VERB": "VB VBP VBZ VBD VBN VBG",
    "FINITE": "VBP VBZ VBD MD BEP BED HV HVD DO DOD",
    "BEING": "BE BEP BED BEN BEG",
    "HAVING": "HV HVD HVG",
    "AUX": "BE BEP BED BEN BEG HV HVD HVG DO DOD MD",
    "ADJ": "JJ JJR",
    "PUNCT": "END COMMA COLON OPEN CLOSE LEFT RIGHT BREAK",
}
_ATOM = re.compile(r"(?P<not>!)?(?P<how>[~^])?(?P<names>[\w'.|]+)(?P<repeat>[?*+]|\{\d(?:,\d)?\})?")
_ORDER = {tag: number for number, tag in enumerate(PENN)}


def ordered(readings: Readings) -> Readings:
    """The likeliest reading first, the others in a fixed order, each once."""
    rest = sorted(set(readings) - {readings[0]}, key=_ORDER.__getitem__)
    return (readings[0], *rest)


class Atom(NamedTuple):
    """One place of a context: which tags or words, whether not, and how often (at most three)."""

    negated: bool
    how: str  # "~": may be, "^": is likeliest, "": is nothing else than
    tags: frozenset[str]
    words: frozenset[str]
    least: int
    most: int


@attrs.frozen
class TagRule:
    """A rule: which readings of which words it keeps or strikes, and between what."""

    name: str
    selects: bool
    tags: frozenset[str]
    of: frozenset[str]
    usual: frozenset[str]
    unless: frozenset[str]
    words: frozenset[str]
    left: tuple[Atom, ...]
    right: tuple[Atom, ...]

    @property
    def context(self) -> tuple[Atom, ...]:
        """The places to the left and to the right."""
        return self.left + self.right

    def left_over(self, readings: Readings) -> Readings | None:
        """What the rule leaves of `ordered` readings, None where it changes nothing."""
        if self.tags.isdisjoint(readings) or (self.of and self.of.isdisjoint(readings)):
            return None
        if (self.usual and readings[0] not in self.usual) or not self.unless.isdisjoint(readings):
            return None
        kept = tuple([tag for tag in readings if (tag in self.tags) == self.selects])
        return kept if kept and len(kept) < len(readings) else None


def tag_rule(row: Mapping[str, Any]) -> TagRule:
    """The rule of an entry; raises `LexiconError` with its name for what cannot be read."""
    name = row["name"]
    return TagRule(
        name=name,
        selects="select" in row,
        tags=_tag_set(name, (row.get("select") or row["remove"]).split()),
        of=_tag_set(name, row.get("of", "").split()),
        usual=_tag_set(name, row.get("usual", "").split()),
        unless=_tag_set(name, row.get("unless", "").split()),
        words=frozenset(filter(None, row.get("word", "").split("|"))),
        left=tuple(_atoms(name, row.get("left", ""))),
        right=tuple(_atoms(name, row.get("right", ""))),
    )


def word_classes(rules: Iterable[TagRule]) -> dict[str, str]:
    """word -> the first word that every rule treats alike: all rules see just these classes."""
    places: dict[str, list[tuple[int, int]]] = {}
    for number, rule in enumerate(rules):
        sides = (rule.words, *(atom.words for atom in rule.context))
        for place, words in enumerate(sides):
            for word in words:
                places.setdefault(word, []).append((number, place))
    first: dict[tuple[tuple[int, int], ...], str] = {}
    return {word: first.setdefault(tuple(places[word]), word) for word in sorted(places)}


def _atoms(rule: str, source: str) -> Iterator[Atom]:
    for part in source.split():
        atom = _ATOM.fullmatch(part)
        if atom is None:
            raise LexiconError(f"tag rule {rule!r}: cannot read {part!r} in {source!r}")
        names = atom["names"].split("|")
        yield Atom(
            bool(atom["not"]),
            atom["how"] or "",
            _tag_set(rule, (name for name in names if not name.islower())),
            frozenset(name for name in names if name.islower()),
            *_repeats(atom["repeat"]),
        )


def _repeats(mark: str | None) -> tuple[int, int]:
    """(least, most) of `?`, `*`, `+` or `{1,3}`; `*` and `+` stop at three."""
    known = {None: (1, 1), "?": (0, 1), "*": (0, 3), "+": (1, 3)}
    if mark in known:
        return known[mark]
    least, _, most = str(mark).strip("{}").partition(",")
    return int(least), int(most or least)


def _tag_set(rule: str, names: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        for tag in _GROUPS.get(name, name).replace("|", " ").split():
            if tag not in PENN:
                raise LexiconError(f"tag rule {rule!r}: no tag {tag!r}")
            found.add(tag)
    return frozenset(found)
