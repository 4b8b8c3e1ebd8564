"""EventReader: from the verbs of a sentence, each with what it governs, to events."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.model.entity import Entity
from claimtrack.model.event import Event
from claimtrack.prediction.entities import EntityRow
from claimtrack.prediction.entity_names import name_table
from claimtrack.prediction.event_chunks import Chunks
from claimtrack.prediction.event_clauses import Verb, verbs_of
from claimtrack.prediction.event_parties import Parties
from claimtrack.prediction.event_types import surface_type
from claimtrack.prediction.event_words import EventNoun, EventVerb, EventWords, event_words
from claimtrack.text.analysis import Analysis

__all__ = ["EventReader", "EventRow"]


class EventRow(NamedTuple):
    """An event and where it stands, by token numbers (`end` exclusive).

    `head` is the verb or noun that names it, `group` which of
    `analysis.group_rows` its verb is (-1: a noun), `main` whether it is the
    main event of its sentence.
    """

    first: int
    end: int
    head: int
    event: Event
    group: int
    future: bool
    negated: bool
    passive: bool
    main: bool


class Found(NamedTuple):
    """What a verb was found to name, on the way to an event."""

    type: str
    verb: Verb                  # the verb whose clause says whom it is done to
    subject: Verb               # the verb whose subject does it
    future: bool = False
    negated: bool = False
    said: bool = False          # by whoever is to do it
    everyone: bool = False      # all parties of the subject take part: talks between ... began
    demanded: bool = False      # of the subject of the clause that is said
    trigger: Verb | None = None


_MUST = frozenset(("must", "should", "ought"))
_HYPOTHETICAL = frozenset(("would", "could", "may", "might", "will", "shall", "'ll", "'d"))
_MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE", "SUPPORT"))
#: What is asked, refused or threatened may name its party in a later clause.
_REACHING = frozenset(("REQUEST", "REJECT", "THREATEN", "AGREE"))
_FORCES = frozenset(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN"))
_PROMISING = frozenset(("promise", "pledge", "vow", "swear"))


class EventReader:
    """Reads the events of one analysis."""

    def __init__(self, analysis: Analysis, entities: list[EntityRow]) -> None:
        self.analysis = analysis
        self.forms = analysis.forms
        self.tags = analysis.tags
        self.human = analysis.lexicon.built(name_table).human_nouns
        self.state = analysis.lexicon.words("state_nouns")
        self.words: EventWords = analysis.lexicon.built(event_words)
        self.chunks = Chunks(analysis)
        self.parties = Parties(analysis, entities)
        self.lower = [form.lower() for form in self.forms]
        self.entries: dict[int, tuple[EventVerb, ...]] = {}
        self.verbs: list[Verb] = []

    # ------------------------------------------------------------- sentences

    def rows(self) -> list[EventRow]:
        """The events of all verbs, the main one of each sentence marked."""
        out: list[EventRow] = []
        for first, end in self.chunks.sentences():
            out += self._sentence(first, end)
        return out

    def _sentence(self, first: int, end: int) -> list[EventRow]:
        chunks = self.chunks
        saying: set[int] = set()
        triggers = False
        lookup = self.words.verbs
        for k in range(first, end):
            if chunks.code[k] in "FIGeb":
                entries = self._entries(k, lookup)
                if entries:
                    triggers = True
                    if any(entry.type == "say" or ("", "that") in entry.needs for entry in entries):
                        saying.add(k)
        if not triggers:
            return []
        self.verbs = verbs_of(chunks, first, end, saying)
        found: dict[int, Found] = {}
        for verb in self.verbs:
            result = self._find(verb)
            if result is not None:
                found[verb.at] = result
        main = self._main(found)
        out = []
        seen: set[int] = set()
        for at, result in found.items():
            trigger = (result.trigger or result.verb).at
            if at is not main and trigger in seen and at != main:
                continue
            if main is not None and at != main and trigger == (found[main].trigger or found[main].verb).at:
                continue
            seen.add(trigger)
            out.append(self._row(result, at == main))
        return out

    def _entries(self, k: int, lookup: dict[str, tuple[EventVerb, ...]]) -> tuple[EventVerb, ...]:
        head = self.chunks.heads[k]
        entries = lookup.get(self.lower[head], ())
        row = self.chunks.rows.get(k)
        if row is not None and row.passive and row.end - row.first > 1:
            be = [
                entry for entry in lookup.get("be", ())
                if entry.particles and entry.particles[0] == self.lower[head]
            ]
            if be:
                entries = (*be, *entries)
        if entries:
            self.entries[k] = entries
        return entries

    def _main(self, found: dict[int, Found]) -> int | None:
        """The verb whose event is the main one of the sentence."""
        for levels in (("main",), ("that",), ("inner",), ("sub",)):
            for verb in self.verbs:
                result = found.get(verb.at)
                if result is None or verb.level not in levels:
                    continue
                if surface_type(result.type, result.future, result.negated, result.said) is None:
                    continue
                return verb.at
        for verb in self.verbs:
            if verb.at in found and verb.level == "main" and not found[verb.at].negated:
                return verb.at
        return None

    # ----------------------------------------------------------------- verbs

    def _find(self, verb: Verb, depth: int = 0) -> Found | None:
        """What a verb names, by the first of its entries whose needs are met."""
        if depth > 4:
            return None
        row = self.chunks.rows[verb.at]
        future = row.tense == "future" or row.modal in _HYPOTHETICAL
        for entry in self.entries.get(verb.at, ()):
            if entry.particles and not self._followed(verb, entry):
                continue
            if entry.type.islower():
                if entry.needs and self._met(verb, entry) is None:
                    continue
                result = self._governed(verb, entry, depth)
                if result is not None:
                    if future and not result.said:
                        result = result._replace(future=True)
                    if row.negated:
                        result = result._replace(negated=not result.negated)
                    return result
                continue
            met = self._met(verb, entry) if entry.needs else ""
            if met is None:
                continue
            kind = entry.type
            everyone = False
            if kind == "=":
                kind = met
                everyone = any(where == "s" for where, _ in entry.needs)
                if not kind or (entry.verb == "be" and not (future or row.modal)):
                    continue
            if kind == "AGREE" and (entry.verb in _PROMISING):
                inner = self._after(verb)
                result = self._find(inner, depth + 1) if inner is not None else None
                if result is not None and result.type in _FORCES:
                    kind = "THREATEN"
            return Found(kind, verb, verb, future, row.negated, everyone=everyone, trigger=verb)
        return None

    def _followed(self, verb: Verb, entry: EventVerb) -> bool:
        """Whether the further words of an entry stand after its verb: step down, lay X down."""
        head = self.chunks.heads[verb.at]
        particles = entry.particles
        if self.lower[head] == particles[0]:                # was prepared: an entry of "be"
            return len(particles) == 1
        at = head + 1
        while self.tags[at] in "rx" and self.lower[at] != particles[0]:
            at += 1
        if self.lower[at : at + len(particles)] == list(particles):
            return True
        if len(particles) == 1 and particles[0] in _SPLITTING:
            stop = min(self.chunks.ends[verb.near - 1], head + 7)
            return particles[0] in self.lower[at:stop] and self.tags[
                self.lower.index(particles[0], at)
            ] in "vri" and self.lower[self.lower.index(particles[0], at) + 1] not in _DETERMINERS
        return False

    def _met(self, verb: Verb, entry: EventVerb) -> str | None:
        """The type of the noun that meets a need ("" for none); None where no need is met."""
        chunks = self.chunks
        for where, what in entry.needs:
            if where == "":
                if what == "to":
                    inner = self._after(verb)
                    if inner is not None and chunks.code[inner.at] == "I":
                        return ""
                elif what == "that":
                    if self._complement(verb) is not None:
                        return ""
                elif what == "party":
                    first, end = self._object(verb)
                    if self.parties.within(first, end):
                        return ""
                elif (
                    noun := self._noun(*self._object(verb, len(entry.particles)), what)
                ) is not None or (
                    chunks.rows[verb.at].passive
                    and (noun := self._noun(*self._subject(verb), what)) is not None
                ):
                    return noun.type
            elif where == "s":
                first, end = self._subject(verb)
                if what in ("person", "country", "party"):
                    found = self.parties.within(first, end)
                    if any(what in ("party", row.kind) for row in found):
                        return ""
                elif (noun := self._noun(first, end, what)) is not None:
                    return noun.type
            else:
                start = chunks.ends[verb.at]
                stop = chunks.ends[verb.wide - 1] if verb.wide > verb.at + 1 else start
                for at in range(start, stop):
                    if self.lower[at] == where:
                        if what == "any" or (noun := self._noun(at, stop, what)) is not None:
                            return ""
                        break
        return None

    def _noun(self, first: int, end: int, wanted: str) -> EventNoun | None:
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

    def _object(self, verb: Verb, more: int = 0) -> tuple[int, int]:
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
        if at == start and at < verb.near and code[at] == "i" and self.lower[chunks.firsts[at]] in _OPENING:
            at += 1
            while at < verb.near and code[at] in "NPojcT,":
                at += 1
        if at <= start:
            return chunks.ends[verb.at], chunks.ends[verb.at]
        return chunks.ends[verb.at], chunks.ends[at - 1]

    def _subject(self, verb: Verb) -> tuple[int, int]:
        first, end = verb.subject
        if end <= first:
            return 0, 0
        start = self.chunks.firsts[first]
        while start and self.tags[start - 1] in "DjJ" and self.tags[start - 1] != "\n":
            start -= 1
        if start > 1 and self.tags[start - 1] == "c" and self.tags[start - 2] in "jN":
            start -= 2                                      # the Russian and | US officials
        stop = self.chunks.ends[end - 1]
        for at in range(start, stop):                       # Lee, who was ill, left
            if self.tags[at] == "w":
                return start, at
        return start, stop

    def _after(self, verb: Verb) -> Verb | None:
        """The verb that another one governs without a clause: agreed to leave, began leaving."""
        code = self.chunks.code
        for other in self.verbs:
            if other.at <= verb.at:
                continue
            between = code[verb.at + 1 : other.at]
            if other.level == "inner" and between.strip("NPTjioc") == "" and len(between) < 9:
                return other
            return None
        return None

    def _complement(self, verb: Verb) -> Verb | None:
        """The verb of the clause that a verb of saying governs."""
        for other in self.verbs:
            if other.at > verb.at and other.level != "inner":
                if other.level == "that":
                    return other
                if other.level in ("sub", "relative"):
                    continue
                return None
        return None

    def _governed(self, verb: Verb, entry: EventVerb, depth: int) -> Found | None:
        """The event of the verb that a verb of saying, doing or meaning to do governs."""
        kind = entry.type
        inner = self._after(verb)
        if kind == "say":
            other = self._complement(verb)
            if other is not None:
                return self._said(verb, other, depth)
            if inner is None or self.chunks.code[inner.at] != "I":
                return None
            result = self._find(inner, depth + 1)
            return result and result._replace(subject=verb)
        if inner is None:
            return None
        if self.chunks.code[inner.at] not in "IG" or (
            "N" in self.chunks.code[verb.at + 1 : inner.at] and kind != "do"
        ):
            return None
        result = self._find(inner, depth + 1)
        if result is None:
            return None
        if kind == "fail":
            return result._replace(subject=verb, negated=not result.negated)
        return result._replace(subject=verb, future=result.future or kind == "will")

    def _said(self, verb: Verb, other: Verb, depth: int) -> Found | None:
        speaker = self.parties.leading(*self._subject(verb))
        subject = self.parties.leading(*self._subject(other))
        own = not subject or subject == speaker
        row = self.chunks.rows[other.at]
        must = row.modal in _MUST or (
            row.modal is None and self.lower[row.head] in ("has", "have", "need", "needs")
            and self.lower[row.end : row.end + 1] == ["to"]
        )
        if must and not own and speaker:
            return Found("REQUEST", other, verb, demanded=True, trigger=other)
        result = self._find(other, depth + 1)
        if result is None:
            return None
        return result._replace(said=own and result.future)

    # --------------------------------------------------------------- parties

    def _row(self, found: Found, main: bool) -> EventRow:
        chunks = self.chunks
        trigger = found.trigger or found.verb
        row = chunks.rows[trigger.at]
        actors, recipients = self._sides(found)
        first, end = row.first, max(chunks.ends[trigger.near - 1], row.end)
        plover = surface_type(found.type, found.future, found.negated, found.said)
        event = Event(
            found.type, actors, recipients, text=self.analysis.words(first, end), plover=plover
        )
        return EventRow(
            first, end, row.head, event, chunks.numbers[trigger.at], found.future, found.negated,
            row.passive, main,
        )

    def _sides(self, found: Found) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
        """Actors and recipients."""
        chunks, parties = self.chunks, self.parties
        verb = found.verb
        subject_first, subject_end = self._subject(found.subject)
        if found.demanded:
            return (parties.leading(subject_first, subject_end),
                    parties.leading(*self._subject(verb)))
        if found.everyone or self._is_event(subject_first, subject_end):
            actors = parties.every(subject_first, subject_end)
        else:
            actors = parties.leading(subject_first, subject_end)
        start = chunks.ends[verb.at]
        stop = chunks.ends[verb.wide - 1] if verb.wide > verb.at + 1 else start
        passive = chunks.rows[verb.at].passive and found.type != "AGREE"
        if passive and not found.everyone:
            doer = self._after_word("by", start, stop, frozenset())
            return doer, actors
        skip = frozenset(actors)
        recipients, mutual = self._recipients(found, start, stop, skip)
        if found.everyone or (mutual and found.type in _MUTUAL):
            return tuple(dict.fromkeys((*actors, *recipients))), ()
        return actors, recipients

    def _is_event(self, first: int, end: int) -> bool:
        return any(
            self._noun(first, end, what) is not None for what in ("pact", "meeting")
        )

    def _recipients(
        self, found: Found, start: int, stop: int, skip: frozenset[Entity]
    ) -> tuple[tuple[Entity, ...], bool]:
        """Those it is done to, and whether they take part as the actors do."""
        parties = self.parties
        places = found.type not in ("CONSULT", "AGREE", "SUPPORT", "LEAVE_OFFICE")
        first, end = self._object(found.verb)
        kind = found.type
        code = self.chunks.code
        if kind == "ACCUSE" and code[found.verb.at + 1 : found.verb.at + 2] not in ("N", "P"):
            for word in ("over", "about", "against", "by"):
                if recipients := self._after_word(word, start, stop, skip):
                    return recipients, False
        for a, b in ((first, end), (start, stop)):
            if a == start == first or a == end:
                if a != first and (recipients := self._after_word("against", a, b, skip)):
                    return recipients, False
            row = parties.first(a, b, skip=skip, places=places)
            if row is not None:
                mutual = parties.governor(row, start) == "with"
                return parties.leading(row.first, b, skip=skip, places=places), mutual
        if kind in _REACHING:
            end = self._sentence_stop(stop)
            return parties.leading(stop, end, skip=skip, places=places), False
        return (), False

    def _sentence_stop(self, start: int) -> int:
        """Where the sentence ends for its event, before ", the minister said"."""
        chunks = self.chunks
        code = chunks.code
        last = self.verbs[-1]
        end = code.find("\n", last.at)
        comma = code.rfind(",", 0, last.at)
        if last.level == "main" and comma >= 0 and "F" not in code[comma : last.at] and any(
            entry.type == "say" for entry in self.entries.get(last.at, ())
        ):
            return max(start, chunks.firsts[comma])
        return chunks.firsts[end] if end >= 0 else len(self.forms)

    def _after_word(
        self, word: str, start: int, stop: int, skip: frozenset[Entity]
    ) -> tuple[Entity, ...]:
        for at in range(start, stop):
            if self.lower[at] == word:
                return self.parties.leading(at + 1, stop, skip=skip)
        return ()

    # ------------------------------------------------------------------ spans

    def of_span(self, first: int, end: int) -> Event:
        """The event whose trigger stands in a range of tokens, else one of the type OTHER."""
        chunks = self.chunks
        best: EventRow | None = None
        fallback: Event | None = None
        for a, b in chunks.sentences():
            if chunks.ends[b - 1] <= first or chunks.firsts[a] >= end:
                continue
            rows = [row for row in self._sentence(a, b) if first <= row.head < end]
            for row in rows:
                if best is None or (row.main and not best.main):
                    best = row
            if fallback is None:
                fallback = self._other(first, end)
        if best is not None:
            return best.event
        return fallback or Event("OTHER", self.parties.leading(first, end),
                                 text=self.analysis.words(first, end) if end > first else "")

    def _other(self, first: int, end: int) -> Event | None:
        for verb in self.verbs:
            row = self.chunks.rows.get(verb.at)
            if row is None or not first <= row.head < end:
                continue
            start, stop = self._subject(verb)
            actors = self.parties.leading(start, stop)
            return Event("OTHER", actors, text=self.analysis.words(row.first, row.end))
        return None


_PERSON = EventNoun((), "", frozenset(("people",)))
_SPLITTING = frozenset(("down", "off", "out", "over", "up", "back", "on", "free", "dead", "in"))
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her"))
_OPENING = frozenset(("on", "for", "to", "with", "at", "from", "against", "in", "of"))
