"""What an analysis takes of memory: under 40 bytes a character at its peak, on news.

    python tests/bench/memory.py

Analyses a million characters of news (see `news.py`) as one text, with its phrases and verb groups,
and prints the peak and what is kept, in bytes a character; then the same for texts of one mark
only, where every character is a token. Counted by tracemalloc, the text itself left out; the word
lists are loaded before. The status is 1 where the peak on news is 40 bytes or more.
"""

from __future__ import annotations

import gc
import sys
import tracemalloc

from news import text

from claimtrack.text import analyse

MOST = 40
LENGTH = 1_000_000
UNITS = {
    "words": "word ",
    "opening brackets": "(",
    "opening brackets, apart": "( ",
    "straight marks": '"',
    "opening marks": "\u201c",
    "capitals, apart": "A ",
    "hyphens, apart": "- ",
    "full stops, apart": ". ",
    "brackets and initials": "(A. ",
    "lines": "a\n",
    "one letter": "a",
}


def bytes_a_character(content: str) -> tuple[float, float]:
    """The peak while it is analysed, and what is kept of it."""
    gc.collect()
    tracemalloc.start()
    found = analyse(content)
    len(found.phrase_rows), len(found.group_rows)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / len(content), kept / len(content)


def main() -> int:
    analyse(text(100_000, number=1))  # words and patterns are remembered
    peaks = {}
    print(f"{'bytes a character':36}{'peak':>9}{'kept':>9}")
    for name, content in {
        "news": text(LENGTH),
        **{name: (unit * (LENGTH // len(unit) + 1))[:LENGTH] for name, unit in UNITS.items()},
    }.items():
        peaks[name], kept = bytes_a_character(content)
        print(f"{name:36}{peaks[name]:9.1f}{kept:9.1f}", flush=True)
    print(f"news {peaks['news']:.1f}, less than {MOST}")
    return peaks["news"] >= MOST


if __name__ == "__main__":
    sys.exit(main())
