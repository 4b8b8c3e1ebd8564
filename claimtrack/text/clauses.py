"""Clauses: where each begins and ends, what it is, its subject and its verb group."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from claimtrack.text.analysis import Analysis
from claimtrack.text.clause_code import clause_code, clause_words
from claimtrack.text.groups import GroupRow, PhraseRow
from claimtrack.text.noun_phrases import whole_phrase

__all__ = ["ClauseRow", "clause_rows"]

#: Clauses in one another that are told apart, at most.
_DEEPEST = 24
#: Open clauses that are looked back over for one that fits.
_NEAR = 8


class ClauseRow(NamedTuple):
    """A clause by token numbers (`end` exclusive).

    `kind` is main, coordinate, complement, relative, adverbial, condition,
    participial, infinitive or parenthetical; `parent` the number of the row
    that it stands in, or -1.
    """

    first: int
    end: int
    kind: str
    parent: int
    subject: PhraseRow | None
    verb: GroupRow | None


class _Clause:
    """A clause that is being read. `at` is where its own words go on after another clause."""

    __slots__ = (
        "at",
        "child",
        "end",
        "first",
        "kind",
        "parent",
        "row",
        "set_off",
        "since",
        "subject",
        "verb",
        "wraps",
    )

    def __init__(self, kind: str, first: int, at: int, parent: _Clause | None) -> None:
        self.kind, self.first, self.at, self.parent = kind, first, at, parent
        self.end = self.row = -1
        self.subject: PhraseRow | None = None
        self.verb: GroupRow | None = None
        self.child: _Clause | None = None  # the last that began in it
        self.since = -1 if parent is None else parent.at
        self.set_off = False  # it stands after a comma
        self.wraps = False  # "..., he said"


def clause_rows(analysis: Analysis) -> list[ClauseRow]:
    """The clauses of a text, in order, the outer before the inner ones."""
    rows: list[ClauseRow] = []
    reader = _Reader(analysis)
    for first, end in analysis.sentence_bounds:
        reader.read(first, end, rows)
    return rows


@cache
def _events() -> re.Pattern[str]:
    return re.compile("[FTBGEHSWQ(),:]")


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"\([^()\n]++\)")


@cache
def _free_phrase() -> re.Pattern[str]:
    """A noun phrase that no preposition governs."""
    return re.compile(r"(?<!I)[NP]")


@cache
def _any_phrase() -> re.Pattern[str]:
    return re.compile(r"(?<!I)[NPD]")


@cache
def _asking_phrase() -> re.Pattern[str]:
    return re.compile(r"(?<!I)W")


@cache
def _two_phrases() -> re.Pattern[str]:
    """An object and the next subject side by side: the plan | he."""
    return re.compile(r"([NPD])_*()([NP])_*R*\Z")


@cache
def _second_verb() -> re.Pattern[str]:
    """A comma and a verb without a subject of its own."""
    return re.compile(r"[^FSHQWC,:]{0,30}+,R{0,3}F")


@cache
def _last_phrase() -> re.Pattern[str]:
    """The noun phrase that a stretch ends with, and what hangs on it."""
    return re.compile(r"(?<!I)([NP]_*(?:I[NPD]_*)*),?R?\Z")


class _Reader:
    def __init__(self, analysis: Analysis) -> None:
        a = analysis
        self.a, self.forms, self.tags = a, a.forms, a.tags
        words = a.lexicon.built(clause_words)
        found = clause_code(a.forms, a.tags, a.phrase_rows, a.group_rows, words)
        self.code, self.openers, self.groups, self.words = found
        self.stack: list[_Clause] = []
        self.made: list[_Clause] = []
        self.floor = 0
        self.first = self.end = 0

    # ------------------------------------------------------------------ one sentence

    def read(self, first: int, end: int, rows: list[ClauseRow]) -> None:
        self.first, self.end = first, end
        self.floor = 0
        self.stack, self.made = [], []
        code = self.code
        brackets = {}
        if "(" in code[first:end]:
            found = _bracketed().finditer(code, first, end)
            brackets = {match.start(): match.end() - 1 for match in found}
        closing = set(brackets.values())
        self.push("main", first, first, None)
        for match in _events().finditer(code, first, end):
            n = match.start()
            event = code[n]
            if event == "F":
                self.finite(n)
            elif event in "TBGE":
                self.infinite(n, event)
            elif event in "HSWQ":
                self.opener(n, event)
            elif event == ",":
                self.comma(n)
            elif event == ":":
                self.colon(n)
            elif n in brackets:
                self.push("parenthetical", n, n + 1, self.stack[-1])
                self.floor = len(self.stack) - 1
            elif n in closing:
                self.close_bracket(n)
        self.pop(0, end)
        self.emit(rows)

    def close_bracket(self, n: int) -> None:
        bracket = self.stack[self.floor]
        self.pop(self.floor, n)
        self.floor = 0
        top = self.stack[-1]
        top.at = n + 1
        if bracket.verb is None and bracket.child is None and top.subject is not None:
            first, end, head = top.subject
            if end == bracket.first:
                top.subject = first, n + 1, head

    def push(self, kind: str, first: int, at: int, parent: _Clause | None) -> _Clause:
        if len(self.stack) > _DEEPEST:
            self.pop(len(self.stack) - 1, first)
            parent = self.stack[-1]
        if self.stack and parent is self.stack[-1]:
            top = self.stack[-1]
            if top.verb is None and top.subject is None:
                top.subject = self.subject(top, first)
            top.child = None
        clause = _Clause(kind, first, at, parent)
        if parent is not None:
            parent.child = clause
        before = first - 1
        while before > self.first and self.code[before] in "<C":
            before -= 1
        clause.set_off = before >= self.first and self.code[before] in ",:"
        self.stack.append(clause)
        self.made.append(clause)
        return clause

    def pop(self, depth: int, stop: int) -> None:
        """Close all clauses from this depth of the stack on."""
        stack = self.stack
        while len(stack) > depth:
            clause = stack.pop()
            clause.end = stop
        if stack:
            stack[-1].at = stop

    # ------------------------------------------------------------------ subjects

    def phrase(self, token: int) -> PhraseRow | None:
        """The whole noun phrase that begins at a token."""
        rows = self.a.phrase_rows
        number = bisect_left(rows, (token, 0, 0))
        if number == len(rows) or rows[number][0] != token:
            return None
        return whole_phrase(self.a, number)

    def subject(self, clause: _Clause, stop: int) -> PhraseRow | None:
        """The subject among a clause's own words before `stop`."""
        code, at = self.code, clause.at
        close = code.rfind(">", at, stop)
        auxiliary = code.find("X", at, stop)
        at = max(at, close + 1, auxiliary + 1)
        for pattern in (_free_phrase(), _any_phrase(), _asking_phrase()):
            match = pattern.search(code, at, stop)
            if match:
                row = self.phrase(match.start())
                if row is None:
                    return None
                if pattern is _any_phrase() and row[1] < stop and code[row[1]] == ",":
                    return None
                return row if row[1] <= stop else (row[0], stop, min(row[2], stop - 1))
        return None

    def fill(self, clause: _Clause, subject: PhraseRow | None, n: int) -> None:
        group = self.groups[n]
        clause.verb, clause.subject = group, subject
        clause.at = group.end
        if subject is None and self.tags[group.head] in "AW" and self.code[group.end] in "NP":
            before = self.code[clause.first : n]
            if "I" in before or not before.strip("<"):  # among them were [two]; is [he] ill?
                clause.subject = self.phrase(group.end)

    def takes(self, group: GroupRow | None, what: str) -> bool:
        if group is None:
            return False
        found = self.words.takes.get(self.forms[group.head].lower())
        return found is not None and what in found

    def reports(self, group: GroupRow | None) -> bool:
        return self.takes(group, "quote") or self.takes(group, "that")

    def pending(self) -> int:
        """The depth of the nearest clause that still waits for its verb, or -1."""
        stack = self.stack
        for depth in range(len(stack) - 1, max(self.floor, len(stack) - _NEAR) - 1, -1):
            if stack[depth].verb is None:
                return depth
        if stack[self.floor].verb is None:
            return self.floor
        return -1

    # ------------------------------------------------------------------ finite verbs

    def finite(self, n: int) -> None:
        code = self.code
        top = self.stack[-1]
        stop = n
        while stop > top.at and code[stop - 1] == "R":
            stop -= 1
        if top.verb is None:
            self.finite_in_pending(top, n, stop)
            return
        at = top.at
        region = code[at:stop]
        joint = region.rfind("C")
        if joint >= 0 and not _any_phrase().search(region, joint + 1):
            self.joined_verb(n, at + joint)
            return
        found = self.subject_of_region(region)
        if found < 0:
            self.without_subject(n, stop, region)
        else:
            self.with_subject(n, at, region, found)

    def finite_in_pending(self, top: _Clause, n: int, stop: int) -> None:
        code = self.code
        subject = top.subject or self.subject(top, stop)
        region = code[top.at : stop]
        two = _two_phrases().search(region)
        if top.kind == "main":
            if self.tags[n] == "d" and self.reduced(n, region, subject):
                self.fill(self.push("participial", n, n, top), None, n)
                return
            if code[top.first] == "X" and self.forms[top.first] in _INVERTED and self.more(n):
                if self.forms[self.end - 1] != "?":
                    self.fill(self.push("condition", top.first, n, top), subject, n)
                    return
        if top.kind in ("main", "parenthetical", "coordinate"):
            if two and two[1] != "D" and code.find("F", n + 1, self.end) > 0:
                second = top.at + two.start(3)
                if subject and subject[0] < second:
                    clause = self.push("relative", second, second, top)
                    self.fill(clause, self.phrase(second), n)
                    return
            if subject and self.inserted(n, subject, stop):
                last = max(code.rfind(",", top.at, stop), code.rfind(":", top.at, stop))
                clause = self.push("parenthetical", last + 1, last + 1, top)
                top.subject = subject
                self.fill(clause, self.subject(clause, stop), n)
                return
        self.fill(top, subject, n)

    def reduced(self, n: int, region: str, subject: PhraseRow | None) -> bool:
        """Whether a past is a participle: [Asked] why, he left; the firm, [based] in Rome, grew."""
        if subject is None:
            return not region.strip("<")
        if region.count(",") != 1 or not region.endswith(","):
            return False
        return _second_verb().match(self.code, self.groups[n].end, self.end) is not None

    def inserted(self, n: int, subject: PhraseRow, stop: int) -> bool:
        """Talks, [he said], failed; the law - [it was passed in May] - failed."""
        code, group = self.code, self.groups[n]
        begin = subject[1]
        if begin >= stop or code[begin] not in ",:":
            return False
        last = max(code.rfind(",", begin, stop), code.rfind(":", begin, stop))
        if last != begin or not _free_phrase().search(code, begin + 1, stop):
            return False
        if code[begin] == ":":
            return code.find(":", group.end, self.end) > 0
        after = code.find(",", group.end, group.end + 6)
        return self.reports(group) and after > 0 and code.find("F", after, self.end) > 0

    def subject_of_region(self, region: str) -> int:
        """Where in a stretch between two verbs the subject of the second begins, or -1."""
        begin = max(region.rfind(c) for c in ",:C<>") + 1
        if begin == len(region) and region.endswith("<"):  # the army "will leave"
            region = region[:-1]
            begin = max(region.rfind(c) for c in ",:C<>") + 1
        if begin == len(region) and region.endswith(",") and region.count(",") > 2:
            begin = region.rfind(",", 0, region.rfind(",", 0, begin - 1)) + 1
        for pattern in (_free_phrase(), _any_phrase()):
            match = pattern.search(region, begin)
            if match:
                return match.start()
        return -1

    def joined_verb(self, n: int, joint: int) -> None:
        """The city fell and [burned]."""
        group = self.groups[n]
        stack, code = self.stack, self.code
        lead = self.tags[group.first]
        depth = -1
        waiting = self.pending()
        lowest = max(self.floor, len(stack) - _NEAR, waiting + 1)
        for k in range(len(stack) - 1, lowest - 1, -1):
            verb = stack[k].verb
            if verb is None or not verb.finite:
                continue
            if code[joint - 1] == "," and stack[k].set_off and k > lowest:
                continue
            if depth < 0:
                depth = k
                if not self.outdone(k, group, lowest):
                    break
                continue
            if self.tags[verb.first] == lead or self.reports(verb):
                depth = k
                break
        if depth < 0:
            depth = len(stack) - 1
        target = stack[depth]
        stop = joint - (code[joint - 1] == ",")
        self.sibling(depth, stop, joint + 1, target.subject, n)

    def outdone(self, k: int, group: GroupRow, lowest: int) -> bool:
        """Whether a verb after "and" goes rather with an outer clause than with the nearest."""
        verb = self.stack[k].verb
        if verb is None or k == lowest:
            return False
        if self.tags[verb.first] == "K" and self.tags[group.first] == "d":
            return True
        if self.tags[verb.first] in "zpAH" and self.tags[group.first] in "d":
            return True
        return self.stack[k].kind == "complement" and (
            self.reports(group) and not self.reports(verb)
        )

    def sibling(
        self, depth: int, stop: int, first: int, subject: PhraseRow | None, n: int
    ) -> _Clause:
        target = self.stack[depth]
        self.pop(depth, stop)
        kind = target.kind
        parent = target.parent
        if depth == self.floor and self.floor:
            self.stack.append(target)
            parent, kind = target, "coordinate"
        elif kind in ("main", "coordinate"):
            kind = "coordinate"
        clause = self.push(kind, first, first, parent)
        self.fill(clause, subject, n)
        return clause

    def with_subject(self, n: int, at: int, region: str, found: int) -> None:
        """A verb with a subject of its own and no word that opens its clause."""
        code, stack = self.code, self.stack
        top = stack[-1]
        begin = at + found
        subject = self.phrase(begin)
        if subject is not None and subject[1] > n:
            subject = subject[0], n, min(subject[2], n - 1)
        group = self.groups[n]
        before = region[:found]
        comma = max(before.rfind(c) for c in ",:")
        joint = before.rfind("C")
        waiting = self.pending()
        quoted = "<" in before
        root = stack[self.floor]
        reporting = self.reports(root.verb)
        if quoted and reporting and (comma >= 0 or joint >= 0):
            self.pop(self.floor + 1, at)
            clause = self.push("complement", begin if joint < 0 else at + joint + 1, begin, root)
            self.fill(clause, subject, n)
        elif waiting >= 0 and (comma >= 0 or joint < 0 or stack[waiting].subject):
            if self.takes(top.verb, "that") and comma < 0 and joint < 0 and self.more(n):
                clause = self.push("complement", begin, begin, top)
                self.fill(clause, subject, n)
            elif self.is_gerund(top, region):
                self.pop(waiting + 1, n)
                self.fill(stack[waiting], None, n)
            elif joint >= 0 and comma < 0 and not stack[waiting].subject:
                self.sibling(len(stack) - 1, at + joint, at + joint + 1, subject, n)
            else:
                target = stack[waiting]
                known = target.subject
                self.pop(waiting + 1, n if known else begin if comma < 0 else at + comma)
                self.fill(target, known or subject, n)
        elif joint >= 0:
            self.joined_clause(n, at + joint, subject)
        elif comma >= 0 or ">" in before:
            mark = at + (comma if comma >= 0 else before.rfind(">"))
            after = code[group.end]
            blocked = "HWSQ" if self.takes(group, "whom") else "HNPWSQ"
            if self.reports(group) and not root.wraps and after not in blocked:
                if after == "," and code[group.end + 1] in "SC":
                    clause = self.push("parenthetical", begin, begin, top)
                    self.fill(clause, subject, n)
                else:
                    self.wrap(n, mark, subject)
            elif reporting and (root.wraps or root.child is None):
                self.pop(self.floor + 1, mark)
                self.fill(self.push("complement", begin, begin, root), subject, n)
            else:
                self.sibling(self.floor, mark, mark + 1, subject, n)
        else:
            two = _two_phrases().search(region)
            if two and not self.takes(top.verb, "whom") and two[1] != "D":
                governed = two.start() > 0 and region[two.start() - 1] == "I"
                second = at + two.start(3)
                kind = "relative"
                if governed and self.takes(top.verb, "that"):
                    kind = "complement"
                self.fill(self.push(kind, second, second, top), self.phrase(second), n)
                return
            if two:
                begin = at + two.start(3)
                subject = self.phrase(begin)
            self.fill(self.push("complement", begin, begin, top), subject, n)

    def is_gerund(self, top: _Clause, region: str) -> bool:
        """Whether a participle is a subject: [Cutting taxes] will not help."""
        verb = top.verb
        if verb is None or self.code[verb.first] != "G" or top.parent is None or top.set_off:
            return False
        return top.first == top.parent.first and region[:1] in "NPD" and "," not in region

    def more(self, n: int) -> bool:
        return self.code.find("F", n + 1, self.end) > 0

    def joined_clause(self, n: int, joint: int, subject: PhraseRow | None) -> None:
        """The city fell and [the army left]."""
        code, stack = self.code, self.stack
        waiting = self.pending()
        comma = code[joint - 1] == ","
        depth = -1
        if comma:
            depth = waiting + 1 if waiting >= 0 else self.floor
        else:
            for k in range(len(stack) - 1, max(self.floor, len(stack) - _NEAR) - 1, -1):
                clause = stack[k]
                if clause.verb is None or not clause.verb.finite:
                    continue
                if clause.kind == "relative" and k > self.floor:
                    continue
                depth = k
                break
        if depth < 0:
            depth = self.floor
        self.sibling(depth, joint - comma, joint + 1, subject, n)

    def wrap(self, n: int, mark: int, subject: PhraseRow | None) -> None:
        """[Talks failed], he said: what stands before becomes the complement."""
        self.pop(self.floor, mark)
        bracket = self.floor > 0
        parent = self.made[0].parent
        if bracket:
            self.stack.append(self.made[-1])
            return
        whole = _Clause("main", self.first, mark, parent)
        whole.wraps = True
        for clause in self.made:
            if clause.parent is None:
                clause.parent, clause.kind = whole, "complement"
                whole.child = clause
        self.made.append(whole)
        self.stack.append(whole)
        self.fill(whole, subject, n)

    def without_subject(self, n: int, stop: int, region: str) -> None:
        """A verb whose subject stands further back, or after it."""
        code, stack = self.code, self.stack
        group = self.groups[n]
        comma = max(region.rfind(c) for c in ",>")
        waiting = self.pending()
        if comma >= 0 and self.takes(group, "quote") and code[group.end] in "NP":
            root = stack[self.floor]
            if not root.wraps and waiting < 0:
                self.wrap(n, self.stack[-1].at + comma, self.phrase(group.end))
                return
        if waiting >= 0:
            target = stack[waiting]
            end = stop
            if comma >= 0:
                end = stack[-1].at + comma
            self.pop(waiting + 1, end)
            self.fill(target, target.subject, n)
            return
        if self.late_subject(n, stop):
            return
        if self.tags[n] == "d" and stop == n and code[n - 1] in "NPD_":
            self.fill(self.push("participial", n, n, stack[-1]), None, n)  # a speech [broadcast] on
            return
        last = region.rfind(",")
        begin = stack[-1].at + last + 1 if last >= 0 else stop
        depth = len(stack) - 1
        while depth > self.floor and not stack[depth].verb.finite:  # type: ignore[union-attr]
            depth -= 1
        self.sibling(depth, begin - (last >= 0), begin, stack[depth].subject, n)

    def late_subject(self, n: int, stop: int) -> bool:
        """They say [the camp, which is full, shut]: a clause begins before a clause within it."""
        stack, code = self.stack, self.code
        for k in range(len(stack) - 1, max(self.floor, len(stack) - _NEAR) - 1, -1):
            base = stack[k]
            inner = stack[k + 1] if k + 1 < len(stack) else base.child
            if inner is None or inner.parent is not base or base.verb is None:
                continue
            begin = max(base.verb.end, inner.since)
            if inner.first < begin:
                continue
            match = _last_phrase().search(code[begin : inner.first])
            if match is None:
                continue
            found = begin + match.start(1)
            self.pop(k + 1, stop)
            mark = code[found - 1]
            kind, parent = "complement", base
            if mark in "C,":
                first = found - 1 - (mark == "C" and code[found - 2] == ",")
                self.pop(k, first)
                kind = "coordinate" if base.kind in ("main", "coordinate") else base.kind
                clause = self.push(kind, found, found, base.parent)
            else:
                clause = self.push(kind, found, found, parent)
            inner.parent = clause
            self.fill(clause, self.phrase(found), n)
            return True
        return False

    # ------------------------------------------------------------------ other verbs

    def infinite(self, n: int, event: str) -> None:
        """An infinitive or a participle."""
        code, stack = self.code, self.stack
        top = stack[-1]
        kind = "participial" if event in "GE" else "infinitive"
        joint = n
        while joint > self.first and code[joint - 1] == "R":
            joint -= 1
        begin = joint
        if top.verb is None:
            direct = begin == top.at and begin > top.first
            known = top.subject is not None
            if direct or (event == "B" and (known or self.bare(top, begin))):
                self.fill(top, top.subject or self.subject(top, begin), n)
                return
        if code[joint - 1] == "C" and joint - 1 > self.first:
            for k in range(len(stack) - 1, max(self.floor, len(stack) - _NEAR) - 1, -1):
                clause = stack[k]
                if clause.verb is None:
                    break
                if clause.kind == kind and self.alike(clause.verb, event):
                    stop = joint - 1 - (code[joint - 2] == ",")
                    self.sibling(k, stop, begin, None, n)
                    return
                if clause.verb.finite and self.carries_on(clause.verb, event):
                    stop = joint - 1 - (code[joint - 2] == ",")
                    self.sibling(k, stop, begin, clause.subject, n)
                    return
        if event == "B" and not self.more(n) and (waiting := self.pending()) >= 0:
            if stack[waiting].subject is not None:  # the claim that he lied [spread]
                self.pop(waiting + 1, begin)
                self.fill(stack[waiting], stack[waiting].subject, n)
                return
        if event in "GE" and code[joint - 1] == "," and top.verb is not None:
            depth = len(stack) - 1
            while depth > self.floor and stack[depth].kind in ("infinitive", "participial"):
                depth -= 1
            self.pop(depth + 1, joint - 1)
        self.fill(self.push(kind, n, n, stack[-1]), None, n)

    def alike(self, verb: GroupRow, event: str) -> bool:
        return event in "TB" or (self.code[verb.first] == event)

    def carries_on(self, verb: GroupRow, event: str) -> bool:
        """will meet and [vote]; was tried and [jailed]; are singing and [dancing]."""
        if event == "B":
            return verb.modal is not None or self.tags[verb.head] == "b"
        if event == "E":
            return verb.passive or "perfect" in verb.aspect
        return event == "G" and "progressive" in verb.aspect

    def bare(self, top: _Clause, begin: int) -> bool:
        """Whether a bare form is the verb of a waiting clause: [Stop] the war; that he [pay]."""
        if top.kind in ("main", "parenthetical"):
            return not _any_phrase().search(self.code, top.at, begin)
        return True

    # ------------------------------------------------------------------ openers and marks

    def opener(self, n: int, event: str) -> None:
        code, stack = self.code, self.stack
        top = stack[-1]
        begin, at = n, n + 1
        before = n - 1
        while before > self.first and code[before] in "<R":
            before -= 1
        last = code[before] if before >= self.first else "\n"
        waiting_start = top.verb is None and not _any_phrase().search(code, top.at, n)
        subject: PhraseRow | None = None
        if event == "S":
            kind, size = self.openers[n]
            at = n + size
            form = self.forms[n].lower()
            if form == "if" and size == 1 and self.asks(top, before):
                kind = "complement"
            if code[n - 1] == "R" and self.forms[n - 1].lower() in _FOCUS and n > self.first:
                begin = n - 1
        elif event == "H":
            kind = self.that_kind(n, last)
        elif event == "W":
            found = self.wh_kind(n, last, waiting_start)
            if found is None:
                return
            kind, begin, subject = found
            at = n + 1
            while code[at] == "_":
                at += 1
        else:
            found_kind = self.where_kind(n, last, before, waiting_start)
            if found_kind is None:
                return
            kind = found_kind
            if code[n - 1] == "R" and self.forms[n - 1].lower() in _FOCUS and n > self.first:
                begin = n - 1
        parent = top
        if last == "C" and before > self.first:
            for k in range(len(stack) - 1, max(self.floor + 1, len(stack) - _NEAR) - 1, -1):
                if stack[k].kind == kind and stack[k].verb is not None:
                    parent = stack[k].parent or stack[self.floor]
                    self.pop(k, before - (code[before - 1] == ","))
                    break
        clause = self.push(kind, begin, at, parent)
        if event == "Q" and self.tags[at] in "jJ" and code[at] == "N":  # how [many people]
            row = self.phrase(at)
            if row is not None:
                clause.subject = (n, row[1], row[2])
                clause.at = row[1]
                follow = _free_phrase().search(code, row[1], min(self.end, row[1] + 4))
                if follow:
                    clause.subject = None
        if event == "W" and self.own_subject(clause):
            clause.subject = subject or self.wh_phrase(n)
        elif event == "H" and kind == "relative" and code[at] == "F":
            clause.subject = n, n + 1, n

    def own_subject(self, clause: _Clause) -> bool:
        """Whether the pronoun is the subject: no noun phrase stands between it and the verb."""
        code = self.code
        match = _first_verb().search(code, clause.at, min(self.end, clause.at + 40))
        return match is None or not _any_phrase().search(code, clause.at, match.start())

    def wh_phrase(self, n: int) -> PhraseRow:
        rows = self.a.phrase_rows
        number = bisect_left(rows, (n, 0, 0))
        if number < len(rows) and rows[number][0] == n:
            return rows[number]
        return n, n + 1, n

    def asks(self, top: _Clause, before: int) -> bool:
        return self.takes(top.verb, "wh") and (
            top.verb is not None and (before < top.verb.end or self.takes(top.verb, "whom"))
        )

    def that_kind(self, n: int, last: str) -> str:
        top = self.stack[-1]
        code = self.code
        before = n - 1
        while before > self.first and code[before] == "_":
            before -= 1
        if last == "C":
            return "complement"
        if code[before] in "NPD":
            if code[n + 1] == "F":
                return "relative"
            noun = self.forms[n - 1].lower()
            if noun in self.words.nouns:
                return "complement"
            governed = before > self.first and code[before - 1] == "I"
            if top.verb is not None and self.takes(top.verb, "that"):
                if code[before] == "D" or governed or self.takes(top.verb, "whom"):
                    return "complement"
            if not self.stack[-1].verb or not governed or not self.takes(top.verb, "that"):
                return "relative"
        return "complement"

    def wh_kind(
        self, n: int, last: str, waiting_start: bool
    ) -> tuple[str, int, PhraseRow | None] | None:
        code, top = self.code, self.stack[-1]
        form = self.forms[n].lower()
        begin = n
        subject: PhraseRow | None = None
        if last == "I" and code[n - 1] == "I":
            begin = n - 1
            match = _last_phrase().search(code, max(self.first, n - 8), begin)
            if match and code[match.start() - 1] == ",":
                begin = match.start()
                row = self.phrase(begin)
                if row is not None:
                    subject = begin, n + 1, row[2]
            return "relative", begin, subject
        if waiting_start and top.kind == "main":
            if self.forms[self.end - 1] == "?" or form in ("who", "which", "whose"):
                return None
            return "complement", n, None
        if form == "that" and self.forms[n - 1].lower() in self.words.nouns and code[n + 1] != "F":
            return "complement", n, None
        if form in ("what", "whatever", "whoever"):
            return "complement", n, None
        if form != "that" and self.asks(top, n - 1) and last not in ",":
            return "complement", n, None
        before = n - 1
        while before > self.first and code[before] in "_,(":
            before -= 1
        if code[before] in "FTGEB" and form != "that":
            return "complement", n, None
        return "relative", begin, None

    def where_kind(self, n: int, last: str, before: int, waiting_start: bool) -> str | None:
        code, top = self.code, self.stack[-1]
        form = self.forms[n].lower()
        if waiting_start and top.kind == "main":
            if self.forms[self.end - 1] == "?":
                return None
            return "complement" if form in ("how", "why") else "adverbial"
        head = before
        while head > self.first and code[head] == "_":
            head -= 1
        if form in ("where", "why") and code[head] in "ND" and not self.asks(top, before):
            return "relative"
        if form in ("where", "whereby") and last == ",":
            return "relative"
        if form == "when" and code[head] == "D" and last != ",":
            return "relative"
        if form == "how" or form == "why":
            return "complement"
        if last in "FTGEB" or (last == "_" and code[head] in "FTGEB"):
            if self.takes(top.verb, "wh"):
                return "complement"
        if last == "J":
            return "complement"
        return "adverbial"

    def comma(self, n: int) -> None:
        stack, code = self.stack, self.code
        top = stack[-1]
        if top.verb is None:
            if len(stack) > self.floor + 1 and top.kind in ("adverbial", "condition"):
                if n > top.at and not _any_phrase().search(code, top.at, n) and not top.child:
                    self.made.remove(top)
                    stack.pop()
                    stack[-1].at = n
            return
        after = n + 1
        while after < self.end and code[after] in "<>":
            after += 1
        follows = code[after] if after < self.end else "\n"
        for depth in range(len(stack) - 1, max(self.floor, len(stack) - 4), -1):
            clause = stack[depth]
            if clause.verb is None:
                break
            if clause.kind == "parenthetical" or (clause.set_off and follows in "IRTFGESHQWJ\n"):
                self.pop(depth, n)
                return

    def colon(self, n: int) -> None:
        stack = self.stack
        if self.forms[n] == ";" and stack[self.floor].verb is not None:
            self.pop(self.floor + 1, n)
            return
        for depth in range(len(stack) - 1, max(self.floor, len(stack) - 4), -1):
            if stack[depth].kind == "parenthetical" and stack[depth].verb is not None:
                self.pop(depth, n)
                return

    # ------------------------------------------------------------------ rows

    def emit(self, rows: list[ClauseRow]) -> None:
        """The rows of a sentence, without clauses that have found no verb."""
        code = self.code
        self.headline()
        kept: list[_Clause] = []
        for clause in self.made:
            if clause.verb is None and clause.kind not in ("main", "parenthetical"):
                clause.row = -2
                continue
            first, end = clause.first, clause.end
            while first < end and code[first] in _EDGE:
                first += 1
            while end > first and code[end - 1] in _EDGE:
                end -= 1
            if first == end:
                clause.row = -2
                continue
            clause.first, clause.end = first, end
            kept.append(clause)
        kept.sort(key=lambda c: (c.first, -c.end))
        start = len(rows)
        for number, clause in enumerate(kept, start):
            clause.row = number
        for clause in kept:
            parent = clause.parent
            while parent is not None and parent.row == -2:
                parent = parent.parent
            rows.append(
                ClauseRow(
                    clause.first,
                    clause.end,
                    clause.kind,
                    -1 if parent is None else parent.row,
                    clause.subject if clause.verb else None,
                    clause.verb,
                )
            )

    def headline(self) -> None:
        """Court to rule; two killed: the verb of a sentence that has no finite one."""
        root = self.made[0]
        if root.verb is not None:
            return
        for clause in self.made:
            if clause.parent is root and clause.verb is not None and clause is not root:
                subject = root.subject
                if subject and clause.kind in ("infinitive", "participial"):
                    if clause.first == subject[1]:
                        root.verb = clause.verb
                        clause.row = -2
                        self.made.remove(clause)
                        for other in self.made:
                            if other.parent is clause:
                                other.parent = root
                return


_EDGE = frozenset(",:<>.()\nC")
_INVERTED = frozenset(("Had", "Should", "Were"))
_FOCUS = frozenset(("even", "just", "only", "especially"))


@cache
def _first_verb() -> re.Pattern[str]:
    return re.compile("[FTBGE]")
