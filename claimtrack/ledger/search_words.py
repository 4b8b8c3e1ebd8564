"""The words of a search, as SQLite's full-text search takes them."""

from __future__ import annotations

import re

from claimtrack.errors import InvalidValue
from claimtrack.ledger.tables import searchable

__all__ = ["match_expression"]


def match_expression(query: str) -> str:
    """The words of a query in FTS5's own form, each between quotation marks.

    >>> match_expression('harb* "old bridge" AND')
    '"harb"* "old bridge" "AND"'
    """
    parts = re.findall(r'"[^"]*"?|[^\s"]+', query) if isinstance(query, str) else []
    words = []
    for part in parts:
        bare = searchable(part.strip('"').replace("\0", " "))
        star = "*" if bare.endswith("*") else ""
        if re.search(r"\w", bare):
            words.append(f'"{bare.rstrip("*")}"{star}')
    if not words:
        raise InvalidValue("query", query, "must have words to look for")
    return " ".join(words)
