"""The tag of every token, as a string of one character each.

Every word starts with all its readings; the rules of `data/en/tag_rules.toml`
then select or remove readings by the context, in the order in which they stand
(Constraint Grammar: Karlsson 1990); what is left open is decided by the
likeliest reading. A set of readings is one character, so a rule is one regular
expression over a string as long as the text has tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import product
from typing import Any

from claimtrack.errors import LexiconError
from claimtrack.lexicon import Lexicon
from claimtrack.text.readings import word_readings
from claimtrack.text.tagset import BREAK, PENN

__all__ = ["Tagger", "tagger"]

Signature = tuple[tuple[str, ...], str]  # readings; the word itself where a rule names it

_GROUPS = {
    "NOUN": "NN NNS NNP NNPS",
    "NAME": "NNP NNPS",
    "VERB": "VB VBP VBZ VBD VBN VBG",
    "FINITE": "VBP VBZ VBD MD BEP BED HV HVD DO DOD",
    "PLAIN": "VB VBP",
    "BEING": "BE BEP BED BEN BEG",
    "HAVING": "HV HVD HVG",
    "DOING": "DO DOD",
    "AUX": "BE BEP BED BEN BEG HV HVD HVG DO DOD MD",
    "ADJ": "JJ JJR",
    "ANYPRON": "PRP PDT WP EX",
    "PUNCT": "END COMMA COLON OPEN CLOSE LEFT RIGHT BREAK",
    "QUOTE": "OPEN CLOSE",
    "STOP": "END BREAK",
}
_ATOM = re.compile(r"(?P<not>!)?(?P<may>~)?(?P<names>[\w'.|]+)(?P<repeat>[?*+]|\{\d(?:,\d)?\})?")
_MEMO_SIZE = 100_000


_ORDER = {tag: number for number, tag in enumerate(PENN)}


def _ordered(readings: tuple[str, ...]) -> tuple[str, ...]:
    """The likeliest reading first, the others in a fixed order, each once."""
    rest = sorted(set(readings) - {readings[0]}, key=_ORDER.__getitem__)
    return (readings[0], *rest)


def _ranges(codes: Iterable[str]) -> str:
    """The inside of a character class, neighbours written as ranges."""
    out: list[str] = []
    start = last = ""
    for code in sorted(codes):
        if last and ord(code) == ord(last) + 1:
            last = code
            continue
        if start:
            out.append(re.escape(start) + (f"-{re.escape(last)}" if last != start else ""))
        start = last = code
    if start:
        out.append(re.escape(start) + (f"-{re.escape(last)}" if last != start else ""))
    return "".join(out)


def _repeats(mark: str | None) -> tuple[int, int]:
    """(least, most) of `?`, `*`, `+` or `{1,3}`; `*` and `+` stop at three."""
    known = {None: (1, 1), "?": (0, 1), "*": (0, 3), "+": (1, 3)}
    if mark in known:
        return known[mark]
    least, _, most = str(mark).strip("{}").partition(",")
    return int(least), int(most or least)


class _Codes(dict[str, str]):
    """form -> character of its readings, worked out on first sight."""

    def __init__(self, tagger: Tagger, initial: bool) -> None:
        super().__init__()
        self._tagger, self._initial = tagger, initial

    def __missing__(self, form: str) -> str:
        if len(self) > _MEMO_SIZE:
            self.clear()
        code = self[form] = self._tagger.code(form, initial=self._initial)
        return code


@cache
def _verbless_pattern() -> re.Pattern[str]:
    """A sentence of three words or more, its full stop seen, that has no finite verb."""
    return re.compile(r"(?<![^\n])[^pzdoAWHKQqb\n]{2,300}\.[>)]{0,2}(?=\n)")


class Tagger:
    """Readings and rules of a lexicon, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._readings = lexicon.built(word_readings)
        rules = lexicon.rows("tag_rules")
        self._words = {
            name
            for rule in rules
            for side in ("left", "right", "word")
            for atom in _ATOM.finditer(rule.get(side, ""))
            for name in atom["names"].split("|")
            if name.islower()
        }
        self._codes: dict[Signature, str] = {}
        self._next = 0xA1
        for name, tag in PENN.items():
            self._codes[(name,), ""] = tag
        for word in sorted(self._words):
            for initial in (False, True):
                self._close((self._readings.of(word, initial=initial), word))
                self._close((self._readings.of(word.capitalize(), initial=initial), word))
        self.middle, self.initial = _Codes(self, False), _Codes(self, True)
        for readings in sorted(self._readings.every()):
            self._close((readings, ""))
        self._by_tag: dict[str, set[str]] = {tag: set() for tag in PENN}
        self._by_word: dict[str, set[str]] = {}
        for (tags, word), code in self._codes.items():
            for tag in tags:
                self._by_tag[tag].add(code)
            if word:
                self._by_word.setdefault(word, set()).add(code)
        self._signatures = {code: signature for signature, code in self._codes.items()}
        self._classes: dict[tuple[str, bool], str] = {}
        self._sources = rules
        self._default = {
            ord(code): PENN[readings[0]] for (readings, _), code in self._codes.items()
        }
        self._rules = [self._compiled(rule) for rule in rules]

    def _close(self, signature: Signature) -> None:
        """Give characters to a set of readings and to whatever rules can leave of it."""
        readings, word = _ordered(signature[0]), signature[1]
        signature = readings, word
        if signature in self._codes:
            return
        self._codes[signature] = chr(self._next)
        self._next += 1
        if len(readings) > 1:
            for n in range(len(readings)):
                self._close((readings[:n] + readings[n + 1 :], word))

    def code(self, form: str, *, initial: bool) -> str:
        """The character for all readings of a form."""
        lower = form.lower()
        readings = _ordered(self._readings.of(form, initial=initial))
        if lower in self._words and (readings, lower) in self._codes:
            return self._codes[readings, lower]
        while (readings, "") not in self._codes:  # a word of a user's own may have any readings
            readings = _ordered(readings[:-1])
        return self._codes[readings, ""]

    def tags(self, forms: list[str], initials: Iterable[int]) -> str:
        """The tags of a text's tokens; `initials` are the tokens that start sentences."""
        codes = list(map(self.middle.__getitem__, forms))
        initial = self.initial
        for n in initials:
            codes[n] = initial[forms[n]]
        line = BREAK + "".join(codes)  # so that every sentence has one on both sides
        for pattern, table in self._rules:
            line = pattern.sub(lambda m, table=table: table[m[0]], line)
        tags = line[1:].translate(self._default)
        verbs = [
            found
            for match in _verbless_pattern().finditer(tags)
            if (found := self._missing_verb(forms, tags, *match.span())) is not None
        ]
        if not verbs:
            return tags
        changed = list(tags)
        for n, tag in verbs:
            changed[n] = tag
        return "".join(changed)

    def _missing_verb(
        self, forms: list[str], tags: str, first: int, end: int
    ) -> tuple[int, str] | None:
        """The likeliest verb of a sentence that has none, and its tag.

        "The minister resigned." The rules take "resigned" for an adjective.
        """
        for past in (True, False):
            for n in range(first + 1, end - 1):
                if tags[n] not in "nmje" or tags[n - 1] not in "nmNMP":
                    continue
                readings = self._readings.of(forms[n])
                if past and "VBD" in readings:
                    return n, "d"
                if not past and "VBZ" in readings and tags[n + 1] in "DSPitr.,y":
                    return n, "z"
        return None

    # ------------------------------------------------------------------ rules

    def _compiled(self, rule: Any) -> tuple[Any, dict[str, str]]:
        name = rule["name"]
        wanted = self._tag_set(name, rule.get("select") or rule.get("remove"))
        word = rule.get("word", "")
        of = self._tag_set(name, rule["of"]) if "of" in rule else None
        table: dict[str, str] = {}
        some: set[str] = set().union(*(self._by_tag[tag] for tag in wanted))
        if of is not None:
            some &= set().union(*(self._by_tag[tag] for tag in of))
        if word:
            some &= set().union(*(self._by_word[w] for w in word.split("|")))
        for code in some:
            readings, own = self._signatures[code]
            chosen = tuple(r for r in readings if (r in wanted) == ("select" in rule))
            if chosen and chosen != readings:
                table[code] = self._codes[_ordered(chosen), own]
        if not table:
            raise LexiconError(f"tag rule {name!r}: applies to no word")
        target = f"[{_ranges(table)}]"
        source = target
        if rule.get("left"):
            widths = [
                [f"{one}{{{n}}}" if n > 1 else one * n for n in range(least, most + 1)]
                for one, least, most in self._context(name, rule["left"])
            ]
            # The standard library's `re` looks back at fixed widths only, but ten times as
            # fast as `regex` does at any: one alternative for each number of repeats.
            before = ("".join(choice) for choice in product(*widths))
            source += "(?:" + "|".join(f"(?<={text}{target})" for text in before) + ")"
        if rule.get("right"):
            after = self._context(name, rule["right"])
            source += f"(?={''.join(f'{one}{{{least},{most}}}' for one, least, most in after)})"
        return re.compile(source), table

    def _context(self, name: str, source: str) -> list[tuple[str, int, int]]:
        """(character class, least, most) of each atom of a context."""
        found = []
        for part in source.split():
            atom = _ATOM.fullmatch(part)
            if atom is None:
                raise LexiconError(f"tag rule {name!r}: cannot read {part!r} in {source!r}")
            codes = self._characters(name, atom["names"], may=bool(atom["may"]))
            found.append((f"[{'^' if atom['not'] else ''}{codes}]", *_repeats(atom["repeat"])))
        return found

    def _characters(self, rule: str, names: str, *, may: bool) -> str:
        """The inside of a character class for the words that are, or may be, one of `names`."""
        known = self._classes.get((names, may))
        if known is None:
            words = [n for n in names.split("|") if n.islower()]
            tags = self._tag_set(rule, " ".join(n for n in names.split("|") if not n.islower()))
            found = set().union(*(self._by_tag[tag] for tag in tags))
            if not may:
                found.difference_update(*(self._by_tag[tag] for tag in PENN if tag not in tags))
            found.update(*(self._by_word.get(word, ()) for word in words))
            known = self._classes[names, may] = _ranges(found)
        return known

    @staticmethod
    def _tag_set(rule: str, names: str) -> frozenset[str]:
        found: set[str] = set()
        for name in names.replace("|", " ").split():
            for tag in _GROUPS.get(name, name).split():
                if tag not in PENN:
                    raise LexiconError(f"tag rule {rule!r}: no tag {tag!r}")
                found.add(tag)
        return frozenset(found)


def tagger(lexicon: Lexicon) -> Tagger:
    """The tagger of a lexicon; get it with `lexicon.built(tagger)`."""
    return Tagger(lexicon)


assert BREAK in PENN.values()
