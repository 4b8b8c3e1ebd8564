"""Sources: the noun phrase that a cue has as its subject, as far as it reaches."""

from __future__ import annotations

import re
from functools import cache

from claimtrack.attribution.found import Range
from claimtrack.attribution.reading import Reading

__all__ = ["Subject", "subject_after", "subject_before", "subject_by"]

# Chunks a subject is looked for in; longer ones are rare, and this bounds the work per cue.
_REACH = 48

# Read from the verb backwards: the string of chunks is turned round.
_BEFORE = r"""
    (?P<skip> (?: r | T[is]? | ,r, ){0,4} )                  # also, on Monday
    (?: , (?: (?: [^,\nZ]{0,14} w [^,\nZFQ]{0,4}             # , who lives in Iowa,
                | [^,\nZFQhkI]{0,12} N                       # , a doctor and poet from Iowa,
                | [^,\nZFQhkIc]{1,12} ) , ){1,3} (?=A*[NP])
      | \) [^()\n]{1,8} \( )?                                # (R-Fla.)
    (?: [NAPToify2IGerj$]{0,10} r? [FQ] r{0,2} w ,? (?=A*N) )?   # who came to the rally
    (?: [NAoify2Tr]{0,8} [Ge] (?=A*N) )?                     # released on Monday
    (?P<phrase> A* [NPwE] (?: [oify] j? A* N ){0,5}
        (?: ,? c A* N (?: [oify] A* N ){0,2} (?: , A* N ){0,6} (?= [,srRh] | $ ) )? )
"""
_AFTER = r"""
    (?P<phrase> [NP] A* (?: [oi] N A* ){0,4} )
    (?: \( [^()\n]{1,8} \) )?
    (?: , (?: w [^,\nZ]{1,16} | N A* (?: (?:[oif]|I) N? A* | [w] F N? ){0,6} ) (?=[,.\nZ]) ){0,2}
    (?: w [^,\nZ]{1,14} )?
"""


Subject = tuple[int, int]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(_BEFORE, re.VERBOSE), re.compile(_AFTER, re.VERBOSE)


def subject_before(reading: Reading, chunk: int, floor: int) -> Subject | None:
    """The chunks of the subject of the verb at `chunk`: "[Ann Lee, a nurse,] also said".

    Nothing before the chunk `floor` is looked at.
    """
    before = reading.code[max(floor, chunk - _REACH) : chunk][::-1]
    match = _patterns()[0].match(before)
    if match is None:
        return None
    return chunk - match.end(), chunk - match.end("skip")


def subject_after(reading: Reading, chunk: int) -> Subject | None:
    """The chunks of the subject from `chunk` on: "said [Ann Lee, who lives in Iowa]"."""
    match = _patterns()[1].match(reading.code, chunk, chunk + _REACH)
    if match is None:
        return None
    return chunk, match.end()


def subject_by(reading: Reading, chunk: int, limit: int) -> Subject | None:
    """The chunks of the agent of a passive from `chunk` on: "was blamed by [Ann Lee]"."""
    code = reading.code
    at = code.find("y", chunk, min(limit, chunk + 8))
    if at < 0 or any(c in "FQ,Z" for c in code[chunk:at]):
        return None
    return subject_after(reading, at + 1)


def tokens_of(reading: Reading, subject: Subject) -> Range:
    """The token range of a subject, a comma or full stop at its end left out."""
    first, end = reading.tokens(*subject)
    while end - 1 > first and reading.forms[end - 1] in (",", ".", "\n"):
        end -= 1
    return first, end
