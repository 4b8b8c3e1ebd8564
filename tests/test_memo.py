"""Memo: what is made of each key, kept once it is made."""

from __future__ import annotations

import pytest

from claimtrack.memo import Memo


def test_each_key_is_made_once() -> None:
    made: list[str] = []

    def size(word: str) -> int:
        made.append(word)
        return len(word)

    sizes = Memo(size)
    assert [sizes[word] for word in ("tax", "rate", "tax", "rate")] == [3, 4, 3, 4]
    assert made == ["tax", "rate"]


def test_it_never_has_more_keys_than_it_may() -> None:
    doubled: Memo[int, int] = Memo(lambda number: 2 * number, most=10)
    for number in range(100):
        assert doubled[number] == 2 * number
        assert len(doubled) <= 10


def test_what_cannot_be_made_is_not_kept() -> None:
    numbers = Memo(int)
    for _ in range(2):
        with pytest.raises(ValueError, match="invalid literal"):
            numbers["ten"]
    assert not numbers
