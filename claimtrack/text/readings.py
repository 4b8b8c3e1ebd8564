"""Readings: the tags that a word may have, the likeliest first, before its context is seen."""

from __future__ import annotations

import re

from claimtrack.lexicon import Lexicon
from claimtrack.text.dictionary import Dictionary

__all__ = ["WordReadings", "word_readings"]

Readings = tuple[str, ...]

_NUMBER = re.compile(r"[\d.,:/'-]*\d[\d.,:/'-]*")
_ORDINAL = re.compile(r"\d[\d,]*(?:st|nd|rd|th)")
_DECADE = re.compile(r"(?:mid-)?'?\d{1,4}0?'?s")
_UNIT_NUMBER = re.compile(r"[\d.,]+(?:bn|m|k|mn|tn|am|pm|km|kg|mph|cm|mm|ft|g|b)")
_PUNCTUATION = {
    ".": "END",
    "!": "END",
    "?": "END",
    "?!": "END",
    "!?": "END",
    "!!": "END",
    "!!!": "END",
    "??": "END",
    ",": "COMMA",
    ":": "COLON",
    ";": "COLON",
    "-": "COLON",
    "–": "COLON",
    "—": "COLON",
    "--": "COLON",
    "---": "COLON",
    "...": "COLON",
    "…": "COLON",
    "―": "COLON",
    "___": "SYM",
    "....": "COLON",
    "“": "OPEN",
    "‘": "OPEN",
    "”": "CLOSE",
    "’": "CLOSE",
    '"': "CLOSE",
    "'": "POS CLOSE",
    "(": "LEFT",
    "[": "LEFT",
    "{": "LEFT",
    ")": "RIGHT",
    "]": "RIGHT",
    "}": "RIGHT",
    "&": "CC",
    "%": "SYM",
    "$": "SYM",
    "£": "SYM",
    "€": "SYM",
    "¥": "SYM",
    "#": "SYM",
    "°": "SYM",
    "\n": "BREAK",
    "/": "COLON",
    "*": "COLON",
    "•": "COLON",
    "_": "COLON",
    "·": "COLON",
    "|": "COLON",
    "+": "SYM",
    "=": "SYM",
}


class WordReadings:
    """The dictionary of forms, and rules for the forms that are not in it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._forms = Dictionary(lexicon)
        self._closed = {row["word"]: tuple(row["tags"].split()) for row in lexicon.rows("closed")}
        self._sets = {tuple(line.split()) for line in lexicon.words("reading_sets")}
        self._punctuation = {mark: tuple(tags.split()) for mark, tags in _PUNCTUATION.items()}
        suffixes = lexicon.rows("suffixes")
        self._suffixes = {row["suffix"]: tuple(row["tags"].split()) for row in suffixes}
        self._ordinary = tuple(row["suffix"] for row in suffixes if row["ordinary"])
        self._longest = max(map(len, self._suffixes))
        self._nationalities = _nationalities(lexicon)
        self._names = _names(lexicon)
        self._likely_names = _likely_names(lexicon)
        self._proper_adjectives = lexicon.words("proper_adjectives")
        self._noun_prefixes = lexicon.words("noun_prefixes")

    def every(self) -> set[Readings]:
        """All sets of readings that `of` can return."""
        listed = {*self._sets, *self._suffixes.values(), ("NN",)}
        capital = {
            both
            for readings in listed
            for bare in (tuple(tag for tag in readings if tag != "NNP"),)
            for both in (("NNP", *bare), (*bare, "NNP"))
        }
        fixed = {
            *self._closed.values(),
            *((*tags, "NNP") for tags in self._closed.values() if tags[0] == "JJ"),
            *self._punctuation.values(),
            *self._nationalities.values(),
            *((tag,) for tag in ("NNP", "X", "CD", "JJ", "NNS")),
            ("JJ", "NN"),
            ("JJ", "NNP"),
        }
        return listed | capital | fixed

    def of(self, form: str, *, initial: bool = False) -> Readings:
        """The readings of a form; `initial`: first in its sentence, where capitals say little."""
        mark = self._punctuation.get(form)
        if mark is not None:
            return mark
        first = form[0]
        if first.isdigit() or (first == "'" and form[1:2].isdigit()):
            return _of_number(form)
        if first.isupper():
            return self._of_capital(form, initial)
        return self._listed(form) or self._of_unknown(form)

    def _listed(self, word: str) -> Readings:
        """The readings of a word in lower case by the lists, () where it is in none."""
        return self._closed.get(word) or self._forms[word]

    def _of_capital(self, form: str, initial: bool) -> Readings:
        lower = form.lower()
        nationality = self._nationalities.get(form)
        if nationality is not None:
            return nationality
        closed = self._closed.get(lower)
        if closed is not None:
            if form == "I" or initial or not form.isupper() or len(form) == 1:
                if initial and closed[0] == "JJ":
                    return (*closed, "NNP")
                return closed if initial or not _may_be_name(closed) else ("NNP",)
            return ("NNP",) if lower in ("us", "it", "who") else closed
        if form.isupper() and len(form) > 1:
            return ("NNP", *self._listed(lower))
        if lower in self._proper_adjectives or (
            "-" in lower and lower.rpartition("-")[2] in self._proper_adjectives
        ):
            return ("JJ", "NNP")
        known = self._listed(lower)
        if form in self._names or not (known or initial):
            return ("NNP",)
        if not known:
            if "-" in form:
                return self._of_unknown(lower)
            guessed = self._of_suffix(lower)
            if form in self._likely_names:
                return ("NNP", *guessed)
            return (*guessed, "NNP") if self._is_ordinary(lower) else ("NNP", *guessed)
        if not initial:
            return ("NNP",)
        return ("NNP", *known) if form in self._likely_names else (*known, "NNP")

    def _of_unknown(self, form: str) -> Readings:
        if form[0] in "@#" or form.startswith(("http", "www.")):
            return ("X",)
        if not form[0].isalpha():
            known = self._listed(form.lower())
            if known:
                return known
            return ("X",) if not form[0].isalnum() else ("NN",)
        if "-" in form:
            return self._of_hyphenated(form)
        if "." in form or "@" in form:
            return ("NN",)
        return self._of_suffix(form)

    def _of_hyphenated(self, form: str) -> Readings:
        head, _, tail = form.rpartition("-")
        readings = self._listed(tail) or self._of_suffix(tail)
        first = readings[0]
        if first in ("VBN", "VBD", "VBG", "JJ", "JJR", "IN", "RP"):
            return ("JJ", "NN")
        if head.partition("-")[0] in self._noun_prefixes and first in ("NN", "NNS", "VB", "VBP"):
            return readings  # ex-president
        return ("JJ", "NN") if first == "NN" else readings

    def _of_suffix(self, form: str) -> Readings:
        for size in range(min(self._longest, len(form) - 2), 0, -1):
            found = self._suffixes.get(form[-size:])
            if found is not None:
                return found
        return ("NN",)

    def _is_ordinary(self, word: str) -> bool:
        """Whether the ending alone shows an ordinary word rather than a name."""
        return len(word) > 6 and word.endswith(self._ordinary)


def _may_be_name(readings: Readings) -> bool:
    """Whether a capital in mid-sentence makes a name of a word: May, Will, State, but not The."""
    return readings[0] in ("NN", "JJ", "VB", "VBP", "VBD", "VBN", "VBG", "JJR", "MD", "NNS")


def _of_number(form: str) -> Readings:
    if _NUMBER.fullmatch(form):
        return ("CD",)
    if _ORDINAL.fullmatch(form):
        return ("JJ",)
    if _DECADE.fullmatch(form):
        return ("NNS",)
    if _UNIT_NUMBER.fullmatch(form):
        return ("CD",)
    return ("JJ",) if "-" in form else ("CD",)


def _add(forms: dict[str, list[str]], form: str, *tags: str) -> None:
    have = forms.setdefault(form, [])
    have.extend(t for t in tags if t not in have)


def _nationalities(lexicon: Lexicon) -> dict[str, Readings]:
    found: dict[str, list[str]] = {}
    for row in lexicon.rows("countries"):
        for word in row["adjectives"].split("|"):
            if _is_one_word(word):
                _add(found, word, "JJ")
        for word in row["demonyms"].split("|"):
            if _is_one_word(word):
                _add(found, word, "NNPS" if word.endswith(("s", "men", "women")) else "NNP")
    return {word: tuple(tags) for word, tags in found.items()}


def _is_one_word(text: str) -> bool:
    """Whether it is a word of its own, and no initials, which are a name: Dutch, but not U.S."""
    return bool(text) and " " not in text and not text.isupper()


def _names(lexicon: Lexicon) -> frozenset[str]:
    """Names that are no ordinary word, so that they are names at the start of a sentence too."""
    first = lexicon.columns("first_names")
    names = {name for name, word in zip(first["name"], first["word"], strict=True) if not word}
    for row in lexicon.rows("countries"):
        names.update((row["name"], row["aliases"], row["capital"], row["cities"]))
    names.update(lexicon.columns("places")["name"])
    names.update(t for t in lexicon.columns("titles")["title"] if t.endswith("."))
    words = set(" ".join(names).replace("|", " ").split(" "))
    return frozenset([word for word in words if len(word) > 2 and word[0].isupper()])


def _likely_names(lexicon: Lexicon) -> frozenset[str]:
    """Names of known people: at the start of a sentence likelier than the same word."""
    people = lexicon.columns("people")
    both = zip(people["name"], people["last"], strict=True)
    last = [last or name.rpartition(" ")[2] for name, last in both]
    return frozenset([*last, *lexicon.columns("first_names")["name"]])


def word_readings(lexicon: Lexicon) -> WordReadings:
    """The readings of a lexicon's words; build it with `lexicon.built(word_readings)`."""
    return WordReadings(lexicon)
