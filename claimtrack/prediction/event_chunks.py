"""Chunks: a text as one character per phrase, verb group or single word, for reading clauses.

N noun phrase  P personal pronoun  w who, which  T day or date
F finite verb group  I to-infinitive  G -ing  e participle  b base form
o of  y by  i other preposition  h that  s other subordinator  c and, but, or
j adjective  , : ( )  and the sentinel after each sentence; adverbs and quotation marks are
left out
"""

from __future__ import annotations

from claimtrack.prediction.amounts import quantity_words
from claimtrack.prediction.entity_names import name_table
from claimtrack.text.analysis import Analysis
from claimtrack.text.groups import GroupRow

__all__ = ["Chunks"]

_GROUP = {"t": "I", "g": "G", "G": "G", "k": "G", "e": "e", "b": "b", "B": "b"}
_WORDS = {
    "of": "o",
    "by": "y",
    "that": "h",
    "to": "i",
    "for": "i",
    "unless": "s",
    "if": "s",
    "after": "s",
    "before": "s",
    "until": "s",
}
_PARTICLES = frozenset(("off", "up", "down", "out", "over", "back", "away", "aside", "forward"))
_TAGS = {
    "i": "i",
    "v": "i",
    "s": "s",
    "R": "s",
    "c": "c",
    "j": "j",
    "J": "j",
    ",": ",",
    ":": ":",
    ".": ":",
    "(": "(",
    ")": ")",
    "\n": "\n",
    "n": "N",
    "m": "N",
    "N": "N",
    "M": "N",
    "y": "N",
    "t": "i",
}
#: Words before a number that mostly say where or when: over two years.
_OF_PLACES = frozenset(("around", "over", "under"))
_NEARBY = frozenset(("last", "this", "next", "earlier", "late", "early", "every", "each"))


class Chunks:
    """The chunks of an analysis.

    `code` has a character per chunk, `firsts`, `ends` and `heads` their token
    numbers, `rows` the verb group of those that are one and `numbers` which
    of `analysis.group_rows` that is.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.firsts: list[int] = []
        self.ends: list[int] = []
        self.heads: list[int] = []
        self.rows: dict[int, GroupRow] = {}
        self.numbers: dict[int, int] = {}
        self.bounds = analysis.lexicon.built(quantity_words).bounds
        self.code = self._read()

    def _read(self) -> str:
        analysis = self.analysis
        forms, tags = analysis.forms, analysis.tags
        times = analysis.lexicon.built(name_table).times
        groups = analysis.group_rows
        firsts, ends, heads = self.firsts, self.ends, self.heads
        out: list[str] = []
        found: list[tuple[int, int, int]] = sorted(
            [*analysis.phrase_rows, *[(row.first, -n - 1, 0) for n, row in enumerate(groups)]]
        )
        found.append((len(tags), 0, 0))
        at = 0
        inside = False  # brackets
        for first, end, head in found:
            while at < first:  # the words between
                tag = tags[at]
                if tag in "()\n":
                    inside = tag == "("
                if not inside and tag not in "()":
                    self._word(at, forms[at], tag, out, times)
                at += 1
            if first < at or not end:
                continue
            number = -end - 1
            row = groups[number] if end < 0 else None
            at = row.end if row is not None else end
            if inside:
                continue
            if row is not None:
                self.rows[len(out)] = row
                self.numbers[len(out)] = number
                out.append("F" if row.finite else _GROUP.get(tags[first], "b"))
                heads.append(row.head)
            elif tags[first] == "a" and out and out[-1] == "N" and ends[-1] == first:
                ends[-1], heads[-1] = end, head  # Poland | 's parliament
                continue
            else:
                if tags[first] in "y$J" and out and out[-1] in "ij":
                    first = self._bound(first, out)
                out.append(_phrase(forms, tags, first, end, head, times))
                heads.append(head)
            firsts.append(first)
            ends.append(at)
        return "".join(out)

    def _bound(self, first: int, out: list[str]) -> int:
        """Where a phrase begins, with words that only measure its number: at least 20 people."""
        tags, firsts = self.analysis.tags, self.firsts
        number = first + (tags[first] == "J")
        if tags[number] not in "y$":
            return first
        for back in (1, 2):
            if back > len(out) or out[-back] not in "ij" or first - firsts[-back] > back:
                break
            words = [form.lower() for form in self.analysis.forms[firsts[-back] : number]]
            if " ".join(words) in self.bounds and words[-1] not in _OF_PLACES:
                first = firsts[-back]
                for column in (out, firsts, self.ends, self.heads):
                    del column[-back:]
                break
        return first

    def _word(self, at: int, form: str, tag: str, out: list[str], times: frozenset[str]) -> None:
        """Write down a word that is in no phrase and no group."""
        character = _TAGS.get(tag, "")
        if tag in "ivstDLwr":
            word = form.lower()
            if tag in "vri" and word in _PARTICLES and out and out[-1] in "FIGeb":
                return
            if tag != "r":
                character = _WORDS.get(word, character)
        elif character == "N" and form.lower() in times:
            character = "T"
        if character:
            out.append(character)
            self.firsts.append(at)
            self.ends.append(at + 1)
            self.heads.append(at)

    def sentences(self) -> list[tuple[int, int]]:
        """The half-open ranges of chunks of the sentences."""
        found = []
        first = 0
        code = self.code
        while first < len(code):
            end = code.find("\n", first)
            if end < 0:
                end = len(code)
            if end > first:
                found.append((first, end))
            first = end + 1
        return found


def _phrase(
    forms: list[str], tags: str, first: int, end: int, head: int, times: frozenset[str]
) -> str:
    lead = tags[first]
    if lead == "P":
        return "P"
    if lead == "w":
        return "h" if forms[first].lower() == "that" else "w"
    if end == first + 1 and forms[first].lower() == "that":
        return "h"
    word = forms[head].lower()
    if word in times and (
        end - first == 1 or forms[first].lower() in _NEARBY or tags[end - 1] == "y"
    ):
        return "T"
    if tags[first:end].strip("y") == "" and len(forms[first]) == 4 and end == first + 1:
        return "T"  # 2022
    return "N"
