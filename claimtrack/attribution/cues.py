"""CueTable: the verbs, nouns and adjectives that introduce what somebody says or thinks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from claimtrack.lexicon import Lexicon
from claimtrack.text.inflection import plural, verb_forms

__all__ = ["Cue", "CueTable", "cue_table"]

#: Words that say when something was said, between the cue and its content.
_TIMES = (
    "monday tuesday wednesday thursday friday saturday sunday week month year night morning "
    "afternoon evening weekend january february march april may june july august september "
    "october november december"
)


class Cue(NamedTuple):
    """A word that can introduce a content, its class, and what it takes.

    `takes` names the frames: that, wh (whether, how), to (infinitive), np,
    act (a noun phrase that names one: threatened a strike), quote, whom (an
    addressee before the content), adj, or a preposition.
    """

    word: str
    kind: str
    takes: frozenset[str]


class CueTable(NamedTuple):
    """Cue by inflected form, in lower case.

    `particles` has the verbs that are a cue with a particle, by form and
    particle: "pointed", "out". `times` has the words that a time ends with, `days`
    those that are one alone ("today"), `acts` the nouns for acts that lie ahead.
    """

    verbs: Mapping[str, Cue]
    particles: Mapping[str, Mapping[str, Cue]]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    times: frozenset[str]
    days: frozenset[str]
    acts: frozenset[str]


def cue_table(lexicon: Lexicon) -> CueTable:
    """The cues of a lexicon under all their inflected forms."""
    forms = lexicon.built(verb_forms)
    verbs: dict[str, Cue] = {}
    particles: dict[str, dict[str, Cue]] = {}
    for row in lexicon.rows("reporting_verbs"):
        base, _, particle = row["word"].partition(" ")
        cue = Cue(row["word"], row["class"], frozenset(row["takes"].split()))
        for form in forms[base]:
            if particle:
                particles.setdefault(form, {})[particle] = cue
            else:
                verbs.setdefault(form, cue)
    nouns: dict[str, Cue] = {}
    for row in lexicon.rows("reporting_nouns"):
        cue = Cue(row["word"], "noun", frozenset(row["takes"].split()))
        nouns[row["word"]] = cue
        nouns[plural(row["word"])] = cue
    adjectives = {
        row["word"]: Cue(row["word"], "adjective", frozenset(row["takes"].split()))
        for row in lexicon.rows("reporting_adjectives")
    }
    acts = {row["word"] for row in lexicon.rows("foreseen_nouns") if row["class"] != "outcome"}
    days = frozenset(  # "said tomorrow" is no such time: nothing was said then
        row["word"]
        for row in lexicon.rows("times_words")
        if row["class"] == "NAMEDDAY" and int(row["value"]) <= 0
    )
    times = days.union(_TIMES.split())
    return CueTable(verbs, particles, nouns, adjectives, times, days, frozenset(acts))
