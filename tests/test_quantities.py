"""Quantities: how much or how many an event is of, from the text to the verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack import Outcome, Quantity
from claimtrack.checking import Series
from claimtrack.interchange import read_events_csv
from claimtrack.prediction.events import event_rows
from claimtrack.text import analyse

ROWS = ct.Lexicon.load().rows("quantity_words")


def quantity_of(text: str) -> Quantity | None:
    """The quantity of the first event of a sentence."""
    return event_rows(analyse(text))[0].event.quantity


def of(value: float, unit: str | None, low: float | None = None, high: float | None = None):
    return Quantity(value, unit, low=low, high=high)


SAID = [
    # a rise or a fall by an amount
    ("Prices will rise by 5 percent.", of(5, "percent")),
    ("Prices will rise 5 per cent next year.", of(5, "percent")),
    ("Prices will fall 2.5% in May.", of(2.5, "percent")),
    ("Milk prices will drop by 3 pct. by June.", of(3, "percent")),
    ("Turnout will fall sharply by 4 percentage points.", of(4, "percentage points")),
    ("The bank will raise rates by 25 basis points.", of(25, "basis points")),
    ("The bank will raise rates 50 basis points.", of(50, "basis points")),
    ("Rates will be cut by 25 basis points.", of(25, "basis points")),
    ("Rates will be raised by the bank by half a point and by 2 points.", of(2, "points")),
    ("Wages will rise a further 6 percent.", of(6, "percent")),
    ("Wages will rise by another 6 percent.", of(6, "percent")),
    ("Fares will rise by 20 cents.", of(20, "cents")),
    ("Fees rose 1,200 dollars on Monday.", of(1200, "dollars")),
    ("Output will fall by 40,000 barrels a day.", of(40_000, "barrels")),
    ("Orta will cut its workforce by 10,000.", of(10_000, None)),
    ("The economy will shrink by two and a half percent.", of(2.5, "percent")),
    ("Rents will rise twenty-five percent.", of(25, "percent")),
    ("The index will fall 1 point.", of(1, "points")),
    # by which it changes, beside what it changes to
    ("Sales will rise 5 percent to $40 million.", of(5, "percent")),
    ("Sales will rise 5 percent to 30 percent.", of(5, "percent")),
    ("Rates will fall by 3 points from 8 percent.", of(3, "points")),
    # a level, of an event that is one
    ("Unemployment will reach 5 percent by June.", of(5, "percent")),
    ("Inflation will exceed 4 percent in May.", of(4, "percent")),
    ("Exports will reach 2 million by May.", of(2_000_000, None)),
    ("The toll will reach at least 1,200.", of(1200, None, low=1200)),
    ("Exports will top $3 billion next year.", of(3e9, "dollars")),
    # bounds
    ("Prices will rise by at least 5 percent next year.", of(5, "percent", low=5)),
    ("Fares will rise by more than 8%.", of(8, "percent", low=8)),
    ("Fares will rise over 8%.", of(8, "percent", low=8)),
    ("Fares will rise by no less than 8%.", of(8, "percent", low=8)),
    ("Taxes will rise by at most 3 percent.", of(3, "percent", high=3)),
    ("Taxes will rise less than 3 percent.", of(3, "percent", high=3)),
    ("Shares will fall as much as 9 percent.", of(9, "percent", high=9)),
    ("Mali will deploy as many as 700 soldiers.", of(700, "soldiers", high=700)),
    ("Norway will give Kenya up to $2 billion.", of(2e9, "dollars", high=2e9)),
    ("Prices will not rise by more than 3 percent.", of(3, "percent", low=3)),
    # about: a tenth may be missing
    ("The firm will cut about 40 jobs by June.", of(40, "jobs", low=36)),
    ("Some 3,000 jobs will be cut by the firm.", of(3000, "jobs", low=2700)),
    ("Costs will rise by nearly 10 percent, to $4 billion.", of(10, "percent", low=9)),
    # ranges
    ("France will send between 200 and 300 troops to Mali.", of(200, "troops", 200, 300)),
    ("Between 200 and 300 troops will be sent to Mali.", of(200, "troops", 200, 300)),
    ("Chad will release 20 to 30 prisoners.", of(20, "prisoners", 20, 30)),
    ("Chad will release two or three prisoners.", of(2, "prisoners", 2, 3)),
    ("Rates will rise 2 to 3 percent.", of(2, "percent", 2, 3)),
    ("Rates will rise 2-3%.", of(2, "percent", 2, 3)),
    ("Rates will rise by 2%\u20133%.", of(2, "percent", 2, 3)),
    ("Debt will rise by between $2 and $3 billion.", of(2e9, "dollars", 2e9, 3e9)),
    ("Debt will rise by $1.5-2 billion.", of(1.5e9, "dollars", 1.5e9, 2e9)),
    # money
    ("Japan will send $2.5bn in aid to Laos.", of(2.5e9, "dollars")),
    ("Spain will provide \u20ac300m to Chad.", of(3e8, "euros")),
    ("Qatar will give Togo US$ 3 million for schools.", of(3e6, "dollars")),
    ("Togo will be given $3 million by Qatar.", of(3e6, "dollars")),
    ("Debt will fall by a million dollars.", of(1e6, "dollars")),
    # what is counted
    ("Orta will cut 3,000 jobs.", of(3000, "jobs")),
    ("Orta plans to cut 300 jobs.", of(300, "jobs")),
    ("Ann Lee said Orta would cut 300 jobs.", of(300, "jobs")),
    ("The firm will lay off 200 of its 3,000 workers.", of(200, "workers")),
    ("France will expel 15 Russian diplomats on 5 May.", of(15, "diplomats")),
    ("Norway will deploy two hundred soldiers.", of(200, "soldiers")),
    ("Police arrested 20 people Monday.", of(20, "people")),
    ("Three hundred and twenty people were arrested.", of(320, "people")),
    ("At least 20 people were killed by rebels.", of(20, "people", low=20)),
    ("Iran will send 1.5 million tonnes of wheat to Syria.", of(1.5e6, "tonnes")),
    ("Oman will release two dozen prisoners.", of(24, "prisoners")),
    ("Ghana will send one soldier to Mali.", of(1, "soldier")),
    ("Ghana will deploy 12 aircraft.", of(12, "aircraft")),
    ("The Green party will win 60 percent of the vote.", of(60, "percent")),
    ("Rebels killed 20 soldiers and wounded 30.", of(20, "soldiers")),
]
NOT_SAID = [
    # a level and not a change
    "Inflation will fall to 4.5 percent in May.",
    "Inflation will fall from 6 to 4.5 percent in May.",
    "Oil will fall below $50 a barrel.",
    "The bank will raise the rate to between 3 and 4 percent.",
    "Rents will rise from 900 euros.",
    # no number that can be compared
    "Prices will fall by more than half.",
    "The economy will shrink by a third.",
    "Russia will withdraw half of its 400 troops.",
    "The firm will cut thousands of jobs.",
    "Oman will release dozens of prisoners.",
    "Prices will double.",
    "Prices will rise by several percent.",
    # dates, years, hours, lengths of time, ages
    "Prices will rise by 2030.",
    "Prices will rise by 5 May.",
    "Prices will fall by 10 a.m. on Tuesday.",
    "Prices will rise at 9:30.",
    "Prices will rise in 12 months.",
    "Prices will rise for two years.",
    "Peru and Chile will hold two days of talks.",
    "Peru and Chile will hold talks between 2 and 5 May.",
    "Chad will hold 2024 elections.",
    "Ann Lee, 45, will resign.",
    "Police will arrest Tom Orr, 45, in Lima.",
    "Police will arrest a 45-year-old man.",
    "The court sentenced Lee to five years.",
    # an amount of another thing
    "Norway will raise its 2 percent tax.",
    "Chad will impose a 25 percent tariff on Peru.",
    "Chad will impose 25 percent tariffs on Peru.",
    "Sudan will pay a fine of $30 million.",
    "Rebels attacked the home of 20 miners.",
    "Prices will rise in 12 towns.",
    "Prices will fall in a city of 2 million people.",
    "Mali will expel the envoy of 12 states.",
    # of another clause
    "The party, which had 60 percent of the vote, will lower taxes.",
    "Iran will attack Iraq if prices rise by 5 percent.",
    "Orta, a firm of 3,000 workers, will cut jobs.",
    "Taxes paid by 5 million people will rise.",
    # who does it
    "Togo was attacked by 20 rebels.",
    "Taxes will be lowered by five ministers.",
    # a name, or money of another land
    "Britain attacked Hill 60.",
    "Exports will exceed targets in 2020.",
    "Qatar will give Togo A$5m.",
]


def test_the_tables_hold_enough() -> None:
    assert len(SAID) + len(NOT_SAID) >= 80
    assert 2 * len(NOT_SAID) >= len(SAID)


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_an_event_has_the_quantity_that_its_clause_says(text: str, expected: Quantity) -> None:
    assert quantity_of(text) == expected


@pytest.mark.parametrize("text", NOT_SAID)
def test_no_quantity_is_better_than_a_wrong_one(text: str) -> None:
    events = ct.find_events(text)
    assert events
    assert [event.quantity for event in events if event.quantity] == []


@pytest.mark.parametrize(
    ("row", "side"),
    [(row, side) for row in ROWS for side in ("yes", "no") if row[side]],
    ids=lambda value: value if isinstance(value, str) else value["word"],
)
def test_examples_of_the_table(row: dict[str, str], side: str) -> None:
    found = [event.quantity for event in ct.find_events(row[side]) if event.quantity]
    assert bool(found) == (side == "yes")
    for quantity in found:
        if row["class"] in ("sign", "unit"):
            assert quantity.unit == row["value"]


def test_every_word_of_the_table_has_an_example() -> None:
    assert [row["word"] for row in ROWS if not row["yes"]] == []


ARTICLE = (
    "Rents will rise by at least 5 percent next year. "
    "Ann Lee said that Orta would cut 3,000 jobs in 2023. "
    "Wages will rise by at most 3 percent next year."
)
TABLE = """type,actors,date,quantity,unit,text
RISE,,2023-06-30,{rents},%,Rents rose
FALL,Orta,2023-03-01,{jobs},jobs,Orta cut jobs
RISE,,2023-04-01,1,percent,Wages rose
RISE,,2023-09-01,{wages},percent,Wages rose again
"""
COVERAGE = ("2022-10-01", "2024-01-31")


def outcomes(observed: object, as_of: str = "2024-01-31") -> dict[str, str]:
    """The outcome of each prediction of the article, by its first word."""
    article = ct.Document(ARTICLE, published="2022-11-20")
    with ct.Ledger(":memory:") as ledger:
        ledger.add(ct.extract(article))
        verdicts = ledger.check(observed, as_of=as_of, coverage=COVERAGE)
        claims = [(ledger.claim(verdict.claim_id), verdict) for verdict in verdicts]
        return {claim.text.split()[0]: verdict.outcome.value for claim, verdict in claims}


@pytest.mark.parametrize(
    ("rents", "jobs", "wages", "expected"),
    [
        (6, 3000, 2, ["came_true", "came_true", "came_true"]),
        (4, 1000, 4, ["partly", "partly", "partly"]),
    ],
)
def test_from_an_article_over_a_ledger_and_a_table_to_verdicts(
    tmp_path: Path, rents: float, jobs: float, wages: float, expected: list[str]
) -> None:
    file = tmp_path / "seen.csv"
    file.write_text(TABLE.format(rents=rents, jobs=jobs, wages=wages), "utf-8")
    seen = list(read_events_csv(file))
    assert outcomes(seen) == dict(zip(["Rents", "Orta", "Wages"], expected, strict=True))
    if wages <= 3:
        assert outcomes(seen, as_of="2023-10-01")["Wages"] == Outcome.PENDING


def test_nothing_seen_in_covered_days_did_not_happen() -> None:
    assert set(outcomes([]).values()) == {"did_not_happen"}


@pytest.mark.parametrize(
    ("december", "expected"), [(106, "came_true"), (103, "partly"), (98, "did_not_happen")]
)
def test_from_an_article_over_a_ledger_and_a_series_to_verdicts(
    december: float, expected: str
) -> None:
    rents = Series("rents", [("2022-11-01", 100), ("2023-12-31", december)], unit="points")
    assert outcomes(rents)["Rents"] == expected


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("Orta cut 3,200 jobs on Monday.", "came_true"),
        ("Orta cut 200 jobs on Monday.", "partly"),
        ("Orta cut up to 4,000 jobs on Monday.", "partly"),
    ],
)
def test_later_articles_say_how_much_it_was(later: str, expected: str) -> None:
    seen = ct.extract(later, published="2023-05-04").events
    assert outcomes(seen)["Orta"] == expected


@pytest.mark.parametrize(("june", "expected"), [(5.2, "came_true"), (4.4, "did_not_happen")])
def test_a_level_is_reached_or_not(june: float, expected: str) -> None:
    text = "Unemployment will reach 5 percent by June."
    [claim] = ct.extract(text, published="2022-02-10").predictions
    series = Series("unemployment", [("2022-02-01", 4.1), ("2022-05-31", june)], unit="percent")
    verdict = ct.check(claim, series, as_of="2022-08-01", coverage=("2022-02-01", "2022-07-31"))
    assert verdict.outcome == expected


WORDS = st.sampled_from(
    [row["word"] for row in ROWS]
    + "prices will rise by and to a 5 2-3 3,000 two hundred half of its jobs . , - next us".split()
)


@given(st.lists(WORDS, max_size=12))
def test_any_words_after_a_verb_give_a_result(words: list[str]) -> None:
    for event in ct.find_events(f"Prices will rise {' '.join(words)}"):
        assert event.quantity is None or event.quantity.value >= 0
