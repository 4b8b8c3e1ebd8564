"""Sides: the actors and the recipients of an event."""

from __future__ import annotations

from claimtrack.model.entity import Entity
from claimtrack.prediction.event_found import Found
from claimtrack.prediction.event_surroundings import Surroundings

__all__ = ["Sides"]

#: Types in which whoever is met with takes part as the actor does.
_MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE", "SUPPORT"))
#: What is asked, refused or threatened may name its party in a later clause.
_REACHING = frozenset(("REQUEST", "REJECT", "THREATEN", "AGREE"))
#: Types for which a place "in" or "at" is only where it happens.
_PLACED = frozenset(("CONSULT", "AGREE", "SUPPORT", "LEAVE_OFFICE"))


#: Types that people are mostly said to do where they live.
_LOCAL = frozenset(("PROTEST", "COERCE", "CONCEDE", "ASSAULT", "MOBILIZE", "RETREAT"))


class Sides:
    """Finds who acts and who is acted on."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.chunks = around.chunks
        self.parties = around.parties

    def of(
        self, found: Found, *, start: int, stop: int
    ) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
        """Actors and recipients; the sentence says them from the token `start` up to `stop`."""
        around, parties, verb = self.around, self.parties, found.verb
        subject = around.subject(found.subject)
        if found.demanded:
            return parties.leading(*subject), parties.leading(*around.subject(verb))
        if found.everyone or any(around.noun(*subject, what) for what in ("pact", "meeting")):
            actors = parties.every(*subject)
        else:
            actors = parties.leading(*subject)
        first, end = around.governed(verb)
        passive = self.chunks.rows[verb.at].passive and found.type != "AGREE"
        if passive and not found.everyone:
            return self._after_word("by", first, end, frozenset()), actors
        recipients, mutual = self._recipients(found, first, end, stop, frozenset(actors))
        if found.everyone or (mutual and found.type in _MUTUAL):
            everyone = tuple(dict.fromkeys((*actors, *recipients)))
            return everyone or self._after_word("between", start, stop, frozenset()), ()
        if found.type in _LOCAL and not any(actor.country for actor in actors):
            actors = self._local(actors, subject, first, stop)
        return actors, recipients

    def _local(
        self, actors: tuple[Entity, ...], subject: tuple[int, int], first: int, stop: int
    ) -> tuple[Entity, ...]:
        """People without a country, as of the place where they do it: miners in Peru."""
        place = next(
            (
                row
                for row in self.parties.within(first, stop)
                if row.entity.country and self.parties.is_place(row)
            ),
            None,
        )
        if place is None:
            return actors
        if actors:
            return tuple(Entity(actor.name, place.entity.country) for actor in actors)
        if self.around.noun(*subject, "people") is None:
            return ()
        return (Entity(self.parties.name(*subject), place.entity.country),)

    def _recipients(
        self, found: Found, first: int, end: int, stop: int, skip: frozenset[Entity]
    ) -> tuple[tuple[Entity, ...], bool]:
        """Those it is done to, and whether they take part as the actors do."""
        parties, code, kind = self.parties, self.chunks.code, found.type
        places = kind not in _PLACED
        at = found.verb.at + 1
        if kind == "ACCUSE" and code[at : at + 1] not in ("N", "P"):
            for word in ("over", "about", "against", "by"):
                if recipients := self._after_word(word, first, end, skip):
                    return recipients, False
        _, near = self.around.object(found.verb)
        row = parties.first(first, near, skip=skip, places=places)
        if row is None:
            if recipients := self._after_word("against", near, end, skip):
                return recipients, False
            row = parties.first(near, end, skip=skip, places=False)
            if row is None and places:
                if kind == "PROTEST":
                    row = parties.first(end, stop, skip=skip, places=False)
                row = row or parties.first(near, end, skip=skip)
        if row is not None:
            mutual = parties.governor(row, first) == "with"
            return parties.leading(row.first, max(end, row.end), skip=skip), mutual
        if kind in _REACHING:
            return parties.leading(end, stop, skip=skip, places=places), False
        return (), False

    def _after_word(
        self, word: str, first: int, end: int, skip: frozenset[Entity]
    ) -> tuple[Entity, ...]:
        lower = self.around.lower
        for at in range(first, end):
            if lower[at] == word:
                return self.parties.leading(at + 1, end, skip=skip)
        return ()
