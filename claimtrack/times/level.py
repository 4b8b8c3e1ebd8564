"""Level: the patterns that are looked for together, the first that fits before the others."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimtrack.lexicon import Grammar

__all__ = ["Level"]

Row = Mapping[str, str]

_DIGITS = str.maketrans("0123456789", "abcdefghij")


class Level:
    """The patterns of one level as one pattern: the first that fits is taken."""

    def __init__(self, grammar: Grammar, rows: list[Row]) -> None:
        self.rules: dict[str, tuple[str, str, list[tuple[str, str]]]] = {}
        parts = []
        for number, row in enumerate(rows):
            mark = "r" + chr(97 + number // 26) + chr(97 + number % 26)
            groups: list[tuple[str, str]] = []

            def rename(
                found: re.Match[str], mark: str = mark, groups: list[tuple[str, str]] = groups
            ) -> str:
                name = f"{mark}_{found[1].translate(_DIGITS)}"
                groups.append((found[1], name))
                return f"<{name}>("

            parts.append(f"<{mark}>({re.sub(r'<([a-z0-9]+)>[(]', rename, row['pattern'])})")
            self.rules[mark] = (row["name"], row["make"], groups)
        self.pattern = grammar.compile(" | ".join(parts))
        self.fruitless: set[str] = set()
