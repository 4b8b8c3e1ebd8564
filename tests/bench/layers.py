"""What each layer of the analysis costs, as a share of all of them: the table of docs/design.md.

    python tests/bench/layers.py

Reads 300 made-up articles (see `news.py`) layer by layer, five times, and prints the least
processor time of each, in milliseconds for a million characters, and its share.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from news import text

from claimtrack.lexicon import Lexicon
from claimtrack.text import Analysis, analyse
from claimtrack.text.quotations import resolve_marks
from claimtrack.text.sentences import paragraph_bounds, sentence_ends
from claimtrack.text.tagging import tagger
from claimtrack.text.tokens import split_tokens

ARTICLES = [text(4_000, number=n) for n in range(300)]


class Clock:
    """The time of each layer in one round."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    @contextmanager
    def of(self, layer: str) -> Iterator[None]:
        start = time.process_time()
        yield
        self.spent[layer] = self.spent.get(layer, 0.0) + time.process_time() - start


def read(article: str, clock: Clock, lexicon: Lexicon) -> None:
    """One article, layer by layer."""
    with clock.of("tokens"):
        table = split_tokens(article, lexicon)
    with clock.of("paragraphs and quotation marks"):
        paragraphs = paragraph_bounds(table)
        resolve_marks(article, table, paragraphs)
    with clock.of("sentences"):
        sentence_ends(table, paragraphs, lexicon)
    found = analyse(article)
    firsts = [first for first, _ in found.sentence_bounds]
    with clock.of("tags"):
        lexicon.built(tagger).tags(found.forms, firsts)
    with clock.of("phrases and verb groups"):
        len(found.phrase_rows)
    for layer, objects in OBJECTS.items():
        with clock.of(layer):
            for _ in objects(found):
                pass


OBJECTS: dict[str, Callable[[Analysis], Iterator[object]]] = {
    "Token objects, when asked for": lambda found: iter(found.tokens),
    "NounPhrase objects, when asked for": lambda found: iter(found.noun_phrases),
    "VerbGroup objects, when asked for": lambda found: iter(found.verb_groups),
    "clauses, when asked for": lambda found: iter(found.clause_rows),
}


def main() -> None:
    lexicon = Lexicon.load()
    least: dict[str, float] = {}
    for _ in range(5):
        clock = Clock()
        for article in ARTICLES:
            read(article, clock, lexicon)
        least = {layer: min(spent, least.get(layer, spent)) for layer, spent in clock.spent.items()}
    size = sum(map(len, ARTICLES)) / 1e6
    whole = sum(spent for layer, spent in least.items() if "asked" not in layer)
    for layer, spent in least.items():
        print(f"{layer:36}{spent / size * 1000:6.0f} ms{spent / whole:8.0%}")
    print(f"{'all but what is asked for':36}{whole / size * 1000:6.0f} ms")


if __name__ == "__main__":
    main()
