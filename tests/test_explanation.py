"""Why an attribution was found: every rule by its examples, the tokens, and wrong use."""

from __future__ import annotations

import pytest

from claimtrack import Attribution, Lexicon, Span, explain, find_attributions
from claimtrack.errors import InvalidValue

RULES = Lexicon.load().rows("attribution_rules")


@pytest.mark.parametrize("row", RULES, ids=lambda row: row["rule"])
def test_every_rule_finds_its_example(row: dict[str, str]) -> None:
    rule = row["rule"]
    found = [a for a in find_attributions(row["yes"]) if a.rule == rule]
    assert found
    assert explain(row["yes"], found[0]).finds == row["finds"]
    assert rule not in [a.rule for a in find_attributions(row["no"])]


def test_tokens_are_those_of_the_parts_in_order() -> None:
    text = "“We won,” Ann Lee said. “It is over.”"
    [found] = find_attributions(text)
    why = explain(text, found)
    assert [(token.part, token.text) for token in why.tokens if token.part != "content"] == [
        ("source", "Ann"),
        ("source", "Lee"),
        ("cue", "said"),
    ]
    assert [token.span.start for token in why.tokens] == sorted(t.span.start for t in why.tokens)
    assert [t.text for t in why.tokens if t.part == "content"] == (
        ["“", "We", "won", ",", "”", "“", "It", "is", "over", ".", "”"]
    )


def test_the_entry_of_a_verb_with_a_particle() -> None:
    text = "Ann Lee pointed out that the dam was safe."
    [found] = find_attributions(text)
    assert explain(text, found).entry == "reporting_verbs: point out"


def test_a_long_content_is_cut_when_printed() -> None:
    text = f"Ann Lee said that {'very ' * 50}old trees fell."
    [found] = find_attributions(text)
    assert max(map(len, str(explain(text, found)).splitlines())) < 150


def test_an_attribution_made_by_hand_has_no_rule() -> None:
    made = Attribution(source=(), cue=(), content=(Span(0, 7),), kind="indirect")
    why = explain("We won.", made)
    assert (why.rule, why.finds, why.entry) == (None, None, None)
    assert str(why).startswith("no rule")


def test_wrong_use_is_named() -> None:
    [found] = find_attributions("Ann Lee said that the dam was safe.")
    with pytest.raises(InvalidValue, match="attribution"):
        explain("Short.", found)
    with pytest.raises(InvalidValue, match="attribution"):
        explain("Short.", "said")  # type: ignore[arg-type]
