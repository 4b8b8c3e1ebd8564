"""Cast: the parties of a predicted event, and whom of them an observed event has."""

from __future__ import annotations

from functools import cache

import attrs

from claimtrack.checking.ontology import EventType
from claimtrack.checking.participants import Party, seated
from claimtrack.checking.sightings import Sightings

__all__ = ["Cast", "Keys"]


#: What each of a group of entities is found by.
Keys = tuple[tuple[str, ...], ...]


@attrs.define(eq=False)
class Cast:
    """Who has to take part in what: the type, the types that fulfil it, and the parties.

    `parties` are the actors, then the recipients; from number `split` on they
    are recipients. `sides` are groups of their numbers, of each of which an
    event must have somebody to bear on the prediction at all.
    """

    type: EventType
    types: tuple[str, ...]
    parties: tuple[Party, ...]
    split: int
    everybody: frozenset[int] = attrs.field(init=False)
    sides: tuple[frozenset[int], ...] = attrs.field(init=False)
    #: The events of `types` that it takes part in, once they were looked for.
    fulfilling: Sightings | None = None

    @everybody.default
    def _everybody(self) -> frozenset[int]:
        return _numbers(0, len(self.parties))

    @sides.default
    def _sides(self) -> tuple[frozenset[int], ...]:
        return _sides(self.split, len(self.parties), self.type.reciprocal)

    def side_keys(self) -> tuple[frozenset[str], ...]:
        """What each of the `sides` is found by."""
        keys = [party.keys for party in self.parties]
        if len(self.sides) == len(keys):
            return tuple(keys)  # one party each
        return tuple(frozenset.union(*[keys[number] for number in side]) for side in self.sides)

    def present(self, actors: Keys, recipients: Keys, *, any_role: bool) -> frozenset[int] | None:
        """The numbers of the parties that an event has; None where these are too few for it."""
        reciprocal = self.type.reciprocal
        if reciprocal and len(self.parties) == 2 and len(actors) == len(recipients) == 1:
            # Two who meet, which most events are, without the search for everybody's seat.
            (one, other), (here,), (there,) = self.parties, actors, recipients
            if (one.known_by(here) and other.known_by(there)) or (
                one.known_by(there) and other.known_by(here)
            ):
                return self.everybody
        if reciprocal or any_role:
            found = seated(self.parties, actors + recipients)
        else:
            found = seated(self.parties[: self.split], actors) | {
                number + self.split for number in seated(self.parties[self.split :], recipients)
            }
        if len(found) == len(self.parties):
            return self.everybody
        if any(found.isdisjoint(side) for side in self.sides):
            return None
        if reciprocal and len(found) < min(2, len(self.parties)):
            return None
        return found


@cache
def _numbers(first: int, end: int) -> frozenset[int]:
    return frozenset(range(first, end))


@cache
def _sides(split: int, count: int, reciprocal: bool) -> tuple[frozenset[int], ...]:
    if reciprocal and count == 2:
        return _numbers(0, 1), _numbers(1, 2)
    return tuple(group for group in (_numbers(0, split), _numbers(split, count)) if group)
