"""PredictedEvent: what a verb phrase predicts, and whether it is a promise."""

from __future__ import annotations

from claimtrack.model.attribution import Attribution, QuotationKind
from claimtrack.model.entity import Speaker
from claimtrack.model.event import Certainty, Event, Polarity, PredictedEvent
from claimtrack.prediction.clauses import ClauseRow
from claimtrack.prediction.conditions import ConditionRow
from claimtrack.prediction.future_cues import FutureCues, future_cues
from claimtrack.prediction.futures import FutureRow
from claimtrack.prediction.setting import Setting

__all__ = ["is_promise", "nobody", "predicted_event"]

_FIRST_PERSON = frozenset(("i", "we"))
#: Roles of those who speak for the body that they hold them in.
_SPEAKING = frozenset(("office", "spokesperson"))
#: How far after "it will take" a time begins, at most.
_NEAR = 5
_RANK = {"certain": 2, "probable": 1, "possible": 0}


def _cues(setting: Setting) -> FutureCues:
    return setting.a.lexicon.built(future_cues)


def predicted_event(
    setting: Setting,
    clause: ClauseRow,
    conditions: list[ConditionRow],
    row: FutureRow,
    event: Event,
    attribution: Attribution | None,
) -> PredictedEvent:
    """The predicted event of a verb phrase: its words, window, certainty, condition, polarity."""
    texts = [setting.a.words(c.first, c.end) for c in conditions if c.end > c.first]
    return PredictedEvent(
        event=event,
        span=setting.a.span(row.first, max(row.end, row.first + 1)),
        window=setting.window(clause, conditions, row),
        certainty=_certainty(setting, row, attribution),
        condition=" ... ".join(texts) or None,
        polarity=Polarity.NEGATIVE if row.negative else Polarity.POSITIVE,
    )


def _certainty(setting: Setting, row: FutureRow, attribution: Attribution | None) -> Certainty:
    """The less sure of the verb phrase's cue and the forecasting verb it is reported with."""
    cue, span = row.cue, setting.a.span(row.cue_first, max(row.first, row.cue_first + 1))
    if attribution is not None and attribution.cue:
        said = _cues(setting).verbs.get(attribution.cue[0].of(setting.a.text).lower())
        if (
            said is not None
            and said.foresees
            and (_RANK.get(said.level, 2) < _RANK.get(cue.level, 2))
        ):
            cue, span = said, attribution.cue[0]
    return Certainty(cue.word, cue.level, low=cue.low, high=cue.high, span=span)


def nobody(setting: Setting, clause: ClauseRow, row: FutureRow) -> bool:
    """Whether it is nobody, or not one, of whom a verb phrase is predicted."""
    subject = setting.subject(clause, row)
    if subject is None:
        return False
    if setting.a.tags[subject[0] - 1] == "x":  # not a single seat
        return setting.a.forms[subject[0]].lower() in ("a", "one")
    return setting.a.forms[subject[0]].lower() in ("no", "nobody", "nothing", "none", "neither")


def _are_many(setting: Setting, attribution: Attribution) -> bool:
    """Whether several say it: "the unions", "Acme and Borax"."""
    a = setting.a
    return any(
        tag in "cmM"
        for piece in attribution.source
        for tag in a.tags[a.token_at(piece.start) : a.token_at(piece.end - 1) + 1]
    )


def _is_of_clause(setting: Setting, clause: ClauseRow, row: FutureRow) -> bool:
    """Whether the subject that a clause begins with is that of what is predicted in it.

    In "I have no doubt they will pay" it is not.
    """
    for inner in reversed(setting.a.clauses_between(clause.first, row.cue_first + 1)):
        if inner.verb is not None and inner.verb.first <= row.cue_first < inner.verb.end:
            return inner.subject is None or inner.subject[0] <= clause.first
    return True


def _is_undergone(setting: Setting, row: FutureRow) -> bool:
    """Whether one meets with it and does not choose it: to see a recession, to run out of cash."""
    verb = [form.lower() for form in setting.a.forms[row.head : row.head + 2]]
    undergone = _cues(setting).undergone
    return verb[0] in undergone or " ".join(verb) in undergone


def _speaks_for_one(setting: Setting, speaker: Speaker) -> bool:
    """Whether a speaker can mean its own by "the company": its chief, or Tom Bell of Acme."""
    if speaker.role is None:
        return speaker.affiliation is not None
    roles = _cues(setting).roles
    role = speaker.role.lower()
    return (roles.get(role) or roles.get(role.split()[-1])) in _SPEAKING


def is_promise(
    setting: Setting, attribution: Attribution, clause: ClauseRow, row: FutureRow
) -> bool:
    """Whether the speaker announces an act of its own."""
    speaker = attribution.speaker
    cue = (
        _cues(setting).verbs.get(attribution.cue[0].of(setting.a.text).lower().split()[-1])
        if attribution.cue
        else None
    )
    promised = cue is not None and cue.kind == "promise" and "that" in cue.takes
    if promised or row.cue.kind == "promise":
        return True
    if row.cue.foresees or row.cue.word in ("may", "might", "could") or _is_undergone(setting, row):
        return False
    if row.cue.kind == "ability":
        return False
    first_person = setting.a.forms[clause.first].lower() in _FIRST_PERSON
    first_person = first_person and _is_of_clause(setting, clause, row)
    if attribution.kind is not QuotationKind.INDIRECT and first_person:
        return True
    if setting.a.group_rows[row.group].passive or setting.a.forms[row.head].lower() == "be":
        return False
    subject = setting.subject(clause, row)
    if subject is None:
        return False
    words = [f.lower() for f in setting.a.forms[subject[0] : subject[1]]]
    if attribution.kind is not QuotationKind.INDIRECT:
        if words[0] in _FIRST_PERSON:
            return True
    elif words == ["they"]:
        return _are_many(setting, attribution)
    elif words == ["it"] and setting.is_time(row.head + 1, row.head + _NEAR):
        return False  # it will take at least five years to
    elif len(words) == 1 and words[0] in ("it", "he", "she"):
        return speaker is not None and setting.same_sort(words[0], speaker)
    if speaker is None:
        return False
    if words[0] == "the" and words[1:2] != [speaker.name.lower()] and len(words) == 2:
        feared = cue is not None and cue.foresees
        if words[1] in _cues(setting).bodies and not feared and _speaks_for_one(setting, speaker):
            return True
    return any(
        e.entity.name == speaker.name or e.entity.name == speaker.affiliation
        for e in setting.entities_between(*subject)
        if e.end == subject[1]
    )
