"""Observed events from a CSV table."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from claimtrack.checking import Ontology
from claimtrack.errors import ClaimtrackWarning, FormatError, InvalidValue
from claimtrack.interchange.json_lines import File, file_name
from claimtrack.interchange.read_summary import ReadSummary, Tally
from claimtrack.interchange.table_rows import (
    Stretch,
    TableRows,
    WrongRow,
    clean,
    open_table,
    table_file,
)
from claimtrack.model.entity import Entity
from claimtrack.model.event import Event, ObservedEvent, Quantity
from claimtrack.model.time import Window

__all__ = ["read_events_csv"]

#: The columns that are read, in any order; others are an error, as a misspelt one would be lost.
COLUMNS = (
    "type",
    "actors",
    "recipients",
    "date",
    "earliest",
    "latest",
    "place",
    "quantity",
    "unit",
    "source",
    "text",
)


class CsvEvents:
    """The observed events of a CSV table, one after the other, and the summary of its rows."""

    def __init__(self, file: File, *, malformed: str = "raise") -> None:
        self._tally = Tally(malformed)
        self._types: set[str] = set()
        self._events = self._read(table_file(file))

    def __iter__(self) -> Iterator[ObservedEvent]:
        return self

    def __next__(self) -> ObservedEvent:
        return next(self._events)

    def __repr__(self) -> str:
        return f"<CsvEvents {self.summary!r}>"

    @property
    def summary(self) -> ReadSummary:
        """What became of the rows that were read so far."""
        return self._tally.summary

    def _read(self, file: File) -> Iterator[ObservedEvent]:
        name = file_name(file)
        with open_table(file) as stream:
            rows = TableRows(stream, ",")
            try:
                header = _header(rows.header())
            except FormatError as error:
                raise FormatError(f"{name}line 1: {error}") from None
            try:
                for found in rows.stretches(len(header), range(len(header))):
                    if isinstance(found, WrongRow):
                        self._tally.refuse(found.message, f"{name}line {found.line}")
                    else:
                        yield from self._events_of(found, header, name)
            except UnicodeDecodeError as error:
                raise FormatError(f"{name}line {rows.line} or after: {error}") from None

    def _events_of(
        self, rows: Stretch, header: Sequence[str], name: str
    ) -> Iterator[ObservedEvent]:
        columns = [rows.columns[number] for number in range(len(header))]
        for line, *cells in zip(rows.lines, *columns, strict=True):
            where = f"{name}line {line}"
            try:
                event = _observed(_cells(header, cells), where)
            except FormatError as error:
                self._tally.refuse(str(error), where)
            else:
                self._tally.used += 1
                self._see_type(event.event.type, where)
                yield event

    def _see_type(self, name: str, where: str) -> None:
        """A warning, once for each type, where it looks misspelt."""
        if name not in self._types:
            self._types.add(name)
            if meant := Ontology.load().nearest(name):
                told = f"{where}: type {name!r} is new; did you mean {meant!r}?"
                # Out of the generators, to whoever reads the events.
                warnings.warn(told, ClaimtrackWarning, stacklevel=5)


def read_events_csv(file: File, *, malformed: str = "raise") -> CsvEvents:
    """The observed events of a CSV table with a header, one after the other.

    Columns: `type`; `actors` and `recipients`, names with `|` between, each
    `Name` or `Name (USA)`; `earliest` and `latest`, or `date` for both;
    `place`, `quantity`, `unit`, `source`, `text`. Only `type` and a day are
    needed. Without a `source`, file and line are the source.

    A row that cannot be read is a `FormatError`, which names file, line and
    column, where `malformed` is "raise"; where it is "skip" it is counted and
    told in the `summary`, a `ReadSummary`. A wrong header is always an error.
    A type that no list has is one of your own; of one that looks like a
    misspelling a `ClaimtrackWarning` tells, once for each type.

    >>> import io
    >>> rows = "CONSULT,Russia (RUS)|NATO (IGO),2022-01-12\\nCONSULT,Chad (TCD),soon\\n"
    >>> events = read_events_csv(io.StringIO(f"type,actors,date\\n{rows}"), malformed="skip")
    >>> [event] = events
    >>> [entity.name for entity in event.event.actors], event.when.edtf, event.source
    (['Russia', 'NATO'], '2022-01-12', 'line 2')
    >>> events.summary.read, events.summary.problems
    (2, ("line 3: column 'date': must be a date such as '2022-01-31', got 'soon'",))
    """
    return CsvEvents(file, malformed=malformed)


def _header(names: list[str] | WrongRow) -> tuple[str, ...]:
    if isinstance(names, WrongRow):
        raise FormatError(names.message)
    header = tuple(name.strip() for name in names)
    if not header:
        raise FormatError("has no header")
    unknown = [name for name in header if name not in COLUMNS]
    if unknown:
        if len(header) == 1 and re.search(r"[;\t]", header[0]):
            raise FormatError(f"columns must be parted by commas, got {header[0][:60]!r}")
        raise FormatError(f"unknown column {unknown[0]!r}; there are {', '.join(COLUMNS)}")
    if len(set(header)) < len(header):
        raise FormatError("has a column twice")
    if "type" not in header:
        raise FormatError("column 'type' is missing")
    if not {"date", "earliest", "latest"} & set(header):
        raise FormatError("column 'date', or 'earliest' and 'latest', is missing")
    return header


def _cells(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells of a row by column; `FormatError` where the bytes of one are no UTF-8."""
    row = {}
    for column, cell in zip(header, cells, strict=True):
        try:
            row[column] = clean(cell).strip()
        except FormatError as error:
            raise FormatError(f"column {column!r}: {error}") from None
    return row


def _observed(row: Mapping[str, str], line: str) -> ObservedEvent:
    kind = row["type"]
    if not kind:
        raise FormatError("column 'type': is empty")
    event = Event(
        kind.upper(),
        actors=_entities("actors", row),
        recipients=_entities("recipients", row),
        text=row.get("text", ""),
        place=row.get("place") or None,
        quantity=_quantity(row),
    )
    return ObservedEvent(
        event, _window(row), source=row.get("source") or line, text=row.get("text", "")
    )


def _entities(column: str, row: Mapping[str, str]) -> tuple[Entity, ...]:
    found = []
    for cell in row.get(column, "").split("|"):
        if not (cell := cell.strip()):
            continue
        match = _name_and_country().fullmatch(cell)
        if match is None:
            found.append(Entity(cell))
        else:
            found.append(Entity(match["name"], match["country"]))
    return tuple(found)


@cache
def _name_and_country() -> re.Pattern[str]:
    return re.compile(r"(?P<name>\S.*?)\s*\((?P<country>[A-Z]{3})\)", re.DOTALL)


def _window(row: Mapping[str, str]) -> Window:
    if date := row.get("date", ""):
        for column in ("earliest", "latest"):
            if row.get(column):
                raise FormatError(f"column {column!r}: cannot stand beside a 'date'")
        return Window.on(_day("date", date))
    earliest, latest = (row.get(column, "") for column in ("earliest", "latest"))
    if not earliest and not latest:
        raise FormatError("column 'date': is empty, and so are 'earliest' and 'latest'")
    try:
        return Window(
            _day("earliest", earliest) if earliest else None,
            _day("latest", latest) if latest else None,
        )
    except InvalidValue as error:
        raise FormatError(f"column {error.argument!r}: {error.reason}, got {earliest!r}") from None


def _day(column: str, text: str) -> str:
    try:
        Window.on(text)
    except InvalidValue:
        raise FormatError(
            f"column {column!r}: must be a date such as '2022-01-31', got {text!r}"
        ) from None
    return text


def _quantity(row: Mapping[str, str]) -> Quantity | None:
    text = row.get("quantity", "")
    if not text:
        return None
    try:
        return Quantity(float(text), row.get("unit") or None)
    except ValueError:
        raise FormatError(f"column 'quantity': must be a number, got {text!r}") from None
