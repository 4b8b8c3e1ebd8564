"""Every wrong argument of a public function is an error that names it and shows the value."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

import claimtrack as ct
from claimtrack import interchange
from claimtrack.checking import EventType, Ontology, Series
from claimtrack.scoring import Treatment, base_rate, calibration_of, murphy_of, wilson_interval
from claimtrack.text import analyse

TEXT = "He said that talks failed."
[ATTRIBUTION] = ct.find_attributions(TEXT)
EVENT = ct.Event("START", actors=[ct.Entity("the city")], text="the bridge will open")
WINDOW = ct.Window("2022-05-01", "2022-05-31")
CLAIM = ct.Claim(
    "the bridge will open in May",
    said_on="2022-01-05",
    prediction=ct.PredictedEvent(EVENT, window=WINDOW),
)
JUDGED = ct.JudgedClaim(CLAIM, ct.Verdict(CLAIM.id, "came_true", "2022-06-01"))
COLUMNS = {"date": "day", "code": "code", "actor": "who", "recipient": "whom"}
YEARS = ("2021-01-01", "2022-12-31")


class Odd:
    """What no argument can be, not even one that takes functions, texts or numbers."""

    def __repr__(self) -> str:
        return "<Odd>"


def in_ledger(method: str, **more: Any) -> Callable[..., Any]:
    def call(**arguments: Any) -> Any:
        with ct.Ledger(":memory:") as ledger:
            return getattr(ledger, method)(**more, **arguments)

    return call


#: A function with its other arguments, and those of its arguments that are tried.
CALLS: list[tuple[Callable[..., Any], dict[str, Any], str]] = [
    (ct.extract, {"document": TEXT}, "document published lexicon splitter options"),
    (ct.extract_many, {"documents": [TEXT]}, "documents workers"),
    (ct.find_times, {"document": TEXT}, "document published lexicon options"),
    (ct.find_window, {"document": TEXT}, "document published lexicon options"),
    (ct.find_attributions, {"document": TEXT}, "document published lexicon"),
    (ct.find_events, {"document": TEXT}, "document published lexicon"),
    (analyse, {"document": TEXT}, "document lexicon splitter"),
    (ct.explain, {"document": TEXT, "attribution": ATTRIBUTION}, "document attribution lexicon"),
    (ct.Lexicon.load, {}, "language"),
    (ct.Lexicon.load().rows, {}, "table"),
    (ct.Lexicon.load().words, {}, "table"),
    (ct.Span(0, 2).of, {}, "text"),
    (ct.Span(0, 2).contains, {}, "other"),
    (ct.Span(0, 2).overlaps, {}, "other"),
    (ct.Window, {}, "earliest latest rule approximate vague edtf"),
    (WINDOW.contains, {}, "other"),
    (WINDOW.overlaps, {}, "other"),
    (WINDOW.intersect, {}, "other"),
    (WINDOW.clip, {}, "earliest"),
    (WINDOW.closed, {}, "as_of"),
    (WINDOW.days_from, {}, "day"),
    (ct.Quantity, {"value": 3}, "value unit low high"),
    (ct.Certainty, {"phrase": "likely", "level": "probable"}, "phrase level low high span"),
    (ct.Extraction, {"document": ct.Document("")}, "document claims attributions times events"),
    (ct.check, {"claim": CLAIM, "observed": [], "as_of": "2022-06-01"}, "claim observed as_of"),
    (ct.check, {"claim": CLAIM, "observed": [], "as_of": "2022-06-01"}, "coverage tolerance"),
    (ct.EventIndex, {"observed": []}, "observed aliases ontology"),
    (Series, {"name": "wheat", "points": []}, "name points unit source"),
    (Series("wheat", []), {}, "claim"),
    (Ontology, {}, "types"),
    (Ontology.load().fulfilling, {}, "name"),
    (EventType, {"name": "DIG"}, "name label parent reciprocal fulfilled_by lasting"),
    (ct.score, {"verdicts": [JUDGED]}, "verdicts by claims documents treatment base_rate"),
    (ct.score, {"verdicts": [JUDGED]}, "bins confidence"),
    (Treatment, {}, "plain verbal partly clip closed_only"),
    (Treatment().probability, {}, "claim"),
    (Treatment().worth, {}, "outcome"),
    (base_rate, {"claims": [CLAIM], "observed": [], "coverage": YEARS}, "claims observed coverage"),
    (base_rate, {"claims": [CLAIM], "observed": [], "coverage": YEARS}, "tolerance confidence"),
    (calibration_of, {"pairs": [(0.5, 1.0)]}, "pairs bins confidence"),
    (murphy_of, {"pairs": [(0.5, 1.0)]}, "pairs bins"),
    (wilson_interval, {"hits": 1, "judged": 2}, "hits judged confidence"),
    (interchange.dumps, {}, "record"),
    (interchange.loads, {}, "line"),
    (interchange.to_dict, {}, "record"),
    (interchange.write_jsonl, {"records": [CLAIM], "file": io.StringIO()}, "records file"),
    (interchange.read_jsonl, {}, "file"),
    (interchange.claim_row, {}, "claim"),
    (interchange.write_claim_csv, {"claims": [CLAIM], "file": io.StringIO()}, "claims file"),
    (interchange.claim_review, {"judged": JUDGED, "url": "x", "reviewer": "x"}, "judged url"),
    (interchange.claim_review, {"judged": JUDGED, "url": "x", "reviewer": "x"}, "reviewer"),
    (interchange.read_events_csv, {"file": io.StringIO()}, "file malformed"),
    (interchange.read_icews, {"file": io.StringIO()}, "file malformed types"),
    (interchange.read_gdelt, {}, "file"),
    (interchange.read_polecat, {}, "file"),
    (interchange.EventReader, {"file": "x", "table": None}, "table"),
    (interchange.TableFormat, COLUMNS, "date actor_country place delimiter names missing type_of"),
    (interchange.cameo_type, {}, "code"),
    (ct.Ledger, {}, "path"),
    (in_ledger("add"), {}, "found"),
    (in_ledger("record"), {}, "verdict"),
    (in_ledger("check", as_of="2022-06-01"), {}, "observed"),
    (in_ledger("check", observed=[]), {}, "as_of"),
    (in_ledger("merge"), {}, "other"),
    (in_ledger("read_jsonl"), {}, "file"),
    (in_ledger("write_jsonl"), {}, "file"),
    (in_ledger("claim"), {}, "claim_id"),
    (in_ledger("history"), {}, "claim_id"),
    (in_ledger("changes"), {}, "since"),
    (in_ledger("search"), {}, "query"),
    (in_ledger("search", query="x"), {}, "limit"),
    (in_ledger("due"), {"as_of": "2022-06-01"}, "as_of since speaker target type limit"),
]
CASES = [
    pytest.param(call, rest, argument, id=f"{getattr(call, '__qualname__', call)} {argument}")
    for call, rest, arguments in CALLS
    for argument in arguments.split()
]


@pytest.mark.parametrize("value", [Odd(), [Odd()]], ids=["odd", "list"])
@pytest.mark.parametrize(("call", "rest", "argument"), CASES)
def test_the_message_names_the_argument_and_shows_the_value(
    call: Callable[..., Any], rest: dict[str, Any], argument: str, value: object
) -> None:
    with pytest.raises(ct.ClaimtrackError, match=rf"^{argument}: .*<Odd>"):
        list(call(**{**rest, argument: value}))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: ct.Quantity(float("nan")), "value: must be a finite number, got nan"),
        (lambda: ct.Quantity("3"), "value: must be a finite number, got '3'"),
        (lambda: ct.Quantity(True), "value: must be a finite number, got True"),
        (
            lambda: Series("wheat", ["2022-01-03"]),
            "points: must hold only tuple or list, got '2022",
        ),
        (lambda: Series("wheat", [("2022-01-03",)]), "points: must hold .day, number., got ..2022"),
        (lambda: Series("wheat", [("Monday", 3)]), "points: must be a date .*, got 'Monday'"),
        (lambda: murphy_of([(1.5, 1.0)]), "pairs: must hold pairs .*, got .1.5, 1.0."),
        (lambda: wilson_interval(3, 2), "hits: must be from 0 to judged 2, got 3"),
        (lambda: ct.EventIndex("seen.csv"), "observed: .*read_events_csv.*, got 'seen.csv'"),
        (lambda: ct.EventIndex(Path("seen.csv")), "observed: .*read_events_csv.*, got .*seen.csv"),
        (lambda: ct.EventIndex([], aliases={"a": 3}), "aliases: must hold only str, got 3"),
        (lambda: ct.extract_many("one text"), "documents: must be a sequence .*, got 'one text'"),
        (lambda: ct.Lexicon.load().extended(3), "paths: must be str or Path, got 3"),
        (lambda: list(interchange.read_icews(io.BytesIO())), "file: must be open for text"),
        (lambda: list(interchange.read_events_csv(io.BytesIO())), "file: must be open for text"),
        (lambda: list(interchange.read_jsonl(io.BytesIO())), "file: must be open for text"),
        (lambda: interchange.write_jsonl([], io.BytesIO()), "file: must be open for text"),
    ],
)
def test_what_is_of_the_right_type_and_wrong(call: Callable[[], Any], message: str) -> None:
    with pytest.raises(ct.ClaimtrackError, match=f"^{message}"):
        call()


@pytest.mark.parametrize(
    "find", [ct.extract, ct.find_times, ct.find_window, ct.find_attributions, ct.find_events]
)
def test_a_document_has_its_own_date(find: Callable[..., object]) -> None:
    with pytest.raises(ct.ClaimtrackError, match=r"^published: .*got '2022-01-05'"):
        find(ct.Document(TEXT), published="2022-01-05")


RECORDS = [
    ATTRIBUTION,
    CLAIM,
    EVENT,
    JUDGED,
    JUDGED.verdict,
    ct.Document("x"),
    ct.Entity("France"),
    ct.Mention("x", [ct.Span(0, 1)]),
    ct.ObservedEvent(EVENT, WINDOW),
    ct.Speaker("Ann Ortiz"),
    ct.Target("Ann Ortiz"),
    ct.TimeExpression(ct.Span(0, 1), "DATE", "2022"),
    CLAIM.prediction,
]
FIELDS = [
    pytest.param(record, field.name, id=f"{type(record).__name__}.{field.name}")
    for record in RECORDS
    for field in attrs.fields(type(record))
]


@pytest.mark.parametrize(("record", "field"), FIELDS)
def test_no_field_of_a_record_takes_what_it_cannot_be(record: Any, field: str) -> None:
    with pytest.raises(ct.ClaimtrackError, match=rf"^{field}: .*<Odd>"):
        attrs.evolve(record, **{field: Odd()})
