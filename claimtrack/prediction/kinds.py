"""The kind and polarity of a claim that is no prediction: fact, opinion or demand."""

from __future__ import annotations

from claimtrack.lexicon import Lexicon
from claimtrack.model.claim import ClaimKind
from claimtrack.model.event import Polarity
from claimtrack.prediction.clauses import ClauseRow
from claimtrack.text import Analysis

__all__ = ["kind_of", "polarity_of"]

_JUDGING_MODALS = frozenset(("can", "could", "would", "may", "might"))
_DEMANDING = frozenset(("should", "must", "ought", "shall"))
_NOBODY = frozenset(("nobody", "no", "none", "nothing", "neither", "never"))
_JUDGING_VERBS = frozenset(
    ("think", "believe", "feel", "seem", "appear", "hope", "deserve", "suppose")
)


def _opinion_words(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.words("opinion_words")


def kind_of(analysis: Analysis, clause: ClauseRow) -> ClaimKind:
    """Fact, opinion or demand, by the modal, the judging words and the form of a clause."""
    forms = [f.lower() for f in analysis.forms[clause.first : clause.end]]
    main = clause.main
    if main is None:
        judged = _opinion_words(analysis.lexicon).intersection(forms)
        return ClaimKind.OPINION if judged else ClaimKind.FACT
    if main.modal in _DEMANDING:
        return ClaimKind.DEMAND
    after = forms[main.end - clause.first : main.end - clause.first + 2]
    head = analysis.forms[main.head].lower()
    if after[:1] == ["to"] and head in ("need", "needs", "have", "has"):
        return ClaimKind.DEMAND
    if analysis.tags[main.first] == "b" and main.first == clause.first:
        return ClaimKind.DEMAND
    if main.modal in _JUDGING_MODALS or ("time" in after and "it" in forms[:1]):
        return ClaimKind.OPINION
    if "time" in forms and head in ("is", "'s") and "to" in forms:
        return ClaimKind.OPINION
    if head in _JUDGING_VERBS or _opinion_words(analysis.lexicon).intersection(forms):
        return ClaimKind.OPINION
    return ClaimKind.FACT


def polarity_of(analysis: Analysis, clause: ClauseRow) -> Polarity:
    """Negative where the main verb is negated or its subject is nobody."""
    main = clause.main
    if main is None:
        return Polarity.POSITIVE
    before = analysis.forms[clause.first : main.first]
    negative = main.negated or any(f.lower() in _NOBODY for f in before[:2])
    return Polarity.NEGATIVE if negative else Polarity.POSITIVE
