"""Paragraphs and sentences, by the numbers of their tokens."""

from __future__ import annotations

import re
from bisect import bisect_right

from claimtrack.lexicon import Grammar, Lexicon
from claimtrack.text.tokens import TokenTable

__all__ = ["paragraph_bounds", "sentence_ends"]

_ENDS = (".", "!", "?", "?!", "!?", "!!", "!!!", "??", "\u203c")
_ELLIPSES = ("..", "...", "....", ".....", ".......", "\u2026")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.){2,}|[A-Z]-(?:[^\W\d_]{1,5}\.){1,3}")
_LONGEST_HEADLINE = 20
#: What may follow the hour without ending the sentence: "at 9 a.m. Friday", "at 9 a.m. EST".
_AFTER_HOUR = frozenset(("WEEKDAY", "MONTH", "ZONE", "DAYLIKE", "NAMEDDAY"))


def paragraph_bounds(tokens: TokenTable) -> list[tuple[int, int]]:
    """The paragraphs as half-open ranges of token numbers.

    A line is a paragraph, unless its text is wrapped: a block without blank
    lines, of which a line begins in lower case, is one paragraph.
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
        if not any(forms[n][0].islower() for n in block):
            cuts += block
        block = []
        cuts.append(number)
    bounds, start = [], 0
    for cut in cuts:
        if cut > start:
            bounds.append((start, cut))
            start = cut
    return bounds


def _grammar(lexicon: Lexicon) -> Grammar:
    kinds: dict[str, list[str]] = {"never": [], "maybe": [], "number": []}
    for row in lexicon.rows("abbreviations"):
        word = row["abbreviation"]
        kinds[row["ends"]].append(word if word.endswith("!") else word + ".")
    never = frozenset(kinds["never"] + kinds["number"])
    return Grammar(
        {
            "END": _ENDS,
            "ELLIPSIS": _ELLIPSES,
            "CLOSER": ["\u201d", "\u2019", ")", "]", '"', "'"],
            "OPENER": ["\u201c", "\u2018", "(", "["],
            "DASH": ["--", "---", "-", "\u2014", "\u2013"],
            "BULLET": ["\u2022", "\u25aa", "\u25cf", "\u25a0", "\u25e6", "\u2023"],
            "STARTER": lexicon.words("starters"),
            "MAYBE": kinds["maybe"],
            "HOUR": ["a.m.", "p.m."],
            "ABOUT": ["eastern", "central", "pacific", "mountain", "daylight", "standard", "zulu"],
            "AFTERHOUR": [
                row["word"] for row in lexicon.rows("times_words") if row["class"] in _AFTER_HOUR
            ],
        },
        {
            # said. said.” said.’.” said….) said.[1]
            "end": "(END | ELLIPSIS) CLOSER* (END CLOSER*){0,3} ([ DIGIT ]){0,3}",
            "maybe": "(MAYBE | DOTTED) CLOSER{0,3}",
            "starts": "OPENER{0,2} STARTER",
            "starts_after_hour": "OPENER{0,2} (CAPITAL | UPPER)",
            "after_hour": "AFTERHOUR | DOTTED | CAPITAL{1,2} time | ABOUT",
            "goes_on": "LOWER | , | ; | : | DASH{0,2} LOWER",
            "dash": "DASH",
            "quotes_on": "OPENER{1,2} LOWER",
            "bullet": "BULLET",
        },
        shapes=lambda form: (
            ("DOTTED",) if _DOTTED.fullmatch(form) and form.lower() not in never else ()
        ),
        more_shapes=("DOTTED",),
    )


def sentence_ends(
    tokens: TokenTable, paragraphs: list[tuple[int, int]], lexicon: Lexicon
) -> list[int]:
    """The token numbers at which sentences end (one past their last token).

    A sentence ends with its full stop and the marks that close with it, unless
    it goes on in lower case; after an abbreviation only before a word that
    starts sentences; and with its paragraph.
    """
    grammar = lexicon.built(_grammar)
    forms = tokens.forms
    code = grammar.encode(forms)
    ends = {end for _, end in paragraphs}
    total = len(code)
    for match in grammar["end"].finditer(code):
        first, at = match.span()
        if at < total and at not in ends and _is_end(grammar, tokens, code, first, at, ends):
            ends.add(at)
    stops = (
        grammar.characters("END") + grammar.characters("ELLIPSIS") + grammar.characters("CLOSER")
    )
    last = [end for _, end in paragraphs]
    starts, hour = grammar["starts"], grammar.characters("HOUR")
    for match in grammar["maybe"].finditer(code):
        first, at = match.span()
        if at >= total:
            break
        if starter := starts.match(code, at):
            begins = forms[starter.end() - 1][:1].isupper()
        else:
            begins = (
                code[first] in hour
                and grammar["starts_after_hour"].match(code, at) is not None
                and grammar["after_hour"].match(code, at) is None
            )
        if not begins:
            continue
        start, end = paragraphs[bisect_right(last, first)]
        # a headline has no full stop of its own: "U.S. And Allies Agree"
        if forms[end - 1][-1] == "." or code[end - 1] in stops or end - start > _LONGEST_HEADLINE:
            ends.add(at)
    ends.update(match.start() for match in grammar["bullet"].finditer(code) if match.start())
    return sorted(ends)


def _is_end(
    grammar: Grammar, tokens: TokenTable, code: str, first: int, at: int, ends: set[int]
) -> bool:
    """Whether the full stop `first` ends a sentence, where `at` is the next word."""
    forms = tokens.forms
    if grammar["goes_on"].match(code, at):
        return forms[at][1:2].isupper()  # iPhone, eBay
    if grammar["dash"].match(code, at):
        # "We must act now. -John", but "I do! — he said"
        return (
            forms[first] == "."
            and tokens.starts[at] > tokens.ends[at - 1]
            and at + 1 < len(forms)
            and tokens.starts[at + 1] == tokens.ends[at]
        )
    if forms[first] in _ELLIPSES:
        if first in ends or grammar["quotes_on"].match(code, at):
            return False
        # a pause: "the term … Russian", but "we tried … But no"
        paused = first > 0 and tokens.starts[first] > tokens.ends[first - 1]
        return not paused or grammar["starts"].match(code, at) is not None
    # the number of an item: "1. The first"
    numbered = forms[first] == "." and at == first + 1 and first > 0 and len(forms[first - 1]) < 4
    return not (
        numbered
        and (forms[first - 1].isdigit() or (len(forms[first - 1]) == 1))
        and (first == 1 or first - 1 in ends)
    )
