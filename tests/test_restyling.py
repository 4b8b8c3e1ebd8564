"""The style of quotation marks changes nothing of what is found, in any article of the corpus."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimtrack.attribution import find_attributions
from claimtrack.model.entity import Speaker
from claimtrack.span import Span

#: Further articles, with apostrophes, genitives, nested and unclosed marks.
ARTICLES = [
    "“It’s the workers’ money,” Ann Lee said. “They’ve earned it. Don’t touch it.”",
    "The mayor’s office called the workers’ claim “a stunt.” Lee’s aides didn’t agree.",
    "“He said ‘never’ to me,” Ann Lee said. “I’ll ask again in the ’90s style.”",
    "Ann Lee said the plan was “too little,” and “far too late.”\n\nShe wants “a clean start.”",
    "“We won the vote.\n\n“It’s over for them.\n\n“They’ll go,” Ann Lee said.",
    "Ann Lee asked: “Who’ll pay?” Paul Smith said: “The owners’ fund will.”",
    "“I told him, ‘The dam’s safe,’ and he laughed,” said Ann Lee.",
    "In the “Art of Love” Ann Lee said, “All’s well.”",
    "“Go home,” Ann Lee said — “and stay there.”",
    "(“They’re late,” Ann Lee said.)",
    "‘Shorty’ Jones and the ‘reform’ were late, Ann Lee said.".replace("‘", "“").replace("’", "”"),
    *(
        _curly
        for path in sorted((Path(__file__).parent / "corpus" / "speakers").glob("*.toml"))
        for article in tomllib.loads(path.read_text(encoding="utf-8"))["article"]
        if (_curly := article["text"]).count('"')
    ),
]
#: Marks that open and close, those of a quotation in a quotation last.
STYLES = {
    "straight": "\"\"''",
    "guillemets": "«»‹›",
    "low": "„“‚‘",
    "low and high": "„”‚’",
    "German guillemets": "»«›‹",
    "single": "‘’“”",
    "single and straight": "''\"\"",
    "full width": "＂＂''",
}


def curly(text: str) -> str:
    """The text with its straight double marks curly: they stand by turns in the corpus."""
    pieces = text.split('"')
    return "".join(
        piece + ("“" if number % 2 == 0 else "”") * (number < len(pieces) - 1)
        for number, piece in enumerate(pieces)
    )


def restyled(text: str, marks: str) -> str:
    """The text with other marks; an apostrophe between letters or after a letter stays one."""
    out = []
    inside = False  # a quotation in a quotation
    for at, mark in enumerate(text):
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if mark in "“”":
            mark = marks["“”".index(mark)]
        elif mark == "‘":
            inside, mark = True, marks[2]
        elif mark == "’" and inside and not after.isalpha() and before in ",.!?" + "r":
            inside, mark = False, marks[3]
        out.append(mark)
    return "".join(out)


def found(text: str) -> list[tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]]:
    return [(a.source, a.cue, a.content) for a in find_attributions(text)]


def speakers(text: str) -> list[Speaker | None]:
    return [a.speaker for a in find_attributions(text)]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: text.strip()[:40])
def test_another_style_of_marks_changes_nothing(text: str, style: str) -> None:
    plain = curly(text)
    other = restyled(plain, STYLES[style])
    assert len(other) == len(plain)
    assert found(other) == found(plain)
    assert speakers(other) == speakers(plain)
