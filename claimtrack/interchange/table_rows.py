"""Stretches of a delimited text's rows, column by column, and the rows that cannot be read."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import chain
from typing import IO

import attrs

from claimtrack.errors import FormatError, InvalidValue
from claimtrack.interchange.json_lines import File, open_text

__all__ = ["Stretch", "TableRows", "WrongRow", "clean", "open_table", "table_file"]

#: How many characters are read at a time: enough that columns pay, few enough to be no burden.
_STRETCH = 1 << 14

#: The greatest that csv takes on every platform.
_NO_LIMIT = (1 << 31) - 1


@attrs.frozen
class Stretch:
    """Rows one after the other, with the last line of each: their cells, by number of column."""

    columns: Mapping[int, Sequence[str]]
    lines: Sequence[int]

    def halves(self) -> tuple[Stretch, Stretch]:
        """The first and the second half of the rows."""
        middle = len(self.lines) // 2
        return self._part(slice(middle)), self._part(slice(middle, None))

    def _part(self, part: slice) -> Stretch:
        columns = {number: column[part] for number, column in self.columns.items()}
        return Stretch(columns, self.lines[part])


@attrs.frozen
class WrongRow:
    """What is wrong with a row, and the last line that was read of it."""

    message: str
    line: int


class TableRows:
    """The rows of a delimited text, of which the first may be read as the header.

    A stretch is cut at all delimiters at once, which costs least. Where it has
    rows of several widths, or quotation marks within cells or over lines, it is
    cut line by line, and by `csv` where there are quotation marks.
    Tab-separated tables write quotation marks as they are.
    """

    def __init__(self, stream: IO[str], delimiter: str) -> None:
        self._stream, self._delimiter = stream, delimiter
        self._quotes = delimiter != "\t"
        self._cut = 0  # lines that csv did not see
        self._lines: Iterator[str] = iter(())  # those that were read and not yet cut
        self._begun: list[str] = []  # the line that a quoted row begins with
        self._quoted = csv.reader(
            self._further_lines(),
            delimiter=delimiter,
            quoting=csv.QUOTE_MINIMAL if self._quotes else csv.QUOTE_NONE,
            strict=True,
        )

    @property
    def line(self) -> int:
        """The number of the last line that was read."""
        return self._cut + self._quoted.line_num

    def header(self) -> list[str] | WrongRow:
        """The cells of the first row, none where there is no row."""
        self._lines = iter([_unmarked(next(self._stream, ""))])
        return next(self._rows(), [])

    def stretches(self, width: int, wanted: Collection[int]) -> Iterator[Stretch | WrongRow]:
        """The further rows, of so many cells each: of stretches the `wanted` columns, by number.

        What is no row of that width comes where it stands among them.
        """
        while text := self._stream.read(_STRETCH):
            if self.line == 0:
                text = _unmarked(text)
            if not text.endswith("\n"):
                text += next(self._stream, "")
            cells = self._cells(text, width)
            if cells is not None:
                first, step = self.line + 1, width + 1
                self._cut += len(cells) // step
                columns = {number: cells[number::step] for number in wanted}
                yield Stretch(columns, range(first, self.line + 1))
            else:
                # Lines end as they do in a file that is opened for csv.
                self._lines = io.StringIO(text, newline="")
                yield from self._by_row(width, wanted)

    def _cells(self, text: str, width: int) -> list[str] | None:
        """The cells of whole lines and after each row a line end; None where they are not plain."""
        if "\r" in text:
            text = text.replace("\r\n", "\n")
            if "\r" in text:
                return None
        if not text.endswith("\n"):
            text += "\n"
        # What is between quotation marks is put back when all is cut.
        pieces = text.split('"') if self._quotes else [text]
        if len(pieces) % 2 == 0 or any("\n" in cell for cell in pieces[1::2]):
            return None
        text = '"'.join(pieces[::2])
        # The end of a row is a cell too: when each is where it should be, so are all others.
        end = self._delimiter
        ended = text.replace("\n", f"{end}\n{end}")
        rows, step = (len(ended) - len(text)) // 2, width + 1
        cells = ended.split(end)
        cells.pop()
        if len(cells) != step * rows or cells[width::step].count("\n") != rows:
            return None
        at, row = -1, 0
        for before, cell in zip(pieces[::2], pieces[1::2], strict=False):
            row += before.count("\n")
            try:
                at = cells.index('"', max(at + 1, row * step), (row + 1) * step)
            except ValueError:
                return None  # a mark stands for itself, or not around a whole cell
            cells[at] = cell
        return cells

    def _by_row(self, width: int, wanted: Collection[int]) -> Iterator[Stretch | WrongRow]:
        rows: list[list[str]] = []
        lines: list[int] = []
        for row in chain(self._rows(), [None]):
            if isinstance(row, list) and len(row) == width:
                rows.append(row)
                lines.append(self.line)
            elif row != []:
                if rows:
                    columns = list(zip(*rows, strict=True))
                    yield Stretch({number: columns[number] for number in wanted}, lines)
                    rows, lines = [], []
                if isinstance(row, list):
                    row = WrongRow(f"has {len(row)} cells, not {width}", self.line)
                if row is not None:
                    yield row

    def _rows(self) -> Iterator[list[str] | WrongRow]:
        """The cells of each row that begins in the lines that were read."""
        for line in self._lines:
            bare = line.rstrip("\r\n")
            if "\r" in bare or (self._quotes and '"' in bare):
                self._begun.append(line)
                # By csv's own measure a cell of over 131,072 characters is an error.
                limit = csv.field_size_limit(_NO_LIMIT)
                row: list[str] | WrongRow
                try:
                    row = next(self._quoted)
                except csv.Error as error:
                    row = WrongRow(str(error), self.line)
                finally:
                    csv.field_size_limit(limit)
                yield row
            else:
                self._cut += 1
                yield bare.split(self._delimiter) if bare else []

    def _further_lines(self) -> Iterator[str]:
        """The line that was begun with, if any, and those after it as far as they are asked for."""
        while True:
            line = self._begun.pop() if self._begun else next(self._lines, "")
            line = line or next(self._stream, "")
            if not line:
                return
            yield line


def table_file(file: File) -> File:
    """`file` itself; `InvalidValue` where it is neither a path nor open to be read."""
    if not isinstance(file, str | os.PathLike) and not hasattr(file, "read"):
        raise InvalidValue("file", file, "must be a path or an open file")
    return file


def open_table(file: File) -> AbstractContextManager[IO[str]]:
    """A table's file opened so that wrong bytes are an error of their row and not of the file."""
    return open_text(file, encoding="utf-8-sig", errors="surrogateescape", newline="")


def clean(cell: str) -> str:
    """The cell; `FormatError` where its bytes are no UTF-8."""
    if not cell.isascii():
        try:
            cell.encode("utf-8")
        except UnicodeEncodeError:
            shown = cell.encode("utf-8", "backslashreplace").decode("utf-8")
            raise FormatError(f"is no UTF-8: {shown!r}") from None
    return cell


def _unmarked(text: str) -> str:
    """The beginning of a file, without the mark that it may have where it was opened as UTF-8."""
    return text.removeprefix("\ufeff")
