"""TIMEX3 types, values and modifiers after TimeML 1.2.1: one value, many phrasings."""

from __future__ import annotations

import pytest
from phrasings import PUBLISHED

from claimtrack.times import find_times

#: `type value mod | phrasing | ...`, each said as "The plant runs ..., officials said."
VALUES = """
DURATION P3Y - | for three years | for 3 years | for the full three years | in a three-year test
DURATION P3Y APPROX | for about three years | for some three years | for roughly three years
DURATION P3Y APPROX | for three years or so | for around three years | for approximately 3 years
DURATION P3Y EQUAL_OR_MORE | for at least three years | for no less than three years
DURATION P3Y EQUAL_OR_LESS | for up to three years | for at most three years | for as long as 3 years
DURATION P3Y MORE_THAN | for more than three years | for just over three years
DURATION P3Y LESS_THAN | for less than three years | for nearly three years | for almost three years
DURATION P1Y - | for a year | for one year | for an entire year | for a whole year
DURATION P1Y - | for an additional year | for a further year | in a single year
DURATION P18M - | for 18 months | for eighteen months
DURATION P1Y6M - | for a year and a half | for one and a half years
DURATION P2Y6M - | for two and a half years | for 2 1/2 years | for 2.5 years
DURATION P6M - | for six months | for half a year | for 6 months
DURATION P30D - | for 30 days | for thirty days | in a 30-day test
DURATION P2W - | for two weeks | for a fortnight | in a two-week test
DURATION PT24H - | for 24 hours | for twenty-four hours | in a 24-hour test
DURATION PT30M - | for 30 minutes | for half an hour | for thirty minutes
DURATION PT90S - | for 90 seconds | for ninety seconds
DURATION P100Y - | for a century | for a hundred years | for one hundred years | for 100 years
DURATION P10Y - | for a decade | for ten years | for one decade
DURATION PXY - | for years | for many years | in a years-long test | for several years
DURATION P50000Y - | for another 50,000 years
DURATION PXQ - | after several quarters of losses | for several quarters
DURATION P2Q - | after two straight quarters of growth
DURATION PXY - | in a decades-old test
DURATION PXM - | for months | for several months | in a months-long test | for a few months
DURATION PXW - | for weeks | for a few weeks | for several weeks
DURATION PXD - | for days | for several days | for a few days
DURATION PTXH - | for hours | for several hours | for a few hours
SET P1Y - | annually | yearly | every year | each year
SET P1M - | monthly | every month | each month
SET P1M - | on the first Tuesday of every month | on the last day of each month
SET P1W - | weekly | every week | each week
SET P1D - | daily | every day | each day | nightly
SET PT1H - | hourly | every hour
SET P2W - | every two weeks | every other week | fortnightly | every 2 weeks
SET P2Y - | every two years | every other year | every 2 years
SET P6M - | every six months | every 6 months
SET XXXX-WXX-1 - | every Monday | each Monday | Mondays | on Mondays
SET XXXX-WXX-5 - | every Friday | each Friday | on Fridays
SET XXXX-07 - | every July | each July
SET XXXX-SU - | every summer | each summer
SET XXXX-WXX-WE - | every weekend | each weekend | on weekends | at weekends
SET XXXX-XX-XXTMO - | every morning | each morning
SET XXXX-WXX-2TNI - | on Tuesday nights | Tuesday nights
DATE PAST_REF - | as it did recently | as it had lately | as it did in the past
DATE PRESENT_REF - | now | currently | at present | at the moment | nowadays | these days
DATE FUTURE_REF - | from the near future | in the foreseeable future | in the future
DATE 2022-06 START | since early June | since the beginning of June | since the start of the month
DATE 2022 MID | until mid-2022 | until the middle of 2022 | until the middle of the year
DATE 2022 END | until late 2022 | until the end of 2022 | until the end of the year
DATE 198 - | as in the 1980s | as in the '80s | as in the eighties
DATE 198 START | as in the early 1980s | as in the early '80s
DATE 19 - | as in the 20th century | as in the twentieth century
DATE 2022-W24 - | this week | in the current week
DATE 2022-W24-WE - | this weekend
DATE 2022-Q3 - | in the third quarter of 2022 | in Q3 2022
DATE 2022 - | in fiscal 2022 | in fiscal-year 2022
DATE 2022-H2 - | in the second half of 2022 | in H2 2022
DATE 2022-SU - | in the summer of 2022 | in summer 2022 | this summer
DATE BC0044 - | as in 44 BC | as in 44 B.C.
TIME 2022-06-16T09:00 - | tomorrow at 9 a.m. | tomorrow at 9:00 a.m. | at 9 a.m. tomorrow
TIME 2022-06-16T15:30Z - | at 15:30 GMT on June 16 | at 3:30 p.m. GMT on June 16, 2022
TIME 2022-06-16TMO - | tomorrow morning | on the morning of June 16
TIME 2022-06-15TNI - | tonight
TIME XXXX-XX-XXTNI - | at night | only at night
TIME 2022-06-15TMI - | at midday | until midday
TIME 2022-06-15TDN - | before dawn
DATE 2017 - | as five years previously
DATE 1959 AFTER | as in post-1959 politics
DATE 1959 BEFORE | as in pre-1959 politics
"""


def _rows() -> list[tuple[str, str]]:
    return [
        (wanted.strip(), phrase.strip())
        for wanted, *phrases in (line.split("|") for line in VALUES.strip().splitlines())
        for phrase in phrases
    ]


@pytest.mark.parametrize(("wanted", "phrase"), _rows())
def test_value_of_phrase(wanted: str, phrase: str) -> None:
    found = find_times(f"The plant runs {phrase}, officials said.", published=PUBLISHED)
    assert [f"{time.type} {time.value} {time.mod or '-'}" for time in found] == [wanted]
