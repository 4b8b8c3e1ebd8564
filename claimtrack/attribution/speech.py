"""Speech without a cue of its own: what goes on after "he said", and floating quotations."""

from __future__ import annotations

import re
from functools import cache

from claimtrack.attribution.found import Found
from claimtrack.attribution.reading import Reading
from claimtrack.attribution.sources import subject_after, subject_of_clause, tokens_of

__all__ = ["attach_speech"]

_SPEAKING = frozenset(("", "say", "ask", "promise", "call", "oppose", "praise", "accuse"))
_MOST_CHUNKS_BETWEEN = 60  # between a speaker's cue and a quotation that goes on with it


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "speaks after": re.compile(r"\n?,?(?=[NP]A*r?F)"),
        "signed": re.compile(r"\n?-(?P<name>N)(?:,[Noif,]{1,8})?(?=\.?\n|Z|$)"),
    }


def attach_speech(reading: Reading, found: list[Found]) -> list[Found]:
    """The attributions with every passage of direct speech given to one of them.

    A passage that no cue claims belongs to whoever spoke last in its paragraph
    ("A," he said. "B."), or, when it is a paragraph of its own, in the one before.
    Changes `found`, and returns new ones too.
    """
    code, analysis = reading.code, reading.analysis
    found.sort(key=lambda f: f.cue or f.content[0])
    taken = [piece for f in found for piece in f.content]
    holder = {piece: f for f in found for piece in f.content}
    open_ends = {q.first for q in analysis.quotations if not q.closed}
    waiting: list[tuple[int, int]] = []  # paragraphs of a quotation whose cue comes later
    covered = bytearray(len(analysis.forms) + 1)
    for first, end in taken:
        covered[first:end] = b"\x01" * (end - first)
    speakers = [f for f in found if f.speaks]
    bounds = analysis.paragraph_bounds
    extra: list[Found] = []
    at = -1
    paragraph = 0
    last: Found | None = None
    z = code.find("Z")
    while z >= 0:
        first, end = reading.firsts[z], reading.ends[z]
        while paragraph + 1 < len(bounds) and bounds[paragraph][1] <= first:
            paragraph += 1
        while at + 1 < len(speakers) and speakers[at + 1].reach <= first:
            at += 1
            if last is None or not _comments(reading, speakers[at], last):
                last = speakers[at]
        if not covered[first]:
            new = _framed(reading, z)
            if new is not None:
                extra.append(new)
                last = new
            elif _comes_first(reading, z, paragraph, covered):
                waiting.append((first, end))
            elif last is not None and _goes_on(reading, z, last, paragraph):
                last.content.append((first, end))
                last.reach = end
            elif first in open_ends:
                waiting.append((first, end))
        elif waiting:
            if (owner := holder.get((first, end))) is not None and owner.content[0] == (first, end):
                owner.content[:0] = waiting
            waiting = []
        z = code.find("Z", z + 1)
    return [*found, *extra]


def _comments(reading: Reading, found: Found, last: Found) -> bool:
    """Whether a cue only goes on about speech: "Yes," Lee said, adding that he was glad."""
    sentence_of = reading.analysis.sentence_of
    if not reading.quoted[last.content[0][0]] or reading.quoted[found.content[0][0]]:
        return False
    return found.anchor > last.anchor and sentence_of(found.anchor) == sentence_of(last.anchor)


def _framed(reading: Reading, z: int) -> Found | None:
    """ "Yes," Lee laughed. Lee went on: "Yes." Any verb beside speech is a cue."""
    code = reading.code
    patterns = _patterns()
    quoted = reading.tokens(z, z + 1)
    if (new := _with_name(reading, z)) is not None:
        return new
    if match := patterns["speaks after"].match(code, z + 1):
        subject = subject_after(reading, match.end())
        if subject is not None:
            verb = code.find("F", subject[1] - 1, subject[1] + 3)
            apart = code[z + 1] == "\n" and verb not in reading.cues
            content_follows = verb in reading.cues and code[verb + 1 : verb + 2] in tuple("NPAhE")
            if (
                verb > 0
                and not apart
                and not content_follows
                and reading.forms[quoted[1] - 2] in (",", "?", "!", "--", "\u2014")
            ):
                return Found(
                    "speech and verb",
                    source=tokens_of(reading, subject),
                    cue=reading.tokens(verb, verb + 1),
                    content=[quoted],
                    speaks=True,
                )
    return _after_colon(reading, z)


def _after_colon(reading: Reading, z: int) -> Found | None:
    """ "Lee: 'Yes.'" "Lee spoke of it in Rome: 'Yes.'" "The dam holds - Ann Lee: 'Yes.'" """
    code = reading.code
    colon = z - 1 - (code[z - 1 : z] == "\n")
    if colon <= 0 or code[colon] != ":":
        return None
    quoted = reading.tokens(z, z + 1)
    start = max(reading.sentence_start(colon), colon - _MOST_CHUNKS_BETWEEN)
    dash = code.rfind("-", start, colon)
    named = code.find("N", dash, colon) if dash >= 0 else -1
    if named < 0 and colon - start <= 3 and code[start] == "N":
        named = start
    if named >= 0 and not set("FQ") & set(code[named:colon]):
        return Found(
            "name and speech",
            source=reading.tokens(named, colon),
            cue=reading.tokens(colon, colon + 1),
            content=[quoted],
            speaks=True,
        )
    brought = subject_of_clause(reading, colon, start, main=True)
    if brought is None or code[brought[0][0]] == "w":
        return None
    subject, verb = brought
    return Found(
        "colon and speech",
        source=tokens_of(reading, subject),
        cue=reading.tokens(verb, colon + 1),
        content=[quoted],
        speaks=True,
    )


def _with_name(reading: Reading, z: int) -> Found | None:
    """ "Yes." -- Ann Lee. "LEE: Yes." Speech that is signed, or that opens with its speaker."""
    tags = reading.analysis.tags
    first, end = reading.tokens(z, z + 1)
    opening = reading.forms[first : min(first + 5, end)]
    colon = first + opening.index(":") if ":" in opening else first
    if colon - first > 1 and end - colon > 2 and not tags[first + 1 : colon].strip("NM"):
        return Found(
            "speech with name",
            source=(first + 1, colon),
            cue=(colon, colon + 1),
            content=[(colon + 1, end)],
            speaks=True,
        )
    match = _patterns()["signed"].match(reading.code, z + 1)
    if match is not None and tags[reading.ends[match.start("name")] - 1] in "NM":
        return Found(
            "speech and name",
            source=reading.tokens(match.start("name"), match.end()),
            cue=None,
            content=[(first, end)],
            speaks=True,
        )
    return None


def _comes_first(reading: Reading, z: int, paragraph: int, covered: bytearray) -> bool:
    """Whether a passage opens its paragraph and the next has a cue: "A." "B," she said."""
    code = reading.code
    if reading.firsts[z] != reading.analysis.paragraph_bounds[paragraph][0]:
        return False
    after = z + 1 + (code[z + 1 : z + 2] == "\n")
    return code[after : after + 1] == "Z" and (
        reading.firsts[after] < reading.analysis.paragraph_bounds[paragraph][1]
        and bool(covered[reading.firsts[after]])
    )


def _goes_on(reading: Reading, z: int, last: Found, paragraph: int) -> bool:
    """Whether a passage of speech belongs to the last speaker."""
    code = reading.code
    bounds = reading.analysis.paragraph_bounds
    first = reading.firsts[z]
    start, end = bounds[paragraph]
    spoke = last.kind in _SPEAKING or reading.quoted[last.content[0][0]]
    if last.reach > first or not spoke:
        return False
    starts_sentence = code[z - 1 : z] in ("\n", "") or code[z - 1] in ",:-;"
    if last.anchor >= start:
        return starts_sentence and z - reading.chunk_at(last.reach - 1) <= _MOST_CHUNKS_BETWEEN
    alone = first == start and reading.ends[z] >= end - 2
    if not alone or paragraph == 0:
        return False
    return last.reach > bounds[paragraph - 1][0]
