"""Verb groups: a table of their words, heads and features."""

from __future__ import annotations

import pytest

from claimtrack.text import analyse
from claimtrack.text.analysis import VerbGroup

#: (a sentence with the words of one group in brackets and its head after a *, where that is not
#: the last word; its features: tense, modal, not, passive, the aspect if it is not simple, the
#: particle after a +; "infinite" instead of a tense that is not finite)
TABLE = [
    # simple tenses
    ("The mayor [signed] it.", "past"),
    ("The mayor [signs] it today.", "present"),
    ("Mayors [sign] such papers.", "present"),
    ("Prices [rose] in May.", "past"),
    ("Prices [rise] every May.", "present"),
    ("The firm [pays] its workers.", "present"),
    ("She [paid] the fine.", "past"),
    ("We [know] the road.", "present"),
    ("The talks [broke] nothing.", "past"),
    # be, have and do as main verbs
    ("She [is] in Rome.", "present"),
    ("They [were] late.", "past"),
    ("I['m] a judge.", "present"),
    ("We['re] late.", "present"),
    ("The city [has] two bridges.", "present"),
    ("The city [had] two bridges.", "past"),
    # future and modals
    ("The court [will rule] in June.", "future will"),
    ("It['ll rain] in June.", "future will"),
    ("We [shall see].", "future shall"),
    ("It [would help] us.", "none would"),
    ("It [could rain].", "none could"),
    ("It [may rain].", "none may"),
    ("It [might rain].", "none might"),
    ("They [must pay].", "none must"),
    ("They [should pay].", "none should"),
    ("She [can swim].", "none can"),
    ("It [could have rained].", "past could perfect"),
    ("They [should have paid].", "past should perfect"),
    ("They [will have paid] by May.", "future will perfect"),
    ("They [may have a plan].|They [may have] a plan.", "none may"),
    # negation
    ("The court [will not rule].", "future will not"),
    ("The court [won't rule].", "future will not"),
    ("She [cannot swim].", "none can not"),
    ("They [did not pay].", "past not"),
    ("They [don't pay].", "present not"),
    ("It [is n't] true.|It [isn't] true.", "present not"),
    ("They [have never paid].", "past not perfect"),
    ("They [never paid].|They never [paid].", "past not"),
    ("They [will no longer pay].", "future will not"),
    ("They [no longer pay].|They no longer [pay].", "present not"),
    ("She asked them [not to pay].", "infinite not"),
    # voice
    ("The bridge [was built] in May.", "past passive"),
    ("Bridges [are built] of stone.", "present passive"),
    ("The bridge [will be built] of stone.", "future will passive"),
    ("The bridge [must be built].", "none must passive"),
    ("The bridge [has been built].", "past passive perfect"),
    ("The bridge [had been built].", "past passive perfect"),
    ("The bridge [is being built].", "present passive progressive"),
    ("The bridge [was being built].", "past passive progressive"),
    ("The bridge [could have been built].", "past could passive perfect"),
    ("They want it [to be built].", "infinite passive"),
    ("The men [arrested] by police left.", "infinite passive"),
    # aspect
    ("They [have paid].", "past perfect"),
    ("He [has paid].", "past perfect"),
    ("They [had paid].", "past perfect"),
    ("He['s gone].", "past perfect"),
    ("They['ve paid].", "past perfect"),
    ("They['d been] there.", "past perfect"),
    ("They [are paying].", "present progressive"),
    ("They [were paying].", "past progressive"),
    ("They [will be paying].", "future will progressive"),
    ("They [have been paying].", "past perfect progressive"),
    ("They [had been paying].", "past perfect progressive"),
    ("They [may have been paying].", "past may perfect progressive"),
    ("[Having paid] the fine, she left.", "infinite perfect"),
    # not finite
    ("She left [to pay] the fine.", "infinite"),
    ("[Paying] the fine, she smiled.", "infinite"),
    ("They spoke of [paying] the fine.", "infinite"),
    ("She seems [to have paid].", "infinite perfect"),
    ("The city wants [to quickly build] it.", "infinite"),
    # questions
    ("Will she [pay]?", "future will"),
    ("Did she [pay]?", "past"),
    ("Does the city [pay]?", "present"),
    ("Has he [paid]?", "past perfect"),
    ("Is she [paying]?", "present progressive"),
    ("Why did they [go]?", "past"),
    ("Can't they [go]?", "none can not"),
    ("Have they [left]?", "past perfect"),
    ("Were they [told]?", "past passive"),
    # split
    ("They will, she said, [pay] soon.", "future will"),
    ("It [has since risen].", "past perfect"),
    ("It [will probably fall].", "future will"),
    # particles
    ("The army [carried] out the order.", "past +out"),
    ("They [set] up a camp.", "present +up"),
    ("She [turned] it down.", "past +down"),
    ("He [gave] up.", "past +up"),
    ("The deal [will fall] through.", "future will +through"),
    ("They [have called] off the march.", "past perfect +off"),
    ("She [arrived] in Rome.", "past"),
    ("Prices [went] up.", "past +up"),
    ("They [brought] the bill back.", "past"),
    ("The plan [was drawn] up in May.", "past passive +up"),
]  # fmt: skip

FAILURES = [
    ("They [did in fact pay].", "past"),
    ("The house [got sold].", "past passive"),
    ("Should the court [rule] so, we leave.", "none should"),
]


def told(group: VerbGroup, text: str) -> str:
    """The features of a group in the words of the table."""
    words = [group.tense if group.finite else "infinite", group.modal or ""]
    words += ["not"] * group.negated + ["passive"] * group.passive
    words += [group.aspect] * (group.aspect != "simple")
    words += [f"+{group.particle.of(text)}"] if group.particle else []
    return " ".join(filter(None, words))


def features(marked: str) -> str:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    groups = analyse(text).verb_groups
    for group in groups:
        if (group.span.start, group.span.end) == (start + marked[start + 1 :].startswith(" "), end):
            return told(group, text)
    return f"there is {[group.span.of(text) for group in groups]}"


@pytest.mark.parametrize(("sentence", "expected"), TABLE)
def test_features_of_verb_groups(sentence: str, expected: str) -> None:
    assert expected in [features(reading) for reading in sentence.split("|")]


@pytest.mark.xfail
@pytest.mark.parametrize(("sentence", "expected"), FAILURES)
def test_features_known_failures(sentence: str, expected: str) -> None:
    assert features(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "heads"),
    [
        ("They will not have been told.", ["told"]),
        ("She is not ready.", ["is"]),
        ("They want to go.", ["want", "go"]),
        ("He did not.", ["did"]),
        ("Will she pay, or did he?", ["pay", "did"]),
    ],
)
def test_the_head_is_the_main_verb(sentence: str, heads: list[str]) -> None:
    assert [group.head.of(sentence) for group in analyse(sentence).verb_groups] == heads
