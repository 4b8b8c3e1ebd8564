"""Hypothesis strategies for every record, for the tests of all stages."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from claimtrack import (
    Attribution,
    Certainty,
    CertaintyLevel,
    Claim,
    ClaimKind,
    Document,
    Entity,
    Event,
    Mention,
    ObservedEvent,
    Outcome,
    Polarity,
    PredictedEvent,
    Quantity,
    QuotationKind,
    Span,
    Speaker,
    Target,
    TimeExpression,
    Verdict,
    Window,
)
from claimtrack.checking import Ontology
from claimtrack.model.verdict import JudgedClaim

#: Any text at all: lone surrogates, NULs, line separators.
texts = st.text(max_size=30)
words = st.text(min_size=1, max_size=30).filter(str.strip)
maybe_texts = st.none() | texts
days = st.dates(dt.date(2021, 12, 1), dt.date(2022, 3, 1))
countries = st.sampled_from((None, "FRA", "RUS", "USA", "IGO"))
types = st.sampled_from(Ontology.load().names())
numbers = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def _windows(draw: st.DrawFn) -> Window:
    earliest, latest = draw(st.none() | days), draw(st.none() | days)
    if earliest and latest and earliest > latest:
        earliest, latest = latest, earliest
    return Window(
        earliest,
        latest,
        rule=draw(maybe_texts),
        approximate=draw(st.booleans()),
        vague=draw(st.booleans()),
    )


@st.composite
def _spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 1000))
    return Span(start, start + draw(st.integers(0, 1000)))


@st.composite
def _certainties(draw: st.DrawFn) -> Certainty:
    low, high = sorted(draw(st.tuples(st.floats(0, 1), st.floats(0, 1))))
    return Certainty(
        draw(texts),
        draw(st.sampled_from(CertaintyLevel)),
        draw(st.none() | st.just(low)),
        draw(st.none() | st.just(high)),
        draw(st.none() | spans),
    )


def _tuples(strategy: st.SearchStrategy[object], *, min_size: int = 0) -> st.SearchStrategy[tuple]:
    return st.lists(strategy, min_size=min_size, max_size=3).map(tuple)


windows = _windows()
spans = _spans()
certainties = _certainties()
quantities = st.builds(Quantity, numbers, maybe_texts) | st.builds(
    lambda value, below, above: Quantity(value, low=value - below, high=value + above),
    st.integers(-9, 9),
    st.integers(0, 5),
    st.integers(0, 5),
)
entities = st.builds(Entity, words, countries)
speakers = st.builds(Speaker, words, maybe_texts, maybe_texts, _tuples(texts))
targets = st.builds(Target, words, countries)
documents = st.builds(
    Document,
    texts,
    published=st.none() | days,
    title=maybe_texts,
    publisher=maybe_texts,
    url=maybe_texts,
)
events = st.builds(
    Event,
    types,
    _tuples(entities),
    _tuples(entities),
    texts,
    maybe_texts,
    st.none() | quantities,
)
observed_events = st.builds(ObservedEvent, events, windows, texts, texts)
predicted_events = st.builds(
    PredictedEvent,
    events,
    st.none() | spans,
    windows,
    certainties,
    maybe_texts,
    st.sampled_from(Polarity),
)
_of_attributions = (
    _tuples(spans),
    _tuples(spans),
    _tuples(spans, min_size=1),
    st.sampled_from(QuotationKind),
    st.none() | speakers,
)
attributions = st.builds(
    Attribution,
    *_of_attributions,
    st.none() | st.builds(Attribution, *_of_attributions),
    maybe_texts,
)
mentions = st.builds(Mention, texts, _tuples(spans), st.none() | attributions)
claims = st.builds(
    Claim,
    words,
    kind=st.sampled_from(ClaimKind),
    speaker=st.none() | speakers,
    targets=_tuples(targets),
    polarity=st.sampled_from(Polarity),
    event=st.none() | events,
    prediction=st.none() | predicted_events,
    said_on=st.none() | days,
    mentions=_tuples(mentions),
    rule=maybe_texts,
)
verdicts = st.builds(
    Verdict,
    words,
    st.sampled_from(Outcome),
    days,
    st.none() | windows,
    _tuples(observed_events),
    _tuples(texts),
    words,
    st.none() | days,
    _tuples(texts),
)
time_expressions = st.builds(
    TimeExpression,
    spans,
    st.sampled_from(("DATE", "TIME", "DURATION", "SET")),
    texts,
    maybe_texts,
    st.none() | windows,
)
judged_claims = st.builds(JudgedClaim, claims, verdicts)

#: Every record type by name, as `claimtrack.interchange` writes them.
RECORDS: dict[str, st.SearchStrategy[object]] = {
    "Attribution": attributions,
    "Certainty": certainties,
    "Claim": claims,
    "Document": documents,
    "Entity": entities,
    "Event": events,
    "JudgedClaim": judged_claims,
    "Mention": mentions,
    "ObservedEvent": observed_events,
    "PredictedEvent": predicted_events,
    "Quantity": quantities,
    "Span": spans,
    "Speaker": speakers,
    "Target": targets,
    "TimeExpression": time_expressions,
    "Verdict": verdicts,
    "Window": windows,
}

# A small world for checking: few names and days, so that events meet predictions often.
_names = st.sampled_from(
    (
        Entity("Russia", "RUS"),
        Entity("Lavrov", "RUS"),
        Entity("United States", "USA"),
        Entity("NATO"),
    )
)
_few_words = st.sampled_from(("", "talks open", "the bridge will open", "bridge opened at last"))
_kinds = st.sampled_from(
    ("CONSULT", "AGREE", "AID", "LEAVE_OFFICE", "HOLD_OFFICE", "RISE", "START", "OTHER")
)
_amounts = (
    st.none()
    | st.builds(Quantity, st.integers(1, 3), st.sampled_from(("percent", None)))
    | st.sampled_from((Quantity(2, "percent", high=2), Quantity(1, "%", low=1, high=2)))
)
_small_events = st.builds(
    Event, _kinds, _tuples(_names), _tuples(_names), _few_words, quantity=_amounts
)


@st.composite
def _days_close(draw: st.DrawFn) -> Window:
    first = dt.date(2022, 1, 1) + dt.timedelta(draw(st.integers(0, 30)))
    length = draw(st.sampled_from((0, 0, 0, 1, 5, None)))
    return Window(first, first + dt.timedelta(length) if length is not None else None)


checkable_claims = st.builds(
    Claim,
    st.just("the bridge will open"),
    speaker=st.none() | st.just(Speaker("Lavrov", aliases=("NATO",))),
    said_on=st.none() | st.dates(dt.date(2021, 12, 25), dt.date(2022, 1, 10)),
    prediction=st.builds(
        PredictedEvent,
        _small_events,
        window=_days_close(),
        condition=st.none() | st.just("the bridge opens"),
        polarity=st.sampled_from(Polarity),
    ),
)
bearing_events = st.lists(
    st.builds(ObservedEvent, _small_events, _days_close(), st.sampled_from(("a", "b"))), max_size=8
)
