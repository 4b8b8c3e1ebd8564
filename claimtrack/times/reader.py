"""Reader: the words, shapes and patterns for times of a lexicon, ready for use."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimtrack.lexicon import Grammar, Lexicon
from claimtrack.memo import Memo
from claimtrack.text.inflection import plural
from claimtrack.times.level import Level
from claimtrack.times.piece import Piece
from claimtrack.times.shapes import RANGE_HEAD, SHAPES, STARTING, TENS, parts_of, shape_of

__all__ = ["Phrases", "Reader", "reader"]

Row = Mapping[str, str]

#: What a pattern may have been read as already, from days to sets.
NODES = (
    "NUMBER",
    "YEARNUM",
    "ORDNODE",
    "TDAY",
    "TWEEK",
    "TMONTH",
    "TQUARTER",
    "THALF",
    "TSEASON",
    "TYEAR",
    "TDECADE",
    "TCENTURY",
    "TWEEKEND",
    "TPART",
    "TCLOCK",
    "TDUR",
    "TSET",
    "TREF",
)

#: Word classes that begin a closer look.
_TRIGGERS = frozenset(
    [
        "MONTH",
        "MONTHLIKE",
        "WEEKDAY",
        "WEEKDAYS",
        "UNIT1",
        "UNITS",
        "HUNIT1",
        "HUNITS",
        "WEEKENDW",
        "SEASON",
        "SEASONS",
        "NAMEDDAY",
        "DAYPART",
        "DAYPARTS",
        "CLOCKW",
        "AMPM",
        "ADVSET",
        "DECADEW",
        "PERIODEND",
        "PERIODW",
        "BCW",
        "OCLOCK",
        "FISCALW",
        "DAYLIKE",
    ]
)

#: What an ordinal may stand before.
_COUNTED = ("UNIT1", "UNITS", "WEEKENDW", "WEEKDAY")


#: First word -> the phrases that begin with it, the longest first, and their rows.
Phrases = dict[str, list[tuple[tuple[str, ...], dict[str, str]]]]


def _telling(word: str) -> tuple[tuple[str, str], ...]:
    """What a part of a form may be for the form to be looked into: two-week, mid-to-late."""
    return ("CARD", word), ("EML", word)


class Reader:
    """The words, classes and patterns for times of a lexicon, ready for use."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.values: dict[tuple[str, str], str] = {}
        self.capital: dict[str, str] = {}
        classes: dict[str, list[str]] = {}
        triggers: set[str] = set()
        for row in lexicon.rows("times_words"):
            word, name = row["word"], row["class"]
            self.values[name, word] = row["value"]
            if row["capital"]:
                self.capital[word] = name
                word = "^" + word
            classes.setdefault(name, []).append(word)
            if name in _TRIGGERS or (
                name == "CARD" and word in ("eighteen", "nineteen", "twenty", "thousand")
            ):
                triggers.add(word)
        for word in self.capital:  # May is a month, and what "may" may be too
            for words in classes.values():
                if word in words:
                    words.append("^" + word)
        for pseudo, name in SHAPES.items():
            classes[name] = [pseudo]
        for name in NODES:
            classes[name] = ["§" + name.lower()]
        #: the phrases of the tables by when they are looked for, and by their first word
        self.phrases: dict[str, Phrases] = {"holidays": {}, "early": {}, "late": {}}
        self._add_phrases(lexicon, triggers)
        #: words that "that" is no part of a time before
        self.turning = frozenset({*classes["LASTW"], *classes["NEXTW"], "this", *classes["ORDW"]})
        self.planning = lexicon.words("times_planning")
        events = lexicon.words("times_events")
        self.events = events | set(map(plural, events))
        self.counted = lexicon.words("times_counted")
        foreseeing = [row["word"] for row in lexicon.rows("future_nouns")]
        self.foreseeing = frozenset(foreseeing) | {plural(word) for word in foreseeing}
        self.neighbours = {
            kind: frozenset(
                row["word"] for row in lexicon.rows("times_neighbours") if row["kind"] == kind
            )
            for kind in sorted({row["kind"] for row in lexicon.rows("times_neighbours")})
        }
        #: months that are names of people too
        self.given = lexicon.words("times_names")
        rows: list[Row] = list(lexicon.rows("times_patterns"))
        macros = {row["name"]: row["pattern"] for row in rows if row["level"] == "0"}
        for name, pattern in macros.items():
            if re.search(r"[\s()?*+{]", pattern):
                macros[name] = f"({pattern})"
                continue
            # alternatives of one word are one class: a smaller pattern, and a faster one
            members = [classes.get(part, [part]) for part in pattern.split("|")]
            classes[f"ANY_{name}"] = [word for words in members for word in words]
            macros[name] = f"ANY_{name}"

        def spell(pattern: str) -> str:
            while "@" in pattern:
                pattern = re.sub(r"@([A-Z]+)", lambda found: macros[found[1]], pattern)
            return pattern

        rows = [{**row, "pattern": spell(row["pattern"])} for row in rows if row["level"] != "0"]
        vocabulary = sorted(
            {
                word
                for phrases in self.phrases.values()
                for ways in phrases.values()
                for words, _ in ways
                for word in words
            }
        )
        classes["PHRASE"] = vocabulary
        self.grammar = Grammar(classes, {row["name"]: row["pattern"] for row in rows})
        self.levels = [
            Level(self.grammar, [row for row in rows if row["level"] == str(number)])
            for number in range(1, 1 + max(int(row["level"]) for row in rows))
        ]
        self.triggers = triggers
        #: the names of the patterns that fitted, for tests that set a list here
        self.trace: list[str] | None = None
        self._encode = self.grammar.encode
        self._known = (
            {w for words in classes.values() for w in words}
            | {
                word
                for row in rows
                for word in re.findall(r"(?<![<\w@])[a-z.'-]+(?![\w>])", row["pattern"])
            }
            | {*",-–—/~'", "'s", "ended", "ending"}
        )
        self.node_codes = {name: self._encode(["§" + name.lower()]) for name in NODES}
        #: the code of a weekday that is nothing else
        self.weekday = self._encode(["monday"])
        #: the code of what no pattern knows
        self.nothing = self._encode(["§"])
        self.names = {code: name for name, code in self.node_codes.items()}
        #: (code, word, first, end) of the parts of a form; None when it has no part here
        self.pieces = Memo(self._split)
        self.marks = Memo(self._mark)

    def _add_phrases(self, lexicon: Lexicon, triggers: set[str]) -> None:
        frequent = lexicon.words("times_frequent")  # a phrase is looked for at its other words
        for table in ("times_holidays", "times_phrases"):
            for row in lexicon.rows(table):
                words = tuple(re.findall(r"'s|[^\s']+\.?|'", next(iter(row.values()))))
                when = "holidays" if table == "times_holidays" else row["stage"] or "late"
                for first in (words[0], "^" + words[0]):
                    self.phrases[when].setdefault(first, []).append((words, dict(row)))
                key = next((w for w in reversed(words) if w not in frequent), words[-1])
                triggers.add(key)
        for phrases in self.phrases.values():
            for ways in phrases.values():
                ways.sort(key=lambda way: -len(way[0]))

    def _word_of(self, form: str) -> str | None:
        """How a word is spelled in the classes; None when no pattern knows it."""
        low = form.lower()
        if low in self.capital and form[0].isupper():
            return "^" + low
        if low in self._known:
            return low
        if form.isalpha():
            return None
        return shape_of(form)

    def _split(self, form: str) -> tuple[tuple[str, str, int, int], ...] | None:
        word = self._word_of(form)
        if word is not None:
            return ((self._encode([word]), word, 0, len(form)),)
        parts = []
        for start, end in parts_of(form):
            word = self._word_of(form[start:end])
            if word is None:
                return None
            parts.append((self._encode([word]), "-" if word in "–—" else word, start, end))
        if not parts:
            return None
        telling = any(
            self._is_trigger(p[1]) or not self.values.keys().isdisjoint(_telling(p[1]))
            for p in parts
        )
        words = [part[1] for part in parts]
        pair = len(parts) == 3 and words[1] == "-" and {words[0], words[2]} <= {"§n", "§num"}
        if not telling and not pair and words != RANGE_HEAD:
            return None
        return tuple(parts)

    def _is_trigger(self, word: str) -> bool:
        return word in self.triggers or word in STARTING or word.lstrip("^") in self.triggers

    def _mark(self, form: str) -> str:
        """t for a word that calls for a closer look, c for one that may stand beside it."""
        if form == "\n":
            return " "
        parts = self.pieces[form]
        if parts is None:
            return " "
        if [part[1] for part in parts] == RANGE_HEAD or form in TENS:
            return "t"
        return "t" if any(self._is_trigger(part[1]) for part in parts) else "c"

    def is_unit(self, word: str) -> bool:
        """Whether a word is a unit of the calendar or a weekday: month, centuries, Tuesday."""
        return any((name, word) in self.values for name in _COUNTED)

    def is_calendar_name(self, form: str) -> bool:
        """Whether a word is always capitalised for its place in the calendar: May, Tuesday."""
        word = form.lower()
        return ("MONTH", word) in self.values or ("WEEKDAY", word) in self.values

    def value(self, name: str, piece: Piece) -> str | None:
        """The value that the word of a piece has in a class."""
        return self.values.get((name, piece.word.lstrip("^")))


def reader(lexicon: Lexicon) -> Reader:
    """The Reader of a lexicon, made once: `lexicon.built(reader)`."""
    return Reader(lexicon)
