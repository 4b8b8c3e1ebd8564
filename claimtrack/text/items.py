"""Items: a read-only sequence of objects that are made when they are looked at."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain, repeat
from typing import Any, TypeVar, overload

import attrs

__all__ = ["Items", "trusted"]

T = TypeVar("T")
Row = TypeVar("Row")
T_co = TypeVar("T_co", covariant=True)

#: Made at once: enough to be made by C loops, few enough not to wake the garbage collector.
_BLOCK = 256


class Items(Sequence[T_co]):
    """One object for each row, made anew at every look and not kept.

    `make` takes rows and gives as many objects. A text of a million characters
    has two hundred thousand tokens; kept as objects they would cost more memory
    and time than the whole analysis. Equal to any sequence of equal objects.

    >>> items = Items([1, 2, 3], lambda rows: [str(row) for row in rows])
    >>> items[0], items[1:], len(items)
    ('1', Items('2', '3'), 3)
    """

    __slots__ = ("_make", "_rows")

    def __init__(
        self, rows: Sequence[Row], make: Callable[[Sequence[Row]], Sequence[T_co]]
    ) -> None:
        self._rows: Sequence[Any] = rows
        self._make: Callable[[Sequence[Any]], Sequence[T_co]] = make

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[T_co]:
        rows = self._rows
        blocks = (rows[n : n + _BLOCK] for n in range(0, len(rows), _BLOCK))
        return chain.from_iterable(map(self._make, blocks))

    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> Items[T_co]: ...
    def __getitem__(self, index: int | slice) -> T_co | Items[T_co]:
        if isinstance(index, slice):
            return Items(self._rows[index], self._make)
        return self._make([self._rows[index]])[0]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(one == two for one, two in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # how Python says it; `object` has a function

    def __repr__(self) -> str:
        return f"Items({', '.join(map(repr, self))})"


def trusted(made: type[T], *columns: Sequence[Any]) -> list[T]:
    """Objects of a slotted attrs class, a column of values for each field, without its checks.

    For what is made by the hundred thousand: no Python call for each object.
    """
    kind: type = made  # mypy takes no type[T] for hashable
    found = list(map(made.__new__, repeat(made, len(columns[0]))))
    for set_field, column in zip(_setters(kind), columns, strict=True):
        deque(map(set_field, found, column), maxlen=0)
    return found


@cache
def _setters(made: type) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple([getattr(made, field.name).__set__ for field in attrs.fields(made)])
