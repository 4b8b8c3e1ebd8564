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
from functools import cache, partial
from itertools import chain, product
from math import prod

from claimtrack.errors import LexiconError
from claimtrack.lexicon import Lexicon
from claimtrack.memo import Memo
from claimtrack.text.readings import word_readings
from claimtrack.text.tag_rules import Atom, Readings, TagRule, ordered, tag_rule, word_classes
from claimtrack.text.tagset import BREAK, PENN

__all__ = ["Tagger", "tagger"]

Signature = tuple[Readings, str]  # the readings; the word's class where a rule names it

#: The characters from here on stand for the sets of readings that are no single tag.
_FIRST_CODE = 0xA1
_ESCAPED = {tag: re.escape(tag) for tag in PENN.values()}


def _ranges(codes: Iterable[str]) -> str:
    """The inside of a character class, neighbours written as ranges."""
    runs: list[list[int]] = []
    for code in sorted(map(ord, codes)):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    ends = [(chr(first), chr(last)) for first, last in runs]
    return "".join(
        [
            _ESCAPED.get(first, first) + (f"-{_ESCAPED.get(last, last)}" if last > first else "")
            for first, last in ends
        ]
    )


@cache
def _verbless_pattern() -> re.Pattern[str]:
    """A sentence of three words or more, its full stop seen, that has no finite verb."""
    return re.compile(r"(?<![^\n])[^pzdoAWHKQqb\n]{2,300}\.[>)]{0,2}(?=\n)")


class _Pass:
    """A rule made ready: its pattern over the line of codes, compiled when first needed.

    `backwards` says that it reads the line from right to left.
    """

    def __init__(self, tagger: Tagger, rule: TagRule, change: dict[str, str]) -> None:
        self._tagger, self._rule, self._change = tagger, rule, change
        self._targets = frozenset(change)
        self._pattern: re.Pattern[str] | None = None
        self.backwards = _alternatives(rule.right) < _alternatives(rule.left)

    def __call__(self, line: str) -> str:
        """The line as the rule leaves it."""
        if self._pattern is None:
            if self._targets.isdisjoint(line):
                return line
            self._pattern = re.compile(self._source())
        change = self._change
        return self._pattern.sub(lambda match: change[match[0]], line)

    def _source(self) -> str:
        # The standard library's `re` looks back at fixed widths only, but ten times as fast
        # as `regex` does at any: one alternative for each number of repeats, and the line
        # read from its end where that needs fewer.
        characters = self._tagger.characters
        behind, ahead = self._rule.left, self._rule.right
        if self.backwards:
            behind, ahead = ahead[::-1], behind[::-1]
        source = f"[{_ranges(self._targets)}]"
        if behind:
            widths = [
                [f"{one}{{{n}}}" if n > 1 else one * n for n in range(atom.least, atom.most + 1)]
                for atom in behind
                for one in (characters(atom),)
            ]
            choices = ("".join(choice) for choice in product(*widths))
            source += "(?:" + "|".join(f"(?<={text}.)" for text in choices) + ")"
        if ahead:
            parts = (f"{characters(a)}{{{a.least},{a.most}}}" for a in ahead)
            source += f"(?={''.join(parts)})"
        return source


class Tagger:
    """Readings and rules of a lexicon, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._readings = lexicon.built(word_readings)
        rules = [tag_rule(row) for row in lexicon.rows("tag_rules")]
        self._words = word_classes(rules)
        changes = self._reach(rules)
        self._by_tag: dict[str, set[str]] = {tag: set() for tag in PENN}
        self._by_likeliest: dict[str, set[str]] = {tag: set() for tag in PENN}
        self._by_word: dict[str, set[str]] = {}
        for (tags, word), code in self._codes.items():
            self._by_likeliest[tags[0]].add(code)
            for tag in tags:
                self._by_tag[tag].add(code)
            self._by_word.setdefault(word, set()).add(code)
        self._classes: dict[tuple[str, frozenset[str], frozenset[str]], str] = {}
        self._passes = [_Pass(self, *one) for one in zip(rules, changes, strict=True)]
        self._default = {ord(code): PENN[tags[0]] for (tags, _), code in self._codes.items()}
        self.middle = Memo(partial(self.code, initial=False))
        self.initial = Memo(partial(self.code, initial=True))

    def _reach(self, rules: list[TagRule]) -> list[dict[str, str]]:
        """What each rule changes, code by code; only what words have by then needs a code."""
        found: dict[Signature, None] = {((name,), ""): None for name in PENN}
        by_tag: dict[str, list[Signature]] = {name: [] for name in PENN}
        neighbours = {
            self._words[word] for rule in rules for atom in rule.context for word in atom.words
        }

        def add(readings: Readings, word: str) -> Signature:
            if len(readings) == 1 and word not in neighbours:
                word = ""
            one = readings, word
            if one not in found:
                found[one] = None
                if len(readings) > 1:
                    for tag in readings:
                        by_tag[tag].append(one)
            return one

        for readings in sorted(self._readings.every()):
            add(ordered(readings), "")
        for word, known_as in self._words.items():
            for form in (word, word.capitalize(), word.upper()):
                for initial in (False, True):
                    add(ordered(self._readings.of(form, initial=initial)), known_as)
        changes: list[dict[Signature, Signature]] = []
        for rule in rules:
            words = {self._words[word] for word in rule.words}
            touched: dict[Signature, Readings] = {}
            lefts: dict[Readings, Readings | None] = {}
            for one in dict.fromkeys(chain.from_iterable([by_tag[tag] for tag in rule.tags])):
                readings, word = one
                if not words or word in words:
                    if readings not in lefts:
                        lefts[readings] = rule.left_over(readings)
                    left = lefts[readings]
                    if left is not None:
                        touched[one] = left
            if not touched:
                raise LexiconError(f"tag rule {rule.name!r}: applies to no word")
            changes.append({one: add(left, one[1]) for one, left in touched.items()})
        rest = sorted(list(found)[len(PENN) :], key=lambda one: (one[1], sorted(one[0]), one[0]))
        self._codes: dict[Signature, str] = {((name,), ""): tag for name, tag in PENN.items()}
        self._codes |= {one: chr(_FIRST_CODE + n) for n, one in enumerate(rest)}
        codes = self._codes
        return [{codes[one]: codes[left] for one, left in change.items()} for change in changes]

    def code(self, form: str, *, initial: bool) -> str:
        """The character for all readings of a form."""
        readings = ordered(self._readings.of(form, initial=initial))
        code = self._codes.get((readings, self._words.get(form.lower(), "")))
        while code is None:  # no rule looks at the word, or it is of a user's own
            code = self._codes.get((readings, ""))
            readings = ordered(readings[:-1]) if len(readings) > 1 else ("NN",)
        return code

    def tags(self, forms: list[str], initials: Iterable[int]) -> str:
        """The tags of a text's tokens; `initials` are the tokens that start sentences."""
        codes = list(map(self.middle.__getitem__, forms))
        initial = self.initial
        for n in initials:
            codes[n] = initial[forms[n]]
        line = BREAK + "".join(codes)  # so that every sentence has one on both sides
        mirrored = False
        for one in self._passes:
            if mirrored is not one.backwards:
                line, mirrored = line[::-1], one.backwards
            line = one(line)
        if mirrored:
            line = line[::-1]
        tags = line[1:].translate(self._default)
        verbs = [
            found
            for match in _verbless_pattern().finditer(tags)
            if (found := self._missing_verb(forms, tags, *match.span())) is not None
        ]
        if not verbs:
            return tags
        all_tags = list(tags)
        for n, tag in verbs:
            all_tags[n] = tag
        return "".join(all_tags)

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

    def characters(self, atom: Atom) -> str:
        """The character class of the words that are, or may be, what an atom names."""
        key = atom.how, atom.tags, atom.words
        known = self._classes.get(key)
        if known is None:
            by_tag = self._by_likeliest if atom.how == "^" else self._by_tag
            found = set().union(*(by_tag[tag] for tag in atom.tags))
            if not atom.how:
                found.difference_update(*(self._by_tag[t] for t in PENN if t not in atom.tags))
            found.update(*(self._by_word[self._words[word]] for word in atom.words))
            known = self._classes[key] = _ranges(found)
        return f"[{'^' if atom.negated else ''}{known}]"


def _alternatives(context: tuple[Atom, ...]) -> int:
    """In how many widths a context comes."""
    return prod(atom.most - atom.least + 1 for atom in context)


def tagger(lexicon: Lexicon) -> Tagger:
    """The tagger of a lexicon; get it with `lexicon.built(tagger)`."""
    return Tagger(lexicon)
