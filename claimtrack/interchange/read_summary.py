"""ReadSummary: what became of a table's rows."""

from __future__ import annotations

import attrs

from claimtrack.errors import FormatError, InvalidValue

__all__ = ["ReadSummary", "Tally"]

_KEPT_PROBLEMS = 1000


@attrs.frozen
class ReadSummary:
    """What became of a table's rows: `read` is the sum of the three others.

    `left_out` are rows of a code that is no type of event, `refused` those
    that cannot be read; `problems` are the messages on the first thousand of
    these, each with file and line.
    """

    read: int
    used: int
    left_out: int
    refused: int
    problems: tuple[str, ...] = ()


@attrs.define
class Tally:
    """The rows of a table, counted as they are read.

    A row that cannot be read is an error where `malformed` is "raise", and
    only told of where it is "skip"; `InvalidValue` for anything else.
    """

    malformed: str
    used: int = 0
    left_out: int = 0
    _refused: int = 0
    _problems: list[str] = attrs.Factory(list)

    def __attrs_post_init__(self) -> None:
        if self.malformed not in ("raise", "skip"):
            raise InvalidValue("malformed", self.malformed, "must be 'raise' or 'skip'")

    def refuse(self, problem: str, where: str) -> None:
        """Counts a row that cannot be read, which is a `FormatError` unless it is to be skipped."""
        self._refused += 1
        message = f"{where}: {problem}"
        if len(self._problems) < _KEPT_PROBLEMS:
            self._problems.append(message)
        if self.malformed == "raise":
            raise FormatError(message) from None

    @property
    def summary(self) -> ReadSummary:
        """What became of the rows so far."""
        read = self.used + self.left_out + self._refused
        return ReadSummary(read, self.used, self.left_out, self._refused, tuple(self._problems))
