"""Observed events from tables of coded events: ICEWS, GDELT, POLECAT, and a user's own."""

from __future__ import annotations

import datetime as dt
import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress

from claimtrack.checking.coded import CodedEvents
from claimtrack.errors import FormatError, InvalidValue
from claimtrack.interchange.json_lines import File, file_name
from claimtrack.interchange.read_summary import ReadSummary, Tally
from claimtrack.interchange.table_format import GDELT, ICEWS, POLECAT, TableFormat, country_code
from claimtrack.interchange.table_rows import (
    Stretch,
    TableRows,
    WrongRow,
    clean,
    open_table,
    table_file,
)
from claimtrack.memo import Memo
from claimtrack.model.entity import Entity
from claimtrack.model.event import ObservedEvent

__all__ = ["EventReader", "read_gdelt", "read_icews", "read_polecat"]

#: A type of a code, by a function or a mapping in which missing codes are left out.
Types = Callable[[str], str | None] | Mapping[str, str]


class EventReader:
    """The observed events of a table of coded events, read a stretch of rows at a time.

    `table` says which column is which. A row that cannot be read (a wrong
    number of cells, a wrong day, an unknown code, bytes that are no UTF-8) is
    a `FormatError` with file and line where `malformed` is "raise"; where it
    is "skip" it is counted and told in the `summary`. A path can be read again
    and again, an open file once.

    >>> import io
    >>> rows = "2022-01-12,042,France,Chad\\nsoon,042,France,Chad\\n"
    >>> file = io.StringIO(f"day,code,who,whom\\n{rows}")
    >>> table = TableFormat(date="day", code="code", actor="who", recipient="whom")
    >>> events = EventReader(file, table, malformed="skip")
    >>> [event] = events
    >>> event.event.type, event.when.edtf, event.source
    ('CONSULT', '2022-01-12', 'line 2')
    >>> events.summary.refused, events.summary.problems
    (1, ("line 3: column 'day': must be a day such as 2022-01-31, got 'soon'",))
    """

    def __init__(self, file: File, table: TableFormat, *, malformed: str = "raise") -> None:
        if not isinstance(table, TableFormat):
            raise InvalidValue("table", table, "must be a TableFormat")
        self._tally = Tally(malformed)
        self._file, self._table = table_file(file), table

    def __repr__(self) -> str:
        return f"<EventReader {self.summary!r}>"

    @property
    def summary(self) -> ReadSummary:
        """What became of the rows that were read so far, in the last time through."""
        return self._tally.summary

    def __iter__(self) -> Iterator[ObservedEvent]:
        for rows in self.coded():
            yield from map(rows.observed, range(len(rows)))

    def coded(self) -> Iterator[CodedEvents]:
        """The rows that are used, a stretch of them at a time, not yet made into records."""
        self._tally = Tally(self._tally.malformed)
        name = file_name(self._file)
        with open_table(self._file) as stream:
            rows = TableRows(stream, self._table.delimiter)
            try:
                places = self._places(rows, name)
                reading = _Reading(self._table, places, name)
                for found in rows.stretches(max(places.values()) + 1, reading.columns):
                    if isinstance(found, WrongRow):
                        self._tally.refuse(found.message, f"{name}line {found.line}")
                    else:
                        yield from self._read(reading, found)
            except UnicodeDecodeError as error:
                raise FormatError(f"{name}line {rows.line} or after: {error}") from None

    def _read(self, reading: _Reading, rows: Stretch) -> Iterator[CodedEvents]:
        """The rows that are used; where one of them is malformed, by halves until it is alone."""
        try:
            found = reading(rows)
        except FormatError as error:
            if len(rows.lines) > 1:
                for half in rows.halves():
                    yield from self._read(reading, half)
            else:
                self._tally.refuse(str(error), f"{reading.origin}line {rows.lines[0]}")
        else:
            self._tally.used += len(found)
            self._tally.left_out += len(rows.lines) - len(found)
            yield found

    def _places(self, rows: TableRows, name: str) -> dict[str, int]:
        """The number of each column by its name."""
        header = self._table.names or rows.header()
        if isinstance(header, WrongRow):
            raise FormatError(f"{name}line {header.line}: {header.message}")
        places = {column.strip(): number for number, column in enumerate(header)}
        table = self._table
        for column in (table.date, table.code, table.actor, table.recipient):
            if column not in places:
                raise FormatError(f"{name}line 1: column {column!r} is missing")
        return places


class _Reading:
    """Reads rows as columns; what a cell means (a day, a name, a code) is worked out once."""

    def __init__(self, table: TableFormat, places: Mapping[str, int], origin: str) -> None:
        self.origin = origin
        self._table = table
        self._date, self._code = places[table.date], places[table.code]
        self._actor = places[table.actor], places.get(table.actor_country or "")
        self._recipient = places[table.recipient], places.get(table.recipient_country or "")
        self._source, self._text = places.get(table.source or ""), places.get(table.text or "")
        self._place = [places[column] for column in table.place if column in places]
        used = [self._date, self._code, *self._actor, *self._recipient, self._source, self._text]
        #: The numbers of the columns that it reads.
        self.columns = {number for number in used + self._place if number is not None}
        self._types = Memo(self._type_of)
        self._days = Memo(self._day)
        self._parties = Memo(self._party)
        self._shared = Memo(self._cell).__getitem__
        self._places = Memo(self._place_of)

    def __call__(self, rows: Stretch) -> CodedEvents:
        """The rows that are of a type; `FormatError` where one of them is malformed."""
        columns, lines = rows.columns, rows.lines
        types = list(map(self._types.__getitem__, columns[self._code]))
        days = list(map(self._days.__getitem__, columns[self._date]))
        if not all(types):
            columns = {n: list(compress(column, types)) for n, column in columns.items()}
            days, lines = list(compress(days, types)), list(compress(lines, types))
            types = list(filter(None, types))
        return CodedEvents(
            self.origin,
            types,
            self._parties_of(columns, *self._actor),
            self._parties_of(columns, *self._recipient),
            days,
            array("q", lines),
            [] if self._source is None else list(map(self._cell, columns[self._source])),
            [] if self._text is None else list(map(self._shared, columns[self._text])),
            self._places_of(columns) if self._place else [],
        )

    def _parties_of(
        self, columns: Mapping[int, Sequence[str]], name: int, country: int | None
    ) -> list[tuple[Entity, ...]]:
        keys: Iterable[str | tuple[str, str]] = columns[name]
        if country is not None:
            keys = zip(columns[name], columns[country], strict=True)
        return list(map(self._parties.__getitem__, keys))

    def _places_of(self, columns: Mapping[int, Sequence[str]]) -> list[str]:
        cells = zip(*(columns[number] for number in self._place), strict=True)
        return list(map(self._places.__getitem__, cells))

    def _type_of(self, code: str) -> str:
        """The type of a code, empty where it is none that is used."""
        try:
            return self._table.type_of(clean(code).strip()) or ""
        except FormatError as error:
            raise FormatError(f"column {self._table.code!r}: {error}") from None

    def _day(self, text: str) -> int:
        match = re.fullmatch(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[ T].*)?", text.strip())
        try:
            if match is not None:
                return dt.date(*map(int, match.groups())).toordinal()
        except ValueError:
            pass
        raise FormatError(
            f"column {self._table.date!r}: must be a day such as 2022-01-31, got {text!r}"
        )

    def _party(self, key: str | tuple[str, str]) -> tuple[Entity, ...]:
        name, country = (key, "") if isinstance(key, str) else key
        name, country = clean(name).strip(), clean(country).strip()
        if not name or name in self._table.missing:
            return ()
        return (Entity(name, country_code(country) if country else None),)

    def _cell(self, cell: str) -> str:
        text = clean(cell).strip()
        return "" if text in self._table.missing else text

    def _place_of(self, cells: tuple[str, ...]) -> str:
        return ", ".join(filter(None, map(self._cell, cells)))


def read_icews(file: File, *, malformed: str = "raise", types: Types | None = None) -> EventReader:
    """The events of a file of ICEWS coded event data, tab-separated with a header.

    CAMEO codes become PLOVER types by `cameo_type`, or by `types`, a function
    or a mapping of codes. See `EventReader` for `malformed` and the summary.
    Columns are found by their names, whatever others there are; the source of
    an event is its Event ID.

    >>> import io
    >>> header = "Event ID\\tEvent Date\\tSource Name\\tSource Country\\tCAMEO Code\\tTarget Name"
    >>> row = "7\\t2014-02-03\\tForeign Ministry (Iran)\\tIran\\t042\\tTurkey"
    >>> [event] = read_icews(io.StringIO(f"{header}\\n{row}\\n"))
    >>> event.event.type, event.event.actors[0].country, event.when.edtf, event.source
    ('CONSULT', 'IRN', '2014-02-03', '7')
    """
    return EventReader(file, ICEWS if types is None else ICEWS.coded_by(types), malformed=malformed)


def read_gdelt(file: File, *, malformed: str = "raise", types: Types | None = None) -> EventReader:
    """The events of a GDELT 2.0 event file, 61 tab-separated columns without a header.

    See `read_icews` for the arguments. An event counts for the day it was on
    (SQLDATE), and its source is the article's URL.
    """
    return EventReader(file, GDELT if types is None else GDELT.coded_by(types), malformed=malformed)


def read_polecat(
    file: File, *, malformed: str = "raise", types: Types | None = None
) -> EventReader:
    """The events of a POLECAT file, tab-separated with a header, in PLOVER's own types.

    See `read_icews` for the arguments.
    """
    return EventReader(
        file, POLECAT if types is None else POLECAT.coded_by(types), malformed=malformed
    )
