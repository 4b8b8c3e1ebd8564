"""Hits: where the names of the table stand in a text."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.prediction.entity_names import Name, NameTable
from claimtrack.text.analysis import Analysis

__all__ = ["Hit", "name_hits"]


class Hit(NamedTuple):
    """A name of the table at some tokens."""

    first: int
    end: int
    name: Name


def name_hits(analysis: Analysis, names: NameTable) -> list[Hit]:
    """Every name of the table, longest first, from left to right."""
    found: list[Hit] = []
    forms, tags = analysis.forms, analysis.tags
    entries_of = names.by_first
    free = 0
    for i, form in enumerate(forms):
        entries = entries_of.get(form)
        if entries is None:
            if "-" in form and i >= free and form[0].isupper():
                found += _hyphenated(i, form, names)
            continue
        if i < free:
            continue
        for rest, name in entries:
            if not rest:
                if (
                    tags[i] in "NMjJ"
                    or form == "US"
                    or (tags[i] in "nm" and name.kind == "country")
                ):
                    found.append(Hit(i, i + 1, name))
                    free = i + 1
                    break
            elif forms[i + 1 : i + 1 + len(rest)] == rest:
                free = i + 1 + len(rest)
                found.append(Hit(i, free, name))
                break
    return found


def _hyphenated(i: int, form: str, names: NameTable) -> list[Hit]:
    """Both sides of "U.S.-Soviet"; nothing for "Israeli-occupied"."""
    found = []
    for part in form.split("-"):
        name = next((n for rest, n in names.by_first.get(part, ()) if not rest), None)
        if name is None or name.kind not in ("country", "nationality"):
            return []
        found.append(Hit(i, i + 1, name))
    return found
