"""Explanation: why an attribution was found, by its rule and the tokens that it used."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import attrs

from claimtrack.attribution.cues import cue_table
from claimtrack.errors import InvalidValue
from claimtrack.lexicon import Lexicon, lexicon_of
from claimtrack.model._fields import required
from claimtrack.model.attribution import Attribution
from claimtrack.model.document import Document
from claimtrack.span import Span
from claimtrack.text import Analysis, analyse
from claimtrack.text.tagset import UPOS

__all__ = ["Explanation", "UsedToken", "explain"]

_MOST_SHOWN = 12  # tokens of a part when an explanation is printed


class UsedToken(NamedTuple):
    """A token of an attribution: its part (source, cue or content), span, text and UPOS tag."""

    part: str
    span: Span
    text: str
    tag: str


@attrs.frozen
class Explanation:
    """Why an attribution was found; printed, it is a few lines for a person to read.

    `rule` is the name of its rule and `finds` says what that finds, `entry`
    the table and word of the cue's entry in the lexicon, and `tokens` are the
    tokens of source, cue and content in the order of the text. Each of the
    first three is None where there is none, as for an attribution made by hand.
    """

    rule: str | None
    finds: str | None
    entry: str | None
    tokens: tuple[UsedToken, ...]

    def __str__(self) -> str:
        lines = [f"{self.rule or 'no rule'}: {self.finds or 'not one of the rules of claimtrack'}"]
        for part in ("source", "cue", "content"):
            words = [f"{token.text}/{token.tag}" for token in self.tokens if token.part == part]
            if len(words) > _MOST_SHOWN:
                words[_MOST_SHOWN - 3 : -2] = ["..."]
            if words:
                lines.append(f"{part:8} {' '.join(words)}")
        if self.entry is not None:
            lines.append(f"entry    {self.entry}")
        return "\n".join(lines)


def explain(
    document: Document | str, attribution: Attribution, *, lexicon: Lexicon | None = None
) -> Explanation:
    """The rule that found an attribution of a text, and the tokens that it used.

    >>> from claimtrack import find_attributions
    >>> text = "Talks will begin in May, Mayor Ann Ortiz said."
    >>> [found] = find_attributions(text)
    >>> print(explain(text, found))
    cue after: the speaker and a cue follow what was said
    source   Mayor/PROPN Ann/PROPN Ortiz/PROPN
    cue      said/VERB
    content  Talks/NOUN will/AUX begin/VERB in/ADP May/PROPN
    entry    reporting_verbs: say

    `lexicon` is the one that the attribution was found with. Raises
    `InvalidValue` for a document, attribution or lexicon that is none, and for
    an attribution that has a span outside the text.
    """
    required("attribution", attribution, Attribution)
    lexicon = lexicon_of(lexicon)
    analysis = analyse(document, lexicon=lexicon)
    tokens = sorted(_tokens(analysis, attribution), key=lambda token: token.span.start)
    rules = {row["rule"]: row["finds"] for row in lexicon.rows("attribution_rules")}
    rule = attribution.rule
    return Explanation(
        rule, rules.get(rule or ""), _entry(rule, tokens, lexicon=lexicon), tuple(tokens)
    )


def _tokens(analysis: Analysis, attribution: Attribution) -> Iterator[UsedToken]:
    for part in ("source", "cue", "content"):
        for span in getattr(attribution, part):
            if span.end > len(analysis.text):
                raise InvalidValue("attribution", span, f"has a {part} outside the text")
            for number in range(max(0, analysis.token_at(span.start)), len(analysis.forms)):
                if analysis.starts[number] >= span.end:
                    break
                used = analysis.span(number, number + 1)
                if len(used) and used.end > span.start:
                    yield UsedToken(part, used, used.of(analysis.text), UPOS[analysis.tags[number]])


def _entry(rule: str | None, tokens: list[UsedToken], *, lexicon: Lexicon) -> str | None:
    """The table and word of the first word of the cue that is in the table of its rule.

    A verb with its particle ("pointed out") is looked for before the verb alone.
    """
    if rule is None:
        return None
    table = lexicon.built(cue_table)
    name, cues = "reporting_verbs", table.verbs
    if rule.startswith("noun"):
        name, cues = "reporting_nouns", table.nouns
    elif rule.startswith("adjective"):
        name, cues = "reporting_adjectives", table.adjectives
    words = [token.text.lower() for token in tokens if token.part == "cue"]
    if cues is table.verbs:
        for verb, particle in pairwise(words):
            if (cue := table.particles.get(verb, {}).get(particle)) is not None:
                return f"{name}: {cue.word}"
    for word in words:
        if (cue := cues.get(word)) is not None:
            return f"{name}: {cue.word}"
    return None
