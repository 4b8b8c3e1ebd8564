"""ClauseCode: a text as one character per token, as the clause pass reads it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimtrack.lexicon import Lexicon
from claimtrack.text.groups import GroupRow, PhraseRow
from claimtrack.text.inflection import ing_form, past_tense, plural, third_person

__all__ = ["ClauseCode", "ClauseWords", "Opener", "clause_code", "clause_words"]


class Opener(NamedTuple):
    """Words that open a clause: the kind of the clause, and how many words."""

    kind: str
    size: int


class ClauseWords(NamedTuple):
    """The words that clauses hang on, in lower case, verbs and nouns in all their forms."""

    openers: dict[str, tuple[tuple[tuple[str, ...], str], ...]]  # by first word, longest first
    starts: frozenset[str]  # the first words, with a capital too
    takes: dict[str, frozenset[str]]  # verb -> that, wh, whom, quote
    nouns: frozenset[str]  # "the fact that"
    times: frozenset[str]  # heads of phrases that are no subject: "last week"


def clause_words(lexicon: Lexicon) -> ClauseWords:
    """The words of a lexicon; get them with `lexicon.built(clause_words)`."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    kinds = {row["word"]: row["opens"] for row in lexicon.rows("clause_openers")}
    kinds |= {row["word"]: "condition" for row in lexicon.rows("conditions")}
    for phrase, kind in kinds.items():
        first, *rest = phrase.split()
        by_first.setdefault(first, []).append((tuple(rest), kind))
    openers = {first: tuple(sorted(found, reverse=True)) for first, found in by_first.items()}
    irregular = {row["base"]: row for row in lexicon.rows("verbs_irregular")}
    takes: dict[str, frozenset[str]] = {}
    for table in ("reporting_verbs", "clause_verbs"):
        for row in lexicon.rows(table):
            base, found = row["word"], frozenset(row["takes"].split())
            other = irregular.get(base)
            past = (other and other["past"].split()) or [past_tense(base)]
            participle = (other and other["participle"].split()) or past
            third = (other and other["third"]) or third_person(base)
            ing = (other and other["ing"]) or ing_form(base)
            for form in (base, third, ing, *past, *participle):
                takes.setdefault(form, found)
    nouns = [row["word"] for row in lexicon.rows("clause_nouns")]
    nouns += [r["word"] for r in lexicon.rows("reporting_nouns") if "that" in r["takes"].split()]
    times = (row["word"] for row in lexicon.rows("times_words") if row["class"] in _TIME_CLASSES)
    return ClauseWords(
        openers,
        frozenset(openers) | {word.capitalize() for word in openers},
        takes,
        frozenset(nouns) | {plural(word) for word in nouns},
        frozenset(times),
    )


_TIME_CLASSES = frozenset(
    "DAYLIKE DAYPART DAYPARTS MONTH NAMEDDAY PERIODW SEASON SEASONS UNIT1 UNITS WEEKDAY"
    " WEEKDAYS WEEKENDW".split()
)

#: F finite, T to-infinitive, B bare form, G -ing, E participle; N noun phrase, P pronoun, D time,
#: W who, which, what; Q where, why; H that, S another opener; C and; I preposition, R adverb or
#: not, J adjective, X auxiliary apart from its verb; marks stand for themselves; _ goes on.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("bpzdegfvaluXtyDSPLwVsnmNM$k", "_"),
        **dict.fromkeys("oBAWEGHKQq", "X"),
        **dict.fromkeys("rx", "R"),
        **dict.fromkeys("jJ", "J"),
        "i": "I",
        "f": "I",
        "c": "C",
        "R": "Q",
    }
)
_VERBS = {"t": "T", "b": "B", "B": "B", "g": "G", "G": "G", "k": "G", "e": "E", "E": "E", "x": "T"}


class ClauseCode(NamedTuple):
    """The text as a string (see above), and what begins at some of its tokens."""

    code: str
    openers: dict[int, Opener]
    groups: dict[int, GroupRow]
    words: ClauseWords


def clause_code(
    forms: list[str],
    tags: str,
    phrases: list[PhraseRow],
    groups: list[GroupRow],
    words: ClauseWords,
) -> ClauseCode:
    """The chunks of a text and the words that open clauses, one character per token."""
    marks = list(tags.translate(_PLAIN))
    times = words.times
    for first, end, head in phrases:
        tag = tags[first]
        if tag == "w" or (tag == "S" and forms[first].lower() == "whose"):
            mark = "W"
        elif tag == "P":
            mark = "P"
        else:
            mark = "D" if forms[head].lower() in times else "N"
        marks[first:end] = mark + "_" * (end - first - 1)
    by_first: dict[int, GroupRow] = {}
    for row in groups:
        first, end = row.first, row.end
        mark = "F" if row.finite else _VERBS.get(tags[first], "B")
        marks[first:end] = mark + "_" * (end - first - 1)
        by_first[first] = row
    openers: dict[int, Opener] = {}
    starts = words.starts
    last = -1
    for n, form in enumerate(forms):
        if n <= last:
            continue
        tag = tags[n]
        opener = None
        if form in starts:
            opener = _opener(forms, tags, marks, n, words.openers[form.lower()])
        if opener is not None and opener.kind == "coordinate":
            marks[n] = "C"
        elif opener is not None:
            openers[n] = opener
            last = n + opener.size - 1
            marks[n : last + 1] = "S" + "_" * (opener.size - 1)
        elif tag == "s":
            marks[n] = "H" if form.lower() == "that" else "I"
        elif tag == "v" and marks[n + 1] in "ND":
            marks[n] = "I"
    return ClauseCode("".join(marks), openers, by_first, words)


def _opener(
    forms: list[str],
    tags: str,
    marks: list[str],
    n: int,
    entries: tuple[tuple[tuple[str, ...], str], ...],
) -> Opener | None:
    for rest, kind in entries:
        end = n + 1 + len(rest)
        if rest:
            if tuple(form.lower() for form in forms[n + 1 : end]) == rest:
                if _clause_follows().match("".join(marks[end : end + _AHEAD])):
                    return Opener(kind, end - n)
        elif kind == "coordinate":
            follows = "".join(marks[end : end + _AHEAD])
            return (
                Opener(kind, 1) if tags[n - 1] == "," and _clause_follows().match(follows) else None
            )
        elif tags[n] == "s" or (tags[n] == "R" and kind == "adverbial"):
            return Opener(kind, 1) if tags[n] == "s" else None
        elif tags[n] == "i" and marks[end : end + 1] == ["G"]:
            return Opener(kind, 1)
        elif tags[n] in "ir" or (tags[n] in "deg" and tags[n - 1] in ",\n"):
            if _clause_follows().match("".join(marks[end : end + _AHEAD])):
                return Opener(kind, 1)
    return None


_AHEAD = 12


@cache
def _clause_follows() -> re.Pattern[str]:
    """A subject and its verb, or a participle: as [expected], than [analysts expected]."""
    return re.compile(r"R?(?:[FGEB]|(?:[NPDW]_*)(?:I[ND]_*)?R?F)")
