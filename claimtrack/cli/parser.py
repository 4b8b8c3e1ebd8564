"""The parser of the arguments of the `claimtrack` command."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Mapping
from typing import NoReturn

from claimtrack import __version__
from claimtrack.errors import ClaimtrackError, InvalidValue
from claimtrack.model._fields import parse_date

__all__ = ["make_parser"]

#: What runs a command with its options, and gives the exit status, by default 0.
Run = Callable[[argparse.Namespace], int | None]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line, without the usage that hides it."""
        raise ClaimtrackError(f"{message} (see {self.prog} --help)")


def make_parser(runs: Mapping[str, Run]) -> argparse.ArgumentParser:
    """A parser whose options have `run`, one of `runs` by the names of the commands.

    What is wrong with the arguments is a `ClaimtrackError`.
    """
    parser = _Parser(
        prog="claimtrack",
        description="Who said what will happen, and did it come true.",
    )
    parser.add_argument("--version", action="version", version=f"claimtrack {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name: str, does: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=does, description=f"{does.capitalize()}.")
        added.set_defaults(run=runs[name])
        return added

    extract = command("extract", "print the claims of news texts")
    extract.add_argument("files", nargs="+", metavar="FILE", help="UTF-8 text; - for stdin")
    extract.add_argument(
        "--published", type=_day, metavar="DATE", help="the day the texts appeared, YYYY-MM-DD"
    )
    extract.add_argument("--publisher", metavar="NAME", help="who published the texts")
    extract.add_argument("--title", help="the headline, of one text")
    extract.add_argument("--url", help="the address, of one text")
    _add_format(extract, "text", "jsonl", "csv")
    extract.add_argument("--ledger", metavar="DB", help="keep the claims in this ledger too")

    due = command("due", "list the predictions that wait for a verdict")
    _add_ledger(due)
    _add_as_of(due)
    _add_filters(due)
    _add_format(due, "text", "jsonl", "csv")

    check = command("check", "compare predictions with observed events")
    _add_ledger(check)
    check.add_argument("events", metavar="EVENTS", help="observed events; - for stdin")
    check.add_argument(
        "--table",
        choices=("csv", "icews", "gdelt", "polecat"),
        default="csv",
        help="what EVENTS is: the table of the documentation, or a file of that collection",
    )
    check.add_argument(
        "--skip-malformed",
        action="store_true",
        help="pass over rows that cannot be read, and tell how many",
    )
    _add_as_of(check)
    check.add_argument(
        "--coverage",
        type=_day,
        nargs=2,
        metavar=("FROM", "TO"),
        help="first and last day that EVENTS is complete for, for all that is checked",
    )
    _add_filters(check)
    _add_format(check, "text", "jsonl", "csv")

    verdicts = command("verdicts", "list the claims that have a verdict, with it")
    _add_ledger(verdicts)
    _add_format(verdicts, "text", "jsonl", "csv")

    scores = command("score", "say how often predictions came true")
    _add_ledger(scores)
    scores.add_argument(
        "--by",
        choices=("speaker", "target", "type", "publisher", "year"),
        help="for each group of these too",
    )

    merge = command("merge", "take all that other ledgers hold into one")
    _add_ledger(merge)
    merge.add_argument("others", nargs="+", metavar="OTHER", help="ledgers that stay as they are")

    verify = command("verify", "list what is damaged or was tampered with in a ledger")
    _add_ledger(verify)
    return parser


def _add_ledger(command: argparse.ArgumentParser) -> None:
    command.add_argument("ledger", metavar="DB", help="the file of the ledger")


def _add_as_of(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as-of",
        type=_day,
        required=True,
        metavar="DATE",
        help="the day that is taken for today, YYYY-MM-DD",
    )


def _add_filters(command: argparse.ArgumentParser) -> None:
    command.add_argument("--speaker", metavar="NAME", help="only claims of this speaker")
    command.add_argument("--target", metavar="NAME", help="only claims about this target")
    command.add_argument("--type", help="only predictions of this type of event")


def _add_format(command: argparse.ArgumentParser, *formats: str) -> None:
    command.add_argument(
        "--format",
        choices=formats,
        default=formats[0],
        help="text for people, jsonl for a record a line, csv for a row a claim",
    )


def _day(text: str) -> dt.date:
    try:
        return parse_date("", text)
    except InvalidValue:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2022-01-31") from None
