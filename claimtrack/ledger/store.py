"""Store: the rows of a ledger's tables, read and added."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, cast

import attrs

from claimtrack.interchange.json_lines import dumps, loads
from claimtrack.interchange.plain import Record
from claimtrack.ledger.reprints import find_reprints, wording_of
from claimtrack.model.claim import Claim, Mention
from claimtrack.model.document import Document, content_hash
from claimtrack.model.event import ObservedEvent
from claimtrack.model.time import Window
from claimtrack.model.verdict import Outcome, Verdict

__all__ = ["RULE", "State", "Store"]

#: Who gives a rule's verdict; every other name is a person's.
RULE = "claimtrack"


@attrs.frozen(order=True)
class State:
    """Which verdict of a claim counts: a person's first, then the last recorded."""

    personal: bool
    seq: int
    outcome: Outcome = attrs.field(order=False)

    @property
    def settled(self) -> bool:
        """Whether it is an answer."""
        return self.outcome.settled

    @property
    def open_to_rules(self) -> bool:
        """Whether a rule may still say more: what came true in part may yet in full."""
        return not self.personal and (not self.settled or self.outcome is Outcome.PARTLY)


class Store:
    """The tables over one connection. Transactions are its caller's affair."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add_document(self, document: Document) -> None:
        """The document, unless it is there."""
        self._insert(
            "document",
            _plain_text(document.id),
            published=_iso(document.published),
            record=_json(document),
        )

    def add_claim(self, claim: Claim) -> bool:
        """Whether the claim is new; the mentions that it has more are added in any case."""
        prediction = claim.prediction
        window = prediction.window if prediction is not None else Window()
        new = self._insert(
            "claim",
            claim.id,
            said_on=_iso(claim.said_on),
            wording=wording_of(claim),
            predicts=int(prediction is not None),
            earliest=_iso(window.earliest),
            latest=_iso(window.latest),
            record=_json(attrs.evolve(claim, mentions=())),
        )
        for mention in claim.mentions:
            record = _json(mention)
            self._insert(
                "mention", content_hash(claim.id, record), claim_id=claim.id, record=record
            )
        return new

    def add_event(self, observed: ObservedEvent) -> None:
        """The observed event, unless it is there."""
        record = _json(observed)
        self._insert(
            "event",
            content_hash(record),
            type=_plain_text(observed.event.type),
            earliest=_iso(observed.when.earliest),
            latest=_iso(observed.when.latest),
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

    def has_claim(self, claim_id: str) -> bool:
        """Whether there is a claim of this id."""
        return bool(self._rows("SELECT 1 FROM claim WHERE id = ?", (claim_id,)))

    def claims(self, where: str = "", values: Sequence[str] = ()) -> tuple[Claim, ...]:
        """The claims that an SQL condition picks, with their mentions, by day."""
        mentions: defaultdict[str, list[Mention]] = defaultdict(list)
        for claim_id, record in self._rows(
            "SELECT claim_id, record FROM mention"
            f" WHERE claim_id IN (SELECT id FROM claim {where})",
            values,
        ):
            mentions[claim_id].append(loads(record, record="Mention"))
        rows = self._rows(f"SELECT record FROM claim {where} ORDER BY said_on, id", values)
        claims = (loads(record, record="Claim") for (record,) in rows)
        return tuple(
            attrs.evolve(claim, mentions=sorted(mentions.get(claim.id, ()), key=_mention_order))
            for claim in claims
        )

    def first_predictions(self, also: str = "1", values: Sequence[str] = ()) -> list[Claim]:
        """Claims with a prediction that are no reprints."""
        reprints = self.reprints()
        found = self.claims(f"WHERE predicts AND {also}", values)
        return [claim for claim in found if claim.id not in reprints]

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
        # json_each: SQLite takes only so many parameters.
        rows = self._rows(
            "SELECT seq, record FROM verdict"
            f" WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY seq",
            (json.dumps(values),),
        )
        return {seq: loads(record, record="Verdict") for seq, record in rows}

    def states(self) -> dict[str, State]:
        """The current verdict, without its record, by the id of each first claim that has one."""
        reprints = self.reprints()
        found: dict[str, State] = {}
        for claim_id, personal, seq, outcome in self._rows(
            "SELECT claim_id, personal, max(seq), outcome FROM verdict GROUP BY claim_id, personal"
        ):
            first = reprints.get(claim_id, claim_id)
            state = State(bool(personal), seq, Outcome(outcome))
            if first not in found or state > found[first]:
                found[first] = state
        return found

    def _rows(self, sql: str, values: Sequence[str | int] = ()) -> list[tuple[Any, ...]]:
        cursor = self._connection.cursor()
        cursor.row_factory = None  # plain tuples, whatever the caller's connection gives
        return cursor.execute(sql, values).fetchall()


def _json(record: Record) -> str:
    # ASCII: SQLite's text is UTF-8, which has no lone surrogates, and ends at a NUL for some.
    return dumps(record, ascii_only=True)


def _plain_text(text: str) -> str:
    return text.encode("ascii", "backslashreplace").decode("ascii")


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _mention_order(mention: Mention) -> tuple[str, list[tuple[int, int]], str]:
    return mention.document_id, [(s.start, s.end) for s in mention.spans], repr(mention)
