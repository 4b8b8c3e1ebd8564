"""Finder: which event a verb names, through the verbs of saying, doing and meaning to do."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.prediction.event_clauses import Verb
from claimtrack.prediction.event_surroundings import Surroundings
from claimtrack.prediction.event_words import EventVerb

__all__ = ["Finder", "Found"]

_MUST = frozenset(("must", "should", "ought"))
_HYPOTHETICAL = frozenset(("would", "could", "may", "might", "will", "shall", "'ll", "'d"))
_FORCES = frozenset(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN"))
_PROMISING = frozenset(("promise", "pledge", "vow", "swear"))
#: Verbs that govern one another, at most.
_DEEPEST = 4


class Found(NamedTuple):
    """What a verb was found to name, on the way to an event."""

    type: str
    verb: Verb  # the verb whose clause says whom it is done to
    subject: Verb  # the verb whose subject does it
    trigger: Verb  # the verb that names it
    future: bool = False
    negated: bool = False
    said: bool = False  # by whoever is to do it
    everyone: bool = False  # all parties of the subject take part: talks between ... began
    demanded: bool = False  # of the subject of the clause that is said


class Finder:
    """Finds the events of the verbs of a sentence; `entries` are the verbs' rows of the table."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.chunks = around.chunks
        self.entries: dict[int, tuple[EventVerb, ...]] = {}

    def find(self, verb: Verb, depth: int = 0) -> Found | None:
        """What a verb names, by the first of its entries whose needs are met."""
        if depth > _DEEPEST:
            return None
        row = self.chunks.rows[verb.at]
        future = row.tense == "future" or row.modal in _HYPOTHETICAL
        for entry in self.entries.get(verb.at, ()):
            if entry.particles and not self.around.followed(verb, entry):
                continue
            if entry.type.islower():
                if entry.needs and self.around.met(verb, entry) is None:
                    continue
                result = self._governed(verb, entry, depth)
                if result is not None:
                    if future and not result.said:
                        result = result._replace(future=True)
                    if row.negated:
                        result = result._replace(negated=not result.negated)
                    return result
                continue
            met = self.around.met(verb, entry) if entry.needs else ""
            if met is None:
                continue
            kind = entry.type
            everyone = False
            if kind == "=":
                kind = met
                everyone = any(where == "s" for need in entry.needs for where, _ in need)
                if not kind or (entry.verb == "be" and not (future or row.modal)):
                    continue
            if kind == "AGREE" and (entry.verb in _PROMISING):
                inner = self.around.after(verb)
                result = self.find(inner, depth + 1) if inner is not None else None
                if result is not None and result.type in _FORCES:
                    kind = "THREATEN"
            return Found(kind, verb, verb, verb, future, row.negated, everyone=everyone)
        return None

    def _governed(self, verb: Verb, entry: EventVerb, depth: int) -> Found | None:
        """The event of the verb that a verb of saying, doing or meaning to do governs."""
        kind = entry.type
        inner = self.around.after(verb)
        if kind == "say":
            other = self.around.complement(verb)
            if other is not None:
                return self._said(verb, other, depth)
            if inner is None or self.chunks.code[inner.at] != "I":
                return None
            result = self.find(inner, depth + 1)
            return result and result._replace(subject=verb)
        if inner is None:
            return None
        if self.chunks.code[inner.at] not in "IG" or (
            "N" in self.chunks.code[verb.at + 1 : inner.at] and kind != "do"
        ):
            return None
        result = self.find(inner, depth + 1)
        if result is None:
            return None
        if kind == "fail":
            return result._replace(subject=verb, negated=not result.negated)
        return result._replace(subject=verb, future=result.future or kind == "will")

    def _said(self, verb: Verb, other: Verb, depth: int) -> Found | None:
        speaker = self.around.parties.leading(*self.around.subject(verb))
        subject = self.around.parties.leading(*self.around.subject(other))
        own = not subject or subject == speaker
        row = self.chunks.rows[other.at]
        must = row.modal in _MUST or (
            row.modal is None
            and self.around.lower[row.head] in ("has", "have", "need", "needs")
            and self.around.lower[row.end : row.end + 1] == ["to"]
        )
        if must and not own and speaker:
            return Found("REQUEST", other, verb, other, demanded=True)
        result = self.find(other, depth + 1)
        if result is None:
            return None
        return result._replace(said=own and result.future)
