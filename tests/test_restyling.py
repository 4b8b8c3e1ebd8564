"""The style of quotation marks changes nothing of what is found, in any article of the corpus."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimtrack.attribution import find_attributions
from claimtrack.model.entity import Speaker
from claimtrack.span import Span

#: Marks that open and close a quotation, and a quotation within one.
CURLY = "“”‘’"
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
#: Articles with apostrophes, genitives, nested (‹ ›) and unclosed marks; then those of the corpus.
ARTICLES = [
    "“It’s the workers’ money,” Ann Lee said. “They’ve earned it. Don’t touch it.”",
    "The mayor’s office called the workers’ claim “a stunt.” Lee’s aides didn’t agree.",
    "“He said ‹never› to me,” Ann Lee said. “I’ll ask again in the ’90s style.”",
    "Ann Lee said the plan was “too little,” and “far too late.”\n\nShe wants “a clean start.”",
    "“We won the vote.\n\n“It’s over for them.\n\n“They’ll go,” Ann Lee said.",
    "Ann Lee asked: “Who’ll pay?” Paul Smith said: “The owners’ fund will.”",
    "“I told him, ‹The dam’s safe,› and he laughed,” said Ann Lee.",
    "In the “Art of Love” Ann Lee said, “All’s well.”",
    "“Go home,” Ann Lee said — “and stay there.”",
    "(“They’re late,” Ann Lee said.)",
    "“Shorty” Jones and the “reform” were late, Ann Lee said.",
]


def with_turns(text: str) -> str:
    """The text with its straight marks curly: they open and close by turns in the corpus."""
    pieces = text.split('"')
    return pieces[0] + "".join("“”"[number % 2] + piece for number, piece in enumerate(pieces[1:]))


ARTICLES += [
    with_turns(article["text"])
    for path in sorted((Path(__file__).parent / "corpus" / "speakers").glob("*.toml"))
    for article in tomllib.loads(path.read_text(encoding="utf-8"))["article"]
    if '"' in article["text"]
]


def found(text: str, marks: str) -> list[tuple[tuple[Span, ...], ...]]:
    """Source, cue and content of everything that is found in the text with such marks."""
    styled = text.translate(str.maketrans("“”‹›", marks))
    return [(a.source, a.cue, a.content) for a in find_attributions(styled)]


def speakers(text: str, marks: str) -> list[Speaker | None]:
    styled = text.translate(str.maketrans("“”‹›", marks))
    return [a.speaker for a in find_attributions(styled)]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: text.strip()[:40])
def test_another_style_of_marks_changes_nothing(text: str, style: str) -> None:
    assert found(text, STYLES[style]) == found(text, CURLY)
    assert speakers(text, STYLES[style]) == speakers(text, CURLY)
