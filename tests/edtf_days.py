"""What an EDTF string says, read without the library: the days from its first to its last."""

from __future__ import annotations

import datetime as dt
import re

#: The months that a number for a part of the year (ISO 8601-2:2019, 4.8) stands for; the
#: winter that begins in a year goes into the next one, and seasons are meteorological.
_PARTS = {
    **{21 + n: (3 + 3 * n, 3) for n in range(4)},
    **{33 + n: (1 + 3 * n, 3) for n in range(4)},
    **{37 + n: (1 + 4 * n, 4) for n in range(3)},
    **{40 + n: (1 + 6 * n, 6) for n in range(2)},
}


def _months(year: int, month: int, count: int) -> tuple[dt.date, dt.date]:
    after = year * 12 + month - 1 + count
    end = dt.date(after // 12, after % 12 + 1, 1) - dt.timedelta(days=1)
    return dt.date(year, month, 1), end


def _point(text: str) -> tuple[dt.date, dt.date]:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        day = dt.date.fromisoformat(text)
        return day, day
    if re.fullmatch(r"\d{4}-\d\d", text):
        year, part = int(text[:4]), int(text[5:])
        return _months(year, *(_PARTS.get(part) or (part, 1)))
    written = re.fullmatch(r"\d{4}|\d{3}X|\d\dXX", text)
    assert written, text
    first = int(text.replace("X", "0"))
    return dt.date(max(first, 1), 1, 1), dt.date(int(text.replace("X", "9")), 12, 31)


def days_of(edtf: str) -> tuple[dt.date | None, dt.date | None]:
    """(first, last) of an EDTF date or interval; None for an open end.

    Raises `AssertionError` for what is neither.
    """
    ends = [part.removesuffix("~") for part in edtf.split("/")]
    assert len(ends) <= 2, edtf
    first = None if ends[0] == ".." else _point(ends[0])[0]
    last = None if ends[-1] == ".." else _point(ends[-1])[1]
    return first, last
