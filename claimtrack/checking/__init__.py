"""Does what was observed bear on a claim: claim + observed events + as_of -> Verdict."""

from claimtrack.checking.check import check
from claimtrack.checking.index import EventIndex
from claimtrack.checking.ontology import EventType, Ontology
from claimtrack.checking.series import Series

__all__ = ["EventIndex", "EventType", "Ontology", "Series", "check"]
