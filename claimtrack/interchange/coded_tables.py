"""Observed events from tables of coded events: ICEWS, GDELT, POLECAT, and a user's own."""

from __future__ import annotations

import csv
import datetime as dt
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from operator import itemgetter
from typing import IO, TypeVar

import attrs

from claimtrack.checking.coded import CodedEvent
from claimtrack.errors import FormatError, InvalidValue
from claimtrack.interchange.json_lines import File, file_name
from claimtrack.interchange.table_format import GDELT, ICEWS, POLECAT, TableFormat, country_code
from claimtrack.model.entity import Entity
from claimtrack.model.event import ObservedEvent
from claimtrack.model.time import Window

__all__ = ["EventReader", "ReadSummary", "read_gdelt", "read_icews", "read_polecat"]

#: A type of a code, by a function or a mapping in which missing codes are left out.
Types = Callable[[str], str | None] | Mapping[str, str]

_KEPT_PROBLEMS = 1000


@attrs.frozen
class ReadSummary:
    """What became of a table's rows: `read` is the sum of the three others.

    `left_out` are rows of a code that is no type of event, `refused` those
    that cannot be read; `problems` are the messages on the first thousand of
    these, each with file and line.
    """

    read: int
    used: int
    left_out: int
    refused: int
    problems: tuple[str, ...] = ()


class EventReader:
    """The observed events of a table of coded events, read row by row as they are asked for.

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
        if malformed not in ("raise", "skip"):
            raise InvalidValue("malformed", malformed, "must be 'raise' or 'skip'")
        if not isinstance(file, str | os.PathLike) and not hasattr(file, "read"):
            raise InvalidValue("file", file, "must be a path or an open file")
        self._file, self._table, self._skips = file, table, malformed == "skip"
        self._counts = {"used": 0, "left_out": 0, "refused": 0}
        self._problems: list[str] = []

    def __repr__(self) -> str:
        return f"<EventReader {self.summary!r}>"

    @property
    def summary(self) -> ReadSummary:
        """What became of the rows that were read so far, in the last time through."""
        return ReadSummary(
            sum(self._counts.values()), problems=tuple(self._problems), **self._counts
        )

    def __iter__(self) -> Iterator[ObservedEvent]:
        return (row.observed() for row in self.coded())

    def coded(self) -> Iterator[CodedEvent]:
        """The rows that are used, not yet made into records."""
        counts, self._problems = dict.fromkeys(self._counts, 0), []
        self._counts = counts
        name = file_name(self._file)
        used = left_out = 0
        with _open(self._file) as stream:
            rows = csv.reader(
                stream,
                delimiter=self._table.delimiter,
                # Tab-separated ones write quotation marks as they are.
                quoting=csv.QUOTE_NONE if self._table.delimiter == "\t" else csv.QUOTE_MINIMAL,
                strict=True,
            )
            read = _RowReading(self._table, self._header(rows, name), name)
            try:
                while True:
                    try:
                        for cells in rows:
                            row = read(cells, rows.line_num)
                            if row is not None:
                                used += 1
                                yield row
                            elif cells:
                                left_out += 1
                        break
                    except (FormatError, csv.Error) as error:
                        counts["refused"] += 1
                        message = f"{name}line {rows.line_num}: {error}"
                        if len(self._problems) < _KEPT_PROBLEMS:
                            self._problems.append(message)
                        if not self._skips:
                            raise FormatError(message) from None
            except UnicodeDecodeError as error:
                raise FormatError(f"{name}line {rows.line_num} or after: {error}") from None
            finally:
                counts["used"], counts["left_out"] = used, left_out

    def _header(self, rows: Iterator[list[str]], name: str) -> dict[str, int]:
        try:
            header = self._table.names or next(rows, [])
        except csv.Error as error:
            raise FormatError(f"{name}line 1: {error}") from None
        places = {column.strip(): number for number, column in enumerate(header)}
        table = self._table
        for column in (table.date, table.code, table.actor, table.recipient):
            if column not in places:
                raise FormatError(f"{name}line 1: column {column!r} is missing")
        return places


_K = TypeVar("_K")
_V = TypeVar("_V")


class _Memo(dict[_K, _V]):
    """What cells mean, worked out when a cell is first met."""

    def __init__(self, meaning: Callable[[_K], _V]) -> None:
        self._meaning = meaning

    def __missing__(self, key: _K) -> _V:
        found = self[key] = self._meaning(key)
        return found


class _RowReading:
    """Reads rows; what many rows share (days, names, codes) is read once."""

    def __init__(self, table: TableFormat, places: Mapping[str, int], name: str) -> None:
        self._table, self._name, self._width = table, name, max(places.values()) + 1
        self._date, self._code = places[table.date], places[table.code]
        self._actor = _cells_of(places[table.actor], places.get(table.actor_country or ""))
        self._recipient = _cells_of(
            places[table.recipient], places.get(table.recipient_country or "")
        )
        self._source = places.get(table.source or "")
        self._text = places.get(table.text or "")
        self._place = [places[column] for column in table.place if column in places]
        self._types = _Memo(self._type_of)
        self._days = _Memo(self._day)
        self._parties = _Memo(self._party)

    def __call__(self, cells: list[str], line: int) -> CodedEvent | None:
        """The row as an event; None when it is left out or empty."""
        if len(cells) != self._width:
            if not cells:
                return None
            raise FormatError(f"has {len(cells)} cells, not {self._width}")
        kind, when = self._types[cells[self._code]], self._days[cells[self._date]]
        if kind is None:
            return None
        parties = self._parties
        source = self._cell(cells, self._source) if self._source is not None else ""
        # The fields in their order: by their names it takes twice as long.
        fields = (
            kind,
            parties[self._actor(cells)],
            parties[self._recipient(cells)],
            when,
            source or f"{self._name}line {line}",
            self._cell(cells, self._text) if self._text is not None else "",
            self._place_of(cells) if self._place else None,
        )
        return tuple.__new__(CodedEvent, fields)

    def _type_of(self, code: str) -> str | None:
        try:
            return self._table.type_of(_clean(code).strip())
        except FormatError as error:
            raise FormatError(f"column {self._table.code!r}: {error}") from None

    def _day(self, text: str) -> Window:
        match = re.fullmatch(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[ T].*)?", text.strip())
        try:
            if match is not None:
                return Window.on(dt.date(*map(int, match.groups())))
        except ValueError:
            pass
        raise FormatError(
            f"column {self._table.date!r}: must be a day such as 2022-01-31, got {text!r}"
        )

    def _party(self, key: str | tuple[str, str]) -> tuple[Entity, ...]:
        cells = (key, "") if isinstance(key, str) else key
        name, country = (_clean(cell).strip() for cell in cells)
        if not name or name in self._table.missing:
            return ()
        return (Entity(name, country_code(country) if country else None),)

    def _cell(self, cells: list[str], place: int) -> str:
        text = _clean(cells[place]).strip()
        return "" if text in self._table.missing else text

    def _place_of(self, cells: list[str]) -> str | None:
        return ", ".join(filter(None, (self._cell(cells, n) for n in self._place))) or None


def read_icews(file: File, *, malformed: str = "raise", types: Types | None = None) -> EventReader:
    """The events of a file of ICEWS coded event data, tab-separated with a header.

    CAMEO codes become PLOVER types by `cameo_type`, or by `types`, a function
    or a mapping of codes. See `EventReader` for `malformed` and the summary.
    """
    return EventReader(file, ICEWS.coded_by(types) if types else ICEWS, malformed=malformed)


def read_gdelt(file: File, *, malformed: str = "raise", types: Types | None = None) -> EventReader:
    """The events of a GDELT 2.0 event file, 61 tab-separated columns without a header.

    See `read_icews` for the arguments. An event counts for the day it was on
    (SQLDATE), and its source is the article's URL.
    """
    return EventReader(file, GDELT.coded_by(types) if types else GDELT, malformed=malformed)


def read_polecat(
    file: File, *, malformed: str = "raise", types: Types | None = None
) -> EventReader:
    """The events of a POLECAT file, tab-separated with a header, in PLOVER's own types.

    See `read_icews` for the arguments.
    """
    return EventReader(file, POLECAT.coded_by(types) if types else POLECAT, malformed=malformed)


def _cells_of(name: int, country: int | None) -> Callable[[list[str]], str | tuple[str, str]]:
    """What takes a party's name, and its country where there is a column for it, from a row."""
    return itemgetter(name) if country is None else itemgetter(name, country)


def _clean(cell: str) -> str:
    """The cell; `FormatError` where its bytes are no UTF-8."""
    if not cell.isascii():
        try:
            cell.encode("utf-8")
        except UnicodeEncodeError:
            shown = cell.encode("utf-8", "backslashreplace").decode("utf-8")
            raise FormatError(f"is no UTF-8: {shown!r}") from None
    return cell


def _open(file: File) -> AbstractContextManager[IO[str]]:
    if isinstance(file, str | os.PathLike):
        try:
            # Escaped, so that wrong bytes are an error of their row and not of the file.
            return open(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
        except OSError as error:
            raise FormatError(f"{os.fspath(file)}: {error.strerror}") from None
    return nullcontext(file)
