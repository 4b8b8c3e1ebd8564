"""The direction of the clause that a time stands in: past, future or unknown."""

from __future__ import annotations

from bisect import bisect_right

from claimtrack.text import Analysis
from claimtrack.text.clause_words import clause_words
from claimtrack.text.groups import GroupRow, PhraseRow
from claimtrack.times.reader import Reader

__all__ = ["tense_at"]

#: So many verb groups are looked at before the nearest.
_REACH = 12

_NOUNS_OR_OWNED = ("n", "m", "a")


def tense_at(analysis: Analysis, first: int, last: int, words: Reader, governor: str) -> int:
    """-1 where the nearest verb group tells the past, 1 the future or a plan, 0 else.

    It is 2 where something will be then, and no day that is over will do. The
    group before the time decides unless a comma or a "that" stands between and
    one follows in the same sentence. `words` has those of plans ("scheduled"),
    `governor` is the preposition: "by Friday" looks ahead.
    """
    rows, tags = analysis.group_rows, analysis.tags
    near = first - (first > 1 and tags[first - 1] == "i")  # due on Friday
    alone = len(rows) == 1 and first <= rows[0].first and rows[0].end <= last + 1  # Sat
    if not rows or alone or (near and analysis.forms[near - 1].lower() in words.neighbours["due"]):
        return 1  # a headline without a verb announces
    start, end = analysis.sentence_bounds[max(analysis.sentence_of(first), 0)]
    low = bisect_right(rows, start - 1, key=_first)
    at = bisect_right(rows, first - 1, key=_head) - 1
    before = at if at >= low else None
    at = bisect_right(rows, last, key=_first)
    after = at if at < len(rows) and rows[at].first < end else None
    chosen = before
    if before is not None and after is not None:
        between = tags[rows[before].end : first]
        if ("," in between or ":" in between or "s" in between) and first - rows[before].end >= 2:
            chosen = after
    if chosen is None:
        chosen = after
    if chosen is None:
        return 1 if governor in ("by", "until") else 0
    if chosen == low and after is not None and _is_aim(analysis, None, rows[low], words):
        # the first to sign on Friday were the miners
        return max(_way(analysis, after, low, words, governor), 0)
    if governor == "ahead" and chosen == after and rows[chosen].tense == "present":
        return 1  # from Monday they need no ticket
    way = _way(analysis, chosen, low, words, governor)
    order = rows[low].first == start and tags[start] in "bp" and tags[start + 1] != "a"
    if not way and order and not rows[chosen].finite:
        return 1  # move the meeting to Friday
    if way > 1 and tags[first - 1] == "i" and governor not in ("in", "by", "before"):
        if analysis.forms[first - 1] != "on":
            way = 1  # what will be from May to July may have begun, as the news of May has
    owned = tags[last + 1 : last + 2] in _NOUNS_OR_OWNED
    if way > 0 and not governor and owned and chosen == before:
        # "will sign the June accord", "will fight Friday's ruling": no plan for then
        return int(_is_event(analysis, last + 1, words))
    return way


def _is_event(analysis: Analysis, token: int, words: Reader) -> bool:
    """Whether the phrase of a token is an event that days are set for: "Friday's match"."""
    at = bisect_right(analysis.phrase_rows, token, key=_start) - 1
    _, end, head = analysis.phrase_rows[at] if at >= 0 else (0, 0, 0)
    return token < end and analysis.forms[head].lower() in words.events


def _first(row: GroupRow) -> int:
    return row.first


def _start(row: PhraseRow) -> int:
    return row[0]


def _head(row: GroupRow) -> int:
    return row.head


def _way(analysis: Analysis, at: int, low: int, words: Reader, governor: str) -> int:
    rows, forms, tags = analysis.group_rows, analysis.forms, analysis.tags
    modals = words.neighbours["modal"]
    low = max(low, at - _REACH)
    row = rows[at]
    while not row.finite and not _is_infinitive(analysis, row) and at > low:
        if forms[row.head].lower() in words.planning:
            return 1
        at -= 1
        row = rows[at]
    head = forms[row.head].lower()
    perfect = tags[row.first] == "H"
    limited = row.modal and row.aspect == "simple" and governor in ("from", "by", "within")
    if row.tense == "future" or limited:
        return 2  # it will, it could as early as Friday
    if _is_ahead(row, modals):
        return 1
    infinitive = _is_infinitive(analysis, row)
    if infinitive and at > low and tags[rows[at - 1].first] == "K":
        return -1
    done = perfect and not head.endswith("ed") and head != "set"  # "have come", not "has set"
    aside = row.tense == "past" and not row.passive and tags[row.end : row.end + 1] == "r"
    if head in words.planning and not done and not aside and tags[row.first] != "K":
        return 1
    if row.tense == "past":
        until = governor == "until" and (row.passive or perfect)  # was put off until May
        return 1 if until or (perfect and governor == "by") else -1
    if row.tense == "present":
        if forms[row.end].lower() in words.planning:
            return 1  # is due in May
        # they will stay until a house is found, in May
        before = rows[at - 1] if at > low else row
        return int(
            governor in ("by", "until")
            or _is_ahead(before, modals)
            or _is_infinitive(analysis, before)
        )
    if at > low and not governor and _is_aim(analysis, rows[at - 1], row, words):
        return 0
    return int(infinitive)


def _is_aim(analysis: Analysis, before: GroupRow | None, row: GroupRow, words: Reader) -> bool:
    """Whether an infinitive tells what a thing done was for: held a fair to mark the day.

    Not what somebody was asked to do (ordered the firm to pay) nor what is
    planned or promised (signed a pact to share the port).
    """
    noun = analysis.forms[row.first - 1].lower() if row.first else ""
    if not _is_infinitive(analysis, row) or row.passive or noun in words.planning:
        return False
    if noun in words.foreseeing or analysis.tags[row.first - 1] not in ("n", "m", "y"):
        return False
    if before is None:
        return True
    verb = analysis.forms[before.head].lower()
    if not before.finite or before.tense != "past" or verb in words.planning:
        return False
    return "to" not in analysis.lexicon.built(clause_words).takes.get(verb, ())


def _is_ahead(row: GroupRow, modals: frozenset[str]) -> bool:
    return row.tense == "future" or (row.modal in modals and row.tense != "past")


def _is_infinitive(analysis: Analysis, row: GroupRow) -> bool:
    return not row.finite and analysis.tags[row.first] == "t"
