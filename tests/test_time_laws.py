"""Laws of times: what holds of any text, any day of publication and every phrasing."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest
from edtf_days import days_of
from hypothesis import given, settings
from hypothesis import strategies as st
from phrasings import PUBLISHED
from test_relative_phrases import ROWS as RELATIVE
from test_time_phrases import ROWS as ABSOLUTE
from work import lines_run

from claimtrack.model.time import TimeExpression, Window
from claimtrack.times import TimeOptions, find_times

_WORDS = st.sampled_from(
    "next last early mid late the of in by from to and - , . 3 12 31 1999 2022 5th second May "
    "March Friday week months year century quarter ago later before after 10/31/2020 3:30 p.m. "
    "$ % every half two hundred nineteen ninety-six end beginning spring today '80s BC now over "
    "within past ended weekend eve Christmas FY23 2022-W27 fiscal midway through final Q3".split()
)
texts = st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=25).map(" ".join))
dates = st.dates(dt.date(1950, 1, 1), dt.date(2080, 12, 31))
#: Of these days weekdays and years of the same kind come again after 28 years.
weekday_dates = st.dates(dt.date(1930, 1, 1), dt.date(2040, 12, 31))

PHRASES = sorted({sentence.format(phrase) for _, phrase, sentence in (*RELATIVE, *ABSOLUTE)})
#: Those that name no year and no feast that the moon sets.
COUNTED = sorted(
    text
    for text in {sentence.format(phrase) for _, phrase, sentence in RELATIVE}
    if not re.search(r"\d{4}|\d0s|'\d\d|nineties|century|decade|Easter|/", text)
)

#: Every shape of a TIMEX3 value: dates, weeks, parts, times, durations and references.
_VALUE = re.compile(
    r"""
      (?: BC \d{4} | [\dX]{2,4} ) (?: -(?: Q[1-4X] | H[12X] | SP | SU | FA | WI ) )?
    | [\dX]{4} - [\dX]{2} (?: - [\dX]{2} )? (?: T (?: \d\d:\d\d Z? | [A-Z]{2} ) )?
    | [\dX]{4} - W [\dX]{2} (?: - (?: WE | [1-7] ) )? (?: T (?: \d\d:\d\d Z? | [A-Z]{2} ) )?
    | P (?: T? [\dX.]+ (?: WE | [A-Z] ) )+ (?: T [\d.]+ [A-Z] )?
    | (?: PAST | PRESENT | FUTURE ) _REF
    """,
    re.VERBOSE,
)


def _windows(found: tuple[TimeExpression, ...]) -> list[Window]:
    return [time.window for time in found if time.window is not None]


@settings(max_examples=300)
@given(texts, st.none() | dates)
def test_any_text_gives_spans_in_order_and_windows_in_order(
    text: str, published: dt.date | None
) -> None:
    end = 0
    for found in find_times(text, published=published):
        assert end <= found.span.start < found.span.end <= len(text)
        words = found.span.of(text)
        assert words == text[found.span.start : found.span.end] == words.strip()
        end = found.span.end
        if found.window is not None:
            first, last = found.window.days
            assert first is not None or last is not None
            assert first is None or last is None or first <= last


@settings(max_examples=300)
@given(texts, st.none() | dates)
def test_every_window_has_an_edtf_string_that_says_its_days(
    text: str, published: dt.date | None
) -> None:
    for window in _windows(find_times(text, published=published)):
        assert days_of(window.edtf) == window.days
        assert ("~" in window.edtf) == (window.approximate or window.vague)


@pytest.mark.parametrize("text", PHRASES)
def test_every_phrasing_has_a_timex3_value_and_an_edtf_string_that_says_its_days(text: str) -> None:
    found = find_times(text, published=PUBLISHED)
    for one in found:
        assert _VALUE.fullmatch(one.value)
        assert one.window is None or one.window.rule
    for window in _windows(found):
        assert days_of(window.edtf) == window.days
        assert ("~" in window.edtf) == (window.approximate or window.vague)


@pytest.mark.parametrize("published", ["2004-02-29", "2022-06-15", "2031-01-01"])
@pytest.mark.parametrize("text", PHRASES)
def test_a_window_without_a_date_holds_what_is_found_with_one(text: str, published: str) -> None:
    unsaid, said = find_times(text), find_times(text, published=published)
    for one in unsaid:
        assert _VALUE.fullmatch(one.value)
        if one.window is None:
            continue
        same = [other for other in said if other.span == one.span and other.value == one.value]
        assert same
        assert same[0].window is not None
        if same[0].window.rule == one.window.rule != "from to":
            assert one.window.contains(same[0].window)


_PERIODS = {
    "January {y}": "months",
    "February {y}": "months",
    "November {y}": "months",
    "{y}": "years",
    "the third quarter of {y}": "quarters",
    "the second half of {y}": "halves",
    "the summer of {y}": "seasons",
    "the winter of {y}": "seasons",
    "the {d}s": "decades",
    "the 19th century": "centuries",
}


@settings(max_examples=100)
@given(st.integers(1700, 2089), st.sampled_from(sorted(_PERIODS)))
def test_early_mid_and_late_partition_a_period(y: int, period: str) -> None:
    phrase = period.format(y=y, d=max(y - y % 10, 1910) + (0 if y % 100 >= 10 else 10))

    def window(text: str) -> Window:
        [found] = _windows(find_times(f"It happened {text}.", published="2005-05-05"))
        return found

    whole = window(f"in {phrase}")
    for way in ("at the beginning of {0}|in the middle of {0}|at the end of {0}", "early|mid|late"):
        names = way.split("|")
        parts = [
            window(
                name.format(phrase)
                if "{" in name
                else f"in {name} {phrase}"
                if not phrase.startswith("the ")
                else f"in the {name} {phrase[4:]}"
            )
            for name in names
        ]
        assert parts[0].earliest == whole.earliest
        assert parts[-1].latest == whole.latest
        for one, two in pairwise(parts):
            assert one.latest is not None
            assert two.earliest == one.latest + dt.timedelta(days=1)


@settings(max_examples=60)
@given(st.integers(1900, 2100), st.integers(1, 12))
def test_early_and_late_are_the_halves_where_the_caller_says_so(y: int, m: int) -> None:
    name = dt.date(2000, m, 1).strftime("%B")
    early, late, whole = (
        _windows(find_times(f"It closed in {part}{name} {y}.", options=TimeOptions(parts="halves")))
        for part in ("early ", "late ", "")
    )
    assert early[0].earliest == whole[0].earliest
    assert late[0].latest == whole[0].latest
    assert early[0].latest is not None
    assert late[0].earliest == early[0].latest + dt.timedelta(days=1)


@settings(max_examples=60)
@given(dates, dates)
def test_by_contains_before(published: dt.date, day: dt.date) -> None:
    [by] = _windows(find_times(f"It will open by {day.isoformat()}.", published=published))
    [before] = _windows(find_times(f"It will open before {day.isoformat()}.", published=published))
    assert by.latest == day
    assert before.latest == day - dt.timedelta(days=1)
    said = Window(published)
    ahead = before.intersect(said)
    assert ahead is None or by.contains(ahead)


@settings(max_examples=400)
@given(st.sampled_from(COUNTED), weekday_dates)
def test_years_later_every_relative_window_is_as_many_years_later(
    text: str, published: dt.date
) -> None:
    def days(on: dt.date) -> list[tuple[object, ...]]:
        return [
            tuple(d and (d.year - on.year, d.month, d.day) for d in window.days)
            for window in _windows(find_times(text, published=on))
        ]

    assert days(published) == days(published.replace(year=published.year + 28))


@settings(max_examples=100)
@given(
    st.dates(dt.date(1950, 1, 1), dt.date(2070, 12, 31)),
    st.integers(1, 40),
    st.sampled_from(
        [
            "next year",
            "early next year",
            "next month",
            "in two years",
            "within two years",
            "in three months",
            "by the end of the year",
            "by March",
            "next quarter",
            "in the coming years",
            "on the Fourth of July",
            "in late summer next year",
            "later this year",
        ]
    ),
)
def test_any_years_later_what_hangs_on_no_weekday_is_as_many_years_later(
    published: dt.date, years: int, phrase: str
) -> None:
    if (published.month, published.day) == (2, 29):
        published = published.replace(day=28)

    def days(on: dt.date) -> list[tuple[int, int, int]]:
        [window] = _windows(find_times(f"It will open {phrase}.", published=on))
        # the end of February is the 28th here and the 29th there
        return [
            (d.year - on.year, d.month, min(d.day, 28 if d.month == 2 else 31))
            for d in window.days
            if d is not None
        ]

    assert days(published) == days(published.replace(year=published.year + years))


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "next ",
        "1/1/1/1/",
        "1/",
        "May ",
        "the the the end of the end of ",
        "from 1 to 1 ",
        "two hundred ",
        "- 3 ",
        "the day after ",
        "2020-",
        "ended ",
    ],
)
def test_work_is_linear_in_hostile_text(unit: str) -> None:
    """Ten times the text takes at most twelve times the work."""

    def work(size: int) -> int:
        text = unit * (size // len(unit))
        return lines_run(lambda: find_times(text, published=PUBLISHED))

    work(200)  # the first call builds the patterns
    assert work(20_000) <= 12 * work(2_000)


@pytest.mark.parametrize("text", ["1" * 100_000, "next " * 100_000, "1/1/1/1/" * 131_072])
def test_long_hostile_texts_have_no_time(text: str) -> None:
    assert find_times(text, published=PUBLISHED) == ()
