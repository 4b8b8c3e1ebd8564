"""Found: an attribution by token numbers, while the rules still work on it."""

from __future__ import annotations

__all__ = ["Found", "Range"]

#: Tokens from the first up to the second, which is not in it.
Range = tuple[int, int]


class Found:
    """Source, cue and content as ranges of tokens, and the rule that found them."""

    __slots__ = ("content", "cue", "end_chunk", "rule", "source", "start_chunk")

    def __init__(
        self,
        rule: str,
        *,
        source: Range | None,
        cue: Range | None,
        content: list[Range],
        chunks: Range,
    ) -> None:
        self.rule = rule
        self.source = source
        self.cue = cue
        self.content = content
        self.start_chunk, self.end_chunk = chunks
