"""Ledger: what goes in comes out, nothing is lost, nothing is changed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
import warnings
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import attrs
import pytest
from child_process import in_child
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import claims as any_claims
from strategies import documents, observed_events, verdicts

from claimtrack import (
    Claim,
    Document,
    Entity,
    Event,
    JudgedClaim,
    Ledger,
    Mention,
    ObservedEvent,
    Outcome,
    PredictedEvent,
    Span,
    Speaker,
    Target,
    Verdict,
    Window,
    extract,
    score,
)
from claimtrack.errors import InvalidValue, LedgerError
from claimtrack.ledger.migrations import SCHEMA_VERSION, migrate

#: Ledgers as earlier versions wrote them.
KEPT = Path(__file__).parent / "golden"

#: Made records and files take longer than hypothesis expects when the machine is busy.
RELAXED = settings(max_examples=50)

RUSSIA, USA, NATO = Entity("Russia", "RUS"), Entity("United States", "USA"), Entity("NATO")
MET = ObservedEvent(Event("CONSULT", [RUSSIA, USA]), Window.on("2022-01-10"))
COVERAGE = ("2021-12-01", "2022-12-31")


def talks(
    text: str = "talks will be held",
    *,
    said_on: str | None = "2021-12-22",
    window: tuple[str | None, str | None] = ("2022-01-01", "2022-04-30"),
    speaker: str | None = "Sergey Lavrov",
    mentions: tuple[Mention, ...] = (),
) -> Claim:
    return Claim(
        text,
        kind="prediction",
        speaker=Speaker(speaker) if speaker else None,
        said_on=said_on,
        prediction=PredictedEvent(Event("CONSULT", [RUSSIA, USA]), window=Window(*window)),
        mentions=mentions,
    )


@pytest.fixture
def ledger():
    with Ledger(":memory:") as found:
        yield found


@attrs.frozen
class Extraction:
    """What `claimtrack.extract` returns, as far as the ledger reads it."""

    document: Document
    claims: tuple[Claim, ...]
    events: tuple[ObservedEvent, ...]


# ---------------------------------------------------------------------- adding


def test_an_extraction_brings_document_and_events(ledger):
    found = Extraction(Document("It will rain."), (Claim("It will rain"),), (MET,))
    assert ledger.add(found) == 1
    assert ledger.add(found) == 0
    assert ledger.documents() == (found.document,)
    assert ledger.claims() == found.claims
    assert ledger.events() == (MET,)


def test_a_claim_added_again_gains_mentions_only(ledger):
    first = talks(mentions=(Mention("b", [Span(0, 9)]),))
    again = attrs.evolve(first, rule="a better rule", mentions=(Mention("a", [Span(3, 9)]),))
    assert (ledger.add([first]), ledger.add([again]), ledger.add([again])) == (1, 0, 0)
    [kept] = ledger.claims()
    assert kept.rule is None
    assert [mention.document_id for mention in kept.mentions] == ["a", "b"]
    assert ledger.claim(first.id) == kept


@given(st.lists(any_claims, max_size=4), st.lists(observed_events, max_size=3), documents)
@RELAXED
def test_everything_comes_back(claims, events, document):
    with Ledger(":memory:") as ledger:
        ledger.add(Extraction(document, tuple(claims), tuple(events)))
        assert ledger.documents() == (document,)
        assert set(ledger.events()) == set(events)
        kept = {claim.id: claim for claim in ledger.claims()}
        assert set(kept) == {claim.id for claim in claims}
        for claim in reversed(claims):  # of equal ids the first was kept
            found = kept[claim.id]
            assert {*claim.mentions} <= {*found.mentions}
        firsts = {claim.id: claim for claim in reversed(claims)}
        for claim_id, claim in firsts.items():
            assert attrs.evolve(kept[claim_id], mentions=claim.mentions) == claim


@given(
    st.lists(any_claims, max_size=4).flatmap(lambda c: st.tuples(st.just(c), st.permutations(c)))
)
@RELAXED
def test_order_of_adding_changes_nothing(orders):
    shown = []
    for claims in orders:
        unique = {claim.id: claim for claim in claims}
        if len(unique) < len(claims):
            return
        with Ledger(":memory:") as ledger:
            for claim in claims:
                ledger.add([claim])
            shown.append((ledger.claims(), ledger.due(as_of="2023-01-01")))
    assert shown[0] == shown[1]


def test_claims_and_verdicts_stand_in_the_order_of_their_text():
    sentences = [f"Bridge {n} will open in May, Ann Ortiz said." for n in (7, 3, 9, 1)]
    with Ledger(":memory:") as ledger:
        ledger.add(extract(" ".join(sentences), published="2022-01-05"))
        texts = [claim.text for claim in ledger.claims()]
        assert texts == [f"Bridge {n} will open in May" for n in (7, 3, 9, 1)]
        ids = [claim.id for claim in ledger.claims()]
        checked = ledger.check([], as_of="2022-06-01")
        assert [verdict.claim_id for verdict in checked] == ids
        assert [judged.claim_id for judged in ledger.verdicts()] == ids


# ------------------------------------------------------------------- reprints

REPRINTS = [
    # (days it was said on, index of the first print of each)
    (("2022-01-01", "2022-01-08"), (0, 0)),
    (("2022-01-01", "2022-01-09"), (0, 1)),
    # A week is counted from the first, not from print to print.
    (("2022-01-01", "2022-01-06", "2022-01-11"), (0, 0, 2)),
    (("2022-01-06", "2022-01-01", "2022-01-11"), (1, 1, 2)),
]


@pytest.mark.parametrize(("days", "firsts"), REPRINTS)
def test_reprints_are_one_claim(ledger, days, firsts):
    claims = [talks("Talks will be held!", said_on=day) for day in days]
    ledger.add(claims)
    heads = {claims[n].id for n in firsts}
    assert {claim.id for claim in ledger.due(as_of="2023-01-01")} == heads
    assert {v.claim_id for v in ledger.check([MET], as_of="2023-01-01")} == heads
    assert len(ledger.verdicts()) == len(heads)
    for claim, first in zip(claims, firsts, strict=True):
        history = ledger.history(claim.id)
        assert history.claim == claims[first]
        assert {c.id for c in history.reprints} == {
            c.id for c, f in zip(claims, firsts, strict=True) if f == first
        } - {claims[first].id}


def test_other_speakers_and_words_are_no_reprints(ledger):
    ledger.add([talks(), talks(speaker="Joe Biden"), talks("No talks will be held")])
    ledger.add([talks(speaker=None, said_on="2021-12-23")])
    assert len(ledger.due(as_of="2023-01-01")) == 4


def test_a_verdict_on_a_reprint_counts_for_the_first(ledger):
    first, reprint = talks(), talks(said_on="2021-12-24")
    ledger.add([reprint])
    ledger.record(Verdict(reprint.id, "void", "2022-05-01", by="Ann Ortiz"))
    ledger.add([first])
    assert ledger.due(as_of="2023-01-01") == ()
    [judged] = ledger.verdicts()
    assert (judged.claim, judged.outcome) == (first, Outcome.VOID)


# ------------------------------------------------------------ due and checking


@pytest.mark.parametrize(
    ("window", "as_of", "due"),
    [
        (("2022-01-01", "2022-04-30"), "2022-04-30", False),
        (("2022-01-01", "2022-04-30"), "2022-05-01", True),
        (("2022-01-01", None), "2099-01-01", False),
    ],
)
def test_due(ledger, window, as_of, due):
    claim = talks(window=window)
    ledger.add([claim, Claim("It rained", said_on="2021-12-22")])
    assert ledger.due(as_of=as_of) == ((claim,) if due else ())


def test_due_in_order_of_windows(ledger):
    late = talks("late", window=("2022-01-01", "2022-03-31"))
    early = talks("early", window=("2022-01-01", "2022-02-28"))
    ledger.add([late, early])
    assert ledger.due(as_of="2023-01-01") == (early, late)


def test_check_records_what_changed(ledger):
    claim = talks()
    ledger.add([claim])
    outcomes = [
        [verdict.outcome.value for verdict in ledger.check(observed, as_of=day, coverage=coverage)]
        for observed, day, coverage in [
            ([], "2022-02-01", None),
            ([], "2022-03-01", None),  # still pending: nothing to record
            ([], "2022-05-01", None),
            ([], "2022-05-02", None),
            ([], "2022-03-01", None),  # a look back does not undo it
            ([MET], "2022-05-03", None),
            ([], "2022-06-01", COVERAGE),  # settled: not checked again
        ]
    ]
    assert outcomes == [["pending"], [], ["unknown"], [], [], ["came_true"], []]
    history = ledger.history(claim.id)
    assert [v.outcome.value for v in history] == ["pending", "unknown", "came_true"]
    assert history.current == history[-1]
    assert history.current.evidence == (MET,)
    assert ledger.due(as_of="2023-01-01") == ()


def test_what_came_true_in_part_may_yet_in_full(ledger):
    claim = talks()
    three = PredictedEvent(Event("CONSULT", [RUSSIA, USA, NATO]), window=claim.prediction.window)
    claim = attrs.evolve(claim, prediction=three)
    ledger.add([claim])
    both = [MET, ObservedEvent(Event("CONSULT", [RUSSIA, NATO]), Window.on("2022-01-12"))]
    for observed in ([MET], [MET], [], both):
        ledger.check(observed, as_of="2022-05-02", coverage=COVERAGE)
    assert [v.outcome.value for v in ledger.history(claim.id)] == ["partly", "came_true"]


def test_a_persons_verdict_counts_above_a_rules(ledger):
    claim = talks()
    ledger.add([claim])
    ledger.record(Verdict(claim.id, "did_not_happen", "2022-05-01", by="Ann Ortiz"))
    assert ledger.check([MET], as_of="2022-05-02") == ()
    ledger.record(Verdict(claim.id, "came_true", "2022-05-03"))
    assert [v.outcome.value for v in ledger.verdicts()] == ["did_not_happen"]
    ledger.record(Verdict(claim.id, "partly", "2022-05-01", by="Bo Lee"))
    [judged] = ledger.verdicts()
    assert (judged.outcome, judged.by, judged.claim) == ("partly", "Bo Lee", claim)
    assert len(ledger.history(claim.id)) == 3
    card = score(ledger.verdicts(), by="speaker")
    assert card["Sergey Lavrov"].hits == 0.5


@given(verdicts)
@RELAXED
def test_a_judged_claim_reads_like_its_verdict(verdict):
    judged = JudgedClaim(talks(), verdict)
    for name in (*(field.name for field in attrs.fields(Verdict)), "settled"):
        assert getattr(judged, name) == getattr(verdict, name), name


@given(st.lists(verdicts, max_size=4))
@RELAXED
def test_verdicts_come_back(given_verdicts):
    with Ledger(":memory:") as ledger:
        claim = talks()
        ledger.add([claim])
        mine = [attrs.evolve(verdict, claim_id=claim.id) for verdict in given_verdicts]
        for verdict in mine:
            ledger.record(verdict)
        history = ledger.history(claim.id)
        assert list(history) == mine
        assert history.current in mine or not mine
        assert [judged.verdict for judged in ledger.verdicts()] == [
            verdict for verdict in (history.current,) if verdict is not None
        ]


# ------------------------------------------------------------ search and due


def test_search(ledger):
    bridge = talks("The harbour bridge will open")
    school = talks("A school will open at Z\u00fcrich", speaker="Ann Ortiz")
    ledger.add([bridge, school])
    ledger.add([talks("odd \ud800 text \0 here", speaker=None)])
    for query, found in [
        ("open", (school, bridge)),
        ("OPEN bridge", (bridge,)),
        ('"harbour bridge"', (bridge,)),
        ('"bridge harbour"', ()),
        ("harb*", (bridge,)),
        ("zurich", (school,)),
        ("ortiz", (school,)),
        ("open AND bridge", ()),
        ("odd here", ledger.search("text")),
    ]:
        assert ledger.search(query) == found, query
    assert ledger.search("open", limit=1) == (school,)
    assert (
        ledger.search("open", limit=None) == ledger.search("open", limit=10**30) == (school, bridge)
    )
    for wrong in ("", '""', "*", "- (", None, 3):
        with pytest.raises(InvalidValue, match=r"^query: "):
            ledger.search(wrong)
    for wrong in (0, -1, True, 1.5):
        with pytest.raises(InvalidValue, match=r"^limit: "):
            ledger.search("open", limit=wrong)


def test_due_with_filters(ledger):
    first = talks("one", window=("2022-01-01", "2022-01-31"))
    second = talks("two", window=("2022-01-01", "2022-02-28"), speaker="Ann Ortiz")
    third = attrs.evolve(talks("three"), targets=[Target("Russia")])
    ledger.add([third, second, first])
    for options, found in [
        ({}, (first, second, third)),
        ({"since": "2022-02-28"}, (second, third)),
        ({"speaker": "Ann Ortiz"}, (second,)),
        ({"target": "Russia"}, (third,)),
        ({"type": "CONSULT", "limit": 2}, (first, second)),
        ({"type": "AID"}, ()),
    ]:
        assert ledger.due(as_of="2023-01-01", **options) == found, options


@pytest.mark.parametrize(
    ("options", "checked"),
    [
        ({}, ["one", "three", "two"]),
        ({"speaker": "Ann Ortiz"}, ["two"]),
        ({"target": "Russia"}, ["three"]),
        ({"type": "CONSULT"}, ["one", "three"]),
        ({"type": "CONSULT", "target": "Russia"}, ["three"]),
        ({"speaker": "Ann Ortiz", "type": "CONSULT"}, []),
        ({"speaker": "ann ortiz"}, []),
    ],
)
def test_check_with_filters(ledger, options, checked):
    # Coverage of one kind of event fails no claim that it says nothing of.
    relief = talks("two", speaker="Ann Ortiz")
    relief = attrs.evolve(
        relief, prediction=attrs.evolve(relief.prediction, event=Event("AID", [RUSSIA]))
    )
    ledger.add([talks("one"), relief, attrs.evolve(talks("three"), targets=[Target("Russia")])])
    found = ledger.check([], as_of="2022-06-01", coverage=COVERAGE, **options)
    assert sorted(ledger.claim(verdict.claim_id).text for verdict in found) == checked
    assert {verdict.outcome.value for verdict in found} <= {"did_not_happen"}
    assert len(ledger.due(as_of="2022-06-01")) == 3 - len(checked)


@pytest.mark.parametrize(
    ("wanted", "note"),
    [
        ("CONSLT", "type: no claim that waits has 'CONSLT'; did you mean 'CONSULT'?"),
        ("consult", "type: no claim that waits has 'consult'; did you mean 'CONSULT'?"),
        ("CONSULT", None),
        ("AID", None),  # a listed type without a claim
        ("REGATTA", None),  # one of somebody's own
        ("WINE", None),  # another, like a listed one; but there is a claim of it
        (None, None),
    ],
)
def test_a_type_asked_for_that_looks_misspelt(ledger, wanted, note):
    tasting = PredictedEvent(Event("WINE"), window=Window("2022-01-01", "2022-01-31"))
    ledger.add([talks(), Claim("wine will be tasted", kind="prediction", prediction=tasting)])
    for call in (ledger.due, partial(ledger.check, [])):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            call(as_of="2022-06-01", type=wanted)
        assert [(one.filename, str(one.message)) for one in told] == [(__file__, note)] * bool(note)


@pytest.mark.parametrize("name", ["speaker", "target", "type"])
def test_wrong_filters(ledger, name):
    for call in (ledger.due, partial(ledger.check, [])):
        with pytest.raises(InvalidValue, match=rf"^{name}: must be str or None, got 3"):
            call(as_of="2022-01-01", **{name: 3})


def test_a_person_opens_a_claim_again(ledger):
    claim = talks()
    ledger.add([claim])
    ledger.record(Verdict(claim.id, "did_not_happen", "2022-05-01", by="Ann Ortiz"))
    again = Verdict(
        claim.id,
        "pending",
        "2022-05-02",
        by="Bo Lee",
        reasons=["A new report has come in."],
        decided_on="2022-05-03",
        links=["https://example.org/report"],
    )
    ledger.record(again)
    assert ledger.history(claim.id).current == again
    assert ledger.due(as_of="2022-06-01") == (claim,)
    [verdict] = ledger.check([MET], as_of="2022-06-01")
    assert ledger.history(claim.id).current == verdict
    assert [judged.verdict for judged in ledger.verdicts()] == [verdict]
    ledger.record(Verdict(claim.id, "void", "2022-06-02", by="Ann Ortiz"))
    assert ledger.history(claim.id).current.outcome is Outcome.VOID


# ------------------------------------------------------------------ append-only

FORBIDDEN = [
    f"{command}"
    for table in ("document", "claim", "mention", "event", "verdict")
    for command in (
        f"DELETE FROM {table}",
        f"UPDATE {table} SET record = 'x'",
        f"UPDATE {table} SET {'claim = claim' if table == 'mention' else 'seq = seq'} + 100",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        f"REPLACE INTO {table} SELECT * FROM {table}",
        f"INSERT OR IGNORE INTO {table} SELECT * FROM {table}",
        f"INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT DO UPDATE SET record = 'x'",
        f"UPDATE OR REPLACE {table} SET record = 'x'",
    )
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_nothing_is_ever_changed(statement):
    connection = sqlite3.connect(":memory:")
    ledger = Ledger(connection)
    ledger.add(Extraction(Document("text"), (talks(),), (MET,)))
    ledger.add([talks(mentions=(Mention("d", [Span(0, 1)]),))])
    ledger.check([MET], as_of="2022-05-01")
    before = list(connection.iterdump())
    with pytest.raises(sqlite3.Error, match="append-only"):
        connection.execute(statement)
    connection.rollback()
    assert list(connection.iterdump()) == before


# ----------------------------------------------------------------- transactions


def test_the_callers_transaction_stays_open(tmp_path):
    path = tmp_path / "app.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE mine (x)")
    connection.execute("INSERT INTO mine VALUES (1)")
    assert connection.in_transaction
    ledger = Ledger(connection)
    ledger.add([talks()])
    ledger.check([MET], as_of="2022-05-01")
    ledger.record(Verdict(talks().id, "void", "2022-05-01", by="Ann Ortiz"))
    assert connection.in_transaction
    ledger.close()
    connection.rollback()
    assert connection.execute("SELECT count(*) FROM mine").fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (1,)
    # Without one open, each call keeps its own work.
    Ledger(connection).add([talks()])
    assert not connection.in_transaction
    connection.close()
    connection = sqlite3.connect(path)
    assert len(Ledger(connection).claims()) == 1
    connection.close()


@pytest.mark.parametrize("row_factory", [sqlite3.Row, lambda _, row: {"first": row[0]}])
def test_the_callers_connection_is_left_as_it_is(row_factory):
    connection = sqlite3.connect(":memory:")
    connection.row_factory = row_factory
    ledger = Ledger(connection)
    ledger.add([talks()])
    ledger.check([MET], as_of="2022-05-01")
    assert len(ledger.verdicts()) == 1
    assert connection.row_factory is row_factory
    ledger.close()
    connection.execute("SELECT 1")


def test_a_transaction_inside_another_fails_alone(ledger):
    with ledger.transaction():
        ledger.add([talks("first")])
        with pytest.raises(KeyError), ledger.transaction():  # noqa: PT012
            ledger.add([talks("second")])
            with ledger.transaction():
                ledger.add([talks("third")])
            raise KeyError
        with ledger.transaction():
            ledger.add([talks("fourth")])
    assert {claim.text for claim in ledger.claims()} == {"first", "fourth"}


def test_an_error_keeps_nothing_of_a_transaction(ledger):
    ledger.add([talks("first")])

    def second_and_stop() -> None:
        with ledger.transaction():
            ledger.add([talks("second")])
            raise KeyError

    def third_and_wrong_verdict() -> None:
        with ledger.transaction():
            ledger.add([talks("third")])
            ledger.record(Verdict("x", "void", "2022-05-01"))

    with pytest.raises(KeyError):
        second_and_stop()
    with pytest.raises(LedgerError, match="no claim 'x'"):
        third_and_wrong_verdict()
    assert [claim.text for claim in ledger.claims()] == ["first"]


def test_threads_of_processes_wait_for_each_other(tmp_path):
    path = tmp_path / "claims.db"

    def work(number: int) -> None:
        with Ledger(path) as ledger:
            for n in range(10):
                ledger.add([talks(f"talk {number} {n}"), talks(f"shared {n}")])
            ledger.check([MET], as_of="2022-05-01")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    with Ledger(path) as ledger:
        assert len(ledger.claims()) == 50
        assert len(ledger.verdicts()) == 50
        for claim in ledger.claims():
            assert len(ledger.history(claim.id)) == 1


@pytest.mark.parametrize("at", range(1, 5))
def test_a_ledger_made_by_another_between_two_reads_is_not_a_strangers(tmp_path, at):
    path = tmp_path / "claims.db"
    statements = []

    def another_makes_it(statement: str) -> None:
        statements.append(statement)
        if len(statements) == at:
            Ledger(path).close()

    connection = sqlite3.connect(path, isolation_level=None)
    connection.set_trace_callback(another_makes_it)
    migrate(connection, name=str(path), shared=False)
    connection.close()
    assert len(statements) >= at
    with Ledger(path) as ledger:
        assert len(ledger.claims()) == 0


# --------------------------------------------------------------------- opening


def test_files_are_kept_in_wal_mode(tmp_path):
    path = tmp_path / "claims.db"
    with Ledger(path) as ledger:
        ledger.add([talks()])
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    connection.close()
    with Ledger(str(path), create=False) as ledger:
        assert len(ledger.claims()) == 1


def kept_copy(version: int, tmp_path: Path) -> Path:
    return Path(shutil.copy(KEPT / f"ledger_{version}.sqlite", tmp_path / "claims.db"))


def test_a_ledger_of_version_1_opens(tmp_path):
    with Ledger(kept_copy(1, tmp_path)) as ledger:
        bridge, delegation = ledger.claims()
        assert bridge.text == "The city will open the harbour bridge in May 2022"
        assert [v.by for v in ledger.history(bridge.id)] == ["claimtrack", "Cy Young"]
        assert ledger.history(bridge.id).current.outcome is Outcome.PARTLY
        assert ledger.search("harbour") == (bridge,)
        assert ledger.search("zurich delegation") == (delegation,)
        assert len(ledger.documents()) == 2
        assert len(ledger.events()) == 1


def test_a_ledger_of_version_2_opens(tmp_path):
    with Ledger(kept_copy(2, tmp_path)) as ledger:
        ferry, quay, odd, again = ledger.claims()
        assert ferry.text == "The ferry line will reopen in June 2022"
        assert [v.by for v in ledger.history(quay.id)] == ["claimtrack", "Cy Young"]
        assert ledger.history(quay.id).reprints == (again,)
        assert [m.document_id for m in again.mentions] == ["own id \u00e9"]
        assert again.mentions[0].attribution.speaker.name == "Ann Ortiz"
        assert odd.text == "Z\u00fcrich will \U0001f600 answer \ud800 or \0 not"
        assert odd.mentions == (Mention("odd \0 \ud800", [Span(0, 5)]),)
        assert ledger.search("zurich lee not") == (odd,)
        assert [document.id for document in ledger.documents()][1:] == ["own id \u00e9"]
        assert len(ledger.events()) == 1


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_a_ledger_of_an_earlier_version_is_brought_up(tmp_path, version):
    path = kept_copy(version, tmp_path)
    with Ledger(path) as ledger:
        claims = ledger.claims()
        assert ledger.verify() == ()
        # The same again brings nothing new, though new rows are written in another way.
        assert ledger.add(claims) == 0
        assert ledger.claims() == claims
        assert ledger.add([talks()]) == 1
        assert ledger.due(as_of="2100-01-01", type="CONSULT") == (talks(),)
        assert ledger.verify() == ()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    new = sqlite3.connect(":memory:")
    Ledger(new)
    assert schema_of(connection) == schema_of(new)
    settings_of_search = "SELECT * FROM claim_text_config ORDER BY k"
    kept = connection.execute(settings_of_search).fetchall()
    assert kept == new.execute(settings_of_search).fetchall()
    connection.close()


def schema_of(connection: sqlite3.Connection) -> dict[str, object]:
    """Of each trigger, index and search its statement, and of each table the columns."""
    made = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    return {
        name: sql
        if kind != "table" or (sql and sql.startswith("CREATE VIRTUAL"))
        else [
            sorted(row[1:] for row in connection.execute(f"PRAGMA {pragma} ({name})"))
            for pragma in ("table_xinfo", "foreign_key_list", "index_list")
        ]
        for kind, name, sql in made
    }


def test_an_earlier_version_that_cannot_be_brought_up_stays_as_it_is(tmp_path):
    path = kept_copy(2, tmp_path)
    connection = sqlite3.connect(path)  # foreign keys are not watched here
    connection.execute("INSERT INTO mention (id, claim_id, record) VALUES ('a', 'none', '{}')")
    connection.commit()
    before = list(connection.iterdump())
    with pytest.raises(LedgerError, match=r"claims\.db: NOT NULL .* mention\.claim"):
        Ledger(path)
    assert list(connection.iterdump()) == before
    connection.close()


def test_a_ledger_that_is_cut_off(tmp_path):
    path = tmp_path / "claims.db"
    with Ledger(path) as ledger:
        ledger.add(talks(f"talk {n}") for n in range(200))
    whole = path.read_bytes()
    for size, message in [
        (len(whole) - 1, r"is cut off: has \d+ of \d+ bytes"),
        (len(whole) // 2, r"is cut off: has \d+ of \d+ bytes"),
        (200, r"is cut off: has \d+ of \d+ bytes"),
        (50, "(not a database|malformed)"),
        (0, "is empty"),
    ]:
        path.write_bytes(whole[:size])
        with pytest.raises(LedgerError, match=rf"claims\.db: .*{message}"):
            Ledger(path, create=False)
        assert path.read_bytes() == whole[:size]


def test_a_connection_that_may_only_read(tmp_path):
    path = tmp_path / "claims.db"
    with Ledger(path) as ledger:
        ledger.add([talks()])
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    ledger = Ledger(connection)
    assert ledger.claims() == (talks(),)
    with pytest.raises(LedgerError, match="readonly"):
        ledger.add([talks("another")])
    assert ledger.claims() == (talks(),)
    connection.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
@pytest.mark.parametrize("version", [None, 2])
@pytest.mark.parametrize("folder_mode", [0o755, 0o555])
def test_a_file_that_may_only_be_read(version, folder_mode):
    with tempfile.TemporaryDirectory() as folder:  # one that another user may look into
        path = Path(folder) / "claims.db"
        if version is None:
            with Ledger(path) as ledger:
                ledger.add([talks()])
        else:
            kept_copy(version, Path(folder))
            # Another user may not be allowed to read the files of this package.
            with tempfile.TemporaryDirectory() as other:
                Ledger(kept_copy(version, Path(other))).close()
        before = path.read_bytes()
        path.chmod(0o444)
        os.chmod(folder, folder_mode)

        def work() -> None:
            if os.geteuid() == 0:  # who may write to any file
                os.setuid(65534)
            with (
                pytest.raises(LedgerError, match=r"claims\.db: .*(readonly|unable to open)"),
                Ledger(path) as ledger,
            ):
                ledger.add([talks("another")])

        assert os.waitpid(in_child(work), 0)[1] == 0
        assert path.read_bytes() == before


def _newer(path):
    with Ledger(path):
        pass
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def _foreign(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE claim (x)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.mkdir(), "is a directory"),
        (lambda path: path.write_bytes(b"no database" * 200), "not a database"),
        (lambda path: path.write_bytes(b"x"), "not a database"),
        (_newer, "has schema version 99, .* reads up to 3; "),
        (_foreign, "another program"),
    ],
)
def test_what_is_no_ledger(tmp_path, make, message):
    path = tmp_path / "claims.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LedgerError, match=f"claims.db: .*{message}"):
        Ledger(path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_paths_that_cannot_be_opened(tmp_path):
    with pytest.raises(LedgerError, match="no such file"):
        Ledger(tmp_path / "claims.db", create=False)
    assert not (tmp_path / "claims.db").exists()
    with pytest.raises(LedgerError, match="no such directory"):
        Ledger(tmp_path / "nowhere" / "claims.db")
    for wrong in ("", "a\0b", 3, None, b"claims.db"):
        with pytest.raises(InvalidValue, match=r"^path: "):
            Ledger(wrong)
    ledger = Ledger(":memory:")
    ledger.close()
    with pytest.raises(LedgerError, match="closed"):
        ledger.claims()


def test_wrong_use_names_the_argument(ledger):
    for wrong in ("text", 3, None, ["text"]):
        with pytest.raises(InvalidValue, match=r"^found: "):
            ledger.add(wrong)
    with pytest.raises(InvalidValue, match=r"^verdict: "):
        ledger.record("came_true")
    with pytest.raises(InvalidValue, match=r"^as_of: "):
        ledger.due(as_of="soon")
    # Also where there is nothing to be checked.
    for name, wrong in (("as_of", "soon"), ("coverage", ("2022-01-01",)), ("tolerance", 1)):
        with pytest.raises(InvalidValue, match=f"^{name}: "):
            ledger.check([], **{"as_of": "2022-01-01", name: wrong})
    for asked in (ledger.claim, ledger.history):
        with pytest.raises(InvalidValue, match=r"^claim_id: "):
            asked(None)
    with pytest.raises(LedgerError, match="no claim 'x'"):
        ledger.claim("x")
    with pytest.raises(LedgerError, match="no claim 'x'"):
        ledger.history("x")
