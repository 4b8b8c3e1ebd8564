"""Ledger: claims and their verdicts in one SQLite file, nothing ever overwritten."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Self

from claimtrack.checking import EventIndex, check
from claimtrack.checking.check import Observed, parse_coverage, required_tolerance
from claimtrack.errors import FormatError, InvalidValue, LedgerError
from claimtrack.interchange.json_lines import File, read_jsonl, write_jsonl
from claimtrack.ledger.changes import Change, read_changes
from claimtrack.ledger.connection import open_connection
from claimtrack.ledger.history import History, read_history
from claimtrack.ledger.migrations import migrate
from claimtrack.ledger.search_words import match_expression
from claimtrack.ledger.state import says_more
from claimtrack.ledger.store import Store
from claimtrack.ledger.transaction import snapshot, transaction
from claimtrack.ledger.verification import find_problems
from claimtrack.ledger.wanted import Wanted
from claimtrack.model._fields import each, parse_date, required
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document
from claimtrack.model.event import ObservedEvent
from claimtrack.model.report import Report
from claimtrack.model.time import Window
from claimtrack.model.verdict import JudgedClaim, Verdict

__all__ = ["Ledger"]


class Ledger:
    """Claims and their verdicts, kept in one SQLite file with their history.

    `path` is a file, made when there is none unless `create` is False;
    ":memory:"; or an open `sqlite3.Connection`, which stays its caller's to
    commit and to close. Use it in a `with` block, or `close` it. Several
    processes may write to one file. Nothing in it is ever changed or deleted:
    triggers refuse it, whoever tries.

    Raises `LedgerError` for a path that cannot be opened, for a file that is
    no ledger, and for a ledger of a newer version.

    >>> from claimtrack import Event, PredictedEvent, Window
    >>> opening = PredictedEvent(
    ...     Event("START", text="the bridge will open"), window=Window("2022-05-01", "2022-05-31")
    ... )
    >>> claim = Claim("the bridge will open in May", said_on="2022-01-05", prediction=opening)
    >>> with Ledger(":memory:") as ledger:
    ...     ledger.add([claim])
    ...     [due.text for due in ledger.due(as_of="2022-06-01")]
    1
    ['the bridge will open in May']
    """

    def __init__(
        self, path: str | os.PathLike[str] | sqlite3.Connection, *, create: bool = True
    ) -> None:
        self._own = not isinstance(path, sqlite3.Connection)
        if isinstance(path, sqlite3.Connection):
            self._name, self._connection = "connection", path
        else:
            self._name = os.fspath(path) if isinstance(path, str | os.PathLike) else ""
            if not isinstance(self._name, str) or not self._name or "\0" in self._name:
                raise InvalidValue("path", path, "must be a path or an open sqlite3.Connection")
            self._connection = open_connection(self._name, create=create)
        self._store = Store(self._connection)
        try:
            with self._errors():
                if self._own:
                    self._connection.execute("PRAGMA foreign_keys = ON")
                    # 64 MB: the pages that a million claims are sorted into.
                    self._connection.execute("PRAGMA cache_size = -65536")
                    # As much is written before it goes to its place in the file: pages that are
                    # written again and again go there once.
                    self._connection.execute("PRAGMA wal_autocheckpoint = 16384")
                migrate(self._connection, name=self._name, shared=not self._own)
        except BaseException:
            self.close()
            raise
        if self._own and self._name != ":memory:":
            # Readers and one writer side by side. Only now that the file is known to be a ledger;
            # while another process has it open for writing this has to wait for the next time.
            with suppress(sqlite3.OperationalError):
                self._connection.execute("PRAGMA journal_mode = WAL")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Ledger {self._name!r}>"

    def close(self) -> None:
        """Close the file; a connection that the caller opened stays open."""
        if self._own:
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything written inside is kept together, or on an error not at all."""
        with self._errors(), transaction(self._connection):
            yield

    # ------------------------------------------------------------------ writing

    def add(self, found: Report | Iterable[Claim]) -> int:
        """How many claims of an extraction, or of an iterable of claims, are new.

        A claim that is there already only gains the mentions it did not have.
        An extraction brings its document and its reported events too.
        """
        document: Document | None = None
        claims: Iterable[Claim]
        events: Sequence[ObservedEvent] = ()
        if isinstance(found, Report):
            document, claims, events = found.document, found.claims, found.events
        elif isinstance(found, Iterable) and not isinstance(found, str | bytes):
            claims = found
        else:
            raise InvalidValue("found", found, "must be an Extraction or claims")
        with self.transaction():
            if document is not None:
                self._store.add_document(document)
            new = self._store.add_claims(each("found", claims, Claim))
            for event in events:
                self._store.add_event(event)
        return new

    def record(self, verdict: Verdict) -> None:
        """Keep a verdict, a person's or another rule's; all earlier ones stay in the history.

        Raises `LedgerError` when its claim is not in the ledger.
        """
        if not isinstance(verdict, Verdict):
            raise InvalidValue("verdict", verdict, "must be a Verdict")
        with self.transaction():
            if not self._store.has_claim(verdict.claim_id):
                raise LedgerError(f"{self._name}: no claim {verdict.claim_id!r} in the ledger")
            self._store.add_verdict(verdict)

    def check(
        self,
        observed: Observed,
        *,
        as_of: dt.date | str,
        coverage: Sequence[dt.date | str] | Window | None = None,
        tolerance: float = 0.0,
        speaker: str | None = None,
        target: str | None = None,
        type: str | None = None,
    ) -> tuple[Verdict, ...]:
        """The verdicts that are new or changed: all unsettled predictions are checked.

        In the order of `claims`, and as by `claimtrack.check`, for every
        prediction that has no verdict yet or, by a rule, one that is `pending`,
        `unknown` or `partly`. A verdict that says no more than the claim's
        current one is not recorded. Where asked for, as in `due`, only those of
        one speaker, about one target, or of one type of event are checked.

        `coverage` is held to be true of every prediction that is checked. With
        evidence that is complete for some of them only, such as a `Series` or a
        table of one kind of event, all others would fail as `did_not_happen`
        once their window is over: leave `coverage` out, ask for the claims that
        the evidence bears on, or give these to `claimtrack.check` one by one.

        Raises `InvalidValue` as `claimtrack.check` does; then nothing is recorded.
        """
        day, coverage = parse_date("as_of", as_of), parse_coverage(coverage)
        required_tolerance(tolerance)
        wanted = Wanted(speaker, target, type)
        index = observed if callable(observed) else EventIndex.of(observed)
        with self._errors():
            states = self._store.states()
            waiting = [
                claim
                for claim in self._store.first_predictions()
                if claim in wanted and (claim.id not in states or states[claim.id].open_to_rules)
            ]
        if not waiting:
            wanted.warn_of_none()
        verdicts = [
            check(claim, index, as_of=day, coverage=coverage, tolerance=tolerance)
            for claim in waiting
        ]
        with self.transaction():
            # Looked up again: another process may have settled some meanwhile.
            states = self._store.states()
            changed = tuple(v for v in verdicts if says_more(v.outcome, states.get(v.claim_id)))
            for verdict in changed:
                self.record(verdict)
        return changed

    def merge(self, other: Ledger) -> int:
        """How many claims are new of all that another ledger holds, which is left as it is.

        Claims of equal ids are one, with the mentions of both. No verdict is
        lost, and none is doubled that both have from a common past: merging
        once more changes nothing.
        """
        if not isinstance(other, Ledger):
            raise InvalidValue("other", other, "must be a Ledger")
        with other._errors(), snapshot(other._connection):
            return self._absorb(other._store.all_records())

    def read_jsonl(self, file: File) -> int:
        """How many claims are new of those in a file that `write_jsonl` made, as by `merge`.

        Raises `LedgerError`, which names file and line, and then adds nothing.
        """
        return self._absorb(read_jsonl(file))

    def _absorb(self, records: Iterable[object]) -> int:
        verdicts: list[Verdict] = []
        with self.transaction():
            new = self._store.add_claims(self._claims_among(records, verdicts))
            ids = {verdict.claim_id for verdict in verdicts}
            there = Counter(self._store.verdicts_on(ids).values())
            for verdict in verdicts:  # in their order: a ledger numbers them in it
                if there[verdict]:
                    there[verdict] -= 1
                else:
                    self.record(verdict)
        return new

    def _claims_among(self, records: Iterable[object], verdicts: list[Verdict]) -> Iterator[Claim]:
        """The claims of many records; verdicts go to a list, and all else is added on the way."""
        for record in records:
            if isinstance(record, Claim):
                yield record
            elif isinstance(record, Verdict):
                verdicts.append(record)
            elif isinstance(record, Document):
                self._store.add_document(record)
            elif isinstance(record, ObservedEvent):
                self._store.add_event(record)
            else:
                raise InvalidValue("file", record, "must hold what a ledger keeps")

    # ------------------------------------------------------------------ reading

    def write_jsonl(self, file: File) -> int:
        """How many records were written: documents, events, claims with mentions, verdicts.

        `read_jsonl` makes an equal ledger of them.
        """
        with self._errors(), snapshot(self._connection):
            return write_jsonl(self._store.all_records(), file)

    def changes(self, since: int | dt.date | str = 0) -> tuple[Change, ...]:
        """Each time that a claim's current verdict became another, in the order recorded.

        `since` is the `number` of the last change that is known already, or a
        day: then those that were decided, or are as of, that day or later.
        """
        with self._errors():
            return tuple(read_changes(self._store, since))

    def verify(self) -> tuple[str, ...]:
        """What is wrong with the file, one line each: broken pages, rows that were tampered with.

        Empty for a ledger in which every row is what its hash and record say.
        """
        with self._errors():
            return tuple(find_problems(self._connection))

    def claim(self, claim_id: str) -> Claim:
        """The claim of an id, with all its mentions; `LedgerError` when there is none."""
        required("claim_id", claim_id, str)
        with self._errors():
            found = self._store.claims("WHERE id = ?", (claim_id,))
        if not found:
            raise LedgerError(f"{self._name}: no claim {claim_id!r} in the ledger")
        return found[0]

    def claims(self) -> tuple[Claim, ...]:
        """All claims with their mentions, reprints too, by the day they were said on.

        Those of one day stand in the order of their text, one document after the other.
        """
        with self._errors():
            return self._store.claims()

    def events(self) -> tuple[ObservedEvent, ...]:
        """The events that the added articles report, by day."""
        with self._errors():
            return self._store.events()

    def documents(self) -> tuple[Document, ...]:
        """The articles that were added, by the day they were published."""
        with self._errors():
            return self._store.documents()

    def due(
        self,
        *,
        as_of: dt.date | str,
        since: dt.date | str | None = None,
        speaker: str | None = None,
        target: str | None = None,
        type: str | None = None,
        limit: int | None = None,
    ) -> tuple[Claim, ...]:
        """The claims whose window is over on `as_of` and which no verdict settles yet.

        In the order in which their windows ended, then in which they were said;
        of reprints only the first.
        Where asked for, only those whose window ended on the day `since` or
        later, of one speaker, about one target, or of one type of event, and
        no more than `limit`. Names have to be as the claims have them; where a
        type finds nothing and looks misspelt, a `ClaimtrackWarning` says so.
        """
        until = parse_date("as_of", as_of).isoformat()
        start = parse_date("since", since).isoformat() if since is not None else ""
        _check_limit(limit)
        wanted = Wanted(speaker, target, type)
        found: list[Claim] = []
        with self._errors():
            for ids in self._store.unsettled(start, until):
                for claim in self._store.claims_of("id", ids):
                    if claim in wanted:
                        found.append(claim)
                        if len(found) == limit:
                            return tuple(found)
        if not found:
            wanted.warn_of_none()
        return tuple(found)

    def search(self, query: str, *, limit: int | None = 100) -> tuple[Claim, ...]:
        """The claims whose words or speaker have all words of `query`, those added last first.

        No more than `limit`, or all where it is None.
        "Words between quotation marks" are looked for as a phrase, and a word
        with a star (bridg*) by its beginning. Case and accents make no difference.

        >>> with Ledger(":memory:") as ledger:
        ...     _ = ledger.add([Claim("The bridge will open"), Claim("The school will open")])
        ...     [claim.text for claim in ledger.search('open "the bridge"')]
        ['The bridge will open']
        """
        words = match_expression(query)
        _check_limit(limit)
        with self._errors():
            # Below nought SQLite takes it for none.
            return self._store.search(words, -1 if limit is None else min(limit, sys.maxsize))

    def verdicts(self) -> tuple[JudgedClaim, ...]:
        """The current verdict of every claim that has one, with the claim, for `score`.

        A person's counts above a rule's; of several, the last recorded.
        Reprints count as one claim with the first. In the order of `claims`.
        """
        with self._errors():
            states = self._store.states()
            current = self._store.verdicts(state.seq for state in states.values())
            return tuple(
                JudgedClaim(claim, current[states[claim.id].seq])
                for claim in self._store.claims()
                if claim.id in states
            )

    def history(self, claim_id: str) -> History:
        """Everything known of a claim: its first print, its reprints, and all their verdicts.

        Raises `LedgerError` when there is no such claim.
        """
        asked = self.claim(claim_id)
        with self._errors():
            return read_history(self._store, asked)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, FormatError, UnicodeError) as error:
            raise LedgerError(f"{self._name}: {error}") from error


def _check_limit(limit: int | None) -> None:
    if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int) or limit < 1):
        raise InvalidValue("limit", limit, "must be a number above 0")
