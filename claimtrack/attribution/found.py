"""Found: an attribution by token numbers, while the rules still work on it."""

from __future__ import annotations

__all__ = ["Found", "Range"]

#: Tokens from the first up to the second, which is not in it.
Range = tuple[int, int]


class Found:
    """Source, cue and content as ranges of tokens, and the rule that found them.

    `speaks` says that words are reported, not a thought or an intention.
    `kind` is the class of the cue. `anchor` is the first token of the cue,
    `reach` the end of cue and content.
    """

    __slots__ = (
        "anchor",
        "content",
        "cue",
        "kind",
        "reach",
        "rule",
        "source",
        "speaks",
    )

    def __init__(
        self,
        rule: str,
        *,
        source: Range | None,
        cue: Range | None,
        content: list[Range],
        speaks: bool = False,
        kind: str = "",
    ) -> None:
        self.rule = rule
        self.source = source
        self.cue = cue
        self.content = content
        self.speaks = speaks
        self.kind = kind
        self.anchor = (cue or content[0])[0]
        self.reach = max(content[-1][1], cue[1] if cue else 0, source[1] if source else 0)
