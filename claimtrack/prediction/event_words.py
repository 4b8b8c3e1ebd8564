"""EventWords: the verbs and nouns that name events, and what each needs beside it."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.lexicon import Lexicon
from claimtrack.text.inflection import plural, verb_forms

__all__ = ["EventNoun", "EventVerb", "EventWords", "event_words"]


class EventVerb(NamedTuple):
    """A row of `event_verbs`: a verb, the words after it, and its type.

    `type` is an event type, "=" for that of the noun which `needs` finds, or
    one of say, do, will and fail, which take their event from the verb they
    govern: it is said, done, to come, or does not come about. One of `needs`
    must be met, and all parts of it.
    """

    verb: str
    particles: tuple[str, ...]
    type: str
    needs: tuple[tuple[tuple[str, str], ...], ...]
    governs: bool  # a clause with "that"


class EventNoun(NamedTuple):
    """A row of `event_nouns`: `before` are its words but the last; `classes` what it is."""

    before: tuple[str, ...]
    type: str
    classes: frozenset[str]


class EventWords:
    """The two tables, by every form of their words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.verbs: dict[str, tuple[EventVerb, ...]] = {}
        self.nouns: dict[str, tuple[EventNoun, ...]] = {}
        self._read_verbs(lexicon)
        self._read_nouns(lexicon)

    def _read_verbs(self, lexicon: Lexicon) -> None:
        of_verb: dict[str, list[EventVerb]] = {}
        for row in lexicon.rows("event_verbs"):
            verb, *particles = row["word"].split()
            needs = tuple(
                tuple(_need(part) for part in need.split("+")) for need in row["needs"].split()
            )
            of_verb.setdefault(verb, []).append(
                EventVerb(
                    verb,
                    tuple(particles),
                    row["type"],
                    needs,
                    governs=row["type"] == "say" or (("", "that"),) in needs,
                )
            )
        forms = lexicon.built(verb_forms)
        found: dict[str, list[EventVerb]] = {}
        for base, entries in of_verb.items():
            for form in _AUXILIARIES.get(base) or forms[base]:
                found.setdefault(form, []).extend(entries)
        for form, entries in found.items():
            entries.sort(key=_urgency)
            self.verbs[form] = tuple(entries)

    def _read_nouns(self, lexicon: Lexicon) -> None:
        found: dict[str, list[EventNoun]] = {}
        irregular = {row["singular"]: row["plural"] for row in lexicon.rows("nouns_irregular")}
        for row in lexicon.rows("event_nouns"):
            *before, last = row["word"].split()
            noun = EventNoun(tuple(before), row["type"], frozenset(row["class"].split()))
            for form in {last, irregular.get(last) or plural(last)}:
                found.setdefault(form, []).append(noun)
        for form, entries in found.items():
            self.nouns[form] = tuple(sorted(entries, key=lambda noun: -len(noun.before)))


_AUXILIARIES = {
    "be": "be is are was were am been being 's 're".split(),
    "have": "have has had having 've".split(),
}


def _need(text: str) -> tuple[str, str]:
    """("s", "term") of "s:term": where to look, "" for the object, and what for."""
    where, colon, what = text.rpartition(":")
    return (where, what) if colon else ("", what)


_GENERAL = frozenset(("people", "civil", "party", "person", "country", "to", "that", "any"))


def _urgency(entry: EventVerb) -> tuple[int, bool, bool, bool]:
    """Entries that ask for more come first; of equals, event types before the governing ones."""
    general = all(what in _GENERAL for need in entry.needs for _, what in need)
    return (-len(entry.particles), not entry.needs, general, entry.type.islower())


def event_words(lexicon: Lexicon) -> EventWords:
    """The event words of a lexicon; ask for it with `lexicon.built(event_words)`."""
    return EventWords(lexicon)
