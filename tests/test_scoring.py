"""score: hit rates, Wilson intervals, Brier and log scores."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import (
    Certainty,
    Claim,
    Event,
    PredictedEvent,
    Speaker,
    Target,
    Verdict,
    score,
)
from claimtrack.errors import InvalidValue
from claimtrack.model.verdict import JudgedClaim, Outcome
from claimtrack.scoring.interval import wilson_interval

WILL = Certainty("will", "certain")
LIKELY = Certainty("likely", "probable", 0.6, 0.8)
MAY = Certainty("may", "possible")


def judged(
    outcome: str,
    *,
    certainty: Certainty = WILL,
    speaker: str | None = "Ann Ortiz",
    targets: tuple[str, ...] = (),
    kind: str = "START",
) -> JudgedClaim:
    claim = Claim(
        f"{speaker} {outcome} {certainty.phrase} {kind}",
        speaker=Speaker(speaker) if speaker else None,
        targets=[Target(name) for name in targets],
        prediction=PredictedEvent(Event(kind), certainty=certainty),
    )
    return JudgedClaim(claim, Verdict(claim.id, outcome, "2022-06-01"))


@pytest.mark.parametrize(
    ("verdicts", "judged_count", "hits", "rated", "brier", "log_score"),
    [
        # Nothing judged: no figures at all.
        ([], 0, 0, 0, None, None),
        ([judged("void"), judged("unknown"), judged("pending")], 0, 0, 0, None, None),
        # A plain "will" is 1.0; the log score clips it to 0.99.
        ([judged("came_true")], 1, 1, 1, 0.0, -log(0.99)),
        ([judged("did_not_happen")], 1, 0, 1, 1.0, -log(0.01)),
        ([judged("missed_window")], 1, 0, 1, 1.0, -log(0.01)),
        # The middle of the range that the words stand for.
        ([judged("came_true", certainty=LIKELY)], 1, 1, 1, 0.09, -log(0.7)),
        # Half a hit for what came true in part.
        ([judged("partly", certainty=LIKELY)], 1, 0.5, 1, 0.04, -(log(0.7) + log(0.3)) / 2),
        # Words without a range enter the hit rate only.
        ([judged("came_true", certainty=MAY)], 1, 1, 0, None, None),
        ([judged("came_true"), judged("void"), judged("did_not_happen")], 2, 1, 2, 0.5, None),
    ],
)
def test_figures(verdicts, judged_count, hits, rated, brier, log_score):
    card = score(verdicts)
    assert (card.judged, card.hits, card.rated) == (judged_count, hits, rated)
    assert card.total == len(verdicts) == sum(card.counts.values())
    assert card.hit_rate == (hits / judged_count if judged_count else None)
    assert (card.interval is None) == (judged_count == 0)
    assert card.brier == (None if brier is None else pytest.approx(brier))
    if log_score is not None or not rated:
        assert card.log_score == (None if log_score is None else pytest.approx(log_score))


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [
        # Figures of Newcombe (1998), table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_interval(hits, count, low, high):
    assert wilson_interval(hits, count) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 50), st.integers(1, 50))
def test_interval_holds_the_share(hits, count):
    hits = min(hits, count)
    low, high = wilson_interval(hits, count)
    assert 0 <= low <= hits / count <= high <= 1


VERDICTS = [
    judged("came_true", targets=("Russia", "NATO")),
    judged("did_not_happen", speaker="Bo Lee", targets=("Russia",), kind="WIN"),
    judged("came_true", speaker="Bo Lee"),
    judged("void", speaker=None),
]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("speaker", [("Bo Lee", 2, 1), ("Ann Ortiz", 1, 1), (None, 0, 0)]),
        ("target", [("Russia", 2, 1), (None, 1, 1), ("NATO", 1, 1)]),
        ("type", [("START", 2, 2), ("WIN", 1, 0)]),
    ],
)
def test_groups(by, expected):
    card = score(VERDICTS, by=by)
    assert [(g.key, g.judged, g.hits) for g in card] == expected
    assert card.judged == 3
    assert card[expected[0][0]] is card.groups[0]
    with pytest.raises(KeyError):
        card["nobody"]


def test_bare_verdicts_need_their_claims():
    bare = [item.verdict for item in VERDICTS]
    assert score(bare).judged == 3
    assert score(bare).brier is None
    claims = [item.claim for item in VERDICTS]
    assert score(bare, claims=claims, by="speaker") == score(VERDICTS, by="speaker")
    with pytest.raises(InvalidValue, match=r"^claims: "):
        score(bare, by="speaker")


@pytest.mark.parametrize(
    ("argument", "options"),
    [
        ("by", {"by": "publisher"}),
        ("clip", {"clip": 0}),
        ("clip", {"clip": 0.5}),
        ("confidence", {"confidence": 1}),
    ],
)
def test_wrong_use_names_the_argument(argument, options):
    with pytest.raises(InvalidValue, match=f"^{argument}: "):
        score(VERDICTS, **options)
    with pytest.raises(InvalidValue, match=r"^verdicts: "):
        score(["came_true"])


JUDGED = st.lists(
    st.builds(
        judged,
        st.sampled_from(Outcome),
        certainty=st.sampled_from((WILL, LIKELY, MAY)),
        speaker=st.sampled_from((None, "Ann Ortiz", "Bo Lee")),
        targets=st.sampled_from(((), ("Russia",), ("Russia", "NATO"))),
        kind=st.sampled_from(("START", "WIN")),
    ),
    max_size=8,
)


@given(JUDGED.flatmap(lambda j: st.tuples(st.just(j), st.permutations(j))))
def test_order_changes_nothing(orders):
    first, second = orders
    for by in (None, "speaker", "target", "type"):
        assert score(first, by=by) == score(second, by=by)


@given(JUDGED)
def test_groups_hold_every_verdict(verdicts):
    card = score(verdicts, by="speaker")
    for outcome in Outcome:
        assert card.counts[outcome] == sum(group.counts[outcome] for group in card)
    assert card.judged == sum(group.judged for group in card)
