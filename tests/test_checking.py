"""check and EventIndex: which outcome follows from what was observed."""

from __future__ import annotations

import datetime as dt
import pickle
from fractions import Fraction

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import bearing_events, checkable_claims

from claimtrack import (
    Claim,
    Document,
    Entity,
    Event,
    EventIndex,
    Extraction,
    Ledger,
    ObservedEvent,
    Outcome,
    Polarity,
    PredictedEvent,
    Quantity,
    Speaker,
    Verdict,
    Window,
    check,
)
from claimtrack.checking import Ontology, Series
from claimtrack.errors import InvalidValue
from claimtrack.model.event import PLOVER_TYPES

RUSSIA, USA, NATO = Entity("Russia", "RUS"), Entity("United States", "USA"), Entity("NATO", "IGO")
LAVROV, BLINKEN = Entity("Sergey Lavrov", "RUS"), Entity("Antony Blinken", "USA")
STOLTENBERG = Entity("Jens Stoltenberg", "NOR")
COVERAGE = ("2021-12-22", "2022-06-01")


def seen(
    kind: str, day: str | Window, *parties: Entity, to: tuple[Entity, ...] = (), **more: object
) -> ObservedEvent:
    when = day if isinstance(day, Window) else Window.on(day)
    return ObservedEvent(Event(kind, parties, to, **more), when, source="wire")


def predicted(
    kind: str,
    *parties: Entity,
    to: tuple[Entity, ...] = (),
    window: tuple[str | None, str | None] = ("2022-01-01", "2022-04-30"),
    condition: str | None = None,
    polarity: Polarity = Polarity.POSITIVE,
    speaker: Speaker | None = None,
    said_on: str | None = "2021-12-22",
    **more: object,
) -> Claim:
    prediction = PredictedEvent(
        Event(kind, parties, to, **more),
        window=Window(*window),
        condition=condition,
        polarity=polarity,
    )
    return Claim("it will be so", said_on=said_on, prediction=prediction, speaker=speaker)


TALKS = predicted("CONSULT", RUSSIA, to=(USA,))
LEAVES = predicted("LEAVE_OFFICE", STOLTENBERG, window=("2021-12-22", "2021-12-31"))
NO_TALKS = predicted("CONSULT", RUSSIA, to=(USA,), polarity=Polarity.NEGATIVE)
IF_TALKS = predicted("CONSULT", RUSSIA, to=(USA,), condition="Ukraine joins the alliance")
THREE = predicted("CONSULT", RUSSIA, USA, NATO)
IF_ALL_TALK_NOT = predicted(
    "CONSULT",
    RUSSIA,
    to=(USA, Entity("France", "FRA")),
    condition="Ukraine joins the alliance",
    polarity=Polarity.NEGATIVE,
)
IF_TALKS_NOT = attrs.evolve(
    IF_TALKS, prediction=attrs.evolve(IF_TALKS.prediction, polarity=Polarity.NEGATIVE)
)
RISES_5_TO_10 = predicted("RISE", RUSSIA, quantity=Quantity(7, "percent", low=5, high=10))
RISES_AT_MOST_10 = predicted("RISE", RUSSIA, quantity=Quantity(10, "percent", high=10))
RISES_NOT_OVER_3 = predicted(
    "RISE", RUSSIA, quantity=Quantity(3, "percent", low=3), polarity=Polarity.NEGATIVE
)
MET = seen("CONSULT", "2022-01-10", RUSSIA, to=(USA,))


def risen(amount: float, day: str = "2022-02-02") -> ObservedEvent:
    return seen("RISE", day, RUSSIA, quantity=Quantity(amount, "percent"))


CASES = [
    # (claim, observed, as_of, coverage, outcome, first day it occurred)
    # In the window, on its first and last day, in either order, by whoever acts for a country.
    (TALKS, [MET], "2022-06-01", None, "came_true", "2022-01-10"),
    (TALKS, [seen("CONSULT", "2022-01-01", USA, RUSSIA)], "2022-01-01", None, "came_true", "2022-01-01"),
    (TALKS, [seen("CONSULT", "2022-04-30", USA, to=(RUSSIA,))], "2022-05-01", None, "came_true", "2022-04-30"),
    (TALKS, [seen("CONSULT", "2022-01-21", LAVROV, BLINKEN)], "2022-06-01", None, "came_true", "2022-01-21"),
    (TALKS, [seen("CONSULT", "2022-01-21", Entity("Kremlin"), Entity("U.S."))], "2022-06-01", None, "came_true", "2022-01-21"),
    # A person is not met in another of the same country, nor in the country itself.
    (predicted("CONSULT", LAVROV, BLINKEN), [MET], "2022-06-01", COVERAGE, "did_not_happen", None),
    # Two organisations are not the same for both being international.
    (predicted("CONSULT", RUSSIA, NATO), [seen("CONSULT", "2022-01-10", RUSSIA, Entity("UN", "IGO"))], "2022-06-01", COVERAGE, "did_not_happen", None),
    # One entity cannot stand for two parties.
    (predicted("CONSULT", RUSSIA, LAVROV), [MET], "2022-06-01", COVERAGE, "did_not_happen", None),
    # The first of several days; what is seen after as_of is not known yet.
    (TALKS, [seen("CONSULT", "2022-02-18", RUSSIA, USA), MET], "2022-06-01", None, "came_true", "2022-01-10"),
    (TALKS, [MET], "2022-01-09", None, "pending", None),
    # Days over several: inside is inside, astride may be or not.
    (TALKS, [seen("CONSULT", Window("2022-01-10", "2022-01-20"), RUSSIA, USA)], "2022-06-01", COVERAGE, "came_true", "2022-01-10"),
    (TALKS, [seen("CONSULT", Window("2021-12-25", "2022-01-20"), RUSSIA, USA)], "2022-06-01", COVERAGE, "unknown", None),
    # Late, early, and before it was said, which counts for nothing.
    (TALKS, [seen("CONSULT", "2022-05-02", RUSSIA, USA)], "2022-06-01", COVERAGE, "missed_window", "2022-05-02"),
    (TALKS, [seen("CONSULT", "2021-12-30", RUSSIA, USA)], "2022-06-01", COVERAGE, "missed_window", "2021-12-30"),
    (TALKS, [seen("CONSULT", "2021-12-30", RUSSIA, USA)], "2022-02-01", COVERAGE, "pending", None),
    (TALKS, [seen("CONSULT", "2021-12-22", RUSSIA, USA)], "2022-06-01", COVERAGE, "did_not_happen", None),
    (TALKS, [seen("CONSULT", "2021-12-30", RUSSIA, USA), seen("CONSULT", "2022-05-01", RUSSIA, USA)], "2022-06-01", None, "missed_window", "2022-05-01"),
    # Absence of evidence, and evidence of absence.
    (TALKS, [], "2022-04-30", COVERAGE, "pending", None),
    (TALKS, [], "2022-05-01", None, "unknown", None),
    (TALKS, [], "2022-05-01", ("2022-01-02", "2022-05-01"), "unknown", None),
    (TALKS, [], "2022-05-01", ("2022-01-01", "2022-04-29"), "unknown", None),
    (TALKS, [], "2022-05-01", ("2022-01-01", "2022-04-30"), "did_not_happen", None),
    # Announced is not done; of the wrong type or with others neither.
    (TALKS, [seen("AGREE", "2022-01-10", RUSSIA, to=(USA,))], "2022-06-01", COVERAGE, "did_not_happen", None),
    (TALKS, [seen("CONSULT", "2022-01-10", RUSSIA, USA, plover="AGREE")], "2022-06-01", COVERAGE, "did_not_happen", None),
    (TALKS, [seen("CONSULT", "2022-01-10", RUSSIA, NATO)], "2022-06-01", COVERAGE, "did_not_happen", None),
    # Of three only two met; over two meetings all three did.
    (THREE, [MET], "2022-06-01", None, "partly", "2022-01-10"),
    (THREE, [MET], "2022-02-01", None, "partly", "2022-01-10"),
    (THREE, [MET, seen("CONSULT", "2022-01-12", NATO, RUSSIA)], "2022-02-01", None, "came_true", "2022-01-12"),
    # A type that is not reciprocal has a direction.
    (predicted("AID", RUSSIA, to=(USA,)), [seen("AID", "2022-01-10", USA, to=(RUSSIA,))], "2022-06-01", COVERAGE, "did_not_happen", None),
    (predicted("AID", RUSSIA, to=(USA,)), [seen("AID", "2022-01-10", RUSSIA, to=(USA, NATO))], "2022-06-01", COVERAGE, "came_true", "2022-01-10"),
    # Still in office on the last day or later: not left by then. Before, it tells nothing.
    (LEAVES, [seen("HOLD_OFFICE", "2022-03-24", STOLTENBERG)], "2022-06-01", None, "did_not_happen", None),
    (LEAVES, [seen("HOLD_OFFICE", "2022-03-24", NATO, to=(STOLTENBERG,))], "2022-06-01", None, "did_not_happen", None),
    (LEAVES, [seen("HOLD_OFFICE", "2021-12-30", STOLTENBERG)], "2022-06-01", None, "unknown", None),
    (LEAVES, [seen("HOLD_OFFICE", "2022-03-24", LAVROV)], "2022-06-01", None, "unknown", None),
    (LEAVES, [seen("HOLD_OFFICE", "2022-03-24", STOLTENBERG), seen("LEAVE_OFFICE", "2022-05-01", STOLTENBERG)], "2022-06-01", None, "missed_window", "2022-05-01"),
    # Remaining in office until the end of the window is not seen at its beginning.
    (predicted("HOLD_OFFICE", STOLTENBERG), [seen("HOLD_OFFICE", "2022-01-02", STOLTENBERG)], "2022-06-01", None, "unknown", None),
    (predicted("HOLD_OFFICE", STOLTENBERG), [seen("HOLD_OFFICE", "2022-05-02", STOLTENBERG)], "2022-06-01", None, "came_true", "2022-05-02"),
    (predicted("HOLD_OFFICE", STOLTENBERG), [seen("LEAVE_OFFICE", "2022-03-02", STOLTENBERG)], "2022-06-01", None, "did_not_happen", None),
    # PLOVER counts resignations as RETREAT.
    (predicted("RETREAT", STOLTENBERG), [seen("LEAVE_OFFICE", "2022-03-02", STOLTENBERG)], "2022-06-01", None, "came_true", "2022-03-02"),
    # What is said not to happen, mirrored.
    (NO_TALKS, [MET], "2022-02-01", None, "did_not_happen", "2022-01-10"),
    (NO_TALKS, [], "2022-02-01", COVERAGE, "pending", None),
    (NO_TALKS, [], "2022-06-01", COVERAGE, "came_true", None),
    (NO_TALKS, [], "2022-06-01", None, "unknown", None),
    (NO_TALKS, [seen("CONSULT", "2022-05-02", RUSSIA, USA)], "2022-06-01", COVERAGE, "came_true", None),
    (predicted("LEAVE_OFFICE", STOLTENBERG, polarity=Polarity.NEGATIVE), [seen("HOLD_OFFICE", "2022-05-02", STOLTENBERG)], "2022-06-01", None, "came_true", None),
    # An open end never fails by rule, and can come true.
    (predicted("CONSULT", RUSSIA, USA, window=("2022-01-01", None)), [], "2032-01-01", ("2020-01-01", "2032-01-01"), "pending", None),
    (predicted("CONSULT", RUSSIA, USA, window=(None, None)), [MET], "2022-06-01", None, "came_true", "2022-01-10"),
    (predicted("CONSULT", RUSSIA, USA, window=("2022-01-01", None), polarity=Polarity.NEGATIVE), [], "2032-01-01", ("2020-01-01", "2032-01-01"), "pending", None),
    (predicted("CONSULT", RUSSIA, USA, window=(None, "2022-04-30")), [], "2022-06-01", COVERAGE, "did_not_happen", None),
    # Conditions: void where covered and not met, did_not_happen where met.
    (IF_TALKS, [], "2022-06-01", COVERAGE, "void", None),
    (IF_TALKS, [], "2022-06-01", None, "unknown", None),
    (IF_TALKS, [MET], "2022-06-01", COVERAGE, "came_true", "2022-01-10"),
    (IF_TALKS, [seen("AGREE", "2022-02-02", Entity("Ukraine", "UKR"), text="Ukraine joined the alliance")], "2022-06-01", COVERAGE, "did_not_happen", None),
    (IF_TALKS, [], "2022-02-01", COVERAGE, "pending", None),
    # What was said not to happen under a condition counts against it once that is met.
    (IF_TALKS_NOT, [MET], "2022-02-01", COVERAGE, "pending", None),
    (IF_TALKS_NOT, [MET], "2022-06-01", COVERAGE, "void", None),
    (IF_TALKS_NOT, [MET], "2022-06-01", None, "unknown", None),
    (IF_TALKS_NOT, [MET, seen("AGREE", "2022-02-02", Entity("Ukraine", "UKR"), text="Ukraine joined the alliance")], "2022-06-01", COVERAGE, "did_not_happen", "2022-01-10"),
    # In part too.
    (IF_ALL_TALK_NOT, [MET], "2022-02-01", COVERAGE, "pending", None),
    (IF_ALL_TALK_NOT, [MET], "2022-06-01", COVERAGE, "void", None),
    # Nobody named: the type and words in common; of OTHER more words, and no verdict by absence.
    (predicted("START", text="the harbour bridge will open"), [seen("START", "2022-02-02", text="Bridge over the harbour opened")], "2022-06-01", None, "came_true", "2022-02-02"),
    (predicted("START", text="the harbour bridge will open"), [seen("START", "2022-02-02", text="School year began")], "2022-06-01", COVERAGE, "unknown", None),
    (predicted("START", text="the harbour bridge will open"), [seen("START", "2022-05-02", text="School year began")], "2022-06-01", COVERAGE, "did_not_happen", None),
    (predicted("OTHER", text="the harbour bridge will glow"), [seen("OTHER", "2022-02-02", text="School glowed")], "2022-06-01", COVERAGE, "unknown", None),
    (predicted("OTHER", RUSSIA, text="Russia will paint the bridge"), [seen("OTHER", "2022-02-02", RUSSIA, text="a poem")], "2022-06-01", COVERAGE, "unknown", None),
    (predicted("OTHER", RUSSIA, text="Russia will paint the bridge"), [seen("OTHER", "2022-02-02", RUSSIA, text="painted a bridge")], "2022-06-01", COVERAGE, "came_true", "2022-02-02"),
    (predicted("START", text=""), [seen("START", "2022-02-02")], "2022-06-01", COVERAGE, "unknown", None),
    # How much: at least as much as was said.
    (predicted("RISE", RUSSIA, quantity=Quantity(3, "percent")), [seen("RISE", "2022-02-02", RUSSIA, quantity=Quantity(4, "percent"))], "2022-06-01", None, "came_true", "2022-02-02"),
    (predicted("RISE", RUSSIA, quantity=Quantity(3, "percent")), [seen("RISE", "2022-02-02", RUSSIA, quantity=Quantity(1, "percent"))], "2022-06-01", None, "partly", "2022-02-02"),
    (predicted("AID", RUSSIA, quantity=Quantity(50, "tanks")), [seen("AID", "2022-02-02", RUSSIA, quantity=Quantity(30, "tanks"))], "2022-06-01", None, "partly", "2022-02-02"),
    (predicted("AID", RUSSIA, quantity=Quantity(50, "tanks")), [seen("AID", "2022-02-02", RUSSIA, quantity=Quantity(60, "tanks"))], "2022-06-01", None, "came_true", "2022-02-02"),
    (predicted("AID", RUSSIA, quantity=Quantity(50, "tanks")), [seen("AID", "2022-02-02", RUSSIA)], "2022-06-01", None, "came_true", "2022-02-02"),
    (predicted("RISE", RUSSIA, quantity=Quantity(3, "percent")), [seen("RISE", "2022-02-02", RUSSIA)], "2022-06-01", None, "partly", "2022-02-02"),
    # Within bounds: not less than the low one, nor more than the high one, which are included.
    (RISES_5_TO_10, [risen(4.9)], "2022-06-01", None, "partly", "2022-02-02"),
    (RISES_5_TO_10, [risen(5)], "2022-06-01", None, "came_true", "2022-02-02"),
    (RISES_5_TO_10, [risen(10)], "2022-06-01", None, "came_true", "2022-02-02"),
    (RISES_5_TO_10, [risen(10.1)], "2022-06-01", None, "partly", "2022-02-02"),
    (RISES_5_TO_10, [risen(12), risen(7, "2022-03-02")], "2022-06-01", None, "came_true", "2022-03-02"),
    (predicted("RISE", RUSSIA, quantity=Quantity(10, "percent", high=10)), [risen(0.5)], "2022-06-01", None, "came_true", "2022-02-02"),
    (predicted("RISE", RUSSIA, quantity=Quantity(10, "percent", high=10)), [risen(11)], "2022-06-01", None, "partly", "2022-02-02"),
    # A rise of at most so much may be passed till the window is over.
    (RISES_AT_MOST_10, [risen(0.5)], "2022-04-30", None, "pending", None),
    (RISES_AT_MOST_10, [risen(0.5)], "2022-05-01", None, "came_true", "2022-02-02"),
    (RISES_AT_MOST_10, [risen(0.5), risen(11, "2022-03-03")], "2022-03-03", None, "partly", "2022-03-03"),
    (RISES_AT_MOST_10, [risen(0.5), risen(11, "2022-03-03")], "2022-06-01", None, "partly", "2022-03-03"),
    (RISES_AT_MOST_10, [risen(0.5), risen(11, "2022-05-03")], "2022-06-01", None, "came_true", "2022-02-02"),
    (RISES_AT_MOST_10, [], "2022-06-01", COVERAGE, "did_not_happen", None),
    # Aid of at most so much is aid, whenever it comes.
    (predicted("AID", RUSSIA, quantity=Quantity(50, "tanks", high=50)), [seen("AID", "2022-02-02", RUSSIA, quantity=Quantity(30, "tanks"))], "2022-02-03", None, "came_true", "2022-02-02"),
    # Less than what was said not to be is no part of it.
    (RISES_NOT_OVER_3, [risen(1)], "2022-02-03", None, "pending", None),
    (RISES_NOT_OVER_3, [risen(1)], "2022-06-01", COVERAGE, "came_true", None),
    (RISES_NOT_OVER_3, [risen(1), risen(4)], "2022-02-03", None, "did_not_happen", "2022-02-02"),
    # Up to 5 percent may have been 1; at least 5 is 5.
    (predicted("RISE", RUSSIA, quantity=Quantity(3, "%")), [seen("RISE", "2022-02-02", RUSSIA, quantity=Quantity(5, "%", high=5))], "2022-06-01", None, "partly", "2022-02-02"),
    (predicted("RISE", RUSSIA, quantity=Quantity(3, "%")), [seen("RISE", "2022-02-02", RUSSIA, quantity=Quantity(5, "%", low=5))], "2022-06-01", None, "came_true", "2022-02-02"),
    # Units by their other names.
    (predicted("RISE", RUSSIA, quantity=Quantity(25, "basis points")), [seen("RISE", "2022-02-02", RUSSIA, quantity=Quantity(0.25, "percentage points"))], "2022-06-01", None, "came_true", "2022-02-02"),
    (predicted("AID", RUSSIA, quantity=Quantity(2e9, "$")), [seen("AID", "2022-02-02", RUSSIA, quantity=Quantity(1e9, "USD"))], "2022-06-01", None, "partly", "2022-02-02"),
    (predicted("RISE", RUSSIA, quantity=Quantity(3, "%")), [risen(4)], "2022-06-01", None, "came_true", "2022-02-02"),
    (predicted("AID", RUSSIA, quantity=Quantity(1, "tank")), [seen("AID", "2022-02-02", RUSSIA, quantity=Quantity(2, "Tanks"))], "2022-06-01", None, "came_true", "2022-02-02"),
    # Where: in the place that was said, or one that may be it; elsewhere is in part.
    (predicted("CONSULT", RUSSIA, USA, place="Geneva"), [seen("CONSULT", "2022-01-10", RUSSIA, USA, place="Geneva, Switzerland")], "2022-06-01", None, "came_true", "2022-01-10"),
    (predicted("CONSULT", RUSSIA, USA, place="Switzerland"), [seen("CONSULT", "2022-01-10", RUSSIA, USA, place="Geneva")], "2022-06-01", None, "came_true", "2022-01-10"),
    (predicted("CONSULT", RUSSIA, USA, place="Geneva"), [seen("CONSULT", "2022-01-10", RUSSIA, USA, place="Vienna")], "2022-06-01", None, "partly", "2022-01-10"),
    (predicted("CONSULT", RUSSIA, USA, place="Geneva"), [MET], "2022-06-01", None, "came_true", "2022-01-10"),
    # Under another name that the claim or the index knows.
    (predicted("WIN", Entity("Ortiz"), speaker=Speaker("Ann Ortiz", aliases=("Ortiz",))), [seen("WIN", "2022-02-02", Entity("ann  ortiz"))], "2022-06-01", None, "came_true", "2022-02-02"),
    (predicted("WIN", Entity("Ann Ortiz")), EventIndex([seen("WIN", "2022-02-02", Entity("Ortiz"))], aliases={"Ortiz": "Ann Ortiz"}), "2022-06-01", None, "came_true", "2022-02-02"),
    # A window that begins before it was said is cut there.
    (predicted("WIN", NATO, window=("2021-01-01", "2022-04-30")), [seen("WIN", "2021-06-01", NATO)], "2022-06-01", None, "unknown", None),
    # Without the day it was said nothing can be too early.
    (predicted("WIN", NATO, said_on=None), [seen("WIN", "2021-06-01", NATO)], "2022-06-01", COVERAGE, "did_not_happen", None),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "observed", "as_of", "coverage", "outcome", "day"), CASES)
def test_outcome(claim, observed, as_of, coverage, outcome, day):
    verdict = check(claim, observed, as_of=as_of, coverage=coverage)
    assert verdict.outcome == outcome, verdict.reasons
    first = verdict.occurred.earliest.isoformat() if verdict.occurred is not None else None
    assert first == day
    assert verdict.claim_id == claim.id
    assert verdict.as_of.isoformat() == as_of
    assert len(verdict.reasons) > 1
    assert all(reason.endswith(".") and "None" not in reason for reason in verdict.reasons)


def reasons(claim: Claim, *observed: ObservedEvent, as_of: str = "2022-06-01") -> str:
    return " ".join(check(claim, observed, as_of=as_of, coverage=COVERAGE).reasons)


def test_reasons_say_what_counted():
    assert "Sergey Lavrov (RUS) counts as Russia." in reasons(
        TALKS, seen("CONSULT", "2022-01-21", LAVROV, BLINKEN)
    )
    assert "2 days late" in reasons(TALKS, seen("CONSULT", "2022-05-02", RUSSIA, USA))
    assert "1 day early" in reasons(TALKS, seen("CONSULT", "2021-12-31", RUSSIA, USA))
    assert "Only announced" in reasons(TALKS, seen("AGREE", "2022-01-02", RUSSIA, to=(USA,)))
    assert "Not seen with NATO." in reasons(THREE, MET)
    assert "names nobody" in reasons(predicted("START", text="bridge opens"))


def test_reasons_say_what_stood_for_what_in_every_event():
    told = reasons(
        THREE,
        seen("CONSULT", "2022-01-10", LAVROV, to=(BLINKEN,)),
        seen("CONSULT", "2022-01-12", LAVROV, Entity("North Atlantic Treaty Organization")),
    )
    assert told.count("Sergey Lavrov (RUS) counts as Russia.") == 1
    assert "Antony Blinken (USA) counts as United States." in told
    assert "North Atlantic Treaty Organization counts as NATO." in told
    in_part = reasons(THREE, seen("CONSULT", "2022-01-10", LAVROV, to=(USA,)))
    assert "Sergey Lavrov (RUS) counts as Russia." in in_part
    left = reasons(predicted("RETREAT", RUSSIA), seen("LEAVE_OFFICE", "2022-01-10", LAVROV))
    assert "LEAVE_OFFICE counts as RETREAT." in left


def test_a_tolerance_lets_a_share_be_missing():
    claim = predicted("RISE", RUSSIA, quantity=Quantity(10, "percent"))
    risen = [seen("RISE", "2022-02-02", RUSSIA, quantity=Quantity(9.5, "percent"))]
    assert check(claim, risen, as_of="2022-06-01").outcome is Outcome.PARTLY
    assert check(claim, risen, as_of="2022-06-01", tolerance=0.1).outcome is Outcome.CAME_TRUE
    with Ledger(":memory:") as ledger:
        ledger.add([claim])
        [verdict] = ledger.check(risen, as_of="2022-06-01", tolerance=0.1)
        assert verdict.outcome is Outcome.CAME_TRUE


def test_a_verdict_is_the_same_before_and_after_its_reasons_are_read():
    def fresh() -> Verdict:
        return check(THREE, [MET], as_of="2022-06-01")

    read = fresh()
    assert read.reasons
    assert fresh() == read
    assert hash(fresh()) == hash(read)
    assert repr(fresh()) == repr(read)
    assert pickle.loads(pickle.dumps(fresh())) == read
    assert attrs.evolve(fresh(), by="Ann Ortiz").reasons == read.reasons
    assert Verdict(**attrs.asdict(fresh(), recurse=False)) == read
    with pytest.raises(AttributeError, match="reason"):
        fresh().reason  # noqa: B018 - a misspelt name is none


def test_two_threads_may_read_the_reasons_at_once():
    def grounds() -> tuple[tuple[ObservedEvent, ...], tuple[str, ...]]:
        if not others:
            others.append(None)
            others.append(verdict.reasons)  # another is done before this one comes to its end
        return (MET,), ("Seen.",)

    others: list[object] = []
    verdict = Verdict.on_grounds("x", Outcome.CAME_TRUE, dt.date(2022, 6, 1), None, grounds)
    assert verdict.evidence == (MET,)
    assert others[1] == verdict.reasons == ("Seen.",)


#: (said, seen, tolerance, outcome)
AMOUNTS = [
    (Quantity(100, "percent", high=100), 115, 0.15, "came_true"),
    (Quantity(100, "percent", high=100), 115.01, 0.15, "partly"),
    (Quantity(1.1, "percent"), 0.99, 0.1, "came_true"),
    (Quantity(1.1, "percent"), 0.98, 0.1, "partly"),
    (Quantity(-7, "percent", low=-10, high=-5), -6, 0, "came_true"),
    (Quantity(-7, "percent", low=-10, high=-5), 6, 0, "came_true"),
    (Quantity(-7, "percent", low=-10, high=-5), -4, 0, "partly"),
    (Quantity(-7, "percent", low=-10, high=-5), -12, 0, "partly"),
    (Quantity(-7, "percent"), -8, 0, "came_true"),
    (Quantity(-1, "percent", low=-1, high=1), 0.5, 0, "came_true"),
    (Quantity(-1, "percent", low=-1, high=1), 2, 0, "partly"),
]


@pytest.mark.parametrize(("said", "amount", "tolerance", "outcome"), AMOUNTS)
def test_amounts_are_held_to_their_bounds(said, amount, tolerance, outcome):
    claim = predicted("FALL", RUSSIA, quantity=said)
    fell = [seen("FALL", "2022-02-02", RUSSIA, quantity=Quantity(amount, "percent"))]
    verdict = check(claim, fell, as_of="2022-06-01", tolerance=tolerance)
    assert verdict.outcome == outcome, verdict.reasons


def test_a_level_below_nought_is_not_one_above():
    claim = predicted("REACH", RUSSIA, quantity=Quantity(-5, "degrees"))
    found = [seen("REACH", "2022-02-02", RUSSIA, quantity=Quantity(n, "degrees")) for n in (6, -6)]
    outcomes = [check(claim, [event], as_of="2022-06-01").outcome.value for event in found]
    assert outcomes == ["partly", "came_true"]


def test_reasons_tell_the_most_that_was_seen():
    claim = predicted("RISE", RUSSIA, quantity=Quantity(5, "percent"))
    days = ("2022-01-02", "2022-01-03", "2022-01-04")
    rises = [
        seen("RISE", day, RUSSIA, quantity=Quantity(amount, "percent"))
        for day, amount in zip(days, (3, 4, 2), strict=True)
    ]
    assert "The most that was seen is 4 percent." in reasons(claim, *rises)


def test_reasons_tell_the_bounds():
    assert "by or to between 5 and 10 percent" in reasons(RISES_5_TO_10)
    assert "That is 12 percent, more than was said." in reasons(RISES_5_TO_10, risen(12))
    assert "at most 10 percent" in reasons(RISES_AT_MOST_10)
    assert "That is 12 percent, more than was said." in reasons(
        RISES_AT_MOST_10, risen(1, "2022-01-05"), risen(12)
    )


@pytest.mark.parametrize("bounds", [{"low": 4}, {"high": 2}, {"low": 1, "high": 2}])
def test_a_quantity_lies_within_its_bounds(bounds):
    with pytest.raises(InvalidValue, match=r"^(low|high): "):
        Quantity(3, **bounds)


def test_evidence_may_be_a_function_of_the_claim():
    asked = []

    def search(claim: Claim) -> list[ObservedEvent]:
        asked.append(claim)
        return [MET]

    assert check(TALKS, search, as_of="2022-06-01") == check(TALKS, [MET], as_of="2022-06-01")
    assert asked == [TALKS]


def test_evidence_may_be_an_extraction():
    """It iterates claims, but what it tells of a prediction are the events that it reports."""
    article = Document("Nothing else was said.", published="2022-01-11")
    found = Extraction(article, claims=(TALKS,), events=(MET,))
    told = check(TALKS, [MET], as_of="2022-06-01")
    for observed in (found, EventIndex(found), lambda claim: found):
        assert check(TALKS, observed, as_of="2022-06-01") == told
    assert check(TALKS, Extraction(article), as_of="2022-06-01").outcome is Outcome.UNKNOWN


JOBLESS = Entity("unemployment")
#: A number that stood at 4 when it was said.
POINTS = [("2021-12-01", 4.0), ("2022-02-01", 4.5), ("2022-04-01", 5.5), ("2022-05-10", 3.0)]

SERIES = [
    # (type, quantity, unit of the series, outcome, first day)
    ("REACH", Quantity(5, "percent"), "percent", "came_true", "2022-04-01"),
    ("REACH", Quantity(3, "percent"), "percent", "missed_window", "2022-05-10"),
    ("REACH", Quantity(6, "percent"), "percent", "did_not_happen", None),
    ("RISE", None, "percent", "came_true", "2022-02-01"),
    ("RISE", Quantity(1, "points"), "points", "came_true", "2022-04-01"),
    ("RISE", Quantity(10, "percent"), "points", "came_true", "2022-02-01"),
    ("RISE", Quantity(40, "percent"), "points", "partly", "2022-02-01"),
    ("RISE", Quantity(1, "points", high=1), "points", "partly", "2022-04-01"),
    ("RISE", Quantity(2, "points", high=2), "points", "came_true", "2022-02-01"),
    ("RISE", Quantity(50, "basis points"), "percent", "came_true", "2022-02-01"),
    ("RISE", Quantity(60, "basis points", low=60), "percent", "came_true", "2022-04-01"),
    ("RISE", Quantity(1.5, "points"), "%", "came_true", "2022-04-01"),
    ("FALL", None, "percent", "missed_window", "2022-05-10"),
    ("FALL", Quantity(2, "points"), "points", "did_not_happen", None),
    ("START", None, "percent", "did_not_happen", None),
]


@pytest.mark.parametrize(("kind", "quantity", "unit", "outcome", "day"), SERIES)
def test_a_series_shows_what_a_number_did(kind, quantity, unit, outcome, day):
    series = Series("unemployment", reversed(POINTS), unit=unit)
    claim = predicted(kind, JOBLESS, quantity=quantity)
    verdict = check(claim, series, as_of="2022-06-01", coverage=COVERAGE)
    assert verdict.outcome == outcome, verdict.reasons
    assert (verdict.occurred and verdict.occurred.edtf) == day
    other = predicted(kind, Entity("inflation"), quantity=quantity)
    assert check(other, series, as_of="2022-06-01").evidence == ()


#: What it stood at when it was said, what it was after, the level, the tolerance, the outcome.
LEVELS = [
    (4, 4.9, Quantity(5), 0, "did_not_happen"),
    (4, 4.9, Quantity(5), 0.02, "came_true"),
    (4, 4.9, Quantity(5), 0.01, "did_not_happen"),
    (6, 5.1, Quantity(5), 0.02, "came_true"),
    (4, 4.5, Quantity(5, low=4.5), 0, "came_true"),
    (4, 4.4, Quantity(5, low=4.5), 0, "did_not_happen"),
    (6, 5.4, Quantity(5, low=4.5), 0, "did_not_happen"),
    (6, 5, Quantity(5, low=4.5), 0, "came_true"),
    (4.8, 3, Quantity(5, low=4.5), 0, "did_not_happen"),
    (6, 7, Quantity(5, low=5), 0, "came_true"),
    (6, 4, Quantity(5, low=5), 0, "did_not_happen"),
    (4, 4.9, Quantity(5, low=5, high=6), 0, "did_not_happen"),
    (4, 5.5, Quantity(5, low=5, high=6), 0, "came_true"),
    (4, 7, Quantity(5, low=5, high=6), 0, "partly"),
    (8, 7, Quantity(5, low=5, high=6), 0, "did_not_happen"),
    (8, 6, Quantity(5, low=5, high=6), 0, "came_true"),
    (5.5, 5.6, Quantity(5, low=5, high=6), 0, "came_true"),
    (5.5, 6.1, Quantity(5, low=5, high=6), 0, "did_not_happen"),
    (4, 4.5, Quantity(5, high=5), 0, "came_true"),
    (4, 5.5, Quantity(5, high=5), 0, "partly"),
    (0, -0.5, Quantity(-0.5), 0, "came_true"),
    (0, 0.5, Quantity(-0.5), 0, "did_not_happen"),
    (0, -0.5, Quantity(-0.75, low=-0.75, high=-0.25), 0, "came_true"),
    (1, -0.1, Quantity(-1, low=-1, high=0), 0, "came_true"),
    (1, 0.1, Quantity(-1, low=-1, high=0), 0, "did_not_happen"),
]


@pytest.mark.parametrize(("base", "value", "level", "tolerance", "outcome"), LEVELS)
def test_a_level_is_reached_from_where_the_number_stood(base, value, level, tolerance, outcome):
    series = Series("unemployment", [("2021-12-01", base), ("2022-02-01", value)])
    claim = predicted("REACH", JOBLESS, quantity=level)
    asked = {"as_of": "2022-06-01", "coverage": COVERAGE, "tolerance": tolerance}
    verdict = check(claim, series, **asked)
    assert verdict.outcome == outcome, verdict.reasons


def test_a_series_is_made_of_numbers():
    for wrong in (float("nan"), "4", None, True, 10**400, 1j):
        with pytest.raises(InvalidValue, match=r"^points: "):
            Series("unemployment", [("2022-01-01", wrong)])
    # Numbers that are neither int nor float, as those of numpy.
    assert len(Series("unemployment", [("2022-01-01", Fraction(9, 2))])) == 1


def test_a_change_is_worked_out_without_rounding_errors():
    series = Series("unemployment", [("2021-12-01", 4.1), ("2022-02-01", 4.35)], unit="percent")
    claim = predicted("RISE", JOBLESS, quantity=Quantity(25, "basis points"))
    assert check(claim, series, as_of="2022-06-01").outcome is Outcome.CAME_TRUE


def says_only_how_much_at_most(claim: Claim) -> bool:
    """Whether it is settled only when its window is over."""
    event = claim.prediction.event
    at_least = Ontology.load()[event.type].at_least
    return at_least and event.quantity is not None and event.quantity.bounds[0] is None


@given(checkable_claims, bearing_events, bearing_events, st.booleans())
@settings(max_examples=400)
def test_more_evidence_never_unsettles_what_came_true(claim, observed, more, covered):
    coverage = ("2021-12-01", "2022-12-31") if covered else None
    before = check(claim, observed, as_of="2022-02-15", coverage=coverage)
    after = check(claim, [*observed, *more], as_of="2022-02-15", coverage=coverage)
    if says_only_how_much_at_most(claim):
        return  # more of it may pass the limit
    if claim.prediction.polarity is Polarity.POSITIVE and before.outcome is Outcome.CAME_TRUE:
        assert after.outcome is Outcome.CAME_TRUE
        assert after.occurred.latest <= before.occurred.latest
    if claim.prediction.polarity is Polarity.NEGATIVE and before.occurred is not None:
        # What was seen to happen stays seen.
        assert after.outcome is not Outcome.CAME_TRUE


@given(
    checkable_claims, bearing_events.flatmap(lambda e: st.tuples(st.just(e), st.permutations(e)))
)
@settings(max_examples=400)
def test_order_of_evidence_changes_nothing(claim, orders):
    first, second = orders
    options = {"as_of": "2022-02-15", "coverage": ("2021-12-01", "2022-12-31")}
    assert check(claim, first, **options) == check(claim, second, **options)
    assert check(claim, EventIndex(first), **options) == check(claim, first, **options)


@given(checkable_claims, bearing_events)
@settings(max_examples=400)
def test_outcomes_follow_the_window(claim, observed):
    window = claim.prediction.window
    for as_of in ("2022-01-05", "2022-02-15"):
        outcome = check(claim, observed, as_of=as_of).outcome
        if window.latest is None:
            assert outcome is not Outcome.MISSED_WINDOW
            if claim.prediction.polarity is Polarity.POSITIVE:
                assert outcome in {Outcome.PENDING, Outcome.PARTLY, Outcome.CAME_TRUE}
        elif window.closed(as_of):
            assert outcome is not Outcome.PENDING


MIRROR = {
    Outcome.CAME_TRUE: Outcome.DID_NOT_HAPPEN,
    Outcome.DID_NOT_HAPPEN: Outcome.CAME_TRUE,
    # It happened, but not when it was said not to.
    Outcome.MISSED_WINDOW: Outcome.CAME_TRUE,
}


def with_prediction(claim: Claim, **changes: object) -> Claim:
    return attrs.evolve(claim, prediction=attrs.evolve(claim.prediction, **changes))


@given(checkable_claims, bearing_events)
@settings(max_examples=400)
def test_a_negative_verdict_is_the_mirror(claim, observed):
    claim = with_prediction(claim, condition=None)
    options = {"as_of": "2022-04-15", "coverage": ("2021-12-01", "2022-12-31")}
    outcome, negative = (
        check(with_prediction(claim, polarity=polarity), observed, **options).outcome
        for polarity in Polarity
    )
    if outcome is Outcome.MISSED_WINDOW:
        assert negative in {Outcome.CAME_TRUE, Outcome.UNKNOWN}
    elif outcome is Outcome.PARTLY and claim.prediction.event.quantity is not None:
        # Less than was said is part of what was said, and none of what was said not to be.
        assert negative in {Outcome.PARTLY, Outcome.CAME_TRUE, Outcome.UNKNOWN, Outcome.PENDING}
    else:
        assert negative is MIRROR.get(outcome, outcome)


@given(checkable_claims, bearing_events, st.integers(0, 20), st.integers(0, 20))
@settings(max_examples=400)
def test_a_wider_window_is_never_worse(claim, observed, earlier, later):
    claim = with_prediction(claim, polarity=Polarity.POSITIVE)
    assume(not says_only_how_much_at_most(claim))
    window = claim.prediction.window
    # A window that was over when it was said is taken as it is, a wider one cut at that day.
    assume(window.latest is None or claim.said_on is None or claim.said_on <= window.latest)
    wider = Window(
        window.earliest - dt.timedelta(earlier),
        window.latest + dt.timedelta(later) if window.latest is not None else None,
    )
    options = {"as_of": "2022-04-15", "coverage": ("2021-12-01", "2022-12-31")}
    if check(claim, observed, **options).outcome is Outcome.CAME_TRUE:
        widened = check(with_prediction(claim, window=wider), observed, **options)
        if Ontology.load()[claim.prediction.event.type].lasting:
            return  # a state has to last longer
        assert widened.outcome is Outcome.CAME_TRUE


@given(
    checkable_claims,
    bearing_events,
    st.dates(dt.date(2022, 1, 1), dt.date(2022, 3, 1)),
    st.integers(0, 60),
)
@settings(max_examples=400)
def test_what_is_settled_never_becomes_pending(claim, observed, as_of, more):
    options = {"coverage": ("2021-12-01", "2022-12-31")}
    if check(claim, observed, as_of=as_of, **options).outcome.settled:
        later = check(claim, observed, as_of=as_of + dt.timedelta(more), **options)
        assert later.outcome is not Outcome.PENDING


@pytest.mark.parametrize(
    ("argument", "call"),
    [
        ("claim", lambda: check("text", [], as_of="2022-01-01")),
        ("claim", lambda: check(Claim("a fact"), [], as_of="2022-01-01")),
        ("observed", lambda: check(TALKS, ["text"], as_of="2022-01-01")),
        ("observed", lambda: check(TALKS, 3, as_of="2022-01-01")),
        ("as_of", lambda: check(TALKS, [], as_of="soon")),
        ("coverage", lambda: check(TALKS, [], as_of="2022-01-01", coverage="2022-01-01")),
        ("coverage", lambda: check(TALKS, [], as_of="2022-01-01", coverage=("2022-01-01",))),
        ("coverage", lambda: check(TALKS, [], as_of="2022-01-01", coverage=("x", "2022-01-01"))),
        (
            "coverage",
            lambda: check(TALKS, [], as_of="2022-01-01", coverage=("2022-01-02", "2022-01-01")),
        ),
    ],
)
def test_wrong_use_names_the_argument(argument, call):
    with pytest.raises(InvalidValue, match=f"^{argument}: "):
        call()


def test_ontology_has_every_plover_type():
    names = Ontology.load().names()
    assert set(names) >= PLOVER_TYPES
    assert len(names) == len(set(names)) == 32


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("CONSULT", None),  # listed
        ("consult", "CONSULT"),  # types are in capitals
        ("SANCTON", "SANCTION"),
        ("LAUNCHES", "LAUNCH"),
        ("LEAVE OFFICE", "LEAVE_OFFICE"),
        ("RAID", None),  # not AID, which it ends as
        ("RELAUNCH", None),
        ("SUMMIT", None),
        ("", None),
        ("\0", None),
    ],
)
def test_ontology_tells_a_misspelling_from_a_new_type(name, nearest):
    assert Ontology.load().nearest(name) == nearest
    assert Ontology.load().fulfilling(name)[0] == name


def test_index_iterates_all_events():
    events = [MET, MET, seen("WIN", "2022-02-02", NATO)]
    assert sorted(e.event.type for e in EventIndex(events)) == ["CONSULT", "CONSULT", "WIN"]


def test_many_claims_against_one_index():
    """Checks look at the few events of their parties, not at all of them."""
    day = dt.date(2022, 1, 1)
    parties = [Entity(f"party {n}") for n in range(300)]
    observed = [
        ObservedEvent(
            Event("CONSULT", [parties[n % 300]], [parties[(n * 7 + 1) % 300]]),
            Window.on(day + dt.timedelta(n % 90)),
        )
        for n in range(20_000)
    ]
    index = EventIndex(observed)
    claim = predicted("CONSULT", parties[3], to=(parties[22],))
    expected = min(
        e.when.earliest
        for e in observed
        if {x.name for x in (*e.event.actors, *e.event.recipients)} == {"party 3", "party 22"}
    )
    assert check(claim, index, as_of="2022-06-01").occurred.earliest == expected
