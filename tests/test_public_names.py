"""The public names, their signatures and fields are pinned in a golden file.

A change of them is a change for every user: look at it, then write it down with
`CLAIMTRACK_FIX=1 python -m pytest tests/test_public_names.py`.
"""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs
import pytest

import claimtrack

GOLDEN = Path(__file__).parent / "golden" / "public_api.txt"


def public(name: str) -> Any:
    """What a public name stands for, whatever was imported before it."""
    return getattr(import_module(f"claimtrack.{claimtrack._HOME[name]}"), name)


def described(name: str) -> Iterator[str]:
    """The lines that pin one public name."""
    value = public(name)
    if inspect.isfunction(value):
        yield f"{name}{inspect.signature(value)}"
        return
    bases = ", ".join(base.__name__ for base in value.__bases__ if base is not object)
    yield f"class {name}({bases})" if bases else f"class {name}"
    if issubclass(value, Enum):
        yield from (f"    {member.name} = {member.value!r}" for member in value)
    elif attrs.has(value):
        # As written in the class: cattrs puts the classes themselves in place of `field.type`.
        written = inspect.get_annotations(value)
        for field in attrs.fields(value):
            given = "" if field.default is attrs.NOTHING else " = ..."
            star = "*, " if field.kw_only else ""
            yield f"    {star}{field.name}: {written[field.name]}{given}"
    elif "__init__" in vars(value):
        yield f"    __init__{inspect.signature(value.__init__)}"
    if issubclass(value, Exception):
        return
    for method, member in sorted(vars(value).items()):
        if method.startswith("_") or (issubclass(value, Enum) and method in value.__members__):
            continue
        if isinstance(member, property):
            yield f"    {method}: property"
        elif isinstance(member, staticmethod | classmethod):
            yield f"    {type(member).__name__} {method}{inspect.signature(member.__func__)}"
        elif inspect.isfunction(member):
            yield f"    {method}{inspect.signature(member)}"


def test_public_names_are_the_golden_ones() -> None:
    text = "".join(f"{line}\n" for name in claimtrack.__all__ for line in described(name))
    if os.environ.get("CLAIMTRACK_FIX"):
        GOLDEN.write_text(text, "utf-8")
    assert text == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("name", claimtrack.__all__)
def test_every_public_name_says_what_it_is(name: str) -> None:
    assert inspect.getdoc(public(name))
    assert name in dir(claimtrack)


def test_a_wrong_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Lexicn'"):
        claimtrack.Lexicn  # noqa: B018


def python(code: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return run.stdout.strip()


def test_importing_loads_nothing() -> None:
    # The contract: no data file read, no pattern compiled, nothing of ours but the package.
    code = (
        "import sys; import claimtrack; "
        "print(sorted(m for m in sys.modules if m.split('.')[0] in "
        "('attr', 'attrs', 'cattrs', 'claimtrack', 'dateutil', 'regex', 'tomllib', 'csv')))"
    )
    assert python(code) == "['claimtrack']"


def test_importing_opens_no_data_file_and_compiles_no_pattern() -> None:
    code = """
import re, sys
seen = []
sys.addaudithook(lambda event, args: seen.append(str(args[0])) if event == "open" else None)
compiled = []
original = re._compile
re._compile = lambda *args: compiled.append(args) or original(*args)
import claimtrack
print([name for name in seen if "data" in name and "claimtrack" in name], compiled)
"""
    assert python(code) == "[] []"


def test_each_name_loads_only_what_it_needs() -> None:
    code = (
        "import sys; from claimtrack import Document; "
        "print(sorted(m for m in sys.modules if m in ('regex', 'tomllib', 'claimtrack.lexicon')))"
    )
    assert python(code) == "[]"


def test_no_module_has_the_name_of_a_function() -> None:
    # It would take the function's place when it is imported.
    folder = Path(claimtrack.__file__).parent
    assert {path.stem for path in folder.iterdir()} & set(claimtrack.__all__) == set()
    code = "import claimtrack as ct; ct.extract_many; print(type(ct.extract).__name__)"
    assert python(code) == "function"
