"""Lexicon: the tables of a language, with a user's own entries laid on top."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from claimtrack.errors import InvalidValue, LexiconError
from claimtrack.model._fields import required

__all__ = ["Lexicon", "lexicon_of"]

T = TypeVar("T")
Row = Mapping[str, Any]


class Lexicon:
    """The word lists, tables and patterns of one language.

    A table is a file of `claimtrack/data/<language>/`, named without its
    ending: `.txt` is a list of words, `.csv` has a row per entry under a
    header, and `.toml` has entries `[[name]]`. Nothing is read before it is
    asked for, and each table is read once.

    >>> lexicon = Lexicon.load("en")
    >>> "senator" in lexicon.words("nouns")
    True
    """

    def __init__(self, language: str, folder: Traversable, *, extra: Row | None = None) -> None:
        self.language = language
        self._folder = folder
        self._extra = dict(extra or {})
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._built: dict[Any, Any] = {}

    @staticmethod
    def load(language: str = "en") -> Lexicon:
        """The lexicon that comes with the package, always the same object.

        Raises `InvalidValue` for a language that there is none of.
        """
        return _load(required("language", language, str))

    def extended(self, *paths: str | Path) -> Lexicon:
        """A lexicon with the entries of TOML files laid on top of this one's.

        The files hold tables under the names and with the fields of our own:
        `[[reporting_verbs]]` with `word = "tweet"`, or `nouns = ["burner"]`
        for a list. An entry whose first field equals one of ours replaces it.
        Raises `LexiconError`, which names file, table and entry.
        """
        extra = {name: list(rows) for name, rows in self._extra.items()}
        for path in paths:
            required("paths", path, (str, Path))
            for name, entries in _read_user_file(Path(path)).items():
                if not self._file(name):
                    raise LexiconError(f"{path}: no table {name!r}; there are {self.tables()}")
                self._check_fields(path, name, entries)
                extra.setdefault(name, []).extend(entries)
        return Lexicon(self.language, self._folder, extra=extra)

    def tables(self) -> list[str]:
        """The names of all tables."""
        return sorted(
            {f.name.rpartition(".")[0] for f in self._folder.iterdir() if f.name[0] not in "._"}
        )

    def words(self, table: str) -> frozenset[str]:
        """The words of a list."""
        found = self._words.get(required("table", table, str))
        if found is None:
            text = self._read(table, "txt")
            found = frozenset(text.split("\n")) - {""} | frozenset(self._extra.get(table, ()))
            self._words[table] = found
        return found

    def rows(self, table: str) -> tuple[Row, ...]:
        """The entries of a table, each a mapping of field to value, a user's own last."""
        found = self._rows.get(required("table", table, str))
        if found is None:
            found = self._rows[table] = tuple(
                _merged(self._own_rows(table), self._extra.get(table, ()))
            )
        return found

    def columns(self, table: str) -> dict[str, tuple[str, ...]]:
        """The entries of a long table as field -> its values: `rows` at a tenth of its cost."""
        if self._extra.get(table):
            rows = self.rows(table)
            return {field: tuple(row[field] for row in rows) for field in rows[0]}
        return _columns(self._read(table, "csv"))

    def built(self, build: Callable[[Lexicon], T]) -> T:
        """What `build` makes of this lexicon, made once: a compiled grammar, a look-up table."""
        found = self._built.get(build)
        if found is None:
            found = self._built[build] = build(self)
        result: T = found
        return result

    def _own_rows(self, table: str) -> list[Row]:
        file = self._file(table)
        if file is not None and file.name.endswith(".toml"):
            return list(tomllib.loads(file.read_text("utf-8"))[table])
        columns = _columns(self._read(table, "csv"))
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def _file(self, table: str) -> Traversable | None:
        for ending in ("txt", "csv", "toml"):
            file = self._folder / f"{table}.{ending}"
            if file.is_file():
                return file
        return None

    def _read(self, table: str, ending: str) -> str:
        file = self._folder / f"{table}.{ending}"
        if not file.is_file():
            raise LexiconError(f"no table {table!r} ({ending}); there are {self.tables()}")
        return file.read_text("utf-8")

    def _check_fields(self, path: object, table: str, entries: Iterable[Any]) -> None:
        own = self._own_rows(table) if not (self._folder / f"{table}.txt").is_file() else None
        fields = {field for row in own or () for field in row}
        key = next(iter(own[0])) if own else None
        for entry in entries:
            if own is None:
                if not isinstance(entry, str):
                    raise LexiconError(f"{path}: {table}: {entry!r} must be text")
            elif not isinstance(entry, dict) or key not in entry:
                raise LexiconError(f"{path}: {table}: {entry!r} needs the field {key!r}")
            elif strange := sorted(entry.keys() - fields):
                raise LexiconError(
                    f"{path}: {table}: {entry[key]!r} has unknown fields {strange}; "
                    f"there are {sorted(fields)}"
                )


def _columns(text: str) -> dict[str, tuple[str, ...]]:
    header, _, body = text.rstrip("\n").partition("\n")
    fields = header.split(",")
    cells = body.replace("\n", ",").split(",")
    if '"' in body or len(cells) != len(fields) * (body.count("\n") + 1):
        rows = csv.reader(body.splitlines())
        return dict(zip(fields, zip(*rows, strict=True), strict=True))
    return {field: tuple(cells[n :: len(fields)]) for n, field in enumerate(fields)}


def _merged(own: list[Row], extra: Iterable[Row]) -> list[Row]:
    extra = list(extra)
    if not extra or not own:
        return [*own, *extra]
    key = next(iter(own[0]))
    replaced = {row[key] for row in extra}
    blank = dict.fromkeys(own[0], "")
    return [row for row in own if row[key] not in replaced] + [{**blank, **row} for row in extra]


def _read_user_file(path: Path) -> dict[str, Any]:
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from None
    for name, entries in found.items():
        if not isinstance(entries, list):
            raise LexiconError(f"{path}: {name!r} must be a list of entries, [[{name}]]")
    return found


def lexicon_of(given: object) -> Lexicon:
    """The lexicon that a stage was given, or ours for None; `InvalidValue` for anything else."""
    return Lexicon.load() if given is None else required("lexicon", given, Lexicon)


@cache
def _load(language: str) -> Lexicon:
    data = files("claimtrack") / "data"
    known = sorted(f.name for f in data.iterdir() if f.is_dir() and f.name[0] not in "._")
    if language not in known:
        raise InvalidValue("language", language, f"must be one of {known}")
    return Lexicon(language, data / language)
