"""The wheel holds all that the package needs, and the repository nothing else."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import claimtrack

ROOT = Path(__file__).parent.parent
ALLOWED = {
    "pyproject.toml",
    "claimtrack",
    "tests",
    "docs",
    "CHANGELOG.md",
    "README.md",
    "LICENSE",
    ".gitignore",
    ".ci",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    # The builder itself, not pip: nothing is fetched, and the network may be off.
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=300,
    )
    [path] = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def test_wheel_has_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    package = ROOT / "claimtrack"
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {"claimtrack/py.typed", "claimtrack/ledger/schema.sql"} <= wanted
    assert any(name.startswith("claimtrack/data/en/") for name in wanted)
    assert wanted <= set(wheel.namelist())


def test_wheel_has_nothing_else(wheel: zipfile.ZipFile) -> None:
    info = f"claimtrack-{claimtrack.__version__}.dist-info"
    assert {name.split("/")[0] for name in wheel.namelist()} == {"claimtrack", info}
    assert not [name for name in wheel.namelist() if "__pycache__" in name]


def test_wheel_has_licence_command_and_version(wheel: zipfile.ZipFile) -> None:
    info = f"claimtrack-{claimtrack.__version__}.dist-info"
    assert "claimtrack = claimtrack.cli:main" in wheel.read(f"{info}/entry_points.txt").decode()
    assert f"{info}/licenses/LICENSE" in wheel.namelist()
    assert f"Version: {claimtrack.__version__}\n" in wheel.read(f"{info}/METADATA").decode()


def test_changelog_knows_the_version() -> None:
    assert f"## [{claimtrack.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_pinned_dependencies_are_those_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {line.split(">")[0].strip() for line in project["dependencies"]}
    assert names == {"attrs", "cattrs", "python-dateutil", "regex"}


def test_top_level_holds_only_what_the_design_allows() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:  # an unpacked archive: nothing says what belongs to it
        names = {path.name for path in ROOT.iterdir()} & ALLOWED
    else:
        names = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert names <= ALLOWED
    assert names >= {"pyproject.toml", "claimtrack", "tests", "README.md"}
