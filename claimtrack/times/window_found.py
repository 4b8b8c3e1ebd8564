"""The dates that a headline or a forecasting question is held to."""

from __future__ import annotations

import datetime as dt

from claimtrack.lexicon import Lexicon
from claimtrack.model.document import Document, document_of
from claimtrack.model.time import Window
from claimtrack.times.find import find_times
from claimtrack.times.options import TimeOptions

__all__ = ["find_window"]

#: Rules that set a limit, which what a question is held to is most often told by.
_LIMITS = ("by", "before", "from to", "until", "through", "within units")


def find_window(
    document: Document | str,
    *,
    published: dt.date | str | None = None,
    lexicon: Lexicon | None = None,
    options: TimeOptions | None = None,
) -> Window | None:
    """The days that the question or headline allows, None where it names none.

    "Will the talks resume before 1 May 2014?" A limit (by, before, between)
    counts above a mere mention of a date, an end that is still ahead above one
    that is over, and the first of equals is taken. Where nothing but a day is
    named that has to be passed ("beyond 1 May 2014"), it is the day after.
    An open beginning is cut at the day of publication. Raises as `find_times` does.

    >>> find_window("Will it open before 1 May 2014?", published="2014-01-02").edtf
    '2014-01-02/2014-04-30'
    """
    document = document_of(document, published=published)
    when = document.published
    best: tuple[int, Window] | None = None
    beyond: Window | None = None
    for found in find_times(document, lexicon=lexicon, options=options):
        window = found.window
        if window is None or found.value == "PRESENT_REF":
            continue
        if window.latest is None:
            beyond = beyond or (window if window.rule == "after" else None)
            continue
        worth = 4 if window.rule in _LIMITS else 2
        if when is not None and window.latest < when:
            worth -= 3
        if best is None or worth > best[0]:
            best = (worth, window)
    if best is None:
        # what goes on beyond a day has done so on the next
        first = beyond.earliest if beyond is not None else None
        return Window(first, first, rule="after") if first is not None else None
    window = best[1]
    return window.clip(when) if when is not None and window.earliest is None else window
