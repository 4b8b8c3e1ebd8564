"""Antecedents: whom a pronoun stands for that is the source of something said."""

from __future__ import annotations

from claimtrack.attribution.bodies import Body
from claimtrack.attribution.nominals import end_of_nominal
from claimtrack.attribution.people import People, Person
from claimtrack.model.entity import Speaker
from claimtrack.text.analysis import Analysis

__all__ = ["Antecedents"]

_SENTENCES_BACK = 4
_TOKENS_BACK = 250
_SPOKEN_BACK = 12


class Antecedents:
    """Who spoke so far in a text, and whom "he", "they" and "it" stand for by that."""

    def __init__(self, analysis: Analysis, people: People) -> None:
        self.analysis = analysis
        self.people = people
        self._persons: list[tuple[int, Person]] = []  # sources so far, in order
        self._many: list[tuple[int, Speaker]] = []
        self._bodies: list[tuple[int, Body, Speaker]] = []
        self._called: list[tuple[int, Speaker]] = []  # by one name: Okafor
        self._roles: list[tuple[int, Speaker, str]] = []  # with gender, m, f or empty

    def spoke(self, token: int, person: Person) -> None:
        """Note a person who is the source at a token."""
        self._persons.append((token, person))

    def many_spoke(self, token: int, speaker: Speaker) -> None:
        """Note several people who are the source at a token."""
        self._many.append((token, speaker))

    def body_spoke(self, token: int, body: Body, speaker: Speaker) -> None:
        """Note an organisation that is the source at a token."""
        self._bodies.append((token, body, speaker))

    def called_spoke(self, token: int, speaker: Speaker) -> None:
        """Note somebody of whom the text has no full name who is the source at a token."""
        self._called.append((token, speaker))

    def role_spoke(self, token: int, speaker: Speaker, gender: str) -> None:
        """Note somebody without a name who is the source at a token."""
        self._roles.append((token, speaker, gender))

    def bodies_that_spoke(self) -> list[Body]:
        """The organisations among the last sources, each once."""
        return list({id(body): body for _, body, _ in self._bodies[-_SPOKEN_BACK:]}.values())

    def _floor(self, token: int, sentences: int) -> int:
        number = max(0, self.analysis.sentence_of(token) - sentences)
        return max(self.analysis.sentence_bounds[number][0], token - _TOKENS_BACK)

    def single(self, token: int, gender: str) -> Person | Speaker | None:
        """The person last spoken of whose gender fits, a sentence's first one before others.

        Where the first did not say anything there, somebody called by one name who did
        goes before, and then one whose gender is known. Without any of these it is the
        only one who spoke without a name.
        """
        bounds = self.analysis.sentence_bounds
        number = self.analysis.sentence_of(token)
        for back in range(_SENTENCES_BACK):
            if number - back < 0:
                break
            start, end = bounds[number - back]
            start, end = max(start, token - _TOKENS_BACK), min(token, end)
            if start >= end:
                continue
            spoken = [pair for pair in self._persons[-_SPOKEN_BACK:] if start <= pair[0] < end]
            spoke = [person for _, person in spoken]
            near = [*self.people.before(end, start), *reversed(spoken)]
            near.sort(key=lambda mention: mention[0])
            fitting = [
                (person.gender == gender, person)
                for _, person in near
                if person.gender in ("", gender)
            ]
            called = {
                who.name: who for at, who in self._called[-_SPOKEN_BACK:] if start <= at < end
            }
            if called and not (fitting and fitting[0][1] in spoke):
                return next(iter(called.values())) if len(called) == 1 else None
            if fitting:
                sure = [person for known, person in fitting if known]
                first = fitting[0][1]
                return sure[0] if sure and first not in spoke else first
        floor = self._floor(token, _SENTENCES_BACK - 1)
        found = {
            speaker.name: speaker
            for at, speaker, known in self._roles[-_SPOKEN_BACK:]
            if floor <= at < token and known in ("", gender)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def group(self, token: int) -> Speaker | None:
        """Whom "they" stands for: those who spoke last, or of whom the sentence before speaks."""
        floor = self._floor(token, _SENTENCES_BACK - 1)
        near = [pair for pair in self._many[-1:] if pair[0] >= floor]
        near += [(at, speaker) for at, _, speaker in self._bodies[-1:] if at >= floor]
        spoken = max(near, key=lambda pair: pair[0], default=None)
        described = self._people_before(token)
        if spoken is not None and (described is None or spoken[0] >= described[0]):
            return spoken[1]
        if described is None:
            return None
        first, end = described
        first += self.analysis.tags[first] == "D"
        return Speaker(self.analysis.words(first, end))

    def _people_before(self, token: int) -> tuple[int, int] | None:
        """The phrase for many people that the sentence before opens with."""
        analysis = self.analysis
        number = analysis.sentence_of(token)
        if number == 0:
            return None
        start, end = analysis.sentence_bounds[number - 1]
        row = next(iter(analysis.phrases_between(start, min(end, start + 3))), None)
        if row is None:
            return None
        word = analysis.forms[row[2]].lower()
        if word not in self.people.table.people_nouns or analysis.tags[row[2]] not in "mM":
            return None
        return row[0], end_of_nominal(analysis, row)

    def body(self, token: int) -> Speaker | None:
        """What "it" stands for: the organisation that spoke last."""
        floor = self._floor(token, _SENTENCES_BACK - 1)
        return next((speaker for at, _, speaker in self._bodies[-1:] if at >= floor), None)
