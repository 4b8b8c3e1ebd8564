"""README and docs: every example runs, every name and option is there, every link leads somewhere.

In each page, in order and in one folder: `python` blocks with `>>>` run as doctests in one
namespace; of `console` blocks each `$ ` line runs in a shell and must print what follows; and a
block with a `:caption:` is a file of that name. `...` stands for anything.

`CLAIMTRACK_FIX=1` writes the table of event types anew.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import claimtrack

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *(page for page in sorted(DOCS.rglob("*.md")) if "_build" not in page.parts),
]
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

FENCE = re.compile(
    r"^(?P<fence>```+)(?:\{code-block\} )?(?P<language>[\w{}-]*)\n"
    r"(?::caption: (?P<caption>[^\n]+)\n\n?)?(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


class Block(NamedTuple):
    line: int
    language: str
    caption: str | None
    body: str


def blocks_of(page: Path) -> Iterator[Block]:
    text = page.read_text("utf-8")
    for match in FENCE.finditer(text):
        line = text.count("\n", 0, match.start("body"))
        yield Block(line, match["language"], match["caption"], match["body"])


def run_python(block: Block, page: str, names: dict[str, Any]) -> None:
    examples = doctest.DocTestParser().get_doctest(block.body, names, page, page, block.line)
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=FLAGS, verbose=False)
    runner.run(examples, out=report.append, clear_globs=False)
    names.update(examples.globs)
    assert not report, "\n".join(report)


def commands_of(body: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block, with the output that it must have."""
    parts = re.split(r"^\$ ", body, flags=re.MULTILINE)
    assert not parts[0].strip(), f"output before the first command: {parts[0]!r}"
    for part in parts[1:]:
        command, _, wanted = part.partition("\n")
        while command.endswith("\\"):
            more, _, wanted = wanted.partition("\n")
            command = f"{command[:-1]}{more.strip()}"
        yield command, wanted


def run_console(block: Block, page: str, folder: Path) -> None:
    for command, wanted in commands_of(block.body):
        run = subprocess.run(
            command,
            shell=True,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=120,
            env={**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"},
            check=False,
        )
        # A blank line is a blank line here, and `...` may stand for no line at all.
        ok = doctest.OutputChecker().check_output(wanted, run.stdout, FLAGS)
        assert ok, f"{page}:{block.line}\n$ {command}\n{run.stdout}\nwanted:\n{wanted}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples and a `claimtrack` command, as after installing in a clone."""
    shutil.copytree(DOCS / "examples", tmp_path / "docs" / "examples")
    command = tmp_path / "bin" / "claimtrack"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimtrack "$@"\n', "utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_examples_run(page: Path, folder: Path) -> None:
    name = page.relative_to(ROOT).as_posix()
    names: dict[str, Any] = {}
    for block in blocks_of(page):
        if block.caption:
            (folder / block.caption).write_text(block.body, "utf-8")
        elif block.language == "python":
            run_python(block, name, names)
        elif block.language == "console":
            run_console(block, name, folder)


def test_an_example_that_is_wrong_is_seen(folder: Path) -> None:
    with pytest.raises(AssertionError, match="Expected"):
        run_python(Block(1, "python", None, ">>> 1 + 1\n3\n"), "page.md", {})
    with pytest.raises(AssertionError, match="wanted"):
        run_console(Block(1, "console", None, "$ claimtrack --version\n3\n"), "page.md", folder)


def test_there_are_examples_in_the_pages_that_promise_them() -> None:
    languages = {page.name: {block.language for block in blocks_of(page)} for page in PAGES}
    assert {"python", "sh"} <= languages["README.md"]
    assert {"python", "console"} <= languages["tutorial.md"]


def test_readme_has_two_commands() -> None:
    commands = [b.body.strip() for b in blocks_of(ROOT / "README.md") if b.language == "sh"]
    assert len(commands) == 2
    assert all("\n" not in command for command in commands)
    assert "claimtrack check" in commands[0]
    assert "pytest" in commands[1]


# ------------------------------------------------------------------------ what is documented

REFERENCE = "".join(page.read_text("utf-8") for page in sorted((DOCS / "reference").glob("*.md")))


@pytest.mark.parametrize("name", claimtrack.__all__)
def test_every_public_name_is_in_the_reference(name: str) -> None:
    assert re.search(rf"^\.\. auto\w+:: claimtrack\.{name}$", REFERENCE, re.MULTILINE)


@pytest.mark.parametrize(
    "module", ["checking", "errors", "interchange", "ledger", "report", "scoring", "text"]
)
def test_every_name_of_the_further_modules_is_in_the_reference(module: str) -> None:
    exported = __import__(f"claimtrack.{module}", fromlist=["__all__"]).__all__
    for name in exported:
        assert re.search(rf":: claimtrack\.(?:{module}\.)?{name}$", REFERENCE, re.MULTILINE), name


def help_of(*command: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "claimtrack", *command, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return run.stdout


def test_every_command_and_option_is_in_the_reference() -> None:
    page = (DOCS / "reference" / "command-line.md").read_text("utf-8")
    commands = re.findall(r"^    (\w+) +\S", help_of(), re.MULTILINE)
    assert {"extract", "due", "check", "score"} <= set(commands)
    for command in commands:
        _, _, section = page.partition(f"\n## claimtrack {command}\n")
        assert section, f"no section on {command}"
        section = section.partition("\n## ")[0]
        for option in set(re.findall(r"--[a-z-]+", help_of(command))) - {"--help"}:
            assert option in section, f"claimtrack {command} {option}"


def event_types() -> str:
    with (ROOT / "claimtrack" / "data" / "ontology.toml").open("rb") as stream:
        types = tomllib.load(stream)["types"]
    lines = ["| Type | What it is | What bears on it |", "| --- | --- | --- |"]
    for row in types:
        notes = []
        if "parent" in row:
            notes.append(f"a kind of `{row['parent']}`")
        if row.get("reciprocal"):
            notes.append("either order of the parties")
        if row.get("lasting"):
            notes.append("a state: holds through the window when seen at its end or later")
        if row.get("at_least"):
            notes.append("a quantity that was said has to be seen: without one it is in part")
        for field, words in (
            ("fulfilled_by", "also fulfilled by"),
            ("announced_by", "only announced by"),
            ("refuted_by", "refuted by"),
        ):
            if row.get(field):
                notes.append(f"{words} " + ", ".join(f"`{name}`" for name in row[field]))
        lines.append(f"| `{row['name']}` | {row['label']} | {'; '.join(notes)} |")
    return "\n".join(lines)


def test_the_table_of_event_types_is_the_ontology() -> None:
    page = DOCS / "reference" / "event-types.md"
    text = page.read_text("utf-8")
    wanted = re.sub(r"^\|.*\|$", lambda _: event_types(), text, count=1, flags=re.M | re.S)
    if os.environ.get("CLAIMTRACK_FIX"):
        page.write_text(wanted, "utf-8")
        text = wanted
    assert event_types() in text


# ------------------------------------------------------------------------ how pages are written


def prose_of(page: Path) -> list[tuple[int, str]]:
    """The lines of a page that are in no block, table or heading, numbered."""
    text = FENCE.sub(lambda m: "\n" * m[0].count("\n"), page.read_text("utf-8"))
    return [
        (number, line)
        for number, line in enumerate(text.split("\n"), 1)
        if line and not line.startswith(("|", "#", "    "))
    ]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_one_sentence_a_line(page: Path) -> None:
    two = re.compile(r"(?<!\bU\.S)(?<!\be\.g)(?<!\bi\.e)[.!?][)\"*`]* +[A-Z]")
    lines = [(number, re.sub(r"^\s*\d+\. ", "", line)) for number, line in prose_of(page)]
    assert [f"{number}: {line}" for number, line in lines if two.search(line)] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_tables_end_with_a_blank_line(page: Path) -> None:
    # Without one the sentence that follows is a row of the table.
    assert not re.search(r"^\|.*\n(?!\||\n|\Z)", page.read_text("utf-8"), re.MULTILINE)


def test_the_table_of_window_rules_names_what_its_examples_give() -> None:
    text = (DOCS / "how-to" / "times.md").read_text("utf-8")
    table = text.partition("| rule | as in | the window |\n")[2].partition("\n\n")[0]
    rows = [row.strip("| ").split(" | ") for row in table.splitlines()[1:]]
    seen = set()
    for rules, phrases, _ in rows:
        named = set(re.findall(r"`([^`]+)`", rules))
        if named & {"no time", "reported"}:
            continue  # of a prediction, and of an event, and not of a time
        for phrase in phrases.split("; "):
            found = claimtrack.find_times(f"It will open {phrase}.", published="2022-06-15")
            windows = [time.window for time in found if time.window]
            given = {window.rule for window in windows} & named
            assert given, (phrase, windows)
            seen |= given
    assert len(rows) > 20
    assert len(seen) > 25


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_lead_somewhere(page: Path) -> None:
    for number, line in prose_of(page):
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", line):
            if not target.startswith(("http:", "https:")):
                assert (page.parent / target).exists(), f"{page.name}:{number}: {target}"


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_pages_stay_inside_the_repository(page: Path) -> None:
    # A path of somebody's machine or a folder beside the clone means nothing to a reader.
    assert not re.search(r"/home/|/Users/|\.\./\.\./\.\./|\.\./shared", page.read_text("utf-8"))


def test_the_comparison_shows_what_times_are_found_now() -> None:
    lines = (DOCS / "comparison.md").read_text("utf-8").splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]
    for sentence, _, ours, *_ in rows[2:-1]:
        found = claimtrack.find_times(sentence.replace("**", ""), published="2024-03-13")
        windows = [f"{w.earliest or '..'}/{w.latest or '..'}" for t in found if (w := t.window)]
        assert ours.removeprefix("✓ ") == (" or ".join(dict.fromkeys(windows)) or "nothing")
    assert len(rows) == 43, "a heading, a rule, forty sentences and the sum"
