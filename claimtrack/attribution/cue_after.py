"""Cues after or inside their content: "..., Lee said", "..., said Lee, ..."."""

from __future__ import annotations

import re

from claimtrack.attribution.contents import LONGEST, content_tokens, end_of_clause
from claimtrack.attribution.cue_sentence import CueSentence
from claimtrack.attribution.cues import Cue
from claimtrack.attribution.found import Found, Range
from claimtrack.attribution.frames import frames
from claimtrack.attribution.sources import Subject, subject_after, subject_before

__all__ = ["find_after"]


def find_after(sentence: CueSentence, chunk: int, cue: Cue) -> Found | None:
    """ "..., Smith said." and "..., said Smith." """
    if not cue.takes & {"that", "quote"}:
        return None
    reading, code = sentence.reading, sentence.code
    before = code[chunk - 1 : chunk]
    subject: Subject | None
    after = chunk + 1
    left = chunk
    subject = None
    inverted = (bool(before) and before in ",Z-") or (
        before == "\n" and code[chunk - 2 : chunk - 1] == "Z"
    )
    if inverted:
        if before == "," and code[chunk - 2 : chunk - 1] != "Z":
            subject = subject_before(reading, chunk, sentence.start)
            inverted = subject is None or _ends_with_name(sentence, chunk, cue)
        if inverted:
            subject = subject_after(reading, chunk + 1)
            if subject is None:
                return None
            after = subject[1]
    if inverted:
        rule = "cue inverted"
    else:
        subject = subject or subject_before(reading, chunk, sentence.start)
        if subject is None or code[subject[0]] == "w":
            return None
        left = subject[0]
        rule = "cue after"
    mark = code[left - 1 : left]
    spoken = mark == "Z" or (mark in (",", "\n") and code[left - 2 : left - 1] == "Z")
    if spoken and not _is_left_open(sentence, left - 1 if mark == "Z" else left - 2):
        return None
    if spoken and _is_fronted(sentence, left - 1 if mark == "Z" else left - 2, after):
        return None
    if not spoken and (not mark or mark not in ",-" or "that" not in cue.takes):
        return None
    patterns = frames()
    if "whom" in cue.takes and (whom := patterns["addressed"].match(code, after)):
        after = whom.end()
    closed = patterns["closed"].match(code, after)
    if spoken and closed is None:
        closed = patterns["anything"].match(code, after)
    if closed is None:
        return None
    ending = closed[0][-1:]
    if mark in (",", "\n") and spoken and patterns["speech"].match(code, after):
        return None  # "Why?" Lee wrote back, "No."
    if not spoken and (ending in "Z:" or (ending == "," and code[closed.end()] == "Z")):
        return None  # "In reply, Lee said, ..."
    first = left - 1
    while first > sentence.start and code[first] in ",-\n":
        first -= 1
    stop = first + 1
    begin = _piece_start(sentence, first, spoken)
    if begin >= stop:
        return None
    going_on = ending in ("-", ",") and not spoken and code[closed.end()] not in "Gw\n"
    if not spoken and not re.search("[FQZ]", code[begin:stop]) and not going_on:
        return None
    if not spoken and code[begin] in "sRk" and _is_ahead(sentence, chunk):
        return None  # Unless it rains, Lee will object
    content = [content_tokens(reading, begin, stop)]
    reach = chunk
    following = closed.end()
    if spoken and ending == "," and (more := _resumed(sentence, following)) is not None:
        content.append(more)
        reach = following + 1
    elif spoken and ending == "," and code[following : following + 1] == "h":
        stop = end_of_clause(reading, following, reading.sentence_end(chunk))
        content.append(content_tokens(reading, following, stop))
        reach = stop
    if going_on:
        stop = end_of_clause(reading, following, reading.sentence_end(chunk))
        if stop > following:
            content.append(content_tokens(reading, following, stop))
            reach = stop
            rule = "cue inside"
    sentence.hold(chunk, subject, max(reach, after))
    return sentence.found(rule, subject, (chunk, chunk + 1), content)


def _is_ahead(sentence: CueSentence, chunk: int) -> bool:
    """Whether a cue has a modal: "will object"."""
    reading = sentence.reading
    return "o" in reading.analysis.tags[reading.firsts[chunk] : reading.ends[chunk]]


def _is_left_open(sentence: CueSentence, speech: int) -> bool:
    """Whether a passage of speech ends as one that its cue follows: with , ? or !"""
    reading = sentence.reading
    end = reading.ends[speech] - 1
    forms = reading.forms
    if forms[end] in ("\u201d", "\u2019"):
        end -= 1
    return forms[end] not in (".", "\n") or sentence.code[speech + 1 : speech + 2] == ","


def _is_fronted(sentence: CueSentence, speech: int, after: int) -> bool:
    """In a talk on "City Sunday," Lee said the dam would hold: a name in marks, no speech."""
    before = sentence.code[sentence.start : speech]
    if before[:1] not in ("i", "f") or re.search("[FQIZ,]", before):
        return False
    return sentence.code[after : after + 1] in tuple("NPAhE")


def _resumed(sentence: CueSentence, chunk: int) -> Range | None:
    """ "It is hard," said Lee, ["because nobody pays."]"""
    reading = sentence.reading
    if chunk >= len(reading.firsts):
        return None
    mark = reading.firsts[chunk] - 1
    end = reading.closing.get(mark)
    return (mark, end) if end is not None and end - mark > 4 else None


def _ends_with_name(sentence: CueSentence, chunk: int, cue: Cue) -> bool:
    """ "..., reported the Examiner." ends its sentence with a name."""
    if cue.kind != "say" or "whom" in cue.takes or sentence.code[chunk + 1 : chunk + 2] != "N":
        return False
    tag = sentence.reading.analysis.tags[sentence.reading.ends[chunk + 1] - 1]
    return tag in "NM" and sentence.code[chunk + 2 : chunk + 3] in (".", "\n")


def _piece_start(sentence: CueSentence, last: int, spoken: bool) -> int:
    """The first chunk of what stands before a closing cue."""
    code = sentence.code
    start = max(sentence.reading.sentence_start(last), last - LONGEST)
    if spoken and (last == start or code[last - 1] in ",:.("):
        return last
    while start < last and code[start] in ",-(":
        start += 1
    return start
