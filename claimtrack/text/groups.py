"""Base noun phrases and verb groups: one pattern over the string of tags."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from claimtrack.lexicon import Lexicon
from claimtrack.memo import Memo
from claimtrack.text.tagset import BREAK
from claimtrack.text.time_phrases import TimeWords, start_of_time

__all__ = ["PARTICLE_WIDTH", "GroupRow", "PhraseRow", "chunk", "particle"]

PhraseRow = tuple[int, int, int]


class GroupRow(NamedTuple):
    """A verb group by token numbers (`end` exclusive), with its features.

    `aspect` is simple, perfect, progressive or perfect progressive.
    """

    first: int
    end: int
    head: int
    finite: bool
    tense: str
    modal: str | None
    negated: bool
    passive: bool
    aspect: str


_CHUNK = r"""
    (?P<phrase>
        [Ll]?[DSa]?[DS]?                                  # all the
        (?: r{0,2} [jJ$y] | (?<=[DSajJyr]) [eg] | [nmNM]
          | , (?=[jJ]+[jJnmNM]) (?<=[jJ],) | c(?=[jJ][nm])(?<=[jJ]c)
          | < (?=[jJnmNMegr]{1,4}>[nmNM]) |
            (?: (?<=<[jJnmNMegr]) | (?<=<[jJnmNMegr]{2}) | (?<=<[jJnmNMegr]{3})
              | (?<=<[jJnmNMegr]{4}) ) > (?=[jJ]*[nmNM])
        ){0,12}
        [nmNM$y]
        (?: c [nmNM] (?![nmNMa]) (?<![DSajJ].c.) )?
      | D r? [jJe] (?= [izpdoAWHKQqcva.,:()\n] )                 # the poor
      | (?<= [bzpdgic] ) e [jJ]{0,2} [nm]{1,3}                       # freed suspected rebels
      | [PLlwV] | [DS](?=[ozdAWHKQ.,\n])
    )
  | (?P<group>
        (?: x(?=t) )? (?: x{0,1}t )? [rx<]{0,3}
        (?: [oBAWEGHKkQq] (?: r{1,3}J?r{0,2} | [rx<]{0,3} ) ){0,4}
        (?: [bpzdeg] | [BAWEGHKkQqo] (?: x (?! r{0,2}[tge] ) )? )
    )
"""
#: Adverbs, not and marks say nothing of a group's tense.
_NOT_VERBAL = str.maketrans("", "", "rx<J")
_FUTURE = ("will", "shall")
_MODALS = {"'ll": "will", "'d": "would", "ca": "can", "wo": "will", "sha": "shall", "cannot": "can"}


@cache
def _chunk_pattern() -> re.Pattern[str]:
    return re.compile(_CHUNK, re.VERBOSE)


class _Form(NamedTuple):
    """What the tags of a group say by themselves: its parts counted from where it was matched."""

    first: int
    head: int
    finite: bool
    tense: str
    passive: bool
    aspect: str
    modal: int  # -1: none
    negated: bool
    adverbs: bool  # among which there may be a "never"
    asks: bool  # an auxiliary whose verb may stand after the subject


def chunk(forms: list[str], tags: str, times: TimeWords) -> tuple[list[PhraseRow], list[GroupRow]]:
    """The base noun phrases and the verb groups of a text, in order."""
    phrases: list[PhraseRow] = []
    groups: list[GroupRow] = []
    phrase_heads, group_forms = _memos()
    asking: tuple[int, int] | None = None  # an auxiliary and where the next verb should begin
    split: tuple[int, int] | None = None  # the same for one cut off by a comma, by its row
    end = 0
    parts = iter(_chunk_pattern().split(tags))
    for gap, phrase, group in zip(parts, parts, parts, strict=False):  # a gap is left at the end
        first = end + len(gap)
        if phrase is not None:
            end = first + len(phrase)
            start = None
            if end - first > 1 and forms[end - 1].lower() in times.ends:
                start = start_of_time(forms, tags, first, end, times)
            if start is None:
                phrases.append((first, end, first + phrase_heads[phrase]))
            else:
                phrases.append((first, start, first + phrase_heads[phrase[: start - first]]))
                phrases.append((start, end, end - 1))
            if asking is not None and asking[1] == first:
                asking = asking[0], end + (tags[end] in "rx")
            continue
        end = first + len(group)
        form = group_forms[group]
        row = _group_row(forms, tags, form, first, end)
        asked, asking = asking, None
        if asked and asked[1] == row[0] and tags[row[0]] in _ASKED[tags[asked[0]]]:
            row = _inverted(groups.pop(), row, tags)
        elif split is not None and _goes_on(tags, groups[split[0]], split[1], row[0]):
            row = _inverted(groups.pop(split[0]), row, tags)
            split = None
        elif form.asks and tags[end] == ",":
            split = len(groups), end
        elif form.asks and (
            tags[row[0] - 1] in "\nRwc<,:(r" or (tags[row[0]] == "o" and tags[end] in "DSP")
        ):
            asking = row[0], end
        groups.append(row)
    return phrases, groups


def _goes_on(tags: str, auxiliary: GroupRow, end: int, first: int) -> bool:
    """Whether a verb after a comma goes with an auxiliary before one: "will, he said, leave"."""
    between = tags[end:first]
    return (
        len(between) < 9
        and between[-1:] == ","
        and between.count(",") == 2
        and BREAK not in between
        and tags[first] in _ASKED[tags[auxiliary.first]]
    )


@cache
def _memos() -> tuple[Memo[str, int], Memo[str, _Form]]:
    return Memo(_phrase_head), Memo(_group_form)


#: Auxiliary -> what its verb begins with when the subject stands between: "Did he leave?"
_ASKED = {"Q": "bBH", "q": "bBH", "o": "bBH", "A": "eg", "W": "eg", "H": "eE", "K": "eE"}


def _inverted(auxiliary: GroupRow, verb: GroupRow, tags: str) -> GroupRow:
    """The verb of a question with the features of the auxiliary before its subject."""
    code = tags[auxiliary.first] + tags[verb.first : verb.head + 1].translate(_NOT_VERBAL)
    finite, tense, passive, aspect = _features(code)
    return verb._replace(
        finite=finite,
        tense=auxiliary.tense if auxiliary.modal else tense,
        modal=auxiliary.modal,
        negated=auxiliary.negated or verb.negated,
        passive=passive,
        aspect=aspect,
    )


def _phrase_head(tags: str) -> int:
    end = len(tags)
    joint = tags.rfind("c")
    if joint > 0:
        end = joint
    if tags[end - 1] == "y" and end > 1 and tags[end - 2] == "N":
        end -= 1  # the month of a date: May 5
    return end - 1


def _group_form(tags: str) -> _Form:
    end, first = len(tags), 0
    while tags[first] in "rx<" and not (tags[first] == "x" and tags[first + 1] in "tge"):
        first += 1
    head = end - 2 if tags[end - 1] == "x" and end - 1 > first else end - 1
    code = tags[first : head + 1].translate(_NOT_VERBAL)
    finite, tense, passive, aspect = _features(code)
    if "o" in code and tense == "none" and "H" in code[1:-1]:
        tense = "past"
    return _Form(
        first,
        head,
        finite,
        tense,
        passive,
        aspect,
        modal=tags.find("o", first, head + 1),
        negated="x" in tags[first:],
        adverbs="r" in tags[:head],
        asks=tags[first] in _ASKED and tags[first + 1 :] in ("", "r", "x"),
    )


def _group_row(forms: list[str], tags: str, form: _Form, start: int, end: int) -> GroupRow:
    """The group at its place in the text, with what only its words tell."""
    skipped, head, finite, tense, passive, aspect, modal_at, negated, adverbs, _ = form
    first, head = start + skipped, start + head
    modal = None
    if modal_at >= 0:
        word = forms[start + modal_at].lower()
        modal = _MODALS.get(word, word)
        if modal in _FUTURE and modal_at == skipped:
            tense = "future"
    if not negated and (adverbs or tags[first - 1] in "rJ"):
        negated = _negating(forms, first, head)
    row = first, end, head, finite, tense, modal, negated, passive, aspect
    return tuple.__new__(GroupRow, row)  # half the time of GroupRow(...)


def _negating(forms: list[str], first: int, head: int) -> bool:
    """Whether there is a "never" or a "no longer" in a group or before it."""
    words = [form.lower() for form in forms[max(0, first - 2) : head]]
    return "never" in words[first > 1 :] or ("no", "longer") in pairwise(words)


@cache
def _features(code: str) -> tuple[bool, str, bool, str]:
    """(finite, tense, passive, aspect) of the tags of a group, adverbs and not left out."""
    lead = code[0]
    finite = lead in "pzdoAWHKQq"
    passive = code[-1] == "e" and ((len(code) > 1 and code[-2] in "BAWEG") or (len(code) == 1))
    perfect = re.search(r"[HKk][eEKG]|AE", code) is not None
    progressive = re.search(r"[BAWE][gG]", code) is not None
    aspect = " ".join(["perfect"] * perfect + ["progressive"] * progressive) or "simple"
    tense = "none"
    if finite and lead != "o":
        tense = "past" if lead in "dWKq" or perfect else "present"
    return finite, tense, passive, aspect


#: The particle stands within this many tokens of the verb group's end, or there is none.
PARTICLE_WIDTH = 7
_PARTICLE = r"(?:P|[DS]?[jJ]{0,2}[nmNM]{1,3})?(v)(?![DSPjJnmNMy])|(v)"


@cache
def _particle_pattern() -> re.Pattern[str]:
    return re.compile(_PARTICLE)


def particle(forms: list[str], tags: str, end: int, lexicon: Lexicon) -> int | None:
    """The token of the particle of a verb group that ends at `end`: "set [up] a camp"."""
    match = _particle_pattern().match(tags, end)
    if match is None:
        return None
    if match[2] and forms[end].lower() in lexicon.built(rather_prepositions):
        return None
    return match.start(match.lastindex or 0)


def rather_prepositions(lexicon: Lexicon) -> frozenset[str]:
    """The particles that are prepositions where a noun phrase follows: "arrived in Rome"."""
    readings = {row["word"]: row["tags"].split() for row in lexicon.rows("closed")}
    return frozenset(
        word for word, tags in readings.items() if "RP" in tags and "IN" in tags[: tags.index("RP")]
    )
