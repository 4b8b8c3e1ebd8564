"""User code as it is written against the public names: mypy checks it strictly, nothing runs it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import assert_type

import claimtrack as ct
from claimtrack.interchange import read_events_csv, write_jsonl


def extract_one(text: str) -> list[str]:
    article = ct.Document(text, published="2021-12-22", title="Talks", publisher=None, url=None)
    assert_type(article.published, dt.date | None)
    found = ct.extract(article)
    assert_type(found, ct.Extraction)
    assert_type(found.claims, tuple[ct.Claim, ...])
    assert_type(found.predictions, tuple[ct.Claim, ...])
    assert_type(found.attributions, tuple[ct.Attribution, ...])
    assert_type(found.times, tuple[ct.TimeExpression, ...])
    assert_type(found.events, tuple[ct.ObservedEvent, ...])
    names = []
    for claim in found:
        assert_type(claim, ct.Claim)
        assert_type(claim.kind, ct.ClaimKind)
        assert_type(claim.said_on, dt.date | None)
        assert_type(claim.mentions, tuple[ct.Mention, ...])
        if claim.speaker is not None:
            names.append(claim.speaker.name)
        if claim.prediction is not None:
            assert_type(claim.prediction, ct.PredictedEvent)
            assert_type(claim.prediction.window, ct.Window)
            assert_type(claim.prediction.window.latest, dt.date | None)
            assert_type(claim.prediction.certainty.low, float | None)
            assert_type(claim.prediction.condition, str | None)
    return names


def each_stage(article: ct.Document) -> None:
    assert_type(ct.find_times(article), tuple[ct.TimeExpression, ...])
    assert_type(ct.find_attributions(article), tuple[ct.Attribution, ...])
    assert_type(ct.explain(article, ct.find_attributions(article)[0]), ct.Explanation)
    assert_type(ct.find_events("Talks will begin.", published="2021-12-22"), tuple[ct.Event, ...])
    assert_type(ct.find_window(article), ct.Window | None)


def extract_some(texts: Iterator[str]) -> int:
    lexicon = ct.Lexicon.load("en").extended("mine.toml")
    total = 0
    for found in ct.extract_many(texts, lexicon=lexicon):
        total += len(found)
    return total


def by_hand() -> ct.Claim:
    return ct.Claim(
        "France and Germany will meet in May",
        speaker=ct.Speaker("Ann Ortiz", role="mayor"),
        said_on=dt.date(2022, 4, 20),
        kind="prediction",
        targets=[ct.Target("France", "FRA")],
        prediction=ct.PredictedEvent(
            ct.Event("CONSULT", actors=[ct.Entity("France", "FRA"), ct.Entity("Germany")]),
            window=ct.Window("2022-05-01", dt.date(2022, 5, 31)),
            certainty=ct.Certainty("will", "certain", 0.9, 1.0),
            polarity=ct.Polarity.POSITIVE,
        ),
    )


def check_one(claim: ct.Claim) -> str:
    observed = ct.EventIndex(read_events_csv("events.csv"))
    verdict = ct.check(claim, observed, as_of="2022-06-01", coverage=("2022-04-20", "2022-06-01"))
    assert_type(verdict, ct.Verdict)
    assert_type(verdict.outcome, ct.Outcome)
    assert_type(verdict.occurred, ct.Window | None)
    assert_type(verdict.evidence, tuple[ct.ObservedEvent, ...])
    assert_type(verdict.reasons, tuple[str, ...])
    return verdict.outcome.value


def party(judged: ct.JudgedClaim) -> str | None:
    speaker = judged.claim.speaker
    return speaker.affiliation if speaker is not None else None


def keep(found: ct.Extraction) -> None:
    with ct.Ledger("claims.db") as ledger:
        assert_type(ledger.add(found), int)
        assert_type(ledger.add([by_hand()]), int)
        for claim in ledger.due(as_of=dt.date(2022, 4, 1)):
            ledger.record(ct.Verdict(claim.id, "void", "2022-04-01", by="desk"))
        verdicts = ledger.check([], as_of="2022-04-01", coverage=("2021-12-22", "2022-04-01"))
        assert_type(verdicts, tuple[ct.Verdict, ...])
        assert_type(ledger.history(verdicts[0].claim_id).verdicts, tuple[ct.Verdict, ...])
        assert_type(ledger.check([], as_of="2022-04-01", type="CONSULT"), tuple[ct.Verdict, ...])
        card = ct.score(ledger.verdicts(), by="speaker")
        assert_type(card, ct.Scorecard)
        assert_type(ct.score(ledger.verdicts(), by=party), ct.Scorecard)
        assert_type(card.hit_rate, float | None)
    write_jsonl(found.claims, "claims.jsonl")


def wrong_use(claim: ct.Claim) -> None:
    # Each `ignore` is needed: mypy warns of one that is not.
    ct.check(claim, [])  # type: ignore[call-arg]
    claim.text = "other"  # type: ignore[misc]
    ct.Document(b"bytes")  # type: ignore[arg-type]
    ct.extract("text", "2021-12-22")  # type: ignore[call-arg]
