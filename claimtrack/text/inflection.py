"""Inflected forms of the verbs and nouns of a lexicon, by the rules of spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from claimtrack.lexicon import Lexicon
from claimtrack.memo import Memo

__all__ = [
    "ing_form",
    "irregular_verbs",
    "past_tense",
    "plural",
    "regular_bases",
    "third_person",
    "verb_forms",
]

Forms = tuple[str, ...]

_SHORT = re.compile(r"(?:[^aeiouy]{0,3}|[^aeiou]?qu)[aeiou][^aeiouwxy]")
_SIBILANT = ("s", "x", "z", "ch", "sh")


def third_person(base: str) -> str:
    """
    >>> [third_person(v) for v in ("vote", "pass", "deny", "play", "veto")]
    ['votes', 'passes', 'denies', 'plays', 'vetoes']
    """
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    if base.endswith((*_SIBILANT, "o")):
        return base + "es"
    return base + "s"


def past_tense(base: str) -> str:
    """
    >>> [past_tense(v) for v in ("vote", "deny", "plan", "agree", "play")]
    ['voted', 'denied', 'planned', 'agreed', 'played']
    """
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ied"
    return (base + base[-1] if _SHORT.fullmatch(base) else base) + "ed"


def ing_form(base: str) -> str:
    """
    >>> [ing_form(v) for v in ("vote", "plan", "agree", "see")]
    ['voting', 'planning', 'agreeing', 'seeing']
    """
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and len(base) > 2:
        return base[:-1] + "ing"
    return (base + base[-1] if _SHORT.fullmatch(base) else base) + "ing"


def plural(noun: str) -> str:
    """
    >>> [plural(n) for n in ("vote", "boss", "party", "day", "coach")]
    ['votes', 'bosses', 'parties', 'days', 'coaches']
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_SIBILANT) else "s")


def regular_bases(
    form: str, inflect: Callable[[str], str], among: Collection[str]
) -> Iterator[str]:
    """The words of `among` that `inflect` makes `form` of.

    >>> list(regular_bases("planned", past_tense, {"plan", "plane"}))
    ['plan']
    """
    for ending in ("ing", "ed", "es", "s", "d"):
        if form.endswith(ending):
            stem = form[: -len(ending)]
            for base in (stem, stem + "e", stem[:-1], stem[:-1] + "y"):
                if base in among and inflect(base) == form:
                    yield base


def irregular_verbs(lexicon: Lexicon) -> Iterator[tuple[str, Forms, Forms, Forms, Forms]]:
    """(base, forms of the third person, pasts, participles, -ing forms) of the irregular verbs."""
    for row in lexicon.rows("verbs_irregular"):
        base = row["base"]
        past = tuple(row["past"].split()) or (past_tense(base),)
        yield (
            base,
            tuple(row["third"].split()) or (third_person(base),),
            past,
            tuple(row["participle"].split()) or past,
            tuple(row["ing"].split()) or (ing_form(base),),
        )


def verb_forms(lexicon: Lexicon) -> Memo[str, frozenset[str]]:
    """base -> all forms of the verb; get it with `lexicon.built(verb_forms)`.

    >>> from claimtrack import Lexicon
    >>> forms = Lexicon.load().built(verb_forms)
    >>> sorted(forms["plan"]), sorted(forms["go"])
    (['plan', 'planned', 'planning', 'plans'], ['go', 'goes', 'going', 'gone', 'went'])
    """
    irregular = {base: {base}.union(*forms) for base, *forms in irregular_verbs(lexicon)}

    def forms_of(base: str) -> frozenset[str]:
        regular = base, third_person(base), past_tense(base), ing_form(base)
        return frozenset(irregular.get(base, regular))

    return Memo(forms_of)
