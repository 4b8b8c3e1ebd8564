"""The exit status of the `claimtrack` command, and what each of its commands does."""

from __future__ import annotations

import argparse
import io
import os
import sys
import warnings
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from typing import IO

from claimtrack.checking import EventIndex
from claimtrack.cli.parser import make_parser
from claimtrack.errors import ClaimtrackError, ClaimtrackWarning
from claimtrack.interchange import (
    EventReader,
    read_events_csv,
    read_gdelt,
    read_icews,
    read_polecat,
    write_claim_csv,
    write_jsonl,
    write_verdict_csv,
)
from claimtrack.interchange.event_table import CsvEvents
from claimtrack.ledger import Ledger
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document
from claimtrack.model.verdict import JudgedClaim
from claimtrack.report import claim_text, scorecard_text, summary_text, verdict_text
from claimtrack.scoring import score

__all__ = ["main"]

_PROBLEMS = 1
_BAD_USE = 2
_INTERRUPTED = 130
_BROKEN_PIPE = 141  # as a shell reports a program that SIGPIPE ended

#: The readers of `--table`.
_TABLES: dict[str, Callable[..., CsvEvents | EventReader]] = {
    "csv": read_events_csv,
    "icews": read_icews,
    "gdelt": read_gdelt,
    "polecat": read_polecat,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the command run with `arguments`, by default the process's own.

    0; 1 where `verify` found something wrong; 2 after one line on stderr for
    bad use or input; 130 when interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        # News text has characters that a terminal's own encoding may lack.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        options = make_parser(_RUNS).parse_args(arguments)
        with warnings.catch_warnings():
            warnings.simplefilter("always", ClaimtrackWarning)
            warnings.showwarning = lambda message, *_, **__: _note(str(message))
            status: int = options.run(options) or 0
        sys.stdout.flush()
    except SystemExit as stop:  # argparse, after --help or a wrong argument
        return stop.code if isinstance(stop.code, int) else 0
    except BrokenPipeError:
        # Python flushes stdout when it exits: there it must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except ClaimtrackError as error:
        return _complain(str(error))
    except OSError as error:
        name = f"{error.filename}: " if error.filename is not None else ""
        return _complain(f"{name}{error.strerror or error}")
    return status


def _complain(message: str) -> int:
    print(f"claimtrack: {' '.join(message.split())}", file=sys.stderr)
    return _BAD_USE


def _note(message: str) -> None:
    print(f"claimtrack: note: {message}", file=sys.stderr)


def _extract(options: argparse.Namespace) -> None:
    from claimtrack.extraction import extract

    if options.published is None:
        _note("no --published date: relative times such as 'next week' have no window")
    for name in ("title", "url"):
        if getattr(options, name) is not None and len(options.files) > 1:
            raise ClaimtrackError(
                f"argument --{name}: is of one text, and there are {len(options.files)} files"
            )
    found = [
        extract(
            Document(
                _read(name),
                published=options.published,
                publisher=options.publisher,
                title=options.title,
                url=options.url,
            )
        )
        for name in options.files
    ]
    if options.ledger is not None:
        with Ledger(options.ledger) as ledger, ledger.transaction():
            _note_new(sum(ledger.add(extraction) for extraction in found), options.ledger)
    _print_claims((claim for extraction in found for claim in extraction.claims), options.format)


def _due(options: argparse.Namespace) -> None:
    with Ledger(options.ledger, create=False) as ledger:
        claims = ledger.due(
            as_of=options.as_of,
            speaker=options.speaker,
            target=options.target,
            type=options.type,
        )
        _print_claims(claims, options.format)


def _check(options: argparse.Namespace) -> None:
    with Ledger(options.ledger, create=False) as ledger:
        changed = ledger.check(
            _observed(options),
            as_of=options.as_of,
            coverage=options.coverage,
            speaker=options.speaker,
            target=options.target,
            type=options.type,
        )
        if options.format == "jsonl":
            write_jsonl(changed, sys.stdout)
            return
        _print_judged([JudgedClaim(ledger.claim(v.claim_id), v) for v in changed], options.format)
        if options.format == "text":
            print(summary_text(changed))


def _observed(options: argparse.Namespace) -> EventIndex:
    rows = _TABLES[options.table](
        _stdin() if options.events == "-" else options.events,
        malformed="skip" if options.skip_malformed else "raise",
    )
    index = EventIndex(rows)
    if refused := rows.summary.refused:
        first = rows.summary.problems[0]
        _note(f"{refused} row{'s' * (refused != 1)} passed over, the first at {first}")
    return index


def _verdicts(options: argparse.Namespace) -> None:
    with Ledger(options.ledger, create=False) as ledger:
        _print_judged(ledger.verdicts(), options.format)


def _score(options: argparse.Namespace) -> None:
    with Ledger(options.ledger, create=False) as ledger:
        documents = ledger.documents() if options.by == "publisher" else None
        print(scorecard_text(score(ledger.verdicts(), by=options.by, documents=documents)))


def _merge(options: argparse.Namespace) -> None:
    with ExitStack() as stack:
        ledger = stack.enter_context(Ledger(options.ledger, create=False))
        others = [stack.enter_context(Ledger(name, create=False)) for name in options.others]
        with ledger.transaction():
            new = sum(ledger.merge(other) for other in others)
    _note_new(new, options.ledger)


def _verify(options: argparse.Namespace) -> int:
    with Ledger(options.ledger, create=False) as ledger:
        problems = ledger.verify()
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problem{'s' * (len(problems) != 1)}")
    return _PROBLEMS if problems else 0


def _note_new(count: int, ledger: str) -> None:
    _note(f"{count} new claim{'s' * (count != 1)} in {ledger}")


def _print_judged(found: Iterable[JudgedClaim], form: str) -> None:
    if form == "jsonl":
        write_jsonl(found, sys.stdout)
    elif form == "csv":
        write_verdict_csv(found, sys.stdout)
    else:
        for judged in found:
            print(verdict_text(judged.verdict, claim=judged.claim), end="\n\n")


def _print_claims(claims: Iterable[Claim], form: str) -> None:
    if form == "jsonl":
        write_jsonl(claims, sys.stdout)
    elif form == "csv":
        write_claim_csv(claims, sys.stdout)
    else:
        for claim in claims:
            print(claim_text(claim), end="\n\n")


def _read(name: str) -> str:
    """The text of a file; bytes that are no UTF-8 are replaced, with a note."""
    if name == "-":
        content = sys.stdin.buffer.read()
    else:
        with open(name, "rb") as stream:
            content = stream.read()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _note(f"{name}: is no UTF-8 (byte {error.start}): what cannot be read is replaced")
        return content.decode("utf-8-sig", errors="replace")


def _stdin() -> IO[str]:
    # Wrong bytes are escaped, and so an error of their row.
    return io.TextIOWrapper(
        sys.stdin.buffer, encoding="utf-8-sig", errors="surrogateescape", newline=""
    )


#: What runs each command.
_RUNS = {
    "extract": _extract,
    "due": _due,
    "check": _check,
    "verdicts": _verdicts,
    "score": _score,
    "merge": _merge,
    "verify": _verify,
}
