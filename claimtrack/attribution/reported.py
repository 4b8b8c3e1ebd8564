"""Reported speech: what the verbs of saying and thinking introduce."""

from __future__ import annotations

import re

from claimtrack.attribution.contents import content_tokens, end_of_clause, end_of_phrase
from claimtrack.attribution.cue_after import find_after
from claimtrack.attribution.cue_before import find_before
from claimtrack.attribution.cue_sentence import CueSentence
from claimtrack.attribution.cues import Cue
from claimtrack.attribution.found import Found
from claimtrack.attribution.frames import frames
from claimtrack.attribution.reading import Reading
from claimtrack.attribution.sources import subject_before, subject_by

__all__ = ["find_reported"]

_SEEMING = re.compile("r?[Ij]")


def find_reported(reading: Reading) -> list[Found]:
    """The attributions of all verb cues, in the order of their cues."""
    out: list[Found] = []
    sentence: CueSentence | None = None
    for chunk, cue in reading.cues.items():
        if sentence is None or chunk >= sentence.end:
            sentence = CueSentence(reading, chunk)
        found = _at(sentence, chunk, cue)
        if found is not None:
            out.append(found)
    return out


def _at(sentence: CueSentence, chunk: int, cue: Cue) -> Found | None:
    """The attribution that the verb at `chunk` introduces."""
    kind = sentence.code[chunk]
    if cue.kind == "seem":
        return _seeming(sentence, chunk)
    if kind == "Q":
        return _passive(sentence, chunk, cue)
    if kind == "F" and (found := find_after(sentence, chunk, cue)) is not None:
        return found
    return None if kind == "e" else find_before(sentence, chunk, cue)


def _passive(sentence: CueSentence, chunk: int, cue: Cue) -> Found | None:
    """ "is expected by analysts to rise", "was told that ..." """
    reading, code, limit = sentence.reading, sentence.code, sentence.end
    subject = subject_before(reading, chunk, sentence.start)
    agent = subject_by(reading, chunk + 1, limit)
    after = agent[1] if agent else chunk + 1
    patterns = frames()
    if "that" in cue.takes and (match := patterns["that"].match(code, after)):
        begin = match.end() - 1
        content = [content_tokens(reading, begin, end_of_clause(reading, begin, limit))]
        return sentence.found("passive that", agent, (chunk, chunk + 1), content)
    if "wh" in cue.takes and (match := patterns["asking"].match(code, after)):
        begin = match.end() - 1
        content = [content_tokens(reading, begin, end_of_clause(reading, begin, limit))]
        return sentence.found("passive that", agent, (chunk, chunk + 1), content)
    if subject is None:
        return None
    whole = content_tokens(reading, *subject)
    if _takes_infinitive(cue) and (match := patterns["to"].match(code, after)):
        begin = match.end() - 1
        stop = end_of_phrase(reading, begin, limit)
        content = [whole, content_tokens(reading, begin, stop)]
        return sentence.found("passive infinitive", agent, (chunk, chunk + 1), content)
    if (
        after + 1 < limit
        and code[after] in "ifo"
        and reading.form(after) in cue.takes
        and (code[after + 1] != "G" or code[after] == "o")  # quoted as saying
    ):
        begin, stop = after + 1, end_of_phrase(reading, after + 1, limit)
        content = [whole, content_tokens(reading, begin, stop)]
        return sentence.found("passive preposition", agent, (chunk, begin), content)
    if agent is not None and "np" in cue.takes:
        return sentence.found("passive object", agent, (chunk, chunk + 1), [whole])
    return None


def _takes_infinitive(cue: Cue) -> bool:
    """Whether "is believed to lie" says what "that it lies" does; "is told to" asks for it."""
    return bool(cue.takes & {"to", "np"}) or (
        cue.kind in ("say", "think") and "that" in cue.takes and "whom" not in cue.takes
    )


def _seeming(sentence: CueSentence, chunk: int) -> Found | None:
    """ "The plan appears to work", "it seems that ..." """
    reading, code, limit = sentence.reading, sentence.code, sentence.end
    if code[chunk] != "F":
        return None
    subject = subject_before(reading, chunk, sentence.start)
    if subject is None:
        return None
    at = chunk + 1
    patterns = frames()
    if match := _SEEMING.match(code, at):
        stop = end_of_phrase(reading, at, limit)
        content = [content_tokens(reading, *subject), content_tokens(reading, at, stop)]
        return sentence.found("seeming", None, (chunk, chunk + 1), content)
    if match := patterns["that"].match(code, at):
        begin = match.end() - 1
        stop = end_of_clause(reading, begin, limit)
        return sentence.found(
            "seeming",
            None,
            (chunk, chunk + 1),
            [content_tokens(reading, begin, stop)],
        )
    return None
