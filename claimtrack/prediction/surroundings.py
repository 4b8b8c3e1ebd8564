"""Surroundings: what stands around a verb group: its cue, question, condition and times."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left

from claimtrack.model.time import TimeExpression
from claimtrack.prediction.future_cues import Cue, FutureCues
from claimtrack.text import Analysis
from claimtrack.text.clauses import ClauseRow
from claimtrack.text.groups import GroupRow, PhraseRow

__all__ = ["Surroundings"]

#: How many tokens off a condition, or what shifts its tense, may stand.
_REACH = 80
#: How many tokens a verb phrase has at most.
_WIDEST = 200
#: How many tokens the noun phrase before a verb group has at most.
_LONGEST = 12
#: How long what is over must be, that nobody can mean what is announced by it.
_LONG = dt.timedelta(days=365)


class Surroundings:
    """The cues, questions and times around the verb groups of a text, looked up by place."""

    def __init__(
        self, analysis: Analysis, times: tuple[TimeExpression, ...], cues: FutureCues
    ) -> None:
        self.a = analysis
        self.cues = cues
        self.groups = analysis.group_rows
        self.ahead = _tokens_ahead(analysis, times)
        #: those of them that have not begun
        self.to_begin = _tokens_to_begin(analysis, times)
        self.behind = _tokens_behind(analysis, times, dt.timedelta(0))
        self.long_ago = _tokens_behind(analysis, times, _LONG)
        #: end of a time -> its first token
        self.times = {
            analysis.token_at(t.span.end - 1) + 1: analysis.token_at(t.span.start) for t in times
        }

    def before_time(self, end: int) -> int:
        """The end of what stands before a time that ends at a token: vowed [on Monday] to."""
        first = self.times.get(end)
        if first is None:
            return end
        return first - (self.a.tags[first - 1] in "iv")

    def state(self, at: int, takes: str = "to") -> tuple[Cue, int] | None:
        """The cue that ends at token `at` after a form of be ("is very likely"), and its start."""
        forms, tags = self.a.forms, self.a.tags
        for size in range(self.cues.longest_state, 0, -1):
            begin = at - size + 1
            if begin < 0:
                continue
            cue = self.cues.states.get(tuple(f.lower() for f in forms[begin : at + 1]))
            if cue is None or takes not in cue.takes:
                continue
            before = begin - 1
            while before >= 0 and tags[before] in "rx":
                before -= 1
            if before >= 0 and (
                tags[before] in "BAEGW" or forms[before].lower() in self.cues.copulas
            ):
                return cue, before
            if cue.word in (
                "be expected",
                "be set",
                "be scheduled",
                "be due",
                "be likely",
                "be poised",
                "be slated",
                "be unlikely",
            ):
                return cue, before + 1
        return None

    def group_of(self, token: int, number: int) -> GroupRow | None:
        for group in reversed(self.groups[max(0, number - 3) : number]):
            if group.first <= token < group.end:
                return group
        return None

    def denial(self, verb: int) -> Cue | None:
        """The cue of a verb that denies, with its particle: doubts, ruled out."""
        cue = self.cues.denials.get(self.a.forms[verb].lower())
        if cue is None:
            return None
        rest = cue.word.split()[1:]
        after = [form.lower() for form in self.a.forms[verb + 1 : verb + 1 + len(rest)]]
        return cue if rest == after else None

    def is_negated(self, first: int, end: int) -> bool:
        """Whether a "not" stands among the first words of a range of tokens."""
        words = {f.lower() for f in self.a.forms[first : min(first + 3, end)]}
        return bool(words & {"not", "n't", "never"})

    def subject_before(self, group: GroupRow) -> PhraseRow | None:
        """The noun phrase that a verb group stands right after: its first token, end and head."""
        begin, _ = self.a.sentence_bounds[self.a.sentence_of(group.head)]
        found = self.a.phrases_between(max(begin, group.first - _LONGEST), group.first)
        return found[-1] if found and found[-1][1] == group.first else None

    def before_subject(self, group: GroupRow) -> int:
        """The token before the subject of a verb group."""
        at = group.first - 1
        while at > 0 and self.a.tags[at] in "rDSjJnmNMyPaLlVgei$" and group.first - at < 9:
            at -= 1
        return max(at, 0)

    def before_clause(self, group: GroupRow) -> int:
        """The token before the clause that a verb group is the verb of, or its "that".

        Of two that are joined ("expects that prices will rise and wages will
        fall") it is the token before the first.
        """
        a = self.a
        joined: ClauseRow | None = None
        for row in reversed(a.clauses_between(max(0, group.first - _REACH), group.first)):
            if joined is None and row.verb is not None and row.verb.first == group.first:
                if row.kind != "complement":
                    break
                joined = row
            elif joined is None or (row.kind, row.parent) != (joined.kind, joined.parent):
                continue
            at = row.first - (a.forms[row.first].lower() != "that")
            if a.tags[at] not in "c,":
                return at
        return self.before_subject(group)

    def is_fronted(self, group: GroupRow) -> bool:
        """Whether a modal stands before the subject and does not ask.

        Never will they sell; only if it rains will they wait.
        """
        begin, _ = self.a.sentence_bounds[self.a.sentence_of(group.head)]
        begin += self.a.tags[begin] == "<"
        modal = self.before_subject(group)
        if self.a.tags[begin] in "rxc" and not self.a.groups_between(begin, modal):
            return True
        clauses = self.a.clauses_between(max(begin, modal - _REACH), modal)
        return any(c.kind in ("adverbial", "condition") and c.end == modal for c in clauses)

    def against_the_facts(self, group: GroupRow) -> bool:
        """Whether a condition of the sentence says what is not so: if it rained, had it rained.

        "He said it would close if it rained" puts in the past what was said of
        what is to come.
        """
        begin, end = self.a.sentence_bounds[self.a.sentence_of(group.head)]
        begin, end = max(begin, group.head - _REACH), min(end, group.head + _REACH)
        for row in self.a.clauses_between(begin, end):
            word = self.a.forms[row.first].lower()
            if row.kind != "condition" or row.verb is None:
                continue
            if word == "had":
                return True
            if word == "were" or (word == "if" and row.verb.tense == "past"):
                to_come = "t" in self.a.tags[row.verb.first : row.verb.end + 1]
                return not to_come and not self._is_told(group, row.first)
        return False

    def _is_told(self, group: GroupRow, before: int) -> bool:
        """Whether a past before a token, inside the same marks, shifts the group's tense."""
        begin, _ = self.a.sentence_bounds[self.a.sentence_of(group.head)]
        begin, tags = max(begin, group.head - _REACH), self.a.tags
        quoted = tags.count("<", begin, group.head) - tags.count(">", begin, group.head)
        for other in self.a.groups_between(begin, min(before, group.first)):
            marks = tags.count("<", begin, other.head) - tags.count(">", begin, other.head)
            if other.finite and other.tense == "past" and not other.modal and marks == quoted:
                return True
        return False

    def time_ahead(
        self, number: int, group: GroupRow, before: int | None = None, *, begun: bool = True
    ) -> bool:
        """Whether a time ahead of publication stands after the group, in its clause.

        It begins before the token `before` where one is given. Unless `begun`,
        one that is under way ("this week") does not count.
        """
        ahead = self.ahead if begun else self.to_begin
        at = bisect_left(ahead, group.end)
        if at == len(ahead) or (before is not None and ahead[at] >= before):
            return False
        others = self.groups[number + 1 : number + 6]
        if any(g.finite and g.first < ahead[at] for g in others):
            return False  # they doubt that it will open on Friday
        return ahead[at] < self.phrase_end(group.head, number, through=",")

    def is_headline(self, group: GroupRow) -> bool:
        begin, end = self.a.sentence_bounds[self.a.sentence_of(group.head)]
        if self.a.tags[end - 1] == "." or group.first - begin > 8 or group.first == begin:
            return False
        line = self.a.tags[begin:end]
        return not any(c in line for c in "zdoAWHKQq") and set(
            self.a.tags[begin : group.first]
        ) <= set("DjnmNMyc,ia$")

    def is_long_ago(self, cue_first: int, head: int, number: int) -> bool:
        """Whether what was to come has its time long behind: she warned of a flood in 1998.

        `head` is the verb or noun for what was to come, which the time follows;
        its cue begins at `cue_first`, in the verb group of that `number` or before.
        """
        at = bisect_left(self.long_ago, head)
        if at == len(self.long_ago) or self.long_ago[at] > head + 2:
            return False
        cue = self.group_of(cue_first, number + 1)
        return cue is not None and (cue.tense == "past" or cue.modal == "would")

    def phrase_end(self, head: int, number: int, through: str = "") -> int:
        """Where the verb phrase of a head ends: at a comma, a clause or the sentence's end."""
        a = self.a
        tags, forms = a.tags, a.forms
        starts = {g.first for g in self.groups[number + 1 : number + 6]}
        at, limit = head + 1, head + _WIDEST
        while tags[at] != "\n" and at < limit:
            tag = tags[at]
            if (tag in ".:<>()," and tag not in through) or tag in "wR":
                break
            if tag == "s" and forms[at].lower() != "that":
                break
            if tag == "c" and (
                at + 1 in starts
                or any(at + 1 < s <= at + 5 and tags[s] in "zdpoAWHKQq" for s in starts)
            ):
                break
            at += 1
        if tags[at] == "s" and forms[at - 1].lower() in ("even", "only") and at - 1 > head:
            at -= 1
        return at

    def is_past(self, group: GroupRow, number: int, cue: Cue) -> bool:
        """Whether a time that is over stands after what was scheduled, in its clause."""
        at = bisect_left(self.behind, group.end)
        return (
            cue.kind == "schedule"
            and at < len(self.behind)
            and self.behind[at] < self.phrase_end(group.head, number)
        )


def _tokens_ahead(analysis: Analysis, times: tuple[TimeExpression, ...]) -> list[int]:
    """Token numbers of the times that lie wholly ahead of publication."""
    published = analysis.document.published
    if published is None:
        return []
    found = []
    for time in times:
        window = time.window
        if window is None or time.type in ("SET", "DURATION") or window.latest is None:
            continue
        if window.latest <= published:
            continue
        if window.earliest is not None and window.earliest < published:
            if time.span.of(analysis.text).isdigit():
                continue  # the year of "unveils a car at the Velden Fair 2022" may lie behind
            late = (window.latest - published) * 2 < published - window.earliest
            if late and time.mod != "END":
                continue
        found.append(analysis.token_at(time.span.start))
    return found


def _tokens_to_begin(analysis: Analysis, times: tuple[TimeExpression, ...]) -> list[int]:
    """Token numbers of the times that begin after publication, or by which something is to be."""
    published = analysis.document.published
    found = []
    for time in times:
        window = time.window
        if published is None or window is None or time.type in ("SET", "DURATION"):
            continue
        token = analysis.token_at(time.span.start)
        due = analysis.forms[token - 1].lower() in ("by", "before")
        if due and window.latest is not None and window.latest > published:
            found.append(token)
        elif window.earliest is not None and window.earliest > published:
            found.append(token)
    return found


def _tokens_behind(
    analysis: Analysis, times: tuple[TimeExpression, ...], by: dt.timedelta
) -> list[int]:
    """Token numbers of the times that ended more than so long before publication."""
    published = analysis.document.published
    if published is None:
        return []
    return [
        analysis.token_at(time.span.start)
        for time in times
        if time.window is not None
        and time.window.latest is not None
        and (published - time.window.latest) > by
    ]
