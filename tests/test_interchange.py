"""Records as dicts, JSON Lines and rows; events from CSV."""

from __future__ import annotations

import csv
import io
import json
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import RECORDS, claims

from claimtrack import (
    Claim,
    Entity,
    Event,
    JudgedClaim,
    ObservedEvent,
    Outcome,
    Quantity,
    Span,
    Speaker,
    Target,
    Verdict,
    Window,
)
from claimtrack.errors import ClaimtrackWarning, FormatError, InvalidValue
from claimtrack.interchange import (
    claim_review,
    claim_row,
    dumps,
    from_dict,
    loads,
    read_events_csv,
    read_jsonl,
    to_dict,
    verdict_row,
    write_claim_csv,
    write_jsonl,
    write_verdict_csv,
)
from claimtrack.interchange.packed import pack, unpack
from claimtrack.interchange.plain import RECORD_TYPES

ANY_RECORD = st.one_of(*RECORDS.values())


def test_there_is_a_strategy_for_every_record():
    assert set(RECORDS) == set(RECORD_TYPES)


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_records_round_trip(name):
    @given(RECORDS[name])
    def round_trip(record):
        plain = to_dict(record)
        assert (plain["format"], plain["version"], plain["record"]) == ("claimtrack", 1, name)
        assert from_dict(plain, record=name) == record
        assert from_dict(json.loads(json.dumps(plain))) == record
        assert loads(dumps(record)) == record
        assert loads(dumps(record, ascii_only=True)) == record
        assert pack(record).isascii()
        assert unpack(pack(record), type(record)) == record
        assert repr(unpack(pack(record), type(record), trusted=True)) == repr(record)
        assert unpack(pack(record), type(record), trusted=True) == record

    round_trip()


@given(st.lists(ANY_RECORD, max_size=5))
def test_json_lines_round_trip(records):
    stream = io.StringIO()
    assert write_jsonl(records, stream) == len(records)
    lines = stream.getvalue()
    lines.encode("utf-8")
    assert len(lines.splitlines()) == len(records)
    assert list(read_jsonl(io.StringIO(lines))) == records


def test_json_lines_files(tmp_path):
    path = tmp_path / "claims.jsonl"
    records = [Claim("It will rain \ud800\u2028\0", said_on="2022-01-05"), Target("Zoë")]
    write_jsonl(records, path)
    assert list(read_jsonl(path)) == records
    assert "Zoë" in path.read_text("utf-8")


def test_a_stored_id_is_kept():
    plain = to_dict(Claim("It will rain")) | {"id": "by an older rule"}
    assert from_dict(plain).id == "by an older rule"


def test_fields_with_defaults_may_be_left_out():
    plain = {"format": "claimtrack", "version": 1, "record": "Claim", "text": "It will rain"}
    assert from_dict(plain) == Claim("It will rain")


GOOD = to_dict(Target("NATO"))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": "other"}, "format: "),
        ({"version": 2}, "version: must be from 1 to 1, got 2"),
        ({"version": True}, "version: "),
        ({"version": "1"}, "version: "),
        ({"record": "Rumour"}, "record: "),
        ({"record": ["Target"]}, "record: "),
        ({"record": "Claim"}, "Claim: "),
        ({"name": ""}, "name: must be text that is not empty"),
        ({"name": 3}, "must be str, got 3 in name"),
        ({"country": "Norway"}, "country: "),
        ({"colour": "blue"}, "unknown fields 'colour'"),
    ],
)
def test_malformed_dicts(change, message):
    with pytest.raises(FormatError, match=message):
        from_dict(GOOD | change)


@pytest.mark.parametrize(
    "plain",
    [
        [],
        None,
        {**GOOD, "record": "Span", "start": 3, "end": 1},
        {"format": "claimtrack", "version": 1, "record": "Span", "start": 1},
        {"format": "claimtrack", "version": 1, "record": "Span", "start": 1.5, "end": 2},
        {"format": "claimtrack", "version": 1, "record": "Window", "earliest": "soon"},
        {"format": "claimtrack", "version": 1, "record": "Claim", "text": "x", "targets": 3},
        {"format": "claimtrack", "version": 1, "record": "Claim", "text": "x", "kind": "rumour"},
        {"format": "claimtrack", "version": 1, "record": "Claim", "text": "x", "event": {}},
    ],
)
def test_malformed_values(plain):
    with pytest.raises(FormatError):
        from_dict(plain)


def test_to_dict_takes_records_only():
    with pytest.raises(InvalidValue, match=r"^record: "):
        to_dict("a claim")
    with pytest.raises(FormatError, match="record: must be 'Claim', got 'Target'"):
        from_dict(GOOD, record="Claim")


@given(st.text())
def test_no_line_but_a_record_is_read(line):
    with pytest.raises(FormatError):
        loads(line)


def test_errors_name_file_and_line(tmp_path):
    path = tmp_path / "claims.jsonl"
    path.write_text(dumps(Target("NATO")) + "\n\n{oops\n")
    with pytest.raises(FormatError, match=r"claims\.jsonl, line 3: is no JSON"):
        list(read_jsonl(path))
    path.write_bytes(b"\xff\n")
    with pytest.raises(FormatError, match=r"claims\.jsonl, line 1 .*UTF-8"):
        list(read_jsonl(path))
    with pytest.raises(FormatError, match=r"nowhere\.jsonl: No such file"):
        list(read_jsonl(tmp_path / "nowhere.jsonl"))
    with pytest.raises(InvalidValue, match=r"^file: "):
        list(read_jsonl(3))
    deep = '{"a":' * 100_000
    with pytest.raises(FormatError, match="line 1: "):
        list(read_jsonl(io.StringIO(deep)))


@given(st.lists(claims, max_size=3))
def test_claim_rows_are_one_line_each(found):
    stream = io.StringIO()
    write_claim_csv(found, stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert [row["id"] for row in rows] == [claim.id for claim in found]
    assert all(claim_row(c)["kind"] == row["kind"] for c, row in zip(found, rows, strict=True))


def test_claim_rows_go_to_a_path_whatever_they_say(tmp_path):
    assert write_claim_csv([Claim("It \ud800 will rain")], tmp_path / "claims.csv") == 1
    [row] = csv.DictReader((tmp_path / "claims.csv").open(encoding="utf-8"))
    assert row["text"] == "It \\ud800 will rain"


def test_a_type_that_looks_misspelt_is_told_once():
    rows = ["consult", "conslt", "Conslt", "LANCH", "REGATTA", "RELAUNCH", "RAID"]
    table = io.StringIO("type,date\n" + "".join(f"{kind},2022-01-12\n" for kind in rows))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = [observed.event.type for observed in read_events_csv(table)]
    assert found == [kind.upper() for kind in rows]
    assert {(one.category, one.filename) for one in told} == {(ClaimtrackWarning, __file__)}
    assert [str(one.message) for one in told] == [
        "line 3: type 'CONSLT' is new; did you mean 'CONSULT'?",
        "line 5: type 'LANCH' is new; did you mean 'LAUNCH'?",
    ]


def test_a_verdict_row_has_claim_and_verdict():
    claim = Claim("Ann Ortiz will resign", speaker=Speaker("Bo Lee"), said_on="2022-01-05")
    left = Event("LEAVE_OFFICE", [Entity("Ann Ortiz")])
    verdict = Verdict(
        claim.id,
        "came_true",
        "2022-02-01",
        Window("2022-01-12", "2022-01-13"),
        [
            ObservedEvent(left, Window.on("2022-01-12"), name)
            for name in ("wire", "", "web", "wire")
        ],
        ["She left.", "Two papers\nsaid so."],
        by="city desk",
        decided_on="2022-02-02",
        links=["https://example.org/1", "https://example.org/2"],
    )
    row = verdict_row(JudgedClaim(claim, verdict))
    assert list(row.items())[: len(claim_row(claim))] == list(claim_row(claim).items())
    assert dict(list(row.items())[len(claim_row(claim)) :]) == {
        "outcome": "came_true",
        "occurred_earliest": "2022-01-12",
        "occurred_latest": "2022-01-13",
        "as_of": "2022-02-01",
        "by": "city desk",
        "decided_on": "2022-02-02",
        "reasons": "She left.|Two papers said so.",
        "evidence": "wire|web",
        "links": "https://example.org/1|https://example.org/2",
    }


@given(st.lists(RECORDS["JudgedClaim"], max_size=3))
def test_verdict_rows_are_one_line_each(found):
    stream = io.StringIO()
    assert write_verdict_csv(found, stream) == len(found)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert [(row["id"], row["outcome"], row["as_of"]) for row in rows] == [
        (judged.claim.id, judged.outcome.value, str(judged.as_of)) for judged in found
    ]
    assert len(stream.getvalue().split("\n")) == len(found) + 2


def test_verdict_rows_are_of_judged_claims():
    claim = Claim("It will rain")
    with pytest.raises(InvalidValue, match=r"^judged: must be JudgedClaim"):
        verdict_row(claim)
    with pytest.raises(InvalidValue, match=r"^judged: must hold only JudgedClaim"):
        write_verdict_csv([Verdict(claim.id, "void", "2022-02-01")], io.StringIO())


RUSSIA, NATO = Entity("Russia", "RUS"), Entity("NATO", "IGO")


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "type,date\nWIN,2022-01-12",
            ObservedEvent(Event("WIN"), Window.on("2022-01-12"), "line 2"),
        ),
        (
            "earliest,latest,type,actors,recipients,source,text,place\n"
            "2022-01-12,2022-01-13,consult, Russia (RUS) | ,NATO (IGO),wire,"
            '"They met,\nagain",Brussels',
            ObservedEvent(
                Event("CONSULT", [RUSSIA], [NATO], text="They met,\nagain", place="Brussels"),
                Window("2022-01-12", "2022-01-13"),
                "wire",
                "They met,\nagain",
            ),
        ),
        (
            "type,actors,latest,quantity,unit\nRISE,Prices (food),2022-01-12,3.5,percent",
            ObservedEvent(
                Event("RISE", [Entity("Prices (food)")], quantity=Quantity(3.5, "percent")),
                Window(None, "2022-01-12"),
                "line 2",
            ),
        ),
    ],
)
def test_events_from_csv(table, expected):
    assert list(read_events_csv(io.StringIO(table, newline=""))) == [expected]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", "line 1: has no header"),
        ("type,actors\nWIN,Ann", "line 1: column 'date', or"),
        ("date,actors\n2022-01-01,Ann", "line 1: column 'type' is missing"),
        ("type,date,actor\nWIN,2022-01-01,Ann", "line 1: unknown column 'actor'"),
        ("type;date\nWIN;2022-01-01", "line 1: columns must be parted by commas, got 'type;date'"),
        ("type\tdate\nWIN\t2022", "line 1: columns must be parted by commas, got 'type.*date'"),
        ("type,date,date\nWIN,2022-01-01,", "line 1: has a column twice"),
        ("type,date\nWIN,2022-01-01\n,2022-01-01", "line 3: column 'type': is empty"),
        ("type,date\nWIN,soon", "line 2: column 'date': must be a date .*'soon'"),
        ("type,date\nWIN,", "line 2: column 'date': is empty"),
        ("type,date\nWIN", "line 2: has 1 cells, not 2"),
        ("type,date\nWIN,2022-01-01,x", "line 2: has 3 cells, not 2"),
        ("type,earliest,latest\nWIN,2022-01-02,2022-01-01", "line 2: column 'earliest': must not"),
        ("type,date,latest\nWIN,2022-01-02,2022-01-01", "line 2: column 'latest': cannot stand"),
        ("type,date,quantity\nWIN,2022-01-02,many", "line 2: column 'quantity': must be a number"),
        ('type,date\nWIN,2022-01-02\n"WIN"x,2022-01-02', "line 3: ',' expected after '\"'"),
    ],
)
def test_malformed_event_tables(table, message):
    with pytest.raises(FormatError, match=message):
        list(read_events_csv(io.StringIO(table)))


def test_wrong_rows_of_an_event_table_can_be_skipped(tmp_path):
    path = tmp_path / "events.csv"
    rows = [
        "WIN,2022-01-01,x",
        "WIN,soon,x",
        "WIN,2022-01-02",
        '"WIN"x,2022-01-03,x',
        "",
        "\xff,2,x",
    ]
    content = "\r\n".join(["type,date,place", *rows, 'WIN,2022-01-04,"over\r\ntwo lines"'])
    path.write_bytes(content.encode("latin-1"))
    events = read_events_csv(path, malformed="skip")
    assert [event.when.edtf for event in events] == ["2022-01-01", "2022-01-04"]
    summary = events.summary
    assert (summary.read, summary.used, summary.left_out, summary.refused) == (6, 2, 0, 4)
    assert [problem.split(": ")[0] for problem in summary.problems] == [
        f"{path}, line {line}" for line in (3, 4, 5, 7)
    ]


@pytest.mark.parametrize("cell", ["a" * 200_000, "a,b " * 50_000, "a, \n" * 50_000])
def test_long_cells_of_an_event_table(cell):
    quoted = f'"{cell}"' if "," in cell else cell
    for beside in ("", '"WIN"x\n'):  # a wrong row has those beside it cut in another way
        table = io.StringIO(f"type,date,text\n{beside}WIN,2022-01-01,{quoted}\n", newline="")
        [event] = read_events_csv(table, malformed="skip")
        assert event.text == cell.strip()


def test_an_open_event_table_may_begin_with_a_mark():
    [event] = read_events_csv(io.StringIO("\ufefftype, date\nWIN,2022-01-01\n"))
    assert event.when.edtf == "2022-01-01"


def test_event_table_files(tmp_path):
    path = tmp_path / "events.csv"
    path.write_text("\ufefftype,date\nWIN,2022-01-01\nWIN,never\n", encoding="utf-8")
    events = read_events_csv(path)
    assert next(events).source == f"{path}, line 2"
    with pytest.raises(FormatError, match=r"events\.csv, line 3: column 'date'"):
        next(events)
    path.write_bytes(b"type,date\n\xff,2022-01-01\n")
    with pytest.raises(FormatError, match="UTF-8"):
        list(read_events_csv(path))
    with pytest.raises(FormatError, match="Is a directory"):
        list(read_events_csv(tmp_path))


def test_json_lines_may_begin_with_a_mark(tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_text(f"\ufeff{dumps(Span(3, 9))}\r\n", encoding="utf-8", newline="")
    assert list(read_jsonl(path)) == [Span(3, 9)]


def test_spans_and_speakers_survive():
    speaker = Speaker("Ann Ortiz", aliases=("Ortiz",))
    assert loads(dumps(speaker)) == speaker
    assert loads(dumps(Span(3, 9))) == Span(3, 9)


# (outcome, rating of 1 to 5): what is no answer has none
REVIEWED = [
    ("came_true", 5),
    ("partly", 3),
    ("missed_window", 3),
    ("did_not_happen", 1),
    ("void", None),
    ("pending", None),
    ("unknown", None),
]


@pytest.mark.parametrize(("outcome", "value"), REVIEWED)
def test_claim_reviews_rate_outcomes(outcome, value):
    claim = Claim("It will rain")
    judged = JudgedClaim(claim, Verdict(claim.id, outcome, "2022-02-01", decided_on="2022-02-03"))
    review = claim_review(judged, url="https://example.org/7", reviewer="Example Post")
    rating = review["reviewRating"]
    assert rating.get("ratingValue") == value
    assert ("bestRating" in rating, "worstRating" in rating) == (value is not None,) * 2
    assert rating["alternateName"]
    assert review["datePublished"] == "2022-02-03"
    assert review["itemReviewed"] == {"@type": "Claim"}
    assert json.loads(json.dumps(review)) == review


def test_every_outcome_has_a_claim_review():
    assert {outcome for outcome, _ in REVIEWED} == {outcome.value for outcome in Outcome}


def test_claim_reviews_say_what_is_wrong():
    claim = Claim("It will rain")
    judged = JudgedClaim(claim, Verdict(claim.id, "void", "2022-02-01"))
    with pytest.raises(InvalidValue, match="judged"):
        claim_review(claim, url="https://example.org/7", reviewer="Example Post")
    with pytest.raises(InvalidValue, match="url"):
        claim_review(judged, url="", reviewer="Example Post")
