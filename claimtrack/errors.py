"""The errors that claimtrack raises on wrong use; text never raises one."""

from __future__ import annotations

from typing import Any

__all__ = [
    "ClaimtrackError",
    "FormatError",
    "InvalidValue",
    "LedgerError",
    "LexiconError",
]


class ClaimtrackError(Exception):
    """Base of every error of this library."""


class InvalidValue(ClaimtrackError, ValueError):
    """An argument has a value that it cannot have.

    The message names the argument and shows the value.
    """

    def __init__(self, argument: str, value: Any, reason: str) -> None:
        shown = repr(value)
        if len(shown) > 200:
            shown = f"{shown[:200]}... ({len(shown)} characters)"
        super().__init__(f"{argument}: {reason}, got {shown}")
        self.argument = argument
        self.value = value
        self.reason = reason

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.argument, self.value, self.reason)


class LexiconError(ClaimtrackError):
    """A lexicon file or entry is malformed; the message names both."""


class FormatError(ClaimtrackError):
    """A serialised record or row cannot be read; the message has the file's line."""


class LedgerError(ClaimtrackError):
    """The ledger file cannot be opened, read or written; nothing was changed."""
