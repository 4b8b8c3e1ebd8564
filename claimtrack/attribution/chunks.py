"""Chunks: a text as a string of one character per chunk, for patterns to run over.

A chunk is a base noun phrase, a verb group, a passage of direct speech, or any
other single word or mark:

    N noun phrase  P personal pronoun  w who, which, what  E there  T day or date
    A noun phrase that opens with a possessive 's
    F finite verb group  Q the same, passive  I to-infinitive  G -ing  e participle  b base form
    o of  y by  2 to  f for  i other preposition  h that  k whether, if
    s other subordinator  R how, why, when, where  c and, but, or  r adverb  j adjective
    a according  Z direct speech  , . : ; - ( )  and the sentinel after each sentence

Quotation marks within a sentence are left out, so that no pattern needs to
know of them. Where the shallow analysis took a verb for a noun, an adjective
or a part of a name, and the words around tell, it is read as what it is.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from claimtrack.attribution.cues import Cue, CueTable
from claimtrack.text.analysis import Analysis
from claimtrack.text.quotations import Quotation

__all__ = ["Chunks"]

_WORDS = {
    "of": "o",
    "by": "y",
    "to": "2",
    "for": "f",
    "whether": "k",
    "if": "k",
    "according": "a",
    ":": ":",
    ";": ";",
    "--": "-",
    "-": "-",
    "\u2014": "-",
    "\u2013": "-",
    "\u2015": "-",
    "...": "r",
    "\u2026": "r",
    "\u201c": "",
    "\u201d": "",
    "\u2018": "",
    "\u2019": "",
    "<": "",
    ">": "",
}
_GROUP_CHARACTER = {"t": "I", "g": "G", "G": "G", "k": "G", "e": "e", "b": "b", "B": "b"}
_BEFORE_TIMES = frozenset(("last", "this", "next", "earlier", "late", "early"))
_ONLY_PARTICLES = frozenset(("out", "up", "off", "down", "away", "back", "forward"))
_FINITE = "pzdoAWHKQq"  # tags of words that a finite verb group begins with


class Chunks:
    """The chunks of an analysed text.

    `code` has one character per chunk; `firsts` and `ends` are their token
    numbers. `groups` maps a verb chunk to its head; `cues`, `noun_cues` and
    `adjective_cues` map a chunk outside quotation marks to the cue it holds.
    """

    def __init__(
        self,
        analysis: Analysis,
        table: CueTable,
        *,
        quoted: bytearray,
        speeches: Sequence[Quotation],
    ) -> None:
        self._forms, self._tags = analysis.forms, analysis.tags
        self._table = table
        self._quoted = quoted
        self._out: list[str] = []
        self.firsts, self.ends = array("l"), array("l")
        self.groups: dict[int, int] = {}
        self.cues: dict[int, Cue] = {}
        self.noun_cues: dict[int, Cue] = {}
        self.adjective_cues: dict[int, Cue] = {}
        rows: list[Any] = [*analysis.phrase_rows, *analysis.group_rows]
        rows.sort(key=_first_of)
        self._run(rows, speeches)
        self.code = "".join(self._out)

    def _run(self, rows: list[tuple[int, ...]], speeches: Sequence[Quotation]) -> None:
        forms, total = self._forms, len(self._forms)
        coming = iter(speeches)
        speech = next(coming, None)
        number, count = 0, len(rows)
        at = 0
        while at < total:
            if speech is not None and at >= speech.first:
                at = speech.end
                while at > speech.first + 1 and forms[at - 1] == "\n":
                    at -= 1
                self._add("Z", speech.first, at)
                speech = next(coming, None)
                while number < count and rows[number][0] < at:
                    number += 1
            elif number < count and rows[number][0] <= at:
                row = rows[number]
                number += 1
                if row[0] < at:
                    continue
                end = row[1]
                if speech is not None and end > speech.first:
                    end = speech.first
                if len(row) == 3:
                    self._phrase(row[0], end, row[2])
                else:
                    end = self._group(row, end)
                at = end
            else:
                self._word(at)
                at += 1

    def _add(self, character: str, first: int, end: int) -> None:
        self._out.append(character)
        self.firsts.append(first)
        self.ends.append(end)

    def _verb(self, character: str, first: int, end: int, head: int, cue: Cue | None) -> None:
        chunk = len(self._out)
        self.groups[chunk] = head
        if cue is not None and not self._quoted[head]:
            self.cues[chunk] = cue
        self._add(character, first, end)

    def _opens_clause(self) -> bool:
        return not self._out or self._out[-1] in "\n,cZ"

    def _phrase(self, first: int, end: int, head: int) -> None:
        forms, tags, table = self._forms, self._tags, self._table
        out = self._out
        if end - first > 1:
            if tags[first] == "g" and (cue := table.verbs.get(forms[first].lower())) is not None:
                # ", saying Monday that": not a phrase of one noun
                self._verb("G", first, first + 1, first, cue)
                first += 1
            if end - first > 1 and self._hides_verb(end):
                # "Residents fear that ...": not a phrase of two nouns
                self._add(self._phrase_character(first, end - 1, end - 2), first, end - 1)
                cue = table.verbs[forms[end - 1].lower()]
                self._verb("F", end - 1, end, end - 1, cue)
                return
        elif (
            out
            and out[-1] == "F"
            and not self._quoted[first]
            and ((cue := table.adjectives.get(forms[first])) is not None)
        ):
            self.adjective_cues[len(out)] = cue
            self._add("j", first, end)
            return
        cue = table.nouns.get(forms[head].lower())
        if cue is not None and not self._quoted[head]:
            self.noun_cues[len(out)] = cue
        self._add(self._phrase_character(first, end, head), first, end)

    def _group(self, row: tuple[int, ...], end: int) -> int:
        """Add a verb group, and return where it ends: a cue has its particle ("pointed out")."""
        tags, table, out = self._tags, self._table, self._out
        first, head = row[0], row[2]
        lead, word = tags[first], self._forms[head].lower()
        if end == first + 1:
            if lead == "g" and first and tags[first - 1] in "aSD" and word in table.nouns:
                self._gerund(first, end)
                return end
            if (
                tags[end] in _FINITE
                and self._forms[first][0].isupper()
                and word not in table.verbs
                and self._opens_clause()
            ):  # "Hoover estimated ...": a name that is a verb, too
                self._add("N", first, end)
                return end
        if word == "according":
            self._add("a", first, end)
            return end
        finite, passive = row[3], row[7]
        if finite:
            character = "Q" if passive else "F"
        elif lead == "b" and out and out[-1] in "NPwA":
            character = "F"  # a present that looks like an infinitive
        elif lead == "e" and out and self._follows_speech(word):
            character = "F"  # a past that looks like a participle
        else:
            character = _GROUP_CHARACTER.get(lead, "b")
        cue = table.verbs.get(word)
        if end == head + 1:
            follows = self._forms[end].lower()
            known = table.particles.get(word, {}).get(follows)
            if known is not None:
                cue, end = known, end + 1
            elif follows in _ONLY_PARTICLES and cue is not None and "that" not in cue.takes:
                cue = None  # called off
        if (cue is None or passive) and word in table.adjectives and not self._quoted[head]:
            self.adjective_cues[len(out)] = table.adjectives[word]
            cue = None
        self._verb(character, first, end, head, cue)
        return end

    def _follows_speech(self, word: str) -> bool:
        """ "Yes," Lee [said] by telephone; those surveyed [said] that they liked it."""
        cue = self._table.verbs.get(word)
        if cue is None or not cue.takes & {"quote", "that"}:
            return False
        out = self._out
        return out[-1] == "F" or (out[-1] in "NP" and out[-2:-1] == ["Z"])

    def _gerund(self, first: int, end: int) -> None:
        """ "the panel's finding that ...": a noun after all."""
        head = first
        if self._out and self._out[-1] in "_SD":
            self._out.pop()
            self.firsts.pop()
            self.ends.pop()
            first -= 1
        if not self._quoted[head]:
            self.noun_cues[len(self._out)] = self._table.nouns[self._forms[head].lower()]
        self._add("A" if self._tags[first] == "a" else "N", first, end)

    def _word(self, at: int) -> None:
        word, tag = self._forms[at].lower(), self._tags[at]
        character = _WORDS.get(word)
        if character is None:
            if word == "that" and tag in "swiDL":
                character = "h"
            elif tag == "v":
                character = "r" if word in _ONLY_PARTICLES else "i"
            elif tag in "jJ":
                self._adjective(at, word)
                return
            elif tag in "pzdbg":
                character = "G" if tag == "g" else "b" if tag == "b" else "F"
                self._verb(character, at, at + 1, at, self._table.verbs.get(word))
                return
            else:
                character = "_" if tag == "a" else "r" if tag in "oAWHKQq" else tag
        if character:
            self._add(character, at, at + 1)

    def _adjective(self, at: int, word: str) -> None:
        """An adjective outside noun phrases, or what was taken for one."""
        out, tags, table = self._out, self._tags, self._table
        follows = tags[at + 1]
        cue = table.adjectives.get(word)
        if (
            out
            and cue is None
            and out[-1] in "NP"
            and word in table.verbs
            and (self._forms[at + 1].lower() == "that" and not self._quoted[at])
        ):  # "Police learned that ..."
            self._verb("F", at, at + 1, at, table.verbs[word])
        elif (
            out
            and (follows == "," or follows in _FINITE)
            and (out[-1] == "D" or (out[-1] in "NA" and self.ends[-1] == at))
        ):  # the 43-year-old asked; the attorney general, Ann Lee,
            if out[-1] == "D":
                out[-1] = "N"
            self.ends[-1] = at + 1
        elif follows in _FINITE and self._forms[at][0].isupper() and self._opens_clause():
            self._add("N", at, at + 1)
        else:
            if cue is not None and not self._quoted[at]:
                self.adjective_cues[len(out)] = cue
            self._add("j", at, at + 1)

    def _hides_verb(self, end: int) -> bool:
        """Whether the last noun of a phrase is rather the verb of a clause."""
        forms, tags, out = self._forms, self._tags, self._out
        word = forms[end - 1].lower()
        if word not in self._table.verbs or self._quoted[end - 1] or tags[end - 1] not in "nm":
            return False
        if word.endswith(("ing", "ed")) or tags[end - 2] not in "nmNMyj":
            return False
        if out and out[-1] not in "\n,chsZ":
            return False
        if out and out[-1] == "Z" and tags[end] in ".,i":
            return "quote" in self._table.verbs[word].takes  # "Yes," Lee notes.
        # Subject and verb agree: the group claims, residents fear.
        if word.endswith("s") == (tags[end - 2] in "mM"):
            return False
        if forms[end].lower() == "that":
            return tags[end + 1 : end + 2] != "\n"
        return tags[end] in "DSP"

    def _phrase_character(self, first: int, end: int, head: int) -> str:
        forms, lead = self._forms, self._tags[first]
        if lead == "P":
            return "P"
        if lead == "V":
            return "E"
        if lead == "a":
            return "A"
        if end - first == 1 and forms[first].lower() == "that":
            return "h"
        if lead == "w":
            return "w"
        word, opening = forms[head].lower(), forms[first].lower()
        is_time = word in self._table.times and (
            forms[head] != word
            or (end - first > 1 and (opening in _BEFORE_TIMES or opening in self._table.times))
            or (word in self._table.days and self._is_aside(end))
        )
        # In "said Monday's vote failed" the day belongs to what is said.
        return "T" if is_time and self._tags[end] != "a" else "N"

    def _is_aside(self, end: int) -> bool:
        """Whether a day is no subject: Lee [today] said it, but said [today] is a holiday."""
        return self._tags[end] not in _FINITE or self._out[-1:] in (["N"], ["P"])


def _first_of(row: tuple[int, ...]) -> int:
    return row[0]
