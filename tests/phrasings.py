"""Tables of phrasings: lines of a window and the many ways to say it on one fixed day."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pytest

from claimtrack.times import find_times

#: A Wednesday.
PUBLISHED = "2022-06-15"

#: The sentences that phrasings are put into.
AHEAD = "The plant will reopen {}, officials said."
BACK = "The plant closed {}, officials said."


def rows(sentence: str, table: str) -> Iterator[tuple[str, str, str]]:
    """(window, phrasing, sentence) of the lines of a table, `first..last | phrasing | ...`."""
    for line in table.strip().splitlines():
        window, *phrases = (part.strip() for part in line.split("|"))
        for phrase in phrases:
            yield window, phrase, sentence


def windows_of(text: str) -> set[str]:
    """The windows that a text's times have, as first..last."""
    windows = [time.window for time in find_times(text, published=PUBLISHED)]
    return {
        f"{window.earliest or ''}..{window.latest or ''}"
        for window in windows
        if window is not None
    }


def marked(table: list[tuple[str, str, str]], read_otherwise: Collection[str]) -> list[object]:
    """The rows as parameters of a test; phrasings that are `read_otherwise` are known to fail."""
    return [
        pytest.param(
            *row,
            id=f"{row[1]} ({row[0]})",
            marks=[pytest.mark.xfail(strict=True)] if row[1] in read_otherwise else [],
        )
        for row in table
    ]
