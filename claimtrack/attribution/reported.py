"""Reported speech: what the verbs of saying and thinking introduce."""

from __future__ import annotations

import re
from functools import cache

from claimtrack.attribution.contents import LONGEST, content_tokens, end_of_clause, end_of_phrase
from claimtrack.attribution.cues import Cue
from claimtrack.attribution.found import Found, Range
from claimtrack.attribution.reading import Reading
from claimtrack.attribution.sources import (
    Subject,
    subject_after,
    subject_before,
    subject_by,
    tokens_of,
)

__all__ = ["find_reported"]

# What may stand between a cue and its content: in a statement on Monday, of the plan.
_FILL = r"(?: r | T | [i2foy] (?: (?:N_)?TA* | NA*(?:[oi]NA*)? | GN? ) | ,r, ){0,4}"
# in an interview at the plant in Iowa taped before the vote
_FAR = r"[i2foyT] G? [^\n:;ZFQGIwkRhs]{1,12} (?: [Fe] [iyT2] [^\n:;ZFQGIwkRhs]{1,6} )?"
_SPEAKING = frozenset(("say", "ask", "promise", "call", "oppose", "praise", "accuse", "think"))
_WITH = frozenset(("with", "without", "about", "including", "after"))
_CONDITIONS = frozenset(("if", "although", "though", "unless", "while"))
_ABOUT = frozenset(("about", "around", "over"))  # said about half of them had left
_LONGEST_SUBJECT, _MOST_VERBS = 30, 3  # of a clause without "that"
_FARTHEST = 60  # chunks into a sentence within which its subject is looked for
_PATTERNS = {
    "closed": rf"{_FILL} [,.\n:;)Z-]",
    "anything": r"",
    "speech": rf"{_FILL} [,:]? Z",
    "aside": rf"{_FILL} , (?=[NPDEZTir])",
    "colon": rf"{_FILL} : (?!\n)",
    "that": rf"(?: {_FILL} ,? (?: (?: {_FILL} | [wR][^,\nZ]{{1,10}} ) , )? | {_FAR} ) h",
    "asking": rf"{_FILL} [kRw](?!,)",
    "to": r"r? I",
    "clause": rf"""{_FILL} (?P<start>
        (?: (?: [NPE]A* | D[jrb]{{0,3}} ) (?: [oify]NA* ){{0,4}} (?: ,?w[^,\n]{{1,10}},? )? r{{0,2}}
          | i[NT]A*,[NP] ) [FQ] )""",
    "condition": rf"""{_FILL} ,? (?P<link>[ksi]) [^\n:;Z]{{2,30}} ,
        r{{0,2}} [NPE]A* (?: [oify]NA* ){{0,3}} r{{0,2}} [FQ]""",
    "addressed": r"[NP]A*",
    "thing": r"r? (?: [NPAhZDGjw] | TA )",
    "because": rf"{_FILL} ,? s",
}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(source, re.VERBOSE) for name, source in _PATTERNS.items()}


def find_reported(reading: Reading) -> list[Found]:
    """The attributions of all verb cues, in the order of their cues."""
    finder = _Finder(reading)
    out: list[Found] = []
    for chunk in reading.cues:
        found = finder.at(chunk)
        if found is not None:
            out.append(found)
    return out


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.code = reading.code
        self.start = self.end = -1
        self.main: Subject | None = None  # whose words the sentence gives
        self.held = -1  # how far the content reaches that they introduce

    def at(self, chunk: int) -> Found | None:
        """The attribution that the verb at `chunk` introduces."""
        reading, code = self.reading, self.code
        if not self.start <= chunk < self.end:
            self.start, self.end = reading.sentence_start(chunk), reading.sentence_end(chunk)
            self.main, self.held = None, -1
        cue = reading.cues[chunk]
        kind = code[chunk]
        if cue.kind == "seem":
            return self._seeming(chunk, cue)
        if kind == "Q":
            return self._passive(chunk, cue)
        if kind == "F":
            found = self._closing(chunk, cue)
            if found is not None:
                return found
        if kind == "e":
            return None
        return self._opening(chunk, cue)

    # -- the cue after or inside its content

    def _closing(self, chunk: int, cue: Cue) -> Found | None:
        """ "..., Smith said." and "..., said Smith." """
        if not cue.takes & {"that", "quote"}:
            return None
        reading, code = self.reading, self.code
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
                subject = subject_before(reading, chunk, self.start)
                inverted = subject is None or self._ends_with_name(chunk, cue)
            if inverted:
                subject = subject_after(reading, chunk + 1)
                if subject is None:
                    return None
                after = subject[1]
        if inverted:
            rule = "cue inverted"
        else:
            subject = subject or subject_before(reading, chunk, self.start)
            if subject is None or code[subject[0]] == "w":
                return None
            left = subject[0]
            rule = "cue after"
        mark = code[left - 1 : left]
        spoken = mark == "Z" or (mark in (",", "\n") and code[left - 2 : left - 1] == "Z")
        if spoken and not self._is_left_open(left - 1 if mark == "Z" else left - 2):
            return None
        if spoken and self._is_fronted(left - 1 if mark == "Z" else left - 2, after):
            return None
        if not spoken and (not mark or mark not in ",-" or "that" not in cue.takes):
            return None
        patterns = _patterns()
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
        while first > self.start and code[first] in ",-\n":
            first -= 1
        stop = first + 1
        begin = self._piece_start(first, spoken)
        if begin >= stop:
            return None
        going_on = ending in ("-", ",") and not spoken and code[closed.end()] not in "Gw\n"
        if not spoken and not re.search("[FQZ]", code[begin:stop]) and not going_on:
            return None
        content = [content_tokens(reading, begin, stop)]
        reach = chunk
        following = closed.end()
        if spoken and ending == "," and (more := self._resumed(following)) is not None:
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
        self._hold(chunk, subject, max(reach, after))
        return self._found(rule, subject, (chunk, chunk + 1), content, (begin, max(reach, after)))

    def _hold(self, chunk: int, subject: Subject | None, stop: int) -> None:
        """Remember whose words these are, unless they stand inside somebody's already."""
        if subject is not None and chunk >= self.held:
            self.main, self.held = subject, stop

    def _is_left_open(self, speech: int) -> bool:
        """Whether a passage of speech ends as one that its cue follows: with , ? or !"""
        reading = self.reading
        end = reading.ends[speech] - 1
        forms = reading.forms
        if forms[end] in ("\u201d", "\u2019"):
            end -= 1
        return forms[end] not in (".", "\n") or self.code[speech + 1 : speech + 2] == ","

    def _is_fronted(self, speech: int, after: int) -> bool:
        """In a talk on "City Sunday," Lee said the dam would hold: a name in marks, no speech."""
        before = self.code[self.start : speech]
        if before[:1] not in ("i", "f") or re.search("[FQIZ,]", before):
            return False
        return self.code[after : after + 1] in tuple("NPAhE")

    def _resumed(self, chunk: int) -> Range | None:
        """ "It is hard," said Lee, ["because nobody pays."]"""
        reading = self.reading
        if chunk >= len(reading.firsts):
            return None
        mark = reading.firsts[chunk] - 1
        end = reading.closing.get(mark)
        return (mark, end) if end is not None and end - mark > 4 else None

    def _ends_with_name(self, chunk: int, cue: Cue) -> bool:
        """ "..., reported the Examiner." ends its sentence with a name."""
        if cue.kind != "say" or "whom" in cue.takes or self.code[chunk + 1 : chunk + 2] != "N":
            return False
        tag = self.reading.analysis.tags[self.reading.ends[chunk + 1] - 1]
        return tag in "NM" and self.code[chunk + 2 : chunk + 3] in (".", "\n")

    def _piece_start(self, last: int, spoken: bool) -> int:
        """The first chunk of what stands before a closing cue."""
        code = self.code
        start = max(self.reading.sentence_start(last), last - LONGEST)
        if spoken and (last == start or code[last - 1] in ",:.("):
            return last
        while start < last and code[start] in ",-(":
            start += 1
        return start

    # -- the cue before its content

    def _opening(self, chunk: int, cue: Cue) -> Found | None:
        reading, code = self.reading, self.code
        subject = self._subject(chunk)
        limit = self.end
        if subject is not None and subject[0] > chunk:
            limit = subject[0] - 1
        if subject is None and chunk == self.start and code[chunk] == "F":
            inverted = subject_after(reading, chunk + 1)
            if (
                inverted is not None
                and (match := _patterns()["speech"].match(code, inverted[1]))
                and cue.takes & {"quote", "that"}
            ):
                return self._speech(chunk, inverted, match.end() - 1)
        takes, patterns = cue.takes, _patterns()
        after = chunk + 1
        if "that" in takes and (relative := self._relative(chunk, subject)) is not None:
            return relative
        embedded = self._embedding(chunk, subject)
        rule, begin, stop = None, after, limit
        starts = [after]
        if "whom" in takes and (whom := patterns["addressed"].match(code, after)):
            starts.insert(0, whom.end())
        aside = self._as_aside(chunk, subject, after)
        for start in starts:
            if aside is not None:
                rule, begin = "as clause", aside
                stop = end_of_clause(reading, begin, limit)
                break
            if takes & {"quote", "that"} and (match := patterns["speech"].match(code, start)):
                begin = match.end() - 1
                return self._speech(chunk, subject, begin)
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
            elif "that" in takes and self._is_long_clause(start):
                rule, begin = "bare clause", start
            elif takes & {"quote", "that"} and (match := patterns["colon"].match(code, start)):
                rule, begin = "colon", match.end()
            if rule is not None:
                stop = end_of_clause(reading, begin, limit, embedded=embedded)
                break
        else:
            found = self._phrase_frame(chunk, cue, starts)
            if found is None:
                return None
            rule, begin, stop = found
        if subject is None and code[chunk] in "bIG":
            return None
        self._hold(chunk, subject, stop)
        content = [content_tokens(reading, begin, stop)]
        cue_end = begin if rule == "preposition" else chunk + 1
        return self._found(rule, subject, (chunk, cue_end), content, (begin, stop))

    def _is_long_clause(self, start: int) -> bool:
        """Whether a verb has the phrase at `start` as its subject, however far it reaches."""
        code = self.code
        first = start
        if code[first : first + 1] == "i" and self.reading.form(first) in _ABOUT:
            first += 1
        if code[first : first + 1] not in ("N", "P", "D"):
            return False
        noun = first  # after "the" and "any", which marks may stand behind: any "sensible" plan
        while noun + 1 < self.end and self._is_determiner(noun):
            noun += 1
        tries = 0
        for verb in range(first + 1, min(self.end, first + _LONGEST_SUBJECT)):
            if code[verb] in "Z:;":
                return False
            if code[verb] in "FQ":
                subject = subject_before(self.reading, verb, first)
                if subject is not None and subject[0] <= noun:
                    return True
                tries += 1
                if tries == _MOST_VERBS:
                    return False
        return False

    def _is_determiner(self, chunk: int) -> bool:
        reading = self.reading
        if self.code[chunk] in "Dj":
            return True
        first, end = reading.firsts[chunk], reading.ends[chunk]
        return (
            end - first == 1
            and reading.analysis.tags[first] in "Dl"
            and self.code[chunk + 1] in "Nj"
        )

    def _relative(self, chunk: int, subject: Subject | None) -> Found | None:
        """ "the plan, [which] she said [will fail]": the content is around its speaker."""
        code = self.code
        if subject is None or code[chunk + 1 : chunk + 2] not in ("F", "Q"):
            return None
        opener = subject[0] - 1
        if opener < self.start or code[opener] not in "wh":
            return None
        begin, stop = chunk + 1, end_of_clause(self.reading, chunk + 1, self.end, embedded="w")
        self._hold(chunk, subject, stop)
        pieces = [
            content_tokens(self.reading, opener, opener + 1),
            content_tokens(self.reading, begin, stop),
        ]
        return self._found("relative clause", subject, (chunk, chunk + 1), pieces, (begin, stop))

    def _as_aside(self, chunk: int, subject: Subject | None, after: int) -> int | None:
        """Where the content of "As Lee explained, ..." begins."""
        if subject is None or subject[0] != self.start + 1 or self.code[chunk] != "F":
            return None
        if self.reading.form(self.start) != "as":
            return None
        if not self.reading.cues[chunk].takes & {"that", "quote"}:
            return None
        match = _patterns()["aside"].match(self.code, after)
        return match.end() if match else None

    def _phrase_frame(self, chunk: int, cue: Cue, starts: list[int]) -> tuple[str, int, int] | None:
        """Contents that are an infinitive, a noun phrase, or hang on a preposition."""
        reading, code, limit = self.reading, self.code, self.end
        takes, patterns = cue.takes, _patterns()
        after = chunk + 1
        if "to" in takes and (match := patterns["to"].match(code, after)):
            begin = match.end() - 1
            return "infinitive", begin, end_of_phrase(reading, begin, limit)
        at = after
        if code[at : at + 1] == "r" and reading.form(at) not in takes:
            at += 1
        if at + 1 < limit and code[at] in "ifo2yr" and reading.form(at) in takes:
            begin = at + 1
            return "preposition", begin, end_of_phrase(reading, begin, limit)
        if "np" in takes and (match := patterns["thing"].match(code, after)):
            begin = match.end() - 1
            return "object", begin, end_of_phrase(reading, begin, limit)
        return None

    def _speech(self, chunk: int, subject: Subject | None, speech: int) -> Found | None:
        reading = self.reading
        stop = speech + 1
        content: list[Range | None] = [reading.tokens(speech, stop)]
        self._hold(chunk, subject, stop)
        return self._found("speech after", subject, (chunk, chunk + 1), content, (speech, stop))

    def _passive(self, chunk: int, cue: Cue) -> Found | None:
        """ "is expected by analysts to rise", "was told that ..." """
        reading, code, limit = self.reading, self.code, self.end
        subject = subject_before(reading, chunk, self.start)
        agent = subject_by(reading, chunk + 1, limit)
        after = agent[1] if agent else chunk + 1
        patterns = _patterns()
        if "that" in cue.takes and (match := patterns["that"].match(code, after)):
            begin = match.end() - 1
            content = [content_tokens(reading, begin, end_of_clause(reading, begin, limit))]
            return self._found("passive that", agent, (chunk, chunk + 1), content, (begin, limit))
        if "wh" in cue.takes and (match := patterns["asking"].match(code, after)):
            begin = match.end() - 1
            content = [content_tokens(reading, begin, end_of_clause(reading, begin, limit))]
            return self._found("passive that", agent, (chunk, chunk + 1), content, (begin, limit))
        if subject is None:
            return None
        whole = content_tokens(reading, *subject)
        if self._takes_infinitive(cue) and (match := patterns["to"].match(code, after)):
            begin = match.end() - 1
            stop = end_of_phrase(reading, begin, limit)
            content = [whole, content_tokens(reading, begin, stop)]
            return self._found(
                "passive infinitive", agent, (chunk, chunk + 1), content, (begin, stop)
            )
        if (
            after + 1 < limit
            and code[after] in "ifo"
            and reading.form(after) in cue.takes
            and (code[after + 1] != "G" or code[after] == "o")  # quoted as saying
        ):
            begin, stop = after + 1, end_of_phrase(reading, after + 1, limit)
            content = [whole, content_tokens(reading, begin, stop)]
            return self._found("passive preposition", agent, (chunk, begin), content, (begin, stop))
        if agent is not None and "np" in cue.takes:
            return self._found("passive object", agent, (chunk, chunk + 1), [whole], subject)
        return None

    def _takes_infinitive(self, cue: Cue) -> bool:
        """Whether "is believed to lie" says what "that it lies" does; "is told to" asks for it."""
        return bool(cue.takes & {"to", "np"}) or (
            cue.kind in ("say", "think") and "that" in cue.takes and "whom" not in cue.takes
        )

    def _seeming(self, chunk: int, cue: Cue) -> Found | None:
        reading, code, limit = self.reading, self.code, self.end
        if code[chunk] != "F":
            return None
        subject = subject_before(reading, chunk, self.start)
        if subject is None:
            return None
        at = chunk + 1
        patterns = _patterns()
        if match := re.compile("r?[Ij]").match(code, at):
            stop = end_of_phrase(reading, at, limit)
            content = [content_tokens(reading, *subject), content_tokens(reading, at, stop)]
            return self._found("seeming", None, (chunk, chunk + 1), content, (subject[0], stop))
        if match := patterns["that"].match(code, at):
            begin = match.end() - 1
            stop = end_of_clause(reading, begin, limit)
            return self._found(
                "seeming",
                None,
                (chunk, chunk + 1),
                [content_tokens(reading, begin, stop)],
                (begin, stop),
            )
        return None

    # -- subjects

    def _subject(self, chunk: int) -> Subject | None:
        reading, code = self.reading, self.code
        kind = code[chunk]
        if kind in "FQ":
            subject = subject_before(reading, chunk, self.start)
            if subject is not None:
                return subject
        return self._shared_subject(chunk) or self._main_subject(chunk)

    def _main_subject(self, chunk: int) -> Subject | None:
        """ "Saying that ..., [Lee] left": the subject of the clause that a participle opens."""
        if self.code[chunk] != "G" or chunk != self.start or self.code[chunk + 1] in "2iof":
            return None  # Responding to a claim that ..., Lee left.
        match = _patterns()["main clause"].search(
            self.code, chunk, min(self.end, chunk + _FARTHEST)
        )
        return match.span("subject") if match else None

    def _shared_subject(self, chunk: int) -> Subject | None:
        """The subject of the verb that this one is joined to or depends on."""
        code, reading = self.code, self.reading
        before = code[chunk - 1 : chunk]
        if code[chunk] == "G" and before in ("N", "P", "A"):
            at = chunk - 1
            while at > self.start and code[at] == "A":
                at -= 1
            while at - 2 > self.start and code[at - 1] == "o" and code[at - 2] in "NP":
                at -= 2
            if reading.form(at - 1) in _WITH:
                return at, chunk  # with [polls] showing
        if (
            code[chunk] == "I"
            and code[chunk - 1 : chunk] in ("N", "P")
            and (code[chunk - 2 : chunk - 1] in ("f", "F"))
        ):
            return chunk - 1, chunk
        near, verb = self._nearest(chunk)
        if self.main is not None and (near is None or verb < self.held):
            return self.main
        return near

    def _nearest(self, chunk: int) -> tuple[Subject | None, int]:
        """The subject of the finite verb that a chunk hangs on, and that verb.

        It is the nearest one that is in no relative clause; what is set off by a
        comma hangs on no other clause within the sentence either.
        """
        code, reading = self.code, self.reading
        inner = "whksRi" if code[chunk] == "G" and code[chunk - 1] in ",-" else "wh"
        other: tuple[Subject | None, int] = None, -1
        for at in range(chunk - 1, max(self.start, chunk - _FARTHEST) - 1, -1):
            if code[at] not in "FQ":
                continue
            subject = subject_before(reading, at, self.start)
            if subject is None:
                continue
            opener = code[subject[0] - 1] if subject[0] > self.start else "\n"
            if code[subject[0]] not in "wh" and opener not in inner:
                return subject, at
            if other[0] is None:
                other = subject, at
        return other

    def _embedding(self, chunk: int, subject: Subject | None) -> str:
        code = self.code
        if not code[self.start : chunk].strip("risR"):
            return "s"  # Asked whether she would run, Lee left.
        if subject is None:
            return ""
        if code[subject[0]] == "w":
            return "-" if code[subject[0] - 1 : subject[0]] == "-" else "w"
        return "s" if code[subject[0] - 1 : subject[0]] in ("s", "R", "k") else ""

    def _found(
        self,
        rule: str,
        subject: Subject | None,
        cue: Range,
        content: list[Range | None],
        chunks: Range,
    ) -> Found | None:
        reading = self.reading
        kind = reading.cues[cue[0]].kind
        pieces = [piece for piece in content if piece is not None]
        if not pieces:
            return None
        first, end = reading.tokens(*cue)
        source = tokens_of(reading, subject) if subject is not None else None
        return Found(
            rule,
            source=source,
            cue=(first, end),
            content=pieces,
            chunks=chunks,
            speaks=kind in _SPEAKING,
            kind=kind,
        )
