"""Observed events from a CSV table."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache

from claimtrack.errors import FormatError, InvalidValue
from claimtrack.interchange.json_lines import File, file_name, open_text
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


def read_events_csv(file: File) -> Iterator[ObservedEvent]:
    """The observed events of a CSV table with a header, one after the other.

    Columns: `type`; `actors` and `recipients`, names with `|` between, each
    `Name` or `Name (USA)`; `earliest` and `latest`, or `date` for both;
    `place`, `quantity`, `unit`, `source`, `text`. Only `type` and a day are
    needed. Without a `source`, file and line are the source.

    Raises `FormatError`, which names file, line and column.

    >>> import io
    >>> table = io.StringIO("type,actors,date\\nCONSULT,Russia (RUS)|NATO (IGO),2022-01-12\\n")
    >>> [event] = read_events_csv(table)
    >>> [entity.name for entity in event.event.actors], event.when.edtf, event.source
    (['Russia', 'NATO'], '2022-01-12', 'line 2')
    """
    name = file_name(file)
    line = 1
    # utf-8-sig: spreadsheet programs put a byte order mark first.
    opened = open_text(file, encoding="utf-8-sig", newline="")
    try:
        with opened as stream:
            rows = csv.DictReader(stream, strict=True)
            header = _header(rows.fieldnames)
            for row in rows:
                line = rows.line_num
                if None in row or None in row.values():
                    raise FormatError(f"has not {len(header)} cells as the header")
                yield _observed({k: v.strip() for k, v in row.items()}, f"{name}line {line}")
                line += 1
    except (FormatError, csv.Error) as error:
        raise FormatError(f"{name}line {line}: {error}") from None
    except UnicodeDecodeError as error:
        raise FormatError(f"{name}line {line} or after: is no UTF-8: {error}") from None


def _header(names: object) -> tuple[str, ...]:
    header = tuple(names) if isinstance(names, list | tuple) else ()
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
