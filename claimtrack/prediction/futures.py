"""Predicted verb phrases: "will open in May", "plans to sell", "ends next week"."""

from __future__ import annotations

from typing import NamedTuple

from claimtrack.model.time import TimeExpression
from claimtrack.prediction.future_cues import Cue, FutureCues, future_cues
from claimtrack.prediction.infinitives import clause_end, is_arranged, is_over, raised
from claimtrack.prediction.modal_cue import denied_state, is_denied, modal_cue
from claimtrack.prediction.modals import is_ahead
from claimtrack.prediction.plans import plan_before
from claimtrack.prediction.questions import asked_or_meant, is_question
from claimtrack.prediction.surroundings import Surroundings
from claimtrack.text import Analysis
from claimtrack.text.groups import GroupRow

__all__ = ["FutureRow", "future_rows"]


class FutureRow(NamedTuple):
    """A predicted verb phrase by token numbers (`end` exclusive).

    `cue_first` is where the cue begins ("will", "is likely"), `first` where the
    event's own words do. `rule` names what made it a prediction. `is_told` says
    that the subject of the cue speaks of it: one promises or foresees in words,
    and may plan in silence.
    """

    cue_first: int
    cue_end: int
    first: int
    end: int
    head: int
    group: int
    cue: Cue
    negative: bool
    rule: str
    is_told: bool


_HABITUAL = frozenset(
    "always constantly frequently often regularly routinely sometimes typically usually".split()
)
#: Going away is arranged before it is done: "she is leaving for Oslo".
_GOING = frozenset(("departing", "leaving", "quitting", "resigning", "retiring"))
_SCHEDULABLE = frozenset("zpAgHGb")
_NOT_SCHEDULED = frozenset(
    "believe believes do does expect expects has have know knows mean means need needs plan plans"
    " remain remains said say says seem seems tell tells think thinks want wants".split()
)


def future_rows(analysis: Analysis, times: tuple[TimeExpression, ...]) -> list[FutureRow]:
    """The predicted verb phrases of a text, in order.

    A verb phrase is predicted by its modal ("will", "may"), by the cue that it
    depends on ("plans to", "is likely to", "a contract to"), by a present tense
    with a time ahead ("his term ends on Friday"), "is to" or a headline's "to";
    an act or outcome by a verb that announces it ("plans a merger"). What asks,
    wishes, demands or supposes against the facts, or is off, is left out.
    """
    return _Reader(analysis, times).rows()


class _Reader:
    def __init__(self, analysis: Analysis, times: tuple[TimeExpression, ...]) -> None:
        self.a = analysis
        self.cues: FutureCues = analysis.lexicon.built(future_cues)
        self.groups = analysis.group_rows
        self.around = Surroundings(analysis, times, self.cues)

    def rows(self) -> list[FutureRow]:
        found: list[FutureRow] = []
        before: FutureRow | None = None
        for number, group in enumerate(self.groups):
            row = self._row(number, group, before)
            if row is not None and not self.around.is_long_ago(row.cue_first, row.head, number):
                found.append(row)
                before = row
        return found

    def _row(self, number: int, group: GroupRow, before: FutureRow | None) -> FutureRow | None:
        tags = self.a.tags
        if group.modal is not None:
            return self._of_modal(number, group)
        joined = before is not None and before.group == number - 1 and tags[group.first - 1] == "c"
        if tags.startswith(("t", "xt"), group.first):
            if joined and before is not None and tags[self.groups[number - 1].first] in "tx":
                return self._joined(number, group, before)  # expected to rise and to stay there
            return self._of_infinitive(number, group)
        if tags[group.first] == "g" and not group.finite:
            return self._of_gerund(number, group)
        if joined and before is not None and tags[group.first] == "b":
            return self._joined(number, group, before)
        if (
            group.tense == "present"
            and not group.negated
            and (self.around.ahead or tags[group.head] == "g")
        ):
            row = self._of_present(number, group)
            if row is not None:
                return row
        return self._of_object(number, group)

    def _joined(self, number: int, group: GroupRow, before: FutureRow) -> FutureRow | None:
        """What the cue of the verb phrase before is that of as well: will come [and pay]."""
        first = group.first
        while first < group.head and self.a.tags[first] in "rxt":
            first += 1
        governed = before.negative and not self.groups[before.group].negated
        negative = governed != group.negated if self.a.tags[group.first] != "b" else before.negative
        return self._made(number, group, first, before.cue, negative, before.rule)

    def _made(
        self,
        number: int,
        group: GroupRow,
        first: int,
        cue: Cue,
        negative: bool,
        rule: str,
        cue_first: int | None = None,
    ) -> FutureRow | None:
        if is_question(self.around, group):
            return None
        return FutureRow(
            group.first if cue_first is None else cue_first,
            first,
            first,
            self.around.phrase_end(group.head, number),
            group.head,
            number,
            cue,
            negative,
            rule,
            cue.kind in ("promise", "schedule"),
        )

    # -------------------------------------------------------------- the kinds

    def _of_modal(self, number: int, group: GroupRow) -> FutureRow | None:
        a, forms = self.a, self.a.forms
        modal = group.modal or ""
        words = [f.lower() for f in forms[group.first : group.head + 1]]
        head = words[-1]
        before = forms[group.first - 1].lower() if group.first else ""
        if modal not in self.cues.phrases or _HABITUAL.intersection((before, *words)):
            return None
        if a.tags[group.head] == "o" or a.tags[group.head] in "x":
            return None
        if asked_or_meant(self.around, group) or (head == "tell" and modal == "will"):
            return None
        if head == "see" and a.tags[group.end] in "ws.,>:\n":
            return None  # we will see what comes of it
        if modal != "will" and a.tags[group.first - 1] == "w" and a.tags[group.first - 2] != ",":
            return None  # "a bill that would ban it" describes the bill
        if modal not in ("will", "shall") and not is_ahead(self.around, number, group):
            return None
        after = group.end
        while a.tags[after] in "rj" and after < group.end + 4:
            if a.tags[after + 1] == "t" and self.around.state(after) is not None:
                return None  # "will be unable to pay": the infinitive is what is predicted
            after += 1
        cue, turned = modal_cue(self.around, group)
        if a.tags[group.first] == "t":
            return None
        inside = a.tags[group.first] in "or"
        if not inside and a.tags[group.first - 1] != "," and not self.around.is_fronted(group):
            return None
        first = group.first + inside
        while first < group.head and a.tags[first] in "rx":
            first += 1
        return self._made(number, group, first, cue, group.negated != turned, f"modal {modal}")

    def _of_infinitive(self, number: int, group: GroupRow) -> FutureRow | None:
        a = self.a
        forms, tags = a.forms, a.tags
        first = group.first + 1
        while first < group.head and tags[first] in "rxt":
            first += 1
        end = self.around.before_time(group.first)  # vowed [on Monday] to
        at = end - 1
        while at > 0 and tags[at] == "r" and forms[at].lower() not in self.cues.condition_heads:
            if self.around.state(at) is not None:
                break
            at -= 1
        state = self.around.state(at)
        if state is not None:
            cue, cue_first = state
            if at == cue_first and a.tags[at - 1] != "," and cue.word == "be due":
                if not self.around.time_ahead(number, group):
                    return None  # late due to lack of snow
            if is_over(self.around, number, group, cue, cue_first):
                return None
            governor = self.around.group_of(cue_first, number)
            negated = self.around.is_negated(cue_first, at)
            negated = negated or (governor is not None and governor.negated)
            rule = f"cue {cue.word}"
            cue, turned = denied_state(cue, denied=negated)
            return self._made(number, group, first, cue, turned != group.negated, rule, cue_first)
        verb = self.cues.verbs.get(forms[at].lower())
        if verb is None or tags[at] not in "bpzdeg":
            verb, governed = raised(self.around, number, group)
        else:
            governed = at
        if verb is not None:
            if "to" not in verb.takes or verb.kind == "wish":
                return None
            governor = self.around.group_of(governed, number)
            if governor is not None and (
                tags[governor.first] == "K"
                or governor.modal == "should"
                or (governor.negated and governor.tense == "past")
                or asked_or_meant(self.around, governor)
            ):
                return None
            if verb.kind == "attempt" and (
                governor is None or governor.tense != "present" or governor.passive
            ):
                return None
            negated = governor is not None and is_denied(self.around, governor.head)
            cue_first = governor.first if governor is not None else governed
            negative = (negated != verb.negative) != group.negated
            row = self._made(number, group, first, verb, negative, f"cue {verb.word}", cue_first)
            return row and row._replace(
                is_told=row.is_told or (governed != at and verb.kind == "forecast")
            )
        if is_arranged(self.around, number, group, at):
            cue = self.cues.phrases["will"]
            return self._made(
                number, group, first, cue, self.around.is_negated(at, group.first + 1), "be to"
            )
        plan = plan_before(a, self.cues, end)
        if plan is not None:
            rule = f"noun {plan.cue.word}"
            negative = plan.negative != group.negated
            row = self._made(number, group, first, plan.cue, negative, rule, plan.first)
            return row and row._replace(end=min(row.end, clause_end(self.around, group)))
        if self.around.is_headline(group):
            cue = self.cues.phrases["will"]
            return self._made(number, group, first, cue, group.negated, "headline to")
        return None

    def _of_gerund(self, number: int, group: GroupRow) -> FutureRow | None:
        """What one is considering: "is mulling selling its mill"."""
        at = group.first - 1
        cue = self.cues.verbs.get(self.a.forms[at].lower())
        governor = self.around.group_of(at, number)
        if cue is None or "ing" not in cue.takes or governor is None:
            return self._of_object(number, group)
        if governor.negated or governor.passive or self.a.tags[governor.first] == "K":
            return None
        if governor.modal == "should" or governor.modal not in (None, *self.cues.phrases):
            return None  # they must consider
        rule = f"cue {cue.word}"
        return self._made(number, group, group.head, cue, False, rule, governor.first)

    def _of_present(self, number: int, group: GroupRow) -> FutureRow | None:
        a = self.a
        head = a.forms[group.head].lower()
        under_way = group.aspect == "progressive"  # is working, is being built
        if a.tags[group.head] not in _SCHEDULABLE and not under_way:
            return None
        if head in _NOT_SCHEDULED:
            return None
        if any(
            a.tags[at] == "t" and (at == group.end or self.around.state(at - 1) is not None)
            for at in range(group.end, min(group.end + 5, len(a.tags)))
        ):
            return None  # the infinitive is what is predicted
        near = group.end + 3 if a.tags[group.head] == "A" else None
        going = head in _GOING and a.tags[group.first] == "A" and a.tags[group.end] in "iv.,c\n"
        lasting = near is not None or under_way
        if not going and not self.around.time_ahead(number, group, near, begun=not lasting):
            return None
        cue = self.cues.phrases["will"]
        return self._made(
            number, group, group.head, cue, group.negated, "present with a time ahead"
        )

    def _of_object(self, number: int, group: GroupRow) -> FutureRow | None:
        """An act or outcome that is announced or foreseen: "plans a merger", "is due in May"."""
        a, tags = self.a, self.a.tags
        cue = self.cues.verbs.get(a.forms[group.head].lower())
        if cue is None or group.negated or tags[group.first] == "K":
            return None
        if not group.finite and not ("of" in cue.takes and tags[group.head] == "g"):
            return None  # but: in a speech warning of strikes
        if group.passive:
            if "np" not in cue.takes:
                return None
            if "t" in tags[group.end : group.end + 5] or tags[group.end] not in "ivNDjy":
                return None
            if not self._is_due(cue, number, group):
                return None
            return self._made(number, group, group.head, cue, False, f"cue {cue.word}")
        at = group.end
        if "of" in cue.takes:
            warned = a.phrases_between(at, at + 1)  # warned [Peru] of a flood
            at = warned[0][1] if warned else at
            if a.forms[at].lower() != "of":
                return None
            at += 1
        elif "np" not in cue.takes:
            return None
        at += tags[at] == "g"  # "upcoming cuts"
        found = a.phrase_at(at)
        if found is None or not self._is_foreseen(cue, a.forms[found[2]].lower()):
            return None
        after = number + 1
        if after < len(self.groups) and tags[self.groups[after].first] == "t":
            if raised(self.around, after, self.groups[after])[0] is cue:
                return None  # expects revenue to rise
        first, _, head = found
        first += tags[first] == "D" and first < head
        row = self._made(number, group, first, cue, False, f"cue {cue.word}")
        return row and row._replace(
            end=max(self.around.phrase_end(head, number), head + 1),
            head=head,
            is_told=cue.kind not in ("plan", "thought"),
        )

    def _is_due(self, cue: Cue, number: int, group: GroupRow) -> bool:
        """Whether what is expected has a time ahead, or names an act or outcome: rain."""
        if self.around.time_ahead(number, group, group.end + 3):
            return True
        subject = self.around.subject_before(group)
        if subject is None or not cue.foresees or group.tense != "present":
            return False
        known = self.cues.foreseen.get(self.a.forms[subject[2]].lower())
        return known is not None and known.kind != "threat"

    def _is_foreseen(self, cue: Cue, noun: str) -> bool:
        """Whether a noun names what such a cue speaks of: one plans acts, and forecasts any."""
        known = self.cues.foreseen.get(noun)
        if known is None or known.kind == "act":
            return known is not None
        if known.kind == "outcome":
            return cue.foresees
        return cue.kind == "promise" or "of" in cue.takes
