"""The PLOVER type of an event as the manual codes its surface."""

from __future__ import annotations

from claimtrack.model.event import PLOVER_TYPES

__all__ = ["surface_type"]

#: claimtrack's own types that PLOVER files under one of its own.
_UNDER = {"LEAVE_OFFICE": "RETREAT"}
#: Manual 2.0: these "reported in future tense ... should be coded as AGREE".
_WILLING = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID"))
#: What is threatened where it is only said to come.
_FORCE = frozenset(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"))
#: Not doing these is a refusal where the text speaks of what is to come.
_REFUSED = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE", "CONCEDE", "RETREAT"))


def surface_type(type: str, future: bool, negated: bool, said: bool) -> str | None:
    """The PLOVER type, None where PLOVER has none; `said`: announced by whoever is to do it.

    >>> surface_type("CONSULT", future=True, negated=False, said=False)
    'AGREE'
    >>> surface_type("COERCE", future=True, negated=False, said=True)
    'THREATEN'
    """
    type_ = _UNDER.get(type, type)
    if type_ not in PLOVER_TYPES:
        return None
    if negated:
        return "REJECT" if type_ in _REFUSED else None
    if not future or type == "LEAVE_OFFICE":
        return type_
    if type_ in _WILLING:
        return "AGREE"
    if type_ == "RETREAT":
        return "AGREE" if said else "CONCEDE"
    return "THREATEN" if type_ in _FORCE else type_
