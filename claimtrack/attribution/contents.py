"""Contents: how far that reaches which a cue introduces."""

from __future__ import annotations

import re
from functools import cache

from claimtrack.attribution.found import Range
from claimtrack.attribution.reading import Reading

__all__ = ["LONGEST", "content_tokens", "end_of_clause", "end_of_phrase"]

#: Chunks of the longest content within one sentence; bounds the work per cue.
LONGEST = 300

_SPEAKING = frozenset(("say", "ask", "promise", "call", "accuse"))


_PATTERNS = {
    "break": r"[,;c\-(]",
    # and said; , saying
    "joined verb": r"[,-]?c?r{0,2}(?P<verb>[FQG])",
    # , and Lee said; , but he hoped
    "joined clause": r"[,-]cr{0,2}(?P<subject>[NPE])A*(?:[oify]NA*){0,3}r{0,2}(?P<verb>[FQ])",
    # When Lee asked whether it would hold[, the engineer left]
    "main clause": r",r{0,2}[NPE]A*(?:[oif]NA*){0,3}(?:,[^,\nZFQ]{1,16},|c?A*N){0,1}r{0,2}[FQ]",
    "parenthesis": (
        r",(?:[NP]A*(?:[oif]NA*){0,2}(?:,[^,\nZFQ]{1,10},)?r{0,2}(?P<after>F)"
        r"|(?P<before>F)(?=[NP]))(?:r|T|[i2fo](?:T|NA*)|NA*){0,3}[,.\n;Z]"
    ),
    # , a claim that he denied
    "aside": r",NA*h",
    "list": r",(?:NA*(?:[oif]N)?,){0,4}c?N?A*(?:,?cN|c[bI])",
    "and verb": r"cr{0,2}[FQ]",
    # the claim that the dam was safe [was false]
    "second verb": r"h[^FQ,\n]{1,12}[FQ][^FQ,\nwhskRcNP]{1,6}[FQ]",
}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(source) for name, source in _PATTERNS.items()}


def end_of_clause(reading: Reading, start: int, limit: int, *, embedded: str = "") -> int:
    """The chunk after the clause from `start` on, `limit` at the most.

    `embedded` says that the cue itself stands in a relative ("w") or
    adverbial ("s") clause, which ends before its sentence does, or is a noun ("n").
    """
    code = reading.code
    limit = min(limit, start + LONGEST)
    patterns = _patterns()
    if embedded == "n":
        match = patterns["second verb"].match(code, start, limit)
        if match is not None:
            limit = match.end() - 1
    for match in patterns["break"].finditer(code, start + 1, limit):
        at = match.start()
        mark = code[at]
        if mark == ";":
            return at
        if mark == ",":
            if code[at + 1 : at + 2] == "a" or patterns["aside"].match(code, at, limit):
                return at
            if embedded == "s" and patterns["main clause"].match(code, at, limit):
                return at
            if embedded in ("w", "-") or (embedded == "n" and at > start + 1):
                return at
            if _is_parenthetical(reading, at, limit):
                return at
        if mark == "-" and embedded == "-":
            return at
        if mark in ",c-" and _another_begins(reading, at, limit):
            return at
    return _trimmed(reading, start, limit)


def _another_begins(reading: Reading, at: int, limit: int) -> bool:
    """Whether a comma or an "and" begins what is said by a verb of its own."""
    code, cues, patterns = reading.code, reading.cues, _patterns()
    joint = patterns["joined verb"].match(code, at, limit)
    if joint is not None and joint.end() - at > 1:
        cue = cues.get(joint.end() - 1)
        if cue is None or cue.kind not in _SPEAKING or joint["verb"] == "Q":
            return False
        return joint["verb"] == "F" or code[at] != "c"
    joint = patterns["joined clause"].match(code, at, limit)
    if joint is None:
        return False
    if joint["subject"] == "P" and reading.form(at + 1) == "but":
        return True
    cue = cues.get(joint.end() - 1)
    return cue is not None and cue.kind in _SPEAKING


def _is_parenthetical(reading: Reading, comma: int, limit: int) -> bool:
    """Whether ", Lee said." or ", said Lee," follows."""
    match = _patterns()["parenthesis"].match(reading.code, comma, limit + 1)
    if match is None:
        return False
    verb = match.start("after") if match["after"] else match.start("before")
    cue = reading.cues.get(verb)
    return cue is not None and cue.kind == "say"


def end_of_phrase(reading: Reading, start: int, limit: int) -> int:
    """The chunk after a noun phrase or infinitive from `start` on, with what belongs to it."""
    code = reading.code
    limit = min(limit, start + LONGEST)
    at = start
    while at < limit:
        mark = code[at]
        if mark == "Z" and at > start and code[at - 1] not in ",:;-":
            at += 1  # called it "absurd."
            break
        if mark in ";-(:Z":
            break
        if mark == "," and not _goes_on_as_list(code, at, limit):
            break
        if mark == "s" and at > start + 1:
            break
        if mark == "c" and _patterns()["and verb"].match(code, at):
            break
        if mark == "a":
            break
        at += 1
    return _trimmed(reading, start, at)


def _goes_on_as_list(code: str, at: int, limit: int) -> bool:
    return _patterns()["list"].match(code, at, limit) is not None


def _trimmed(reading: Reading, start: int, end: int) -> int:
    code = reading.code
    while end > start + 1 and code[end - 1] in ".,;:-c\n":
        end -= 1
    return end


def content_tokens(reading: Reading, first: int, end: int) -> Range | None:
    """The token range of the chunks of a content, with the quotation marks around it."""
    if end <= first:
        return None
    start, stop = reading.tokens(first, end)
    forms = reading.forms
    said = forms[start:stop]
    opened, closed = said.count("\u201c"), said.count("\u201d")
    if start > 0 and forms[start - 1] == "\u201c":
        start -= 1
        opened += 1
    if opened > closed:
        # A quotation that the content opens goes on to its closing mark, over sentences too.
        for token in range(stop - 1, start - 1, -1):
            if forms[token] == "\u201c":
                return start, max(stop, reading.closing.get(token, stop))
    return start, stop
