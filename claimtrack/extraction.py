"""Extraction: all that is found in one document, and how many documents are read."""

from __future__ import annotations

import datetime as dt
import html
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import Any

import attrs

from claimtrack.attribution import attributions_of
from claimtrack.errors import InvalidValue
from claimtrack.lexicon import Lexicon, lexicon_of
from claimtrack.model._fields import each, instance_of, to_tuple, tuple_of
from claimtrack.model.attribution import Attribution
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document, document_of
from claimtrack.model.event import ObservedEvent
from claimtrack.model.time import TimeExpression
from claimtrack.prediction import claims_of
from claimtrack.prediction.entities import entity_rows
from claimtrack.prediction.event_reading import EventReader
from claimtrack.prediction.reported import reported_events
from claimtrack.text import analyse
from claimtrack.text.splitter import Splitter
from claimtrack.times import TimeOptions, times_of

__all__ = ["Extraction", "extract", "extract_many"]

#: Documents that one worker takes at a time: enough to hide what passing them costs.
_BATCH = 16


def _several(kind: type) -> Any:
    return attrs.field(default=(), converter=to_tuple, validator=tuple_of(kind))


@attrs.frozen
class Extraction:
    """What was found in a document; iterates its claims.

    `claims`, `attributions` and `times` stand in the order of the text.
    `events` are those that the article reports as having happened: told in the
    past, not denied, and of a type that is known. A notebook shows the claims
    as a table.

    >>> found = extract("Rates fell on Monday. They will rise in May 2022, Ann Ortiz said.",
    ...                 published="2022-01-05")
    >>> len(found), [event.event.type for event in found.events]
    (1, ['FALL'])
    """

    document: Document = attrs.field(validator=instance_of(Document))
    claims: tuple[Claim, ...] = _several(Claim)
    attributions: tuple[Attribution, ...] = _several(Attribution)
    times: tuple[TimeExpression, ...] = _several(TimeExpression)
    events: tuple[ObservedEvent, ...] = _several(ObservedEvent)

    @property
    def predictions(self) -> tuple[Claim, ...]:
        """The claims that predict: predictions and promises."""
        return tuple(claim for claim in self.claims if claim.prediction is not None)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)

    def _repr_html_(self) -> str:
        """The claims as a table, for notebooks."""
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in _cells(claim)) + "</tr>"
            for claim in self.claims
        )
        head = "".join(f"<th>{name}</th>" for name in ("speaker", "kind", "claim", "window"))
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(claim: Claim) -> tuple[str, str, str, str]:
    window = claim.prediction.window.edtf if claim.prediction else ""
    speaker = claim.speaker.name if claim.speaker else ""
    return speaker, claim.kind.value, claim.text, window


def extract(
    document: Document | str,
    *,
    published: dt.date | str | None = None,
    lexicon: Lexicon | None = None,
    splitter: Splitter | None = None,
    options: TimeOptions | None = None,
) -> Extraction:
    """All claims, attributions, times and reported events of a document.

    A `str` is taken too, with its publication date in `published`; without one
    relative times have no window. Any text gives an Extraction, in time linear
    in its length; it is empty where nothing was found. `splitter` is a function
    that finds the sentences instead of ours (see `claimtrack.text.analyse`), and
    `options` say how dates are read (see `claimtrack.times.TimeOptions`).
    Raises `InvalidValue` for a document, date, lexicon, splitter or options that
    are none, and for `published` beside a Document, which has its own.

    >>> found = extract("Rates will fall in May 2022, Ann Ortiz said.",
    ...                 published="2022-01-05")
    >>> [(c.speaker.name, c.kind.value) for c in found]
    [('Ann Ortiz', 'prediction')]
    """
    document = document_of(document, published=published)
    lexicon = lexicon_of(lexicon)
    analysis = analyse(document, lexicon=lexicon, splitter=splitter)
    times = times_of(analysis, published=document.published, lexicon=lexicon, options=options)
    attributions = attributions_of(analysis)
    entities = entity_rows(analysis)
    events = EventReader(analysis, entities)
    claims = claims_of(
        analysis, times=times, attributions=attributions, entities=entities, events=events
    )
    return Extraction(
        document,
        claims=claims,
        attributions=attributions,
        times=times,
        events=reported_events(analysis, times=times, events=events),
    )


def _extract_batch(batch: list[Document], options: TimeOptions | None) -> list[Extraction]:
    return [extract(document, options=options) for document in batch]


def extract_many(
    documents: Iterable[Document | str],
    *,
    workers: int = 1,
    lexicon: Lexicon | None = None,
    splitter: Splitter | None = None,
    options: TimeOptions | None = None,
) -> Iterator[Extraction]:
    """The Extraction of each document, in their order.

    Documents are taken as they are needed, so that memory does not grow with
    their number. `workers` above 1 reads in as many processes; a lexicon or
    a splitter of your own needs `workers=1`; `options` are those of `extract`.
    Raises `InvalidValue` for fewer than one worker, and for what `extract` does.

    >>> [len(found) for found in extract_many(["Talks failed.", "Taxes will rise, he said."])]
    [0, 1]
    """
    if not isinstance(workers, int) or isinstance(workers, bool) or workers < 1:
        raise InvalidValue("workers", workers, "must be an integer of at least 1")
    if workers > 1 and lexicon is not None:
        raise InvalidValue("workers", workers, "must be 1 with a lexicon of your own")
    if workers > 1 and splitter is not None:
        raise InvalidValue("workers", workers, "must be 1 with a splitter of your own")
    return _extract_many(
        each("documents", documents, (Document, str)), workers, lexicon, splitter, options
    )


def _extract_many(
    documents: Iterable[Document | str],
    workers: int,
    lexicon: Lexicon | None,
    splitter: Splitter | None,
    options: TimeOptions | None,
) -> Iterator[Extraction]:
    source = map(document_of, documents)
    if workers == 1:
        for document in source:
            yield extract(document, lexicon=lexicon, splitter=splitter, options=options)
        return
    with ProcessPoolExecutor(workers) as pool:
        waiting: deque[Future[list[Extraction]]] = deque()
        try:
            while batch := list(islice(source, _BATCH)):
                waiting.append(pool.submit(_extract_batch, batch, options))
                if len(waiting) > 2 * workers:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
