"""Datelines: what an article opens with is no part of what it says."""

from __future__ import annotations

import pytest

from claimtrack import extract
from claimtrack.text import analyse

#: The dateline, then the rest of the paragraph after a |.
DATELINES = [
    "ROME - |The mayor will resign.",
    "ROME \u2014 |The mayor will resign.",
    "ROME \u2015 |\u201cI will resign,\u201d the mayor said.",
    "ROME (AP) -- |The mayor will resign.",
    "NEW HARBOUR, Maine (AP) \u2014 |The mayor will resign.",
    "ST. ANNE, Va. - |The mayor will resign.",
    "ROME, May 4 (UPI) \u2014 |The mayor will resign.",
    "ROME, Italy, May 4 - |The mayor will resign.",
    "Rome (Reuters) - |The mayor will resign.",
    "Rome, Italy (Agence France-Presse) \u2013 |The mayor will resign.",
]
NO_DATELINES = [
    "The mayor - Ann Lee - will resign.",
    "NATO - the alliance of 32 - will meet.",
    "Rome - The city will vote.",
    "Ann Lee (Acme) will resign - The end.",
    "ROME",
    "ROME -",
    "A - B",
]


def clauses_of(text: str) -> list[str]:
    return [clause.span.of(text) for clause in analyse(text).clauses]


@pytest.mark.parametrize("row", DATELINES)
def test_what_follows_a_dateline_begins_as_a_sentence_does(row: str) -> None:
    dateline, _, rest = row.partition("|")
    text = dateline + rest
    assert clauses_of(text) == clauses_of(rest)
    assert len(analyse(text).sentences) == 1
    [claim], [alone] = extract(text).claims, extract(rest).claims
    assert (claim.text, claim.targets) == (alone.text, alone.targets)
    assert claim.prediction is not None
    assert alone.prediction is not None
    assert claim.prediction.event == alone.prediction.event


@pytest.mark.parametrize("text", NO_DATELINES)
def test_no_datelines(text: str) -> None:
    assert analyse(text).tags.count("\n") == 1


def test_a_dateline_names_no_party() -> None:
    [claim] = extract("ROME (AP) - Voters will get their way and Oslo will get its bridge.").claims[
        :1
    ]
    assert claim.targets == ()
    names = {
        entity.name for c in extract("ROME - It will end in May.").claims for entity in c.targets
    }
    assert not names


def test_each_paragraph_may_have_one() -> None:
    text = "ROME - The mayor will resign.\n\nPARIS (AP) - The judge will stay."
    claims = [claim.text for claim in extract(text).claims]
    assert claims == ["The mayor will resign", "The judge will stay"]
