"""What the caller may read otherwise, and reading without a date."""

from __future__ import annotations

from typing import Any

import pytest
from phrasings import PUBLISHED

from claimtrack import Document, Window, extract, extract_many
from claimtrack.errors import InvalidValue
from claimtrack.times import TimeOptions, find_times


def days(text: str, **options: Any) -> str:
    [window] = {
        time.window
        for time in find_times(text, published=PUBLISHED, options=TimeOptions(**options))
        if time.window is not None
    }
    return f"{window.earliest or ''}..{window.latest or ''}"


@pytest.mark.parametrize(
    ("text", "default", "options", "instead"),
    [
        # day-month order
        (
            "It will open on 01/05/2023.",
            "2023-01-05..2023-01-05",
            {"day_first": True},
            "2023-05-01..2023-05-01",
        ),
        (
            "It will open on 1/5/23.",
            "2023-01-05..2023-01-05",
            {"day_first": True},
            "2023-05-01..2023-05-01",
        ),
        (
            "It will open on 10/9.",
            "2022-10-09..2022-10-09",
            {"day_first": True},
            "2022-09-10..2022-09-10",
        ),
        # what has one reading only keeps it
        (
            "It will open on 25/12/2022.",
            "2022-12-25..2022-12-25",
            {"day_first": True},
            "2022-12-25..2022-12-25",
        ),
        (
            "It will open on 12/25/2022.",
            "2022-12-25..2022-12-25",
            {"day_first": True},
            "2022-12-25..2022-12-25",
        ),
        (
            "It will open on 2022-10-09.",
            "2022-10-09..2022-10-09",
            {"day_first": True},
            "2022-10-09..2022-10-09",
        ),
        # thirds against halves
        (
            "It will open in early 2023.",
            "2023-01-01..2023-04-30",
            {"parts": "halves"},
            "2023-01-01..2023-07-02",
        ),
        (
            "It will open in late September.",
            "2022-09-21..2022-09-30",
            {"parts": "halves"},
            "2022-09-16..2022-09-30",
        ),
        (
            "It will open by early July.",
            "2022-06-15..2022-07-10",
            {"parts": "halves"},
            "2022-06-15..2022-07-16",
        ),
        # the fiscal year
        (
            "It rose in fiscal 2021.",
            "2021-01-01..2021-12-31",
            {"fiscal_year_start": 10},
            "2020-10-01..2021-09-30",
        ),
        (
            "It rose in FY21.",
            "2021-01-01..2021-12-31",
            {"fiscal_year_start": 7},
            "2020-07-01..2021-06-30",
        ),
        (
            "It rose in the first quarter of fiscal 2021.",
            "2021-01-01..2021-03-31",
            {"fiscal_year_start": 10},
            "2020-10-01..2020-12-31",
        ),
        (
            "It rose in the fiscal third quarter of 2021.",
            "2021-07-01..2021-09-30",
            {"fiscal_year_start": 4},
            "2020-10-01..2020-12-31",
        ),
        (
            "It will rise in the fiscal fourth quarter.",
            "2022-10-01..2022-12-31",
            {"fiscal_year_start": 10},
            "2022-07-01..2022-09-30",
        ),
        (
            "It will rise in the next fiscal year.",
            "2023-01-01..2023-12-31",
            {"fiscal_year_start": 10},
            "2022-10-01..2023-09-30",
        ),
        (
            "It fell in the last fiscal year.",
            "2021-01-01..2021-12-31",
            {"fiscal_year_start": 10},
            "2020-10-01..2021-09-30",
        ),
        (
            "It will rise this fiscal year.",
            "2022-01-01..2022-12-31",
            {"fiscal_year_start": 10},
            "2021-10-01..2022-09-30",
        ),
        (
            "It will rise in the first half of fiscal 2023.",
            "2023-01-01..2023-06-30",
            {"fiscal_year_start": 10},
            "2022-10-01..2023-03-31",
        ),
        (
            "It will open by the end of fiscal 2023.",
            "2022-06-15..2023-12-31",
            {"fiscal_year_start": 10},
            "2022-06-15..2023-09-30",
        ),
        (
            "It will rise in the next fiscal quarter.",
            "2022-07-01..2022-09-30",
            {"fiscal_year_start": 2},
            "2022-08-01..2022-10-31",
        ),
        # a calendar year stays one
        (
            "It will rise next year.",
            "2023-01-01..2023-12-31",
            {"fiscal_year_start": 10},
            "2023-01-01..2023-12-31",
        ),
        (
            "It rose in the third quarter of 2021.",
            "2021-07-01..2021-09-30",
            {"fiscal_year_start": 10},
            "2021-07-01..2021-09-30",
        ),
        # the hemisphere
        (
            "It closed in summer 2021.",
            "2021-06-01..2021-08-31",
            {"southern": True},
            "2021-12-01..2022-02-28",
        ),
        (
            "It closed in the winter of 2021.",
            "2021-12-01..2022-02-28",
            {"southern": True},
            "2021-06-01..2021-08-31",
        ),
        (
            "It will open in the spring.",
            "2023-03-01..2023-05-31",
            {"southern": True},
            "2022-09-01..2022-11-30",
        ),
        (
            "It will open next summer.",
            "2023-06-01..2023-08-31",
            {"southern": True},
            "2022-12-01..2023-02-28",
        ),
        (
            "It closed last winter.",
            "2021-12-01..2022-02-28",
            {"southern": True},
            "2021-06-01..2021-08-31",
        ),
        # numbers that are not named
        (
            "It will open in the next couple of weeks.",
            "2022-06-15..2022-07-13",
            {"couple": 3},
            "2022-06-15..2022-07-27",
        ),
        (
            "It will open in the next few days.",
            "2022-06-15..2022-06-21",
            {"few": 4},
            "2022-06-15..2022-06-23",
        ),
        (
            "It closed a few days ago.",
            "2022-06-12..2022-06-12",
            {"few": 4},
            "2022-06-11..2022-06-11",
        ),
        (
            "It will open within several months.",
            "2022-06-15..2022-11-15",
            {"several": 7},
            "2022-06-15..2023-01-15",
        ),
        # spans without a number
        (
            "It will open in the coming days.",
            "2022-06-15..2022-06-22",
            {"coming_days": 10},
            "2022-06-15..2022-06-25",
        ),
        (
            "It will open in the coming weeks.",
            "2022-06-15..2022-08-10",
            {"coming_weeks": 2},
            "2022-06-15..2022-06-29",
        ),
        (
            "It will open in the months ahead.",
            "2022-06-15..2022-12-15",
            {"coming_months": 12},
            "2022-06-15..2023-06-15",
        ),
        (
            "It will open in coming years.",
            "2022-06-15..2027-06-15",
            {"coming_years": 3},
            "2022-06-15..2025-06-15",
        ),
    ],
)
def test_an_option_takes_the_place_of_a_default(
    text: str, default: str, options: dict[str, Any], instead: str
) -> None:
    assert days(text) == default
    assert days(text, **options) == instead


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("day_first", "yes"),
        ("fiscal_year_start", 0),
        ("fiscal_year_start", 13),
        ("fiscal_year_start", "10"),
        ("fiscal_year_start", True),
        ("southern", 1),
        ("parts", "quarters"),
        ("couple", 0),
        ("few", 2.5),
        ("several", True),
        ("coming_days", -1),
        ("coming_weeks", "8"),
        ("coming_months", 0),
        ("coming_years", None),
    ],
)
def test_an_option_that_is_none_is_refused_by_name(option: str, value: object) -> None:
    with pytest.raises(InvalidValue, match=option) as caught:
        TimeOptions(**{option: value})  # type: ignore[arg-type]
    assert repr(value) in str(caught.value)


def test_other_options_are_refused_by_name() -> None:
    with pytest.raises(InvalidValue, match=r"options: must be TimeOptions, got 'dmy'"):
        find_times("It opens on 1/5/2023.", options="dmy")  # type: ignore[arg-type]


def test_options_reach_the_windows_of_predictions() -> None:
    text = "The bridge will open on 01/05/2023, the mayor said."
    options = TimeOptions(day_first=True)
    one = extract(Document(text, published=PUBLISHED), options=options)
    [many] = extract_many([Document(text, published=PUBLISHED)], options=options)
    [pooled] = extract_many([Document(text, published=PUBLISHED)], workers=2, options=options)
    for found in (one, many, pooled):
        [claim] = found.predictions
        assert claim.prediction is not None
        assert claim.prediction.window == Window.on("2023-05-01", rule="calendar")


@pytest.mark.parametrize(
    ("phrase", "type_", "value"),
    [
        ("next week", "DATE", "XXXX-WXX"),
        ("next year", "DATE", "XXXX"),
        ("last month", "DATE", "XXXX-XX"),
        ("on Friday", "DATE", "XXXX-WXX-5"),
        ("in March", "DATE", "XXXX-03"),
        ("on May 5", "DATE", "XXXX-05-05"),
        ("in the third quarter", "DATE", "XXXX-Q3"),
        ("in the second half", "DATE", "XXXX-H2"),
        ("in the spring", "DATE", "XXXX-SP"),
        ("yesterday", "DATE", "XXXX-XX-XX"),
        ("at 3 p.m.", "TIME", "XXXX-XX-XXT15:00"),
        ("at noon on Friday", "TIME", "XXXX-WXX-5T12:00"),
        ("by the end of the year", "DATE", "XXXX"),
        ("soon", "DATE", "FUTURE_REF"),
        ("now", "DATE", "PRESENT_REF"),
        ("within two years", "DURATION", "P2Y"),
        ("over the next three weeks", "DURATION", "P3W"),
        ("in the coming months", "DURATION", "PXM"),
        ("every Friday", "SET", "XXXX-WXX-5"),
        ("for three years", "DURATION", "P3Y"),
    ],
)
def test_without_a_date_relative_times_keep_their_form_and_have_no_window(
    phrase: str, type_: str, value: str
) -> None:
    [found] = find_times(f"It will open {phrase}.")
    assert (found.type, found.value, found.window) == (type_, value, None)


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("on 5 May 2022", "2022-05-05"),
        ("in May 2022", "2022-05"),
        ("in 2022", "2022"),
        ("in early 2022", "2022-37"),
        ("in the third quarter of 2022", "2022-35"),
        ("in the second half of 2022", "2022-41"),
        ("in the summer of 2022", "2022-22"),
        ("in the 1990s", "199X"),
        ("in the 19th century", "18XX"),
        ("on Christmas Day 2022", "2022-12-25"),
        ("at Easter 2022", "2022-04-17"),
        ("by 2030", "../2030-12-31"),
        ("before May 2022", "../2022-04-30"),
        ("after 2014", "2015-01-01/.."),
        ("from May to July 2022", "2022-05-01/2022-07-31"),
        ("at 3 p.m. on 5 May 2022", "2022-05-05"),
    ],
)
def test_absolute_times_need_no_date(phrase: str, edtf: str) -> None:
    windows = {time.window for time in find_times(f"It opened {phrase}.")}
    assert {window.edtf for window in windows if window is not None} == {edtf}
