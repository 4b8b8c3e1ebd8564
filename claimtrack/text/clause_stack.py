"""ClauseStack: the clauses of a sentence that are open while it is read."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

import attrs

from claimtrack.text.analysis import Analysis
from claimtrack.text.clause_code import clause_code
from claimtrack.text.clause_words import clause_words
from claimtrack.text.groups import GroupRow, PhraseRow
from claimtrack.text.noun_phrases import whole_phrase

__all__ = ["ClauseStack", "OpenClause", "any_phrase", "free_phrase", "last_phrase", "two_phrases"]

#: Clauses in one another that are told apart, at most.
_DEEPEST = 24
#: Open clauses that are looked back over for one that fits.
_NEAR = 8
#: Tokens in which another finite verb is looked for.
_AHEAD = 200
#: Tags after a base phrase that may go on with it: an owner, of, and, a bracket, a comma.
_GOES_ON = frozenset("aisc(,")


@attrs.define(eq=False)
class OpenClause:
    """A clause that is being read.

    Its own words go on at token `at`, after the verb or a clause within it.
    `since` is where those of the parent went on when this one began, `child`
    the last that began in it; `set_off` says that it stands after a comma,
    `wraps` that it is the "he said" after what was said.
    """

    kind: str
    first: int
    at: int
    parent: OpenClause | None
    since: int = -1
    end: int = -1
    row: int = -1
    subject: PhraseRow | None = None
    verb: GroupRow | None = None
    child: OpenClause | None = None
    set_off: bool = False
    wraps: bool = False


@cache
def free_phrase() -> re.Pattern[str]:
    """A noun phrase that no preposition governs."""
    return re.compile(r"(?<!I)[NP]")


@cache
def any_phrase() -> re.Pattern[str]:
    """The same, a time too."""
    return re.compile(r"(?<!I)[NPD]")


@cache
def last_phrase() -> re.Pattern[str]:
    """The noun phrase that a stretch ends with, and what hangs on it."""
    return re.compile(r"(?<!I)([NP]_*(?:I[NPD]_*)*),?R?\Z")


@cache
def two_phrases() -> re.Pattern[str]:
    """An object and the next subject side by side: the plan | he."""
    return re.compile(r"([NPD])_*([NP])_*R*\Z")


@cache
def _asking_phrase() -> re.Pattern[str]:
    return re.compile(r"(?<!I)W")


class ClauseStack:
    """The open clauses of a sentence, and all that were opened in it.

    Below the depth `floor` nothing is seen: there a bracket is open.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.phrase_rows = analysis.phrase_rows
        self.analysis = analysis
        self.forms, self.tags = analysis.forms, analysis.tags
        self.words = analysis.lexicon.built(clause_words)
        found = clause_code(
            self.forms, self.tags, analysis.phrase_rows, analysis.group_rows, self.words
        )
        self.code, self.openers, self.groups = found
        self.open: list[OpenClause] = []
        self.made: list[OpenClause] = []
        self.first = self.end = self.floor = 0
        self.wrapped = 0  # how many of those made stand in a "..., he said" or are one

    def begin(self, first: int, end: int) -> None:
        """Start a sentence, with its main clause."""
        self.first, self.end, self.floor, self.wrapped = first, end, 0, 0
        root = OpenClause("main", first, first, None)
        self.open, self.made = [root], [root]

    # ------------------------------------------------------------------ opening and closing

    def push(self, kind: str, first: int, at: int, parent: OpenClause | None) -> OpenClause:
        """Open a clause at token `first`, its own words from `at` on."""
        if len(self.open) > _DEEPEST:
            self.pop(len(self.open) - 1, first)
            parent = self.open[-1]
        if parent is not None and parent.verb is None and parent is self.open[-1]:
            if parent.subject is None:
                parent.subject = self.subject(parent, first)
        clause = OpenClause(kind, first, at, parent)
        if parent is not None:
            clause.since, parent.child = parent.at, clause
        before = first - 1
        while before > self.first and self.code[before] in "<C":
            before -= 1
        clause.set_off = before >= self.first and self.code[before] in ",:"
        self.open.append(clause)
        self.made.append(clause)
        return clause

    def pop(self, depth: int, stop: int) -> None:
        """Close all clauses from this depth on, before token `stop`."""
        opened = self.open
        if len(opened) > depth:
            for clause in opened[depth:]:
                clause.end = stop
            del opened[depth:]
            if opened:
                opened[-1].at = stop

    def resume(self, n: int) -> None:
        """Go back to a clause that waits, where its subject has come: If he wins, [the man] who"""
        top, depth = self.open[-1], self.waiting()
        if top.verb is None or depth < 0 or self.open[depth].subject is not None:
            return
        match = last_phrase().search(self.code, top.at, n)
        if match is not None and self.code[match.start(1) - 1] == ",":
            self.pop(depth + 1, match.start(1) - 1)

    def fill(self, clause: OpenClause, subject: PhraseRow | None, n: int) -> None:
        """Give a clause its verb group, which begins at token `n`, and its subject."""
        group = self.groups[n]
        clause.verb, clause.subject, clause.at = group, subject, group.end
        if subject is None and self.tags[group.head] in "AW" and self.code[group.end] in "NP":
            before = self.code[clause.first : n]
            if "I" in before or not before.strip("<"):  # among them were [two]; is [he] ill?
                clause.subject = self.phrase(group.end)

    def sibling(
        self, depth: int, stop: int, first: int, subject: PhraseRow | None, n: int
    ) -> OpenClause:
        """Close the clause at a depth and open one beside it, with its verb at `n`."""
        target = self.open[depth]
        self.pop(depth, stop)
        kind, parent = target.kind, target.parent
        if depth == self.floor and self.floor:
            self.open.append(target)
            kind, parent = "coordinate", target
        elif kind == "main":
            kind = "coordinate"
        clause = self.push(kind, first, first, parent)
        self.fill(clause, subject, n)
        return clause

    # ------------------------------------------------------------------ looking round

    def lowest(self) -> int:
        """The depth down to which open clauses are looked at."""
        return max(self.floor, len(self.open) - _NEAR)

    def waiting(self) -> int:
        """The depth of the nearest clause that still waits for its verb, or -1."""
        for depth in range(len(self.open) - 1, self.lowest() - 1, -1):
            if self.open[depth].verb is None:
                return depth
        return self.floor if self.open[self.floor].verb is None else -1

    def finite_depth(self, depth: int) -> int:
        """The nearest depth from this one down where a clause has a finite verb."""
        while depth > self.floor and not _is_finite(self.open[depth]):
            depth -= 1
        return depth

    def more(self, n: int) -> bool:
        """Whether another finite verb comes after token `n`."""
        return self.code.find("F", n + 1, min(self.end, n + _AHEAD)) > 0

    def takes(self, group: GroupRow | None, what: str) -> bool:
        """Whether the verb of a group may take that, wh, whom or quote."""
        if group is None:
            return False
        found = self.words.takes.get(self.forms[group.head].lower())
        return found is not None and what in found

    def reports(self, group: GroupRow | None) -> bool:
        """Whether a verb tells what somebody said or thinks."""
        return self.takes(group, "quote") or self.takes(group, "that")

    # ------------------------------------------------------------------ subjects

    def phrase(self, token: int) -> PhraseRow | None:
        """The whole noun phrase that begins at a token."""
        rows = self.phrase_rows
        number = bisect_left(rows, (token,))
        if number == len(rows):
            return None
        row = rows[number]
        if row[0] != token:
            of = self.phrase(token + 2) if row[0] == token + 2 else None
            return None if of is None else (token, of[1], token)  # most of them
        return whole_phrase(self.analysis, number) if self.tags[row[1]] in _GOES_ON else row

    def subject(self, clause: OpenClause, stop: int) -> PhraseRow | None:
        """The subject among a clause's own words before token `stop`."""
        code, at = self.code, clause.at
        at = max(at, code.rfind(">", at, stop) + 1, code.find("X", at, stop) + 1)
        match = free_phrase().search(code, at, stop)
        if match is None:
            match = any_phrase().search(code, at, stop)
            if match is not None and code.find(",", match.start(), stop) >= 0:
                return None
        if match is None:
            match = _asking_phrase().search(code, at, stop)
        return None if match is None else self.clipped(match.start(), stop)

    def clipped(self, token: int, stop: int) -> PhraseRow | None:
        """The whole noun phrase from a token, as far as it stands before `stop`."""
        row = self.phrase(token)
        if row is None or row[1] <= stop:
            return row
        return row[0], stop, min(row[2], stop - 1)


def _is_finite(clause: OpenClause) -> bool:
    return clause.verb is None or clause.verb.finite
