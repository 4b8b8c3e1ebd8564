"""The schema of a ledger, brought up to the version that this package writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files

from claimtrack.errors import LedgerError
from claimtrack.ledger.reprints import as_number
from claimtrack.ledger.tables import checksum
from claimtrack.ledger.transaction import transaction

__all__ = ["SCHEMA_VERSION", "migrate"]

#: What makes a new ledger, and what brings one up to the next version. Steps are added, never
#: changed.
_NEW = "schema.sql"
_STEPS = ("to_2.sql", "to_3.sql")

SCHEMA_VERSION = len(_STEPS) + 1

#: "Clmt" in the file's header tells a ledger from other SQLite databases.
_APPLICATION_ID = 0x436C6D74


def migrate(connection: sqlite3.Connection, *, name: str, shared: bool) -> None:
    """Bring the ledger up to `SCHEMA_VERSION`, in one transaction, or make a new one.

    `shared`: the database may hold tables of its caller's beside ours.
    Raises `LedgerError` for a newer schema and for somebody else's database.
    """
    if _version(connection, name, shared=shared) == SCHEMA_VERSION:
        return
    with transaction(connection), _functions(connection):
        # Another process may have done it since.
        version = _version(connection, name, shared=shared)
        for step in _STEPS[version - 1 :] if version else [_NEW]:
            # Not executescript: it would commit a transaction that the caller opened.
            for statement in _statements(_script(step)):
                connection.execute(statement)
        if version < SCHEMA_VERSION:
            connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


@cache
def _script(name: str) -> str:
    return (files("claimtrack.ledger") / name).read_text("utf-8")


@contextmanager
def _functions(connection: sqlite3.Connection) -> Iterator[None]:
    """What the steps use beside SQL."""
    made = {"claimtrack_checksum": checksum, "claimtrack_wording": as_number}
    for name, function in made.items():
        connection.create_function(name, 1, function, deterministic=True)
    try:
        yield
    finally:
        for name in made:
            connection.create_function(name, 1, None)


def _version(connection: sqlite3.Connection, name: str, *, shared: bool) -> int:
    # Plain tuples, whatever row factory the caller's connection has.
    cursor = connection.cursor()
    cursor.row_factory = None
    # In this order: a process that makes the ledger between two of these reads turns an
    # empty database into a ledger at once, which must never look like tables with no owner.
    tables: int = cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    version: int = cursor.execute("PRAGMA user_version").fetchone()[0]
    owner: int = cursor.execute("PRAGMA application_id").fetchone()[0]
    if owner == _APPLICATION_ID:
        if version > SCHEMA_VERSION:
            raise LedgerError(
                f"{name}: has schema version {version}, and this claimtrack reads up to "
                f"{SCHEMA_VERSION}; update claimtrack"
            )
        return version
    if owner or version or (tables and not shared):
        raise LedgerError(f"{name}: is a database of another program, not a ledger")
    return 0


def _statements(sql: str) -> Iterator[str]:
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
