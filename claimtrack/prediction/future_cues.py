"""The words that announce the future, compiled from `data/en/future_cues.csv`."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.lexicon import Lexicon
from claimtrack.text.inflection import plural, verb_forms

__all__ = ["Cue", "FutureCues", "future_cues"]


class Cue(NamedTuple):
    """A way to speak of the future: "plan", "be likely", "will", or of what is not to come."""

    word: str
    kind: str  # plan, forecast, thought, promise, schedule, wish, chance, denial, attempt, ability
    takes: frozenset[str]  # to, that, np, of, ing
    level: str
    low: float | None
    high: float | None
    negative: bool = False  # "refuse", "be unlikely"

    @property
    def foresees(self) -> bool:
        """Whether it speaks of what will come about by itself, in words or in thought."""
        return self.kind in ("forecast", "thought")


class ForeseenNoun(NamedTuple):
    """How a noun lies ahead, and the type of its event, "" for any."""

    kind: str  # act ("merger"), outcome ("recession"), threat
    type: str


class FutureCues:
    """Cues by the forms in which they are met."""

    def __init__(self, lexicon: Lexicon) -> None:
        inflected = lexicon.built(verb_forms)
        #: form of a verb -> its cue ("plans" -> plan)
        self.verbs: dict[str, Cue] = {}
        #: words after "be" -> cue (("very", "likely") -> be very likely)
        self.states: dict[tuple[str, ...], Cue] = {}
        #: words before "that" -> cue (("little", "chance") -> little chance)
        self.chances: dict[tuple[str, ...], Cue] = {}
        #: form of a verb -> its cue ("doubts" -> doubt, "ruled" -> rule out)
        self.denials: dict[str, Cue] = {}
        for row in lexicon.rows("future_cues"):
            cue = Cue(
                row["word"],
                row["class"],
                frozenset(row["takes"].split()),
                row["level"],
                _number(row["low"]),
                _number(row["high"]),
                row["polarity"] == "negative",
            )
            if cue.kind == "chance":
                self.chances[tuple(cue.word.split())] = cue
                continue
            head, *rest = cue.word.split()
            if head == "be":
                self.states[tuple(rest)] = cue
                continue
            verbs = self.denials if cue.kind == "denial" else self.verbs
            for form in inflected[head]:
                verbs[form] = cue
        #: last words of the chances ("chance", "doubt")
        self.chance_nouns = {words[-1] for words in self.chances}
        self.longest_state = max(map(len, self.states))
        #: form of a noun -> the cue of the infinitive after it ("contract", "plans")
        self.nouns: dict[str, Cue] = {}
        for row in lexicon.rows("future_nouns"):
            cue = Cue(row["word"], row["class"], frozenset(("to",)), row["level"], None, None)
            self.nouns[cue.word] = self.nouns[plural(cue.word)] = cue
        #: forms of the verbs that say a plan is no more ("scrapped", "failed")
        self.enders = frozenset(
            form for base in lexicon.words("plan_enders") for form in inflected[base]
        )
        #: forms of the verbs whose subject makes its plan known ("unveiled")
        self.announcers = frozenset(
            form for base in lexicon.words("plan_announcers") for form in inflected[base]
        )
        #: form of a noun -> how it lies ahead
        self.foreseen = {
            row["word"]: ForeseenNoun(row["class"], row["type"])
            for row in lexicon.rows("foreseen_nouns")
        }
        #: role -> its kind ("spokesman" -> spokesperson)
        self.roles = {row["role"]: row["kind"] for row in lexicon.rows("roles")}
        #: nouns of those who act: "the minister is to visit"
        self.actors = lexicon.words("people_nouns") | self.roles.keys()
        #: nouns of bodies that one of their people speaks for: "the company will ..."
        self.bodies = lexicon.words("own_bodies")
        #: forms of the verbs that a state may depend on as on "be": "seems certain to"
        self.copulas = frozenset(
            form for base in lexicon.words("copulas") for form in inflected[base]
        )
        #: nouns of what one means to do: "the goal is to"
        self.aims = lexicon.words("aim_nouns")
        #: words of judgement ("foolish")
        self.opinions = lexicon.words("opinion_words")
        #: nouns of what allows and forbids: "under the law they may"
        self.laws = lexicon.words("law_nouns")
        #: verbs of what one meets with and does not choose to do ("see", "lose")
        self.undergone = lexicon.words("undergone_verbs")
        #: adverb or modal -> cue, the longest phrases first
        self.phrases = {
            row["phrase"]: Cue(
                row["phrase"],
                "modal",
                frozenset(),
                row["level"],
                _number(row["low"]),
                _number(row["high"]),
            )
            for row in lexicon.rows("certainty")
        }
        self.conditions = {
            tuple(row["word"].split()): row["kind"] for row in lexicon.rows("conditions")
        }
        self.condition_heads = {words[0] for words in self.conditions}


def _number(cell: str | float) -> float | None:
    return float(cell) if cell != "" else None


def future_cues(lexicon: Lexicon) -> FutureCues:
    """The cues of a lexicon; get them with `lexicon.built(future_cues)`."""
    return FutureCues(lexicon)
