"""Contents: how far that reaches which a cue introduces."""

from __future__ import annotations

import re
from functools import cache

from claimtrack.attribution.found import Range
from claimtrack.attribution.reading import Reading

__all__ = ["LONGEST", "content_tokens", "end_of_clause", "end_of_phrase"]

#: Chunks of the longest content within one sentence; bounds the work per cue.
LONGEST = 300

_SPEAKING = frozenset(("say", "ask", "promise"))


@cache
def _breaks() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(r"[,;c\-(]"),
        re.compile(r",?c?r{0,2}(?P<verb>[FQG])"),
        re.compile(r",r{0,2}(?:[NP]A*(?:[oif]NA*){0,3}r{0,2}[FQ])"),
        re.compile(
            r",(?:[NP]A*(?:[oif]NA*){0,2}(?:,[^,\nZFQ]{1,10},)?r{0,2}(?P<after>F)"
            r"|(?P<before>F)(?=[NP]))(?:r|T|[i2fo](?:T|NA*)|NA*){0,3}[,.\n;Z]"
        ),
        re.compile(r",(?:NA*(?:[oif]N)?,){0,4}c?N?A*(?:,?cN|c[bI])"),
        re.compile(r"cr{0,2}[FQ]"),
        re.compile(r"h[^FQ,\n]{1,12}[FQ][^FQ,\nwhskRcNP]{1,6}[FQ]"),
    )


def end_of_clause(reading: Reading, start: int, limit: int, *, embedded: str = "") -> int:
    """The chunk after the clause from `start` on, `limit` at the most.

    `embedded` says that the cue itself stands in a relative ("w") or
    adverbial ("s") clause, which ends before its sentence does, or is a noun ("n").
    """
    code, cues = reading.code, reading.cues
    limit = min(limit, start + LONGEST)
    breaks, joined, resumed = _breaks()[:3]
    if embedded == "n":
        # "the claim that the dam was safe was false": the second verb is not the content's
        match = _breaks()[6].match(code, start, limit)
        if match is not None:
            limit = match.end() - 1
    for match in breaks.finditer(code, start + 1, limit):
        at = match.start()
        mark = code[at]
        follows = code[at + 1 : at + 2]
        if mark == ",":
            if follows == "a":
                return at
            if embedded == "s" and resumed.match(code, at, limit):
                return at
            if embedded == "w" or (embedded == "n" and at > start + 1):
                return at
            if _is_parenthetical(reading, at, limit):
                return at
        elif mark == ";":
            return at
        joint = joined.match(code, at, limit)
        if joint is not None and joint.end() - at > 1 and mark in ",c":
            verb = joint.end() - 1
            cue = cues.get(verb)
            if cue is not None and cue.kind in _SPEAKING:
                if joint["verb"] == "G" and mark != ",":
                    continue
                if joint["verb"] == "Q":
                    continue
                return at
    return _trimmed(reading, start, limit)


def _is_parenthetical(reading: Reading, comma: int, limit: int) -> bool:
    """Whether ", Lee said." or ", said Lee," follows."""
    match = _breaks()[3].match(reading.code, comma, limit + 1)
    if match is None:
        return False
    verb = match.start("after") if match["after"] else match.start("before")
    cue = reading.cues.get(verb)
    return cue is not None and cue.kind == "say"


def end_of_phrase(reading: Reading, start: int, limit: int, *, clause: bool = False) -> int:
    """The chunk after a noun phrase or infinitive from `start` on, with what belongs to it."""
    code = reading.code
    limit = min(limit, start + LONGEST)
    at = start
    while at < limit:
        mark = code[at]
        if mark in ";-(:Z":
            break
        if mark == "," and not _goes_on_as_list(code, at, limit):
            break
        if mark == "s" and at > start + 1:
            break
        if mark == "c" and _breaks()[5].match(code, at):
            break
        if mark == "a":
            break
        at += 1
    return _trimmed(reading, start, at)


def _goes_on_as_list(code: str, at: int, limit: int) -> bool:
    return _breaks()[4].match(code, at, limit) is not None


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
    opened = sum(form == "\u201c" for form in forms[start:stop])
    closed = sum(form == "\u201d" for form in forms[start:stop])
    if start > 0 and forms[start - 1] == "\u201c":
        start -= 1
        opened += 1
    if opened > closed:
        # A quotation that the content opens goes on to its closing mark, over sentences too.
        for token in range(stop - 1, start - 1, -1):
            if forms[token] == "\u201c":
                return start, max(stop, reading.closing.get(token, stop))
    return start, stop
