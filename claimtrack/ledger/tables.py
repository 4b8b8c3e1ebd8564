"""Tables: as which text records are kept, and which columns are derived from them."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, Generic, TypeVar, cast

import attrs

from claimtrack.errors import FormatError
from claimtrack.interchange.json_lines import dumps, loads
from claimtrack.interchange.packed import pack, unpack
from claimtrack.ledger.reprints import wording_of
from claimtrack.ledger.state import RULE
from claimtrack.model.claim import Claim, Mention
from claimtrack.model.document import Document, content_hash
from claimtrack.model.event import ObservedEvent
from claimtrack.model.verdict import Verdict

__all__ = [
    "ADD_TEXT",
    "CLAIM",
    "DOCUMENT",
    "EVENT",
    "VERDICT",
    "Table",
    "checksum",
    "read_claim",
    "read_mention",
    "searchable",
    "text_row",
]

T = TypeVar("T")


@attrs.frozen
class Table(Generic[T]):
    """A table with one record in each row, as a text in ASCII.

    `columns` names the columns beside `seq` and `record`; `derive` gives them,
    of a record and its text.
    """

    name: str
    columns: tuple[str, ...]
    derive: Callable[[T, str], tuple[str | int | None, ...]]
    write: Callable[[T], str]
    read: Callable[[str], T]

    @property
    def insert(self) -> str:
        """The statement that adds a `row`.

        FAIL: where one row at a time is added, it leaves no less than ABORT,
        and without a journal of the statement it costs less.
        """
        names = ", ".join(("seq", *self.columns, "record"))
        return f"INSERT OR FAIL INTO {self.name} ({names}) VALUES ({'?, ' * len(self.columns)}?, ?)"

    def row(self, record: T, seq: int | None = None) -> tuple[Any, ...]:
        """All columns of a record; without a number it is the next one."""
        text = self.write(record)
        return (seq, *self.derive(record, text), text)


def checksum(text: str) -> int:
    """The CRC-32 of a record's text, which tells damage, though not a forger's work."""
    _required_text(text)
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def read_claim(text: str, *, trusted: bool = False) -> Claim:
    """The claim of a row, with the mentions it came with; `FormatError` when it is none.

    `trusted`: its checksum is right, and the record is made without its checks.
    """
    if _has_heading(text):
        return cast(Claim, _loads(text, record="Claim"))
    return unpack(text, Claim, trusted=trusted)


def read_mention(text: str) -> Mention:
    """The mention of a row; `FormatError` when it is none."""
    if _has_heading(text):
        return cast(Mention, _loads(text, record="Mention"))
    return unpack(text, Mention)


def text_row(seq: int, claim: Claim) -> tuple[int, str, str | None]:
    """What is searched of a claim: its number, words and speaker."""
    speaker = claim.speaker.name if claim.speaker is not None else None
    return seq, searchable(claim.text), speaker and searchable(speaker)


def searchable(text: str) -> str:
    """The text as far as it can be searched: SQLite has no lone surrogates."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _document_columns(document: Document, text: str) -> tuple[str | int | None, ...]:
    return _ascii(document.id), _iso(document.published), checksum(text)


def _claim_columns(claim: Claim, text: str) -> tuple[str | int | None, ...]:
    window = claim.prediction.window if claim.prediction is not None else None
    return (
        claim.id,
        _iso(claim.said_on),
        wording_of(claim),
        int(window is not None),
        _iso(window.earliest) if window is not None else None,
        _iso(window.latest) if window is not None else None,
        checksum(text),
    )


def _event_columns(observed: ObservedEvent, text: str) -> tuple[str | int | None, ...]:
    when = observed.when
    return content_hash(text), _ascii(observed.event.type), _iso(when.earliest), _iso(when.latest)


def _verdict_columns(verdict: Verdict, text: str) -> tuple[str | int | None, ...]:
    return (
        verdict.claim_id,
        verdict.outcome.value,
        verdict.as_of.isoformat(),
        int(verdict.by != RULE),
        checksum(text),
    )


def _has_heading(text: str) -> bool:
    """Whether it is not packed, but as rows of version 1 are."""
    _required_text(text)
    return text.startswith('{"format"')


def _required_text(text: str) -> None:
    """`FormatError` for a record that is no text: in a damaged file a column may hold anything."""
    if not isinstance(text, str):
        raise FormatError(f"its record must be text, got {text!r}")


def _loads(text: str, record: str) -> Any:
    """The record of a text with a heading, of a type; `FormatError` when it is none."""
    if not _has_heading(text):
        raise FormatError(f"must begin with its format, got {text[:40]!r}")
    return loads(text, record=record)


def _ascii(text: str) -> str:
    """The text as ids and types are kept: SQLite's ends at a NUL for some."""
    return text.encode("ascii", "backslashreplace").decode("ascii")


@lru_cache(maxsize=4096)
def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


_json = partial(dumps, ascii_only=True)

DOCUMENT: Table[Document] = Table(
    "document",
    ("id", "published", "checksum"),
    _document_columns,
    _json,
    partial(_loads, record="Document"),
)
CLAIM: Table[Claim] = Table(
    "claim",
    ("id", "said_on", "wording", "predicts", "earliest", "latest", "checksum"),
    _claim_columns,
    pack,
    read_claim,
)
EVENT: Table[ObservedEvent] = Table(
    "event",
    ("id", "type", "earliest", "latest"),
    _event_columns,
    _json,
    partial(_loads, record="ObservedEvent"),
)
VERDICT: Table[Verdict] = Table(
    "verdict",
    ("claim_id", "outcome", "as_of", "personal", "checksum"),
    _verdict_columns,
    _json,
    partial(_loads, record="Verdict"),
)

#: Adds a `text_row`.
ADD_TEXT = "INSERT INTO claim_text (rowid, text, speaker) VALUES (?, ?, ?)"
