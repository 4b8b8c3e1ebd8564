"""The SQLite connection of a ledger file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from claimtrack.errors import LedgerError

__all__ = ["open_connection"]

#: How long to wait for another process that is writing, in seconds.
_WAIT = 30.0
#: How often a file that seems cut off is looked at.
_LOOKS = 3


def open_connection(name: str, *, create: bool) -> sqlite3.Connection:
    """A connection to a file, or to memory for ":memory:"; else `LedgerError`."""
    if name != ":memory:":
        path = Path(name)
        if path.is_dir():
            raise LedgerError(f"{name}: is a directory")
        if not create and not path.exists():
            raise LedgerError(f"{name}: no such file")
        if not create and not path.stat().st_size:
            raise LedgerError(f"{name}: is empty, and no ledger")
        if not path.absolute().parent.is_dir():
            raise LedgerError(f"{name}: no such directory {str(path.parent)!r}")
        _refuse_no_ledger(path)
    try:
        # isolation_level None: transactions begin where this file says so, and nowhere else.
        return sqlite3.connect(name, timeout=_WAIT, isolation_level=None)
    except sqlite3.Error as error:
        raise LedgerError(f"{name}: {error}") from error


def _refuse_no_ledger(path: Path) -> None:
    """`LedgerError` for a file that is no database, or is shorter than its header says.

    SQLite would take a file of one byte for a new one, and find out that a page
    is missing only when it comes to it.
    """
    # A file that another process brings up to date may look cut off at one moment, and is
    # whole when its log is gone.
    for _ in range(_LOOKS):
        missing = _missing(path)
        if missing is None:
            return
    raise LedgerError(f"{path}: is cut off: {missing}")


def _missing(path: Path) -> str | None:
    """How much shorter a file is than its header says, None where it is not."""
    try:
        with open(path, "rb") as stream:
            header = stream.read(100)
            size = stream.seek(0, 2)
    except OSError:
        return None  # there is none yet, or SQLite says better what is wrong
    # Header: https://www.sqlite.org/fileformat.html, sections 1.3.2 and 1.3.7 to 1.3.8.
    if header and not header.startswith(b"SQLite format 3\0"):
        raise LedgerError(f"{path}: file is not a database")
    if len(header) < 100:
        return None
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    counted = header[24:28] == header[92:96]  # else a version before 3.7.0 wrote it
    whole = (65536 if page == 1 else page) * pages
    if not counted or size >= whole or _has_log(path):
        return None
    return f"has {size} of {whole} bytes"


def _has_log(path: Path) -> bool:
    """Whether there is a write-ahead log, in which the pages may be that a file lacks."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    except OSError:
        return False
