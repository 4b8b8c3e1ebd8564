"""Ledger against faults: killed processes, many writers, a full disk, and a plain model of it."""

from __future__ import annotations

import io
import os
import random
import resource
import signal
import sqlite3
import sys
import time
from pathlib import Path

import pytest
from child_process import in_child
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from claimtrack import (
    Claim,
    Event,
    Ledger,
    Mention,
    Outcome,
    PredictedEvent,
    Span,
    Verdict,
    Window,
)
from claimtrack.errors import LedgerError

BATCHES = 200


def batch(number: int, *, size: int = 3) -> list[Claim]:
    mention = Mention(f"article {number}", [Span(0, 5)])
    return [Claim(f"claim {part} of batch {number}", mentions=[mention]) for part in range(size)]


def sound(path: Path) -> set[str]:
    """The texts of a ledger's claims, of a file that is in order."""
    with Ledger(path) as ledger:
        assert ledger.verify() == ()
        return {claim.text for claim in ledger.claims()}


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_killed_writer_loses_no_batch_that_it_acknowledged(tmp_path):
    path, chance, acknowledged = tmp_path / "claims.db", random.Random(6), 0
    while acknowledged < BATCHES:
        reader, writer = os.pipe()

        def work(start: int = acknowledged, writer: int = writer) -> None:
            with Ledger(path) as ledger:
                for number in range(start, BATCHES):
                    ledger.add(batch(number))
                    os.write(writer, b".")

        child = in_child(work)
        os.close(writer)
        with open(reader, "rb") as stream:
            acknowledged += len(stream.read(chance.randint(1, 20)))
            time.sleep(chance.uniform(0, 0.004))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            acknowledged += len(stream.read())
        texts = sound(path)
        whole = [{claim.text for claim in batch(number)} for number in range(BATCHES)]
        assert all(texts >= expected for expected in whole[:acknowledged])
        # That which was being written is there whole or not at all.
        assert all(expected <= texts or not expected & texts for expected in whole)


@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
def test_eight_writers_lose_nothing(tmp_path):
    path = tmp_path / "claims.db"

    def work(writer: int) -> None:
        for number in range(10):
            with Ledger(path) as ledger:
                shared = Claim(f"shared {number}")
                ledger.add([*batch(100 * writer + number), shared])
                ledger.record(Verdict(shared.id, "void", "2022-01-01", by=f"writer {writer}"))

    children = [in_child(lambda writer=writer: work(writer)) for writer in range(8)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 8
    expected = {c.text for writer in range(8) for n in range(10) for c in batch(100 * writer + n)}
    assert sound(path) == expected | {f"shared {number}" for number in range(10)}
    with Ledger(path) as ledger:
        for number in range(10):
            verdicts = ledger.history(Claim(f"shared {number}").id)
            assert {v.by for v in verdicts} == {f"writer {writer}" for writer in range(8)}
            assert len(verdicts) == 8


def test_a_file_that_another_process_brings_up_to_date_is_not_cut_off(tmp_path, monkeypatch):
    """Its header may be ahead of its pages for as long as the log is copied."""
    path = tmp_path / "claims.db"
    Ledger(path).close()
    seen = iter(["has 61440 of 73728 bytes", None])
    monkeypatch.setattr("claimtrack.ledger.connection._missing", lambda path: next(seen))
    with Ledger(path) as ledger:
        assert ledger.add(batch(0)) == 3
    monkeypatch.setattr("claimtrack.ledger.connection._missing", lambda path: "has 1 of 2 bytes")
    with pytest.raises(LedgerError, match="is cut off: has 1 of 2 bytes"):
        Ledger(path)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a file's size")
def test_a_full_disk_leaves_the_ledger_as_it_was(tmp_path):
    path = tmp_path / "claims.db"
    with Ledger(path) as ledger:
        ledger.add(batch(0))

    def work() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        with Ledger(path) as ledger:
            with pytest.raises(LedgerError, match="disk"):
                ledger.add(batch(1, size=20_000))
            assert len(ledger.claims()) == 3
            ledger.add(batch(2))

    child = in_child(work)
    assert os.waitpid(child, 0)[1] == 0
    assert sound(path) == {claim.text for claim in [*batch(0), *batch(2)]}


def test_a_write_that_fails_leaves_the_ledger_as_it_was():
    connection = sqlite3.connect(":memory:")
    ledger = Ledger(connection)
    ledger.add(batch(0))
    before = ledger.claims()
    connection.execute(
        "CREATE TRIGGER fault BEFORE INSERT ON claim WHEN NEW.seq = 5"
        " BEGIN SELECT RAISE (FAIL, 'a fault'); END"
    )
    with pytest.raises(LedgerError, match="a fault"):
        ledger.add(batch(1))
    assert ledger.claims() == before
    assert ledger.verify() == ()


# ------------------------------------------------------------------ a plain model

PEOPLE = ("claimtrack", "Ann Ortiz")
CLAIMS = [
    Claim(
        f"event {n} will come",
        said_on="2022-01-01",
        prediction=PredictedEvent(Event("START"), window=Window("2022-01-01", f"2022-0{n + 2}-01")),
    )
    for n in range(4)
]


class AgainstAModel(RuleBasedStateMachine):
    """A ledger beside a set of claims and a list of verdicts."""

    def __init__(self) -> None:
        super().__init__()
        self.ledger = Ledger(":memory:")
        self.claims: set[Claim] = set()
        self.verdicts: list[Verdict] = []

    def teardown(self) -> None:
        assert self.ledger.verify() == ()
        self.ledger.close()

    @rule(claims=st.lists(st.sampled_from(CLAIMS), max_size=3))
    def add(self, claims: list[Claim]) -> None:
        assert self.ledger.add(claims) == len({*claims} - self.claims)
        self.claims |= {*claims}

    @rule(
        claim=st.sampled_from(CLAIMS),
        outcome=st.sampled_from(Outcome),
        by=st.sampled_from(PEOPLE),
    )
    def record(self, claim: Claim, outcome: Outcome, by: str) -> None:
        verdict = Verdict(claim.id, outcome, "2022-06-01", by=by)
        if claim in self.claims:
            self.ledger.record(verdict)
            self.verdicts.append(verdict)
        else:
            with pytest.raises(LedgerError, match="no claim"):
                self.ledger.record(verdict)

    @rule(claims=st.lists(st.sampled_from(CLAIMS), max_size=3))
    def add_in_vain(self, claims: list[Claim]) -> None:
        with pytest.raises(KeyError), self.ledger.transaction():  # noqa: PT012
            self.ledger.add(claims)
            raise KeyError

    @rule(as_of=st.sampled_from(("2022-01-01", "2022-03-15", "2023-01-01")))
    def check(self, as_of: str) -> None:
        expected = []
        for claim in sorted(self.claims, key=lambda claim: (claim.said_on, claim.id)):
            outcome = "unknown" if claim.prediction.window.closed(as_of) else "pending"
            before = self.current(claim)
            if before is None or (before.outcome == "pending" and outcome == "unknown"):
                expected.append((claim.id, outcome))
        found = self.ledger.check([], as_of=as_of)
        assert [(verdict.claim_id, verdict.outcome.value) for verdict in found] == expected
        self.verdicts += found

    @rule(as_text=st.booleans())
    def carry_over(self, as_text: bool) -> None:
        other = Ledger(":memory:")
        if as_text:
            lines = io.StringIO()
            self.ledger.write_jsonl(lines)
            assert other.read_jsonl(io.StringIO(lines.getvalue())) == len(self.claims)
        else:
            assert other.merge(self.ledger) == len(self.claims)
        assert other.merge(self.ledger) == 0
        self.ledger.close()
        self.ledger = other

    def current(self, claim: Claim) -> Verdict | None:
        last = None
        for verdict in self.verdicts:
            if verdict.claim_id == claim.id:
                kept = last is not None and last.by != PEOPLE[0] and last.outcome != "pending"
                if verdict.by != PEOPLE[0] or not kept:
                    last = verdict
        return last

    @invariant()
    def same(self) -> None:
        assert {*self.ledger.claims()} == self.claims
        current = {claim.id: self.current(claim) for claim in self.claims}
        assert {j.claim_id: j.verdict for j in self.ledger.verdicts()} == {
            claim_id: verdict for claim_id, verdict in current.items() if verdict is not None
        }
        for claim in self.claims:
            mine = [verdict for verdict in self.verdicts if verdict.claim_id == claim.id]
            assert [*self.ledger.history(claim.id)] == mine
            assert self.ledger.search(f'"{claim.text}"') == (claim,)
        after = {change.claim.id: change.after for change in self.ledger.changes()}
        assert after == {i: v for i, v in current.items() if v is not None}
        due = {c.id for c in self.ledger.due(as_of="2023-01-01")}
        assert due == {i for i, v in current.items() if v is None or not v.settled}


AgainstAModel.TestCase.settings = settings(max_examples=25, stateful_step_count=15)
TestAgainstAModel = AgainstAModel.TestCase
