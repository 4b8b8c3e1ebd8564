"""The attributions of a text."""

from __future__ import annotations

import datetime as dt

from claimtrack.attribution.reading import read
from claimtrack.attribution.nominal import (
    find_according,
    find_adjectives,
    find_headings,
    find_nouns,
)
from claimtrack.attribution.reported import find_reported
from claimtrack.attribution.speech import attach_speech
from claimtrack.lexicon import Lexicon
from claimtrack.model.attribution import Attribution, QuotationKind
from claimtrack.model.document import Document
from claimtrack.text import Analysis, analyse

__all__ = ["attributions_of", "find_attributions"]


def find_attributions(
    document: Document | str,
    *,
    published: dt.date | str | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Attribution, ...]:
    """Who said what in a text, in the order of the contents.

    >>> [found] = find_attributions("Talks will begin in May, Mayor Ann Ortiz said.")
    >>> found.speaker.name, found.kind
    ('Ann Ortiz', <QuotationKind.INDIRECT: 'indirect'>)
    """
    if isinstance(document, str):
        document = Document(document, published=published)
    lexicon = lexicon or Lexicon.load()
    return attributions_of(analyse(document, lexicon=lexicon), lexicon=lexicon)


def attributions_of(analysis: Analysis, *, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """The attributions of a text that is already analysed."""
    reading = read(analysis)
    found = attach_speech(reading, [
        *find_reported(reading),
        *find_nouns(reading),
        *find_adjectives(reading),
        *find_according(reading),
        *find_headings(reading),
    ])
    found.sort(key=lambda f: f.content[0])
    span = analysis.span
    return tuple(
        Attribution(
            source=(span(*f.source),) if f.source else (),
            cue=(span(*f.cue),) if f.cue else (),
            content=tuple(span(*piece) for piece in f.content),
            kind=QuotationKind.INDIRECT,
            rule=f.rule,
        )
        for f in found
    )
