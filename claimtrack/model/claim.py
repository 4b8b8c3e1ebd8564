"""Claim: one thing that somebody said, however often it is printed."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

import attrs

from claimtrack.model._fields import (
    instance_of,
    is_date,
    iso_or_none,
    member_of,
    not_blank,
    to_optional_date,
    to_tuple,
    tuple_of,
)
from claimtrack.model.attribution import Attribution
from claimtrack.model.document import content_hash
from claimtrack.model.entity import Speaker, Target
from claimtrack.model.event import Event, Polarity, PredictedEvent
from claimtrack.span import Span

__all__ = ["Claim", "ClaimKind", "Mention", "normalised_words"]

_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")

#: Characters of words in lower case, all others as blanks.
_ASCII_WORDS = bytes(
    ord(char.lower()) if char == "_" or char.isalnum() else ord(" ")
    for char in map(chr, range(256))
)


def normalised_words(text: str) -> str:
    """The words of `text` in lower case, one blank between, without marks.

    >>> normalised_words("It\u2019s  \u201ctime\u201d to go.")
    "it's time to go"
    """
    if text.isascii() and "'" not in text:
        # The same at a third of the time, for every claim that is made and added.
        return b" ".join(text.encode().translate(_ASCII_WORDS).split()).decode()
    return " ".join(_WORD.findall(text.casefold())).replace("\u2019", "'")


class ClaimKind(StrEnum):
    """What sort of claim it is; predictions and promises carry a PredictedEvent."""

    FACT = "fact"  #: could be checked on the day it is said
    OPINION = "opinion"  #: a judgement that no observation settles
    PREDICTION = "prediction"  #: says what will be, or will not
    PROMISE = "promise"  #: a prediction of what its speaker decides
    DEMAND = "demand"  #: says what somebody should do


def _to_kind(value: ClaimKind | str) -> ClaimKind:
    return member_of(ClaimKind, "kind", value)


def _to_polarity(value: Polarity | str) -> Polarity:
    return member_of(Polarity, "polarity", value)


@attrs.frozen
class Mention:
    """One place where a claim is printed, with the attribution that it stands in.

    `spans` are offsets in the text of the document `document_id`. `attribution`
    is None where the article says it in its own voice.

    >>> mention = Mention("26a29b5f1647765f", [Span(0, 24)])
    >>> mention.spans[0].of("Talks will begin in May.")
    'Talks will begin in May.'
    """

    document_id: str = attrs.field(validator=instance_of(str))
    spans: tuple[Span, ...] = attrs.field(converter=to_tuple, validator=tuple_of(Span))
    attribution: Attribution | None = attrs.field(
        default=None, validator=instance_of(Attribution, optional=True)
    )


@attrs.frozen
class Claim:
    """What was claimed, by whom, about whom, and what it predicts.

    `speaker` is None for the article's own voice and where it is not clear who
    is meant; the attribution in `mentions` tells these apart. `said_on` is the
    publication date. `id` is a hash of the canonical speaker, the normalised words and
    `said_on`: nothing that a rule derives enters, so a better rule changes no id.

    >>> claim = Claim("talks will begin in May", said_on="2022-01-05")
    >>> claim.kind, claim.id == Claim("Talks will begin in May.", said_on="2022-01-05").id
    (<ClaimKind.FACT: 'fact'>, True)
    """

    text: str = attrs.field(validator=not_blank)
    kind: ClaimKind = attrs.field(default=ClaimKind.FACT, kw_only=True, converter=_to_kind)
    speaker: Speaker | None = attrs.field(
        default=None, kw_only=True, validator=instance_of(Speaker, optional=True)
    )
    targets: tuple[Target, ...] = attrs.field(
        default=(), kw_only=True, converter=to_tuple, validator=tuple_of(Target)
    )
    polarity: Polarity = attrs.field(
        default=Polarity.POSITIVE,
        kw_only=True,
        converter=_to_polarity,
    )
    event: Event | None = attrs.field(
        default=None, kw_only=True, validator=instance_of(Event, optional=True)
    )
    prediction: PredictedEvent | None = attrs.field(
        default=None, kw_only=True, validator=instance_of(PredictedEvent, optional=True)
    )
    said_on: dt.date | None = attrs.field(
        default=None, kw_only=True, converter=to_optional_date, validator=is_date
    )
    mentions: tuple[Mention, ...] = attrs.field(
        default=(), kw_only=True, converter=to_tuple, validator=tuple_of(Mention)
    )
    rule: str | None = attrs.field(
        default=None, kw_only=True, validator=instance_of(str, optional=True)
    )
    id: str = attrs.field(kw_only=True, validator=not_blank)

    @id.default
    def _content_id(self) -> str:
        # attrs runs defaults before validators, which then report what is wrong.
        speaker = self.speaker.name.casefold() if isinstance(self.speaker, Speaker) else None
        words = normalised_words(self.text) if isinstance(self.text, str) else None
        return content_hash(speaker, words, iso_or_none(self.said_on))
