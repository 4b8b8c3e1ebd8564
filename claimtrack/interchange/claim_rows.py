"""Claims, alone or with their verdicts, as the rows of a CSV table."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from claimtrack.interchange.json_lines import File, open_text
from claimtrack.model._fields import each, required
from claimtrack.model.claim import Claim
from claimtrack.model.entity import Entity
from claimtrack.model.verdict import JudgedClaim

__all__ = ["COLUMNS", "claim_row", "verdict_row", "write_claim_csv", "write_verdict_csv"]

#: The columns of a claim, in order.
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

#: The columns of a verdict, which stand after those of its claim.
VERDICT_COLUMNS = (
    "outcome",
    "occurred_earliest",
    "occurred_latest",
    "as_of",
    "by",
    "decided_on",
    "reasons",
    "evidence",
    "links",
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
        "said_on": _day(claim.said_on),
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
            "earliest": _day(window.earliest),
            "latest": _day(window.latest),
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
    return _in_one_line(row)


def verdict_row(judged: JudgedClaim) -> dict[str, str]:
    """The cells of `claim_row`, and after them those of the claim's verdict, by column.

    `occurred_earliest` and `occurred_latest` are the days between which it was
    seen to happen. `reasons`, `evidence` (the sources of what was observed) and
    `links` are lists with `|` between.

    >>> from claimtrack import Verdict
    >>> claim = Claim("It will rain", said_on="2022-01-05")
    >>> verdict = Verdict(claim.id, "void", "2022-01-08", by="Bo Lee", links=["https://a.b", "c"])
    >>> row = verdict_row(JudgedClaim(claim, verdict))
    >>> row["text"], row["outcome"], row["as_of"], row["by"], row["links"]
    ('It will rain', 'void', '2022-01-08', 'Bo Lee', 'https://a.b|c')
    """
    verdict = required("judged", judged, JudgedClaim).verdict
    occurred = verdict.occurred
    sources = (observed.source for observed in verdict.evidence)
    return claim_row(judged.claim) | _in_one_line(
        {
            "outcome": verdict.outcome.value,
            "occurred_earliest": _day(occurred.earliest) if occurred is not None else "",
            "occurred_latest": _day(occurred.latest) if occurred is not None else "",
            "as_of": _day(verdict.as_of),
            "by": verdict.by,
            "decided_on": _day(verdict.decided_on),
            "reasons": "|".join(verdict.reasons),
            "evidence": "|".join(dict.fromkeys(source for source in sources if source)),
            "links": "|".join(verdict.links),
        }
    )


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
    return _write(map(claim_row, each("claims", claims, Claim)), COLUMNS, file)


def write_verdict_csv(judged: Iterable[JudgedClaim], file: File) -> int:
    """How many judged claims were written under a header to `file`, as by `write_claim_csv`.

    One row a claim, with the cells of `verdict_row`. `Ledger.verdicts()` gives
    the judged claims of a ledger. Raises `InvalidValue` for what is none.

    >>> import io
    >>> from claimtrack import Verdict
    >>> claim = Claim("It will rain", said_on="2022-01-05")
    >>> file = io.StringIO()
    >>> write_verdict_csv([JudgedClaim(claim, Verdict(claim.id, "void", "2022-01-08"))], file)
    1
    """
    rows = map(verdict_row, each("judged", judged, JudgedClaim))
    return _write(rows, (*COLUMNS, *VERDICT_COLUMNS), file)


def _write(rows: Iterable[Mapping[str, str]], columns: Sequence[str], file: File) -> int:
    count = 0
    # A lone surrogate has no UTF-8: it is written as an escape.
    with open_text(file, "w", errors="backslashreplace") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow(row)
            count += 1
    return count


def _in_one_line(row: Mapping[str, str]) -> dict[str, str]:
    return {column: " ".join(cell.split()) for column, cell in row.items()}


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day is not None else ""


def _entities(entities: Iterable[Entity]) -> str:
    return "|".join(f"{e.name} ({e.country})" if e.country else e.name for e in entities)
