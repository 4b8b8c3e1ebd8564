"""What ten times the text costs: twelve times the time at most, on any text.

    python tests/bench/linearity.py

Analyses news (see `news.py`), and texts of one mark only, in a length and in ten times that
length, in one process, and finds the attributions and the times in news and in texts of one
phrase; prints the best seconds of both, their ratio and the speed on the longer one. The status is
1 where a ratio is above 12.
"""

from __future__ import annotations

import gc
import random
import string
import sys
import time
from collections.abc import Callable

from news import text

from claimtrack.attribution import find_attributions
from claimtrack.text import analyse
from claimtrack.times import find_times

MOST = 12
#: Both lengths are measured by turns, ten of the shorter for one of the longer, so that a busy
#: machine slows both; a text that takes so many seconds is not measured again.
ROUNDS, LONG = 5, 5.0
#: Repeated 10,000 and 100,000 times.
UNITS = {
    "opening brackets": "(",
    "opening brackets, apart": "( ",
    "straight marks": '"',
    "straight marks, apart": '" ',
    "opening marks": "\u201c",
    "opening marks, apart": "\u201c ",
    "apostrophes": "'",
    "apostrophes, apart": "' ",
    "capitals": "A",
    "capitals, apart": "A ",
    "hyphens": "-",
    "hyphens, apart": "- ",
    "full stops": ".",
    "full stops, apart": ". ",
    "initials": "A. ",
    "brackets and initials": "(A. ",
    "lines": "a\n",
    "line ends": "\n",
    "one word": "said ",
    "clauses in one another": "said that ",
    "clauses before a main one": "if he left, ",
    "relative pronouns": "who, ",
}
#: Repeated 10,000 and 100,000 times; attributions are found in them.
SPOKEN = {
    "opening marks": "\u201c",
    "opening marks, apart": "\u201c ",
    "straight marks, apart": '" ',
    "single marks, apart": "' ",
    "said that": "said that ",
    "he said that": "he said that ",
    "he said, between commas": "he said, ",
    "closing cues": ", said Ann Lee",
    "according to": "according to X, ",
    "claims that": "his claim that ",
    "claims of claims": "Lee's claim of ",
    "owners": "Lee's ",
    "headings": "Lee: go on now\n",
    "speech": "\u201cGo on now.\u201d ",
    "speech that goes on": "\u201cGo on now\n\n",
    "speech in speech": "\u201cHe said, ",
    "names": "Ann Lee and ",
    "names and roles": "Ann Lee, the mayor of ",
    "roles": "The mayor said no. ",
    "pronouns": "She said no. They said no. It said no. ",
    "bodies": "The Velden Bank said no. The company said no. ",
    "prepositions": "a head of a part at a place ",
    "relatives": "Lee, who said ",
    "passives": "was told that ",
    "wants": "wants to ",
    "joined cues": "and said ",
}
#: Times, likewise, and what looks like them.
TIMED = {
    "numbers and strokes": "1/1/1/1/",
    "years and hyphens": "2020-",
    "next": "next ",
    "ends of ends": "the the the end of the end of ",
    "ranges of numbers": "from 1 to 1 to 1 ",
    "prepositions of times": "in by since ",
    "numbers in words": "two hundred ",
    "parts of parts": "early in the ",
    "months": "May ",
    "weekdays to weekdays": "Monday to ",
    "days before days": "the day before Monday ",
    "years joined": "1990 and ",
    "years ago": "two years ago ",
    "clocks to clocks": "3 p.m. to ",
    "quarters of quarters": "the first quarter of ",
    "lines of years": "2022\n",
}
_RANDOM = random.Random(0)
_MIXED = "".join(_RANDOM.choices(string.ascii_letters + string.digits + string.punctuation, k=4096))
#: Repeated to one and to ten million characters, none of them a blank.
UNBROKEN = {
    "10 MB of one letter": "a",
    "10 MB of hyphens and letters": "a-",
    "10 MB of full stops and letters": "a.",
    "10 MB of digits": "1",
    "10 MB of letters, digits and marks": _MIXED,
}


def analysed(content: str) -> None:
    found = analyse(content)
    len(found.phrase_rows), len(found.group_rows), len(found.clause_rows)


def times(content: str) -> None:
    find_times(content, published="2022-06-15")


def seconds(read: Callable[[str], object], content: str, times: int) -> float:
    """What it takes to read the text so many times."""
    gc.collect()
    start = time.process_time()
    for _ in range(times):
        read(content)
    return time.process_time() - start


def ratio(
    name: str, make: Callable[[int], str], length: int, read: Callable[[str], object] = analysed
) -> float:
    short, long = make(length), make(10 * length)
    one = ten = float("inf")
    for _ in range(ROUNDS):
        one = min(one, seconds(read, short, 10) / 10)
        ten = min(ten, seconds(read, long, 1))
        if ten > LONG:
            break
    speed = len(long) / ten / 1000
    print(f"{name:36}{one:9.4f} s{ten:9.4f} s{ten / one:7.1f}{speed:10,.0f} kB/s", flush=True)
    return ten / one


def main() -> int:
    analyse("Read the word lists first.")
    found = [ratio("news", text, 300_000)]
    for name, unit in UNITS.items():
        found.append(ratio(name, lambda n, unit=unit: unit * n, 10_000))
    for name, unit in UNBROKEN.items():
        found.append(ratio(name, lambda n, unit=unit: (unit * (n // len(unit) + 1))[:n], 1_000_000))
    print("\nattributions", flush=True)
    found.append(ratio("news", text, 300_000, find_attributions))
    for name, unit in SPOKEN.items():
        found.append(ratio(name, lambda n, unit=unit: unit * n, 10_000, find_attributions))
    print("\ntimes", flush=True)
    found.append(ratio("news", text, 300_000, times))
    for name, unit in TIMED.items():
        found.append(ratio(name, lambda n, unit=unit: unit * n, 3_000, times))
    print(f"highest ratio {max(found):.1f}, at most {MOST}")
    return max(found) > MOST


if __name__ == "__main__":
    sys.exit(main())
