"""What a ledger of many claims costs: adding, what is due, search, and the file.

    python tests/bench/ledger.py [CLAIMS]

Makes CLAIMS claims (a million if not said) with a speaker, a target, a predicted event and a
mention each, adds them in batches of 10,000, and prints the rate; what adding takes beside plain
inserts of the same rows, and what `due` and `search` take beside reading one claim by its id, as
ratios; and the bytes of the file for each claim. Seconds are of the processor.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import claimtrack as ct

BATCH = 10_000
START = dt.date(2022, 1, 1)
VERBS = ("open", "close", "paint", "widen", "repair")


def made(number: int) -> ct.Claim:
    """A claim unlike all others, due a hundred days after it was said."""
    said_on = START + dt.timedelta(number % 700)
    verb = VERBS[number % len(VERBS)]
    text = f"the council will {verb} bridge number {number} over the river in the old town"
    event = ct.Event("START", actors=[ct.Entity("the council")], text=f"{verb} bridge {number}")
    return ct.Claim(
        text,
        kind="prediction",
        speaker=ct.Speaker(f"Speaker {number % 5000}", role="mayor"),
        targets=[ct.Target("the council")],
        said_on=said_on,
        prediction=ct.PredictedEvent(
            event,
            span=ct.Span(17, 40),
            window=ct.Window(said_on, said_on + dt.timedelta(100)),
            certainty=ct.Certainty("will", "certain", span=ct.Span(12, 16)),
        ),
        mentions=[ct.Mention(f"article {number // 10}", [ct.Span(0, len(text))])],
        rule="modal will",
    )


def batches(count: int) -> Iterator[list[ct.Claim]]:
    for start in range(0, count, BATCH):
        yield [made(number) for number in range(start, min(start + BATCH, count))]


def seconds(run: Callable[[], object], *, times: int = 1) -> float:
    """The least of so many times."""
    found = []
    for _ in range(times):
        start = time.process_time()
        run()
        found.append(time.process_time() - start)
    return min(found)


class Plain:
    """The same rows in a file without any of what the ledger promises: no trigger, index or search.

    Only the ids are unique, and the file is written as the ledger's is.
    """

    def __init__(self, folder: Path) -> None:
        self._ledger = sqlite3.connect(folder / "claims.db")
        self._plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
        self._plain.execute("PRAGMA journal_mode = WAL")
        self._plain.execute("PRAGMA cache_size = -65536")
        columns = ", ".join(row[1] for row in self._ledger.execute("PRAGMA table_info (claim)"))
        self._plain.execute(f"CREATE TABLE claim ({columns}, PRIMARY KEY (id))")

    def insert(self, first: int) -> float:
        """The seconds of all claims from a number on."""
        rows = self._ledger.execute("SELECT * FROM claim WHERE seq >= ?", (first,)).fetchall()
        marks = ", ".join("?" * len(rows[0]))

        def insert() -> None:
            self._plain.execute("BEGIN")
            self._plain.executemany(f"INSERT INTO claim VALUES ({marks})", rows)
            self._plain.execute("COMMIT")

        return seconds(insert)

    def close(self) -> None:
        """Close both files: all that was written is then in its place."""
        self._ledger.close()
        self._plain.close()


def measured(count: int, folder: Path) -> Iterator[str]:
    path, adding, plainly = folder / "claims.db", 0.0, 0.0
    with ct.Ledger(path) as ledger:
        plain = Plain(folder)
        for number, claims in enumerate(batches(count)):
            adding += seconds(partial(ledger.add, claims))
            plainly += plain.insert(BATCH * number + 1)
    plain.close()
    yield f"add {count:,} claims: {count / adding:,.0f} a second"
    yield f"beside plain inserts of the same rows: ratio {adding / plainly:.1f}"
    yield f"{path.stat().st_size / count:.0f} bytes a claim"
    with ct.Ledger(path) as ledger:
        some = made(count // 2).id
        one = seconds(lambda: ledger.claim(some), times=5)
        due = START + dt.timedelta(200)
        asked: dict[str, Callable[[], object]] = {
            "due, 100 claims": lambda: ledger.due(as_of=due, limit=100),
            "due, a day": lambda: ledger.due(as_of=due, since=due - dt.timedelta(1), limit=1000),
            "search of a number": lambda: ledger.search(str(count // 2)),
            "search of words in all": lambda: ledger.search("bridge river", limit=100),
        }
        for name, ask in asked.items():
            took = seconds(ask, times=3)
            yield f"{name}: {took * 1e3:.1f} ms, {took / one:.0f} times one claim by its id"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("claims", type=int, nargs="?", default=1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        for line in measured(parser.parse_args().claims, Path(folder)):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
