"""Readers of event tables: ICEWS, GDELT 2.0, POLECAT and a user's own columns."""

from __future__ import annotations

import csv
import io
from unittest import mock

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Entity, EventIndex
from claimtrack.errors import FormatError, InvalidValue
from claimtrack.interchange import (
    EventReader,
    TableFormat,
    cameo_type,
    read_events_csv,
    read_gdelt,
    read_icews,
    read_polecat,
)
from claimtrack.interchange.table_format import GDELT, ICEWS, POLECAT
from claimtrack.interchange.table_rows import TableRows, WrongRow
from claimtrack.model.event import PLOVER_TYPES

OWN = TableFormat(date="day", code="code", actor="who", recipient="whom", text="words")


def table(table_format: TableFormat, *rows: dict[str, str], columns: tuple[str, ...] = ()) -> str:
    """A file of a format with the given cells, all others empty."""
    names = table_format.names or columns
    lines = [] if table_format.names else ["\t".join(names)]
    lines += ["\t".join(row.get(name, "") for name in names) for row in rows]
    return "".join(f"{line}\n" for line in lines)


#: The columns of the published files, in their order.
ICEWS_COLUMNS = (
    "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|"
    "Target Name|Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|"
    "Province|Country|Latitude|Longitude"
).split("|")
POLECAT_COLUMNS = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|"
    "Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|"
    "Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|"
    "Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|"
    "District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|"
    "Publication Date|Story People|Story Organizations|Story Locations|Language|Version"
).split("|")

ICEWS_ROW = {
    "Event ID": "77",
    "Event Date": "2022-01-12",
    "Source Name": "Ann Ortiz",
    "Source Country": "Germany",
    "Event Text": "Make a visit",
    "CAMEO Code": "042",
    "Target Name": "Chad",
    "Target Country": "Chad",
    "City": "N'Djamena",
    "Country": "Chad",
}
GDELT_ROW = {
    "GLOBALEVENTID": "9",
    "SQLDATE": "20220112",
    "Actor1Name": "GERMANY",
    "Actor1CountryCode": "DEU",
    "Actor2Name": "AFRICA",
    "Actor2CountryCode": "AFR",
    "EventCode": "0871",
    "ActionGeo_FullName": "Berlin, Berlin, Germany",
    "SOURCEURL": "https://example.org/a",
}
POLECAT_ROW = {
    "Event ID": "5",
    "Event Date": "2022-01-12",
    "Event Type": "CONSULT",
    "Actor Name": "Germany",
    "Actor Country": "DEU",
    "Recipient Name": "None",
    "Recipient Country": "None",
    "City": "None",
    "Country": "Chad",
}


def test_icews():
    file = io.StringIO(table(ICEWS, ICEWS_ROW, columns=ICEWS_COLUMNS))
    [found] = read_icews(file)
    assert found.event.type == "CONSULT"
    assert found.event.actors == (Entity("Ann Ortiz", "DEU"),)
    assert found.event.recipients == (Entity("Chad", "TCD"),)
    assert (found.when.edtf, found.source, found.text) == ("2022-01-12", "77", "Make a visit")
    assert found.event.place == "N'Djamena, Chad"


def test_gdelt():
    assert len(GDELT.names) == 61
    [found] = read_gdelt(io.StringIO(table(GDELT, GDELT_ROW)))
    assert found.event.type == "RETREAT"
    assert found.event.actors == (Entity("GERMANY", "DEU"),)
    assert found.event.recipients == (Entity("AFRICA"),)
    assert (found.when.edtf, found.source) == ("2022-01-12", "https://example.org/a")
    assert found.event.place == "Berlin, Berlin, Germany"


def test_polecat():
    [found] = read_polecat(io.StringIO(table(POLECAT, POLECAT_ROW, columns=POLECAT_COLUMNS)))
    assert (found.event.type, found.event.actors) == ("CONSULT", (Entity("Germany", "DEU"),))
    assert (found.event.recipients, found.event.place) == ((), "Chad")


MALFORMED = [
    # (cells of the second row, what is said of it)
    ("soon,042,France,Chad,", "column 'day': must be a day such as 2022-01-31, got 'soon'"),
    ("2022-02-30,042,France,Chad,", "column 'day': must be a day"),
    ("2022-01-12,42x,France,Chad,", "column 'code': must be a CAMEO code such as '042'"),
    ("2022-01-12,99,France,Chad,", "column 'code': must be a CAMEO code"),
    ("2022-01-12,,France,Chad,", "column 'code': must be a CAMEO code"),
    ("2022-01-12,042,France", "has 3 cells, not 5"),
    ("2022-01-12,042,France,Chad,a,b", "has 6 cells, not 5"),
    ('2022-01-12,042,France,"Chad"x,', "',' expected after '\"'"),
    ("2022-01-12,042,Fran\udce7ais,Chad,", "is no UTF-8"),
    ("2022-01-12,042,France,Chad,\udcff", "is no UTF-8"),
]


@pytest.mark.parametrize(("row", "problem"), MALFORMED)
def test_a_malformed_row_is_told_of(tmp_path, row, problem):
    good = "2022-01-12,042,France,Chad,met"
    text = f"day,code,who,whom,words\n{good}\n{row}\n\n{good}\n2022-01-12,010,France,Chad,said\n"
    path = tmp_path / "events.csv"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(FormatError, match=r"events\.csv, line 3: ") as error:
        list(EventReader(path, OWN))
    assert problem in str(error.value)
    reader = EventReader(path, OWN, malformed="skip")
    assert len(list(reader)) == 2
    summary = reader.summary
    assert (summary.read, summary.used, summary.left_out, summary.refused) == (4, 2, 1, 1)
    assert summary.problems == (str(error.value),)


CELLS = st.text(st.sampled_from('ab",\n \u00e9'), max_size=6)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=30), st.sampled_from(("\n", "\r\n")))
def test_rows_are_those_of_csv(rows, end):
    """However cells are quoted, over several lines too, and whatever rows stand beside them."""
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator=end).writerows(
        [("day", "code", "who", "whom", "words")]
        + [("2022-01-12", "042", "France", whom, words) for whom, words in rows]
    )
    file.seek(0)
    expected = list(csv.reader(io.StringIO(file.getvalue(), newline="")))
    events = list(EventReader(file, OWN))
    assert [event.text for event in events] == [cells[4].strip() for cells in expected[1:]]
    names = [[entity.name for entity in event.event.recipients] for event in events]
    assert names == [[cells[3].strip()] if cells[3].strip() else [] for cells in expected[1:]]
    reader = csv.reader(io.StringIO(file.getvalue(), newline=""))
    lines = [f"line {reader.line_num}" for _ in reader]
    assert [event.source for event in events] == lines[1:]


def test_malformed_rows_among_many(tmp_path):
    """Each is told of by its own line, and those around it are used."""
    good, bad = "2022-01-12,042,France,Chad,met", "soon,042,France,Chad,met"
    rows = [bad if number % 97 == 5 else good for number in range(2000)]
    path = tmp_path / "events.csv"
    path.write_text("\n".join(["day,code,who,whom,words", *rows]), "utf-8")
    reader = EventReader(path, OWN, malformed="skip")
    wrong = [number for number, row in enumerate(rows, 2) if row == bad]
    assert len(EventIndex(reader)) == 2000 - len(wrong) == reader.summary.used
    assert [int(p.split("line ")[1].split(":")[0]) for p in reader.summary.problems] == wrong


class Endless(io.StringIO):
    """A table of as many rows as anybody asks for."""

    asked = 0  # characters

    def __next__(self) -> str:
        self.asked += 28
        return "2022-01-12,042,France,Chad,\n" if self.asked > 28 else "day,code,who,whom,words\n"

    def read(self, size: int | None = -1) -> str:
        assert (size or 0) > 0, "the whole of it cannot be had"
        return "".join(next(self) for _ in range(1 + size // 28))


def test_a_table_is_read_a_stretch_at_a_time():
    file = Endless()
    events = iter(EventReader(file, OWN))
    assert [next(events).event.type for _ in range(5)] == ["CONSULT"] * 5
    assert file.asked <= 20_000
    sources = [next(events).source for _ in range(1000)]
    assert sources == [f"line {number}" for number in range(7, 1007)]
    assert file.asked <= 60_000


CELLS = st.text(alphabet=st.sampled_from('ab ,"\n\r;\u20ac'), max_size=4)


@pytest.mark.parametrize("length", [1, 7, 1 << 14])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=4)))
def test_rows_are_cut_as_csv_cuts_them(length, quoting, rows):
    """Whatever the length of a stretch, every row comes with its line, or is told to be wrong."""
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n", quoting=quoting).writerows(rows)
    text = file.getvalue()
    reader = csv.reader(io.StringIO(text, newline=""))
    expected = [(row, reader.line_num) for row in reader if row]
    found = []
    with mock.patch("claimtrack.interchange.table_rows._STRETCH", length):
        for stretch in TableRows(io.StringIO(text, newline=""), ",").stretches(3, range(3)):
            if isinstance(stretch, WrongRow):
                found.append((stretch.message, stretch.line))
            else:
                cells = zip(*map(stretch.columns.get, range(3)), strict=True)
                found += zip(map(list, cells), stretch.lines, strict=True)
    assert found == [
        (row if len(row) == 3 else f"has {len(row)} cells, not 3", line) for row, line in expected
    ]


def test_a_path_can_be_read_again(tmp_path):
    path = tmp_path / "events.tsv"
    path.write_text(table(ICEWS, ICEWS_ROW, ICEWS_ROW, columns=ICEWS_COLUMNS), "utf-8")
    reader = read_icews(path)
    assert list(reader) == list(reader)
    assert reader.summary.used == 2


def test_an_index_of_rows_is_one_of_records(tmp_path):
    path = tmp_path / "events.tsv"
    path.write_text(table(ICEWS, ICEWS_ROW, columns=ICEWS_COLUMNS), "utf-8")
    assert list(EventIndex(read_icews(path))) == list(EventIndex(list(read_icews(path))))


def test_types_of_ones_own():
    rows = table(ICEWS, ICEWS_ROW, {**ICEWS_ROW, "CAMEO Code": "057"}, columns=ICEWS_COLUMNS)
    reader = read_icews(io.StringIO(rows), types={"042": "VISIT"})
    assert [event.event.type for event in reader] == ["VISIT"]
    assert reader.summary.left_out == 1
    assert [e.event.type for e in read_icews(io.StringIO(rows), types=str)] == ["042", "057"]


def test_an_international_organisation_is_no_country():
    row = {**ICEWS_ROW, "Source Name": "NATO", "Source Country": "IGO"}
    [event] = read_icews(io.StringIO(table(ICEWS, row, columns=ICEWS_COLUMNS)))
    assert event.event.actors == (Entity("NATO", "IGO"),)


def test_a_mapping_of_no_code_leaves_all_rows_out():
    reader = read_icews(io.StringIO(table(ICEWS, ICEWS_ROW, columns=ICEWS_COLUMNS)), types={})
    assert (list(reader), reader.summary.left_out) == ([], 1)


def test_an_open_table_may_begin_with_a_mark():
    tables = (
        (OWN, "\ufeffday,code,who,whom\n2022-01-12,042,A,B\n"),
        (attrs.evolve(OWN, names=("day", "code", "who", "whom")), "\ufeff2022-01-12,042,A,B\n"),
    )
    for columns, rows in tables:
        [event] = EventReader(io.StringIO(rows), columns)
        assert event.when.edtf == "2022-01-12"


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: list(read_icews(io.StringIO("a\tb\n"))), FormatError, "line 1: column 'Event Date'"),
        (lambda: list(read_icews(io.StringIO(""))), FormatError, "line 1: column 'Event Date'"),
        (lambda: list(read_icews("/nowhere/x")), FormatError, "No such file"),
        (lambda: list(read_events_csv("/nowhere/x")), FormatError, "^/nowhere/x: No such file"),
        (lambda: read_icews(3), InvalidValue, "^file: "),
        (lambda: read_icews("x", malformed="ignore"), InvalidValue, "^malformed: "),
        (lambda: read_events_csv(3), InvalidValue, "^file: "),
        (lambda: read_events_csv("x", malformed="ignore"), InvalidValue, "^malformed: "),
        (lambda: EventReader("x", "icews"), InvalidValue, "^table: "),
        (lambda: read_icews("x", types=3), InvalidValue, "^types: "),
        (lambda: TableFormat(date="", code="c", actor="a", recipient="r"), InvalidValue, "^date: "),
    ],
)  # fmt: skip
def test_wrong_use(call, error, message):
    with pytest.raises(error, match=message):
        call()


def test_cameo_codes_have_plover_types():
    codes = [f"{n:02}" for n in range(1, 21)]
    assert {cameo_type(code) for code in codes} <= PLOVER_TYPES | {None}
    assert [cameo_type(code) for code in ("036", "046", "163", "191", "190")] == [
        "AGREE",
        "CONSULT",
        "COERCE",
        "COERCE",
        "ASSAULT",
    ]
    for wrong in ("", "4", "21", "04200", "٠٤٢", "CONSULT"):
        with pytest.raises(FormatError):
            cameo_type(wrong)
