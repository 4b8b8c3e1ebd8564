"""Nouns, adjectives, "according to" and names before a colon, as cues."""

from __future__ import annotations

import re
from functools import cache

from claimtrack.attribution.contents import LONGEST, content_tokens, end_of_clause, end_of_phrase
from claimtrack.attribution.found import Found, Range
from claimtrack.attribution.reading import Reading
from claimtrack.attribution.sources import Subject, subject_after, subject_before, tokens_of
from claimtrack.lexicon import Lexicon
from claimtrack.text.inflection import verb_forms

__all__ = ["find_according", "find_adjectives", "find_headings", "find_nouns"]

_BE = "BAWEG"  # tags of the forms of be


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "heading": re.compile(r"N(?:\([^()\n]{1,4}\))?(?P<colon>:)(?P<content>[^\n])"),
        # according to a report [released Monday], a report [Monday]: a past form is a participle
        "reduced": re.compile(r"(?=T,|F[oify2T])F?(?:cF|[^,.\nFQZ]){0,16}+,(?=[^.\n])"),
        "time": re.compile("i?T(?=I)"),  # his pledge on Monday to
        # the demand for higher pay [was refused]: a verb after phrases that follow one another
        "main verb": re.compile(r"(?:I|[NP]A*)?(?:[oify2rjTcv]*+[NP]A*|[rv]){0,6}(?=[FQ])"),
    }


def _light_verbs(lexicon: Lexicon) -> frozenset[str]:
    """The forms of the verbs that only carry a noun; `forms` has those of an auxiliary."""
    forms_of = lexicon.built(verb_forms)
    forms: set[str] = set()
    for row in lexicon.rows("reporting_light_verbs"):
        forms.update(forms_of[row["word"]])
        forms.update(filter(None, row["forms"].split("|")))
    return frozenset(forms)


def find_nouns(reading: Reading) -> list[Found]:
    """ "his remarks that ...", "the claim by Lee that ...", "made the point that ..." """
    code, tags = reading.code, reading.analysis.tags
    light, patterns = reading.analysis.lexicon.built(_light_verbs), _patterns()
    out: list[Found] = []
    for chunk, cue in reading.noun_cues.items():
        at = chunk + 1
        limit = reading.sentence_end(chunk)
        agent: Subject | None = None
        follows = code[at : at + 1]
        if follows and follows in "yi" and code[at + 1 : at + 2] in ("N", "P"):
            if follows == "y" or reading.form(at) == "from":
                agent = subject_after(reading, at + 1)
                if agent is not None:
                    at = agent[1]
        if match := patterns["time"].match(code, at):
            at = match.end()
        mark = code[at : at + 1]
        if (mark == "h" and "that" in cue.takes) or (mark == "k" and "whether" in cue.takes):
            begin, stop = at, end_of_clause(reading, at, limit, embedded="n")
            rule = "noun that"
        elif mark == "I" and "to" in cue.takes:
            begin, stop = at, _before_main_verb(reading, at, end_of_phrase(reading, at, limit))
            rule = "noun to"
        elif mark and mark in "oify2" and agent is None and reading.form(at) in cue.takes:
            begin = at + 1
            stop = _before_main_verb(reading, begin, end_of_phrase(reading, begin, limit))
            rule = "noun preposition"
            if begin >= limit:
                continue
        else:
            continue
        source, cue_first = _owner(reading, chunk)
        while cue_first < reading.ends[chunk] - 1 and tags[cue_first] in "DLl":
            cue_first += 1
        if source is None and agent is not None:
            source = tokens_of(reading, agent)
        if source is not None and tags[source[0]] == "S":
            verb = chunk - 1  # Lee repeated his claim that
            if code[verb : verb + 1] in ("F", "I", "G") and tags[reading.groups[verb]] not in _BE:
                subject = _subject_of(reading, verb, reading.sentence_start(chunk))
                if subject is not None:
                    source = tokens_of(reading, subject)
                    if verb not in reading.cues:
                        cue_first = reading.firsts[verb]
        if source is None:
            verb = chunk - 1
            if code[verb : verb + 1] and code[verb] in "FIG":
                word = reading.forms[reading.groups.get(verb, 0)].lower()
                if word in light:
                    start = reading.sentence_start(chunk)
                    subject = _subject_of(reading, verb, start)
                    if subject is not None:
                        source = tokens_of(reading, subject)
                        cue_first = reading.firsts[verb]
                        rule += ", light verb"
        content = content_tokens(reading, begin, stop)
        if content is None:
            continue
        if source is None:
            continue
        out.append(
            Found(
                rule,
                source=source,
                cue=(cue_first, reading.ends[chunk]),
                content=[content],
                speaks=False,
            )
        )
    return out


def _before_main_verb(reading: Reading, begin: int, stop: int) -> int:
    """Where a content ends that the verb of its own noun follows."""
    match = _patterns()["main verb"].match(reading.code, begin, stop)
    return match.end() if match is not None and match.end() > begin else stop


def _owner(reading: Reading, chunk: int) -> tuple[Range | None, int]:
    """Whose statement it is: "[Lee]'s claim", "[his] claim"."""
    first = reading.firsts[chunk]
    tags = reading.analysis.tags
    if reading.code[chunk] == "A":
        start = chunk - 1
        while start > 0 and reading.code[start] == "A":
            start -= 1
        return reading.tokens(start, chunk), first + 1
    if tags[first] == "S":
        return (first, first + 1), first + 1
    return None, first


def _subject_of(reading: Reading, verb: int, start: int) -> Subject | None:
    at = verb
    while at >= max(start, verb - 40):
        if reading.code[at] in "FQ":
            return subject_before(reading, at, start)
        at -= 1
    return None


def find_adjectives(reading: Reading) -> list[Found]:
    """ "was confident that ...", "is critical of ..." """
    code = reading.code
    out: list[Found] = []
    for chunk, cue in reading.adjective_cues.items():
        verb = chunk
        if code[chunk] == "j":
            verb = chunk - 1
            while verb > 0 and code[verb] == "r":
                verb -= 1
        if verb < 0 or code[verb] not in "FQGI":
            continue
        start, limit = reading.sentence_start(chunk), reading.sentence_end(chunk)
        subject = _subject_of(reading, verb, start)
        if subject is None:
            continue
        at = chunk + 1
        mark = code[at : at + 1]
        takes = cue.takes
        if (mark == "h" and "that" in takes) or (mark and mark in "kR" and "wh" in takes):
            begin, stop, rule = at, end_of_clause(reading, at, limit), "adjective that"
        elif mark == "I" and "to" in takes:
            begin, stop, rule = at, end_of_phrase(reading, at, limit), "adjective to"
        elif mark and mark in "oify2" and reading.form(at) in takes:
            begin, rule = at + 1, "adjective preposition"
            stop = end_of_phrase(reading, begin, limit)
        elif "that" in takes and re.match("[NPE]A*r?[FQ]", code[at : at + 5]):
            begin, stop, rule = at, end_of_clause(reading, at, limit), "adjective clause"
        else:
            continue
        content = content_tokens(reading, begin, stop)
        if content is None:
            continue
        out.append(
            Found(
                rule,
                source=tokens_of(reading, subject),
                cue=(reading.firsts[verb], reading.ends[chunk]),
                content=[content],
            )
        )
    return out


def find_according(reading: Reading) -> list[Found]:
    """ "..., according to Lee." and "According to Lee, ..." """
    code = reading.code
    out: list[Found] = []
    chunk = code.find("a")
    while chunk >= 0:
        at = chunk + 1
        if (
            at < len(code)
            and reading.forms[reading.firsts[chunk]].lower() == "according"
            and (reading.forms[reading.firsts[at]].lower() == "to")
        ):
            start, limit = reading.sentence_start(chunk), reading.sentence_end(chunk)
            subject = subject_after(reading, at + 1, brief=chunk - start < 3)
            if subject is not None:
                first, stop = max(start, chunk - LONGEST), chunk
                while first < chunk and code[first] in "c,":
                    first += 1
                while stop > first and code[stop - 1] in ",-":
                    stop -= 1
                pieces = [(first, stop)]
                after = subject[1]
                if stop <= first:
                    if (reduced := _patterns()["reduced"].match(code, after)) is not None:
                        after = reduced.end() - 1
                        if code[reduced.start()] == "F":
                            subject = subject[0], after
                    while after < limit and code[after] in ",:":
                        after += 1
                    pieces = [(after, end_of_clause(reading, after, limit))]
                elif code[after : after + 1] == "," and not re.search("[FQ]", code[first:stop]):
                    # The result, according to Lee, was never in doubt.
                    pieces.append((after + 1, end_of_clause(reading, after + 1, limit)))
                content = [
                    tokens
                    for begin, end in pieces
                    if begin < limit and (tokens := content_tokens(reading, begin, end))
                ]
                if content:
                    out.append(
                        Found(
                            "according to",
                            source=tokens_of(reading, subject),
                            cue=reading.tokens(chunk, at + 1),
                            content=content,
                            speaks=True,
                        )
                    )
        chunk = code.find("a", chunk + 1)
    return out


def find_headings(reading: Reading) -> list[Found]:
    """ "Lee: The talks have failed" at the start of a paragraph."""
    code, tags, forms = reading.code, reading.analysis.tags, reading.forms
    pattern, people = _patterns()["heading"], reading.analysis.lexicon.words("people_nouns")
    out: list[Found] = []
    for first, end in reading.analysis.paragraph_bounds:
        match = pattern.match(code, reading.chunk_at(first))
        if match is None or reading.firsts[match.start()] != first:
            continue
        head = reading.ends[match.start("colon") - 1] - 1
        word = forms[head].lower()
        if tags[head] not in "NM" and word not in reading.table.nouns and word not in people:
            continue
        begin, stop = reading.firsts[match.start("content")], end
        while stop > begin and forms[stop - 1] == "\n":
            stop -= 1
        if stop - begin < 3:
            continue
        if forms[stop - 1] == ".":
            stop -= 1
        out.append(
            Found(
                "heading",
                source=(first, head + 1),
                cue=reading.tokens(match.start("colon"), match.start("colon") + 1),
                content=[(begin, stop)],
                speaks=True,
            )
        )
    return out
