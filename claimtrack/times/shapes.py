"""What a form written with digits may be, by its shape alone: a year, a date, a clock."""

from __future__ import annotations

import re

__all__ = ["RANGE_HEAD", "SHAPES", "STARTING", "TENS", "parts_of", "shape_of"]

#: Shape -> the class that patterns know it by.
SHAPES = {
    "§n": "DAYNUM",
    "§num": "NUM",
    "§y": "YEAR4",
    "§o": "ORDN",
    "§frac": "FRACTION",
    "§date": "DATENUM",
    "§clock": "CLOCKNUM",
    "§decade": "DECADENUM",
    "§qnum": "QNUM",
    "§week": "ISOWEEK",
    "§fy": "FISCALNUM",
}


_NUMERIC = (
    ("§week", re.compile(r"(?:1[89]|20)\d\d-?W[0-5]\d(?:-[1-7])?")),
    ("§date", re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{1,4}")),
    ("§date", re.compile(r"\d{1,2}/\d{1,2}")),
    (
        "§date",
        re.compile(
            r"(?:1[89]|20)\d\d[/-](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[/-](?:1[89]|20)\d\d"
        ),
    ),
    ("§clock", re.compile(r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?:[:.][0-5]\d)?")),
    ("§decade", re.compile(r"(?:1\d|20)\d0'?s|'?\d0'?s")),
    ("§o", re.compile(r"\d{1,2}(?:st|nd|rd|th)", re.I)),
    ("§y", re.compile(r"[12]\d{3}")),
    ("§n", re.compile(r"0?[1-9]|[12]\d|3[01]")),
    ("§num", re.compile(r"\d{1,3}(?:,\d{3})++|\d{1,7}(?:\.\d{1,3})?")),
)


_FRACTION = re.compile(r"1/2|1/4|3/4|½|¼|¾")


_FISCAL = re.compile(r"(?:FY|CY)'?(?:\d\d|(?:19|20)\d\d)", re.I)


#: 555-0199, 1-800-555-0199
_PHONE = re.compile(r"(?:\d{1,3}-){0,3}\d{3}-\d{4}")


_QUARTER = re.compile(r"[qQ][1-4]|[1-4][qQ]|[hH][12]|[12]H")


#: "5/1-5" of "5/1-5/7", as it comes from the tokens.
RANGE_HEAD = ["§n", "/", "§n", "-", "§n"]


#: Numbers that may be a decade: the 70's.
TENS = frozenset(f"{ten}0" for ten in range(2, 10))


#: A longer form is no time.
_LONGEST = 40
_SPLIT = re.compile(
    r"[-–—/~]|[qQhH][1-4](?!\w)|\d++'?s\b|\d++(?:st|nd|rd|th)\b|[^\W\d]++\.?|\d++(?:[.,:]\d++)*+|'s|'"
)


#: Shapes that begin a closer look.
STARTING = frozenset(("§y", "§date", "§clock", "§decade", "§qnum", "§o", "§week", "§fy"))


def shape_of(form: str) -> str | None:
    """The shape that a form with digits in it has, None for any other.

    >>> shape_of("2022"), shape_of("15:30"), shape_of("Q3"), shape_of("A4")
    ('§y', '§clock', '§qnum', None)
    """
    if form[0].isdigit() or form[0] in "'½¼¾":
        if _FRACTION.fullmatch(form):
            return "§frac"
        for shape, pattern in _NUMERIC:
            if pattern.fullmatch(form):
                return shape
    if _QUARTER.fullmatch(form):
        return "§qnum"
    return "§fy" if _FISCAL.fullmatch(form) else None


def parts_of(form: str) -> list[tuple[int, int]]:
    """Where the parts of a form begin and end (half-open); none where it is not made of parts.

    >>> parts_of("mid-1990s"), parts_of("A-4!")
    ([(0, 3), (3, 4), (4, 9)], [])
    """
    if len(form) > _LONGEST or form.isalpha() or _PHONE.fullmatch(form):
        return []
    if not form[0].isalnum() and form[0] != "'":
        return []
    parts = [match.span() for match in _SPLIT.finditer(form)]
    ends = [0, *(end for _, end in parts)]
    return parts if [start for start, _ in parts] + [len(form)] == ends else []
