"""Sources: the noun phrase that a cue has as its subject, as far as it reaches."""

from __future__ import annotations

import re
from functools import cache

from claimtrack.attribution.found import Range
from claimtrack.attribution.reading import Reading

__all__ = ["Subject", "subject_after", "subject_before", "subject_by"]

# Chunks a subject is looked for in; longer ones are rare, and this bounds the work per cue.
_REACH = 48
_LONGEST_RELATIVE = 14
_MOST_ASIDES = 4

_ADVERBS = re.compile(r"(?: r | T[is]? | ,r, ){0,4}", re.VERBOSE)  # read backwards
_AFTER = r"""
    (?P<phrase> [NP] A* (?: [oi] N A* ){0,4} )
    (?: \( [^()\n]{1,8} \) )?
    (?: , (?: w [^,\nZ]{1,16} | N A* (?: (?:[oif]|I) N? A* | [w] F N? ){0,6} ) (?=[,.\nZ]) ){0,2}
    (?: w [^,\nZ]{1,14} )?
"""
_FLOATING = frozenset(("all", "both", "each", "himself", "herself", "itself", "themselves"))


Subject = tuple[int, int]


@cache
def _after() -> re.Pattern[str]:
    return re.compile(_AFTER, re.VERBOSE)


def subject_before(reading: Reading, chunk: int, floor: int) -> Subject | None:
    """The chunks of the subject of the verb at `chunk`: "[Ann Lee, a nurse,] also said".

    Nothing before the chunk `floor` is looked at.
    """
    return _Backwards(reading, max(floor, chunk - _REACH)).subject(chunk)


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
            start = self._phrase(end)
        if start is None:
            return None
        return self._with_description(start), end

    def _before_adverbs(self, chunk: int) -> int:
        """The end of what stands before "also", "on Monday", "themselves", "have all"."""
        code = self.code
        end = chunk
        while end > self.low:
            match = _ADVERBS.match(code[max(self.low, end - 8) : end][::-1])
            if match is not None and match.end():
                end -= match.end()
            elif code[end - 1] == "N" and end - 1 > self.low and self._is_floating(end - 1):
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
        """The start of the phrase before ", a nurse from Iowa,", ", who lives there," or " - ... -"."""
        code = self.code
        opening = closing
        found = None
        for _ in range(_MOST_ASIDES):
            opening = code.rfind(code[closing], self.low, opening)
            if opening <= self.low:
                break
            start = self._phrase(opening)
            if start is None:
                continue
            before = code[start - 1] if start > self.low else "\n"
            if found is None or before in "\nZhkc":
                found = start
            if before != ",":
                break
        return found

    def _phrase(self, end: int) -> int | None:
        """The start of the phrase that ends before `end` and hangs on no preposition or verb."""
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
                at -= 1
                while at >= low and code[at] in "Dj$_r":
                    at -= 1
                before = code[at] if at >= low else "\n"
                if before in "oify2GIbe":
                    if before in "if" and (at == low or code[at - 1] in "\n,:;Z-sjrchk"):
                        governed = start
                        if self._is_number(start):
                            return start
                    at -= 1
                elif before in "FQ":
                    opener = self._relative(at)
                    if opener is None:
                        return start
                    at = opener - 1
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
                    at = opener - 1
                elif self._is_reduced(at):
                    at -= 1
                else:
                    return governed
            else:
                return governed
        return governed

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
            and reading.form(verb).endswith(("ed", "n", "t", "d"))
        )

    def _coordinated(self, joint: int) -> int | None:
        """The start of "Ann Lee, the mayor and" before an "and", if it can be a subject."""
        code, low = self.code, self.low
        at = joint - 1
        listed = code[at : at + 1] == ","
        at -= listed
        for _ in range(6):
            while at >= low and code[at] == "A":
                at -= 1
            if at < low or code[at] not in "NP":
                return None
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
            if before == "," and at > low and code[at - 1] in "NA":
                at -= 1
                continue
            if before in "\n,srRhk:;Z-(" or (before == "F" and at in self.reading.cues):
                return start
            return None
        return None

    def _with_description(self, start: int) -> int:
        """ "[A doctor from Iowa, ]Ann Lee said": the phrase that opens a sentence is hers."""
        code, reading = self.code, self.reading
        comma = start - 1
        if comma <= self.low or code[comma] != "," or code[start] != "N":
            return start
        if reading.analysis.tags[reading.ends[start] - 1] not in "NM":
            return start
        first = reading.sentence_start(start)
        if first < self.low or code[first] != "N":
            return start
        described = code[first:comma]
        opening = reading.forms[reading.firsts[first]].lower()
        if opening in ("a", "an", "one", "another") and not described.strip("NAoify"):
            return first
        return start


def subject_after(reading: Reading, chunk: int) -> Subject | None:
    """The chunks of the subject from `chunk` on: "said [Ann Lee, who lives in Iowa]"."""
    match = _after().match(reading.code, chunk, chunk + _REACH)
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
