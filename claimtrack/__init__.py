"""From news text to verdicts: who said what will happen, and did it come true.

The public names, each loaded on first use, so that importing the package
reads no data file and compiles no pattern.

>>> import claimtrack as ct
>>> article = ct.Document(
...     "The talks will begin in May 2022, Mayor Ann Ortiz said.", published="2022-01-05"
... )
>>> [claim] = ct.extract(article).predictions
>>> claim.speaker.name, claim.prediction.window.edtf
('Ann Ortiz', '2022-05')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.attribution import Explanation as Explanation
    from claimtrack.attribution import explain as explain
    from claimtrack.attribution import find_attributions as find_attributions
    from claimtrack.checking import EventIndex as EventIndex
    from claimtrack.checking import check as check
    from claimtrack.errors import ClaimtrackError as ClaimtrackError
    from claimtrack.extraction import Extraction as Extraction
    from claimtrack.extraction import extract as extract
    from claimtrack.extraction import extract_many as extract_many
    from claimtrack.ledger import Ledger as Ledger
    from claimtrack.lexicon import Lexicon as Lexicon
    from claimtrack.model.attribution import Attribution as Attribution
    from claimtrack.model.attribution import QuotationKind as QuotationKind
    from claimtrack.model.claim import Claim as Claim
    from claimtrack.model.claim import ClaimKind as ClaimKind
    from claimtrack.model.claim import Mention as Mention
    from claimtrack.model.document import Document as Document
    from claimtrack.model.entity import Entity as Entity
    from claimtrack.model.entity import Speaker as Speaker
    from claimtrack.model.entity import Target as Target
    from claimtrack.model.event import Certainty as Certainty
    from claimtrack.model.event import CertaintyLevel as CertaintyLevel
    from claimtrack.model.event import Event as Event
    from claimtrack.model.event import ObservedEvent as ObservedEvent
    from claimtrack.model.event import Polarity as Polarity
    from claimtrack.model.event import PredictedEvent as PredictedEvent
    from claimtrack.model.event import Quantity as Quantity
    from claimtrack.model.time import TimeExpression as TimeExpression
    from claimtrack.model.time import Window as Window
    from claimtrack.model.verdict import JudgedClaim as JudgedClaim
    from claimtrack.model.verdict import Outcome as Outcome
    from claimtrack.model.verdict import Verdict as Verdict
    from claimtrack.prediction import find_events as find_events
    from claimtrack.scoring import Scorecard as Scorecard
    from claimtrack.scoring import score as score
    from claimtrack.span import Span as Span
    from claimtrack.times import find_times as find_times
    from claimtrack.times import find_window as find_window

__version__ = "0.1.0"

_HOME = {
    "Attribution": "model.attribution",
    "Certainty": "model.event",
    "CertaintyLevel": "model.event",
    "Claim": "model.claim",
    "ClaimKind": "model.claim",
    "ClaimtrackError": "errors",
    "Document": "model.document",
    "Entity": "model.entity",
    "Event": "model.event",
    "EventIndex": "checking",
    "Explanation": "attribution",
    "Extraction": "extraction",
    "JudgedClaim": "model.verdict",
    "Ledger": "ledger",
    "Lexicon": "lexicon",
    "Mention": "model.claim",
    "ObservedEvent": "model.event",
    "Outcome": "model.verdict",
    "Polarity": "model.event",
    "PredictedEvent": "model.event",
    "Quantity": "model.event",
    "QuotationKind": "model.attribution",
    "Scorecard": "scoring",
    "Span": "span",
    "Speaker": "model.entity",
    "Target": "model.entity",
    "TimeExpression": "model.time",
    "Verdict": "model.verdict",
    "Window": "model.time",
    "check": "checking",
    "explain": "attribution",
    "extract": "extraction",
    "extract_many": "extraction",
    "find_attributions": "attribution",
    "find_events": "prediction",
    "find_times": "times",
    "find_window": "times",
    "score": "scoring",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
