"""Nesting: which attribution's content holds another one."""

from __future__ import annotations

from claimtrack.attribution.found import Found
from claimtrack.attribution.reading import Reading

__all__ = ["outer_of", "without_asides"]

_DEEPEST = 6


def outer_of(reading: Reading, found: list[Found], *, responses: bool = True) -> dict[int, int]:
    """The number of the attribution that each is nested in, for those that are.

    An attribution is nested in the smallest one whose content holds its cue.
    What a sentence-opening participle speaks of ("Responding to his claim that
    ..., Lee said") is nested in what the subject of that sentence says.
    """
    pieces = sorted(
        (first, -end, number) for number, f in enumerate(found) for first, end in f.content
    )
    anchors = sorted((f.anchor, number) for number, f in enumerate(found))
    outer: dict[int, int] = {}
    opened: list[tuple[int, int]] = []  # (end, number), innermost last
    at = 0
    for anchor, number in anchors:
        while at < len(pieces) and pieces[at][0] <= anchor:
            opened.append((-pieces[at][1], pieces[at][2]))
            at += 1
        while opened and opened[-1][0] <= anchor:
            opened.pop()
        for end, holder in reversed(opened[-_DEEPEST:]):
            if end > anchor and holder != number:
                outer[number] = holder
                break
    if responses:
        _responses(reading, found, outer)
    # Two that hold each other (A said B thinks, cue inside) would never end.
    for _, number in anchors:
        seen, step = {number}, outer.get(number)
        while step is not None:
            if step in seen or len(seen) > _DEEPEST:
                del outer[number]
                break
            seen.add(step)
            step = outer.get(step)
    return outer


def without_asides(reading: Reading, found: list[Found]) -> list[Found]:
    """`found` without the attitudes and intentions mentioned inside another's words.

    "Lee said that Kim claimed that ..." gives both; of "Lee said that most
    people like the park" only the first is kept: what Lee says that others
    like is a part of Lee's claim.
    """
    inner = outer_of(reading, found, responses=False)
    replaced = {
        inner[number]
        for number, f in enumerate(found)
        if number in inner and _says_the_same(f, found[inner[number]])
    }
    # "expressed hope that ...": the verb only carries the noun
    carried = {f.anchor for f in found if f.rule.endswith("light verb")}
    replaced |= {n for n, f in enumerate(found) if f.anchor in carried and f.rule == "object"}
    return [
        f
        for number, f in enumerate(found)
        if number not in replaced
        and (
            number not in inner
            or inner[number] in replaced
            or (f.rule in _REPORTS and f.kind in ("say", "ask", ""))
        )
    ]


def _says_the_same(noun: Found, verb: Found) -> bool:
    """Whether a verb only brings in the noun: "repeated his claim that ..." """
    return (
        noun.rule.startswith("noun")
        and verb.rule in ("object", "preposition")
        and noun.cue is not None
        and noun.cue[0] - verb.content[0][0] <= 1
        and noun.source is not None
        and (noun.source == verb.source or noun.source[1] - noun.source[0] == 1)
    )


_REPORTS = frozenset(
    (
        "that clause",
        "bare clause",
        "speech after",
        "speech and verb",
        "cue after",
        "cue inside",
        "cue inverted",
        "according to",
        "colon and speech",
        "name and speech",
    )
)


def _responses(reading: Reading, found: list[Found], outer: dict[int, int]) -> None:
    code = reading.code
    by_sentence: dict[int, list[int]] = {}
    for number, f in enumerate(found):
        by_sentence.setdefault(reading.analysis.sentence_of(f.anchor), []).append(number)
    for sentence, numbers in by_sentence.items():
        if len(numbers) < 2:
            continue
        first = reading.chunk_at(reading.analysis.sentence_bounds[sentence][0])
        if code[first : first + 1] != "G":
            continue
        numbers.sort(key=lambda n: found[n].anchor)
        said = [n for n in numbers if found[n].speaks and found[n].source is not None]
        if not said:
            continue
        main = said[-1]
        source = found[main].source
        if source is None:
            continue
        for number in numbers:
            f = found[number]
            if number != main and number not in outer and f.content[-1][1] <= source[0]:
                outer[number] = main
