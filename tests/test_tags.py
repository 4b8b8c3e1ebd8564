"""The words behind the tags: what the rules can count on."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

import claimtrack
from claimtrack.lexicon import Lexicon
from claimtrack.text import analyse
from claimtrack.text.dictionary import Dictionary
from claimtrack.text.inflection import irregular_verbs, plural, verb_forms
from claimtrack.text.readings import WordReadings
from claimtrack.text.tagset import UPOS

READING_SETS = Path(claimtrack.__file__).parent / "data" / "en" / "reading_sets.txt"


def known_forms(lexicon: Lexicon) -> Iterator[str]:
    """Every form of every listed word."""
    verbs = lexicon.words("verbs") | {base for base, *_ in irregular_verbs(lexicon)}
    yield from chain.from_iterable(map(lexicon.built(verb_forms).__getitem__, verbs))
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
    sets = sorted({" ".join(found) for w in known_forms(lexicon) if (found := dictionary[w])})
    if os.environ.get("CLAIMTRACK_FIX"):
        READING_SETS.write_text("\n".join(sets) + "\n", encoding="utf-8")
    assert READING_SETS.read_text(encoding="utf-8").splitlines() == sets, (
        "words were added: CLAIMTRACK_FIX=1 python -m pytest tests/test_tags.py"
    )


#: Sentences with word/TAG where the tag is hard to tell: words that issue 3 names.
TAGGED = [
    # will, may, march, can, must
    "The old man's will/NOUN left all to Will/PROPN.",
    "Will/AUX the mayor sign?",
    "They may/AUX not come.",
    "It rained in May/PROPN.",
    "Theresa May/PROPN left.",
    "The march/NOUN began at noon.",
    "They march/VERB in March/PROPN.",
    "It can/AUX wait.",
    "It is a must/NOUN.",
    # plans, talks, cuts, shows, works and their like
    "The city plans/VERB to grow.",
    "The city's plans/NOUN grew.",
    "He has plans/NOUN for it.",
    "She plans/VERB a tower.",
    "Peace talks/NOUN failed.",
    "He talks/VERB to them.",
    "Tax cuts/NOUN hurt us.",
    "The poll shows/VERB that he leads.",
    "The polls show/VERB that he leads.",
    "A bridge that costs/VERB a fortune fell.",
    "The rules that bind/VERB him are old.",
    "Court rulings/NOUN matter.",
    "The tax return/NOUN form is long.",
    "They return/VERB home.",
    "We hope to return/VERB soon.",
    "It was a return/NOUN to war.",
    "Voters fear/VERB that he lies.",
    "Their fear/NOUN is real.",
    # said
    "He said/VERB so.",
    "It is said/VERB that he left.",
    # that
    "That/PRON shows how it began.",
    "That/DET war is over.",
    "She knew that/SCONJ he lied.",
    "They fought over that/PRON.",
    "In that/DET town it rained.",
    "The law that/PRON passed is bad.",
    # to
    "She went to/ADP court.",
    "They took him to/ADP school.",
    "To/ADP date, two died.",
    "They came to/PART help.",
    "He wants to/PART “go”.",
    # her
    "She read her/PRON old book.",
    "They saw her/PRON.",
    # -ed
    "The suspected/VERB killers fled.",
    "They freed suspected/VERB rebels.",
    "He suspected/VERB them.",
    "They were worried/ADJ about it.",
    "It worried/VERB them.",
    "The tax cut/NOUN boosted/VERB output.",
    "Has she warned/VERB us?",
    # -ing
    "He is building/VERB a bridge.",
    "The building/NOUN burned.",
    "They began building/VERB a bridge.",
    "A court ruling/NOUN freed him.",
    "They are funding/VERB the war.",
    "The funding/NOUN ended.",
    "It was surprising/ADJ.",
    "They fled, fearing/VERB the worst.",
    # capitals at the start and in headlines
    "Trump/PROPN left.",
    "Prices/NOUN rose.",
    "President/PROPN Orlov met them.",
    "Rules/NOUN changed.",
    "Bob/PROPN met her.",
    "New/PROPN York is big.",
    "New/ADJ rules came.",
    # more, most, much, only, right, as, about, all
    "It is much/ADV older.",
    "They have much/ADJ money.",
    "The most/ADV famous man left.",
    "More/ADJ than ten men died.",
    "The only/ADJ bridge fell.",
    "He only/ADV laughed.",
    "She came right/ADV after the vote.",
    "The right/NOUN is split.",
    "He came as/ADV well.",
    "They know what it is about/ADP.",
    "All/DET of them left.",
    "Some/DET left early.",
]


#: (text, word, its 's: is, has, the possessive or us)
CLITICS = [
    ("He's late.", "AUX"),
    ("It's been old.", "AUX"),
    ("The mayor's house burned.", "PART"),
    ("The deal's a mess.", "AUX"),
    ("Let's go.", "PRON"),
    ("There's hope.", "AUX"),
    ("Cole's running mate left.", "PART"),
]


@pytest.mark.parametrize(("text", "tag"), CLITICS)
def test_the_letter_s_after_an_apostrophe(text: str, tag: str) -> None:
    found = analyse(text)
    assert UPOS[found.tags[found.forms.index("'s")]] == tag


@pytest.mark.parametrize("sentence", TAGGED)
def test_tags_of_words_that_are_hard_to_tell(sentence: str) -> None:
    text, wanted = "", []
    for part in re.split(r"(\S+?/[A-Z]{3,5})", sentence):
        word, slash, tag = part.rpartition("/")
        if slash:
            wanted.append((len(text), word, tag))
        text += word if slash else part
    found = analyse(text)
    got = [(at, word, UPOS[found.tags[found.token_at(at)]]) for at, word, _ in wanted]
    assert got == wanted


@pytest.mark.parametrize("form", ["traveling", "travelling", "ageing", "aging"])
def test_both_spellings_of_an_ing_form_are_known(form: str) -> None:
    assert "VBG" in Dictionary(Lexicon.load())[form]


@pytest.mark.parametrize("prefix", sorted(Lexicon.load().words("noun_prefixes")))
def test_a_noun_with_a_prefix_is_a_noun(prefix: str) -> None:
    readings = WordReadings(Lexicon.load())
    assert readings.of(f"{prefix}-mayor") == ("NN",)
    assert readings.of("left-mayor") == ("JJ", "NN")
