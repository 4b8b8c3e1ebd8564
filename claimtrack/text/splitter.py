"""Sentences that a user's own splitter finds, by the numbers of their tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from operator import index
from typing import Any, TypeAlias

from claimtrack.errors import InvalidValue
from claimtrack.span import Span
from claimtrack.text.tokens import TokenTable, cut_tokens

__all__ = ["Splitter", "split_by"]

#: text -> where its sentences stand, in order: Spans, or pairs (start, end), half-open.
Splitter: TypeAlias = Callable[[str], Iterable[Span | tuple[int, int]]]


def split_by(splitter: Splitter, text: str, tokens: TokenTable) -> tuple[TokenTable, list[int]]:
    """The tokens of `text` and their numbers at which sentences end, as `splitter` says.

    A token that a sentence begins or ends in is cut there, and what the
    splitter leaves out between two sentences is a sentence of its own.
    Raises `InvalidValue` for a splitter that cannot be called, and for
    sentences that are no pairs of offsets, overlap, are out of order or lie
    outside the text.
    """
    if not callable(splitter):
        raise InvalidValue("splitter", splitter, "must be a function of a text")
    offsets = _offsets(splitter(text), len(text))
    tokens = cut_tokens(text, tokens, offsets)
    ends = {bisect_left(tokens.starts, offset) for offset in offsets}
    ends.add(len(tokens.starts))
    ends.discard(0)
    return tokens, sorted(ends)


def _offsets(sentences: Any, length: int) -> list[int]:
    """Where the sentences begin and end, in order."""
    found: list[int] = []
    last = 0
    try:
        iterator = iter(sentences)
    except TypeError:
        raise InvalidValue(
            "splitter", sentences, "must return Spans or pairs (start, end)"
        ) from None
    for sentence in iterator:
        start, end = _pair(sentence)
        if not 0 <= start <= end <= length:
            raise InvalidValue(
                "splitter", sentence, f"must give offsets within the text, which ends at {length}"
            )
        if start < last:
            raise InvalidValue(
                "splitter",
                sentence,
                f"must give sentences in order and without overlap, and one before ends at {last}",
            )
        found += (start, end)
        last = end
    return found


def _pair(sentence: Any) -> tuple[int, int]:
    try:
        if isinstance(sentence, Span):
            return sentence.start, sentence.end
        start, end = sentence
        return index(start), index(end)
    except (TypeError, ValueError):
        raise InvalidValue(
            "splitter", sentence, "must give Spans or pairs (start, end) of integers"
        ) from None
