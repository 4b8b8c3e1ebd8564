"""Movable feasts beside the days that were announced for them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.times import find_times
from claimtrack.times.holidays import holiday_in

#: Rule -> days of years after one another, as printed in calendars.
ANNOUNCED = {
    "easter 0": ("2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31"),
    "tishri 0/2": ("2021-09-07", "2022-09-26", "2023-09-16", "2024-10-03"),
    "kislev 24/8": ("2021-11-29", "2022-12-19", "2023-12-08", "2024-12-26"),
    "nisan 14/8": ("2021-03-28", "2022-04-16", "2023-04-06", "2024-04-23"),
    "nisan -16": ("2021-02-26", "2022-03-17", "2023-03-07", "2024-03-24"),
    "nisan 64/2": ("2021-05-17", "2022-06-05", "2023-05-26", "2024-06-12"),
}
#: Those that wait for the moon to be seen.
EID = ("2015-07-17", "2016-07-06", "2017-06-25", "2018-06-15", "2019-06-04", "2020-05-24")


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [(rule, 2021 + n, day) for rule, days in ANNOUNCED.items() for n, day in enumerate(days)],
)
def test_days_as_announced(rule: str, year: int, day: str) -> None:
    found = holiday_in(rule, year)
    assert found is not None
    assert found.first == dt.date.fromisoformat(day)


@pytest.mark.parametrize("day", EID)
def test_what_waits_for_the_moon_is_a_day_off_at_most(day: str) -> None:
    announced = dt.date.fromisoformat(day)
    found = holiday_in("islamic 10 0/3", announced.year)
    assert found is not None
    assert found.approximate
    assert abs((found.first - announced).days) <= 1


@given(st.integers(1700, 2500))
def test_every_year_has_its_feasts(year: int) -> None:
    for rule in (*ANNOUNCED, "islamic 1 0", "islamic 9 0/30", "islamic 12 9/4"):
        found = holiday_in(rule, year)
        if found is not None:
            assert found.first.year == year
        # Islamic years are eleven days shorter: a feast at New Year may skip a year of ours.
        else:
            assert rule.startswith("islamic")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The talks will resume after Ramadan, officials said.", "2022-05-02~/.."),
        ("They will meet before Passover.", "../2022-04-15"),
        ("The curfew ends before Ramzan.", "../2022-04-01~"),
        ("Shops will close early during Ramazan.", "2022-04-02~/2022-05-01~"),
        ("The mint will open on the Arabic New Year.", "2022-07-29~"),
        ("Shops closed for Hanukkah 2021.", "2021-11-29/2021-12-06"),
        ("The truce on Eid al-Adha will hold.", "2022-07-09~/2022-07-12~"),
    ],
)
def test_feasts_in_sentences(text: str, days: str) -> None:
    [found] = find_times(text, published="2022-03-15")
    assert found.window is not None
    assert found.window.edtf == days
