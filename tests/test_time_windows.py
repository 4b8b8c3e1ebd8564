"""The days that a phrase allows: ranges, limits, offsets and what they count from."""

from __future__ import annotations

import pytest

from claimtrack.times import TimeOptions, find_times

#: A Wednesday.
PUBLISHED = "2022-06-15"

#: In "The depot <verb> ...": the verb, the days, and the ways to say them.
TABLE = """
will close | 2022-06-15..2022-08-01 | between now and 1 August | from now until 1 August
will close | 2022-06-16..2022-06-20 | between tomorrow and Monday | tomorrow until Monday
will close | 2022-08-01..2022-10-31 | from August until the end of October
closed | 2021-08-01..2021-10-31 | from August until the end of October
closed | 2020-05-01..2020-07-31 | from May 2020 to July
closed | 2022-05-30..2022-06-14 | from 30 May to Tuesday
will close | ..2022-08-31 | before the end of August | until the end of August
will close | ..2022-08-20 | before late August | until late August
will close | 2022-08-01.. | after the start of August
will close | 2022-06-15..2022-06-29 | within two weeks from today
will close | 2022-06-15..2022-06-29 | in less than two weeks | in at most two weeks
will close | 2022-06-15..2022-06-22 | within five business days | in the next five working days
will close | 2022-06-20..2022-06-22 | for three days from Monday | for 3 days starting Monday
will close | ..2022-12-30 | for at least 48 hours before 31 December
will close | 2022-07-03..2022-07-09 | in the week starting Sunday, July 3
will close | 2022-07-07..2022-07-13 | for a week starting July 7
will close | 2022-06-15..2022-06-17 | from today to two days later
will close | 2022-07-29..2022-08-04 | from the twenty-ninth to the fourth of August
will close | 2022-07-29..2022-08-04 | from the 29th to 4 August | from 29 to August 4
will close | 2022-07-29..2022-08-04 | from July 29 to the 4th | from 29 July to 4 August
will close | 2022-08-04..2022-08-09 | from 04 to August 09 | from the fourth to 9 August
will close | 2023-12-28..2024-01-02 | from the 28th to 2 January 2024 | from 28 to January 2, 2024
will close | 2022-07-08..2022-07-10 | Friday, July 8 to 10 | from Friday, July 8 to the 10th
will close | 2032-05-01..2032-05-31 | in May two thousand and thirty-two
will close | 2000-10-01..2000-10-31 | in October two thousand
closed | 1970-01-01..1979-12-31 | in the 70's | in the '70s
closed | 2022-05-05..2022-05-05 | on May five
will close | 2022-07-04..2022-07-10 | in the week of July 7 | w/c July 4 | in the week starting July 4
closed | 2022-06-09..2022-06-14 | in the past four business days
closed | ..2022-05-31 | more than two weeks ago | more than two weeks before today
closed | ..2022-06-01 | at least two weeks ago
closed | 2022-06-02..2022-06-15 | less than two weeks ago
closed | 2022-06-01..2022-06-15 | at most two weeks ago
will close | 2022-10-01..2022-10-07 | from 10/1-10/7 | 10/1/2022-10/7/2022 | 10/1-10/7, 2022
will close | 2022-10-01..2022-10-07 | from 10-1-2022-10-7-2022 | from 1 to 7 October 2022
will close | 2032-01-01..2032-01-01 | on January first two thousand and thirty-two
will close | 2032-02-02..2032-02-09 | from 2 to 9 Feb two thousand and thirty-two
will close | 2022-11-01..2022-11-30 | in 2022 / 11 | in 11 / 2022 | in 11 - 2022 | in 2022 - 11
will close | 2022-09-23..2022-09-23 | on 23/Sep/2022 | on 2022/Sep/23 | on 2022/23/Sep
will close | 2022-06-29..2022-06-29 | on 29th | on the 29th
closed | 2022-06-01..2022-06-15 | between 1 June and the current date
will close | 2022-06-18..2022-06-19 | this weekend | for the weekend
will close | 2022-09-01..2022-09-30 | in the 9th month of this year
will close | 2022-06-13..2022-06-26 | for the fortnight
will close | 2022-06-30..2022-06-30 | on the last day of the month | on the last day of June
will close | 2022-06-24..2022-06-24 | on the last Friday of the month | on the last Friday in June
will close | 2022-07-29..2022-07-29 | on the last Friday of next month
will close | 2022-07-15..2022-07-15 | on the 15th of next month | on 15th next month
will close | 2022-07-15..2022-07-15 | next month on the 15th
will close | 2022-12-23..2022-12-23 | on the Friday before Christmas
will close | 2022-07-11..2022-07-11 | on the second Monday after 1 July
will close | 2022-09-03..2022-09-05 | over Labor Day weekend | over Labor Day 2022 weekend
will close | 2022-11-24..2022-11-27 | over Thanksgiving weekend
will close | 2022-07-09..2022-07-10 | on the weekend of July 9
will close | 2022-06-18..2022-06-19 | this coming weekend | the coming weekend
will close | 2022-06-20..2022-06-22 | from Mon-Wed | from Mon to Wed
will close | 2022-06-18..2022-06-18 | on Sat at noon | this Sat
will close | 2022-10-03..2022-10-09 | in week 40 | in 2022 week 40 | in 2022-W40
will close | 2022-10-05..2022-10-05 | on 2022-W40-3
will close | 2022-10-03..2022-10-05 | from 2022-10-03 to 2022-10-05 | 2022-10-03/2022-10-05
will close | 2023-01-01..2023-12-31 | in FY2023 | in FY 2023 | in CY23 | in the 2023 fiscal year | next yr
will close | 2023-01-01..2023-03-31 | in Q1 FY23 | in Q1 2023
will close | 2023-01-01..2023-06-30 | in the 1st half of 2023
will close | 2022-06-16..2022-06-30 | in the second half of the month
will close | 2022-08-01..2022-08-31 | in the late summer | in late summer
will close | 2022-06-20..2022-06-26 | next wk
closed | 2022-06-04..2022-06-05 | two weekends ago
will close | ..2022-12-31 | before year-end | before year's end | until the end of the year
will close | 2022-06-15..2023-12-31 | by year-end 2023 | by the end of 2023
will close | 2022-07-01.. | not until July | not before July
will close | 2023-07-01..2023-09-30 | from July to September of next year
will close | 2023-07-01..2023-09-30 | between July and September next year
will close | 2022-07-01..2023-04-30 | from July to early next year
will close | 2022-06-21..2022-06-21 | on Monday or Tuesday | on Monday and Tuesday
will close | 2022-07-01..2022-09-29 | within 90 days of 1 July | within 90 days after 1 July
will close | 2022-06-01..2022-07-01 | within 30 days before 1 July
will close | 2022-06-24..2022-06-30 | in the 7 days before July 1
will close | 2022-07-02..2022-07-15 | in the two weeks after July 1
will close | 2022-06-15..2023-06-15 | within the next year | over the next year | over the coming year
will close | 2022-06-15..2022-06-30 | within the month
will close | 2022-06-15..2022-12-31 | within this year
will close | 2022-07-25..2022-07-31 | in the final week of July | in the last week of July
will close | 2022-07-29..2022-07-31 | in the last few days of July
will close | 2022-07-21..2022-07-31 | in the closing days of July
will close | 2022-09-01..2022-12-31 | in the latter part of the year | late in the year
will close | 2022-06-15..2022-12-31 | before the year is out | before the year ends
closed | ..2022-12-31 | before the year was over
will close | 2023-01-01..2023-04-30 | in the new year | early in the new year
will close | 2023-01-01..2023-04-30 | in the early part of 2023 | in the opening months of 2023
closed | 2021-06-15..2022-06-14 | over the past year
closed | 2022-06-13..2022-06-13 | on Monday and Friday
will close | 2022-06-18..2022-06-20 | in three to five days | in 3-5 days
will close | 2022-06-27..2022-07-10 | in two to three weeks | in two or three weeks
will close | 2023-12-01..2023-12-31 | a year and a half from now
will close | 2023-05-01..2023-12-31 | in mid-to-late 2023 | in mid or late 2023
will close | 2022-06-15..2022-12-31 | in the remaining months of the year
will close | 2022-06-15..2022-12-31 | in the rest of 2022
closed | 2022-05-21..2022-05-21 | on May twenty-one
closed | 2022-05-01..2022-05-31 | in May, three of them | in May two thousand people saw it
closed | 1998-06-01..1998-06-30 | in June of 98 | in June of '98
closed | 1990-01-01..1999-12-31 | in the 1990 s | in 1990 s | in the 1990's
closed | 2010-01-01..2019-12-31 | in 2010~2019
closed | 2015-01-15..2015-01-15 | two weeks from the year 2015
closed | ..2009-12-31 | in 2008 or before 2010
will close | 2022-06-22..2022-06-24 | next week between Wednesday and Friday
will close | 2022-06-22..2022-06-24 | next week, from Wed to Fri | next week from Wednesday to Friday
will close | 2022-06-15..2022-06-17 | this week from Wednesday through Friday
closed | 2022-05-13..2022-05-13 | Friday the 13th | Friday the thirteenth | Friday the thirteen
will close | 2022-06-18..2022-06-18 | this Sat, 7pm | Saturday, 7 p.m. | on Saturday at dusk
will close | 2022-11-21..2022-11-27 | in Thanksgiving week
closed | 2022-04-11..2022-04-17 | in Easter week
closed | 2022-06-13..2022-06-13 | the day before last Tuesday
closed | 1960-01-01.. | in the post-1959 years
closed | 2021-07-01..2022-05-31 | in the 11 months through May | in the eleven months to 31 May
closed | 2012-06-15..2022-06-14 | for the first time in a decade | on the coldest day in ten years
closed | 2018-06-15..2022-06-14 | for the third time in less than four years
closed | 2021-12-15..2022-06-14 | in its most severe crisis in six months
will close | 2022-07-11..2022-07-17 | for its first repair in four weeks
closed | 2022-01-01..2022-06-30 | in the first six months of the year
closed | 1997-06-09..1997-06-15 | 25 years ago this week
closed | 2020-06-01..2020-06-30 | two years ago this month
will close | 2022-07-01..2022-07-01 | 30 days after June 1 | thirty days from June 1
will close | 2023-05-31..2023-05-31 | 10 days after May 21
will close | 2022-12-25..2022-12-25 | a year after Christmas
will close | 2022-06-01..2022-07-01 | within 30 days of June 1
will close | 2022-07-04..2022-07-04 | two weeks from Monday
closed | 2022-06-10..2022-06-10 | five weeks before 15 July
closed | 2021-06-24..2021-06-24 | ten days after June 14
closed | 2022-06-01..2022-07-01 | within 30 days of June 1
closed | ..1958-12-31 | in the pre-1959 years
will close | ..2022-06-17 | before noon on Friday | until 5 p.m. Friday | before dawn on Friday
will close | 2022-06-17.. | after 5 p.m. on Friday
closed | ..2009-12-31 | in 2009 or before
"""


def _rows() -> list[tuple[str, str]]:
    rows = []
    for line in TABLE.strip().splitlines():
        verb, days, *ways = (part.strip() for part in line.split("|"))
        rows += [(f"The depot {verb} {way}, staff said.", days) for way in ways]
    return rows


def _days(window: object) -> str:
    first, last = getattr(window, "earliest", None), getattr(window, "latest", None)
    return f"{first or ''}..{last or ''}"


@pytest.mark.parametrize(("text", "days"), _rows())
def test_days_of(text: str, days: str) -> None:
    assert days in [_days(t.window) for t in find_times(text, published=PUBLISHED)]


def test_fiscal_years_follow_the_option() -> None:
    [found] = find_times("It closed in FY21.", options=TimeOptions(fiscal_year_start=10))
    assert _days(found.window) == "2020-10-01..2021-09-30"


@pytest.mark.parametrize(
    "text",
    ["He said that Sun prices fell.", "It cost $12 in all.", "The team won in the 1st half."],
)
def test_what_is_no_date(text: str) -> None:
    assert find_times(text, published=PUBLISHED) == ()


def test_a_dash_between_an_hour_and_a_week_makes_no_range() -> None:
    found = find_times("Rehearsal - 3 p.m. - this week", published=PUBLISHED)
    assert [_days(t.window) for t in found] == ["2022-06-15..2022-06-15", "2022-06-13..2022-06-19"]


@pytest.mark.parametrize(
    ("phrase", "span", "days"),
    [
        ("in the nine months ended March 31", "the nine months", "2021-07-01..2022-03-31"),
        ("in the nine months to March 31", "the nine months", "2021-07-01..2022-03-31"),
        ("in the three months ended March 31", "the three months", "2022-01-01..2022-03-31"),
        ("in the 12 months ended Dec. 31", "the 12 months", "2021-01-01..2021-12-31"),
        ("in the year ended Dec. 31", "the year", "2021-01-01..2021-12-31"),
        ("in the quarter ended April 30", "the quarter", "2022-02-01..2022-04-30"),
        ("in the week ended June 11", "the week", "2022-06-05..2022-06-11"),
        ("in the week ended Saturday", "the week", "2022-06-05..2022-06-11"),
    ],
)
def test_a_length_that_ends_on_a_day(phrase: str, span: str, days: str) -> None:
    text = f"The firm grew {phrase}."
    found = {time.span.of(text): time.window for time in find_times(text, published=PUBLISHED)}
    window = found[span]
    assert window is not None
    assert days == f"{window.earliest}..{window.latest}"
