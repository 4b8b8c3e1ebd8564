"""Paragraphs and sentences, by the numbers of their tokens."""

from __future__ import annotations

import re

from claimtrack.lexicon import Grammar, Lexicon
from claimtrack.text.tokens import TokenTable

__all__ = ["paragraph_bounds", "sentence_ends"]

_ENDS = (".", "!", "?", "...", "....", "\u2026", "?!", "!?", "!!", "!!!", "??", "\u203c")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")


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
        if not 0 < number:
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
        kinds[row["ends"]].append(row["abbreviation"] + ".")
    return Grammar(
        {
            "END": _ENDS,
            "CLOSER": ["\u201d", "\u2019", ")", "]", '"', "'"],
            "OPENER": ["\u201c", "\u2018", "(", "["],
            "STARTER": lexicon.words("starters"),
            "NEVER": kinds["never"] + kinds["number"],
            "MAYBE": kinds["maybe"],
        },
        {
            "end": "END CLOSER*",
            "maybe": "(MAYBE | DOTTED) CLOSER{0,3}",
            "starts": "OPENER{0,2} STARTER",
            "goes_on": "LOWER | , | ; | : | -- | - | — | –",
        },
        shapes=lambda form: ("DOTTED",) if _DOTTED.fullmatch(form) else (),
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
    code = grammar.encode(tokens.forms)
    ends = {end for _, end in paragraphs}
    total = len(code)
    goes_on, starts = grammar["goes_on"], grammar["starts"]
    for match in grammar["end"].finditer(code):
        at = match.end()
        if at < total and not goes_on.match(code, at):
            ends.add(at)
    for match in grammar["maybe"].finditer(code):
        at = match.end()
        if at < total and starts.match(code, at) and tokens.forms[at][:1].isupper():
            ends.add(at)
    return sorted(ends)
