"""What is wrong with a ledger's file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from claimtrack.errors import FormatError
from claimtrack.interchange.json_lines import loads
from claimtrack.ledger.reprints import wording_of
from claimtrack.ledger.store import claim_of, iso_of, plain_text
from claimtrack.model.document import content_hash

__all__ = ["find_problems"]


def find_problems(connection: sqlite3.Connection) -> Iterator[str]:
    """One line for each thing that is not as it was written; none for a sound ledger."""
    cursor = connection.cursor()
    cursor.row_factory = None
    for (line,) in cursor.execute("PRAGMA integrity_check").fetchall():
        if line != "ok":
            yield f"file: {line}"
    for table, number, other, _ in cursor.execute("PRAGMA foreign_key_check").fetchall():
        yield f"{table} {number}: its {other} is missing"
    yield from _claims(cursor)
    for seq, row_id, claim_id, record in cursor.execute(
        "SELECT seq, id, claim_id, record FROM mention"
    ).fetchall():
        if row_id != content_hash(claim_id, record):
            yield f"mention {seq}: is not what its hash says"
    for seq, row_id, record in cursor.execute("SELECT seq, id, record FROM event").fetchall():
        if row_id != content_hash(record):
            yield f"event {seq}: is not what its hash says"
    yield from _records(cursor, "document", "Document")
    yield from _records(cursor, "verdict", "Verdict")
    [(claims, texts)] = cursor.execute(
        "SELECT (SELECT count(*) FROM claim), (SELECT count(*) FROM claim_text)"
    ).fetchall()
    if claims != texts:
        yield f"claim_text: has {texts} rows for {claims} claims"


def _claims(cursor: sqlite3.Cursor) -> Iterator[str]:
    columns = "seq, id, said_on, wording, predicts, earliest, latest, record"
    for seq, *kept, record in cursor.execute(f"SELECT {columns} FROM claim").fetchall():
        try:
            claim = claim_of(record)
        except FormatError as error:
            yield f"claim {seq}: {error}"
            continue
        window = claim.prediction.window if claim.prediction is not None else None
        derived = [
            claim.id,
            iso_of(claim.said_on),
            wording_of(claim),
            int(window is not None),
            iso_of(window.earliest) if window is not None else None,
            iso_of(window.latest) if window is not None else None,
        ]
        if kept != derived:
            yield f"claim {seq}: its columns are not those of its record"


def _records(cursor: sqlite3.Cursor, table: str, name: str) -> Iterator[str]:
    key = "id" if table == "document" else "claim_id"
    for seq, row_id, record in cursor.execute(f"SELECT seq, {key}, record FROM {table}").fetchall():
        try:
            found = loads(record, record=name)
        except FormatError as error:
            yield f"{table} {seq}: {error}"
            continue
        written = plain_text(found.id) if table == "document" else found.claim_id
        if written != row_id:
            yield f"{table} {seq}: its columns are not those of its record"
