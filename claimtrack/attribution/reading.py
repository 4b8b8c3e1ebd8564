"""Reading: a text as a string of one character per chunk, for patterns to run over.

A chunk is a base noun phrase, a verb group, a passage of direct speech, or any
other single word or mark:

    N noun phrase  P personal pronoun  w who, which, what  E there  T day or date
    A noun phrase that opens with a possessive 's
    F finite verb group  Q the same, passive  I to-infinitive  G -ing  e participle  b base form
    o of  y by  2 to  f for  i other preposition  h that  k whether, if
    s other subordinator  R how, why, when, where  c and, but, or  r adverb  j adjective
    a according  Z direct speech  , . : ; - ( )  and the sentinel after each sentence
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

from claimtrack.attribution.cues import Cue, CueTable, cue_table
from claimtrack.text.analysis import Analysis
from claimtrack.text.quotations import Quotation

__all__ = ["Reading", "read"]

_WORDS = {
    "of": "o", "by": "y", "to": "2", "for": "f", "whether": "k", "if": "k", "according": "a",
    ":": ":", ";": ";", "--": "-", "-": "-", "\u2014": "-", "\u2013": "-", "...": "r",
    "\u2026": "r", "\u201c": "", "\u201d": "", "\u2018": "", "\u2019": "", "<": "", ">": "",
}
_GROUP_CHARACTER = {"t": "I", "g": "G", "G": "G", "k": "G", "e": "e", "b": "b", "B": "b"}
_BEFORE_TIMES = frozenset(("last", "this", "next", "earlier", "late", "early"))
_FINITE = "pzdoAWHKQq"
_FINITE_OR_COMMA = _FINITE + ","
_MAY_OPEN_SPEECH = "[(.\u2026-\u2014$\u201c\u2018"
_LEAST_SPEECH = 3  # words: what is shorter is a title, a nickname or a scare quote


class Reading:
    """The chunks of an analysed text.

    `code` has one character per chunk, `firsts` and `ends` their token
    numbers; `closing` maps the opening mark of a quotation to its end, `cues`
    the number of a chunk to the cue that heads it, and
    `quoted` has a 1 for every token between quotation marks.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.forms = analysis.forms
        self.table: CueTable = analysis.lexicon.built(cue_table)
        self.quoted = bytearray(len(analysis.forms) + 1)
        self.speeches: list[Quotation] = []
        self.closing: dict[int, int] = {}
        self.cues: dict[int, Cue] = {}
        self.noun_cues: dict[int, Cue] = {}
        self.adjective_cues: dict[int, Cue] = {}
        self.groups: dict[int, int] = {}
        self.firsts = array("l")
        self.ends = array("l")
        self._mark_quotations()
        self.code = self._chunk()

    def chunk_at(self, token: int) -> int:
        """The number of the chunk that a token stands in."""
        return bisect_right(self.firsts, token) - 1

    def sentence_start(self, chunk: int) -> int:
        """The first chunk of the sentence that a chunk stands in."""
        number = bisect_left(self._sentinels, chunk)
        return self._sentinels[number - 1] + 1 if number else 0

    def sentence_end(self, chunk: int) -> int:
        """The sentinel after the sentence that a chunk stands in."""
        number = bisect_left(self._sentinels, chunk)
        return self._sentinels[number] if number < len(self._sentinels) else len(self.code)

    @cached_property
    def _sentinels(self) -> list[int]:
        return [at for at, character in enumerate(self.code) if character == "\n"]

    @cached_property
    def _words(self) -> tuple[list[int], list[int]]:
        """How many words, and how many quoted ones, stand before each token."""
        words = [form[0].isalnum() for form in self.forms]
        quoted = [a and b for a, b in zip(words, self.quoted, strict=False)]
        return list(accumulate(words, initial=0)), list(accumulate(quoted, initial=0))

    def words_in(self, first: int, end: int) -> tuple[int, int]:
        """The number of words and of quoted words among the tokens `first` up to `end`."""
        words, quoted = self._words
        return words[end] - words[first], quoted[end] - quoted[first]

    def form(self, chunk: int) -> str:
        """The last word of a chunk in lower case."""
        return self.forms[self.ends[chunk] - 1].lower()

    def tokens(self, first: int, end: int) -> tuple[int, int]:
        """The token range of the chunks from `first` up to `end`."""
        return self.firsts[first], self.ends[end - 1]

    def _mark_quotations(self) -> None:
        quoted = self.quoted
        last = 0
        for quotation in self.analysis.quotations:
            first, end = quotation.first, quotation.end
            if end - first - 2 >= _LEAST_SPEECH or not quotation.single:
                quoted[first:end] = b"\x01" * (end - first)
            if quotation.closed:
                self.closing[first] = end
            if first < last or quotation.nested:
                continue
            if self._is_speech(quotation):
                self.speeches.append(quotation)
                last = end

    def _is_speech(self, quotation: Quotation) -> bool:
        """Whether a quotation gives whole sentences, and so is a piece of its own.

        A quotation within a sentence (called it "a big mistake") is read as
        part of that sentence; a title ("The Art of Love") is none.
        """
        first, end = quotation.first + 1, quotation.end - quotation.closed
        while end > first and self.forms[end - 1] == "\n":
            end -= 1
        tags, forms = self.analysis.tags, self.forms
        if end - first < _LEAST_SPEECH:
            return end > first and forms[end - 1] in ".!?,"
        lead = forms[first]
        if not (lead[0].isupper() or lead[0].isdigit() or lead[0] in _MAY_OPEN_SPEECH):
            return False
        inner = tags[first:end]
        if "\n" in inner or forms[end - 1] in (".", "!", "?", ",", "...", "\u2026", "--", "\u2014"):
            return True
        return any(tag in "pzdoAWHKQqb" for tag in inner)

    def _chunk(self) -> str:
        analysis = self.analysis
        tags, forms = analysis.tags, self.forms
        rows: list[tuple[int, ...]] = [*analysis.phrase_rows, *analysis.group_rows]  # type: ignore[list-item]
        rows.sort(key=_first_of)
        out: list[str] = []
        firsts, ends = self.firsts, self.ends
        verbs, nouns, adjectives = self.table.verbs, self.table.nouns, self.table.adjectives
        times = self.table.times
        words = _WORDS
        speeches = iter(self.speeches)
        speech = next(speeches, None)
        at = 0
        total = len(tags)
        index = 0
        count = len(rows)
        quoted = self.quoted
        while at < total:
            if speech is not None and at >= speech.first:
                out.append("Z")
                firsts.append(speech.first)
                end = speech.end
                while end > speech.first + 1 and forms[end - 1] == "\n":
                    end -= 1
                ends.append(end)
                at = end
                speech = next(speeches, None)
                while index < count and rows[index][0] < at:
                    index += 1
                continue
            if index < count and rows[index][0] <= at:
                row = rows[index]
                index += 1
                first, end = row[0], row[1]
                if first < at:
                    continue
                if speech is not None and end > speech.first:
                    end = speech.first
                head = row[2]
                if (
                    len(row) == 3 and tags[first] == "g" and end - first > 1
                    and forms[first].lower() in verbs
                ):  # ", saying Monday that": not a phrase of one noun
                    out.append("G")
                    self.groups[len(firsts)] = first
                    if not quoted[first]:
                        self.cues[len(firsts)] = verbs[forms[first].lower()]
                    firsts.append(first)
                    ends.append(first + 1)
                    first += 1
                if len(row) == 3 and end - first > 1 and self._hides_verb(first, end, out):
                    # "Residents fear that ...": not a phrase of two nouns
                    out.append(self._phrase_character(tags, forms, first, end - 1, end - 2, times))
                    firsts.append(first)
                    ends.append(end - 1)
                    out.append("F")
                    self.groups[len(firsts)] = end - 1
                    self.cues[len(firsts)] = verbs[forms[end - 1].lower()]
                    firsts.append(end - 1)
                    ends.append(end)
                    at = end
                    continue
                if (
                    len(row) == 3 and end - first == 1 and out and out[-1] == "F"
                    and forms[first] in adjectives and not quoted[first]
                ):
                    out.append("j")
                    self.adjective_cues[len(firsts)] = adjectives[forms[first]]
                elif len(row) == 3:
                    out.append(self._phrase_character(tags, forms, first, end, head, times))
                    cue = nouns.get(forms[head].lower())
                    if cue is not None and not quoted[head]:
                        self.noun_cues[len(firsts)] = cue
                else:
                    lead = tags[first]
                    word = forms[head].lower()
                    if lead == "g" and end == first + 1 and word in nouns and first and (
                        tags[first - 1] in "aSD"
                    ):  # "the panel's finding that ...": a noun after all
                        if out and out[-1] in "_SD":
                            out.pop()
                            firsts.pop()
                            ends.pop()
                            first -= 1
                        out.append("A" if tags[first] == "a" else "N")
                        if not quoted[head]:
                            self.noun_cues[len(firsts)] = nouns[word]
                    elif (
                        end == first + 1 and forms[first][0].isupper() and word not in verbs
                        and tags[end] in _FINITE and (not out or out[-1] in "\n,cZ")
                    ):  # "Hoover estimated ...": a name that is a verb, too
                        out.append("N")
                    elif word == "according":
                        out.append("a")
                    else:
                        if row[3]:
                            out.append("Q" if row[7] else "F")
                        elif lead == "b" and out and out[-1] in "NPwA":
                            out.append("F")  # a present that looks like an infinitive
                        else:
                            out.append(_GROUP_CHARACTER.get(lead, "b"))
                        self.groups[len(firsts)] = head
                        if not quoted[head]:
                            cue = verbs.get(word)
                            if cue is not None and not (row[7] and word in adjectives):
                                self.cues[len(firsts)] = cue
                            elif (cue := adjectives.get(word)) is not None:
                                self.adjective_cues[len(firsts)] = cue
                firsts.append(first)
                ends.append(end)
                at = end
                continue
            form = forms[at]
            word = form.lower()
            tag = tags[at]
            character = words.get(word)
            if character is None:
                if word == "that" and tag in "swiDL":
                    character = "h"
                else:
                    character = "_" if tag == "a" else tag
                    if tag in "jJ":
                        character = "j"
                        if (
                            word in verbs and word not in adjectives and not quoted[at]
                            and out and out[-1] in "NP" and forms[at + 1].lower() == "that"
                        ):  # "Police learned that ..."
                            character = "F"
                            self.groups[len(firsts)] = at
                            self.cues[len(firsts)] = verbs[word]
                        elif out and tags[at + 1] in _FINITE_OR_COMMA and (
                            out[-1] == "D" or (out[-1] in "NA" and ends[-1] == at)
                        ):  # the 43-year-old asked; the attorney general, Ann Lee,
                            if out[-1] == "D":
                                out[-1] = "N"
                            ends[-1] = at + 1
                            character = ""
                        elif tags[at + 1] in _FINITE and form[0].isupper() and (
                            not out or out[-1] in "\n,cZ"
                        ):
                            character = "N"
                        elif word in adjectives and not quoted[at]:
                            self.adjective_cues[len(firsts)] = adjectives[word]
                    elif tag in "pzdbg":
                        character = "G" if tag == "g" else "b" if tag == "b" else "F"
                        self.groups[len(firsts)] = at
                        if word in verbs and not quoted[at]:
                            self.cues[len(firsts)] = verbs[word]
            if character:
                out.append(character)
                firsts.append(at)
                ends.append(at + 1)
            at += 1
        return "".join(out)

    def _hides_verb(self, first: int, end: int, out: list[str]) -> bool:
        """Whether the last noun of a phrase is rather the verb of a clause."""
        forms, tags = self.forms, self.analysis.tags
        word = forms[end - 1].lower()
        if word not in self.table.verbs or self.quoted[end - 1] or tags[end - 1] not in "nm":
            return False
        if word.endswith(("ing", "ed")) or tags[end - 2] not in "nmNM":
            return False
        if out and out[-1] not in "\n,chs":
            return False
        # Subject and verb agree: the group claims, residents fear.
        if word.endswith("s") == (tags[end - 2] in "mM"):
            return False
        follows = forms[end].lower()
        if follows == "that":
            return tags[end + 1 : end + 2] != "\n"
        return tags[end] in "DSP" and follows != "'s"

    @staticmethod
    def _phrase_character(
        tags: str, forms: list[str], first: int, end: int, head: int, times: frozenset[str]
    ) -> str:
        lead = tags[first]
        if lead == "P":
            return "P"
        if lead == "w":
            return "h" if forms[first].lower() == "that" and end == first + 1 else "w"
        if lead == "V":
            return "E"
        if lead == "a":
            return "A"
        if end - first == 1 and forms[first].lower() == "that":
            return "h"
        word = forms[head].lower()
        if word in times and (
            word[0] != forms[head][0]
            or (end - first > 1 and forms[first].lower() in _BEFORE_TIMES)
            or (end - first > 1 and forms[first].lower() in times)
        ):
            return "T"
        return "N"


def _first_of(row: tuple[int, ...]) -> int:
    return row[0]


def read(analysis: Analysis) -> Reading:
    """The chunks of a text."""
    return Reading(analysis)
