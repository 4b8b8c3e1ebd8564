"""Cues before their content: "Lee said that ...", "Lee wants to ...", "As Lee said, ..."."""

from __future__ import annotations

from claimtrack.attribution.contents import content_tokens, end_of_clause, end_of_phrase
from claimtrack.attribution.cue_sentence import CueSentence
from claimtrack.attribution.cues import Cue
from claimtrack.attribution.found import Found, Range
from claimtrack.attribution.frames import frames
from claimtrack.attribution.sources import Subject, subject_after, subject_before

__all__ = ["find_before"]

_CONDITIONS = frozenset(("if", "although", "though", "unless", "while"))
_ABOUT = frozenset(("about", "around", "over"))  # said about half of them had left
_LONGEST_SUBJECT, _MOST_VERBS = 30, 3  # of a clause without "that"


def find_before(sentence: CueSentence, chunk: int, cue: Cue) -> Found | None:
    reading, code = sentence.reading, sentence.code
    subject = sentence.subject(chunk)
    limit = sentence.end
    if subject is not None and subject[0] > chunk:
        limit = subject[0] - 1
    if subject is None and chunk == sentence.start and code[chunk] == "F":
        inverted = subject_after(reading, chunk + 1)
        if (
            inverted is not None
            and (match := frames()["speech"].match(code, inverted[1]))
            and cue.takes & {"quote", "that"}
        ):
            return _speech(sentence, chunk, inverted, match.end() - 1)
    takes, patterns = cue.takes, frames()
    after = chunk + 1
    if "that" in takes and (relative := _relative(sentence, chunk, subject)) is not None:
        return relative
    embedded = sentence.embedding(chunk, subject)
    rule, begin, stop = None, after, limit
    starts = [after]
    if "whom" in takes and (whom := patterns["addressed"].match(code, after)):
        starts.insert(0, whom.end())
    aside = _as_aside(sentence, chunk, subject, after)
    for start in starts:
        if aside is not None:
            rule, begin = "as clause", aside
            stop = end_of_clause(reading, begin, limit)
            break
        if takes & {"quote", "that"} and (match := patterns["speech"].match(code, start)):
            begin = match.end() - 1
            return _speech(sentence, chunk, subject, begin)
        if "that" in takes and (match := patterns["that"].match(code, start)):
            rule, begin = "that clause", match.end() - 1
            if begin + 1 >= limit:
                return None
        elif "wh" in takes and (match := patterns["asking"].match(code, start)):
            rule, begin = "question clause", match.end() - 1
        elif "that" in takes and (match := patterns["clause"].match(code, start)):
            rule, begin = "bare clause", match.start("start")
        elif "that" in takes and (match := patterns["condition"].match(code, start)):
            if reading.form(match.start("link")) in _CONDITIONS:
                rule, begin = "bare clause", match.start("link")
        elif "that" in takes and _is_long_clause(sentence, start):
            rule, begin = "bare clause", start
        elif takes & {"quote", "that"} and (match := patterns["colon"].match(code, start)):
            rule, begin = "colon", match.end()
        if rule is not None:
            stop = end_of_clause(reading, begin, limit, embedded=embedded)
            break
    else:
        found = _phrase_frame(sentence, chunk, cue, starts)
        if found is None:
            return None
        rule, begin, stop = found
    if subject is None and code[chunk] in "bIG":
        return None
    sentence.hold(chunk, subject, stop)
    content = [content_tokens(reading, begin, stop)]
    beside = rule == "preposition" and code[after] not in "NP"
    cue_end = begin if beside else chunk + 1
    return sentence.found(rule, subject, (chunk, cue_end), content)


def _is_long_clause(sentence: CueSentence, start: int) -> bool:
    """Whether a verb has the phrase at `start` as its subject, however far it reaches."""
    code = sentence.code
    first = start
    if code[first : first + 1] == "i" and sentence.reading.form(first) in _ABOUT:
        first += 1
    if code[first : first + 1] not in ("N", "P", "D"):
        return False
    noun = first  # after "the" and "any", which marks may stand behind: any "sensible" plan
    while noun + 1 < sentence.end and _is_determiner(sentence, noun):
        noun += 1
    tries = 0
    for verb in range(first + 1, min(sentence.end, first + _LONGEST_SUBJECT)):
        if code[verb] in "Z:;":
            return False
        if code[verb] in "FQ":
            subject = subject_before(sentence.reading, verb, first)
            if subject is not None and subject[0] <= noun:
                return True
            tries += 1
            if tries == _MOST_VERBS:
                return False
    return False


def _is_determiner(sentence: CueSentence, chunk: int) -> bool:
    reading = sentence.reading
    if sentence.code[chunk] in "Dj":
        return True
    first, end = reading.firsts[chunk], reading.ends[chunk]
    return (
        end - first == 1
        and reading.analysis.tags[first] in "Dl"
        and sentence.code[chunk + 1] in "Nj"
    )


def _relative(sentence: CueSentence, chunk: int, subject: Subject | None) -> Found | None:
    """ "the plan, [which] she said [will fail]": the content is around its speaker."""
    code = sentence.code
    if subject is None or code[chunk + 1 : chunk + 2] not in ("F", "Q"):
        return None
    opener = subject[0] - 1
    if opener < sentence.start or code[opener] not in "wh":
        return None
    begin, stop = chunk + 1, end_of_clause(sentence.reading, chunk + 1, sentence.end, embedded="w")
    sentence.hold(chunk, subject, stop)
    pieces = [
        content_tokens(sentence.reading, opener, opener + 1),
        content_tokens(sentence.reading, begin, stop),
    ]
    return sentence.found("relative clause", subject, (chunk, chunk + 1), pieces)


def _as_aside(sentence: CueSentence, chunk: int, subject: Subject | None, after: int) -> int | None:
    """Where the content of "As Lee explained, ..." begins."""
    if subject is None or subject[0] != sentence.start + 1 or sentence.code[chunk] != "F":
        return None
    if sentence.reading.form(sentence.start) != "as":
        return None
    if not sentence.reading.cues[chunk].takes & {"that", "quote"}:
        return None
    match = frames()["aside"].match(sentence.code, after)
    return match.end() if match else None


def _phrase_frame(
    sentence: CueSentence, chunk: int, cue: Cue, starts: list[int]
) -> tuple[str, int, int] | None:
    """Contents that are an infinitive, a noun phrase, or hang on a preposition."""
    reading, code, limit = sentence.reading, sentence.code, sentence.end
    takes, patterns = cue.takes, frames()
    after = chunk + 1
    if "to" in takes and (match := patterns["to"].match(code, after)):
        begin = match.end() - 1
        return "infinitive", begin, end_of_phrase(reading, begin, limit)
    for at in reversed(starts):
        if at > after and (code[at : at + 1] == "2" or not _is_party(sentence, after)):
            continue
        if code[at : at + 1] == "r" and reading.form(at) not in takes:
            at += 1
        if at + 1 < limit and code[at] in "ifo2yr" and reading.form(at) in takes:
            begin = at + 1
            return "preposition", begin, end_of_phrase(reading, begin, limit)
    if takes & {"np", "act"} and (match := patterns["thing"].match(code, after)):
        begin = match.end() - 1
        if "np" not in takes and reading.form(begin) not in reading.table.acts:
            return None
        return "object", begin, end_of_phrase(reading, begin, limit)
    return None


def _is_party(sentence: CueSentence, chunk: int) -> bool:
    """Whether a phrase names whom one speaks to: asked [Lee] about, but told stories of."""
    reading = sentence.reading
    head = reading.ends[chunk] - 1
    if sentence.code[chunk] == "P" or reading.analysis.tags[head] in "NM":
        return True
    return reading.form(chunk) in reading.analysis.lexicon.words("people_nouns")


def _speech(
    sentence: CueSentence, chunk: int, subject: Subject | None, speech: int
) -> Found | None:
    reading = sentence.reading
    stop = speech + 1
    content: list[Range | None] = [reading.tokens(speech, stop)]
    sentence.hold(chunk, subject, stop)
    return sentence.found("speech after", subject, (chunk, chunk + 1), content)
