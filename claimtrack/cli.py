"""The `claimtrack` command: extract, due, check, score."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import sys
from collections.abc import Iterable, Sequence
from typing import IO, NoReturn

from claimtrack import __version__
from claimtrack.errors import ClaimtrackError, InvalidValue
from claimtrack.interchange import read_events_csv, write_claim_csv, write_jsonl
from claimtrack.ledger import Ledger
from claimtrack.model._fields import parse_date
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document
from claimtrack.report import claim_text, scorecard_text, summary_text, verdict_text
from claimtrack.scoring import score

__all__ = ["main"]

_BAD_USE = 2
_INTERRUPTED = 130
_BROKEN_PIPE = 141  # as a shell reports a program that SIGPIPE ended


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the command run with `arguments`, by default the process's own.

    0; 2 after one line on stderr for bad use or input; 130 when interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        # News text has characters that a terminal's own encoding may lack.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        options = _parser().parse_args(arguments)
        options.run(options)
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
    return 0


def _complain(message: str) -> int:
    print(f"claimtrack: {' '.join(message.split())}", file=sys.stderr)
    return _BAD_USE


def _note(message: str) -> None:
    print(f"claimtrack: note: {message}", file=sys.stderr)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line, without the usage that hides it."""
        self.exit(_complain(f"{message} (see {self.prog} --help)"))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="claimtrack",
        description="Who said what will happen, and did it come true.",
    )
    parser.add_argument("--version", action="version", version=f"claimtrack {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    extract = commands.add_parser("extract", help="print the claims of news texts")
    extract.add_argument("files", nargs="+", metavar="FILE", help="UTF-8 text; - for stdin")
    extract.add_argument(
        "--published", type=_day, metavar="DATE", help="the day the texts appeared, YYYY-MM-DD"
    )
    extract.add_argument("--format", choices=("text", "jsonl", "csv"), default="text")
    extract.add_argument("--ledger", metavar="DB", help="keep the claims in this ledger too")
    extract.set_defaults(run=_extract)

    due = commands.add_parser("due", help="list the predictions that wait for a verdict")
    due.add_argument("ledger", metavar="DB")
    due.add_argument("--as-of", type=_day, required=True, metavar="DATE")
    due.add_argument("--format", choices=("text", "jsonl", "csv"), default="text")
    due.set_defaults(run=_due)

    check = commands.add_parser("check", help="compare predictions with observed events")
    check.add_argument("ledger", metavar="DB")
    check.add_argument("events", metavar="EVENTS.csv", help="observed events; - for stdin")
    check.add_argument("--as-of", type=_day, required=True, metavar="DATE")
    check.add_argument(
        "--coverage",
        type=_day,
        nargs=2,
        metavar=("FROM", "TO"),
        help="first and last day that the events are complete for",
    )
    check.add_argument("--format", choices=("text", "jsonl"), default="text")
    check.set_defaults(run=_check)

    scores = commands.add_parser("score", help="say how often predictions came true")
    scores.add_argument("ledger", metavar="DB")
    scores.add_argument("--by", choices=("speaker", "target", "type", "publisher", "year"))
    scores.set_defaults(run=_score)
    return parser


def _day(text: str) -> dt.date:
    try:
        return parse_date("", text)
    except InvalidValue:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2022-01-31") from None


def _extract(options: argparse.Namespace) -> None:
    from claimtrack.extraction import extract

    if options.published is None:
        _note("no --published date: relative times such as 'next week' have no window")
    texts = [_read(name) for name in options.files]
    found = [extract(Document(text, published=options.published)) for text in texts]
    if options.ledger is not None:
        with Ledger(options.ledger) as ledger, ledger.transaction():
            new = sum(ledger.add(extraction) for extraction in found)
        _note(f"{new} new claim{'s' * (new != 1)} in {options.ledger}")
    _print_claims((claim for extraction in found for claim in extraction.claims), options.format)


def _due(options: argparse.Namespace) -> None:
    with Ledger(options.ledger, create=False) as ledger:
        _print_claims(ledger.due(as_of=options.as_of), options.format)


def _check(options: argparse.Namespace) -> None:
    with Ledger(options.ledger, create=False) as ledger:
        observed = tuple(read_events_csv(_stdin() if options.events == "-" else options.events))
        changed = ledger.check(observed, as_of=options.as_of, coverage=options.coverage)
        if options.format == "jsonl":
            write_jsonl(changed, sys.stdout)
            return
        for verdict in changed:
            print(verdict_text(verdict, claim=ledger.claim(verdict.claim_id)), end="\n\n")
        print(summary_text(changed))


def _score(options: argparse.Namespace) -> None:
    with Ledger(options.ledger, create=False) as ledger:
        documents = ledger.documents() if options.by == "publisher" else None
        print(scorecard_text(score(ledger.verdicts(), by=options.by, documents=documents)))


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
    return io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", newline="")
