"""Entities: names to canonical names and countries, and the pronouns that stand for them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.prediction.entities import entity_rows
from claimtrack.text import analyse


def found(text: str) -> list[tuple[str, str | None, str]]:
    return [(row.entity.name, row.entity.country, row.kind) for row in entity_rows(analyse(text))]


ROWS = [
    # officials of a country are the country
    ("US representatives left.", [("United States", "USA", "country")]),
    ("American officials left.", [("United States", "USA", "country")]),
    ("Poland's parliament met.", [("Poland", "POL", "country")]),
    # other people of a country are a group
    ("Afghan farmers left.", [("Afghan farmers", "AFG", "group")]),
    ("The Palestinians left.", [("Palestine", "PSE", "group")]),
    # names of one country
    ("The Russian Federation agreed.", [("Russia", "RUS", "country")]),
    ("The Kremlin agreed.", [("Russia", "RUS", "country")]),
    ("The Democratic People's Republic of Korea agreed.", [("North Korea", "PRK", "country")]),
    # a capital that acts is a government, one that is a scene is a place
    ("Washington refused.", [("United States", "USA", "country")]),
    ("They met in Washington.", [("Washington", "USA", "place")]),
    ("The envoys met in Geneva.", [("Geneva", "CHE", "place")]),
    # organisations
    ("NATO agreed.", [("NATO", "IGO", "igo")]),
    ("The U.S. Federal Reserve agreed.", [("Federal Reserve", "USA", "organisation")]),
    # people: titles off, countries from what stands beside them or from the table
    ("Russian Foreign Minister Sergey Lavrov left.", [("Sergey Lavrov", "RUS", "person")]),
    ("Norway's Prime Minister Ann Berg left.", [("Ann Berg", "NOR", "person")]),
    ("President Obama left.", [("Barack Obama", "USA", "person")]),
    ("U.N. envoy Ann Berg left.", [("Ann Berg", "IGO", "person")]),
    # a later last name is the person of the full one
    (
        "Danish Foreign Minister Ann Berg spoke. Berg left.",
        [("Ann Berg", "DNK", "person"), ("Ann Berg", "DNK", "person")],
    ),
    # a last name that is a common noun too, at the head of a sentence
    (
        "Donald Trump left. Trump spoke.",
        [("Donald Trump", "USA", "person"), ("Donald Trump", "USA", "person")],
    ),
    # a first name is the one person of that name
    (
        "Ann Berg spoke. Then Ann left.",
        [("Ann Berg", None, "person"), ("Ann Berg", None, "person")],
    ),
    # a party and state is nobody, and a number that is no year is part of a name
    ("Sen. Ann Berg (D-Calif.) left.", [("Ann Berg", None, "person")]),
    ("Harbour Bill 1523 failed.", [("Harbour Bill 1523", None, "organisation")]),
    ("GDP fell by Christmas and rose after Boxing Day.", []),
    ("They met in the Acme Tower in May 2022.", [("Acme Tower", None, "organisation")]),
    # pronouns
    (
        "Foreign Minister Ann Berg left after she spoke.",
        [("Ann Berg", None, "person"), ("Ann Berg", None, "person")],
    ),
    ("Norway said it was ready.", [("Norway", "NOR", "country"), ("Norway", "NOR", "country")]),
    # two countries in one phrase
    (
        "Swedish and Danish officials met.",
        [("Sweden", "SWE", "country"), ("Denmark", "DNK", "country")],
    ),
    # "we" is whoever speaks, which is known of a claim only
    ("We are not a member of NATO.", [("NATO", "IGO", "igo")]),
    ("Nothing happened.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_entities(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert found(text) == expected


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_text_has_entities_in_order(text: str) -> None:
    analysis = analyse(text)
    rows = entity_rows(analysis)
    assert all(0 <= row.first < row.end <= len(analysis.forms) for row in rows)
    assert [row.first for row in rows] == sorted(row.first for row in rows)


WORDS = st.sampled_from(
    [
        "Russia",
        "Lavrov",
        "Sergey",
        "al-",
        "said",
        "will",
        "meet",
        "the",
        "of",
        "and",
        "'s",
        "U.S.",
        "they",
        ",",
        ".",
        "(",
        ")",
        "talks",
        "in",
        "by",
        "to",
    ]
)


@settings(max_examples=100)
@given(st.lists(WORDS, max_size=30))
def test_any_words_have_entities(words: list[str]) -> None:
    entity_rows(analyse(" ".join(words)))
