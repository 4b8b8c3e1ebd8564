"""The words behind the tags: what the rules can count on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import claimtrack
from claimtrack.lexicon import Lexicon
from claimtrack.text.dictionary import Dictionary
from claimtrack.text.inflection import plural, verb_forms

READING_SETS = Path(claimtrack.__file__).parent / "data" / "en" / "reading_sets.txt"


def known_forms(lexicon: Lexicon) -> Iterator[str]:
    """Every form of every listed word."""
    for base, third, pasts, participles, ing in verb_forms(lexicon):
        yield from (base, third, *pasts, *participles, ing)
    for noun in lexicon.words("nouns"):
        yield from (noun, plural(noun))
    for row in lexicon.rows("nouns_irregular"):
        yield from filter(None, (row["singular"], row["plural"]))
    for adjective in lexicon.words("adjectives"):
        stem = adjective[:-1] + "i" if adjective.endswith("y") else adjective.removesuffix("e")
        for ending in ("er", "est"):
            yield from (adjective, stem + ending, stem + stem[-1:] + ending)
    yield from lexicon.words("adverbs")


def test_the_sets_of_readings_are_those_of_the_words() -> None:
    """The tagger prepares its rules for the sets in this file; words with others lose some."""
    lexicon = Lexicon.load()
    dictionary = Dictionary(lexicon)
    sets = sorted({" ".join(found) for w in known_forms(lexicon) if (found := dictionary.get(w))})
    if os.environ.get("CLAIMTRACK_FIX"):
        READING_SETS.write_text("\n".join(sets) + "\n", encoding="utf-8")
    assert READING_SETS.read_text(encoding="utf-8").splitlines() == sets, (
        "words were added: CLAIMTRACK_FIX=1 python -m pytest tests/test_tags.py"
    )
