"""Pronouns under what they stand for: the first suitable party of their sentence."""

from __future__ import annotations

from claimtrack.prediction.entity_names import EntityRow, NameTable
from claimtrack.text.analysis import Analysis

__all__ = ["PRONOUNS", "resolved"]

#: pronoun -> what its row says as long as nobody is found for it
PRONOUNS = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
    "it": "it",
    "its": "it",
    "itself": "it",
    "they": "they",
    "them": "they",
    "their": "they",
    "themselves": "they",
}
#: Sentences in which somebody is looked for, that of "he" among them.
_FARTHEST = 4


def resolved(rows: list[EntityRow], analysis: Analysis, names: NameTable) -> list[EntityRow]:
    """The rows, those of pronouns under what they stand for; a pronoun of nobody is left out.

    The first suitable party of the sentence before the pronoun is taken, else
    the first of the sentence before it, for people up to three before: mostly
    their subjects.
    """
    out: list[EntityRow] = []
    antecedents = _Antecedents(analysis, names, out)
    for row in rows:
        if not row.pronoun:
            out.append(row)
        elif (found := antecedents.of(row)) is not None:
            out.append(row._replace(entity=found.entity, kind=found.kind))
    return out


class _Antecedents:
    """The first suitable rows of each sentence, as far as `rows` have been found."""

    def __init__(self, analysis: Analysis, names: NameTable, rows: list[EntityRow]) -> None:
        self._analysis = analysis
        self._genders = names.genders
        self._rows = rows
        self._found: dict[tuple[int, str], EntityRow] = {}
        self._seen: dict[tuple[int, str], int] = {}

    def of(self, pronoun: EntityRow) -> EntityRow | None:
        sentence = self._analysis.sentence_of(pronoun.first)
        kind = pronoun.kind
        for back in range(_FARTHEST if kind in ("he", "she") else 2):
            found = self._in(sentence - back, kind)
            if found is not None:
                return found
        return None

    def _in(self, sentence: int, kind: str) -> EntityRow | None:
        if sentence < 0:
            return None
        key = sentence, kind
        if key in self._found:
            return self._found[key]
        first, end = self._analysis.sentence_bounds[sentence]
        rows = self._rows
        at = self._seen.get(key)
        if at is None:
            at = len(rows)
            while at and rows[at - 1].first >= first:
                at -= 1
        while at < len(rows) and rows[at].first < end:
            if self._suits(kind, rows[at]):
                self._found[key] = rows[at]
                return rows[at]
            at += 1
        self._seen[key] = at
        return None

    def _suits(self, kind: str, row: EntityRow) -> bool:
        if kind in ("he", "she"):
            if row.kind != "person":
                return False
            gender = self._genders.get(row.entity.name.partition(" ")[0])
            return gender not in (("f",) if kind == "he" else ("m",))
        if kind == "it":
            return row.kind in ("country", "organisation", "igo")
        return row.kind in ("group", "country", "organisation")
