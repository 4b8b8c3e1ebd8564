"""Store: the rows of a ledger's tables, read and added."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar, cast

import attrs

from claimtrack.interchange.packed import pack
from claimtrack.ledger.reprints import find_reprints
from claimtrack.ledger.state import State, find_states
from claimtrack.ledger.tables import (
    ADD_TEXT,
    CLAIM,
    DOCUMENT,
    EVENT,
    VERDICT,
    Table,
    checksum,
    read_claim,
    read_mention,
    text_row,
)
from claimtrack.model.claim import Claim, Mention
from claimtrack.model.document import Document, content_hash
from claimtrack.model.event import ObservedEvent
from claimtrack.model.verdict import Verdict

__all__ = ["Store"]

T = TypeVar("T")

#: So many claims are added, or written out, at a time: that they are looked up together costs less.
_BATCH = 10_000

#: So many claims that may be due are read at a time.
_READ_AT_ONCE = 200


class Store:
    """The tables over one connection. Transactions are its caller's affair."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # ------------------------------------------------------------------ adding

    def add_document(self, document: Document) -> None:
        """The document, unless it is there."""
        self._add_once(DOCUMENT, document)

    def add_event(self, observed: ObservedEvent) -> None:
        """The observed event, unless it is there."""
        self._add_once(EVENT, observed)

    def _add_once(self, table: Table[T], record: T) -> None:
        _, row_id, *_ = row = table.row(record)
        if not self._rows(f"SELECT 1 FROM {table.name} WHERE id = ?", (row_id,)):
            self._connection.execute(table.insert, row)

    def add_verdict(self, verdict: Verdict) -> None:
        """One verdict more."""
        self._connection.execute(VERDICT.insert, VERDICT.row(verdict))

    def add_claims(self, claims: Iterable[Claim]) -> int:
        """How many of the claims are new; the mentions that one has more are added in any case."""
        rest = iter(claims)
        new = 0
        while batch := list(islice(rest, _BATCH)):
            new += self._add_batch(batch)
        return new

    def _add_batch(self, claims: list[Claim]) -> int:
        numbers = self._numbers(claims)
        kept = self.claims_of("seq", [*numbers.values()])
        there = dict(zip(numbers, kept, strict=True))
        known: dict[str, set[Mention]] = {}
        [(last,)] = self._rows("SELECT coalesce(max(seq), 0) FROM claim")
        rows: list[tuple[Any, ...]] = []
        texts: list[tuple[int, str, str | None]] = []
        mentions: dict[tuple[int, str], str] = {}
        for claim in claims:
            number = numbers.get(claim.id)
            if number is None:
                number = numbers[claim.id] = last + len(rows) + 1
                rows.append(CLAIM.row(claim, number))
                texts.append(text_row(number, claim))
                there[claim.id] = claim
                continue
            if claim.id not in known:
                known[claim.id] = {*there[claim.id].mentions}
            for mention in claim.mentions:
                if mention not in known[claim.id]:
                    record = pack(mention)
                    mentions[number, content_hash(claim.id, record)] = record
        run = self._connection.executemany
        run(CLAIM.insert, rows)
        run(ADD_TEXT, texts)
        run(
            "INSERT INTO mention (claim, id, record) VALUES (?, ?, ?)",
            ((number, mention_id, record) for (number, mention_id), record in mentions.items()),
        )
        return len(rows)

    def _numbers(self, claims: Iterable[Claim]) -> dict[str, int]:
        """The numbers of those claims that are there, by their ids."""
        ids = json.dumps([claim.id for claim in claims])
        return dict(self._rows(f"SELECT id, seq FROM claim WHERE id IN {_LISTED}", (ids,)))

    # ----------------------------------------------------------------- reading

    def has_claim(self, claim_id: str) -> bool:
        """Whether there is a claim of this id."""
        return bool(self._rows("SELECT 1 FROM claim WHERE id = ?", (claim_id,)))

    def claims(self, where: str = "", values: Sequence[str | int] = ()) -> tuple[Claim, ...]:
        """The claims that an SQL condition picks, with their mentions, by day and text."""
        rows = self._rows(f"SELECT seq, record, checksum FROM claim {where}", values)
        # Of all claims all mentions, without looking up each.
        mentions = self._mentions([number for number, *_ in rows] if where else None)
        found = [_claim(mentions.get(number, ()), *row) for number, *row in rows]
        return tuple(sorted(found, key=_claim_order))

    def claims_of(self, column: str, keys: Sequence[str | int]) -> tuple[Claim, ...]:
        """The claims of these ids or numbers, in their order."""
        sql = f"SELECT {column}, seq, record, checksum FROM claim WHERE {column} IN {_LISTED}"
        rows = {key: row for key, *row in self._rows(sql, (json.dumps(keys),))}
        mentions = self._mentions(number for number, *_ in rows.values())
        found = (rows[key] for key in keys if key in rows)
        return tuple(_claim(mentions.get(number, ()), *row) for number, *row in found)

    def _mentions(self, numbers: Iterable[int] | None) -> dict[int, list[Mention]]:
        """The mentions of the claims of these numbers, or of all, by number."""
        sql = "SELECT claim, record FROM mention"
        if numbers is None:
            rows = self._rows(sql)
        else:
            rows = self._rows(f"{sql} WHERE claim IN {_LISTED}", (json.dumps([*numbers]),))
        found: defaultdict[int, list[Mention]] = defaultdict(list)
        for number, record in rows:
            found[number].append(read_mention(record))
        return found

    def first_predictions(self) -> list[Claim]:
        """Claims with a prediction that are no reprints."""
        reprints = self.reprints()
        return [claim for claim in self.claims("WHERE predicts") if claim.id not in reprints]

    def unsettled(self, since: str, until: str) -> Iterator[list[str]]:
        """The ids of first predictions whose window ends between two days, and which are open.

        In the order in which their windows end and they were said, in lists as they are found.
        """
        cursor = self._cursor().execute(
            "SELECT id, wording FROM claim WHERE predicts AND latest >= ? AND latest < ?"
            " ORDER BY latest, said_on, wording, id",
            (since, until),
        )
        # A few at a time: with a limit most of them need not be read.
        while rows := cursor.fetchmany(_READ_AT_ONCE):
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

    def reprints(self, where: str = "", values: Sequence[str | int] = ()) -> dict[str, str]:
        """The id of the first claim by the id of each reprint, of all that a condition picks."""
        where = where or (
            "WHERE wording IN (SELECT wording FROM claim GROUP BY wording HAVING count(*) > 1)"
        )
        sql = f"SELECT wording, said_on, id FROM claim {where} AND said_on IS NOT NULL"
        rows = self._rows(f"{sql} ORDER BY wording, said_on, id", values)
        return find_reprints(cast("list[tuple[int, str, str]]", rows))

    def events(self) -> tuple[ObservedEvent, ...]:
        """All observed events, by day."""
        rows = self._rows("SELECT record FROM event ORDER BY latest, earliest, id")
        return tuple(EVENT.read(record) for (record,) in rows)

    def documents(self) -> tuple[Document, ...]:
        """All documents, by day of publication."""
        rows = self._rows("SELECT record FROM document ORDER BY published, id")
        return tuple(DOCUMENT.read(record) for (record,) in rows)

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
        return {seq: VERDICT.read(record) for seq, record in rows}

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
        yield from self._all_of(DOCUMENT)
        yield from self._all_of(EVENT)
        ids = self.ids("claim")
        for start in range(0, len(ids), _BATCH):
            yield from self.claims_of("id", ids[start : start + _BATCH])
        yield from self._all_of(VERDICT)

    def _all_of(self, table: Table[T]) -> Iterator[T]:
        for (record,) in self._cursor().execute(f"SELECT record FROM {table.name} ORDER BY seq"):
            yield table.read(record)

    def _rows(self, sql: str, values: Sequence[str | int] = ()) -> list[tuple[Any, ...]]:
        return self._cursor().execute(sql, values).fetchall()

    def _cursor(self) -> sqlite3.Cursor:
        cursor = self._connection.cursor()
        cursor.row_factory = None  # plain tuples, whatever the caller's connection gives
        return cursor


#: json_each: SQLite takes only so many parameters.
_LISTED = "(SELECT value FROM json_each(?))"


def _claim(later: Sequence[Mention], record: str, kept_checksum: int) -> Claim:
    """The claim of a row with all its mentions, in one order whichever was added first."""
    claim = read_claim(record, trusted=checksum(record) == kept_checksum)
    if len(claim.mentions) + len(later) < 2:
        return attrs.evolve(claim, mentions=later) if later else claim
    mentions = sorted({*claim.mentions, *later}, key=_mention_order)
    return attrs.evolve(claim, mentions=mentions)


def _claim_order(claim: Claim) -> tuple[str, str, int, str]:
    """Its day, document and place in that: one order in whatever order the articles were added."""
    document, start = "", 0
    if claim.mentions:
        first = claim.mentions[0]
        document, start = first.document_id, first.spans[0].start if first.spans else 0
    return claim.said_on.isoformat() if claim.said_on else "", document, start, claim.id


def _mention_order(mention: Mention) -> tuple[str, list[tuple[int, int]], str]:
    return mention.document_id, [(s.start, s.end) for s in mention.spans], repr(mention)
