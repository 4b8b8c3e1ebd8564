"""Events: who did what to whom; every example of the tables is run."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.prediction.entities import entity_rows
from claimtrack.prediction.event_reading import EventReader
from claimtrack.prediction.event_types import surface_type
from claimtrack.prediction.events import event_rows
from claimtrack.text import analyse

LEXICON = ct.Lexicon.load()
TABLES = [
    (table, row, side)
    for table in ("event_verbs", "event_nouns")
    for row in LEXICON.rows(table)
    for side in ("yes", "no")
    if row[side]
]


@pytest.mark.parametrize(
    ("table", "row", "side"),
    TABLES,
    ids=[f"{row['word']}-{row['type']}-{side}" for _, row, side in TABLES],
)
def test_examples(table: str, row: dict[str, str], side: str) -> None:
    types = [event.type for event in ct.find_events(row[side])]
    wanted = bool(types) if row["type"] == "=" else row["type"] in types
    assert wanted == (side == "yes")


def test_verbs_that_name_events_have_examples() -> None:
    bare = [
        row["word"]
        for row in LEXICON.rows("event_verbs")
        if not row["yes"] and not row["type"].islower() and row["type"] != "OTHER"
    ]
    assert not bare


#: (text, type, PLOVER type, actors' countries, recipients' countries)
EVENTS = [
    # active, passive and a list of recipients
    ("Rebels in Chad attacked French troops.", "ASSAULT", "ASSAULT", ["TCD"], ["FRA"]),
    ("French troops were attacked by Chadian rebels.", "ASSAULT", "ASSAULT", ["TCD"], ["FRA"]),
    ("Norway accused Iran and Syria of spying.", "ACCUSE", "ACCUSE", ["NOR"], ["IRN", "SYR"]),
    # everyone takes part in talks; a city is no party
    ("Peru held talks with Chile in Geneva.", "CONSULT", "CONSULT", ["PER", "CHL"], []),
    ("Talks between Peru and Chile began in Geneva.", "CONSULT", "CONSULT", ["PER", "CHL"], []),
    # what is announced is AGREE on its surface and keeps its own type
    ("The Polish premier will visit Kenya.", "CONSULT", "AGREE", ["POL"], ["KEN"]),
    ("Japan said it would send food to Laos.", "AID", "AGREE", ["JPN"], ["LAO"]),
    # a threat; and a condition makes one of a withdrawal
    ("Iran threatened to bomb Kuwait.", "THREATEN", "THREATEN", ["IRN"], ["KWT"]),
    ("Egypt said it would close its border with Libya.", "COERCE", "THREATEN", ["EGY"], ["LBY"]),
    # a refusal, and a meeting that is cancelled
    ("Greece refused to meet Turkish officials.", "REJECT", "REJECT", ["GRC"], ["TUR"]),
    ("Oman cancelled talks with Yemen.", "REJECT", "REJECT", ["OMN"], ["YEM"]),
    # somebody says that another must
    ("Russia said on Friday that Sudan must pay.", "REQUEST", "REQUEST", ["RUS"], ["SDN"]),
    ("Chile demanded that Peru open its border.", "REQUEST", "REQUEST", ["CHL"], ["PER"]),
    # a parenthesis between subject and verb
    (
        "Mali, a key ally of France, expelled a Swiss envoy.",
        "SANCTION",
        "SANCTION",
        ["MLI"],
        ["CHE"],
    ),
    ("Kenya, which borders Somalia, deported two Greeks.", "COERCE", "COERCE", ["KEN"], ["GRC"]),
    # claimtrack's own types
    (
        "Ann Berg, the Norwegian premier, will step down in May.",
        "LEAVE_OFFICE",
        "RETREAT",
        ["NOR"],
        [],
    ),
]


@pytest.mark.parametrize(("text", "type_", "plover", "actors", "recipients"), EVENTS)
def test_events(
    text: str, type_: str, plover: str, actors: list[str], recipients: list[str]
) -> None:
    [event] = ct.find_events(text)
    assert (event.type, event.plover) == (type_, plover)
    assert [actor.country for actor in event.actors] == actors
    assert [recipient.country for recipient in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "clause", "type_", "names"),
    [
        # his term is that of the person spoken of before
        (
            "Jens Stoltenberg will leave soon, his term ends in June.",
            "his term ends in June",
            "LEAVE_OFFICE",
            {"Jens Stoltenberg"},
        ),
        # the parties of an agreement are those that negotiate
        (
            "Russia’s draft agreement with the United States and NATO will begin negotiations.",
            "",
            "CONSULT",
            {"Russia", "United States", "NATO"},
        ),
        (
            "The first round of talks between Peru and Chile should be in June.",
            "",
            "CONSULT",
            {"Peru", "Chile"},
        ),
        # without a trigger: the subject's
        ("Russia is sincerely interested in peace.", "", "OTHER", {"Russia"}),
    ],
)
def test_event_of_a_clause(text: str, clause: str, type_: str, names: set[str]) -> None:
    analysis = analyse(text)
    start = text.index(clause)
    first = analysis.token_at(start)
    end = analysis.token_at(start + len(clause or text) - 1) + 1
    event = EventReader(analysis, entity_rows(analysis)).of_span(first, end)
    assert event.type == type_
    assert {entity.name for entity in (*event.actors, *event.recipients)} == names


def test_rows_say_where_the_verb_is() -> None:
    analysis = analyse("Spain will not host the Greek premier.")
    [row] = event_rows(analysis)
    assert analysis.forms[row.head] == "host"
    assert analysis.group_rows[row.group].head == row.head
    assert (row.future, row.negated, row.passive, row.main) == (True, True, False, True)
    assert row.event.plover == "REJECT"


@pytest.mark.parametrize("type_", ["CONSULT", "SUPPORT", "COOPERATE", "AID"])
def test_what_is_to_come_is_agree(type_: str) -> None:
    assert surface_type(type_, future=True, negated=False, said=False) == "AGREE"
    assert surface_type(type_, future=False, negated=False, said=False) == type_


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_text_has_events(text: str) -> None:
    ct.find_events(text)


WORDS = st.sampled_from(
    [
        "Russia",
        "said",
        "that",
        "it",
        "will",
        "meet",
        "talks",
        "with",
        "began",
        "and",
        ",",
        "which",
        "who",
        "to",
        "attack",
        "by",
        "was",
        "not",
        "the",
        ".",
        "'",
        "in",
        "of",
        "if",
        "must",
        "agreed",
        "held",
        "U.S.",
        "rebels",
        "(",
        ")",
        "“",
        "”",
        "on",
        "Friday",
    ]
)


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=40))
def test_any_words_have_events(words: list[str]) -> None:
    analysis = analyse(" ".join(words))
    reader = EventReader(analysis, entity_rows(analysis))
    rows = reader.rows()
    assert all(row.first <= row.head < row.end <= len(analysis.forms) for row in rows)
    reader.of_span(0, len(analysis.forms))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Oman and Chad will hold talks in Vienna next week.", "Vienna"),
        ("The emir met the Omani sultan in northern Kuwait on Monday.", "Kuwait"),
        ("Spain will host the Greek premier in May.", None),
        # Where a party is, or whoever says it, the event need not be.
        ("Norway imposed sanctions on officials in Oman.", None),
        ("Ann Lee will resign in Oslo, the agency in Paris said.", "Oslo"),
        ("The agency in Paris said Ann Lee will resign.", None),
    ],
)
def test_place(text, place):
    [event] = ct.find_events(text)
    assert event.place == place
