"""Reading: the chunks of a text, its sentences, and what stands between quotation marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

from claimtrack.attribution.chunks import Chunks
from claimtrack.attribution.cues import CueTable, cue_table
from claimtrack.text.analysis import Analysis
from claimtrack.text.quotations import Quotation

__all__ = ["Reading", "read"]

_MAY_OPEN_SPEECH = "[(.\u2026-\u2014$\u201c\u2018"
_LEAST_SPEECH = 3  # words: what is shorter is a title, a nickname or a scare quote


class Reading:
    """What the rules of attribution look at.

    `code`, `firsts`, `ends`, `cues`, `noun_cues`, `adjective_cues` and `groups`
    are those of `Chunks`. `closing` maps the opening mark of a quotation to its
    end, and `quoted` has a 1 for every token between quotation marks. `subjects`
    keeps what `subject_before` found, as several rules ask for the same verb's.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.forms = analysis.forms
        self.table: CueTable = analysis.lexicon.built(cue_table)
        self.quoted = bytearray(len(analysis.forms) + 1)
        self.speeches: list[Quotation] = []
        self.closing: dict[int, int] = {}
        self.subjects: dict[tuple[int, int], tuple[int, int] | None] = {}
        self._mark_quotations()
        chunks = Chunks(analysis, self.table, quoted=self.quoted, speeches=self.speeches)
        self.code, self.firsts, self.ends = chunks.code, chunks.firsts, chunks.ends
        self.cues, self.groups = chunks.cues, chunks.groups
        self.noun_cues, self.adjective_cues = chunks.noun_cues, chunks.adjective_cues

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


def read(analysis: Analysis) -> Reading:
    """The chunks of a text."""
    return Reading(analysis)
