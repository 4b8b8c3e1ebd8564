"""Claims as the rows of a CSV table."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from claimtrack.interchange.json_lines import File, open_text
from claimtrack.model._fields import each, required
from claimtrack.model.claim import Claim
from claimtrack.model.entity import Entity

__all__ = ["COLUMNS", "claim_row", "write_claim_csv"]

#: The columns, in order.
COLUMNS = (
    "id",
    "kind",
    "speaker",
    "text",
    "said_on",
    "polarity",
    "targets",
    "type",
    "actors",
    "recipients",
    "earliest",
    "latest",
    "certainty",
    "level",
    "low",
    "high",
    "condition",
    "documents",
)


def claim_row(claim: Claim) -> dict[str, str]:
    """The claim in text cells of one line each, by column; empty where there is nothing.

    >>> row = claim_row(Claim("It will rain", said_on="2022-01-05"))
    >>> row["text"], row["said_on"], row["latest"]
    ('It will rain', '2022-01-05', '')
    """
    required("claim", claim, Claim)
    row = dict.fromkeys(COLUMNS, "")
    row |= {
        "id": claim.id,
        "kind": claim.kind.value,
        "speaker": claim.speaker.name if claim.speaker is not None else "",
        "text": claim.text,
        "said_on": claim.said_on.isoformat() if claim.said_on is not None else "",
        "polarity": claim.polarity.value,
        "targets": "|".join(target.name for target in claim.targets),
        "documents": "|".join(dict.fromkeys(m.document_id for m in claim.mentions)),
    }
    event = claim.event
    prediction = claim.prediction
    if prediction is not None:
        event = prediction.event
        window, certainty = prediction.window, prediction.certainty
        row |= {
            "polarity": prediction.polarity.value,
            "earliest": window.earliest.isoformat() if window.earliest is not None else "",
            "latest": window.latest.isoformat() if window.latest is not None else "",
            "certainty": certainty.phrase,
            "level": certainty.level.value,
            "low": "" if certainty.low is None else f"{certainty.low:g}",
            "high": "" if certainty.high is None else f"{certainty.high:g}",
            "condition": prediction.condition or "",
        }
    if event is not None:
        row |= {
            "type": event.type,
            "actors": _entities(event.actors),
            "recipients": _entities(event.recipients),
        }
    return {column: " ".join(cell.split()) for column, cell in row.items()}


def write_claim_csv(claims: Iterable[Claim], file: File) -> int:
    """How many claims were written under a header to `file`, a path or a file open in text mode.

    One row a claim, with the cells of `claim_row`; a file that is there already
    is replaced. Raises `InvalidValue` for what is no claim.

    >>> import io
    >>> file = io.StringIO()
    >>> write_claim_csv([Claim("It will rain", said_on="2022-01-05")], file)
    1
    >>> file.getvalue().splitlines()[1].split(",")[1:5]
    ['fact', '', 'It will rain', '2022-01-05']
    """
    count = 0
    # A lone surrogate has no UTF-8: it is written as an escape.
    with open_text(file, "w", errors="backslashreplace") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for claim in each("claims", claims, Claim):
            writer.writerow(claim_row(claim))
            count += 1
    return count


def _entities(entities: Iterable[Entity]) -> str:
    return "|".join(f"{e.name} ({e.country})" if e.country else e.name for e in entities)
