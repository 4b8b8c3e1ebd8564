"""A transaction of our own, or a part of the caller's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["snapshot", "transaction"]


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside is kept, or on an error none of it.

    Where the caller has a transaction open, it stays open and the rest is the
    caller's to commit. The write lock is taken at once, so that what is read
    inside is still so when it is written.
    """
    nested = connection.in_transaction
    begin = "SAVEPOINT claimtrack" if nested else "BEGIN IMMEDIATE"
    keep = ["RELEASE claimtrack"] if nested else ["COMMIT"]
    undo = ["ROLLBACK TO claimtrack", *keep] if nested else ["ROLLBACK"]
    connection.execute(begin)
    try:
        yield
        for statement in keep:
            connection.execute(statement)
    except BaseException:
        # SQLite itself rolls back on some errors (a full disk): then there is nothing to undo.
        if connection.in_transaction:
            for statement in undo:
                connection.execute(statement)
        raise


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is read inside is of one state, whatever other processes add meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:  # SQLite itself ends it on some errors
            connection.execute("COMMIT")
