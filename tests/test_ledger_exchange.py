"""Ledger: merging, JSON Lines, changes."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import claims, documents, observed_events, verdicts

from claimtrack import Claim, Ledger, Verdict
from claimtrack.errors import InvalidValue, LedgerError

#: Made records take longer than hypothesis expects when the machine is busy.
RELAXED = settings(max_examples=30)

contents = st.tuples(
    st.lists(claims, max_size=3),
    st.lists(verdicts, max_size=3),
    st.lists(documents, max_size=2),
    st.lists(observed_events, max_size=2),
)


def filled(content: tuple) -> Ledger:
    """A ledger with claims, verdicts on them, documents and events."""
    ledger = Ledger(":memory:")
    made, given_verdicts, papers, events = content
    ledger.read_jsonl(io.StringIO())
    with ledger.transaction():
        for document in papers:
            ledger._store.add_document(document)
        for event in events:
            ledger._store.add_event(event)
        ledger.add(made)
        for number, verdict in enumerate(given_verdicts[: 3 * bool(made)]):
            fields = {"outcome": verdict.outcome, "as_of": verdict.as_of, "by": verdict.by}
            ledger.record(Verdict(made[number % len(made)].id, **fields, links=verdict.links))
    return ledger


def lines(ledger: Ledger) -> list[str]:
    file = io.StringIO()
    ledger.write_jsonl(file)
    return file.getvalue().splitlines()


@given(contents)
@RELAXED
def test_json_lines_lose_nothing(content):
    with filled(content) as ledger, Ledger(":memory:") as copy:
        written = lines(ledger)
        assert copy.read_jsonl(io.StringIO("\n".join(written))) == len(ledger.claims())
        assert lines(copy) == written
        assert copy.changes() == ledger.changes()
        assert copy.verify() == ledger.verify() == ()


@given(contents, contents)
@RELAXED
def test_merging_loses_and_doubles_nothing(one, other):
    with filled(one) as left, filled(other) as right:
        before = lines(right)
        ours = {claim.id for claim in left.claims()}
        verdicts_of = {claim.id: [*right.history(claim.id).verdicts] for claim in right.claims()}
        new = left.merge(right)
        assert lines(right) == before
        assert {claim.id for claim in left.claims()} == ours | set(verdicts_of)
        assert new == len(set(verdicts_of) - ours)
        for claim_id, given_verdicts in verdicts_of.items():
            assert {*given_verdicts} <= {*left.history(claim_id).verdicts}
        merged = lines(left)
        assert left.merge(right) == 0
        assert left.merge(left) == 0
        assert lines(left) == merged
        assert left.verify() == ()


def test_verdicts_keep_their_order_across_claims():
    dry, wet = Claim("it will be dry"), Claim("it will be wet")
    given_verdicts = [
        Verdict(c.id, "pending", f"2022-01-0{n}") for n, c in enumerate([dry, wet, dry], 1)
    ]
    with Ledger(":memory:") as ledger, Ledger(":memory:") as copy:
        ledger.add([dry, wet])
        for verdict in given_verdicts:
            ledger.record(verdict)
        copy.read_jsonl(io.StringIO("\n".join(lines(ledger))))
        assert lines(copy) == lines(ledger)
        assert [change.after for change in copy.changes()] == given_verdicts


def test_what_another_process_adds_meanwhile_is_left_for_the_next_time(tmp_path):
    dry, wet = Claim("it will be dry"), Claim("it will be wet")

    class File(io.StringIO):
        def write(self, text: str) -> int:
            with Ledger(tmp_path / "claims.db") as another:
                another.add([wet])
                another.record(Verdict(wet.id, "void", "2022-01-01"))
            return super().write(text)

    with Ledger(tmp_path / "claims.db") as ledger, Ledger(":memory:") as copy:
        ledger.add([dry])
        file = File()
        assert ledger.write_jsonl(file) == 1
        assert copy.read_jsonl(io.StringIO(file.getvalue())) == 1
        assert {*ledger.claims()} == {dry, wet}


def test_what_no_ledger_wrote(tmp_path):
    with Ledger(":memory:") as ledger:
        ledger.add([Claim("kept")])
        with pytest.raises(LedgerError, match="line 1: is no JSON"):
            ledger.read_jsonl(io.StringIO("oops\n"))
        with pytest.raises(InvalidValue, match=r"^file: "):
            ledger.read_jsonl(
                io.StringIO('{"format":"claimtrack","version":1,"record":"Target","name":"x"}\n')
            )
        with pytest.raises(InvalidValue, match=r"^other: "):
            ledger.merge("claims.db")
        assert [claim.text for claim in ledger.claims()] == ["kept"]


def test_changes():
    claim = Claim("it will rain", said_on="2022-01-01")
    with Ledger(":memory:") as ledger:
        ledger.add([claim])
        given_verdicts = [
            Verdict(claim.id, "unknown", "2022-02-01"),
            Verdict(claim.id, "void", "2022-03-01", by="Ann Ortiz"),
            Verdict(claim.id, "came_true", "2022-04-01"),  # a rule's does not count above hers
            Verdict(claim.id, "partly", "2022-03-01", by="Ann Ortiz", decided_on="2022-05-01"),
        ]
        for verdict in given_verdicts:
            ledger.record(verdict)
        unknown, void, _, partly = given_verdicts
        changes = ledger.changes()
        assert [(c.before, c.after) for c in changes] == [
            (None, unknown),
            (unknown, void),
            (void, partly),
        ]
        assert {c.claim for c in changes} == {claim}
        assert ledger.changes(changes[1].number) == changes[2:]
        assert ledger.changes(changes[2].number) == ()
        assert ledger.changes("2022-03-01") == changes[1:]
        assert ledger.changes("2022-05-01") == changes[2:]
        with pytest.raises(InvalidValue, match=r"^since: "):
            ledger.changes("lately")
