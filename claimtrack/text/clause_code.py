"""ClauseCode: a text as one character per token, as the clauses are read from it."""

from __future__ import annotations

import re
from functools import cache
from itertools import compress
from typing import NamedTuple

from claimtrack.text.clause_words import ClauseWords
from claimtrack.text.groups import GroupRow, PhraseRow

__all__ = ["ClauseCode", "Opener", "clause_code"]


class Opener(NamedTuple):
    """Words that open a clause: the kind of the clause, and how many words."""

    kind: str
    size: int


class ClauseCode(NamedTuple):
    """One character per token, and what begins at some of the tokens.

    F is a finite verb group, T to and an infinitive, B a bare form, G one with
    -ing, E a participle; N a noun phrase, P a pronoun, D a time, W who, which or
    what; Q where or why; H that, S another opener; C and; I a preposition, R an
    adverb or not, J an adjective, X an auxiliary apart from its verb. Marks
    stand for themselves, _ for the rest of a chunk and for all else.
    """

    code: str
    openers: dict[int, Opener]
    groups: dict[int, GroupRow]


_TAGS = str.maketrans(
    {
        **dict.fromkeys("bpzdegvaluXtyDSPLwVsnmNM$k", "_"),
        **dict.fromkeys("oBAWEGHKQq", "X"),
        **dict.fromkeys("rx", "R"),
        **dict.fromkeys("jJ", "J"),
        **dict.fromkeys("if", "I"),
        "c": "C",
        "R": "Q",
    }
)
#: First tag of a verb group that is not finite -> its character.
_VERBS = {"t": "T", "x": "T", "b": "B", "B": "B", "g": "G", "G": "G", "k": "G", "e": "E", "E": "E"}
#: Tokens that are looked at for a subject and a verb after a word that may open a clause.
_AHEAD = 12


def clause_code(
    forms: list[str],
    tags: str,
    phrases: list[PhraseRow],
    groups: list[GroupRow],
    words: ClauseWords,
) -> ClauseCode:
    """The chunks of a text and the words that open clauses, one character per token."""
    marks = list(tags.translate(_TAGS))
    times = words.times
    for first, end, head in phrases:
        tag = tags[first]
        if tag == "P":
            mark = "P"
        elif tag == "w" or (tag == "S" and forms[first].lower() == "whose"):
            mark = "W"
        else:
            mark = "D" if forms[head] in times else "N"
        marks[first] = mark
        if end - first > 1:
            marks[first + 1 : end] = "_" * (end - first - 1)
    by_first = {row.first: row for row in groups}
    for first, row in by_first.items():
        marks[first] = "F" if row.finite else _VERBS.get(tags[first], "B")
        if row.end - first > 1:
            marks[first + 1 : row.end] = "_" * (row.end - first - 1)
    for match in _words_apart().finditer(tags):
        n = match.start()
        if tags[n] in "jJ":
            if marks[n] == "J" and forms[n + 1].lower() == "of":
                marks[n] = "N"  # most of them
        elif tags[n] == "s":
            marks[n] = "H" if forms[n].lower() == "that" else "I"
        elif marks[n + 1] in "ND":
            marks[n] = "I"  # arrived in Rome
    openers: dict[int, Opener] = {}
    starts, last = words.starts, -1
    for n in compress(range(len(forms)), map(starts.__contains__, forms)):
        opener = _opener(forms, tags, marks, n, words) if n > last else None
        if opener is None:
            continue
        if opener.kind == "coordinate":
            marks[n] = "C"
            continue
        openers[n] = opener
        last = n + opener.size - 1
        marks[n : last + 1] = "S" + "_" * (opener.size - 1)
    return ClauseCode("".join(marks), openers, by_first)


def _opener(
    forms: list[str], tags: str, marks: list[str], n: int, words: ClauseWords
) -> Opener | None:
    """The clause that the word opens, alone or with the next ones."""
    tag = tags[n]
    for rest, kind in words.openers[forms[n].lower()]:
        end = n + 1 + len(rest)
        if rest:
            if forms[n + 1].lower() != rest[0]:
                continue
            if tuple(form.lower() for form in forms[n + 1 : end]) != rest:
                continue
        elif kind == "coordinate":
            if tags[n - 1] != ",":
                continue
        elif tag == "s":
            return Opener(kind, 1)
        elif tag == "i":
            if marks[end] == "G":  # before leaving
                return Opener(kind, 1)
        elif tag != "r" and not (tag in "deg" and tags[n - 1] in ",\n"):
            continue
        pattern = _verb_follows() if rest or tag == "i" else _clause_follows()
        if pattern.match("".join(marks[end : end + _AHEAD])):
            return Opener(kind, end - n)
    return None


@cache
def _words_apart() -> re.Pattern[str]:
    return re.compile("[sv]|[jJ](?=i)")


_CLAUSE = r"(?:[NPDW]_*)(?:I[ND]_*)?R?F"


@cache
def _clause_follows() -> re.Pattern[str]:
    """A subject and its verb: so [the army left]."""
    return re.compile(_CLAUSE)


@cache
def _verb_follows() -> re.Pattern[str]:
    """A clause or a verb without a subject: as [expected]; rather than [be tried]."""
    return re.compile(rf"R?[FGEB]|{_CLAUSE}")
