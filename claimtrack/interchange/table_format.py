"""TableFormat: which column of an event table says what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import attrs

from claimtrack.errors import FormatError, InvalidValue
from claimtrack.interchange.cameo import cameo_type
from claimtrack.lexicon import Lexicon
from claimtrack.model._fields import instance_of, not_blank, to_tuple, tuple_of
from claimtrack.model.entity import IGO
from claimtrack.model.event import PLOVER_TYPES

__all__ = ["GDELT", "ICEWS", "POLECAT", "TableFormat", "country_code"]


def _optional() -> Any:
    return attrs.field(default=None, validator=instance_of(str, optional=True))


@attrs.frozen(kw_only=True)
class TableFormat:
    """The columns of a table of coded events, by the names in its header.

    `date` holds days as 2022-01-31 or 20220131; `code` the codes that
    `type_of` turns into types, None for a row that is left out. `place` are
    columns that are joined, the narrowest first. `names` are the columns of a
    table that has no header. Cells that are one of `missing` are empty.

    >>> table = TableFormat(date="day", code="cameo", actor="who", recipient="whom")
    >>> table.delimiter, table.type_of("042")
    (',', 'CONSULT')
    """

    date: str = attrs.field(validator=not_blank)
    code: str = attrs.field(validator=not_blank)
    actor: str = attrs.field(validator=not_blank)
    recipient: str = attrs.field(validator=not_blank)
    actor_country: str | None = _optional()
    recipient_country: str | None = _optional()
    place: tuple[str, ...] = attrs.field(default=(), converter=to_tuple, validator=tuple_of(str))
    source: str | None = _optional()
    text: str | None = _optional()
    delimiter: str = attrs.field(default=",", validator=instance_of(str))
    names: tuple[str, ...] | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(to_tuple),
        validator=attrs.validators.optional(tuple_of(str)),
    )
    missing: tuple[str, ...] = attrs.field(
        default=("",), converter=to_tuple, validator=tuple_of(str)
    )
    type_of: Callable[[str], str | None] = attrs.field(default=cameo_type)

    @type_of.validator
    def _is_function(self, attribute: attrs.Attribute[object], value: object) -> None:
        if not callable(value):
            raise InvalidValue(attribute.name, value, "must be a function of a code")

    def __attrs_post_init__(self) -> None:
        if len(self.delimiter) != 1:
            raise InvalidValue("delimiter", self.delimiter, "must be one character")

    def coded_by(self, types: Callable[[str], str | None] | Mapping[str, str]) -> TableFormat:
        """This format with other types for its codes; a mapping leaves all other codes out."""
        if isinstance(types, Mapping):
            types = types.get
        if not callable(types):
            raise InvalidValue("types", types, "must be a mapping of codes or a function")
        return attrs.evolve(self, type_of=types)


def _plover_type(name: str) -> str:
    kind = name.upper()
    if kind not in PLOVER_TYPES:
        raise FormatError(f"must be a PLOVER type such as 'CONSULT', got {name!r}")
    return kind


def country_code(text: str) -> str | None:
    """The ISO 3166 alpha-3 code of a country's name or code, or IGO; None where it is neither.

    >>> country_code("Germany"), country_code("DEU"), country_code("Atlantis")
    ('DEU', 'DEU', None)
    """
    return _countries().get(text.casefold())


@cache
def _countries() -> dict[str, str]:
    rows = [row for row in Lexicon.load().rows("countries") if row["code"]]
    found = {row["code"].casefold(): row["code"] for row in rows}
    found[IGO.casefold()] = IGO
    for row in rows:
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            found[name.casefold()] = row["code"]
    return found


#: Coded event data of ICEWS, events.YEAR.tab: the header of the files of Harvard Dataverse,
#: doi:10.7910/DVN/28075.
ICEWS = TableFormat(
    date="Event Date",
    code="CAMEO Code",
    actor="Source Name",
    recipient="Target Name",
    actor_country="Source Country",
    recipient_country="Target Country",
    place=("City", "District", "Province", "Country"),
    source="Event ID",
    text="Event Text",
    delimiter="\t",
)

#: POLECAT, coded in PLOVER 2.0: the header of the files of Harvard Dataverse,
#: doi:10.7910/DVN/AJGVIT.
POLECAT = TableFormat(
    date="Event Date",
    code="Event Type",
    actor="Actor Name",
    recipient="Recipient Name",
    actor_country="Actor Country",
    recipient_country="Recipient Country",
    place=("City", "District", "Province", "Country"),
    source="Event ID",
    delimiter="\t",
    missing=("", "None"),
    type_of=_plover_type,
)

_GDELT_ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code"
    " Type1Code Type2Code Type3Code"
).split()
_GDELT_PLACE = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()

#: Event files of GDELT 2.0, YYYYMMDDHHMMSS.export.CSV: tabs, no header; the columns in the order
#: of "The GDELT Event Database Data Format Codebook V2.0" (gdeltproject.org, 2015).
GDELT = TableFormat(
    date="SQLDATE",
    code="EventCode",
    actor="Actor1Name",
    recipient="Actor2Name",
    actor_country="Actor1CountryCode",
    recipient_country="Actor2CountryCode",
    place=("ActionGeo_FullName",),
    source="SOURCEURL",
    delimiter="\t",
    names=(
        *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
        *(f"Actor{n}{field}" for n in (1, 2) for field in _GDELT_ACTOR),
        *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split(),
        *"NumMentions NumSources NumArticles AvgTone".split(),
        *(f"{who}Geo_{field}" for who in ("Actor1", "Actor2", "Action") for field in _GDELT_PLACE),
        *"DATEADDED SOURCEURL".split(),
    ),
)
