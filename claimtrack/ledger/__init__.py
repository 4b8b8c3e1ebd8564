"""Claims, mentions, events and verdicts, kept in one SQLite file with their history."""

from claimtrack.ledger.changes import Change
from claimtrack.ledger.history import History
from claimtrack.ledger.ledger import Ledger

__all__ = ["Change", "History", "Ledger"]
