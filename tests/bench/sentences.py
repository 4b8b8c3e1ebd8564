"""Our sentences beside those of other libraries, on news whose sentences are known.

    python tests/bench/sentences.py

Splits made-up news (see `news.py`) into sentences with claimtrack, nupunkt and sentencex, and
prints the precision, recall and F1 of the offsets at which sentences end, blanks left out, and
the speed. The others are optional: what is not installed is said to be so. They know no line ends,
so each is given one line at a time. The texts hold the difficulties that our rules were written
for, so ours does well on them. Ours is timed with all it needs: tokens, paragraphs and marks.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterable

from news import paragraphs

from claimtrack.lexicon import Lexicon
from claimtrack.text.quotations import resolve_marks
from claimtrack.text.sentences import paragraph_bounds, sentence_ends
from claimtrack.text.tokens import split_tokens

CHARACTERS = 500_000


def ours() -> Callable[[str], Iterable[int]]:
    lexicon = Lexicon.load()

    def ends(text: str) -> Iterable[int]:
        tokens = split_tokens(text, lexicon)
        bounds = paragraph_bounds(tokens)
        resolve_marks(text, tokens, bounds)
        return [tokens.ends[end - 1] for end in sentence_ends(tokens, bounds, lexicon)]

    return ends


def nupunkt() -> Callable[[str], Iterable[int]]:
    spans = importlib.import_module("nupunkt").sent_spans
    return lambda text: [end for _, end in spans(text)]


def sentencex() -> Callable[[str], Iterable[int]]:
    segment = importlib.import_module("sentencex").segment

    def ends(text: str) -> Iterable[int]:
        at = 0
        for sentence in segment("en", text):
            at = text.index(sentence, at) + len(sentence)
            yield at

    return ends


def by_line(text: str, ends: Callable[[str], Iterable[int]]) -> set[int]:
    """The ends of sentences without the blanks before them, line by line."""
    found, at = set(), 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found |= {at + len(line[:end].rstrip()) for end in ends(line.rstrip())}
        at += len(line)
    return found


def main() -> None:
    known, lines, at = set(), [], 0
    for sentences in paragraphs(CHARACTERS):
        for sentence in sentences:
            known.add(at + len(sentence))
            at += len(sentence) + 1
        lines.append(" ".join(sentences) + "\n\n")
        at += 1
    text = "".join(lines)
    print(f"{len(text):,} characters, {len(known):,} sentences")
    print(f"{'':12}{'precision':>10}{'recall':>10}{'F1':>10}{'kB/s':>10}")
    for make in (ours, nupunkt, sentencex):
        name = "claimtrack" if make is ours else make.__name__
        try:
            ends = make()
        except ImportError:
            print(f"{name:12}{'not installed':>20}")
            continue
        list(ends("Warm up. It is cold."))
        start = time.process_time()
        found = set(ends(text)) if make is ours else by_line(text, ends)
        spent = time.process_time() - start
        right = len(found & known)
        precision, recall = right / len(found), right / len(known)
        f1 = 2 * precision * recall / (precision + recall)
        speed = len(text) / spent / 1000
        print(f"{name:12}{precision:10.4f}{recall:10.4f}{f1:10.4f}{speed:10,.0f}")


if __name__ == "__main__":
    main()
