"""score: hit rates, Wilson intervals, Brier and log scores."""

from __future__ import annotations

from itertools import product
from math import fsum, log, nextafter

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss, log_loss

from claimtrack import (
    Certainty,
    Claim,
    Document,
    Entity,
    Event,
    EventIndex,
    JudgedClaim,
    Mention,
    ObservedEvent,
    Outcome,
    PredictedEvent,
    Quantity,
    Speaker,
    Target,
    Verdict,
    Window,
    check,
    score,
)
from claimtrack.errors import InvalidValue
from claimtrack.scoring import (
    Lateness,
    Treatment,
    base_rate,
    calibration_of,
    murphy_of,
    wilson_interval,
)

WILL = Certainty("will", "certain")
LIKELY = Certainty("likely", "probable", 0.6, 0.8)
MAY = Certainty("may", "possible")
ANY_DAY = Window()


def judged(
    outcome: str,
    *,
    certainty: Certainty = WILL,
    speaker: str | None = "Ann Ortiz",
    targets: tuple[str, ...] = (),
    kind: str = "START",
    window: Window = ANY_DAY,
    occurred: Window | None = None,
    text: str = "",
    **more: object,
) -> JudgedClaim:
    claim = Claim(
        f"{speaker} {outcome} {certainty.phrase} {kind} {text}",
        speaker=Speaker(speaker) if speaker else None,
        targets=[Target(name) for name in targets],
        prediction=PredictedEvent(Event(kind), certainty=certainty, window=window),
        **more,
    )
    return JudgedClaim(claim, Verdict(claim.id, outcome, "2022-06-01", occurred))


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


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        # Two names of one person, one group; without a speaker, none.
        (
            lambda j: j.claim.speaker and {"Bo Lee": "Ann Ortiz"}.get(*2 * [j.claim.speaker.name]),
            [("Ann Ortiz", 3, 2), (None, 0, 0)],
        ),
        (
            lambda j: j.outcome.value,
            [("came_true", 2, 2), ("did_not_happen", 1, 0), ("void", 0, 0)],
        ),
        (lambda j: None, [(None, 3, 2)]),
    ],
)
def test_groups_by_a_function(by, expected):
    card = score(VERDICTS, by=by)
    assert card.by == "group"
    assert [(g.key, g.judged, g.hits) for g in card] == expected
    bare, claims = [item.verdict for item in VERDICTS], [item.claim for item in VERDICTS]
    assert score(bare, claims=claims, by=by) == card
    with pytest.raises(InvalidValue, match=r"^claims: "):
        score(bare, by=by)


def test_the_name_of_a_group_is_text():
    with pytest.raises(InvalidValue, match=r"^by: must give the name of a group.*got 2022"):
        score(VERDICTS, by=lambda _: 2022)
    with pytest.raises(InvalidValue, match=r"^by: must be one of 'speaker'.* a function or None"):
        score(VERDICTS, by=["speaker"])


def test_a_scorecard_and_its_groups_know_their_confidence():
    card = score(VERDICTS, by="speaker", confidence=0.5)
    assert {card.confidence, *(group.confidence for group in card)} == {0.5}
    assert card.interval == wilson_interval(card.hits, card.judged, confidence=0.5)


def test_bare_verdicts_need_their_claims():
    bare = [item.verdict for item in VERDICTS]
    assert score(bare).judged == 3
    assert score(bare).brier is None
    claims = [item.claim for item in VERDICTS]
    assert score(bare, claims=claims, by="speaker") == score(VERDICTS, by="speaker")
    with pytest.raises(InvalidValue, match=r"^claims: "):
        score(bare, by="speaker")


@pytest.mark.parametrize(
    ("argument", "call"),
    [
        ("by", lambda: score(VERDICTS, by="colour")),
        ("documents", lambda: score(VERDICTS, by="publisher")),
        ("treatment", lambda: score(VERDICTS, treatment="middle")),
        ("base_rate", lambda: score(VERDICTS, base_rate=1.5)),
        ("bins", lambda: score(VERDICTS, bins=0)),
        ("bins", lambda: score(VERDICTS, bins=True)),
        ("confidence", lambda: score(VERDICTS, confidence=1)),
        ("verdicts", lambda: score(["came_true"])),
        ("clip", lambda: Treatment(clip=0)),
        ("clip", lambda: Treatment(clip=0.5)),
        ("plain", lambda: Treatment(plain=1.5)),
        ("verbal", lambda: Treatment(verbal="median")),
        ("partly", lambda: Treatment(partly=None)),
        ("coverage", lambda: base_rate([], [], coverage=None)),
        ("coverage", lambda: base_rate([], [], coverage=("2022-01-02", "2022-01-01"))),
        ("claims", lambda: base_rate(["x"], [], coverage=("2022-01-01", "2022-01-02"))),
    ],
)
def test_wrong_use_names_the_argument(argument, call):
    with pytest.raises(InvalidValue, match=f"^{argument}: "):
        call()


# ------------------------------------------------------------- probabilities


@pytest.mark.parametrize(
    ("certainty", "options", "probability"),
    [
        (WILL, {}, 1.0),
        (WILL, {"plain": 0.9}, 0.9),
        (WILL, {"plain": None}, None),
        (LIKELY, {}, 0.7),
        (LIKELY, {"verbal": "low"}, 0.6),
        (LIKELY, {"verbal": "high"}, 0.8),
        (LIKELY, {"verbal": "omit"}, None),
        # A number is taken as it was said.
        (Certainty("a 30 percent chance", "possible", 0.3, 0.3), {"verbal": "omit"}, 0.3),
        (MAY, {}, None),
    ],
)
def test_treatment_of_certainty(certainty, options, probability):
    treatment = Treatment(**options)
    card = score([judged("came_true", certainty=certainty)], treatment=treatment)
    assert card.treatment == treatment
    if probability is None:
        assert (card.rated, card.brier, card.left_out) == (0, None, {"no probability": 1})
    else:
        assert card.calibration[0].forecast == pytest.approx(probability)


def test_who_enters_is_in_the_result():
    outcomes = ["came_true", "void", "void", "unknown", "pending", "did_not_happen"]
    card = score([judged(outcome) for outcome in outcomes])
    assert (card.judged, card.rated) == (2, 2)
    assert card.left_out == {"pending": 1, "unknown": 1, "void": 2}
    assert card.total == card.judged + sum(card.left_out.values())


def test_only_closed_windows_where_asked():
    early = judged("came_true", window=Window("2022-01-01", "2022-12-31"))
    closed = judged("did_not_happen", window=Window("2022-01-01", "2022-03-31"))
    assert score([early, closed]).hit_rate == 0.5
    card = score([early, closed], treatment=Treatment(closed_only=True))
    assert (card.hit_rate, card.left_out) == (0.0, {"window not over": 1})


def test_skill_is_measured_against_the_base_rate():
    cases = [judged("came_true", certainty=LIKELY, text=f"{n}") for n in range(3)]
    cases.append(judged("did_not_happen", certainty=LIKELY))
    card = score(cases)
    assert (card.base_rate, card.base_rate_from) == (0.75, "sample")
    assert card.brier_skill == pytest.approx(1 - 0.19 / 0.1875)
    card = score(cases, base_rate=0.5)
    assert (card.base_rate, card.base_rate_from) == (0.5, "given")
    assert card.brier_skill == pytest.approx(1 - 0.19 / 0.25)
    assert card.log_skill == pytest.approx(1 - (-(3 * log(0.7) + log(0.3)) / 4) / log(2))
    # Where it always came true there is nothing to be better than.
    assert score(cases[:3]).brier_skill is None


def test_lateness():
    window = Window("2022-01-01", "2022-03-31")
    days = ["2022-02-01", "2022-04-10", "2022-04-02", "2021-12-30"]
    outcomes = ["came_true", "missed_window", "missed_window", "missed_window"]
    cases = [
        judged(outcome, window=window, occurred=Window.on(day), text=day)
        for outcome, day in zip(outcomes, days, strict=True)
    ]
    lateness = score(cases).lateness
    assert lateness == Lateness(in_time=1, early=1, late=2, mean=10 / 3, middle=2.0, most=10)


def test_by_publisher_and_year():
    documents = [
        Document("a", publisher="The Gazette"),
        Document("b", publisher="The Herald"),
        Document("c"),
    ]
    mentions = [Mention(document.id, ()) for document in documents]
    cases = [
        judged("came_true", mentions=mentions[:2], said_on="2021-05-01"),
        judged("void", mentions=mentions[2:], said_on="2022-05-01"),
        judged("did_not_happen", mentions=mentions[:1]),
    ]
    card = score(cases, by="publisher", documents=documents)
    assert [(g.key, g.judged) for g in card] == [
        ("The Gazette", 2),
        ("The Herald", 1),
        (None, 0),
    ]
    card = score(cases, by="year")
    assert [(g.key, g.judged, g.total) for g in card] == [
        (None, 1, 1),
        ("2021", 1, 1),
        ("2022", 0, 1),
    ]


# -------------------------------------------------------- beside scikit-learn

PAIRS = st.lists(
    st.tuples(st.floats(0, 1, allow_subnormal=False), st.sampled_from((0.0, 1.0))),
    min_size=1,
    max_size=40,
)


def forecasts(pairs: list[tuple[float, float]]) -> list[JudgedClaim]:
    return [
        judged(
            "came_true" if happened else "did_not_happen",
            certainty=Certainty(f"{p}", "probable", p, p),
            text=f"{number}",
        )
        for number, (p, happened) in enumerate(pairs)
    ]


@given(PAIRS, st.sampled_from((0.01, 1e-6, 1e-12)))
@settings(max_examples=150)
def test_scores_are_those_of_scikit_learn(pairs, clip):
    card = score(forecasts(pairs), treatment=Treatment(clip=clip))
    probabilities, outcomes = zip(*pairs, strict=True)
    assert card.brier == pytest.approx(
        brier_score_loss(outcomes, probabilities, labels=[0, 1]), abs=1e-12
    )
    clipped = [min(max(p, clip), 1 - clip) for p in probabilities]
    expected = log_loss(outcomes, clipped, labels=[0, 1])
    assert card.log_score == pytest.approx(expected, abs=1e-12, rel=1e-12)


@given(st.integers(1, 1000), st.integers(0, 1000), st.sampled_from([0, 1, None]))
@example(100, 29, None)
@example(10, 7, 0)
def test_a_bin_has_its_lower_end(bins, number, towards):
    """Also where the end times the number of bins is rounded across it: 0.29 * 100."""
    edge = min(number, bins) / bins
    probability = edge if towards is None else nextafter(edge, towards)
    [row] = calibration_of([(probability, 1.0)], bins=bins)
    assert row.low <= probability
    assert probability < row.high or probability == row.high == 1


@given(PAIRS, st.none() | st.integers(1, 12), st.booleans())
def test_murphys_identity(pairs, bins, in_part):
    if in_part:
        pairs = [(p, 0.5 if p > 0.5 else o) for p, o in pairs]
    parts = murphy_of(pairs, bins=bins)
    brier = sum((p - o) ** 2 for p, o in pairs) / len(pairs)
    whole = parts.reliability - parts.resolution + parts.uncertainty + parts.within
    assert whole == pytest.approx(brier, abs=1e-12)
    corrected = (
        parts.corrected_reliability - parts.corrected_resolution + parts.corrected_uncertainty
    )
    assert corrected + parts.within == pytest.approx(brier, abs=1e-12)
    if bins is None:
        assert abs(parts.within) < 1e-15
    table = calibration_of(pairs, bins=bins)
    assert sum(row.count for row in table) == len(pairs)
    assert all(row.low <= row.forecast <= row.high for row in table)


def test_murphy_by_hand():
    # Of four at 0.8 three came true, of two at 0.5 one: the share of all is 2/3.
    pairs = [(0.8, 1.0)] * 3 + [(0.8, 0.0), (0.5, 1.0), (0.5, 0.0)]
    parts = murphy_of(pairs)
    assert parts.reliability == pytest.approx(4 / 6 * 0.05**2)
    assert parts.resolution == pytest.approx((4 * (1 / 12) ** 2 + 2 * (1 / 6) ** 2) / 6)
    assert parts.uncertainty == pytest.approx(2 / 9)
    bias = (4 * 0.75 * 0.25 / 3 + 2 * 0.25 / 1) / 6
    assert parts.corrected_reliability == pytest.approx(parts.reliability - bias)
    assert parts.corrected_uncertainty == pytest.approx(2 / 9 * 6 / 5)
    assert murphy_of([]) is None


def test_the_correction_takes_the_bias_away():
    """Of forecasts that are right, the corrected reliability is nought on average; the raw is not."""
    outcomes = list(product((0.0, 1.0), repeat=4))
    raw = fsum(murphy_of([(0.5, o) for o in case]).reliability for case in outcomes)
    fixed = fsum(murphy_of([(0.5, o) for o in case]).corrected_reliability for case in outcomes)
    assert raw / len(outcomes) == pytest.approx(0.25 / 4)
    assert fixed == pytest.approx(0.0, abs=1e-12)


# ------------------------------------------------------------------- base rate

TALKS = Event("CONSULT", [Entity("France")], [Entity("Chad")])


@pytest.mark.parametrize(
    ("window", "said_on", "met_on", "result"),
    [
        # (window, said on, day of an earlier meeting, (judged, hits, left out))
        (("2022-02-01", "2022-02-10"), "2022-01-31", "2022-01-30", (1, 1, 0)),
        (("2022-02-01", "2022-02-10"), "2022-01-31", "2022-01-21", (1, 1, 0)),
        (("2022-02-01", "2022-02-10"), "2022-01-31", "2022-01-20", (1, 0, 0)),
        (("2022-02-01", "2022-02-10"), "2022-01-31", "2022-01-31", (1, 0, 0)),
        # Days before it was said do not count for the length.
        (("2021-02-01", "2022-02-09"), "2022-01-31", "2022-01-21", (1, 1, 0)),
        # Not all of the earlier window is covered.
        (("2022-02-01", "2022-03-10"), "2022-01-31", "2022-01-30", (0, 0, 1)),
        # No end, no day, no window of its own.
        (("2022-02-01", None), "2022-01-31", "2022-01-30", (0, 0, 1)),
        (("2022-02-01", "2022-02-10"), None, "2022-01-30", (0, 0, 1)),
        (("2022-01-01", "2022-01-10"), "2022-01-31", "2022-01-30", (0, 0, 1)),
    ],
)
def test_base_rate(window, said_on, met_on, result):
    claim = Claim(
        "they will meet",
        said_on=said_on,
        prediction=PredictedEvent(TALKS, window=Window(*window)),
    )
    seen = [ObservedEvent(TALKS, Window.on(met_on))]
    found = base_rate([claim], seen, coverage=("2022-01-01", "2022-03-31"))
    assert (found.judged, found.hits, found.left_out) == result
    assert found.rate == (found.hits / found.judged if found.judged else None)
    assert len(found.verdicts) == found.judged
    verdict = check(claim, seen, as_of="2022-04-01", coverage=("2022-01-01", "2022-03-31"))
    again = base_rate(
        [JudgedClaim(claim, verdict)], EventIndex(seen), coverage=("2022-01-01", "2022-03-31")
    )
    assert again == found
    assert score([], base_rate=found).base_rate == found.rate


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


def test_the_base_rate_allows_what_check_does():
    rise = Event("RISE", actors=[Entity("bread")], quantity=Quantity(10, "percent"))
    window = Window("2022-02-01", "2022-02-28")
    claim = Claim(
        "bread will rise", said_on="2022-01-31", prediction=PredictedEvent(rise, window=window)
    )
    seen = [
        ObservedEvent(attrs.evolve(rise, quantity=Quantity(9, "percent")), Window.on("2022-01-10"))
    ]
    asked = {"coverage": ("2022-01-01", "2022-03-31")}
    assert base_rate([claim], seen, **asked).hits == 0
    assert base_rate([claim], seen, **asked, tolerance=0.1).hits == 1
