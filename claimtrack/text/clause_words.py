"""ClauseWords: the words that clauses hang on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from claimtrack.lexicon import Lexicon
from claimtrack.text.inflection import ing_form, past_tense, plural, third_person

__all__ = ["ClauseWords", "clause_words"]

_NOTHING: frozenset[str] = frozenset()
#: Classes of `times_words` whose words head phrases that are rarely a subject: "last week".
_TIMES = frozenset(
    "DAYLIKE DAYPART DAYPARTS MONTH NAMEDDAY PERIODW SEASON SEASONS UNIT1 UNITS WEEKDAY"
    " WEEKDAYS WEEKENDW".split()
)


class ClauseWords(NamedTuple):
    """The words that clauses hang on, in lower case, verbs and nouns in all their forms.

    `openers` has, by first word, the other words and the kind of clause, the
    longest phrases first; `starts` their first words, with a capital too;
    `takes` what may follow a verb (that, wh, whom, quote); `nouns` those with
    a clause of their own ("the fact that"); `times` heads of times, with a capital too;
    `finite` irregular pasts that are no participles.
    """

    openers: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    starts: frozenset[str]
    takes: dict[str, frozenset[str]]
    nouns: frozenset[str]
    times: frozenset[str]
    finite: frozenset[str]


def clause_words(lexicon: Lexicon) -> ClauseWords:
    """The words of a lexicon; get them with `lexicon.built(clause_words)`."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    kinds = {row["word"]: row["opens"] for row in lexicon.rows("clause_openers")}
    conditions = lexicon.rows("conditions")
    kinds |= {r["word"]: "condition" for r in conditions if r["kind"] in ("if", "unless")}
    for phrase, kind in kinds.items():
        first, *rest = phrase.split()
        by_first.setdefault(first, []).append((tuple(rest), kind))
    nouns = [row["word"] for row in lexicon.rows("clause_nouns")]
    nouns += [r["word"] for r in lexicon.rows("reporting_nouns") if "that" in r["takes"].split()]
    times = (row["word"] for row in lexicon.rows("times_words") if row["class"] in _TIMES)
    irregular = {row["base"]: row for row in lexicon.rows("verbs_irregular")}
    pasts = {word for row in irregular.values() for word in row["past"].split()}
    participles = {word for row in irregular.values() for word in row["participle"].split()}
    no_participle = {row["base"] for row in irregular.values() if not row["participle"]}
    same = {word for base in no_participle for word in irregular[base]["past"].split()}
    return ClauseWords(
        {first: tuple(sorted(found, reverse=True)) for first, found in by_first.items()},
        frozenset(by_first) | {word.capitalize() for word in by_first},
        _takes(lexicon, irregular),
        frozenset(nouns) | {plural(word) for word in nouns},
        frozenset(form for word in times for form in (word, word.capitalize())),
        frozenset(pasts - participles - same),
    )


def _takes(
    lexicon: Lexicon, irregular: Mapping[str, Mapping[str, Any]]
) -> dict[str, frozenset[str]]:
    takes: dict[str, frozenset[str]] = {}
    for table in ("reporting_verbs", "clause_verbs"):
        for row in lexicon.rows(table):
            base, _, _ = row["word"].partition(" ")  # point out
            found = frozenset(row["takes"].split())
            other = irregular.get(base, {})
            past = other.get("past", "").split() or [past_tense(base)]
            forms = [base, *past, *other.get("participle", "").split()]
            forms.append(other.get("third") or third_person(base))
            forms.append(other.get("ing") or ing_form(base))
            for form in forms:
                takes[form] = takes.get(form, _NOTHING) | found
    return takes
