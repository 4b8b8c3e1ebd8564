"""Times at the end of base noun phrases, which are phrases of their own: "plans [Friday]"."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.lexicon import Lexicon

__all__ = ["TimeWords", "start_of_time", "time_words"]


class TimeWords(NamedTuple):
    """The words that a time at the end of a phrase is made of, in lower case.

    `ends` are those that it can end with, `days` some of them ("Friday", "today"),
    `leads` those that make a time of any of them ("last week"), `turns` those that
    do so before a day or a part of it ("late Thursday"); `names` are the days that
    are names and no times: "Good Friday".
    """

    ends: frozenset[str]
    days: frozenset[str]
    leads: frozenset[str]
    turns: frozenset[str]
    names: frozenset[tuple[str, str]]


def time_words(lexicon: Lexicon) -> TimeWords:
    """The words of a lexicon; get them with `lexicon.built(time_words)`."""
    by_class: dict[str, set[str]] = {}
    for row in lexicon.rows("times_words"):
        by_class.setdefault(row["class"], set()).add(row["word"])
    weekdays = frozenset(by_class["WEEKDAY"])
    holidays = (row["name"] for row in lexicon.rows("times_holidays"))
    names = (tuple(name.split()) for name in {*holidays, *lexicon.words("day_names")})
    days = weekdays | by_class["NAMEDDAY"]
    return TimeWords(
        days.union(*map(by_class.__getitem__, ("DAYPART", "UNIT1", "WEEKENDW", "SEASON"))),
        days,
        frozenset(by_class["LASTW"] | by_class["NEXTW"]),
        frozenset(by_class["EML"]),
        frozenset((name[0], name[1]) for name in names if len(name) == 2 and name[1] in weekdays),
    )


def start_of_time(
    forms: list[str], tags: str, first: int, end: int, words: TimeWords
) -> int | None:
    """The token at which a time begins that a base phrase ends with, None where there is none.

    What is left of the phrase ends with a noun, so that "the last week" and
    "early Monday" are not cut.
    """
    at = end - 1
    last = forms[at].lower()
    before = forms[at - 1].lower()
    if last not in words.days and before in words.days:
        at, last, before = at - 1, before, forms[at - 2].lower()
    is_day = last in words.days
    if before in words.leads or (is_day and before in words.turns):
        at -= 1
    elif not is_day or (before, last) in words.names:
        return None
    return at if at > first and tags[at - 1] in "nmNM" else None
