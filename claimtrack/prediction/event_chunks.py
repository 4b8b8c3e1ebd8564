"""Chunks: a text as one character per phrase, verb group or single word, for reading clauses.

    N noun phrase  P personal pronoun  w who, which  T day or date
    F finite verb group  I to-infinitive  G -ing  e participle  b base form
    o of  y by  i other preposition  h that  s other subordinator  c and, but, or
    j adjective  , : ( )  and the sentinel after each sentence; adverbs and quotation marks are
    left out
"""

from __future__ import annotations

from claimtrack.prediction.entity_names import name_table
from claimtrack.text.analysis import Analysis
from claimtrack.text.groups import GroupRow

__all__ = ["Chunks"]

_GROUP = {"t": "I", "g": "G", "G": "G", "k": "G", "e": "e", "b": "b", "B": "b"}
_WORDS = {
    "of": "o", "by": "y", "that": "h", "to": "i", "for": "i", "unless": "s", "if": "s",
    "after": "s", "before": "s", "until": "s",
}
_PARTICLES = frozenset(("off", "up", "down", "out", "over", "back", "away", "aside", "forward"))
_TAGS = {
    "i": "i", "v": "i", "s": "s", "R": "s", "c": "c", "j": "j", "J": "j", ",": ",", ":": ":",
    ".": ":", "(": "(", ")": ")", "\n": "\n", "n": "N", "m": "N", "N": "N", "M": "N", "y": "N",
    "t": "i",
}
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
        self.code = self._read()

    def _read(self) -> str:
        analysis = self.analysis
        forms, tags = analysis.forms, analysis.tags
        times = analysis.lexicon.built(name_table).times
        phrases, groups = analysis.phrase_rows, analysis.group_rows
        firsts, ends, heads = self.firsts, self.ends, self.heads
        out: list[str] = []
        at = p = g = depth = 0
        next_phrase = phrases[0][0] if phrases else -1
        next_group = groups[0].first if groups else -1
        for at, tag in enumerate(tags):
            if ends and at < ends[-1]:
                continue
            while p < len(phrases) and next_phrase < at:
                p += 1
                next_phrase = phrases[p][0] if p < len(phrases) else -1
            while g < len(groups) and next_group < at:
                g += 1
                next_group = groups[g].first if g < len(groups) else -1
            if depth and tag not in ")\n":
                continue
            if at == next_phrase:
                first, end, head = phrases[p]
                if tag == "a" and out and out[-1] == "N" and ends[-1] == first:
                    ends[-1], heads[-1] = end, head
                    continue
                out.append(_phrase(forms, tags, first, end, head, times))
                heads.append(head)
                ends.append(end)
            elif at == next_group:
                row = groups[g]
                number = len(out)
                self.rows[number] = row
                self.numbers[number] = g
                out.append("F" if row.finite else _GROUP.get(tag, "b"))
                heads.append(row.head)
                ends.append(row.end)
            else:
                word = forms[at].lower()
                if tag in "vri" and word in _PARTICLES and out and out[-1] in "FIGeb":
                    continue
                character = _WORDS.get(word) if tag in "ivstDLw" else None
                if character is None:
                    character = _TAGS.get(tag, "")
                if character in ("(", ")", "\n"):
                    depth = character == "("
                    if character != "\n":
                        continue
                if not character:
                    continue
                if character == "N" and word in times:
                    character = "T"
                out.append(character)
                heads.append(at)
                ends.append(at + 1)
            firsts.append(at)
        return "".join(out)

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
        return "T"                                          # 2022
    return "N"
