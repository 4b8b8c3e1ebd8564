"""Work that is done in a process of its own."""

from __future__ import annotations

import os
from collections.abc import Callable

__all__ = ["in_child"]


def in_child(work: Callable[[], object]) -> int:
    """The id of a forked process that does some work and ends without cleaning up.

    Its status is 0 where the work raised nothing.
    """
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return child
