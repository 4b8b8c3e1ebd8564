"""Attribution: source, cue and content of something said."""

from __future__ import annotations

from enum import StrEnum

import attrs

from claimtrack.errors import InvalidValue
from claimtrack.model._fields import instance_of, member_of, to_tuple, tuple_of
from claimtrack.model.entity import Speaker
from claimtrack.span import Span

__all__ = ["Attribution", "QuotationKind"]


class QuotationKind(StrEnum):
    """How the content is given: all in quotation marks, none of it, or part."""

    DIRECT = "direct"  #: all words stand between quotation marks
    INDIRECT = "indirect"  #: none of them do
    MIXED = "mixed"  #: some of them do


def _to_kind(value: QuotationKind | str) -> QuotationKind:
    return member_of(QuotationKind, "kind", value)


@attrs.frozen
class Attribution:
    """Who said what, in the field's terms: source, cue, content (PolNeAR, PARC).

    Each of the three is a tuple of Spans, as content may stand in two pieces
    around its source ("A," he said. "B."); source and cue may be empty.
    `speaker` is the source resolved through the article, None when unknown.
    `nested_in` is the attribution whose content holds this one.
    `rule` names the rule that found it.

    >>> text = "The quay is safe, Lena Marsh said."
    >>> found = Attribution([Span(18, 28)], [Span(29, 33)], [Span(0, 16)], kind="indirect")
    >>> found.content[0].of(text), found.kind.value
    ('The quay is safe', 'indirect')
    """

    source: tuple[Span, ...] = attrs.field(converter=to_tuple, validator=tuple_of(Span))
    cue: tuple[Span, ...] = attrs.field(converter=to_tuple, validator=tuple_of(Span))
    content: tuple[Span, ...] = attrs.field(converter=to_tuple, validator=tuple_of(Span))
    kind: QuotationKind = attrs.field(converter=_to_kind)
    speaker: Speaker | None = attrs.field(
        default=None, validator=instance_of(Speaker, optional=True)
    )
    nested_in: Attribution | None = attrs.field(default=None)
    rule: str | None = attrs.field(default=None, validator=instance_of(str, optional=True))

    @content.validator
    def _has_content(self, attribute: attrs.Attribute[object], value: tuple[Span, ...]) -> None:
        if not value:
            raise InvalidValue(attribute.name, value, "must have at least one span")

    @nested_in.validator
    def _is_attribution(self, attribute: attrs.Attribute[object], value: object) -> None:
        if value is not None and not isinstance(value, Attribution):
            raise InvalidValue(attribute.name, value, "must be an Attribution or None")
