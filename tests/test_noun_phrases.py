"""Whole noun phrases: how far they reach, and their heads."""

from __future__ import annotations

import pytest

from claimtrack.text import analyse
from claimtrack.text.noun_phrases import whole_phrase

#: The first whole phrase of the sentence in brackets, a * before its head.
TABLE = [
    # base phrases alone
    "[The *mayor] left.",
    "[*She] left.",
    "[Ann *Cole] left.",
    "[Two old *bridges] fell.",
    "[*Prices] rose in May.",
    "[The *mayor] in Rome left.",
    "[The *man] with a dog left.",
    # titles
    "[Mayor Ann *Cole] left.",
    "[Foreign Minister Sergei *Orlov] left.",
    "[Former Senator Ann *Cole] left.",
    "[The French *president] left.",
    # owners
    "[The city's *mayor] left.",
    "[The city's old *mayor] left.",
    "[Cole's *brother] left.",
    "[Cole's brother's *house] burned.",
    "[The workers' *union] agreed.",
    "[His *brother] left.",
    "[France's foreign *minister] left.",
    # of
    "[The *head of the bank] left.",
    "[The *head of the bank of the city] left.",
    "[The *mayor of Rome] left.",
    "[A *group of angry voters] left.",
    "[*Dozens of men] left.",
    "[The *leader of the army's first unit] left.",
    "[The bank's *head of research] left.",
    "[*Members of both parties] left.",
    "[The *end of the long war] came.",
    # for
    "[A *spokesman for the army] left.",
    "[A *lawyer for the head of the bank] left.",
    "[The *minister for trade] left.",
    "[*Cole] for the first time agreed.",
    # brackets
    "[Ann *Cole] (R-Fla.) left.|[Ann *Cole (R-Fla.)] left.",
    # apposition
    "[Ann *Cole, a judge], left.",
    "[Ann *Cole, the head of the bank], left.",
    "[Ann *Cole, head of the teachers' union], left.",
    "[Ann *Cole, a spokesman for the army], left.",
    "[Ann *Cole, a judge] in Rome, left.",
    "[The *mayor, Ann Cole], left.",
    "[The *head of the bank, Ann Cole], left.",
    "[His *brother, Tom], left.",
    "[*Orlov, the envoy], said so.",
    "[Ann *Cole], 45, left.",
    "[Ann *Cole], who left, called.",
    "[*Rome], Paris and Berlin agreed.",
    "[Ann *Cole], she said, left.",
    # joined
    "[*France and Italy] agreed.",
    "[The *mayor and the judge] left.",
    "[*Cole and Orlov] met.",
    "[*Men and women] voted.",
    "[The *head of the bank and the mayor] met.",
    "[The *army and its allies] left.",
    "[The *army or the police] lied.",
    "[*Cole and his brother] left.",
    "[The *army] but not the police left.",
    "[*She] and I left.",
    # what follows belongs to the verb
    "[The *army] said on Monday it left.",
    "[The *army] in the north lied.",
    "[The *mayor] who left is old.",
    "[The *plan] to go failed.",
    "[The *report] that he lied is old.",
    "[*Police] at the scene fled.",
    "[The *men] arrested by police left.",
]

#: (sentence, number of the base phrase, its whole phrase): phrases further on
INSIDE = [
    ("She met the mayor and the judge left.", 1, "the mayor"),
    ("He met the head of the bank in Rome.", 1, "the head of the bank"),
    ("He saw the city's mayor.", 1, "the city's mayor"),
    ("They blamed France and Italy.", 1, "France and Italy"),
    ("She called Orlov, the envoy.", 1, "Orlov, the envoy"),
    ("A man of the army of France left.", 1, "the army of France"),
]


@pytest.mark.parametrize("marked", TABLE)
def test_extent_and_head_of_the_first_phrase(marked: str) -> None:
    readings = marked.split("|")
    found = analyse(readings[0].translate(str.maketrans("", "", "[]*")))
    first, end, head = whole_phrase(found, 0)
    start, at, stop = found.starts[first], found.starts[head], found.ends[end - 1]
    text = found.text
    assert f"{text[:start]}[{text[start:at]}*{text[at:stop]}]{text[stop:]}" in readings


@pytest.mark.parametrize(("text", "number", "expected"), INSIDE)
def test_extent_of_a_later_phrase(text: str, number: int, expected: str) -> None:
    found = analyse(text)
    assert found.words(*whole_phrase(found, number)[:2]) == expected
