"""Ledger.verify: what was changed in a file behind the ledger's back, and where."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import attrs
import pytest

from claimtrack import (
    Claim,
    Document,
    Event,
    Extraction,
    Ledger,
    Mention,
    ObservedEvent,
    PredictedEvent,
    Span,
    Speaker,
    Verdict,
    Window,
)
from claimtrack.errors import FormatError, LedgerError
from claimtrack.ledger.tables import CLAIM, DOCUMENT, EVENT, VERDICT

NUMBERED = ("document", "claim", "event", "verdict")


def filled(connection: sqlite3.Connection) -> Ledger:
    """A ledger with three rows in each table."""
    ledger = Ledger(connection)
    for n in range(1, 4):
        document = Document(f"Bridge {n} will open in May.", published=f"2022-01-0{n}")
        claim = Claim(
            f"bridge {n} will open",
            speaker=Speaker(f"Ann Ortiz {n}"),
            said_on=document.published,
            prediction=PredictedEvent(Event("START"), window=Window("2022-05-01", "2022-05-31")),
            mentions=[Mention(document.id, [Span(0, 18)])],
        )
        event = ObservedEvent(Event("START"), Window.on("2022-05-01"), document.id)
        ledger.add(Extraction(document, claims=(claim,), events=(event,)))
        ledger.add([attrs.evolve(claim, mentions=[Mention("a later one", [Span(0, 18)])])])
        ledger.record(Verdict(claim.id, "partly", "2022-06-01", reasons=[f"Reason {n}."]))
    assert ledger.verify() == ()
    return ledger


def tamper(connection: sqlite3.Connection, statement: str) -> None:
    """Run a statement that the ledger's triggers refuse, with these out of the way."""
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    made = dict(triggers.fetchall())
    for name in made:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    for sql in made.values():
        connection.execute(sql)


@pytest.fixture
def connection():
    found = sqlite3.connect(":memory:")
    yield found
    found.close()


def _columns() -> list[tuple[str, str, str]]:
    """Every column of every table, with what is put into it."""
    connection = sqlite3.connect(":memory:")
    Ledger(connection)
    found = []
    for table in (*NUMBERED, "mention"):
        for _, name, kind, *_ in connection.execute(f"PRAGMA table_info ({table})"):
            if name == "record":
                changes = [
                    "replace(replace(record, '2', '7'), '18', '17')",
                    "'x'",
                    "'{}'",
                    "'[]'",
                    "CAST(x'7b22ff' AS TEXT)",
                ]
            elif name in ("predicts", "personal"):
                changes = [f"1 - {name}"]
            elif kind == "INTEGER":
                changes = [f"{name} + 100"]
            else:
                changes = [f"{name} || 'x'", "'\u00e9'"]
            found += [(table, name, change) for change in changes]
    connection.close()
    return found


@pytest.mark.parametrize(("table", "column", "change"), _columns())
def test_every_column(connection, table, column, change):
    ledger = filled(connection)
    key = "claim" if table == "mention" else "seq"
    tamper(connection, f"UPDATE {table} SET {column} = {change} WHERE {key} = 2")
    found = ledger.verify()
    if table == "mention":
        number = 102 if column == "claim" else 2
        assert any(f"of claim {number}: " in line and "mention" in line for line in found), found
    else:
        assert any(line.startswith(f"{table} 2: ") for line in found), found
    # The rows beside it are as they were.
    assert not any(line.startswith((f"{table} 1: ", f"{table} 3: ")) for line in found), found


#: How all that is kept is read.
READINGS = {
    "claims": Ledger.claims,
    "events": Ledger.events,
    "documents": Ledger.documents,
    "verdicts": Ledger.verdicts,
    "changes": Ledger.changes,
    "due": lambda ledger: ledger.due(as_of="2023-01-01"),
    "search": lambda ledger: ledger.search("bridge"),
    "history": lambda ledger: [ledger.history(claim.id) for claim in ledger.claims()],
    "export": lambda ledger: ledger.write_jsonl(io.StringIO()),
}


@pytest.mark.parametrize("table", [*NUMBERED, "mention"])
def test_what_was_damaged_can_be_read_or_is_an_error(table):
    """And never an error that says nothing of the ledger."""
    for _, column, change in (row for row in _columns() if row[0] == table):
        with closing(sqlite3.connect(":memory:")) as connection:
            ledger = filled(connection)
            key = "claim" if table == "mention" else "seq"
            tamper(connection, f"UPDATE {table} SET {column} = {change} WHERE {key} = 2")
            for read in READINGS.values():
                with suppress(LedgerError):
                    read(ledger)


@pytest.mark.parametrize(
    ("reading", "statement", "message"),
    [
        ("verdicts", "UPDATE verdict SET outcome = 'won' WHERE seq = 2", "'won' is not a valid"),
        ("changes", "UPDATE verdict SET outcome = 'won' WHERE seq = 2", "'won' is not a valid"),
        ("changes", "UPDATE verdict SET claim_id = 'x' WHERE seq = 2", "verdict 2: its claim 'x'"),
        ("due", "UPDATE claim SET said_on = 'May' WHERE seq = 2", "claim '.*'May'"),
        ("history", "UPDATE claim SET wording = 7 WHERE seq = 2", "not found by its words"),
    ],
)
def test_an_error_tells_what_is_damaged(connection, reading, statement, message):
    ledger = filled(connection)
    tamper(connection, statement)
    with pytest.raises(LedgerError, match=f"^connection: .*{message}"):
        READINGS[reading](ledger)


@pytest.mark.parametrize("table", [CLAIM, DOCUMENT, EVENT, VERDICT], ids=lambda table: table.name)
def test_a_record_that_is_no_text(table):
    with pytest.raises(FormatError, match="must be text, got 5"):
        table.read(5)


@pytest.mark.parametrize("table", NUMBERED)
def test_a_row_that_was_taken_out(connection, table):
    ledger = filled(connection)
    tamper(connection, f"DELETE FROM {table} WHERE seq = 2")
    assert f"{table} 2: is missing" in ledger.verify()


def test_what_refers_to_a_claim_that_is_missing(connection):
    ledger = filled(connection)
    claim_id = ledger.claims()[2].id
    tamper(connection, "DELETE FROM claim WHERE seq = 3")
    found = ledger.verify()
    assert f"verdict 3: its claim {claim_id!r} is missing" in found
    assert any(line.endswith("of claim 3: its claim is missing") for line in found)
    assert "claim 3: a search does not find it by its words" in found


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO claim_text (claim_text, rowid, text, speaker)"
        " VALUES ('delete', 2, 'bridge 2 will open', 'Ann Ortiz 2')",
        "INSERT INTO claim_text (rowid, text) VALUES (2, 'school')",
    ],
)
def test_words_that_are_searched(connection, statement):
    ledger = filled(connection)
    connection.execute(statement)
    assert ledger.verify() == ("claim 2: a search does not find it by its words",)


def test_triggers(connection):
    ledger = filled(connection)
    connection.execute("DROP TRIGGER claim_fixed")
    connection.execute("DROP TRIGGER claim_kept")
    connection.execute("CREATE TRIGGER claim_kept BEFORE DELETE ON claim BEGIN SELECT 1; END")
    connection.execute("CREATE TRIGGER mine AFTER INSERT ON claim BEGIN SELECT 1; END")
    assert sorted(ledger.verify()) == [
        "file: its trigger claim_fixed is missing",
        "file: its trigger claim_kept was changed",
    ]


def problems(path: Path) -> tuple[str, ...]:
    """What verify finds in a file; one line where it cannot even be opened."""
    try:
        with Ledger(path) as ledger:
            return ledger.verify()
    except LedgerError as error:
        return (str(error),)


def test_a_broken_page(tmp_path: Path):
    path = tmp_path / "claims.db"
    connection = sqlite3.connect(path)
    ledger = filled(connection)
    ledger.add(Claim(f"claim {n}") for n in range(500))
    connection.close()
    whole = path.read_bytes()
    for page in range(1, len(whole) // 4096):
        start = 4096 * page
        path.write_bytes(whole[:start] + b"\xff" * 4096 + whole[start + 4096 :])
        found = problems(path)
        assert found, page
        assert all(": " in line for line in found), found


def test_it_leaves_the_connection_as_it_was(tmp_path: Path):
    path = tmp_path / "claims.db"
    connection = sqlite3.connect(path)
    ledger = filled(connection)
    connection.execute("CREATE TABLE mine (x)")
    connection.execute("INSERT INTO mine VALUES (1)")
    assert connection.in_transaction
    assert ledger.verify() == ()
    assert connection.in_transaction
    connection.rollback()
    assert ledger.verify() == ()
    assert not connection.in_transaction
    assert connection.text_factory is str
    assert connection.execute("SELECT count(*) FROM temp.sqlite_master").fetchone() == (0,)
    connection.close()
    readonly = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    assert Ledger(readonly).verify() == ()
    readonly.close()
