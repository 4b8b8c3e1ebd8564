"""Who said what: forms, what is no quotation, speakers, nesting, the cue tables, and laws."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import lines_run

from claimtrack.attribution import attributions_of, find_attributions
from claimtrack.attribution.cues import cue_table
from claimtrack.lexicon import Lexicon
from claimtrack.model.attribution import Attribution
from claimtrack.text import analyse

LEXICON = Lexicon.load()


def shown(text: str, attribution: Attribution) -> tuple[str, str, str, str | None]:
    """(source, cue, content with " ... " between its pieces, speaker) as text."""
    return (
        " ... ".join(s.of(text) for s in attribution.source),
        " ... ".join(s.of(text) for s in attribution.cue),
        " ... ".join(s.of(text) for s in attribution.content),
        attribution.speaker.name if attribution.speaker else None,
    )


def found(text: str) -> list[tuple[str, str, str, str | None]]:
    return [shown(text, a) for a in find_attributions(text)]


FORMS = [
    # indirect, with and without that
    (
        "Ann Lee said that the dam was safe.",
        [("Ann Lee", "said", "that the dam was safe", "Ann Lee")],
    ),
    ("Ann Lee said the dam was safe.", [("Ann Lee", "said", "the dam was safe", "Ann Lee")]),
    # an addressee, a place and a day before the content
    (
        "Ann Lee told reporters in Iowa on Monday that the bill was dead.",
        [("Ann Lee", "told", "that the bill was dead", "Ann Lee")],
    ),
    # the cue after its content, as it stands and inverted
    ("The dam will hold, Ann Lee said.", [("Ann Lee", "said", "The dam will hold", "Ann Lee")]),
    (
        "The dam will hold, said Ann Lee, a nurse from Iowa.",
        [("Ann Lee, a nurse from Iowa", "said", "The dam will hold", "Ann Lee")],
    ),
    # the cue inside its content
    (
        "Five years ago, he said, the town was dead.",
        [("he", "said", "Five years ago ... the town was dead", None)],
    ),
    # direct, before and after, straight and curly and typewriter marks
    ("“We won,” said Ann Lee.", [("Ann Lee", "said", "“We won,”", "Ann Lee")]),
    ('"We won," Ann Lee said.', [("Ann Lee", "said", '"We won,"', "Ann Lee")]),
    ("''We won,'' Ann Lee said.", [("Ann Lee", "said", "''We won,''", "Ann Lee")]),
    ("Ann Lee said: “We won it all.”", [("Ann Lee", "said", "“We won it all.”", "Ann Lee")]),
    # speech that goes on after its cue is one attribution in two pieces
    (
        "“We won,” Ann Lee said. “It is over.”",
        [("Ann Lee", "said", "“We won,” ... “It is over.”", "Ann Lee")],
    ),
    # a floating quotation belongs to the speaker before
    (
        "Ann Lee said the dam was safe. “It was built well.”",
        [("Ann Lee", "said", "the dam was safe ... “It was built well.”", "Ann Lee")],
    ),
    # a paragraph of its own, and a quotation over two paragraphs
    (
        "“We won,” Ann Lee said.\n\n“It is over for them.”",
        [("Ann Lee", "said", "“We won,” ... “It is over for them.”", "Ann Lee")],
    ),
    (
        "“We won the vote.\n\n“It is over,” Ann Lee said.",
        [("Ann Lee", "said", "“We won the vote. ... “It is over,”", "Ann Lee")],
    ),
    # mixed
    (
        "Ann Lee called the ruling “a grave mistake.”",
        [("Ann Lee", "called", "the ruling “a grave mistake.”", "Ann Lee")],
    ),
    # according to, before and after
    (
        "According to Ann Lee, the dam will hold.",
        [("Ann Lee", "According to", "the dam will hold", "Ann Lee")],
    ),
    (
        "The dam will hold, according to Ann Lee.",
        [("Ann Lee", "according to", "The dam will hold", "Ann Lee")],
    ),
    # as she explained
    (
        "As Ann Lee explained, the dam was old.",
        [("Ann Lee", "explained", "the dam was old", "Ann Lee")],
    ),
    # a name in marks before the speaker
    (
        'In a talk on "City Sunday," Mayor Ann Lee said the dam would hold.',
        [("Mayor Ann Lee", "said", "the dam would hold", "Ann Lee")],
    ),
    # speech that is signed, and speech that opens with its speaker
    (
        "“She has lost our trust.” \u2015 Ana Ruiz\n“We love her.” -- Bo Dix, teacher from Lyon\n",
        [
            ("Ana Ruiz", "", "“She has lost our trust.”", "Ana Ruiz"),
            ("Bo Dix, teacher from Lyon", "", "“We love her.”", "Bo Dix"),
        ],
    ),
    (
        "They talked:\n\n“COLE: Will you cut it?\n\n“HALE: Not this year.\n\n“And we never said so.”",
        [
            ("COLE", ":", "Will you cut it?", "COLE"),
            ("HALE", ":", "Not this year. ... “And we never said so.”", "HALE"),
        ],
    ),
    # a heading with a name
    (
        "Ann Lee: The dam will hold this winter",
        [("Ann Lee", ":", "The dam will hold this winter", "Ann Lee")],
    ),
    # a participle has the subject of its sentence
    (
        "Ann Lee left the room, saying that the talks were over.",
        [("Ann Lee", "saying", "that the talks were over", "Ann Lee")],
    ),
    # passives
    (
        "The bank is expected by analysts to cut its rates.",
        [("analysts", "is expected", "The bank ... to cut its rates", "analysts")],
    ),
    (
        "The ruling was condemned by Ann Lee.",
        [("Ann Lee", "was condemned", "The ruling", "Ann Lee")],
    ),
    # a noun with its owner
    (
        "Ann Lee’s claim that the dam was safe was false.",
        [("Ann Lee", "claim", "that the dam was safe", "Ann Lee")],
    ),
    (
        "The claim by Ann Lee that the dam was safe was false.",
        [("Ann Lee", "claim", "that the dam was safe", "Ann Lee")],
    ),
    (
        "Ann Lee repeated her claim that the dam was safe.",
        [("Ann Lee", "claim", "that the dam was safe", "Ann Lee")],
    ),
    # adjectives
    (
        "Ann Lee is confident that the dam will hold.",
        [("Ann Lee", "is confident", "that the dam will hold", "Ann Lee")],
    ),
    # attitudes and intentions, with the contents they take
    ("Ann Lee wants to leave the club.", [("Ann Lee", "wants", "to leave the club", "Ann Lee")]),
    (
        "Ann Lee promised to repair the dam.",
        [("Ann Lee", "promised", "to repair the dam", "Ann Lee")],
    ),
    ("Ann Lee called for a new vote.", [("Ann Lee", "called for", "a new vote", "Ann Lee")]),
    (
        "Ann Lee accused the bank of fraud.",
        [("Ann Lee", "accused", "the bank of fraud", "Ann Lee")],
    ),
    (
        "Ann Lee asked whether the dam was safe.",
        [("Ann Lee", "asked", "whether the dam was safe", "Ann Lee")],
    ),
    (
        "Ann Lee declined to comment on the case.",
        [("Ann Lee", "declined", "to comment on the case", "Ann Lee")],
    ),
    # apposition and relative clause between subject and cue
    (
        "Ann Lee, a nurse who lives in Iowa, said the dam was safe.",
        [("Ann Lee, a nurse who lives in Iowa", "said", "the dam was safe", "Ann Lee")],
    ),
    # joined verbs share a subject
    (
        "Ann Lee said the dam was safe and added that it was new.",
        [
            ("Ann Lee", "said", "the dam was safe", "Ann Lee"),
            ("Ann Lee", "added", "that it was new", "Ann Lee"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[text[:50] for text, _ in FORMS])
def test_forms(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert found(text) == expected


NOTHING = [
    "The “Art of Love” was sold out on Monday.",  # a title
    "The so-called “reform” was late.",  # scare quotes
    "Al “Shorty” Jones came home.",  # a nickname
    "The ship left the port.",
    "If it rains, the union will respond.",  # a condition is not what is said
    "",
    "“”",
    "”“",
    "said that",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_said(text: str) -> None:
    assert found(text) == []


SPEAKERS = [
    # last names, titles and pronouns lead to the full name
    ("Ann Lee came. Lee said the dam was safe.", ["Ann Lee"]),
    ("Ann Lee came. She said the dam was safe.", ["Ann Lee"]),
    ("Ann Lee met Paul Smith. He said the dam was safe.", ["Paul Smith"]),
    ("Unless it rains, Bo Kim will respond, warned Ann Lee.", ["Ann Lee"]),
    ("Ann Lee met Paul Smith. She said the dam was safe.", ["Ann Lee"]),
    ("Mayor Ann Lee came. Ms. Lee said the dam was safe.", ["Ann Lee"]),
    # a role
    ("Foreign Minister Ann Lee came late. The minister said the dam was safe.", ["Ann Lee"]),
    # of two with the name, the title tells; without it nobody is named
    ("Ann Lee met Paul Lee. Mrs. Lee said the dam was safe.", ["Ann Lee"]),
    ("Ann Lee met Paul Lee. Lee said the dam was safe.", [None]),
    # nobody of that gender is near
    ("Ann Lee came. He said the dam was safe.", [None]),
    # who is its antecedent
    ("The book is by Ann Lee, who said the dam was safe.", ["Ann Lee"]),
    # organisations, without their article
    ("The White House said the dam was safe.", ["White House"]),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKERS)
def test_speakers(text: str, expected: list[str | None]) -> None:
    assert [a.speaker.name if a.speaker else None for a in find_attributions(text)] == expected


def test_a_speaker_has_role_affiliation_and_aliases() -> None:
    text = "Russian Foreign Minister Sergey Lavrov said no. Lavrov said that talks will begin."
    speaker = find_attributions(text)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role, speaker.affiliation) == (
        "Sergey Lavrov",
        "Foreign Minister",
        "Russia",
    )
    assert "Lavrov" in speaker.aliases


def test_nested_attributions_know_the_outer_one() -> None:
    outer, inner = find_attributions("Ann Lee said that Paul Smith claimed that the dam was safe.")
    assert inner.nested_in == outer
    assert outer.nested_in is None


def test_what_is_responded_to_is_nested_in_the_response() -> None:
    text = "Responding to Jens Stoltenberg’s claim that no one left, Lavrov said, “He is wrong.”"
    inner, outer = find_attributions(text)
    assert (shown(text, inner)[3], inner.nested_in) == ("Jens Stoltenberg", outer)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We won,” Ann Lee said.", "direct"),
        ("Ann Lee said they won.", "indirect"),
        ("Ann Lee said they “won it all.”", "mixed"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [a.kind.value for a in find_attributions(text)] == [kind]


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„”"])
def test_the_style_of_marks_changes_nothing(marks: str) -> None:
    text = "“We won,” Ann Lee said. “It is over.” She called it “a gift.”"
    restyled = text.replace("“", marks[0]).replace("”", marks[1])
    assert [
        [s for role in (a.source, a.cue, a.content) for s in role] for a in find_attributions(text)
    ] == [
        [s for role in (a.source, a.cue, a.content) for s in role]
        for a in find_attributions(restyled)
    ]


def _examples() -> list[tuple[str, str, str, bool]]:
    return [
        (table, str(row["word"]), str(row[answer]), answer == "yes")
        for table in ("reporting_verbs", "reporting_nouns", "reporting_adjectives")
        for row in LEXICON.rows(table)
        for answer in ("yes", "no")
    ]


@pytest.mark.parametrize(("table", "word", "text", "expected"), _examples())
def test_every_example_of_the_tables(table: str, word: str, text: str, expected: bool) -> None:
    cues = LEXICON.built(cue_table)
    verbs = dict(cues.verbs)
    for form, by_particle in cues.particles.items():
        verbs |= {f"{form} {particle}": cue for particle, cue in by_particle.items()}
    kind = {"reporting_verbs": verbs, "reporting_nouns": cues.nouns}.get(table, cues.adjectives)
    forms = {form for form, cue in kind.items() if cue.word == word}
    used = " , ".join(span.of(text).lower() for a in find_attributions(text) for span in a.cue)
    assert any(f" {form} " in f" {used} " for form in forms) is expected


@pytest.mark.parametrize(
    "row", LEXICON.rows("reporting_light_verbs"), ids=lambda row: str(row["word"])
)
def test_every_example_of_the_light_verbs(row: dict[str, str]) -> None:
    def is_carried(text: str) -> bool:
        return any((a.rule or "").endswith("light verb") for a in find_attributions(text))

    assert (is_carried(row["yes"]), is_carried(row["no"])) == (True, False)


@pytest.mark.parametrize("table", ["reporting_verbs", "reporting_nouns", "reporting_adjectives"])
def test_tables_are_sorted_and_without_doubles(table: str) -> None:
    words = [row["word"] for row in LEXICON.rows(table)]
    assert words == sorted(set(words))


PIECES = st.lists(
    st.sampled_from(
        [
            "said",
            "that",
            "Ann Lee",
            "he",
            ",",
            ".",
            "“",
            "”",
            '"',
            "‘",
            "’",
            ":",
            "\n",
            "\n\n",
            "according to",
            "who",
            "and",
            "claim",
            "wants to",
            "is sure",
            "the dam",
            "was safe",
            "'s",
            "(",
            ")",
            "-",
            "said,",
            "saying",
            "1,000",
            "\x00",
            "é",
            "",
        ]
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=200), PIECES))
def test_any_text_gives_spans_in_order(text: str) -> None:
    attributions = find_attributions(text)
    starts = [a.content[0].start for a in attributions]
    assert starts == sorted(starts)
    for attribution in attributions:
        for role in (attribution.source, attribution.cue, attribution.content):
            for span in role:
                assert 0 <= span.start < span.end <= len(text)
                assert span.of(text).strip() == span.of(text)
        for before, after in zip(attribution.content, attribution.content[1:], strict=False):
            assert before.end <= after.start


@pytest.mark.parametrize(
    "unit",
    [
        "“",
        '" ',
        "said that ",
        "he said, ",
        "“Go on.” ",
        "“Go on\n\n",
        "according to X, ",
        "his claim that ",
        "Lee's ",
        "Lee: go on now\n",
    ],
)
def test_work_is_linear(unit: str) -> None:
    """Ten times the text takes at most twelve times the work."""

    def work(times: int) -> int:
        analysis = analyse(unit * times)
        _ = analysis.phrase_rows
        return lines_run(lambda: attributions_of(analysis))

    work(1)  # the first call builds the patterns
    assert work(1000) <= 12 * work(100)


@pytest.mark.parametrize("form", ["signaling", "signalling"])
def test_both_spellings_of_an_ing_form_are_cues(form: str) -> None:
    [found] = find_attributions(f"The bank is {form} that rates have peaked.")
    assert found.rule == "that clause"
