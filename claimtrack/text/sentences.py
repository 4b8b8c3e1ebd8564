"""Paragraphs and sentences, by the numbers of their tokens."""

from __future__ import annotations

import re
from collections.abc import Collection

from claimtrack.lexicon import Grammar, Lexicon
from claimtrack.text.tokens import TokenTable

__all__ = ["paragraph_bounds", "sentence_ends"]

_ENDS = (".", "!", "?", "\u203c", "\u2047", "\u2048", "\u2049")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.){2,20}|[A-Z]-(?:[^\W\d_]{1,5}\.){1,3}")
_LONGEST_HEADLINE = 20
#: What may follow the hour without ending the sentence: "at 9 a.m. Friday", "at 9 a.m. EST".
_AFTER_HOUR = frozenset("WEEKDAY MONTH ZONE ZONEAREA ZONEKIND DAYLIKE NAMEDDAY".split())


def paragraph_bounds(
    tokens: TokenTable, *, within: Collection[int] | None = None
) -> list[tuple[int, int]]:
    """The paragraphs as half-open ranges of token numbers.

    A line is a paragraph, unless its text is wrapped: a block without blank
    lines, of which a line begins in lower case, is one paragraph. Where the
    ends of sentences are given, paragraphs end at some of them.
    """
    forms, total = tokens.forms, len(tokens.forms)
    if not total:
        return []
    cuts: list[int] = []
    block: list[int] = []  # the single line ends since the last blank line
    for number, blank in [*tokens.lines, (total, True)]:
        if number <= 0:
            continue
        if not blank:
            block.append(number)
            continue
        if not any(forms[n][0].islower() and not _is_item(forms, n) for n in block):
            cuts += block
        block = []
        cuts.append(number)
    if within is not None:
        cuts = sorted(set(cuts).intersection(within))
    bounds, start = [], 0
    for cut in cuts:
        if cut > start:
            bounds.append((start, cut))
            start = cut
    return bounds


def _is_item(forms: list[str], n: int) -> bool:
    """Whether the token `n` numbers an item of a list: "a) Bread", "ii) Milk"."""
    return len(forms[n]) < 4 and forms[n + 1 : n + 2] == [")"]


def _grammar(lexicon: Lexicon) -> Grammar:
    kinds: dict[str, list[str]] = {"never": [], "maybe": [], "number": []}
    for row in lexicon.rows("abbreviations"):
        word = row["abbreviation"]
        kinds[row["ends"]].append(word if word.endswith("!") else word + ".")
    never = frozenset(kinds["never"] + kinds["number"])

    def shapes(form: str) -> tuple[str, ...]:
        if _DOTTED.fullmatch(form):
            return () if form.lower() in never else ("DOTTED",)
        if len(form) > 1 and not form.strip(".?!"):
            return ("END",) if form.strip(".") else ("ELLIPSIS",)
        return ()

    return Grammar(
        {
            "END": _ENDS,
            "ELLIPSIS": ["..", "...", "\u2026"],
            "CLOSER": ["\u201d", "\u2019", ")", "]", '"', "'"],
            "OPENER": ["\u201c", "\u2018", "(", "["],
            "DASH": ["--", "---", "-", "\u2014", "\u2013"],
            "BULLET": ["\u2022", "\u25aa", "\u25cf", "\u25a0", "\u25e6", "\u2023"],
            "STARTER": lexicon.words("starters"),
            "MAYBE": kinds["maybe"],
            "HOUR": ["a.m.", "p.m."],
            "AFTERHOUR": [
                row["word"] for row in lexicon.rows("times_words") if row["class"] in _AFTER_HOUR
            ],
        },
        {
            # said. said.” said.’.” said….) said.[1]
            "stop": "(END | ELLIPSIS) CLOSER* (END CLOSER*){0,3} ([ DIGIT ]){0,3}",
            "maybe": "(MAYBE | DOTTED) CLOSER{0,3}",
            "starts": "OPENER{0,2} STARTER",
            "capital": "OPENER{0,2} (CAPITAL | UPPER)",
            "after_hour": "OPENER? (AFTERHOUR | DOTTED | CAPITAL{1,2} time)",
            "goes_on": "LOWER | , | ; | : | DASH{0,2} LOWER",
            "dash": "DASH",
            "quotes_on": "OPENER{1,2} LOWER",
            "bullet": "BULLET",
            "special": "MAYBE | DOTTED | BULLET",
        },
        shapes=shapes,
        more_shapes=("DOTTED", "END", "ELLIPSIS"),
    )


def sentence_ends(
    tokens: TokenTable, paragraphs: list[tuple[int, int]], lexicon: Lexicon
) -> list[int]:
    """The token numbers at which sentences end (one past their last token).

    A sentence ends with its full stop and the marks that close with it, unless
    it goes on in lower case; after an abbreviation only before a word that
    starts sentences; and with its paragraph.
    """
    ends: list[int] = []
    reader = _Reader(tokens, lexicon.built(_grammar))
    for start, end in paragraphs:
        ends += reader.inner_ends(start, end)
        ends.append(end)
    return ends


class _Reader:
    """The words of a text as classes; read paragraph by paragraph, and never past its end."""

    def __init__(self, tokens: TokenTable, grammar: Grammar) -> None:
        self._forms, self._starts, self._ends = tokens.forms, tokens.starts, tokens.ends
        self._code = grammar.encode(tokens.forms)
        self._stop, self._special = grammar["stop"], grammar["special"]
        self._maybe, self._bullet = grammar["maybe"], grammar["bullet"]
        self._goes_on, self._dash = grammar["goes_on"], grammar["dash"]
        self._quotes_on, self._starter = grammar["quotes_on"], grammar["starts"]
        self._capital, self._after_hour = grammar["capital"], grammar["after_hour"]
        self._ellipses, self._hours = grammar.characters("ELLIPSIS"), grammar.characters("HOUR")
        self._stops = grammar.characters("END") + self._ellipses + grammar.characters("CLOSER")

    def inner_ends(self, start: int, end: int) -> list[int]:
        """Where sentences end between the tokens `start` and `end` of a paragraph."""
        code = self._code
        found: list[int] = []
        begun = start
        for match in self._stop.finditer(code, start, end):
            first, at = match.span()
            if at < end and self._is_end(begun, first, at, end):
                found.append(at)
                begun = at
        if not self._special.search(code, start, end):
            return found
        more = [
            match.end()
            for match in self._maybe.finditer(code, start, end)
            if match.end() < end and self._begins(match.start(), match.end(), end)
        ]
        if more and self._is_headline(start, end):
            more.clear()
        more += [match.start() for match in self._bullet.finditer(code, start + 1, end)]
        return sorted({*found, *more})

    def _is_end(self, begun: int, first: int, at: int, end: int) -> bool:
        """Whether the stop `first` of a sentence that begins at `begun` ends it before `at`."""
        code, forms = self._code, self._forms
        if self._goes_on.match(code, at, end):
            return forms[at][1:2].isupper()  # iPhone, eBay
        if self._dash.match(code, at, end):
            # "We must act now. -John", but "I do! — he said"
            return (
                forms[first] == "."
                and not self._touches(at)
                and at + 1 < end
                and self._touches(at + 1)
            )
        if code[at] in self._ellipses and self._touches(at):
            return False  # at last!...
        if code[first] in self._ellipses:
            if first == begun or self._quotes_on.match(code, at, end):
                return False
            # a pause: "the term … Russian", but "we tried … But no"
            paused = not self._touches(first)
            return not paused or self._starter.match(code, at, end) is not None
        if first - 1 != begun or at != first + 1 or forms[first] != ".":
            return True
        number = forms[begun]  # of an item: "1. The first"
        return not (len(number) < 4 and (number.isdigit() or len(number) == 1))

    def _begins(self, first: int, at: int, end: int) -> bool:
        """Whether a sentence begins at `at`, after the abbreviation `first`."""
        code = self._code
        if starter := self._starter.match(code, at, end):
            return self._forms[starter.end() - 1][:1].isupper()
        return (
            code[first] in self._hours
            and self._capital.match(code, at, end) is not None
            and self._after_hour.match(code, at, end) is None
        )

    def _is_headline(self, start: int, end: int) -> bool:
        """Whether a paragraph has no full stop of its own: "U.S. And Allies Agree"."""
        return (
            end - start <= _LONGEST_HEADLINE
            and self._forms[end - 1][-1] != "."
            and self._code[end - 1] not in self._stops
        )

    def _touches(self, n: int) -> bool:
        """Whether no blank stands before the token `n`."""
        return self._starts[n] == self._ends[n - 1]
