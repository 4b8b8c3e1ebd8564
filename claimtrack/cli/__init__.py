"""The `claimtrack` command: extract, due, check, verdicts, score, merge, verify."""

from claimtrack.cli.status import main

__all__ = ["main"]
