"""Dictionary: the readings of a word's form by the word lists, worked out on first sight."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from claimtrack.lexicon import Lexicon
from claimtrack.memo import Memo
from claimtrack.text.inflection import (
    ing_form,
    irregular_verbs,
    past_tense,
    plural,
    regular_bases,
    third_person,
)

__all__ = ["Dictionary"]

Readings = tuple[str, ...]


class Dictionary(Memo[str, Readings]):
    """form in lower case -> readings, the likeliest first; () where the lists have none.

    Only irregular forms are written out: the rest is found by taking off the
    endings, so that tens of thousands of forms need not be made to read one text.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(self._derived)
        self._adverbs = lexicon.words("adverbs")
        self._adjectives = lexicon.words("adjectives")
        self._nouns = lexicon.words("nouns")
        self._countable = self._nouns - lexicon.words("nouns_not_plural")
        self._verbs = lexicon.words("verbs")
        self._verb_first = lexicon.words("nouns_rather_verbs")
        self._noun_first = lexicon.words("ing_forms_rather_nouns")
        self._adjective_first = lexicon.words("nouns_rather_adjectives")
        irregular = lexicon.columns("nouns_irregular")
        self._singulars = frozenset(irregular["singular"]) - {""}
        self._plurals = dict(zip(irregular["plural"], irregular["singular"], strict=True))
        self._plurals.pop("", None)
        self._irregular: dict[str, list[str]] = {}
        for base, thirds, pasts, participles, ings in irregular_verbs(lexicon):
            for form, tags in (
                (base, ("VB", "VBP")),
                *((third, ("VBZ",)) for third in thirds),
                *((past, ("VBD",)) for past in pasts),
                *((participle, ("VBN",)) for participle in participles),
                *((ing, ("VBG",)) for ing in ings),
            ):
                have = self._irregular.setdefault(form, [])
                have.extend(tag for tag in tags if tag not in have)
        self._regular_verbs = self._verbs - {r["base"] for r in lexicon.rows("verbs_irregular")}

    def _derived(self, form: str) -> Readings:
        tags: list[str] = []
        late: list[str] = []

        def add(tag: str, where: list[str] = tags) -> None:
            if tag not in where:
                where.append(tag)

        if form in self._adverbs:
            add("RB")
        if form in self._nouns or form in self._singulars:
            usual = form in self._verb_first or form in self._adjective_first
            add("NN", late if usual else tags)
        for singular in self._singulars_of(form):
            add("NNS", late if singular in self._verb_first else tags)
        if form in self._adjectives:
            if form in self._adjective_first or not tags:
                tags.insert(0, "JJ")
            else:
                add("JJ")
        verbal = self._verbal(form)
        if "VBG" in verbal and form not in self._noun_first:
            verbal.remove("VBG")
            tags.insert(0, "VBG")
        for tag in (*verbal, *late):
            add(tag)
        # any verb can be made a noun ("in the wake"), which only a determiner shows
        if "VB" in verbal:
            add("NN")
        if "VBZ" in verbal:
            add("NNS")
        if any(_graded_from(form, self._adjectives)):
            add("JJR")
        return tuple(tags)

    def _singulars_of(self, form: str) -> Iterator[str]:
        if form in self._plurals:
            yield self._plurals[form]
        if form.endswith("s"):
            yield from regular_bases(form, plural, self._countable)

    def _verbal(self, form: str) -> list[str]:
        tags = list(self._irregular.get(form, ()))
        base = form in self._verbs
        third = form.endswith("s") and self._is_verb(form, third_person)
        past = form.endswith("d") and self._is_verb(form, past_tense)
        ing = form.endswith("g") and self._is_verb(form, ing_form)
        found = zip(
            ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"),
            (base, base, third, past, past, ing),
            strict=True,
        )
        return tags + [tag for tag, has in found if has and tag not in tags]

    def _is_verb(self, form: str, inflect: Callable[[str], str]) -> bool:
        return any(regular_bases(form, inflect, self._regular_verbs))


def _graded(adjective: str) -> tuple[str, ...]:
    """Comparative and superlative of a short adjective."""
    if len(adjective) > 7 or "-" in adjective:
        return ()
    stem = adjective
    if stem.endswith("e"):
        stem = stem[:-1]
    elif stem.endswith("y") and stem[-2:-1] not in "aeiou":
        stem = stem[:-1] + "i"
    elif re.fullmatch(r"[^aeiou]{1,3}[aeiou][^aeiouwxy]", stem):
        stem += stem[-1]
    elif len(re.findall(r"[aeiouy]+", stem)) > 1:
        return ()
    return stem + "er", stem + "est"


def _graded_from(form: str, adjectives: Collection[str]) -> Iterator[str]:
    """The adjectives that a form is the comparative or superlative of."""
    for ending in ("er", "est"):
        if form.endswith(ending):
            stem = form[: -len(ending)]
            for base in (stem, stem + "e", stem[:-1], stem[:-1] + "y"):
                if base in adjectives and form in _graded(base):
                    yield base
