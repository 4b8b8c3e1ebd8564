"""JSON Lines: one record a line."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import IO, Any

from claimtrack.errors import FormatError, InvalidValue
from claimtrack.interchange.plain import RECORD_TYPES, Record, from_dict, to_dict
from claimtrack.model._fields import each, required

__all__ = ["dumps", "loads", "read_jsonl", "write_jsonl"]

#: A path, or a file open in text mode.
File = str | os.PathLike[str] | IO[str]


def dumps(record: Record, *, ascii_only: bool = False) -> str:
    """One record as one line of JSON, without the line break.

    >>> from claimtrack import Target
    >>> dumps(Target("Ann Ortiz"))
    '{"format":"claimtrack","version":1,"record":"Target","name":"Ann Ortiz","country":null}'
    """
    plain = to_dict(record)
    line = json.dumps(plain, ensure_ascii=ascii_only, separators=(",", ":"))
    # A lone surrogate has no UTF-8, and some readers end a line at U+2028: \\u escapes keep both.
    if ascii_only or (line.isprintable() and _encodable(line)):
        return line
    return json.dumps(plain, ensure_ascii=True, separators=(",", ":"))


def loads(line: str, *, record: str | None = None) -> Any:
    """The record of one line; `FormatError` when it is not one, or not of the type `record`.

    >>> from claimtrack import Target
    >>> loads(dumps(Target("Ann Ortiz")), record="Target")
    Target(name='Ann Ortiz', country=None)
    """
    required("line", line, str)
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"is no JSON: {error}") from None
    return from_dict(plain, record=record)


def write_jsonl(records: Iterable[Record], file: File) -> int:
    """How many records were written to `file`, a path or a file open in text mode.

    One record a line, in their order; a file that is there already is replaced.
    Raises `InvalidValue` for what is no record.

    >>> import io
    >>> from claimtrack import Target
    >>> write_jsonl([Target("Ann Ortiz"), Target("Bo Lee")], io.StringIO())
    2
    """
    count = 0
    with open_text(file, "w") as stream:
        for record in each("records", records, tuple(RECORD_TYPES.values())):
            stream.write(dumps(record) + "\n")
            count += 1
    return count


def read_jsonl(file: File, *, record: str | None = None) -> Iterator[Any]:
    """The records of `file`, one after the other; empty lines are skipped.

    Raises `FormatError`, which names file and line, for a line that is no
    record, or not of the type `record` where one is asked for.

    >>> import io
    >>> from claimtrack import Target
    >>> stream = io.StringIO()
    >>> write_jsonl([Target("Ann Ortiz")], stream)
    1
    >>> list(read_jsonl(io.StringIO(stream.getvalue() + "oops")))
    Traceback (most recent call last):
    ...
    claimtrack.errors.FormatError: line 2: is no JSON: Expecting value: line 1 column 1 (char 0)
    """
    name = file_name(file)
    with open_text(file) as stream:
        number = 0
        try:
            for line in stream:
                number += 1
                if number == 1:
                    line = line.removeprefix("\ufeff")  # some editors mark UTF-8
                if line.strip():
                    yield loads(line, record=record)
        except FormatError as error:
            raise FormatError(f"{name}line {number}: {error}") from None
        except UnicodeDecodeError as error:
            raise FormatError(f"{name}line {number + 1} or after: is no UTF-8: {error}") from None


def file_name(file: File) -> str:
    """What stands before a message about `file`: its name, where it has one."""
    name = file if isinstance(file, str | os.PathLike) else getattr(file, "name", None)
    return f"{os.fspath(name)}, " if isinstance(name, str | os.PathLike) else ""


def open_text(
    file: File,
    mode: str = "r",
    *,
    encoding: str = "utf-8",
    errors: str = "strict",
    newline: str = "\n",
) -> AbstractContextManager[IO[str]]:
    """A file opened at a path, to be closed at the end; one that is open already stays open."""
    if isinstance(file, str | os.PathLike):
        try:
            return open(file, mode, encoding=encoding, errors=errors, newline=newline)
        except OSError as error:
            raise FormatError(f"{os.fspath(file)}: {error.strerror}") from None
    if not hasattr(file, "read" if mode == "r" else "write"):
        raise InvalidValue("file", file, "must be a path or an open file")
    if isinstance(file, io.RawIOBase | io.BufferedIOBase):
        raise InvalidValue("file", file, "must be open for text, not for bytes")
    return nullcontext(file)


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
