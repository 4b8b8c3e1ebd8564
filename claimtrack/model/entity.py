"""Entity, Speaker, Target: who is spoken of and who speaks."""

from __future__ import annotations

import attrs

from claimtrack.errors import InvalidValue
from claimtrack.model._fields import instance_of, not_blank, to_tuple, tuple_of

__all__ = ["IGO", "Entity", "Speaker", "Target"]

#: What stands for a country where it is an international organisation.
IGO = "IGO"


def _country(_: object, attribute: attrs.Attribute[str | None], value: str | None) -> None:
    if value is None:
        return
    if not isinstance(value, str) or len(value) != 3 or not value.isascii() or not value.isupper():
        raise InvalidValue(
            attribute.name,
            value,
            f"must be an ISO 3166 alpha-3 code such as 'FRA', {IGO!r} or None",
        )


@attrs.frozen
class Entity:
    """A party to an event: its canonical name and country.

    `country` is an ISO 3166 alpha-3 code, `IGO` for an international
    organisation, or None where it is not known.

    >>> Entity("France", "FRA").country
    'FRA'
    """

    name: str = attrs.field(validator=not_blank)
    country: str | None = attrs.field(default=None, validator=_country)

    def __hash__(self) -> int:
        # Of the name alone, as few share one: looked up for each check it takes part in.
        return hash(self.name)


@attrs.frozen
class Speaker:
    """Whoever is the source of a claim, under the fullest name the article gives.

    `aliases` are the other forms by which the article speaks of them.
    Raises `InvalidValue` when the name is empty.

    >>> Speaker("Ann Ortiz", role="mayor").name
    'Ann Ortiz'
    """

    name: str = attrs.field(validator=not_blank)
    role: str | None = attrs.field(default=None, validator=instance_of(str, optional=True))
    affiliation: str | None = attrs.field(default=None, validator=instance_of(str, optional=True))
    aliases: tuple[str, ...] = attrs.field(default=(), converter=to_tuple, validator=tuple_of(str))


@attrs.frozen
class Target:
    """Somebody or something a claim is about, by canonical name; `country` as of an Entity."""

    name: str = attrs.field(validator=not_blank)
    country: str | None = attrs.field(default=None, validator=_country)
