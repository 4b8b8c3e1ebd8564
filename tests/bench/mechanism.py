"""What it costs to match patterns on word classes, beside matching them on the text.

    python tests/bench/mechanism.py

Reads the example article, repeated to a megabyte, with the same twelve patterns:
as regular expressions over the text, one after the other; and over a string of
one character per token (`claimtrack.lexicon.Grammar`). Both run in one process,
best of five, so the ratio holds on any machine.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from claimtrack.lexicon import Grammar, Lexicon
from claimtrack.text.tokens import split_tokens

ARTICLE = Path(__file__).parents[2] / "docs" / "examples" / "announcements.txt"
CLASSES = {
    "SAY": "say says said tell tells told add adds added claim claims claimed warn warned".split(),
    "TITLE": "minister president chancellor secretary mayor senator general judge".split(),
    "UNIT": "day days week weeks month months year years".split(),
    "MONTH": "january february march april may june july august september october".split(),
    "NEAR": "next last this coming early late".split(),
    "MODAL": "will would may might could should can must".split(),
}
PATTERNS = {
    "said that": "SAY that",
    "title": "TITLE CAPITAL CAPITAL",
    "within": "within DIGIT UNIT",
    "near unit": "NEAR UNIT",
    "near month": "in? NEAR MONTH",
    "month day": "MONTH DIGIT",
    "modal": "MODAL not? LOWER",
    "name said": "CAPITAL SAY",
    "said name": "SAY CAPITAL CAPITAL?",
    "end of": "the? (end | beginning) of the? NEAR? UNIT",
    "according": "according to . .",
    "name of": "CAPITAL of CAPITAL",
}


def text_pattern(pattern: str) -> re.Pattern[str]:
    """The same pattern over text: alternations of words, blanks between."""
    words = {name: "(?:" + "|".join(words) + ")" for name, words in CLASSES.items()}
    words |= {"CAPITAL": "[A-Z][a-z]+", "LOWER": "[a-z]+", "DIGIT": r"\d+", ".": r"\w+"}
    out = []
    for part in pattern.replace("(end | beginning)", "(?:end|beginning)").split():
        mark = "?" if part.endswith("?") else ""
        bare = part.removesuffix("?")
        word = words.get(bare, bare)
        out.append(f"(?:{word}\\s+)?" if mark else f"{word}\\s+")
    return re.compile(r"\b" + "".join(out).removesuffix(r"\s+"))


def best(run: Callable[[], object]) -> float:
    """The least of five times in seconds."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    article = ARTICLE.read_text("utf-8")
    text = article * (1_000_000 // len(article) + 1)
    grammar = Grammar(CLASSES, PATTERNS)
    forms = split_tokens(text, Lexicon.load()).forms
    on_text = [text_pattern(p) for p in PATTERNS.values()]
    on_code = [grammar[name] for name in PATTERNS]
    grammar.encode(forms)

    def match_text() -> int:
        return sum(1 for pattern in on_text for _ in pattern.finditer(text))

    def match_classes() -> int:
        code = grammar.encode(forms)
        return sum(1 for pattern in on_code for _ in pattern.finditer(code))

    tokens = best(lambda: split_tokens(text, Lexicon.load()))
    slow, fast = best(match_text), best(match_classes)
    print(f"{len(text):,} characters, {len(forms):,} tokens, {len(PATTERNS)} patterns")
    print(f"splitting into tokens, once for all stages  {tokens * 1000:7.1f} ms")
    print(
        f"patterns over the text                      {slow * 1000:7.1f} ms {match_text():8} found"
    )
    print(f"encoding and patterns over classes          {fast * 1000:7.1f} ms {match_classes():8}")
    print(f"ratio                                       {slow / fast:7.1f}")


if __name__ == "__main__":
    main()
