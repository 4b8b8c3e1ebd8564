"""Window: arithmetic with open ends."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import InvalidValue
from claimtrack.model.time import Window

days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
ends = st.none() | days


@st.composite
def windows(draw: st.DrawFn) -> Window:
    first, last = draw(ends), draw(ends)
    if first and last and first > last:
        first, last = last, first
    return Window(first, last)


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        ("2022-03-01", "2022-05-31", "2022-03-01/2022-05-31"),
        ("2022-06-10", None, "2022-06-10/.."),
        (None, "2022-06-10", "../2022-06-10"),
        (None, None, "../.."),
        ("2022-06-10", "2022-06-10", "2022-06-10"),
    ],
)
def test_edtf_writes_the_days(first: str | None, last: str | None, edtf: str) -> None:
    assert Window(first, last).edtf == edtf


def test_vague_windows_are_marked_in_edtf() -> None:
    assert Window("2022-01-01", "2022-02-01", vague=True).edtf == "2022-01-01~/2022-02-01~"


def test_a_window_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(InvalidValue, match="earliest"):
        Window("2022-02-01", "2022-01-01")


def test_closed_from_the_day_after_the_last() -> None:
    window = Window("2022-01-01", "2022-04-30")
    assert not window.closed("2022-04-30")
    assert window.closed("2022-05-01")
    assert not Window("2022-01-01").closed("2099-01-01")


@pytest.mark.parametrize(("day", "off"), [("2021-12-30", -2), ("2022-01-01", 0), ("2022-05-02", 2)])
def test_days_from(day: str, off: int) -> None:
    assert Window("2022-01-01", "2022-04-30").days_from(day) == off


@given(windows(), days)
def test_contains_means_no_days_off(window: Window, day: dt.date) -> None:
    assert window.contains(day) == (window.days_from(day) == 0)


@given(windows(), windows())
def test_overlap_is_symmetric_and_what_intersects(a: Window, b: Window) -> None:
    assert a.overlaps(b) == b.overlaps(a) == (a.intersect(b) is not None)


@given(windows(), windows(), days)
def test_a_day_is_in_both_or_not_in_the_intersection(a: Window, b: Window, day: dt.date) -> None:
    both = a.intersect(b)
    assert (a.contains(day) and b.contains(day)) == (both is not None and both.contains(day))


@given(windows(), windows())
def test_what_contains_another_meets_it_in_all_of_it(a: Window, b: Window) -> None:
    if a.contains(b):
        both = a.intersect(b)
        assert both is not None
        assert both.days == b.days


@given(windows(), days)
def test_clip_only_takes_days_away_and_never_all(window: Window, day: dt.date) -> None:
    clipped = window.clip(day)
    assert window.contains(clipped)
    assert clipped.latest == window.latest
    assert clipped.clip(day) == clipped


@given(windows(), days)
def test_closed_means_every_day_is_over(window: Window, day: dt.date) -> None:
    assert window.closed(day) == (window.latest is not None and window.days_from(day) > 0)
