"""Pieces: the words of a stretch of text as the patterns for times see them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from claimtrack.lexicon import Grammar, Lexicon
from claimtrack.times.anchor import Anchor
from claimtrack.times.calendar import Meaning
from claimtrack.times.recurring import Recurring

__all__ = ["NODES", "Piece", "Reader", "reader"]

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
#: As a number of this kind does, found by its shape.
_NUMBER_TRIGGERS = frozenset(("§y", "§date", "§clock", "§decade", "§qnum", "§o", "§week", "§fy"))

#: What an ordinal may stand before.
_COUNTED = ("UNIT1", "UNITS", "WEEKENDW", "WEEKDAY")

_SHAPES = {
    "§n": "DAYNUM",
    "§num": "NUM",
    "§y": "YEAR4",
    "§o": "ORDN",
    "§frac": "FRACTION",
    "§date": "DATENUM",
    "§clock": "CLOCKNUM",
    "§decade": "DECADENUM",
    "§qnum": "QNUM",
    "§week": "ISOWEEK",
    "§fy": "FISCALNUM",
}

_NUMERIC = (
    ("§week", re.compile(r"(?:1[89]|20)\d\d-?W[0-5]\d(?:-[1-7])?")),
    ("§date", re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}")),
    ("§date", re.compile(r"\d{1,2}/\d{1,2}")),
    (
        "§date",
        re.compile(
            r"(?:1[89]|20)\d\d[/-](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[/-](?:1[89]|20)\d\d"
        ),
    ),
    ("§clock", re.compile(r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?:[:.][0-5]\d)?")),
    ("§decade", re.compile(r"(?:1\d|20)\d0'?s|'?\d0'?s")),
    ("§o", re.compile(r"\d{1,2}(?:st|nd|rd|th)", re.I)),
    ("§y", re.compile(r"[12]\d{3}")),
    ("§n", re.compile(r"0?[1-9]|[12]\d|3[01]")),
    ("§num", re.compile(r"\d{1,3}(?:,\d{3})++|\d{1,7}(?:\.\d{1,3})?")),
)
_FRACTION = re.compile(r"1/2|1/4|3/4|½|¼|¾")
_FISCAL = re.compile(r"(?:FY|CY)'?(?:\d\d|(?:19|20)\d\d)", re.I)
#: 555-0199, 1-800-555-0199
_PHONE = re.compile(r"(?:\d{1,3}-){0,3}\d{3}-\d{4}")
_QUARTER = re.compile(r"[qQ][1-4]|[1-4][qQ]|[hH][12]|[12]H")
#: "5/1-5" of "5/1-5/7", as it comes from the tokens.
_RANGE_HEAD = ["§n", "/", "§n", "-", "§n"]
#: Numbers that may be a decade: the 70's.
_TENS = frozenset(f"{ten}0" for ten in range(2, 10))
_SPLIT = re.compile(
    r"[-–—/~]|[qQhH][1-4](?!\w)|\d++'?s\b|\d++(?:st|nd|rd|th)\b|[^\W\d]++\.?|\d++(?:[.,:]\d++)*+|'s|'"
)


class Piece:
    """A word, or what a pattern made of several.

    `word` is in lower case, `number` its value if it has one; `start` and
    `end` are offsets in the text, `token` the number of the token. A piece
    that a pattern made has `meaning`, to be worked out when its sentence is
    known, and `turns` where it names no year (March). `bound` is the
    mod of a duration that is a limit ("more than a week"), "" for others;
    `counts` says of a number in words that a noun follows it.
    """

    __slots__ = (
        "bound",
        "code",
        "counts",
        "end",
        "length",
        "meaning",
        "number",
        "start",
        "tail",
        "token",
        "turns",
        "word",
    )

    def __init__(self, code: str, word: str, start: int, end: int, token: int) -> None:
        self.code = code
        self.word = word
        self.start = start
        self.end = end
        self.token = token
        self.tail = token
        self.number: float | None = None
        self.turns: Recurring | None = None
        self.length: tuple[float | None, str] | None = None
        self.bound = ""
        self.counts = False
        self.meaning: Callable[[Anchor], Meaning | None] | None = None


#: First word -> the phrases that begin with it, the longest first, and their rows.
Phrases = dict[str, list[tuple[tuple[str, ...], dict[str, str]]]]


def _telling(word: str) -> tuple[tuple[str, str], ...]:
    """What a part of a form may be for the form to be looked into: two-week, mid-to-late."""
    return ("CARD", word), ("EML", word)


class _Memo(dict[str, str]):
    def __init__(self, of: Callable[[str], str]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, form: str) -> str:
        if len(self) > 100_000:
            self.clear()
        found = self[form] = self._of(form)
        return found


class Level:
    """The patterns of one level as one pattern: the first that fits is taken."""

    def __init__(self, grammar: Grammar, rows: list[Row]) -> None:
        self.rules: dict[str, tuple[str, str, list[tuple[str, str]]]] = {}
        parts = []
        for number, row in enumerate(rows):
            mark = "r" + chr(97 + number // 26) + chr(97 + number % 26)
            groups: list[tuple[str, str]] = []

            def rename(
                found: re.Match[str], mark: str = mark, groups: list[tuple[str, str]] = groups
            ) -> str:
                name = f"{mark}_{found[1].translate(_DIGITS)}"
                groups.append((found[1], name))
                return f"<{name}>("

            parts.append(f"<{mark}>({re.sub(r'<([a-z0-9]+)>[(]', rename, row['pattern'])})")
            self.rules[mark] = (row["name"], row["make"], groups)
        self.pattern = grammar.compile(" | ".join(parts))
        self.fruitless: set[str] = set()


_DIGITS = str.maketrans("0123456789", "abcdefghij")


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
        for pseudo, name in _SHAPES.items():
            classes[name] = [pseudo]
        for name in NODES:
            classes[name] = ["§" + name.lower()]
        #: the phrases of the tables by when they are looked for, and by their first word
        self.phrases: dict[str, Phrases] = {"holidays": {}, "early": {}, "late": {}}
        self._add_phrases(lexicon, triggers)
        #: words that "that" is no part of a time before
        self.turning = frozenset({*classes["LASTW"], *classes["NEXTW"], "this", *classes["ORDW"]})
        self.planning = lexicon.words("times_planning")
        self.counted = lexicon.words("times_counted")
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
            | set(",-–—'")
            | {"'s", "ended", "ending"}
        )
        self.node_codes = {name: self._encode(["§" + name.lower()]) for name in NODES}
        #: the code of what no pattern knows
        self.nothing = self._encode(["§"])
        self.names = {code: name for name, code in self.node_codes.items()}
        self._known |= {"/", "~"}
        self._pieces: dict[str, tuple[tuple[str, str, int, int], ...] | None] = {}
        self.marks = _Memo(self._mark)

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
        if form[0].isdigit() or form[0] in "'½¼¾":
            if _FRACTION.fullmatch(form):
                return "§frac"
            for pseudo, pattern in _NUMERIC:
                if pattern.fullmatch(form):
                    return pseudo
        if _QUARTER.fullmatch(form):
            return "§qnum"
        if _FISCAL.fullmatch(form):
            return "§fy"
        return None

    def pieces(self, form: str) -> tuple[tuple[str, str, int, int], ...] | None:
        """(code, word, first, end) of the parts of a form; None when it has no part here."""
        if form in self._pieces:
            return self._pieces[form]
        if len(self._pieces) > 100_000:
            self._pieces.clear()
        found = self._pieces[form] = self._split(form)
        return found

    def _split(self, form: str) -> tuple[tuple[str, str, int, int], ...] | None:
        word = self._word_of(form)
        if word is not None:
            return ((self._encode([word]), word, 0, len(form)),)
        if (
            len(form) > 40
            or form.isalpha()
            or _PHONE.fullmatch(form)
            or (not form[0].isalnum() and form[0] != "'")
        ):
            return None
        parts = []
        at = 0
        for match in _SPLIT.finditer(form):
            if match.start() != at:
                return None
            at = match.end()
            word = self._word_of(match[0])
            if word is None:
                if match[0] in "/~":
                    word = "-" if match[0] == "~" else "/"
                else:
                    return None
            if word in ("–", "—"):
                word = "-"
            parts.append((self._encode([word]), word, match.start(), match.end()))
        if at != len(form) or not parts:
            return None
        telling = any(
            self._is_trigger(p[1]) or not self.values.keys().isdisjoint(_telling(p[1]))
            for p in parts
        )
        words = [part[1] for part in parts]
        pair = len(parts) == 3 and words[1] == "-" and {words[0], words[2]} <= {"§n", "§num"}
        if not telling and not pair and words != _RANGE_HEAD:
            return None
        return tuple(parts)

    def _is_trigger(self, word: str) -> bool:
        return (
            word in self.triggers or word in _NUMBER_TRIGGERS or word.lstrip("^") in self.triggers
        )

    def _mark(self, form: str) -> str:
        """t for a word that calls for a closer look, c for one that may stand beside it."""
        if form == "\n":
            return " "
        parts = self.pieces(form)
        if parts is None:
            return " "
        if [part[1] for part in parts] == _RANGE_HEAD or form in _TENS:
            return "t"
        return "t" if any(self._is_trigger(part[1]) for part in parts) else "c"

    def is_unit(self, word: str) -> bool:
        """Whether a word is a unit of the calendar or a weekday: month, centuries, Tuesday."""
        return any((name, word) in self.values for name in _COUNTED)

    def value(self, name: str, piece: Piece) -> str | None:
        """The value that the word of a piece has in a class."""
        return self.values.get((name, piece.word.lstrip("^")))


def reader(lexicon: Lexicon) -> Reader:
    """The Reader of a lexicon, made once: `lexicon.built(reader)`."""
    return Reader(lexicon)
