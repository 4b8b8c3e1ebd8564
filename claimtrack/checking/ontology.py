"""Ontology: which observed type of event bears on a predicted one, and how."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

import attrs

from claimtrack.errors import InvalidValue
from claimtrack.model._fields import each, instance_of, not_blank, required, to_tuple, tuple_of
from claimtrack.model.event import Event

__all__ = ["EventType", "Ontology"]

#: So much alike, as difflib's ratio, are a type and its misspelling: a letter in five is wrong.
_ALIKE = 0.8


@attrs.frozen
class EventType:
    """One type of event: an entry of `data/ontology.toml`, which says what each field is.

    >>> EventType("SUMMIT", "a summit", parent="CONSULT", reciprocal=True).parent
    'CONSULT'
    """

    name: str = attrs.field(validator=not_blank)
    label: str = attrs.field(default="", validator=instance_of(str))
    parent: str | None = attrs.field(default=None, validator=instance_of(str, optional=True))
    reciprocal: bool = attrs.field(default=False, validator=instance_of(bool))
    fulfilled_by: tuple[str, ...] = attrs.field(
        default=(), converter=to_tuple, validator=tuple_of(str)
    )
    announced_by: tuple[str, ...] = attrs.field(
        default=(), converter=to_tuple, validator=tuple_of(str)
    )
    refuted_by: tuple[str, ...] = attrs.field(
        default=(), converter=to_tuple, validator=tuple_of(str)
    )
    lasting: bool = attrs.field(default=False, validator=instance_of(bool))
    at_least: bool = attrs.field(default=False, validator=instance_of(bool))


class Ontology:
    """The types of event and how an observed one bears on a predicted one.

    A type that it has no entry for is its own and bears on nothing else.

    >>> ontology = Ontology.load()
    >>> "AGREE" in ontology.fulfilling("CONSULT"), ontology["CONSULT"].announced_by
    (False, ('AGREE',))
    >>> ontology.fulfilling("RETREAT")
    ('RETREAT', 'LEAVE_OFFICE')
    """

    def __init__(self, types: Iterable[EventType]) -> None:
        self._types = {entry.name: entry for entry in each("types", types, EventType)}
        for entry in self._types.values():
            named = (entry.parent, *entry.fulfilled_by, *entry.announced_by, *entry.refuted_by)
            for other in named:
                if other is not None and other not in self._types:
                    raise InvalidValue("types", other, f"{entry.name} names an unknown type")
        self._fulfilling = {name: self._find_fulfilling(name) for name in self._types}

    @staticmethod
    def load() -> Ontology:
        """The ontology that comes with the package, always the same object."""
        return _load()

    def __getitem__(self, name: str) -> EventType:
        return self._types.get(name) or EventType(name, label=name)

    def __contains__(self, name: object) -> bool:
        return name in self._types

    def names(self) -> tuple[str, ...]:
        """The names of all types, in the order of the file."""
        return tuple(self._types)

    def fulfilling(self, name: str) -> tuple[str, ...]:
        """The observed types that fulfil a predicted type, itself first."""
        return self._fulfilling.get(required("name", name, str), (name,))

    def nearest(self, name: str) -> str | None:
        """The type that `name` is likely a misspelling of, None where it is likely its own.

        >>> Ontology.load().nearest("CONSLT"), Ontology.load().nearest("RAID")
        ('CONSULT', None)
        """
        if required("name", name, str) in self._types:
            return None
        written = name.strip().upper()
        # The first letter is seldom wrong, and types of one's own often end as another does.
        alike = [known for known in self._types if known[:1] == written[:1]]
        return next(iter(get_close_matches(written, alike, n=1, cutoff=_ALIKE)), None)

    def observed_type(self, event: Event) -> str:
        """The type that an observed event counts as.

        What is only announced keeps its own type (announced talks are CONSULT)
        with the announcement as its PLOVER type (AGREE), and counts as that.
        """
        if event.plover is not None and event.plover != event.type:
            entry = self._types.get(event.type)
            if entry is not None and event.plover in entry.announced_by:
                return event.plover
        return event.type

    def _find_fulfilling(self, name: str) -> tuple[str, ...]:
        found = [name]
        for known in found:  # grows while it is walked: kinds of kinds
            found += [n for n in self._types[known].fulfilled_by if n not in found]
            found += [
                n for n, entry in self._types.items() if entry.parent == known and n not in found
            ]
        return tuple(found)


@cache
def _load() -> Ontology:
    text = (files("claimtrack") / "data" / "ontology.toml").read_text("utf-8")
    return Ontology(EventType(**entry) for entry in tomllib.loads(text)["types"])
