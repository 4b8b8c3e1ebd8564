"""The cue of a modal: "will", "will probably", "it is unlikely that ... will"."""

from __future__ import annotations

from claimtrack.prediction.future_cues import Cue
from claimtrack.prediction.surroundings import Surroundings
from claimtrack.text.groups import GroupRow

__all__ = ["denied_state", "is_denied", "modal_cue"]

_MODALS = frozenset(("will", "shall", "would", "may", "might", "could", "should"))
#: How far before a verb a chance stands that it is told of, and how far before that its phrase.
_FAR, _NEAR = 16, 6
_PERCENT = frozenset(("%", "percent", "per cent"))
#: Where a number begins to be probable, and certain: "likely" and "almost certain" of ICD 203.
_PROBABLE, _CERTAIN = 0.55, 0.95


def modal_cue(around: Surroundings, group: GroupRow) -> tuple[Cue, bool]:
    """How sure it is what a modal says, and whether what stands outside turns yes into no."""
    cue = _adverb(around, group, around.cues.phrases[group.modal or ""])
    return _outer(around, group, sure=cue.level == "certain") or (cue, False)


def _adverb(around: Surroundings, group: GroupRow, cue: Cue) -> Cue:
    """A likelier or less likely cue where an adverb stands in or before the group."""
    a = around.a
    words = [f.lower() for f in a.forms[max(0, group.first - 2) : group.head]]
    first = a.sentence_bounds[a.sentence_of(group.head)][0]
    lead = first + (a.tags[first] == "<")
    if group.first - lead < 8:
        words.append(a.forms[lead].lower())
    for size in (2, 1):
        for n in range(len(words) - size + 1):
            found = around.cues.phrases.get(" ".join(words[n : n + size]))
            if found is not None and found.word not in _MODALS:
                return found
    return cue


def _outer(around: Surroundings, group: GroupRow, *, sure: bool) -> tuple[Cue, bool] | None:
    """The cue that a that-clause is the content of, and whether it turns yes into no.

    "It is unlikely that", "a 30 percent chance that": how sure the speaker is stands
    there, and the clause's own "will" says nothing more. What somebody thinks is as
    sure as that, unless the clause is not `sure` itself: "thinks it could fail".
    """
    at = around.before_clause(group)
    chance = _chance_there_is(around, group)
    if chance is not None:
        return chance, chance.negative
    if around.a.forms[at].lower() != "that" or at == 0:
        return _denied(around, at, sure)
    state = around.state(at - 1, "that")
    if state is not None:
        cue, begin = state
        return denied_state(cue, denied=around.is_negated(begin, at))
    chance = _chance(around, at - 1)
    if chance is not None:
        return chance, chance.negative
    return _denied(around, at - 1, sure)


def denied_state(cue: Cue, *, denied: bool) -> tuple[Cue, bool]:
    """The cue of a state that may be denied, and whether it turns yes into no.

    What is not likely is likely not to be; what is not certain may be yet.
    """
    if denied and cue.foresees and cue.level == "certain":
        return cue._replace(level="possible", low=None, high=None), False
    return cue, denied != cue.negative


def _denied(around: Surroundings, at: int, sure: bool) -> tuple[Cue, bool] | None:
    """The cue of "doubts", "ruled out" or "(does not) expect", which ends at a token."""
    forms, tags = around.a.forms, around.a.tags
    begin = at - (forms[at].lower() == "out")
    word = forms[begin].lower()
    if begin <= 0 or tags[begin] not in "bpzdeg":
        return None
    denial = around.denial(begin)
    if denial is not None and begin + len(denial.word.split()) == at + 1:
        if not is_denied(around, begin):
            return denial, True
        # Who does not doubt is sure; who does not deny or rule out leaves it open.
        level = "certain" if denial.level == "probable" else "possible"
        return denial._replace(level=level), False
    cue = around.cues.verbs.get(word)
    if cue is None or not cue.foresees or "that" not in cue.takes:
        return None
    denied = is_denied(around, begin)
    return (cue, denied) if denied or sure else None


def is_denied(around: Surroundings, verb: int) -> bool:
    """Whether a verb has a "not", or nobody as its subject."""
    verb -= around.a.tags[verb - 1] == "o"  # nobody [should] doubt
    words = [form.lower() for form in around.a.forms[max(0, verb - 3) : verb]]
    return bool({"not", "n't", "never"}.intersection(words)) or (
        " ".join(words[-2:]) == "no one" or words[-1:] in (["nobody"], ["few"])
    )


def _chance_there_is(around: Surroundings, group: GroupRow) -> Cue | None:
    """The cue of "there is no way they will leave", "I have no doubt they will leave"."""
    a = around.a
    begin, _ = a.sentence_bounds[a.sentence_of(group.head)]
    for at in range(group.first - 2, max(begin, group.first - _FAR), -1):
        if a.forms[at].lower() not in around.cues.chance_nouns:
            continue
        chance, phrases = _chance(around, at), a.phrases_between(max(begin, at - _NEAR), at + 1)
        verb = phrases[-1][0] - 1 if phrases else -1
        if chance is not None and verb >= 0 and a.tags[verb] in "AWHKQB":
            return chance
    return None


def _chance(around: Surroundings, noun: int) -> Cue | None:
    """The cue of "little chance" or "30 percent chance", which ends at a token."""
    words = [form.lower() for form in around.a.forms[max(0, noun - 2) : noun + 1]]
    cue = around.cues.chances.get(tuple(words[-2:])) or around.cues.chances.get((words[-1],))
    if cue is None or len(words) < 3 or words[1] not in _PERCENT:
        return cue
    try:
        share = float(words[0]) / 100
    except ValueError:
        return cue
    if not 0 <= share <= 1:
        return cue
    level = "certain" if share >= _CERTAIN else "probable" if share >= _PROBABLE else "possible"
    phrase = around.a.span(noun - 2, noun + 1).of(around.a.text).lower()
    return cue._replace(word=phrase, level=level, low=share, high=share)
