"""ClauseWords: the words that clauses hang on."""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from claimtrack.lexicon import Lexicon
from claimtrack.text.inflection import irregular_verbs, plural, verb_forms

__all__ = ["ClauseWords", "clause_words"]

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
    `focus` adverbs that go with an opener ("even if"); `finite` irregular pasts that
    are no participles.
    """

    openers: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    starts: frozenset[str]
    takes: dict[str, frozenset[str]]
    nouns: frozenset[str]
    times: frozenset[str]
    focus: frozenset[str]
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
    _, _, pasts, participles, _ = zip(*irregular_verbs(lexicon), strict=True)
    return ClauseWords(
        {first: tuple(sorted(found, reverse=True)) for first, found in by_first.items()},
        frozenset(by_first) | {word.capitalize() for word in by_first},
        _takes(lexicon),
        frozenset(nouns) | {plural(word) for word in nouns},
        frozenset(form for word in times for form in (word, word.capitalize())),
        lexicon.words("focus_adverbs"),
        frozenset(chain(*pasts)).difference(*participles),
    )


def _takes(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    forms = lexicon.built(verb_forms)
    takes: dict[str, set[str]] = {}
    for table in ("reporting_verbs", "clause_verbs"):
        for row in lexicon.rows(table):
            base, _, _ = row["word"].partition(" ")  # point out
            for form in forms[base]:
                takes.setdefault(form, set()).update(row["takes"].split())
    return {form: frozenset(found) for form, found in takes.items()}
