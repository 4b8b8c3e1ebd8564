"""What is wrong with a ledger's file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from heapq import merge
from itertools import chain, groupby
from typing import TypeVar

from claimtrack.errors import FormatError
from claimtrack.ledger.migrations import migrate
from claimtrack.ledger.tables import ADD_TEXT, CLAIM, DOCUMENT, EVENT, VERDICT, Table, text_row
from claimtrack.ledger.transaction import snapshot
from claimtrack.model.document import content_hash

__all__ = ["find_problems"]

T = TypeVar("T")

#: Every word of the searched texts: which, of which claim, whether of its speaker, and its place.
#: They come in this order.
_WORDS = "CREATE VIRTUAL TABLE temp.claimtrack_words USING fts5vocab (main, claim_text, instance)"
_ALL_WORDS = "SELECT term, doc, col IS 'speaker', offset FROM temp.claimtrack_words"


def find_problems(connection: sqlite3.Connection) -> Iterator[str]:
    """One line for each thing that is not as it was written; none for a sound ledger."""
    try:
        with snapshot(connection), _plain_cursor(connection) as cursor:
            for (line,) in cursor.execute("PRAGMA integrity_check").fetchall():
                if line != "ok":
                    yield f"file: {line}"
            yield from _rows(cursor, DOCUMENT)
            yield from _rows(cursor, EVENT)
            yield from _rows(cursor, VERDICT)
            with closing(sqlite3.connect(":memory:")) as sound:
                migrate(sound, name=":memory:", shared=False)
                yield from _triggers(cursor, sound)
                yield from _claims(cursor, sound)
            yield from _references(cursor)
    except sqlite3.DatabaseError as error:
        # Its subclasses say that the file could not be asked; itself, that it is broken.
        if type(error) is not sqlite3.DatabaseError:
            raise
        yield f"file: {error}"


@contextmanager
def _plain_cursor(connection: sqlite3.Connection) -> Iterator[sqlite3.Cursor]:
    """A cursor that reads tuples, whatever the caller's connection gives, and text in any bytes."""
    text_factory = connection.text_factory
    cursor = connection.cursor()
    cursor.row_factory = None
    connection.text_factory = lambda raw: raw.decode("utf-8", "backslashreplace")
    try:
        yield cursor
    finally:
        cursor.close()
        connection.text_factory = text_factory


def _rows(
    cursor: sqlite3.Cursor, table: Table[T], see: Callable[[int, T], object] = lambda *_: None
) -> Iterator[str]:
    """Rows that are not what their record says, and gaps in their numbers.

    `see` is called with the number and record of each row that has one.
    """
    columns = ", ".join(table.columns)
    before = 0
    cursor.execute(f"SELECT seq, record, {columns} FROM {table.name} ORDER BY seq")
    for seq, text, *kept in cursor:
        if seq != before + 1:
            yield f"{table.name} {before + 1}: is missing"
        before = seq
        try:
            record = table.read(text)
        except FormatError as error:
            yield f"{table.name} {seq}: {error}"
            continue
        see(seq, record)
        derived = table.derive(record, text)
        for name, value, expected in zip(table.columns, kept, derived, strict=True):
            if value != expected:
                yield f"{table.name} {seq}: its {name} is not that of its record"


def _triggers(cursor: sqlite3.Cursor, sound: sqlite3.Connection) -> Iterator[str]:
    """Triggers that are not those of a new ledger: rows could be changed without them."""
    triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    kept = dict(cursor.execute(triggers).fetchall())
    for name, sql in sound.execute(triggers):
        if kept.get(name) != sql:
            yield f"file: its trigger {name} {'was changed' if name in kept else 'is missing'}"


def _claims(cursor: sqlite3.Cursor, sound: sqlite3.Connection) -> Iterator[str]:
    """As `_rows`, and claims that a search does not find by their words, or finds by others."""
    yield from _rows(
        cursor, CLAIM, lambda seq, claim: sound.execute(ADD_TEXT, text_row(seq, claim))
    )
    sound.execute(_WORDS)
    cursor.execute(_WORDS)
    try:
        for seq in _unlike(cursor.execute(_ALL_WORDS), sound.execute(_ALL_WORDS)):
            yield f"claim {seq}: a search does not find it by its words"
    finally:
        cursor.execute("DROP TABLE temp.claimtrack_words")


def _unlike(kept: sqlite3.Cursor, made: sqlite3.Cursor) -> list[int]:
    """The numbers of the claims whose words are not the same in both, each in order."""
    while (one := kept.fetchmany(1000)) == (other := made.fetchmany(1000)):
        if not one:
            return []
    both = groupby(merge(chain(one, kept), chain(other, made)))
    return sorted({word[1] for word, times in both if len(list(times)) == 1})


def _references(cursor: sqlite3.Cursor) -> Iterator[str]:
    for seq, claim_id in cursor.execute(
        "SELECT seq, claim_id FROM verdict WHERE claim_id NOT IN (SELECT id FROM claim)"
    ):
        yield f"verdict {seq}: its claim {claim_id!r} is missing"
    for number, mention_id, record, claim_id in cursor.execute(
        "SELECT mention.claim, mention.id, mention.record, claim.id"
        " FROM mention LEFT JOIN claim ON claim.seq = mention.claim"
    ):
        if claim_id is None:
            yield f"mention {mention_id} of claim {number}: its claim is missing"
        elif not isinstance(record, str) or mention_id != content_hash(claim_id, record):
            yield f"mention {mention_id} of claim {number}: is not what its hash says"
