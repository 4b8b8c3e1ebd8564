"""Time expressions: values by tense and story, options, questions, and the patterns' examples."""

from __future__ import annotations

import datetime as dt

import pytest

from claimtrack.lexicon import Lexicon
from claimtrack.model.document import Document
from claimtrack.times import find_times, find_window
from claimtrack.times.calendar import week
from claimtrack.times.reader import reader

#: A Wednesday, as are all "today"s below.
PUBLISHED = "2022-06-15"


def _days(window: object) -> str:
    first, last = getattr(window, "earliest", None), getattr(window, "latest", None)
    return f"{first or ''}..{last or ''}"


@pytest.mark.parametrize(
    ("text", "published", "span", "value"),
    [
        # a bare weekday: today or the last six days in the past, ahead in the future
        ("The mayor resigned Wednesday.", PUBLISHED, "Wednesday", "2022-06-15"),
        ("The mayor resigned on Thursday.", PUBLISHED, "Thursday", "2022-06-09"),
        ("The mayor will resign on Thursday.", PUBLISHED, "Thursday", "2022-06-16"),
        ("The vote is scheduled for Monday.", PUBLISHED, "Monday", "2022-06-20"),
        ("The deadline was extended until Monday.", PUBLISHED, "Monday", "2022-06-20"),
        ("The trial was put off until Sept. 12.", PUBLISHED, "Sept. 12", "2022-09-12"),
        ("She led it until September.", PUBLISHED, "September", "2021-09"),
        # an hour is that of the day that the last hour had
        (
            "On Tuesday evening, at about 9:30 p.m., it burned.",
            PUBLISHED,
            "about 9:30 p.m.",
            "2022-06-14T21:30",
        ),
        ("It shut in May. They met at midday.", PUBLISHED, "midday", "2022-06-15TMI"),
        ("Bor set aside his work Friday.", PUBLISHED, "Friday", "2022-06-10"),
        ("He set a vote for Friday.", PUBLISHED, "Friday", "2022-06-17"),
        ("The shop is shut tdy but opens nxt yr again.", PUBLISHED, "nxt yr", "2023"),
        # what is to be done is ahead
        ("Cancel the visit on Thursday.", PUBLISHED, "Thursday", "2022-06-16"),
        ("Put the fair on the list for July 5.", PUBLISHED, "July 5", "2022-07-05"),
        # an hour next to a day is on it, however far
        ("It opens on Aug. 7 at about noon.", PUBLISHED, "noon", "2022-08-07T12:00"),
        ("It opens on Aug. 7 from 5 to 7 p.m. only.", PUBLISHED, "5", "2022-08-07T17:00"),
        ("It opens from 11 to 1 p.m. on Friday.", PUBLISHED, "11", "2022-06-17T11:00"),
        ("It grew in the third and fourth quarters of 2021.", PUBLISHED, "the third", "2021-Q3"),
        # an infinitive tells what a thing done was for, or what is still to be done
        ("The guild held a fair to mark its peace on Friday.", PUBLISHED, "Friday", "2022-06-10"),
        ("The judge told the firm to pay on Friday.", PUBLISHED, "Friday", "2022-06-17"),
        ("They signed a pact to share it on Friday.", PUBLISHED, "Friday", "2022-06-17"),
        ("They chose to vote on Friday.", PUBLISHED, "Friday", "2022-06-17"),
        ("The first guild to sign on Friday was theirs.", PUBLISHED, "Friday", "2022-06-10"),
        ("A plan to strike on Friday was dropped.", PUBLISHED, "Friday", "2022-06-17"),
        # an abbreviation that is a word too: alone in its paragraph
        ("Sat", PUBLISHED, "Sat", "2022-06-18"),
        ("sat.", PUBLISHED, "sat", "2022-06-18"),
        ("Fairs in Strelsau\n\nSun.\n\nFri", PUBLISHED, "Sun", "2022-06-19"),
        # some day of a month or a year
        ("It burned last May. That day it rained.", PUBLISHED, "That day", "2022-05-XX"),
        (
            "It burned in 2019, and they fled that same day.",
            PUBLISHED,
            "that same day",
            "2019-XX-XX",
        ),
        ("It burned on 3 May. That day it rained.", PUBLISHED, "That day", "2022-05-03"),
        # a bare month: by the tense of its clause
        ("The firm was sold in September.", PUBLISHED, "September", "2021-09"),
        ("The firm will be sold in September.", PUBLISHED, "September", "2022-09"),
        ("The court may rule by May.", "2022-01-05", "May", "2022-05"),
        # what will be in a month that is just over will be in that of next year
        ("The firm will be sold in May.", PUBLISHED, "May", "2023-05"),
        ("The firm will be sold by June 10.", PUBLISHED, "June 10", "2023-06-10"),
        ("It could be sold as early as Thursday.", PUBLISHED, "Thursday", "2022-06-16"),
        ("It should be sold by May.", PUBLISHED, "May", "2023-05"),
        ("It could not be sold Thursday.", PUBLISHED, "Thursday", "2022-06-09"),
        ("The port will be shut from May to July.", PUBLISHED, "May", "2022-05"),
        ("The board will print its figures for May.", PUBLISHED, "May", "2022-05"),
        ("Half is due by June, the rest in September.", PUBLISHED, "September", "2022-09"),
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
        # what ends on a day is the one that ends then
        ("It lost money in the quarter ended Sept. 30.", PUBLISHED, "the quarter", "2021-Q3"),
        ("It rained in the week ending 11 June.", PUBLISHED, "the week", "2022-W23"),
        ("It rained in the week to June 10.", PUBLISHED, "the week", "2022-W23"),
        # what opens a clause about the present with "from" lies ahead
        ("From Monday, they need no ticket.", PUBLISHED, "Monday", "2022-06-20"),
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
        ("The lease had been due to lapse Friday.", PUBLISHED, "Friday", "2022-06-10"),
        ("They will fight Monday's ruling.", PUBLISHED, "Monday", "2022-06-13"),
        # what an event owns that days are set for is ahead where its verb looks ahead
        ("They will win Monday's match.", PUBLISHED, "Monday", "2022-06-20"),
        ("It will be shown during Monday's two debates.", PUBLISHED, "Monday", "2022-06-20"),
        ("They will vote at their December meeting.", PUBLISHED, "December", "2022-12"),
        ("They will sign the December accord.", PUBLISHED, "December", "2021-12"),
        ("They won Monday's match.", PUBLISHED, "Monday", "2022-06-13"),
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
        ("The rent is due in May.", "2021-10-26", "May", "2022-05"),
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
        ("It struck at 0430 GMT on Sunday.", PUBLISHED, "0430 GMT on Sunday", "2022-06-12T04:30Z"),
        (
            "They have until 5 p.m. Eastern time Friday.",
            PUBLISHED,
            "5 p.m. Eastern time Friday",
            "2022-06-17T17:00",
        ),
        ("Posted May 2, 2022 5:30 AM ET", PUBLISHED, "May 2, 2022 5:30 AM ET", "2022-05-02T05:30"),
        ("Profit for the year to March 31 rose.", PUBLISHED, "the year", "P1Y"),
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


def test_a_document_brings_its_date() -> None:
    [found] = find_times(Document("It opened yesterday.", published="2022-01-01"))
    assert found.value == "2021-12-31"


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


def test_weeks_begin_on_monday() -> None:
    assert week(dt.date(2022, 6, 19)).value == "2022-W24"


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


#: The name that a window has for what a governor says, where it is another.
_RULES = {"ahead": "from", "in": "in units", "within": "within units"}


@pytest.mark.parametrize("row", Lexicon.load().rows("times_governors"), ids=lambda row: row["yes"])
def test_a_governor_makes_the_window_of_its_example(row: dict[str, str]) -> None:
    assert row["phrase"].split()[0] in row["yes"].lower()
    rules = [t.window.rule for t in find_times(row["yes"], published=PUBLISHED) if t.window]
    assert rules[-1] == _RULES.get(row["rule"], row["rule"])


@pytest.mark.parametrize("row", Lexicon.load().rows("times_joints"), ids=lambda row: row["yes"])
def test_a_joint_joins_the_words_of_its_example(row: dict[str, str]) -> None:
    assert row["word"] in row["yes"].lower()
    windows = [t.window for t in find_times(row["yes"], published=PUBLISHED) if t.window]
    rules = {window.rule for window in windows}
    kind = row["kind"]
    if kind == "between":
        assert rules & {"by", "before", "after", "within units"}
    elif kind == "record":
        assert rules == {"past units"}
    elif kind == "choice":
        assert {window.earliest.year for window in windows if window.earliest} == {2023}
    else:
        assert rules == {"lasting" if kind == "lasting" else "from to"}
