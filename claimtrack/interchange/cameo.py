"""The PLOVER type of a CAMEO code."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from claimtrack.errors import FormatError
from claimtrack.model._fields import required

__all__ = ["cameo_type"]


def cameo_type(code: str) -> str | None:
    """The PLOVER 2.0 type of a CAMEO code; None for statements and appeals, which have none.

    The table is `claimtrack/data/cameo.csv`: the longest beginning of the code
    that it lists decides. Raises `FormatError` for what is no CAMEO code.

    >>> cameo_type("042"), cameo_type("0871"), cameo_type("010")
    ('CONSULT', 'RETREAT', None)
    """
    table = _table()
    required("code", code, str)
    if re.fullmatch(r"[0-9]{2,4}", code) and code[:2] in table:
        for end in range(len(code), 1, -1):
            if code[:end] in table:
                return table[code[:end]] or None
    raise FormatError(f"must be a CAMEO code such as '042', got {code!r}")


@cache
def _table() -> dict[str, str]:
    text = (files("claimtrack") / "data" / "cameo.csv").read_text("utf-8")
    return {row["code"]: row["type"] for row in csv.DictReader(text.splitlines())}
