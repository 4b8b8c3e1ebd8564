"""Sources: the noun phrase that a cue has as its subject, as far as it reaches."""

from __future__ import annotations

import re
from functools import cache

from claimtrack.attribution.found import Range
from claimtrack.attribution.reading import Reading

__all__ = [
    "Subject",
    "subject_after",
    "subject_before",
    "subject_by",
    "subject_of_clause",
    "tokens_of",
]

# Chunks a subject is looked for in; longer ones are rare, and this bounds the work per cue.
_REACH = 48
_LONGEST_RELATIVE = 14
_FARTHEST = 60  # chunks from a verb to the one whose subject it shares
_MOST_ASIDES = 5
_MOST_LISTED = 6

_ADVERBS = re.compile(r"(?: r | T[is]? | ,r, ){0,4}", re.VERBOSE)  # read backwards
_NAME_AFTER = r" [NP] A* (?: [oi] N A* ){0,4} (?: \( [^()\n]{1,8} \) )? "
_BRIEF_ASIDE = r" w [^,.\nZ]{1,16} | N A* (?: (?:[oif]|I) N? A* | [w] F N? ){0,6} "
_ASIDE = r" w [^,.\nZ]{1,20} | (?! [NE] [^,\nwFQ]{0,10} [FQ] (?![oify2T]) ) N [^,;:.\nZ-]{0,24} "
_RELATIVE = r" (?: [we] [^,.\nZ]{1,14} )? "  # who lives in Iowa, seen by the agency
_BRIEF_AFTER = _NAME_AFTER + rf"(?: , (?: {_BRIEF_ASIDE} ) (?=[,.\nZ]) ){{0,2}}" + _RELATIVE
_AFTER = _NAME_AFTER + rf"(?: , (?: {_ASIDE} ) (?=[,.\nZ;-]) ){{0,4}}" + _RELATIVE
_NOMINATIVE = frozenset(("i", "he", "she", "we", "they"))
_WITH_BARE_FORM = frozenset(
    "hear hearing help helping let letting make making see seeing watch watching".split()
)
_LINKS = frozenset(("after", "before", "since", "until"))  # after [Ann Lee] said
_OPENERS = _LINKS | frozenset(("about", "around", "as", "over", "than"))  # about [half] said
_FLOATING = frozenset(("all", "both", "each", "himself", "herself", "itself", "themselves"))


Subject = tuple[int, int]


@cache
def _clause() -> re.Pattern[str]:
    return re.compile("[NPE][^,\nFQwhRsk]{0,8}(?P<verb>[FQ])")


@cache
def _after(brief: bool) -> re.Pattern[str]:
    return re.compile(_BRIEF_AFTER if brief else _AFTER, re.VERBOSE)


def subject_before(reading: Reading, chunk: int, floor: int) -> Subject | None:
    """The chunks of the subject of the verb at `chunk`: "[Ann Lee, a nurse,] also said".

    Nothing before the chunk `floor` is looked at.
    """
    low = max(floor, chunk - _REACH)
    known = reading.subjects
    if (chunk, low) not in known:
        known[chunk, low] = _Backwards(reading, low).subject(chunk)
    return known[chunk, low]


def subject_of_clause(
    reading: Reading, chunk: int, floor: int, *, main: bool = False
) -> tuple[Subject, int] | None:
    """The subject of the nearest finite verb before a chunk that is in no relative clause, and it.

    `main` says that the verb may be in no clause within the sentence at all,
    unless there is no other.
    """
    code = reading.code
    inner = "whksRi" if main else "wh"
    other = None
    for verb in range(chunk - 1, max(floor, chunk - _FARTHEST) - 1, -1):
        if code[verb] not in "FQ":
            continue
        subject = subject_before(reading, verb, floor)
        if subject is None:
            continue
        opener = code[subject[0] - 1] if subject[0] > floor else "\n"
        if code[subject[0]] not in "wh" and opener not in inner:
            return subject, verb
        other = other or (subject, verb)
    return other


class _Backwards:
    """Reads from a verb back to where its subject begins."""

    def __init__(self, reading: Reading, low: int) -> None:
        self.reading = reading
        self.code = reading.code
        self.low = low

    def subject(self, chunk: int) -> Subject | None:
        end = self._before_adverbs(chunk)
        if end <= self.low:
            return None
        last = self.code[end - 1]
        if last == "w" and end - 3 >= self.low and self.code[end - 3 : end - 1] in ("No", "jo"):
            return end - 3, end  # both of whom
        if last in "wE":
            return end - 1, end
        if last == "h":
            relative = end - 1 > self.low and self.code[end - 2] in "NA)"
            return (end - 1, end) if relative else None
        if last in ",-":
            start = self._before_asides(end - 1)
        elif last in "co2fiyskR\n":
            return None
        else:
            start = self._phrase(end, bare=self._is_base_form(chunk))
        return None if start is None else (start, end)

    def _before_adverbs(self, chunk: int) -> int:
        """The end of what stands before "also", "on Monday", "themselves", "have all"."""
        code = self.code
        end = chunk
        while end > self.low:
            match = _ADVERBS.match(code[max(self.low, end - 8) : end][::-1])
            if match is not None and match.end():
                end -= match.end()
            elif code[end - 1] in "NP" and end - 1 > self.low and self._is_floating(end - 1):
                end -= 1
                if code[end - 1] in "FQ":
                    end -= 1
            else:
                break
        return end

    def _is_floating(self, at: int) -> bool:
        reading = self.reading
        alone = reading.ends[at] - reading.firsts[at] == 1
        return alone and reading.form(at) in _FLOATING and self.code[at - 1] in "NAPwFQ"

    def _before_asides(self, closing: int) -> int | None:
        """The start of the phrase before what stands between commas or dashes."""
        code = self.code
        opening = closing
        found = inner = None
        for _ in range(_MOST_ASIDES):
            opening = code.rfind(code[closing], self.low, opening)
            if opening <= self.low:
                break
            if self._is_clause(opening + 1, closing):
                break
            start = self._phrase(opening, aside=True)
            if start is None:
                continue
            before = code[start - 1] if start > self.low else "\n"
            if found is None or before in "\nZhkc" or self._is_in_office(start, inner):
                found = start
            if before != ",":
                break
            inner = start
        return found

    def _is_in_office(self, start: int, inner: int | None) -> bool:
        """Whether a name stands before an office without an article: "Ann Lee, mayor of Rome"."""
        if inner is None:
            return False
        tags, firsts, ends = self.reading.analysis.tags, self.reading.firsts, self.reading.ends
        bare = tags[firsts[inner]] in "nj" and tags[ends[inner] - 1] == "n"
        return bare and tags[ends[start] - 1] == "N"

    def _is_clause(self, first: int, end: int) -> bool:
        match = _clause().match(self.code, first, end)
        if match is None or any(map(self._is_whose, range(first, match.start("verb")))):
            return False
        return not self._is_reduced(match.start("verb"))

    def _phrase(self, end: int, *, bare: bool = False, aside: bool = False) -> int | None:
        """The start of the phrase that ends before `end` and hangs on no preposition or verb.

        `bare` says that the verb may hang on one before: "heard [Ann Lee] speak".
        What stands after a preposition counts if there is nothing else, unless `aside`.
        """
        code, low = self.code, self.low
        at = end - 1
        governed = None  # As [Ann Lee] said; about [half of them] said
        while at >= low:
            mark = code[at]
            if mark in "NPAE":
                while mark == "A" and at > low:
                    at -= 1
                    mark = code[at]
                start = at
                if mark == "P" and self._is_nominative(at):
                    return start
                at -= 1
                while at >= low and code[at] in "Dj$_r":
                    at -= 1
                before = code[at] if at >= low else "\n"
                if before in "oify2GIbe":
                    opens = at == low or code[at - 1] in "\n,:;Z-sjrchk"
                    if before in "IbG" and bare and self.reading.form(at) in _WITH_BARE_FORM:
                        return start
                    if before == "i" and self.reading.form(at) in (_OPENERS if opens else _LINKS):
                        return start
                    if before == "o" and at > low and code[at - 1] in "jlLDy":
                        return at - 1  # most of them
                    if before in "GoD" and at > low and code[at - 1] == "D":
                        return at - 1  # the silencing of voices
                    if before in "if" and opens:
                        if self._is_number(start):
                            return start
                        governed = None if aside else start
                    elif before in "Ge" and opens:
                        governed = None if aside else at
                    at -= 1
                elif before in "FQ":
                    opener = self._relative(at)
                    if opener is None:
                        return start
                    at = self._before_relative(opener)
                elif before == "c":
                    first = self._coordinated(at)
                    return start if first is None else first
                else:
                    return start
            elif mark in "TjreIGb2oify_D$c":
                at -= 1
            elif mark == ")":
                at = code.rfind("(", low, at) - 1
            elif mark in "FQ":
                opener = self._relative(at)
                if opener is not None:
                    at = self._before_relative(opener)
                elif self._is_reduced(at):
                    at -= 1
                else:
                    return governed
            else:
                return governed
        return governed

    def _before_relative(self, opener: int) -> int:
        return opener - 1 - (opener - 1 > self.low and self.code[opener - 1] == ",")

    def _is_nominative(self, at: int) -> bool:
        return self.reading.form(at) in _NOMINATIVE

    def _is_base_form(self, verb: int) -> bool:
        head = self.reading.groups.get(verb)
        return head is not None and self.reading.analysis.tags[head] == "b"

    def _is_number(self, at: int) -> bool:
        return self.reading.analysis.tags[self.reading.firsts[at]] == "y"

    def _relative(self, verb: int) -> int | None:
        """The "who" or "that" of the relative clause that a verb stands in."""
        code, low = self.code, self.low
        at = verb - 1
        while at > low and code[at] in "rT":
            at -= 1
        if at <= low:
            return None
        if code[at] == "h":
            return at if code[at - 1] in "NA)c" else None
        for place in range(at, max(low, at - _LONGEST_RELATIVE), -1):
            mark = code[place]
            if mark == "w" or (mark == "N" and self._is_whose(place)):
                return place
            if mark in "\n,;:Zhks":
                return None
        return None

    def _is_whose(self, at: int) -> bool:
        return self.reading.forms[self.reading.firsts[at]].lower() == "whose"

    def _is_reduced(self, verb: int) -> bool:
        """Whether a past form is rather a participle: "a survey released in May"."""
        reading = self.reading
        return (
            reading.ends[verb] - reading.firsts[verb] == 1
            and verb > self.low
            and self.code[verb - 1] in "NA"
            and self.code[verb + 1] in "oify2T,)FQ"
            and reading.form(verb).endswith(("ed", "n", "t", "d"))
        )

    def _coordinated(self, joint: int) -> int | None:
        """The start of "Ann Lee, the mayor and" before an "and", if it can be a subject."""
        code, low = self.code, self.low
        if self.reading.form(joint) not in ("and", "or", "nor", "&"):
            return None
        at = joint - 1
        at -= code[at] == ","
        found = None
        for _ in range(_MOST_LISTED):
            while at >= low and code[at] == "A":
                at -= 1
            if at < low or code[at] not in "NP":
                return found
            start = at
            at -= 1
            while at >= low and code[at] in "oify" and at > low and code[at - 1] in "NA":
                at -= 1
                while at > low and code[at] == "A":
                    at -= 1
                start = at
                at -= 1
            while at >= low and code[at] in "Dj$_":
                at -= 1
            before = code[at] if at >= low else "\n"
            if before in "\n,srRhk:;Z-(" or (before == "F" and at in self.reading.cues):
                found = start
            if before != "," or at <= low or code[at - 1] not in "NA":
                return found
            at -= 1
        return found


def subject_after(reading: Reading, chunk: int, *, brief: bool = False) -> Subject | None:
    """The chunks of the subject from `chunk` on: "said [Ann Lee, who lives in Iowa]".

    `brief` says that more of the sentence follows, so that what comes after a
    comma may be its own: "according to [Ann Lee], the dam broke".
    """
    match = _after(brief).match(reading.code, chunk, chunk + _REACH)
    if match is None:
        return None
    return chunk, match.end()


def subject_by(reading: Reading, chunk: int, limit: int) -> Subject | None:
    """The chunks of the agent of a passive from `chunk` on: "was blamed by [Ann Lee]"."""
    code = reading.code
    at = code.find("y", chunk, min(limit, chunk + 8))
    if at < 0 or any(c in "FQ,Z" for c in code[chunk:at]):
        return None
    return subject_after(reading, at + 1)


def tokens_of(reading: Reading, subject: Subject) -> Range:
    """The token range of a subject, a comma or full stop at its end left out."""
    first, end = reading.tokens(*subject)
    while end - 1 > first and reading.forms[end - 1] in (",", ".", "\n"):
        end -= 1
    return first, end
