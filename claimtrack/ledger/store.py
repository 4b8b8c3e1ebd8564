"""Store: the rows of a ledger's tables, read and added."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar, cast

import attrs

from claimtrack.interchange.json_lines import dumps, loads
from claimtrack.interchange.packed import pack, unpack
from claimtrack.interchange.plain import Record
from claimtrack.ledger.reprints import find_reprints, wording_of
from claimtrack.ledger.state import RULE, State, find_states
from claimtrack.model.claim import Claim, Mention
from claimtrack.model.document import Document, content_hash
from claimtrack.model.event import ObservedEvent
from claimtrack.model.verdict import Verdict

__all__ = ["Store", "claim_of", "iso_of", "plain_text", "searchable"]

T = TypeVar("T")

#: So many rows are added, or looked at, at a time.
_BATCH = 2000


class Store:
    """The tables over one connection. Transactions are its caller's affair."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # ------------------------------------------------------------------ adding

    def add_document(self, document: Document) -> None:
        """The document, unless it is there."""
        self._insert(
            "document",
            plain_text(document.id),
            published=iso_of(document.published),
            record=_json(document),
        )

    def add_claims(self, claims: Iterable[Claim]) -> int:
        """How many of the claims are new; the mentions that one has more are added in any case."""
        rest = iter(claims)
        new = 0
        while batch := list(islice(rest, _BATCH)):
            new += self._add_batch(batch)
        return new

    def _add_batch(self, claims: list[Claim]) -> int:
        known = {claim_id for (claim_id,) in self._rows_in("SELECT id FROM claim", "id", claims)}
        there = self._mentions(known) if known else {}
        [(last,)] = self._rows("SELECT coalesce(max(seq), 0) FROM claim")
        rows: dict[str, tuple[Any, ...]] = {}
        texts: list[tuple[int, str, str | None]] = []
        mentions: dict[str, tuple[str, str, str]] = {}
        for claim in claims:
            claim_id = claim.id
            if claim_id not in known and claim_id not in rows:
                number = last + len(rows) + 1
                rows[claim_id] = _claim_row(number, claim)
                speaker = claim.speaker.name if claim.speaker is not None else None
                texts.append((number, searchable(claim.text), speaker and searchable(speaker)))
            for mention in claim.mentions:
                if mention not in there.get(claim_id, ()):
                    record = pack(mention)
                    mention_id = content_hash(claim_id, record)
                    mentions[mention_id] = mention_id, claim_id, record
        run = self._connection.executemany
        run(
            "INSERT INTO claim (seq, id, said_on, wording, predicts, earliest, latest, record)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            rows.values(),
        )
        run("INSERT INTO claim_text (rowid, text, speaker) VALUES (?, ?, ?)", texts)
        run("INSERT INTO mention (id, claim_id, record) VALUES (?, ?, ?)", mentions.values())
        return len(rows)

    def add_event(self, observed: ObservedEvent) -> None:
        """The observed event, unless it is there."""
        record = _json(observed)
        self._insert(
            "event",
            content_hash(record),
            type=plain_text(observed.event.type),
            earliest=iso_of(observed.when.earliest),
            latest=iso_of(observed.when.latest),
            record=record,
        )

    def _insert(self, table: str, row_id: str, **columns: str | int | None) -> bool:
        """Whether the row is new; nothing is done where there is one of its id."""
        if self._rows(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)):
            return False
        names = ", ".join(["id", *columns])
        marks = ", ".join("?" * (len(columns) + 1))
        self._connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", (row_id, *columns.values())
        )
        return True

    def add_verdict(self, verdict: Verdict) -> None:
        """One verdict more."""
        self._connection.execute(
            "INSERT INTO verdict (claim_id, outcome, as_of, personal, record)"
            " VALUES (?, ?, ?, ?, ?)",
            (
                verdict.claim_id,
                verdict.outcome.value,
                verdict.as_of.isoformat(),
                int(verdict.by != RULE),
                _json(verdict),
            ),
        )

    # ----------------------------------------------------------------- reading

    def has_claim(self, claim_id: str) -> bool:
        """Whether there is a claim of this id."""
        return bool(self._rows("SELECT 1 FROM claim WHERE id = ?", (claim_id,)))

    def claims(self, where: str = "", values: Sequence[str] = ()) -> tuple[Claim, ...]:
        """The claims that an SQL condition picks, with their mentions, by day."""
        rows = self._rows(f"SELECT record FROM claim {where} ORDER BY said_on, id", values)
        # Of all claims all mentions, without looking up each.
        ids = f"SELECT id FROM claim {where}" if where else None
        return self._with_mentions((record for (record,) in rows), ids, values)

    def claims_of(self, column: str, keys: Sequence[str | int]) -> tuple[Claim, ...]:
        """The claims of these ids or numbers, in their order."""
        sql = f"SELECT {column}, record FROM claim WHERE {column} IN {_LISTED}"
        records = dict(self._rows(sql, (json.dumps(keys),)))
        ids = f"SELECT id FROM claim WHERE {column} IN {_LISTED}"
        found = (records[key] for key in keys if key in records)
        return self._with_mentions(found, ids, (json.dumps(keys),))

    def _with_mentions(
        self, records: Iterable[str], ids: str | None, values: Sequence[str]
    ) -> tuple[Claim, ...]:
        where = f" WHERE claim_id IN ({ids})" if ids is not None else ""
        mentions: defaultdict[str, list[Mention]] = defaultdict(list)
        for claim_id, record in self._rows(f"SELECT claim_id, record FROM mention{where}", values):
            mentions[claim_id].append(_read(record, Mention))
        claims = (_read(record, Claim) for record in records)
        return tuple(
            attrs.evolve(claim, mentions=sorted(mentions[claim.id], key=_mention_order))
            if claim.id in mentions
            else claim
            for claim in claims
        )

    def _mentions(self, claim_ids: Iterable[str]) -> dict[str, set[Mention]]:
        sql = f"SELECT claim_id, record FROM mention WHERE claim_id IN {_LISTED}"
        found: defaultdict[str, set[Mention]] = defaultdict(set)
        for claim_id, record in self._rows(sql, (json.dumps(sorted(claim_ids)),)):
            found[claim_id].add(_read(record, Mention))
        return found

    def first_predictions(self) -> list[Claim]:
        """Claims with a prediction that are no reprints."""
        reprints = self.reprints()
        return [claim for claim in self.claims("WHERE predicts") if claim.id not in reprints]

    def unsettled(self, since: str, until: str) -> Iterator[list[str]]:
        """The ids of first predictions whose window ends between two days, and which are open.

        In the order in which their windows end, in lists as they are found.
        """
        cursor = self._cursor().execute(
            "SELECT id, wording FROM claim WHERE predicts AND latest >= ? AND latest < ?"
            " ORDER BY latest, id",
            (since, until),
        )
        while rows := cursor.fetchmany(_BATCH):
            wordings = json.dumps(list({wording for _, wording in rows}))
            firsts = self.reprints(f"WHERE wording IN {_LISTED}", (wordings,))
            ids = [claim_id for claim_id, _ in rows if claim_id not in firsts]
            wanted = {*ids}
            group = [*ids, *(again for again, first in firsts.items() if first in wanted)]
            sql = f"WHERE claim_id IN {_LISTED}"
            states = find_states(self._last_verdicts(sql, (json.dumps(group),)), firsts)
            yield [i for i in ids if i not in states or not states[i].settled]

    def search(self, query: str, limit: int) -> tuple[Claim, ...]:
        """The claims that an FTS5 query finds, those added last first."""
        sql = "SELECT rowid FROM claim_text WHERE claim_text MATCH ? ORDER BY rowid DESC LIMIT ?"
        return self.claims_of("seq", [seq for (seq,) in self._rows(sql, (query, limit))])

    def reprints(self, where: str = "", values: Sequence[str] = ()) -> dict[str, str]:
        """The id of the first claim by the id of each reprint, of all that a condition picks."""
        where = where or (
            "WHERE wording IN (SELECT wording FROM claim GROUP BY wording HAVING count(*) > 1)"
        )
        sql = f"SELECT wording, said_on, id FROM claim {where} AND said_on IS NOT NULL"
        rows = self._rows(f"{sql} ORDER BY wording, said_on, id", values)
        return find_reprints(cast("list[tuple[str, str, str]]", rows))

    def events(self) -> tuple[ObservedEvent, ...]:
        """All observed events, by day."""
        rows = self._rows("SELECT record FROM event ORDER BY latest, earliest, id")
        return tuple(loads(record, record="ObservedEvent") for (record,) in rows)

    def documents(self) -> tuple[Document, ...]:
        """All documents, by day of publication."""
        rows = self._rows("SELECT record FROM document ORDER BY published, id")
        return tuple(loads(record, record="Document") for (record,) in rows)

    def verdicts(self, numbers: Iterable[int]) -> dict[int, Verdict]:
        """The verdicts of these numbers, by number."""
        return self._verdicts("seq", list(numbers))

    def verdicts_on(self, claim_ids: Iterable[str]) -> dict[int, Verdict]:
        """All verdicts on these claims, by number, in the order they were recorded."""
        return self._verdicts("claim_id", list(claim_ids))

    def _verdicts(self, column: str, values: list[Any]) -> dict[int, Verdict]:
        rows = self._rows(
            f"SELECT seq, record FROM verdict WHERE {column} IN {_LISTED} ORDER BY seq",
            (json.dumps(values),),
        )
        return {seq: loads(record, record="Verdict") for seq, record in rows}

    def verdict_rows(self) -> list[tuple[str, int, int, str]]:
        """(claim id, personal, number, outcome) of all verdicts, in the order recorded."""
        sql = "SELECT claim_id, personal, seq, outcome FROM verdict ORDER BY seq"
        return cast("list[tuple[str, int, int, str]]", self._rows(sql))

    def states(self) -> dict[str, State]:
        """The current verdict, without its record, by the id of each first claim that has one."""
        return find_states(self._last_verdicts(), self.reprints())

    def _last_verdicts(
        self, where: str = "", values: Sequence[str] = ()
    ) -> list[tuple[str, int, int, str]]:
        """(claim id, personal, number, outcome) of the last verdict of each sort on each claim."""
        sql = f"SELECT claim_id, personal, max(seq), outcome FROM verdict {where}"
        rows = self._rows(f"{sql} GROUP BY claim_id, personal", values)
        return cast("list[tuple[str, int, int, str]]", rows)

    def ids(self, table: str) -> list[str]:
        """The ids of a table's rows, in the order they were added."""
        return [row_id for (row_id,) in self._rows(f"SELECT id FROM {table} ORDER BY seq")]

    def all_records(self) -> Iterator[Document | Claim | ObservedEvent | Verdict]:
        """Everything that is kept, each sort in the order it was added."""
        for table, name in (("document", "Document"), ("event", "ObservedEvent")):
            for (record,) in self._cursor().execute(f"SELECT record FROM {table} ORDER BY seq"):
                yield loads(record, record=name)
        ids = self.ids("claim")
        for start in range(0, len(ids), _BATCH):
            yield from self.claims_of("id", ids[start : start + _BATCH])
        for (record,) in self._cursor().execute("SELECT record FROM verdict ORDER BY seq"):
            yield loads(record, record="Verdict")

    def _rows_in(self, select: str, column: str, claims: Iterable[Claim]) -> list[tuple[Any, ...]]:
        keys = json.dumps([claim.id for claim in claims])
        return self._rows(f"{select} WHERE {column} IN {_LISTED}", (keys,))

    def _rows(self, sql: str, values: Sequence[str | int] = ()) -> list[tuple[Any, ...]]:
        return self._cursor().execute(sql, values).fetchall()

    def _cursor(self) -> sqlite3.Cursor:
        cursor = self._connection.cursor()
        cursor.row_factory = None  # plain tuples, whatever the caller's connection gives
        return cursor


#: json_each: SQLite takes only so many parameters.
_LISTED = "(SELECT value FROM json_each(?))"


def _claim_row(number: int, claim: Claim) -> tuple[Any, ...]:
    window = claim.prediction.window if claim.prediction is not None else None
    return (
        number,
        claim.id,
        iso_of(claim.said_on),
        wording_of(claim),
        int(window is not None),
        iso_of(window.earliest) if window is not None else None,
        iso_of(window.latest) if window is not None else None,
        pack(claim, without="mentions"),
    )


def _read(record: str, kind: type[T]) -> T:
    """The record of a row, packed or, in rows of version 1, with a heading."""
    if record.startswith('{"format"'):
        return cast(T, loads(record, record=kind.__name__))
    return unpack(record, kind)


def claim_of(record: str) -> Claim:
    """The claim of a row, without its mentions."""
    return _read(record, Claim)


def _json(record: Record) -> str:
    # ASCII: SQLite's text is UTF-8, which has no lone surrogates, and ends at a NUL for some.
    return dumps(record, ascii_only=True)


def plain_text(text: str) -> str:
    """The text in ASCII, as ids and types are kept."""
    return text.encode("ascii", "backslashreplace").decode("ascii")


def searchable(text: str) -> str:
    """The text as far as it can be searched: SQLite has no lone surrogates."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def iso_of(day: dt.date | None) -> str | None:
    """The day as it is kept."""
    return day.isoformat() if day is not None else None


def _mention_order(mention: Mention) -> tuple[str, list[tuple[int, int]], str]:
    return mention.document_id, [(s.start, s.end) for s in mention.spans], repr(mention)
