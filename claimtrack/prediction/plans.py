"""PlanRow: the noun that an infinitive depends on: "a contract to build", "no plans to sell"."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.prediction.future_cues import Cue, FutureCues
from claimtrack.text import Analysis
from claimtrack.text.groups import PhraseRow

__all__ = ["PlanRow", "plan_before"]

#: What joins a party to its plan: a deal [with] Acme to sell.
_PARTIES = frozenset(("by", "from", "with"))
#: How many words a noun phrase may have, and how far off the verb that ends a plan may stand.
_WIDEST, _NEAR = 12, 3


class PlanRow(NamedTuple):
    """The noun phrase of a plan: its first token, its cue, and whether it says there is none.

    The cue of a plan that its owner makes known ("announced plans") is a promise.
    """

    first: int
    cue: Cue
    negative: bool


def plan_before(analysis: Analysis, cues: FutureCues, end: int) -> PlanRow | None:
    """The plan whose noun phrase ends before a token, or before "with Acme" that does.

    None where it is said to be off: "the scrapped plan to", "they dropped a plan to",
    "the plan to move the market failed".
    """
    phrase = _phrase(analysis, end)
    if phrase is not None and analysis.forms[phrase[0] - 1].lower() in _PARTIES:
        phrase = _phrase(analysis, phrase[0] - 1)
    if phrase is None:
        return None
    first, _, head = phrase
    cue = cues.nouns.get(analysis.forms[head].lower())
    if cue is None or _is_off(analysis, cues, phrase, end):
        return None
    if cue.kind == "plan" and _is_announced(analysis, cues, first, head):
        cue = cue._replace(kind="promise")
    return PlanRow(first, cue, analysis.forms[first].lower() in ("any", "no"))


def _phrase(analysis: Analysis, end: int) -> PhraseRow | None:
    """The noun phrase that ends before a token."""
    before = analysis.phrases_between(max(0, end - _WIDEST), end)
    return before[-1] if before and before[-1][1] == end else None


def _is_announced(analysis: Analysis, cues: FutureCues, first: int, head: int) -> bool:
    if "a" in analysis.tags[first:head]:
        return False  # announced Acme's plans
    before = analysis.groups_between(first - _NEAR, first)
    if not before or analysis.forms[before[-1].head].lower() not in cues.announcers:
        return False
    verb = before[-1]
    return verb.end == first and not verb.negated and not verb.passive


def _is_off(analysis: Analysis, cues: FutureCues, phrase: PhraseRow, end: int) -> bool:
    first, _, head = phrase
    forms = analysis.forms
    if any(form.lower().rpartition("-")[2] in cues.enders for form in forms[first:head]):
        return True
    before = analysis.groups_between(first - _NEAR, first)
    if before and forms[before[-1].head].lower() in cues.enders:
        return True
    _, stop = analysis.sentence_bounds[analysis.sentence_of(end)]
    after = [group for group in analysis.groups_between(end + 1, stop) if group.finite]
    return bool(after) and forms[after[0].head].lower() in cues.enders
