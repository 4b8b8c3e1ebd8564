"""Terminal text: claims, verdicts and scorecards as lines."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable

from claimtrack.model.claim import Claim
from claimtrack.model.entity import Entity
from claimtrack.model.event import Certainty, Event, Polarity
from claimtrack.model.time import Window
from claimtrack.model.verdict import Outcome, Verdict
from claimtrack.scoring import Scorecard

__all__ = ["claim_text", "scorecard_text", "summary_text", "verdict_text"]

_WIDTH = 88
_INDENT = "  "
_LABEL = 11


def claim_text(claim: Claim) -> str:
    """A claim in a few lines: who, what kind and when; the words; then what is known of it.

    >>> from claimtrack import Speaker
    >>> print(claim_text(Claim("It will rain", speaker=Speaker("Ann Ortiz"), said_on="2022-01-05")))
    Ann Ortiz, fact, 2022-01-05
      “It will rain”
      id         ff2b11240e182d8a
    """
    head = _who(claim)
    if claim.speaker is not None and claim.speaker.role:
        head += f" ({_clean(claim.speaker.role)})"
    head += f", {claim.kind.value}"
    if claim.said_on is not None:
        head += f", {claim.said_on}"
    lines = [head, *_wrapped(f"\u201c{_clean(claim.text)}\u201d")]
    if claim.targets:
        lines += _field("about", ", ".join(_clean(target.name) for target in claim.targets))
    prediction = claim.prediction
    if prediction is not None:
        event = _event_text(prediction.event)
        lines += _field("not" if prediction.polarity is Polarity.NEGATIVE else "event", event)
        lines += _field("window", _window_text(prediction.window))
        lines += _field("certainty", _certainty_text(prediction.certainty))
        if prediction.condition is not None:
            lines += _field("condition", _clean(prediction.condition))
    if len(claim.mentions) > 1:
        documents = len({mention.document_id for mention in claim.mentions})
        lines += _field("printed", f"{len(claim.mentions)} times in {documents} document(s)")
    lines += _field("id", claim.id)
    return "\n".join(lines)


def verdict_text(verdict: Verdict, *, claim: Claim | None = None) -> str:
    """A verdict with its reasons, under the words of its claim.

    >>> print(verdict_text(Verdict("1a", "unknown", "2022-06-01", reasons=["Nothing was seen."])))
    UNKNOWN as of 2022-06-01
      - Nothing was seen.
      id         1a
    """
    head = verdict.outcome.value.replace("_", " ").upper()
    if verdict.occurred is not None:
        head += f" ({_window_text(verdict.occurred)})"
    head += f" as of {verdict.as_of}"
    if verdict.by != "claimtrack":
        head += f", by {_clean(verdict.by)}"
    lines = [head]
    if claim is not None:
        lines += _wrapped(f"{_who(claim)}: \u201c{_clean(claim.text)}\u201d")
    for reason in verdict.reasons:
        lines += _wrapped(f"- {_clean(reason)}", hang="  ")
    lines += _field("id", verdict.claim_id)
    return "\n".join(lines)


def summary_text(verdicts: Iterable[Verdict]) -> str:
    """How many verdicts of each outcome, in one line.

    >>> summary_text([Verdict("1a", "came_true", "2022-06-01")])
    '1 verdict: 1 came true'
    """
    counts = Counter(verdict.outcome for verdict in verdicts)
    total = sum(counts.values())
    listed = ", ".join(f"{counts[o]} {o.value.replace('_', ' ')}" for o in Outcome if counts[o])
    head = f"{total} verdict{'s' * (total != 1)}"
    return f"{head}: {listed}" if listed else f"{head} new or changed"


def scorecard_text(card: Scorecard) -> str:
    """A scorecard as a table, one line a group and one for all.

    A figure of no case is a dash. Claims without a speaker, the articles' own
    and those of which it is not clear who said them, are the group "(no speaker)".

    >>> from claimtrack.scoring import score
    >>> print(scorecard_text(score([Verdict("1a", "came_true", "2022-06-01")])))
         judged  hits  hit rate       95 %  Brier  log  not judged
    all       1     1     1.000  0.21-1.00      -    -
    """
    head = [
        "",
        "judged",
        "hits",
        "hit rate",
        f"{100 * card.confidence:g} %",
        "Brier",
        "log",
        "not judged",
    ]
    if card.by is not None:
        head[0] = card.by
    rows = [head]
    for group in (*card.groups, card):
        if group is card:
            name = "all"
        else:
            name = f"(no {card.by})" if group.key is None else _short(_clean(group.key), 40)
        low_high = "-"
        if group.interval is not None:
            low_high = f"{group.interval[0]:.2f}-{group.interval[1]:.2f}"
        rows.append(
            [
                name,
                str(group.judged),
                f"{group.hits:g}",
                _figure(group.hit_rate),
                low_high,
                _figure(group.brier),
                _figure(group.log_score),
                _not_judged(group),
            ]
        )
    widths = [max(len(row[n]) for row in rows) for n in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if n in (0, len(head) - 1) else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _who(claim: Claim) -> str:
    if claim.speaker is not None:
        return _clean(claim.speaker.name)
    if not claim.mentions:
        return "(no speaker)"
    attributed = any(mention.attribution is not None for mention in claim.mentions)
    return "(speaker not clear)" if attributed else "(the article itself)"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _not_judged(card: Scorecard) -> str:
    outcomes = (Outcome.PENDING, Outcome.UNKNOWN, Outcome.VOID)
    return ", ".join(f"{card.counts[o]} {o.value}" for o in outcomes if card.counts[o])


def _event_text(event: Event) -> str:
    text = event.type
    if event.actors or event.recipients:
        text += f": {_entities_text(event.actors) or '?'}"
    if event.recipients:
        text += f" -> {_entities_text(event.recipients)}"
    if event.place:
        text += f", in {_clean(event.place)}"
    return text


def _entities_text(entities: Iterable[Entity]) -> str:
    return ", ".join(_clean(entity.name) for entity in entities)


def _window_text(window: Window) -> str:
    first, last = window.days
    if first is None and last is None:
        text = "no time given"
    elif first == last:
        text = f"{first}"
    elif last is None:
        text = f"{first} or later"
    elif first is None:
        text = f"until {last}"
    else:
        text = f"{first} to {last}"
    # "2022-37" says more than its days; "2022-01-01/2022-04-30" would only repeat them.
    return text if "/" in window.edtf or text == window.edtf else f"{text} ({window.edtf})"


def _certainty_text(certainty: Certainty) -> str:
    text = certainty.level.value
    low, high = certainty.low, certainty.high
    if low is not None and high is not None:
        text += f", {low:.0%}" if low == high else f", {low:.0%} to {high:.0%}"
    return f"\u201c{_clean(certainty.phrase)}\u201d ({text})" if certainty.phrase else text


def _field(label: str, text: str) -> list[str]:
    return _wrapped(f"{label:{_LABEL}}{text}", hang=" " * _LABEL)


def _wrapped(text: str, *, hang: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=_INDENT,
        subsequent_indent=_INDENT + hang,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 3]}..."


def _clean(text: str) -> str:
    """Text on one line, without the control characters by which a text could steer a terminal."""
    text = " ".join(text.split())
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
