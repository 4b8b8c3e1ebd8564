"""Window: arithmetic with open ends."""

from __future__ import annotations

import datetime as dt

import pytest
from edtf_days import days_of
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
def test_clip_is_the_rest_of_a_window_that_is_not_over(window: Window, day: dt.date) -> None:
    rest = window.intersect(Window(day))
    assert (rest is None) == window.closed(day)
    assert window.clip(day).days == (window.days if rest is None else rest.days)


def test_clip_leaves_a_window_whole_that_was_over_before() -> None:
    over = Window("2021-01-01", "2021-12-31", rule="calendar")
    assert over.clip("2022-01-01") is over
    assert over.clip("2021-12-31").days == (dt.date(2021, 12, 31), dt.date(2021, 12, 31))


@given(windows(), windows())
def test_windows_that_hold_each_other_are_the_same_days(a: Window, b: Window) -> None:
    assert (a.contains(b) and b.contains(a)) == (a.days == b.days)
    assert a.contains(a)
    assert a.overlaps(a)


@given(windows(), windows(), windows())
def test_what_holds_a_window_holds_what_that_holds(a: Window, b: Window, c: Window) -> None:
    if a.contains(b) and b.contains(c):
        assert a.contains(c)
    if a.contains(b) and b.overlaps(c):
        assert a.overlaps(c)


@given(windows())
def test_the_window_of_all_days_holds_every_window(window: Window) -> None:
    everything = Window()
    assert everything.contains(window)
    assert everything.overlaps(window)
    assert window.intersect(everything) == window
    assert not everything.closed("2100-01-01")
    assert everything.days_from("1900-01-01") == 0


@given(windows(), windows())
def test_either_order_intersects_in_the_same_days(a: Window, b: Window) -> None:
    one, two = a.intersect(b), b.intersect(a)
    assert (one and one.days) == (two and two.days)


@given(windows(), days, days)
def test_days_off_grow_from_day_to_day(window: Window, one: dt.date, two: dt.date) -> None:
    first, last = min(one, two), max(one, two)
    assert window.days_from(first) <= window.days_from(last)
    assert window.days_from(last) - window.days_from(first) <= (last - first).days


@given(windows(), st.booleans(), st.booleans())
def test_edtf_says_the_days_of_any_window(window: Window, approximate: bool, vague: bool) -> None:
    marked = Window(*window.days, approximate=approximate, vague=vague)
    assert days_of(marked.edtf) == window.days
    assert ("~" in marked.edtf) == ((approximate or vague) and marked.edtf != "../..")


@given(windows(), days)
def test_days_are_taken_as_text_too(window: Window, day: dt.date) -> None:
    text = day.isoformat()
    assert window.contains(text) == window.contains(day) == window.contains(Window.on(text))
    assert window.closed(text) == window.closed(day)
    assert window.days_from(text) == window.days_from(day)
    assert window.clip(text) == window.clip(day)


@pytest.mark.parametrize("method", ["contains", "closed", "days_from", "clip"])
def test_what_is_no_day_is_refused(method: str) -> None:
    with pytest.raises(InvalidValue, match="soon"):
        getattr(Window("2022-01-01"), method)("soon")


@pytest.mark.parametrize("method", ["overlaps", "intersect"])
def test_what_is_no_window_is_refused(method: str) -> None:
    with pytest.raises(InvalidValue, match="other: must be a Window"):
        getattr(Window("2022-01-01"), method)("2022-01-01")


@given(windows(), days)
def test_closed_means_every_day_is_over(window: Window, day: dt.date) -> None:
    assert window.closed(day) == (window.latest is not None and window.days_from(day) > 0)
