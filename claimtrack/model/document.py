"""Document: a text and what is known of its publication."""

from __future__ import annotations

import datetime as dt
import hashlib

import attrs

from claimtrack.errors import InvalidValue
from claimtrack.model._fields import instance_of, is_date, iso_or_none, to_optional_date

__all__ = ["Document", "content_hash", "document_of"]


def content_hash(*parts: str | None) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of `parts`, None kept apart from "".

    >>> content_hash("a", None) == content_hash("a", "")
    False
    """
    whole = "".join(["\0-" if part is None else f"\0{_bytes(part)}:{part}" for part in parts])
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _bytes(text: str) -> int:
    """How many bytes a text has in UTF-8."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


@attrs.frozen
class Document:
    """A text with its publication date, to be read by the stages.

    `published` is a `datetime.date` or ISO text; of a `datetime` the day as
    written counts, whatever its zone. Without it relative times ("next week")
    have no window. `id` is a hash of the content unless given.
    Raises `InvalidValue` for text that is no `str` and a date that is none.

    >>> article = Document("Talks begin next week.", published="2021-12-22")
    >>> article.published
    datetime.date(2021, 12, 22)
    """

    text: str = attrs.field(validator=instance_of(str), repr=lambda t: repr(t[:60]))
    published: dt.date | None = attrs.field(
        default=None, kw_only=True, converter=to_optional_date, validator=is_date
    )
    title: str | None = attrs.field(
        default=None, kw_only=True, validator=instance_of(str, optional=True)
    )
    publisher: str | None = attrs.field(
        default=None, kw_only=True, validator=instance_of(str, optional=True)
    )
    url: str | None = attrs.field(
        default=None, kw_only=True, validator=instance_of(str, optional=True)
    )
    id: str = attrs.field(kw_only=True, validator=instance_of(str))

    @id.default
    def _content_id(self) -> str:
        # attrs runs defaults before validators, which then report what is wrong.
        known = (self.text, iso_or_none(self.published), self.title, self.publisher, self.url)
        return content_hash(*(part if isinstance(part, str) else None for part in known))


def document_of(given: object, *, published: dt.date | str | None = None) -> Document:
    """The document that a stage was given, or that of the text and its date.

    Raises `InvalidValue` for what is neither, and for a date beside a Document.
    """
    if isinstance(given, str):
        return Document(given, published=published)
    if not isinstance(given, Document):
        raise InvalidValue("document", given, "must be a Document or a str")
    if published is not None:
        raise InvalidValue("published", published, "is an attribute of the Document that was given")
    return given
