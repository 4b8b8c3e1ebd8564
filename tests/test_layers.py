"""Imports run one way: a stage imports from those before it, never from those after."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "claimtrack"

#: The order of the layout in docs/design.md.
LAYERS = (
    "errors",
    "span",
    "memo",
    "model",
    "lexicon",
    "text",
    "times",
    "attribution",
    "prediction",
    "extraction",
    "checking",
    "scoring",
    "interchange",
    "ledger",
    "report",
    "plugins",
    "cli",
    "__main__",
)
FILES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))


def layer_of(file: Path) -> int:
    return LAYERS.index(file.parts[0].removesuffix(".py"))


def imported_modules(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full name of every claimtrack module that a file imports, anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are absolute"
            names = [node.module or ""]
            if names == ["claimtrack"]:
                names = [f"claimtrack.{alias.name}" for alias in node.names]
        else:
            continue
        yield from ((node.lineno, name) for name in names if name.split(".")[0] == "claimtrack")


def runs_back(file: Path, source: str) -> list[str]:
    own = layer_of(file)
    found = []
    for line, name in imported_modules(ast.parse(source)):
        target = name.split(".")[1] if "." in name else ""
        if target == "__version__":
            continue
        if target not in LAYERS:
            found.append(f"{file}:{line} imports {name}, which is in no layer")
        elif LAYERS.index(target) > own:
            found.append(f"{file}:{line} imports {name}, which comes later")
    return found


@pytest.mark.parametrize("file", FILES, ids=str)
def test_imports_run_one_way(file: Path) -> None:
    if file == Path("__init__.py"):
        return  # it names everything, and loads it on first use
    assert runs_back(file, (PACKAGE / file).read_text("utf-8")) == []


def test_an_import_that_runs_back_is_seen() -> None:
    assert runs_back(Path("text/tokens.py"), "from claimtrack.times import find_times") == [
        "text/tokens.py:1 imports claimtrack.times, which comes later"
    ]
    inside = "def late():\n    from claimtrack import Ledger"
    assert runs_back(Path("span.py"), inside) == [
        "span.py:2 imports claimtrack.Ledger, which is in no layer"
    ]


def test_every_file_has_a_layer() -> None:
    known = {*LAYERS, "__init__"}
    assert {file.parts[0].removesuffix(".py") for file in FILES} <= known


@pytest.mark.parametrize("name", ["utils", "helpers", "common"])
def test_a_function_lives_in_the_file_named_after_what_it_returns(name: str) -> None:
    assert [file for file in FILES if name in file.with_suffix("").parts] == []
