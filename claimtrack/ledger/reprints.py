"""Which claims are reprints of which: the same words by the same speaker within a week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from claimtrack.errors import FormatError
from claimtrack.model.claim import Claim, normalised_words
from claimtrack.model.document import content_hash

__all__ = ["as_number", "find_reprints", "wording_of"]

_WEEK = dt.timedelta(days=7)


def wording_of(claim: Claim) -> int:
    """A hash that reprints share: of the speaker and the normalised words, not of the day."""
    speaker = claim.speaker.name.casefold() if claim.speaker is not None else None
    return as_number(content_hash(speaker, normalised_words(claim.text)))


def as_number(wording: str) -> int:
    """A hash of 16 hexadecimal digits as a number that SQLite keeps in 8 bytes."""
    return int(wording, 16) - 2**63


def find_reprints(claims: Iterable[tuple[int, str, str]]) -> dict[str, str]:
    """The id of the first claim, by the id of each reprint of it.

    `claims` are (wording, said_on, id), in that order. Found anew from the
    days each time rather than stored, so that the order in which articles
    were added changes nothing: a week is counted from the first of it.

    >>> days = {"a": "2022-01-01", "b": "2022-01-08", "c": "2022-01-09"}
    >>> find_reprints((1, day, claim_id) for claim_id, day in days.items())
    {'b': 'a'}
    """
    found: dict[str, str] = {}
    first: tuple[int, dt.date, str] | None = None
    for wording, said_on, claim_id in claims:
        try:
            day = dt.date.fromisoformat(said_on)
        except (ValueError, TypeError) as error:  # in a damaged file
            raise FormatError(f"claim {claim_id!r}: {error}") from None
        if first is not None and first[0] == wording and day - first[1] <= _WEEK:
            found[claim_id] = first[2]
        else:
            first = wording, day, claim_id
    return found
