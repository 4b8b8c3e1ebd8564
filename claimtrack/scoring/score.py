"""score: verdicts -> Scorecard."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import fsum, log

import attrs

from claimtrack.errors import InvalidValue
from claimtrack.model._fields import each, is_number
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document
from claimtrack.model.verdict import JudgedClaim, Outcome, Verdict
from claimtrack.scoring.base_rate import BaseRate
from claimtrack.scoring.interval import wilson_interval
from claimtrack.scoring.lateness import days_late, lateness_of
from claimtrack.scoring.murphy import Pair, calibration_of, murphy_of
from claimtrack.scoring.scorecard import Scorecard
from claimtrack.scoring.treatment import Treatment

__all__ = ["score"]


def score(
    verdicts: Iterable[JudgedClaim | Verdict],
    *,
    by: str | Callable[[JudgedClaim], str | None] | None = None,
    claims: Iterable[Claim] | None = None,
    documents: Iterable[Document] | None = None,
    treatment: Treatment | None = None,
    base_rate: BaseRate | float | None = None,
    bins: int | None = None,
    confidence: float = 0.95,
) -> Scorecard:
    """The scorecard of verdicts, by "speaker", "target", "type", "publisher" or "year".

    `by` may be a function too, which is called with each judged claim and gives
    the name of its group, or None: so people who are printed under two names
    can be scored under one. Claims without a speaker are the group None.
    `verdicts` is what `Ledger.verdicts()` gives. Bare Verdicts are taken too,
    with the `claims` that they are on; without those there are counts and the
    hit rate only. `documents` are needed for the publishers that printed a
    claim. A claim in two groups is in both and once in the whole; groups stand
    in order of how many were judged. `treatment` says which probability words
    stand for and what enters, and is part of the result. `base_rate` is what
    the skills are measured against, a share or what `claimtrack.scoring.base_rate`
    gives, by default the sample's own hit rate.
    `bins` is the number of equal bins from 0 to 1 of the calibration table and
    Murphy's decomposition; by default each probability is a bin of its own.
    `confidence` is that of all intervals, from 0 to 1, both ends left out.

    Raises `InvalidValue` for an unknown `by` and one that gives no name, for
    verdicts on claims not given, and for a `base_rate` or `confidence` that is
    no share.

    >>> from claimtrack import Claim, Event, PredictedEvent, Speaker, Verdict
    >>> claim = Claim(
    ...     "the bridge will open",
    ...     speaker=Speaker("Ann Ortiz"),
    ...     prediction=PredictedEvent(Event("START", text="the bridge will open")),
    ... )
    >>> verdicts = [Verdict(claim.id, "came_true", "2022-01-01")]
    >>> card = score(verdicts, claims=[claim], by="speaker")
    >>> card.hit_rate, card["Ann Ortiz"].judged
    (1.0, 1)
    >>> def last_name(judged):
    ...     return judged.claim.speaker and judged.claim.speaker.name.split()[-1]
    >>> [group.key for group in score(verdicts, claims=[claim], by=last_name)]
    ['Ortiz']
    """
    if by is not None and not callable(by):
        if not isinstance(by, str) or by not in _KEYS:
            known_names = ", ".join(map(repr, _KEYS))
            raise InvalidValue("by", by, f"must be one of {known_names}, a function or None")
        if by == "publisher" and documents is None:
            raise InvalidValue("documents", documents, "must be given to score by publisher")
    made = _Scoring(
        treatment if treatment is not None else Treatment(),
        _rate(base_rate),
        bins,
        confidence,
    )
    if not isinstance(made.treatment, Treatment):
        raise InvalidValue("treatment", treatment, "must be a Treatment")
    known = {
        claim.id: claim for claim in each("claims", claims if claims is not None else (), Claim)
    }
    cases = [
        _case(verdict, known, needed=by is not None)
        for verdict in each("verdicts", verdicts, (JudgedClaim, Verdict))
    ]
    printed = [*each("documents", documents if documents is not None else (), Document)]
    card = made.card(None, cases)
    if by is None:
        return card
    publishers = {document.id: document.publisher for document in printed}
    groups: defaultdict[str | None, list[_Case]] = defaultdict(list)
    for case in cases:
        assert case.claim is not None
        if callable(by):
            keys: _Keys = (_named(by, JudgedClaim(case.claim, case.verdict)),)
        else:
            keys = _KEYS[by](case.claim, publishers)
        for key in keys:
            groups[key].append(case)
    found = [made.card(key, group) for key, group in groups.items()]
    found.sort(key=lambda group: (-group.judged, -group.total, group.key or ""))
    return attrs.evolve(card, by="group" if callable(by) else by, groups=tuple(found))


def _rate(given: BaseRate | float | None) -> float | None:
    rate = given.rate if isinstance(given, BaseRate) else given
    if rate is not None and (not is_number(rate) or not 0 <= rate <= 1):
        raise InvalidValue("base_rate", given, "must be a share from 0 to 1 or a BaseRate")
    return rate


@attrs.frozen
class _Case:
    verdict: Verdict
    claim: Claim | None

    @property
    def closed(self) -> bool:
        """Whether its window was over when it was judged."""
        prediction = self.claim.prediction if self.claim is not None else None
        return prediction is None or prediction.window.closed(self.verdict.as_of)


def _case(verdict: JudgedClaim | Verdict, known: Mapping[str, Claim], *, needed: bool) -> _Case:
    if isinstance(verdict, JudgedClaim):
        return _Case(verdict.verdict, verdict.claim)
    claim = known.get(verdict.claim_id)
    if claim is None and (needed or known):
        raise InvalidValue("claims", verdict.claim_id, "must hold the claim of every verdict")
    return _Case(verdict, claim)


@attrs.frozen
class _Scoring:
    treatment: Treatment
    base_rate: float | None
    bins: int | None
    confidence: float

    def card(self, key: str | None, cases: Sequence[_Case]) -> Scorecard:
        counts = dict.fromkeys(Outcome, 0)
        left_out: Counter[str] = Counter()
        worths: list[float] = []
        pairs: list[Pair] = []
        days: list[int] = []
        for case in cases:
            outcome = case.verdict.outcome
            counts[outcome] += 1
            worth = self.treatment.worth(outcome)
            if worth is None:
                left_out[outcome.value] += 1
                continue
            if self.treatment.closed_only and not case.closed:
                left_out["window not over"] += 1
                continue
            worths.append(worth)
            late = days_late(case.claim, case.verdict) if case.claim is not None else None
            if late is not None:
                days.append(late)
            stated = self.treatment.probability(case.claim) if case.claim is not None else None
            if stated is None:
                left_out["no probability"] += 1
            else:
                pairs.append((stated, worth))
        hits = fsum(worths)
        brier, log_score = self._brier(pairs), self._log_score(pairs)
        base = self.base_rate
        if base is None and pairs:
            base = fsum(worth for _, worth in pairs) / len(pairs)
        blind = [(base, worth) for _, worth in pairs] if base is not None else []
        return Scorecard(
            key=key,
            counts=counts,
            left_out=dict(sorted(left_out.items())),
            judged=len(worths),
            hits=hits,
            hit_rate=hits / len(worths) if worths else None,
            interval=wilson_interval(hits, len(worths), confidence=self.confidence),
            rated=len(pairs),
            brier=brier,
            log_score=log_score,
            base_rate=base,
            base_rate_from="sample" if self.base_rate is None else "given",
            brier_skill=_skill(brier, self._brier(blind)),
            log_skill=_skill(log_score, self._log_score(blind)),
            murphy=murphy_of(pairs, bins=self.bins),
            calibration=calibration_of(pairs, bins=self.bins, confidence=self.confidence),
            lateness=lateness_of(days),
            treatment=self.treatment,
            confidence=self.confidence,
        )

    def _brier(self, pairs: Sequence[Pair]) -> float | None:
        # fsum: the same figure in whatever order the verdicts come.
        return fsum((p - worth) ** 2 for p, worth in pairs) / len(pairs) if pairs else None

    def _log_score(self, pairs: Sequence[Pair]) -> float | None:
        if not pairs:
            return None
        clip = self.treatment.clip
        clipped = ((min(max(p, clip), 1 - clip), worth) for p, worth in pairs)
        return fsum(-w * log(p) - (1 - w) * log(1 - p) for p, w in clipped) / len(pairs)


def _skill(found: float | None, blind: float | None) -> float | None:
    """1 less what is left of the blind score; None where that has nothing to be better than."""
    return 1 - found / blind if found is not None and blind else None


_Keys = tuple[str | None, ...]


def _named(by: Callable[[JudgedClaim], str | None], judged: JudgedClaim) -> str | None:
    name = by(judged)
    if name is not None and not isinstance(name, str):
        raise InvalidValue("by", name, "must give the name of a group, or None, for every claim")
    return name


def _speaker(claim: Claim, _: Mapping[str, str | None]) -> _Keys:
    return (claim.speaker.name if claim.speaker is not None else None,)


def _targets(claim: Claim, _: Mapping[str, str | None]) -> _Keys:
    return tuple(dict.fromkeys(target.name for target in claim.targets)) or (None,)


def _type(claim: Claim, _: Mapping[str, str | None]) -> _Keys:
    return (claim.prediction.event.type if claim.prediction is not None else None,)


def _publishers(claim: Claim, publishers: Mapping[str, str | None]) -> _Keys:
    names = (publishers.get(mention.document_id) for mention in claim.mentions)
    return tuple(dict.fromkeys(names)) or (None,)


def _year(claim: Claim, _: Mapping[str, str | None]) -> _Keys:
    return (f"{claim.said_on.year:04}" if claim.said_on is not None else None,)


_KEYS: dict[str, Callable[[Claim, Mapping[str, str | None]], _Keys]] = {
    "speaker": _speaker,
    "target": _targets,
    "type": _type,
    "publisher": _publishers,
    "year": _year,
}
