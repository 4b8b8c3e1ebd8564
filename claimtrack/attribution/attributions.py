"""The attributions of a text."""

from __future__ import annotations

import datetime as dt

from claimtrack.attribution.found import Found, Range
from claimtrack.attribution.nesting import outer_of, without_asides
from claimtrack.attribution.nominal import (
    find_according,
    find_adjectives,
    find_headings,
    find_nouns,
)
from claimtrack.attribution.reading import Reading, read
from claimtrack.attribution.reported import find_reported
from claimtrack.attribution.speakers import FIRST_PERSON, SpeakerFinder
from claimtrack.attribution.speech import attach_speech
from claimtrack.lexicon import Lexicon
from claimtrack.model.attribution import Attribution, QuotationKind
from claimtrack.model.document import Document, document_of
from claimtrack.model.entity import Speaker
from claimtrack.text import Analysis, analyse

__all__ = ["attributions_of", "find_attributions"]


def find_attributions(
    document: Document | str,
    *,
    published: dt.date | str | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Attribution, ...]:
    """Who said what in a text, in the order of the contents.

    Says, thoughts and intentions are all found: what somebody said, believes,
    wants, supports or refuses. `speaker` is None where it is not clear who is
    meant, and `nested_in` is the attribution whose content holds this one.
    Raises `InvalidValue` for a document or lexicon that is none, and for
    `published` beside a Document, which has its own.

    >>> [found] = find_attributions("Talks will begin in May, Mayor Ann Ortiz said.")
    >>> found.speaker.name, found.kind
    ('Ann Ortiz', <QuotationKind.INDIRECT: 'indirect'>)
    """
    document = document_of(document, published=published)
    return attributions_of(analyse(document, lexicon=lexicon))


def attributions_of(analysis: Analysis) -> tuple[Attribution, ...]:
    """The attributions of a text that is already analysed."""
    reading = read(analysis)
    found = attach_speech(
        reading,
        [
            *find_reported(reading),
            *find_nouns(reading),
            *find_adjectives(reading),
            *find_according(reading),
            *find_headings(reading),
        ],
    )
    found = without_asides(reading, found)
    found.sort(key=_in_order)
    speakers = SpeakerFinder(analysis)
    named: dict[int, Speaker | None] = {}
    for number in sorted(range(len(found)), key=lambda n: found[n].source or found[n].content[0]):
        named[number] = speakers.speaker(found[number].source)
    outer = outer_of(reading, found)
    for number, holder in outer.items():
        source = found[number].source
        if source is not None and analysis.forms[source[0]].lower() in FIRST_PERSON:
            named[number] = named[holder]
    made: dict[int, Attribution] = {}
    span = analysis.span

    def make(number: int) -> Attribution:
        known = made.get(number)
        if known is None:
            f = found[number]
            within = outer.get(number)
            known = made[number] = Attribution(
                source=(span(*f.source),) if f.source else (),
                cue=(span(*f.cue),) if f.cue else (),
                content=tuple(span(*piece) for piece in f.content),
                kind=kind_of(reading, f.content),
                speaker=named[number],
                nested_in=make(within) if within is not None else None,
                rule=f.rule,
            )
        return known

    return tuple(make(number) for number in range(len(found)))


def kind_of(reading: Reading, content: list[Range]) -> QuotationKind:
    """Direct when all words stand between quotation marks, indirect when none does."""
    words = quoted = 0
    for first, end in content:
        more, inside = reading.words_in(first, end)
        words += more
        quoted += inside
    if not quoted:
        return QuotationKind.INDIRECT
    return QuotationKind.MIXED if quoted < words else QuotationKind.DIRECT


def _in_order(found: Found) -> tuple[Range, int]:
    return found.content[0], -found.content[-1][1]
