"""score: verdicts -> Scorecard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import fsum, log

import attrs

from claimtrack.errors import InvalidValue
from claimtrack.model.claim import Claim
from claimtrack.model.verdict import JudgedClaim, Outcome, Verdict
from claimtrack.scoring.interval import wilson_interval
from claimtrack.scoring.probability import stated_probability
from claimtrack.scoring.scorecard import Scorecard

__all__ = ["score"]

#: What each outcome that enters the scores is worth.
_WORTH = {
    Outcome.CAME_TRUE: 1.0,
    Outcome.PARTLY: 0.5,
    Outcome.MISSED_WINDOW: 0.0,
    Outcome.DID_NOT_HAPPEN: 0.0,
}


def score(
    verdicts: Iterable[JudgedClaim | Verdict],
    *,
    by: str | None = None,
    claims: Iterable[Claim] | None = None,
    clip: float = 0.01,
    confidence: float = 0.95,
) -> Scorecard:
    """The scorecard of verdicts, by "speaker", "target" or "type" where asked.

    `verdicts` is what `Ledger.verdicts()` gives. Bare Verdicts are taken too,
    with the `claims` that they are on; without those there are counts and the
    hit rate only. A claim about two targets is in both their groups and once
    in the whole; groups stand in order of how many were judged. For the log
    score, the mean of -ln of the probability given to what came about,
    probabilities are clipped to `clip` from 0 and 1, as one plain "will" that
    fails would else be infinitely bad.

    Raises `InvalidValue` for an unknown `by`, and for verdicts on claims not given.

    >>> from claimtrack import Claim, Event, PredictedEvent, Speaker, Verdict
    >>> claim = Claim(
    ...     "the bridge will open",
    ...     speaker=Speaker("Ann Ortiz"),
    ...     prediction=PredictedEvent(Event("START", text="the bridge will open")),
    ... )
    >>> card = score([Verdict(claim.id, "came_true", "2022-01-01")], claims=[claim], by="speaker")
    >>> card.hit_rate, card["Ann Ortiz"].judged
    (1.0, 1)
    """
    if by is not None and by not in _KEYS:
        raise InvalidValue("by", by, f"must be one of {', '.join(map(repr, _KEYS))} or None")
    if not isinstance(clip, int | float) or not 0 < clip < 0.5:
        raise InvalidValue("clip", clip, "must be above 0 and below 0.5")
    known = {claim.id: claim for claim in claims} if claims is not None else {}
    cases = [_case(verdict, known, needed=by is not None) for verdict in verdicts]
    card = _card(None, cases, clip=clip, confidence=confidence)
    if by is None:
        return card
    groups: defaultdict[str | None, list[_Case]] = defaultdict(list)
    for case in cases:
        assert case.claim is not None
        for key in _KEYS[by](case.claim):
            groups[key].append(case)
    found = [_card(key, group, clip=clip, confidence=confidence) for key, group in groups.items()]
    found.sort(key=lambda group: (-group.judged, -group.total, group.key or ""))
    return attrs.evolve(card, by=by, groups=tuple(found))


@attrs.frozen
class _Case:
    outcome: Outcome
    claim: Claim | None


def _case(verdict: object, known: Mapping[str, Claim], *, needed: bool) -> _Case:
    if isinstance(verdict, JudgedClaim):
        return _Case(verdict.outcome, verdict.claim)
    if not isinstance(verdict, Verdict):
        raise InvalidValue("verdicts", verdict, "must hold only JudgedClaim or Verdict")
    claim = known.get(verdict.claim_id)
    if claim is None and (needed or known):
        raise InvalidValue("claims", verdict.claim_id, "must hold the claim of every verdict")
    return _Case(verdict.outcome, claim)


def _card(key: str | None, cases: Sequence[_Case], *, clip: float, confidence: float) -> Scorecard:
    counts = dict.fromkeys(Outcome, 0)
    worths, briers, logs = [], [], []
    for case in cases:
        counts[case.outcome] += 1
        worth = _WORTH.get(case.outcome)
        if worth is None:
            continue
        worths.append(worth)
        stated = stated_probability(case.claim) if case.claim is not None else None
        if stated is not None:
            briers.append((stated - worth) ** 2)
            clipped = min(max(stated, clip), 1 - clip)
            logs.append(-worth * log(clipped) - (1 - worth) * log(1 - clipped))
    hits = fsum(worths)
    return Scorecard(
        key=key,
        counts=counts,
        judged=len(worths),
        hits=hits,
        hit_rate=hits / len(worths) if worths else None,
        interval=wilson_interval(hits, len(worths), confidence=confidence),
        rated=len(briers),
        # fsum: the same figure in whatever order the verdicts come.
        brier=fsum(briers) / len(briers) if briers else None,
        log_score=fsum(logs) / len(logs) if logs else None,
    )


def _speaker(claim: Claim) -> tuple[str | None, ...]:
    return (claim.speaker.name if claim.speaker is not None else None,)


def _targets(claim: Claim) -> tuple[str | None, ...]:
    return tuple(dict.fromkeys(target.name for target in claim.targets)) or (None,)


def _type(claim: Claim) -> tuple[str | None, ...]:
    return (claim.prediction.event.type if claim.prediction is not None else None,)


_KEYS: dict[str, Callable[[Claim], tuple[str | None, ...]]] = {
    "speaker": _speaker,
    "target": _targets,
    "type": _type,
}
