"""Time expressions: many phrasings under one window and one date, and laws for any text."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.lexicon import Lexicon
from claimtrack.model.document import Document
from claimtrack.times import TimeOptions, find_times, find_window
from claimtrack.times.calendar import month, part_of, quarter, week, year
from claimtrack.times.reader import reader

#: A Wednesday, as are all "today"s below.
PUBLISHED = "2022-06-15"

#: What a window is -> the ways to say it, in "The plant will reopen ..., officials said."
PHRASINGS = """
2022-06-15..2022-06-15 | today | this morning | tonight | this evening | now
2022-06-16..2022-06-16 | tomorrow | tomorrow morning | on 16 June 2022 | on June 16, 2022
2022-06-16..2022-06-16 | on Thursday, June 16 | on the 16th of June 2022 | on 2022-06-16
2022-06-16..2022-06-16 | on 06/16/2022
2022-06-14..2022-06-14 | yesterday | yesterday afternoon | last night | on Jun. 14, 2022
2022-06-14..2022-06-14 | on 14 June, 2022 | a day ago | one day ago
2022-06-17..2022-06-17 | the day after tomorrow | in two days | two days from now
2022-06-13..2022-06-19 | this week | the current week
2022-06-20..2022-06-26 | next week | the coming week
2022-06-06..2022-06-12 | last week | the previous week
2022-06-01..2022-06-30 | this month | the current month | in June 2022 | in June of 2022
2022-06-01..2022-06-30 | in Jun. 2022
2022-07-01..2022-07-31 | next month | the coming month | in July 2022
2022-05-01..2022-05-31 | last month | in May 2022 | in May, 2022
2022-01-01..2022-12-31 | this year | in 2022 | the current year
2023-01-01..2023-12-31 | next year | in 2023 | in the year 2023
2021-01-01..2021-12-31 | last year | in 2021 | a year ago | one year ago
2022-01-01..2022-04-30 | early this year | early 2022 | at the beginning of 2022
2022-01-01..2022-04-30 | at the start of this year | in early 2022 | the beginning of the year
2023-05-01..2023-08-31 | mid-2023 | the middle of 2023 | mid 2023 | the middle of next year
2022-09-01..2022-12-31 | late 2022 | the end of 2022 | the end of this year | late this year
2022-09-01..2022-12-31 | the end of the year | at year-end | at year's end
2022-07-01..2022-07-10 | early July 2022 | early next month | the beginning of next month
2022-07-01..2022-07-10 | the start of July 2022
2022-11-11..2022-11-20 | mid-November 2022 | the middle of November 2022
2022-07-21..2022-07-31 | late July 2022 | the end of July 2022 | the end of next month
2022-06-20..2022-06-22 | early next week | the beginning of next week | the start of next week
2022-06-24..2022-06-26 | late next week | the end of next week
2022-07-01..2022-09-30 | the third quarter of 2022 | Q3 2022 | next quarter
2022-07-01..2022-09-30 | this year's third quarter | the third quarter of this year | 2022 Q3
2023-01-01..2023-03-31 | the first quarter of 2023 | next year's first quarter
2023-01-01..2023-03-31 | the first quarter of next year | Q1 2023
2022-07-01..2022-12-31 | the second half of 2022 | the second half of this year
2022-07-01..2022-12-31 | the second half of the year
2023-01-01..2023-06-30 | the first half of 2023 | the first half of next year
2022-12-01..2023-02-28 | winter 2022 | the winter of 2022 | next winter
2022-06-01..2022-08-31 | this summer | summer 2022 | the summer of 2022
2022-03-01..2022-05-31 | last spring | spring 2022 | the spring of 2022
2021-09-01..2021-11-30 | last fall | last autumn | fall 2021 | autumn 2021
1990-01-01..1999-12-31 | the 1990s | the nineties | the '90s | the nineteen nineties
1980-01-01..1982-12-31 | the early 1980s | the early '80s
1900-01-01..1999-12-31 | the 20th century | the twentieth century
2000-01-01..2099-12-31 | the 21st century | the twenty-first century
2022-06-18..2022-06-19 | this weekend
2022-06-25..2022-06-26 | next weekend
2022-12-25..2022-12-25 | Christmas 2022 | Christmas Day 2022 | December 25, 2022 | Dec. 25, 2022
2022-11-24..2022-11-24 | Thanksgiving 2022 | Thanksgiving Day 2022
2022-09-05..2022-09-05 | Labor Day 2022
2023-04-09..2023-04-09 | Easter 2023 | Easter Sunday 2023
2023-04-07..2023-04-07 | Good Friday 2023
2022-11-08..2022-11-08 | Election Day 2022
2022-06-15..2022-06-30 | by June 30 | by 30 June 2022 | by the 30th of June 2022
2022-06-15..2022-06-30 | no later than June 30, 2022 | not later than June 30, 2022
2022-06-15..2022-06-30 | by the end of the month | by the end of June
2022-06-15..2022-12-31 | by the end of the year | by the end of 2022 | by year-end | by late 2022
2022-06-15..2022-12-31 | by the end of this year | by December 2022 | by year's end
2022-06-15..2022-06-19 | by the end of the week | by Sunday | later this week
2022-06-15..2023-12-31 | by 2023 | by the end of 2023 | by the end of next year
..2014-04-30 | before 1 May 2014 | before May 2014 | prior to May 1, 2014
..2022-12-31 | before 2023 | through 2022 | through December 2022 | before next year
2015-01-01.. | after 2014 | since 2015 | since January 2015 | from 2015 onwards | beyond 2014
2015-01-01.. | 2015 or later
2022-07-01.. | from July 2022 on | starting in July 2022 | beginning July 1, 2022
2022-07-01.. | no earlier than July 2022 | as early as July 2022 | effective July 1, 2022
..2022-06-30 | until July 2022 | until July 1, 2022 | through June 30
2022-06-15..2022-06-29 | within two weeks | within 14 days | within the next two weeks
2022-06-15..2022-06-29 | over the next two weeks | in the next 14 days | during the next two weeks
2022-06-15..2022-09-15 | within three months | within the next three months
2022-06-15..2022-09-15 | over the next three months | in the coming three months
2022-06-15..2024-06-15 | within two years | within 24 months | over the next two years
2022-06-15..2024-06-15 | during the coming two years
2022-06-15..2022-06-16 | within twenty-four hours | within 24 hours | in the next 24 hours
2022-06-25..2022-06-25 | in ten days | in 10 days | ten days from now | in 10 days' time
2022-06-27..2022-07-03 | in two weeks | two weeks from now
2022-09-01..2022-09-30 | in three months | three months from now
2024-01-01..2024-12-31 | in two years | two years from now
2022-06-15..2022-08-10 | in the coming weeks | in coming weeks | in the weeks ahead
2022-06-15..2022-12-15 | in the coming months | over the coming months | in the months ahead
2022-06-15..2027-06-15 | in the coming years | in the years ahead
2022-06-15..2022-06-21 | over the next few days | in the next few days | in the coming few days
2022-06-15..2022-07-13 | over the next couple of weeks | in the next couple of weeks
2022-06-15.. | soon | in the near future | in the foreseeable future | in the future
2022-04-15..2022-06-14 | over the past two months | in the last two months
2022-04-15..2022-06-14 | during the past two months
2021-05-01..2021-07-31 | from May to July 2021 | between May and July 2021
2021-05-01..2021-07-31 | from May through July 2021
2021-01-01..2023-12-31 | between 2021 and 2023 | from 2021 to 2023 | 2021-2023
2021-01-01..2023-12-31 | from 2021 through 2023
2021-12-03..2021-12-06 | Dec. 3-6, 2021 | December 3 to 6, 2021 | between December 3 and 6, 2021
2021-12-03..2021-12-06 | 3-6 December 2021 | from 3 to 6 December 2021
2022-06-13..2022-06-13 | on Monday of this week | on Monday this week
2022-06-22..2022-06-22 | on Wednesday of next week | on Wednesday next week | on June 22
2022-07-04..2022-07-04 | on the Fourth of July 2022 | on the first Monday of July 2022
2022-07-04..2022-07-04 | on the first Monday in July 2022
2022-07-20..2022-07-20 | on the 20th of next month
2022-05-23..2022-05-29 | in the last week of May 2022
2022-06-15..2022-06-30 | for the rest of the month | later this month | the rest of June
2022-06-15..2022-12-31 | for the rest of the year | later this year | the remainder of the year
2022-01-01..2022-06-14 | earlier this year
2022-06-01..2022-06-14 | earlier this month
2012-01-01..2012-12-31 | ten years ago | a decade ago | 10 years ago
2022-04-01..2022-04-30 | two months ago
2022-05-30..2022-06-05 | two weeks ago | the week before last
2022-06-27..2022-07-03 | the week after next
2022-06-17..2022-06-17 | this Friday | on Friday, June 17 | on Fri., June 17, 2022 | next Friday
2022-06-17..2022-06-17 | this coming Friday
2022-06-10..2022-06-10 | last Friday | this past Friday
2023-03-01..2023-03-31 | next March | March next year | March of next year | March 2023
2022-03-01..2022-03-31 | last March | March this year | March of this year | March 2022
2022-09-01..2022-09-30 | this September | September of this year | September 2022
2022-06-18..2022-06-18 | three days after Wednesday | three days from today
"""

#: Sentences in which nothing is a time.
NOT_TIMES = """
They may leave if it rains.
The soldiers march through the town.
The firm counted 2022 votes.
The town has 1,998 people.
It costs $1999.
Shares fell 2-1 against the bid.
He came second in the race.
The second proposal was refused.
April Jones said no.
June Carter sang well.
May Britt left the stage.
Version 3.10.2 is out.
Call 555-0199 for help.
Flight 1492 landed safely.
A quarter of the vote went to the left.
Three-quarters of it is gone.
The index closed at 2082.1 points.
The fall of the city was a shock.
A boy of ten sang.
They spring into action.
The 10-year-old boy sang.
She is 37 years old.
He was second to none.
The marchers sat on the steps.
The sun shone on them.
The stock gained 4 5/8.
It is a matter of time.
The road ends at the river.
He will start in the capital.
The end of the road is near the sea.
The 15th floor is empty.
They won 3-2 at home.
The law is known as Rule 4.2.1.
He bought 1500 shares.
The room seats 1600 people.
It weighs 2000 pounds.
It is as soon done as said.
A second group came in.
She saw the sea.
He lives at 1600 Main Street.
He soon left the room.
Prime Minister Helen May said no.
The March on the palace was banned.
She reads the Sunday Herald.
He watched "This Week," a show, and "60 Minutes" too.
The 9/11 Commission was heard.
There were 1950 houses and 2000 residents.
He left the day after the vote.
It was the 9th such strike and the 12th of its kind.
She is in her early 40s.
They came in the tens of thousands.
The hall was rebuilt soon after the fire.
The annual meeting was dull.
"""


def _phrasings() -> Iterator[tuple[str, str]]:
    for line in PHRASINGS.strip().splitlines():
        window, *ways = (part.strip() for part in line.split("|"))
        for way in ways:
            yield window, way


def _days(window: object) -> str:
    first, last = getattr(window, "earliest", None), getattr(window, "latest", None)
    return f"{first or ''}..{last or ''}"


@pytest.mark.parametrize(("window", "phrase"), list(_phrasings()))
def test_phrase_has_window(window: str, phrase: str) -> None:
    on = "on " if phrase[0].isupper() else ""
    text = f"The plant will reopen {on}{phrase}, officials said."
    assert window in [_days(t.window) for t in find_times(text, published=PUBLISHED)]


@pytest.mark.parametrize("sentence", NOT_TIMES.strip().splitlines())
def test_no_time_is_found(sentence: str) -> None:
    assert find_times(sentence, published=PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "published", "span", "value"),
    [
        # a bare weekday: today or the last six days in the past, ahead in the future
        ("The mayor resigned Wednesday.", PUBLISHED, "Wednesday", "2022-06-15"),
        ("The mayor resigned on Thursday.", PUBLISHED, "Thursday", "2022-06-09"),
        ("The mayor will resign on Thursday.", PUBLISHED, "Thursday", "2022-06-16"),
        ("The vote is scheduled for Monday.", PUBLISHED, "Monday", "2022-06-20"),
        ("The deadline was extended until Monday.", PUBLISHED, "Monday", "2022-06-20"),
        # a bare month: by the tense of its clause
        ("The firm was sold in September.", PUBLISHED, "September", "2021-09"),
        ("The firm will be sold in September.", PUBLISHED, "September", "2022-09"),
        ("The court may rule by May.", "2022-01-05", "May", "2022-05"),
        # a date without a year
        ("The bridge opened on Jan. 5.", PUBLISHED, "Jan. 5", "2022-01-05"),
        ("It takes effect on Feb. 1.", "2021-10-26", "Feb. 1", "2022-02-01"),
        # narrative anchors
        (
            "The fair began on 3 May 2010 and ended two days later.",
            PUBLISHED,
            "two days later",
            "2010-05-05",
        ),
        (
            "In March 2019 prices rose; the following month they fell.",
            PUBLISHED,
            "the following month",
            "2019-04",
        ),
        # quarters of the year before, in earnings reports
        (
            "In the third quarter profit rose from $2 million a year earlier.",
            "2021-11-02",
            "a year earlier",
            "2020-Q3",
        ),
        # types
        ("It lasted for three years.", PUBLISHED, "three years", "P3Y"),
        ("They meet every Friday.", PUBLISHED, "every Friday", "XXXX-WXX-5"),
        ("He has recently left.", PUBLISHED, "recently", "PAST_REF"),
        ("The talks ended at 3:30 p.m. Friday.", PUBLISHED, "3:30 p.m. Friday", "2022-06-10T15:30"),
        ("They waited for half an hour.", PUBLISHED, "half an hour", "PT30M"),
        # "that" opens a clause, and an article belongs to the noun that a time describes
        ("They said that last week a bridge fell.", PUBLISHED, "last week", "2022-W23"),
        ("Costs rose after the third-quarter loss.", PUBLISHED, "third-quarter", "2021-Q3"),
        ("She joined the two-day rally.", PUBLISHED, "two-day", "P2D"),
        ("They won the summer games.", PUBLISHED, "summer", "2022-SU"),
        # what had been planned is over; a day's own plan is not that of its noun
        ("The bid had been due to expire Friday.", PUBLISHED, "Friday", "2022-06-10"),
        ("They will fight Monday's ruling.", PUBLISHED, "Monday", "2022-06-13"),
        # small words about numbers
        ("It stood for a hundred years.", PUBLISHED, "a hundred years", "P100Y"),
        ("The ship left at 4 in the morning.", PUBLISHED, "4 in the morning", "2022-06-15T04:00"),
        ("The club won in 2007-08.", PUBLISHED, "2007", "2007"),
        (
            "Costs were up from those of 2019 and the year before.",
            PUBLISHED,
            "the year before",
            "2018",
        ),
        ("They met the week after Easter.", PUBLISHED, "the week after Easter", "2022-W16"),
        (
            "It began at 9 p.m. local time Tuesday.",
            PUBLISHED,
            "9 p.m. local time Tuesday",
            "2022-06-14T21:00",
        ),
        (
            "It burned in the early hours of Sunday.",
            PUBLISHED,
            "the early hours of Sunday",
            "2022-06-12TMO",
        ),
        ("The trial may last two weeks.", PUBLISHED, "two weeks", "P2W"),
        ("The kiosk is open seven days a week, 24 hours a day.", PUBLISHED, "24 hours", "PT24H"),
        # what lies ahead and what does not
        ("They formed a new board, effective Feb. 1.", "2021-10-26", "Feb. 1", "2022-02-01"),
        ("Prices have come down since October.", "2022-02-15", "October", "2021-10"),
        ("She will stay until a house is found, in March.", PUBLISHED, "March", "2023-03"),
        (
            "It expects to move in the fourth quarter.",
            "2013-03-22",
            "the fourth quarter",
            "2013-Q4",
        ),
        (
            "It shut on May 3. It had moved the day before.",
            PUBLISHED,
            "the day before",
            "2022-05-02",
        ),
        ("He held the post for some 20 years.", PUBLISHED, "some 20 years", "P20Y"),
        ("It ended on May 3. That same day she left.", PUBLISHED, "That same day", "2022-05-03"),
        # the latest quarter is one that is over
        (
            "It will pay in the fourth quarter. In the latest quarter it lost money.",
            "2021-11-02",
            "the latest quarter",
            "2021-Q3",
        ),
        ("In 490 BC the city burned.", PUBLISHED, "490 BC", "BC0490"),
    ],
)
def test_value(text: str, published: str, span: str, value: str) -> None:
    found = {t.span.of(text): t.value for t in find_times(text, published=published)}
    assert found.get(span) == value


@pytest.mark.parametrize(
    "phrase",
    [
        "next week",
        "on Friday",
        "in March",
        "by the end of the year",
        "within two years",
        "yesterday",
        "soon",
        "the third quarter",
    ],
)
def test_without_a_date_relative_times_have_no_window(phrase: str) -> None:
    [found] = find_times(f"It will open {phrase}.")
    assert found.window is None


def test_absolute_times_need_no_date() -> None:
    [found] = find_times("It will open in May 2022.")
    assert _days(found.window) == "2022-05-01..2022-05-31"


def test_a_document_brings_its_date() -> None:
    [found] = find_times(Document("It opened yesterday.", published="2022-01-01"))
    assert found.value == "2021-12-31"


def test_options_replace_the_defaults() -> None:
    def days(text: str, options: TimeOptions) -> str:
        [found] = find_times(text, published=PUBLISHED, options=options)
        return _days(found.window)

    assert (
        days("It will open on 01/05/2023.", TimeOptions(day_first=True)) == "2023-05-01..2023-05-01"
    )
    assert (
        days("It will open in early 2023.", TimeOptions(parts="halves")) == "2023-01-01..2023-07-02"
    )
    assert days("It closed in summer 2021.", TimeOptions(southern=True)) == "2021-12-01..2022-02-28"
    assert (
        days("It rose in fiscal 2021.", TimeOptions(fiscal_year_start=10))
        == "2020-10-01..2021-09-30"
    )
    assert (
        days("It will open in the coming weeks.", TimeOptions(coming_weeks=2))
        == "2022-06-15..2022-06-29"
    )


@pytest.mark.parametrize(
    ("question", "last"),
    [
        ("Will the port open before 1 May 2023?", "2023-04-30"),
        ("Will the port open by 1 May 2023?", "2023-05-01"),
        ("Before 1 July 2023, will the 2022 budget be changed?", "2023-06-30"),
        ("Will the port open between 3 September 2022 and 30 November 2022?", "2022-11-30"),
        ("How many ports will be open as of 31 March 2023?", "2023-03-31"),
        ("Will the talks remain closed through 31 January 2023?", "2023-01-31"),
        ("Will the talks be extended beyond 31 January 2023?", "2023-02-01"),
        ("Will the net be down for at least 5 hours before 1 May 2023?", "2023-04-30"),
    ],
)
def test_question_is_held_to(question: str, last: str) -> None:
    window = find_window(question, published=PUBLISHED)
    assert window is not None
    assert str(window.latest) == last


def test_a_question_without_a_date_has_no_window() -> None:
    assert find_window("Will the port open?", published=PUBLISHED) is None


def test_every_pattern_is_matched_by_its_example() -> None:
    lexicon = Lexicon.load()
    words = lexicon.built(reader)
    wrong = []
    for row in lexicon.rows("times_patterns"):
        for kind in ("yes", "no"):
            if row["level"] == "0" or not row[kind]:
                continue
            words.trace = []
            for level in words.levels:
                level.fruitless.clear()
            found = find_times(f"It was {row[kind]}.", published="2021-12-22")
            fired = row["name"] in words.trace and bool(found)
            if fired != (kind == "yes"):
                wrong.append((row["name"], kind, row[kind], words.trace))
    words.trace = None
    assert wrong == []


# ------------------------------------------------------------------------ laws

_WORDS = st.sampled_from(
    [
        "next",
        "last",
        "early",
        "mid",
        "late",
        "the",
        "of",
        "in",
        "by",
        "from",
        "to",
        "and",
        "-",
        ",",
        ".",
        "3",
        "12",
        "31",
        "1999",
        "2022",
        "5th",
        "second",
        "May",
        "March",
        "Friday",
        "week",
        "months",
        "year",
        "century",
        "quarter",
        "ago",
        "later",
        "before",
        "after",
        "10/31/2020",
        "3:30",
        "p.m.",
        "$",
        "%",
        "every",
        "half",
        "two",
        "hundred",
        "nineteen",
        "ninety-six",
        "end",
        "beginning",
        "spring",
        "today",
        "'80s",
        "BC",
    ]
)
texts = st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=25).map(" ".join))
dates = st.dates(dt.date(1950, 1, 1), dt.date(2080, 12, 31))


@settings(max_examples=300, deadline=None)
@given(texts, st.none() | dates)
def test_any_text_gives_ordered_spans_that_do_not_overlap(
    text: str, published: dt.date | None
) -> None:
    end = 0
    for found in find_times(text, published=published):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.span.of(text).strip() == found.span.of(text)
        end = found.span.end


@settings(max_examples=60, deadline=None)
@given(st.integers(1900, 2100), st.integers(1, 12))
def test_early_mid_late_partition_months_quarters_and_years(y: int, m: int) -> None:
    for whole in (month(y, m), quarter(y, (m + 2) // 3), year(y)):
        parts = [part_of(whole, name) for name in ("START", "MID", "END")]
        assert parts[0].first == whole.first
        assert parts[-1].last == whole.last
        for one, two in pairwise(parts):
            assert one.last is not None
            assert one.last + dt.timedelta(days=1) == two.first


@settings(max_examples=60, deadline=None)
@given(dates, dates)
def test_by_contains_before(published: dt.date, day: dt.date) -> None:
    [by] = find_times(f"It will open by {day.isoformat()}.", published=published)
    [before] = find_times(f"It will open before {day.isoformat()}.", published=published)
    assert by.window is not None
    assert before.window is not None
    assert before.window.latest is not None
    assert by.window.latest == before.window.latest + dt.timedelta(days=1)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1950, 2070),
    st.sampled_from(
        ["next year", "early next year", "last March", "in two years", "by the end of the year"]
    ),
)
def test_shifting_the_date_by_years_shifts_the_window(y: int, phrase: str) -> None:
    def days(published: dt.date) -> list[tuple[int, int, int]]:
        [found] = find_times(f"It will open {phrase}.", published=published)
        assert found.window is not None
        return [
            (d.year - published.year, d.month, d.day) for d in found.window.days if d is not None
        ]

    assert days(dt.date(y, 6, 15)) == days(dt.date(y + 7, 6, 15))


def test_weeks_begin_on_monday() -> None:
    assert week(dt.date(2022, 6, 19)).value == "2022-W24"


@pytest.mark.parametrize(
    "unit", ["1", "next ", "1/", "May ", "the end of ", "two hundred ", "- 3 "]
)
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        find_times(unit * (size // len(unit)), published=PUBLISHED)
        return time.process_time() - start

    seconds(2_000)
    assert seconds(40_000) < 20 * seconds(4_000) + 1.0


#: Told long after: the year that a day without one belongs to is that of the telling.
HISTORY = """
The feud of the Orlan valleys ran from 1811 to 1816. A pact of 1790 had failed, and that of
1795 too. On 3 May 1812 the miners of Vesk closed the pass. Papers found in 1931 say otherwise
of 9 May. In June the guild answered.

A truce was signed in December 1813. In January the herds came back, as they had twenty years
earlier. By 20 March the mills turned again. The guild (1802-1840) was never named.
"""


def test_a_history_goes_on_by_its_own_days() -> None:
    found = {
        t.span.of(HISTORY): t.value for t in find_times(HISTORY, published="2009-12-19") if t.window
    }
    assert found["9 May"] == "1812-05-09"
    assert found["June"] == "1812-06"
    assert found["January"] == "1814-01"
    assert found["20 March"] == "1814-03-20"
