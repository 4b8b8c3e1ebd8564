"""Surroundings: what stands beside a verb, and whether that meets the needs of an entry."""

from __future__ import annotations

from collections.abc import Iterable

from claimtrack.prediction.amounts import Amounts
from claimtrack.prediction.entities import EntityRow
from claimtrack.prediction.entity_names import name_table
from claimtrack.prediction.event_chunks import Chunks
from claimtrack.prediction.event_clauses import Verb
from claimtrack.prediction.event_parties import Parties
from claimtrack.prediction.event_words import EventNoun, EventVerb, EventWords, event_words
from claimtrack.text.analysis import Analysis

__all__ = ["Surroundings"]

#: Particles that may stand after the object: pull the troops out.
_SPLITTING = frozenset(
    ("down", "off", "out", "over", "up", "back", "on", "free", "dead", "in", "away")
)
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her"))
#: Prepositions whose phrase stands for the object of a verb that has none.
_OPENING = frozenset(("on", "for", "to", "with", "at", "from", "against", "in", "of"))
_PERSON = EventNoun((), "", frozenset(("people",)))
#: Verbs between a verb of saying and the clause it governs, at most.
_FARTHEST = 12
#: Words of a bound between a verb and its amount, at most: reach at least 2 million.
_NEAR = 4


class Surroundings:
    """Look-up of subjects, objects and clauses; `verbs` are those of the sentence at hand."""

    def __init__(self, analysis: Analysis, entities: list[EntityRow]) -> None:
        self.forms, self.tags = analysis.forms, analysis.tags
        self.lower = [form.lower() for form in analysis.forms]
        self.human = analysis.lexicon.built(name_table).human_nouns
        self.state = analysis.lexicon.words("state_nouns")
        self.words: EventWords = analysis.lexicon.built(event_words)
        self.chunks = Chunks(analysis)
        self.amounts = Amounts(analysis, self.lower)
        self.parties = Parties(analysis, entities)
        self.verbs: list[Verb] = []
        self.number_of: dict[int, int] = {}

    def turn_to(self, verbs: Iterable[Verb]) -> None:
        """Look at another sentence."""
        self.verbs = list(verbs)
        self.number_of = {verb.at: number for number, verb in enumerate(self.verbs)}

    def followed(self, verb: Verb, entry: EventVerb) -> bool:
        """Whether the further words of an entry stand after its verb: step down, lay X down."""
        head = self.chunks.heads[verb.at]
        lower, tags = self.lower, self.tags
        particles = entry.particles
        word = particles[0]
        if lower[head] == word:  # was prepared: an entry of "be"
            return len(particles) == 1
        at = head + 1
        while tags[at] in "rx" and lower[at] != word:
            at += 1
        if lower[at] == word and (
            len(particles) == 1 or lower[at : at + len(particles)] == list(particles)
        ):
            # going to Rome, not: going to win
            return entry.type.islower() or tags[at + len(particles) - 1] != "t"
        if len(particles) == 1 and word in _SPLITTING:
            for n in range(at, min(self.chunks.ends[verb.near - 1], head + 7)):
                if lower[n] == word:
                    return tags[n] in "vri" and lower[n + 1] not in _DETERMINERS
        return False

    def met(self, verb: Verb, entry: EventVerb) -> str | None:
        """The type of the noun that meets a need ("" for none); None where no need is met."""
        for need in entry.needs:
            type_: str | None = ""
            for where, what in need:
                type_ = self._part_met(verb, where, what, len(entry.particles))
                if type_ is None:
                    break
            if type_ is not None:
                return type_
        return None

    def _part_met(self, verb: Verb, where: str, what: str, more: int) -> str | None:
        """The type of the noun that meets one part of a need."""
        if where == "":
            return self._object_met(verb, what, more)
        if where == "s":
            first, end = self.subject(verb)
            if what in ("person", "country", "party"):
                rows = self.parties.within(first, end)
                return "" if any(what in ("party", row.kind) for row in rows) else None
            noun = self.noun(first, end, what)
            return None if noun is None else noun.type
        start, stop = self.governed(verb)
        for at in range(start, stop):
            if self.lower[at] == where:
                met = what == "any" or self.noun(at, stop, what) is not None
                return "" if met else None
        return None

    def _object_met(self, verb: Verb, what: str, more: int) -> str | None:
        met = False
        if what == "to":
            inner = self.after(verb)
            met = inner is not None and self.chunks.code[inner.at] == "I"
        elif what == "that":
            met = self.complement(verb) is not None
        elif what == "alone":
            met = self.chunks.code[verb.at + 1 : verb.at + 2] not in ("N", "P", "i", "I", "G")
        elif what == "amount":
            met = self._is_of_amount(verb)
        elif what == "party":
            rows = self.parties.within(*self.object(verb))
            met = any(self.lower[row.first] not in ("it", "its") for row in rows)
        else:
            noun = self.noun(*self.object(verb, more), what)
            if noun is None and self.chunks.rows[verb.at].passive:
                noun = self.noun(*self.subject(verb), what)
            return None if noun is None else noun.type
        return "" if met else None

    def _is_of_amount(self, verb: Verb) -> bool:
        """Whether the object of a verb is a number of some measure, or no date: 2 million."""
        first = self.chunks.ends[verb.at]
        at = next((n for n in range(first, first + _NEAR) if self.tags[n] not in "rjJivD"), first)
        amount = self.amounts.at(at) if self.tags[at] in "y$" else None
        return amount is not None and (amount.marked or amount.unit in self.amounts.words.measures)

    def noun(self, first: int, end: int, wanted: str) -> EventNoun | None:
        """The first noun of a class in a range of tokens."""
        lookup, lower = self.words.nouns, self.lower
        for at in range(first, end):
            entries = lookup.get(lower[at])
            if entries is None:
                if self._is_human(lower[at], wanted) and self.tags[at] in "nmNM":
                    return _PERSON
                continue
            if self.tags[at] not in "nmNMgj$":
                continue
            for noun in entries:
                size = len(noun.before)
                if size and tuple(lower[at - size : at]) != noun.before:
                    continue
                if wanted in noun.classes:
                    return noun
                if size:
                    break
            else:
                if self._is_human(lower[at], wanted):
                    return _PERSON
        return None

    def _is_human(self, word: str, wanted: str) -> bool:
        """Whether a noun is of the people, or of the civil ones, who are no arm of a state."""
        return (wanted == "people" and word in self.human) or (
            wanted == "civil" and word in self.human and word not in self.state
        )

    def object(self, verb: Verb, more: int = 0) -> tuple[int, int]:
        """The tokens of the first phrase after a verb, with what "of" hangs on it.

        `more` words after the verb belong to it: took part in.
        """
        chunks = self.chunks
        code = chunks.code
        start = at = verb.at + 1
        if more:
            last = chunks.heads[verb.at] + more
            while at < verb.near and chunks.ends[at] <= last + 1:
                at += 1
            start = at
        while at < verb.near and code[at] in "Tj":
            at += 1
        while at < verb.near and code[at] in "NPojcT,":
            at += 1
        if (
            at == start
            and at < verb.near
            and code[at] == "i"
            and self.lower[chunks.firsts[at]] in _OPENING
        ):
            at += 1
            while at < verb.near and code[at] in "NPojcT,":
                at += 1
        if at <= start:
            return chunks.ends[verb.at], chunks.ends[verb.at]
        return chunks.ends[verb.at], chunks.ends[at - 1]

    def subject(self, verb: Verb) -> tuple[int, int]:
        first, end = verb.subject
        if end <= first:
            return 0, 0
        start = self.chunks.firsts[first]
        while start and self.tags[start - 1] in "DjJ" and self.tags[start - 1] != "\n":
            start -= 1
        if start > 1 and self.tags[start - 1] == "c" and self.tags[start - 2] in "jN":
            start -= 2  # the Russian and | US officials
        stop = self.chunks.ends[end - 1]
        for at in range(start, stop):  # Lee, who was ill, left
            if self.tags[at] == "w":
                return start, at
        return start, stop

    def governed(self, verb: Verb) -> tuple[int, int]:
        """The tokens from a verb to the end of its clause."""
        first = self.chunks.ends[verb.at]
        if verb.wide > verb.at + 1:
            return first, max(first, self.chunks.ends[verb.wide - 1])
        return first, first

    def after(self, verb: Verb) -> Verb | None:
        """The verb that another one governs without a clause: agreed to leave, began leaving."""
        number = self.number_of[verb.at] + 1
        if number < len(self.verbs):
            other = self.verbs[number]
            between = self.chunks.code[verb.at + 1 : min(other.at, verb.at + 10)]
            if other.level == "inner" and len(between) < 9 and not between.strip("NPTjioc"):
                return other
        return None

    def complement(self, verb: Verb) -> Verb | None:
        """The verb of the clause that a verb of saying governs."""
        number = self.number_of[verb.at] + 1
        for other in self.verbs[number : number + _FARTHEST]:
            if other.level == "that":
                return other
            if other.level == "main":
                return None
        return None
