"""Clauses of a sentence by chunks: each verb group with its subject and the chunks it governs."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimtrack.prediction.event_chunks import Chunks

__all__ = ["Verb", "verbs_of"]


class Verb(NamedTuple):
    """A verb group and what it governs, by numbers of chunks.

    `subject` is a half-open range, empty where there is none. `level` is main,
    that (the clause that a verb of saying governs), relative, sub or inner (to
    leave, leaving). `near` ends the object, `wide` the clause.
    """

    at: int
    subject: tuple[int, int]
    level: str
    near: int
    wide: int


_NOBODY = (0, 0)
#: Chunks that a pattern looks back over, and that a clause has, at most.
_FAR = 12
_LONGEST = 80


@cache
def _subject_pattern() -> re.Pattern[str]:
    """The first noun phrase that no preposition governs, and what belongs to it."""
    return re.compile(r"(?<![ioy])[NP]")


def verbs_of(
    chunks: Chunks, first: int, end: int, saying: set[int], raising: set[int]
) -> list[Verb]:
    """The verb groups of one sentence.

    `saying` are the chunks of the verbs that govern clauses, `raising` of those
    whose object does what the infinitive after it says: expects costs to rise.
    """
    code = chunks.code
    verbs: list[Verb] = []
    finite = [
        k
        for k in range(first, end)
        if code[k] == "F"
        or (code[k] == "b" and _subjunctive_pattern().search(code, max(first, k - _FAR), k))
    ]
    previous = first - 1
    pending = _NOBODY  # a subject whose verb is still to come
    main = _NOBODY  # the subject of the last clause that is not relative
    last_level = "main"
    levels: dict[int, tuple[tuple[int, int], str]] = {}
    for k in finite:
        start = previous + 1
        region = code[start:k]
        subject, level = _NOBODY, "main"
        cut = max(region.rfind(c) for c in "shw")
        opener = region[cut] if cut >= 0 else ""
        if opener and "," in region[cut:] and opener != "w" and previous < first and cut <= 1:
            opener, cut = "", -1
        after = region[cut + 1 :]
        if opener == "w" and not _has_noun(after):
            antecedent = _last_noun(region[:cut])
            if previous < first or levels[previous][1] != "relative":
                head = _subject(code, start, start + cut)
                if previous < first or (head != _NOBODY and "," in region[:cut]):
                    pending = head
            subject = (start + antecedent, start + cut) if antecedent >= 0 else _NOBODY
            level = "relative"
        elif opener and cut >= 0:
            subject = _subject(code, start + cut + 1, k)
            level = "that" if opener == "h" else "sub" if opener == "s" else "relative"
            if opener == "h" and previous not in saying:
                level = "relative"
            if subject == _NOBODY:
                subject = main
        else:
            begin = start
            comma = region.rfind(",")
            joint = region.rfind("c")
            if previous >= first:
                said = previous in saying
                if joint >= 0 and not _has_noun(region[joint:]):
                    subject = pending if last_level == "relative" and pending != _NOBODY else main
                    level = "main" if last_level == "relative" else last_level
                elif said and comma < 0:
                    subject, level = _subject(code, start, k), "that"
                elif not _has_noun(region[max(comma, 0) :]):
                    subject = pending if pending != _NOBODY else main
                elif comma >= 0 or joint >= 0:
                    begin = start + (comma if comma >= 0 else joint) + 1
                    subject = _subject(code, begin, k)
                    if subject == _NOBODY:
                        subject = _subject(code, start, k)
                else:
                    found = list(_subject_pattern().finditer(code, start, k))
                    subject = (found[-1].start(), k) if found else main
                    level = "relative" if found else "main"
            else:
                subject = _subject(code, begin, k)
                if opener == "" and cut < 0 and region[:1] == "s" and comma >= 0:
                    subject = _subject(code, start + comma + 1, k) or subject
        if subject == _NOBODY and k > first and code[k - 1] == "G":
            subject = (k - 1, k)  # Fighting broke out
        levels[k] = (subject, level)
        if level in ("main", "that"):
            main = subject
        if level == "main":
            pending = _NOBODY
        last_level = level
        previous = k
    governor = -1
    for k in range(first, end):
        character = code[k]
        if character not in "FIGeb":
            continue
        if k in levels:
            governor = k
            subject, level = levels[k]
        else:
            level = "inner"
            if governor >= 0:
                subject = levels[governor][0]
            else:
                subject = _subject(code, first, k)
            if character == "e" and k > first and code[k - 1] in "NT":
                begin = max(first, k - _FAR)
                noun = _last_noun(code[begin:k])
                subject = (begin + noun, k) if noun >= 0 else subject
            elif character == "I" and (begin := _raised(code, k, first)) - 1 in raising:
                subject = (begin, k)
        near, wide = _reach(code, k, end)
        verbs.append(Verb(k, subject, level, near, wide))
    return verbs


def _raised(code: str, k: int, first: int) -> int:
    """Where the noun phrases begin that stand between an infinitive and the verb before it."""
    begin = k
    while begin > max(first, k - _FAR) and code[begin - 1] in "NPToij":
        begin -= 1
    return begin if _has_noun(code[begin:k]) else 0


def _has_noun(region: str) -> bool:
    return "N" in region or "P" in region


def _last_noun(region: str) -> int:
    """Where the noun phrase begins that ends a region, with what hangs on it."""
    at = max(region.rfind("N"), region.rfind("P"))
    while at >= 2 and region[at - 1] in "oi" and region[at - 2] == "N":
        at -= 2
    return at


def _subject(code: str, first: int, end: int) -> tuple[int, int]:
    match = _subject_pattern().search(code, max(first, end - _LONGEST), end)
    if match is None:
        return _NOBODY
    at = match.start()
    while at > first and code[at - 1] == "j":
        at -= 1
    return at, end


@cache
def _subjunctive_pattern() -> re.Pattern[str]:
    """What stands before a base form that is finite: that the city pay."""
    return re.compile(r"h[NPToi]+\Z")


@cache
def _list_pattern() -> re.Pattern[str]:
    """The rest of a list or an apposition: , Libya and Sudan, or , its ally, before "with"."""
    return re.compile(r"(?:,N(?:[oi]N)*)+,?cN|,N(?:[oi]N)*,(?=[iIo])")


def _reach(code: str, k: int, end: int) -> tuple[int, int]:
    """Where the object of a group ends, and where its clause ends."""
    near = 0
    end = min(end, k + _LONGEST)
    at = k + 1
    while at < end:
        character = code[at]
        if character in "shw:":
            break
        if character == "F" and at > k:
            break
        if character == ",":
            match = _list_pattern().match(code, at, end)
            if match is None:
                break
            at = match.end()
            continue
        if character in "IGeb" and not near:
            near = at
        at += 1
    if at < end and code[at] == "F":  # the object of one verb, the subject
        back = at  # of the next: met Lee and Ray left
        while back > k + 1 and code[back - 1] in "NPToi":
            back -= 1
        if back > k + 1 and code[back - 1] == "c":
            at = back - 1
    return near or at, at
