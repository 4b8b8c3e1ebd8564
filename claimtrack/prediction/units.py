"""Units: the stretches of a text that one source said, and what is predicted in each."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.model.attribution import Attribution, QuotationKind
from claimtrack.prediction.clauses import clause_rows
from claimtrack.prediction.conditions import ConditionRow, condition_rows
from claimtrack.prediction.futures import FutureRow
from claimtrack.text import Analysis

__all__ = ["Content", "Unit", "unit_rows"]

#: The first token and the end of a piece of content, and its attribution.
Content = tuple[int, int, Attribution]

#: Attributions in one another, and tokens of indirect speech, that are looked at at most.
_DEEPEST = 16
_LONGEST = 300


class Unit(NamedTuple):
    """A stretch of text said by one source: tokens, and the attribution (None: the article).

    `before` and `after` are the conditions of its first and its last clause that
    stand in another piece of what was said: "If it rains," she said, "we will stay."
    """

    first: int
    end: int
    attribution: Attribution | None
    before: tuple[ConditionRow, ...] = ()
    after: tuple[ConditionRow, ...] = ()


def unit_rows(
    analysis: Analysis, contents: list[Content], futures: list[FutureRow]
) -> list[tuple[Unit, list[FutureRow]]]:
    """The units of a text, each with the predicted verb phrases that are its own.

    `contents` are in order, outer ones first. What stands in none is the article's
    own word, and a unit if something is predicted in its sentence.
    """
    a = analysis
    units = [
        Unit(first, min(end, first + _LONGEST) if _is_indirect(said) else end, said)
        for first, end, said in contents
    ]
    owned: list[list[FutureRow]] = [[] for _ in units]
    rest: list[FutureRow] = []
    place = 0
    around: list[int] = []  # the units that a predicted verb phrase stands in, outer ones first
    for row in futures:
        while place < len(units) and units[place].first <= row.head:
            around.append(place)
            place += 1
        around = [number for number in around[-_DEEPEST:] if units[number].end > row.head]
        if around:
            owned[around[-1]].append(row)
        else:
            rest.append(row)
    joined = zip(_joined(a, units), owned, strict=True)
    out = [(unit, rows) for unit, rows in joined if unit is not None]
    sentences: dict[int, list[FutureRow]] = {}
    for row in rest:
        sentences.setdefault(a.sentence_of(row.head), []).append(row)
    for sentence, rows in sentences.items():
        first, end = a.sentence_bounds[sentence]
        out.append((Unit(first, end, None), rows))
    return out


def _is_indirect(attribution: Attribution) -> bool:
    return attribution.kind is QuotationKind.INDIRECT


def _joined(analysis: Analysis, units: list[Unit]) -> list[Unit | None]:
    """The units with the conditions that stand apart from them, None where those stood."""
    alone = [_lone_conditions(analysis, unit) for unit in units]
    joined: list[Unit | None] = list(units)
    for number, conditions in enumerate(alone):
        if not conditions:
            continue
        for other in (number + 1, number - 1):
            host = joined[other] if 0 <= other < len(units) else None
            if host is None or alone[other] or not _goes_on(analysis, units[number], host):
                continue
            leads = other > number
            joined[other] = (
                host._replace(before=conditions) if leads else host._replace(after=conditions)
            )
            joined[number] = None
            break
    return joined


def _lone_conditions(analysis: Analysis, unit: Unit) -> tuple[ConditionRow, ...]:
    """The conditions of a unit that is nothing else, one piece of several."""
    if unit.attribution is None or len(unit.attribution.content) < 2:
        return ()
    if not condition_rows(analysis, unit.first, unit.end):
        return ()  # as nearly always: no need to read its clauses twice
    clauses = clause_rows(analysis, unit.first, unit.end)
    if len(clauses) != 1:
        return ()
    first, end, _ = clauses[0]
    found = condition_rows(analysis, first, end)
    whole = found and found[0].word == first and found[-1].end == end
    return tuple(found) if whole else ()


def _goes_on(analysis: Analysis, unit: Unit, other: Unit) -> bool:
    """Whether two pieces are of one attribution and sentence."""
    sentence = analysis.sentence_of
    same = unit.attribution is other.attribution
    return same and sentence(unit.first) == sentence(other.first)
