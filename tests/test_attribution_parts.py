"""How far sources and contents reach: one cue of a sentence at a time."""

from __future__ import annotations

import pytest

from claimtrack.attribution import find_attributions


def by_cue(text: str, cue: str) -> tuple[str, str]:
    """Source and content, with " ... " between pieces, of the attribution with a cue."""
    [found] = [a for a in find_attributions(text) if cue in " ".join(s.of(text) for s in a.cue)]
    source, content = (
        " ... ".join(span.of(text) for span in role) for role in (found.source, found.content)
    )
    return source, content


SOURCES = [
    # a participle and a day before the comma that ends a source at the head of its sentence
    (
        "According to a report released Monday, it was over.",
        "According to",
        "a report released Monday",
    ),
    (
        "According to a poll taken in May and published by the bank, it was over.",
        "According to",
        "a poll taken in May and published by the bank",
    ),
    ("According to a report Monday, it was over.", "According to", "a report"),
    ("According to court records, it was over.", "According to", "court records"),
    # a day between subject and verb
    ("The firm today said it was over.", "said", "The firm"),
    # what stands between subject and verb
    ("Ann Lee, 53, a nurse from Iowa, said it was over.", "said", "Ann Lee, 53, a nurse from Iowa"),
    (
        "Ann Lee, whose clinic closed in May, said it was over.",
        "said",
        "Ann Lee, whose clinic closed in May",
    ),
    (
        "Ann Lee - a nurse from Iowa - said it was over.",
        "said",
        "Ann Lee - a nurse from Iowa -",
    ),
    (
        "Ann Lee (R-Iowa), one of the doctors, said it was over.",
        "said",
        "Ann Lee (R-Iowa), one of the doctors",
    ),
    ("Ann Lee, in a speech on Monday, said it was over.", "said", "Ann Lee, in a speech on Monday"),
    ("The nurses themselves also said it was over.", "said", "The nurses"),
    ("Ann Lee and Bo Kim have both said it was over.", "said", "Ann Lee and Bo Kim"),
    # the whole noun phrase
    ("A poll released by the union showed that it was over.", "showed", None),
    (
        "Friends of the nurse who had seen her at work said it was over.",
        "said",
        "Friends of the nurse who had seen her at work",
    ),
    ("About two thirds of the nurses said it was over.", "said", "two thirds of the nurses"),
    ("Those surveyed said it was over.", "said", "Those surveyed"),
    ("Most of them said it was over.", "said", "Most of them"),
    # an office that is a list
    (
        "The strike is over, Ann Lee, minister for food, farms and forests, said.",
        "said",
        "Ann Lee, minister for food, farms and forests",
    ),
    (
        "“The strike is over,” Ann Lee, minister for food, farms, and forests, said.",
        "said",
        "Ann Lee, minister for food, farms, and forests",
    ),
    ("In Rome, Italy, the mayor, a nurse, said it was over.", "said", "the mayor, a nurse"),
    # fronted words are no part of it
    ("In Iowa, Ann Lee, a nurse, said it was over.", "said", "Ann Lee, a nurse"),
    ("Before she left town, Ann Lee said it was over.", "said", "Ann Lee"),
    # after the cue
    (
        "The strike is over, said Ann Lee, a nurse who runs a clinic in Iowa.",
        "said",
        "Ann Lee, a nurse who runs a clinic in Iowa",
    ),
    (
        "The strike is over, said Ann Lee, head of the union, a group with members in Iowa.",
        "said",
        "Ann Lee, head of the union, a group with members in Iowa",
    ),
    (
        "According to a draft seen by the union, the strike will end.",
        "According to",
        "a draft seen by the union",
    ),
    # verbs without a subject of their own
    ("Ann Lee closed the clinic in May and said it was over.", "said", "Ann Lee"),
    ("Ann Lee closed the clinic, which had lost money, and said it was over.", "said", "Ann Lee"),
    ("Ann Lee closed the clinic when the money ran out, saying it was over.", "saying", "Ann Lee"),
    ("When Bo Kim left, Ann Lee closed the clinic, saying it was over.", "saying", "Ann Lee"),
    ("The week ended with Ann Lee saying it was over.", "saying", "Ann Lee"),
    ("Ann Lee said that Bo Kim had left, adding that it was over.", "adding", "Ann Lee"),
    # a claim of one's own
    ("Ann Lee withdrew her support for the strike.", "support", "Ann Lee"),
]


@pytest.mark.parametrize(("text", "cue", "expected"), SOURCES, ids=[row[0][:60] for row in SOURCES])
def test_sources(text: str, cue: str, expected: str | None) -> None:
    expected = expected or text[: text.index(f" {cue} ")]
    assert by_cue(text, cue)[0] == expected


CONTENTS = [
    # what stands between cue and content
    ("Ann Lee said in a statement on Monday that it was over.", "said", "that it was over"),
    ("Ann Lee said in a talk taped before the vote that it was over.", "said", "that it was over"),
    ("Ann Lee said during a visit to Iowa that it was over.", "said", "that it was over"),
    ("Ann Lee pointed out that it was over.", "pointed out", "that it was over"),
    ("Ann Lee asked Bo Kim about the strike.", "asked", "the strike"),
    ("Ann Lee warned him of a strike.", "warned", "a strike"),
    ("Ann Lee told the story of a strike.", "told", "the story of a strike"),
    ("Ann Lee vowed on Monday to stay.", "vowed", "to stay"),
    ("Ann Lee pledged last month to stay.", "pledged", "to stay"),
    ("Ann Lee kept her pledge on Monday to stay.", "pledge", "to stay"),
    ("Ann Lee announced plans on Monday to leave.", "announced plans", "to leave"),
    ("Ann Lee said today that it was over.", "said", "that it was over"),
    ("Ann Lee told Bo Kim yesterday it was over.", "told", "it was over"),
    ("The plan, Ann Lee said today, will fail.", "said", "The plan ... will fail"),
    ("Ann Lee said today is a holiday.", "said", "today is a holiday"),
    ("Ann Lee said today's vote failed.", "said", "today's vote failed"),
    ("Ann Lee said tomorrow the vote will fail.", "said", "tomorrow the vote will fail"),
    # clauses without that
    (
        "Ann Lee said the clinic, which had lost money, was closed.",
        "said",
        "the clinic, which had lost money, was closed",
    ),
    (
        "Ann Lee said none of the plans to save the clinic would work.",
        "said",
        "none of the plans to save the clinic would work",
    ),
    (
        "Ann Lee said if the clinic closed the nurses would leave, the town would suffer.",
        "said",
        "if the clinic closed the nurses would leave, the town would suffer",
    ),
    (
        "Ann Lee said any “sensible” plan was welcome.",
        "said",
        "any “sensible” plan was welcome",
    ),
    # around the speaker
    (
        "The nurses reject the plan, which Ann Lee said would close the clinic.",
        "said",
        "which ... would close the clinic",
    ),
    ("Ann Lee said Monday's vote was a farce.", "said", "Monday's vote was a farce"),
    ("Ann Lee said Monday the vote was a farce.", "said", "the vote was a farce"),
    # where the content ends
    ("Ann Lee said it was over, and Bo Kim said it was not.", "said", None),
    ("Ann Lee said it was over, but she left in good spirits.", "said", "it was over"),
    ("Ann Lee said it was over and called the strike a success.", "said", "it was over"),
    ("Ann Lee said it was over, a claim that the union denied.", "said", "it was over"),
    ("Ann Lee said it was over - noting that the nurses had left.", "said", "it was over"),
    ("Asked whether it was over, Ann Lee left the room.", "Asked", "whether it was over"),
    # marks within
    ("Ann Lee called the plan “absurd.”", "called", "the plan “absurd.”"),
    ("“We see no place” for the strike, Ann Lee said.", "said", "“We see no place” for the strike"),
    (
        "“It is over,” Ann Lee wrote, that it “had been over for weeks.”",
        "wrote",
        "“It is over,” ... that it “had been over for weeks.”",
    ),
    # who goes on
    (
        "“It is over,” Ann Lee said, adding that the nurses had left. “We lost.”",
        "said",
        "“It is over,” ... “We lost.”",
    ),
    ("“It is over,” Ann Lee concluded. “We lost.”", "concluded", "“It is over,” ... “We lost.”"),
    # a colon
    (
        "Ann Lee came home to Iowa when it was over: “We fought and we lost.”",
        "came",
        "“We fought and we lost.”",
    ),
]


@pytest.mark.parametrize(
    ("text", "cue", "expected"), CONTENTS, ids=[row[0][:60] for row in CONTENTS]
)
def test_contents(text: str, cue: str, expected: str | None) -> None:
    if expected is None:  # each of two speakers says his own
        found = [a.content[0].of(text) for a in find_attributions(text)]
        assert found == ["it was over", "it was not"]
    else:
        assert by_cue(text, cue)[1] == expected
