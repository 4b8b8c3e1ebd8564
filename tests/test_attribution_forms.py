"""Who said what in 280 sentences of every form (tests/corpus/forms.txt), with what is nested."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from claimtrack.attribution import find_attributions
from claimtrack.lexicon import Lexicon
from claimtrack.model.attribution import Attribution
from claimtrack.span import Span

FORMS = Path(__file__).parent / "corpus" / "forms.txt"


class Row(NamedTuple):
    text: str
    found: list[str]  # "source | cue | content", indented by 4 for each attribution around it
    fails: bool


def rows() -> list[Row]:
    out: list[Row] = []
    for line in FORMS.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            out[-1].found.append(line[4:])
        elif line and not line.startswith("#"):
            text = line.removeprefix("? ").replace("\\n", "\n")
            out.append(Row(text, [], line.startswith("? ")))
    return out


ROWS = rows()


def written(text: str, spans: tuple[Span, ...]) -> str:
    return " ... ".join(span.of(text) for span in spans) or "-"


def shown(text: str, a: Attribution) -> str:
    depth, outer = 0, a.nested_in
    while outer is not None:
        depth, outer = depth + 1, outer.nested_in
    parts = (written(text, part) for part in (a.source, a.cue, a.content))
    return "    " * depth + " | ".join(parts).replace("\n", "\\n")


def params() -> list[Any]:
    marks = {True: [pytest.mark.xfail(strict=True)], False: []}
    return [pytest.param(row, id=row.text[:60], marks=marks[row.fails]) for row in ROWS]


@pytest.mark.parametrize("row", params())
def test_forms(row: Row) -> None:
    assert [shown(row.text, a) for a in find_attributions(row.text)] == row.found


def test_every_rule_that_finds_something_can_be_explained() -> None:
    explained = {row["rule"] for row in Lexicon.load().rows("attribution_rules")}
    assert {a.rule for row in ROWS for a in find_attributions(row.text)} <= explained


def test_the_sentences_are_many_and_nearly_all_are_read() -> None:
    assert len({row.text for row in ROWS}) == len(ROWS) >= 250
    assert sum(row.fails for row in ROWS) <= 0.1 * len(ROWS)
