"""The SQLite connection of a ledger file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from claimtrack.errors import LedgerError

__all__ = ["open_connection"]

#: How long to wait for another process that is writing, in seconds.
_WAIT = 30.0


def open_connection(name: str, *, create: bool) -> sqlite3.Connection:
    """A connection to a file, or to memory for ":memory:"; else `LedgerError`."""
    if name != ":memory:":
        path = Path(name)
        if path.is_dir():
            raise LedgerError(f"{name}: is a directory")
        if not create and not path.exists():
            raise LedgerError(f"{name}: no such file")
        if not path.absolute().parent.is_dir():
            raise LedgerError(f"{name}: no such directory {str(path.parent)!r}")
    try:
        # isolation_level None: transactions begin where this file says so, and nowhere else.
        return sqlite3.connect(name, timeout=_WAIT, isolation_level=None)
    except sqlite3.Error as error:
        raise LedgerError(f"{name}: {error}") from error
