"""Grammar: patterns over words, matched on a string with one character per token."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from claimtrack.errors import LexiconError
from claimtrack.memo import Memo

__all__ = ["Grammar"]

#: What `*` and `+` stand for: enough for language, and never quadratic.
_MOST_REPEATS = 12

_ATOM = re.compile(
    r"""
    (?P<space> \s+ )
  | (?P<group> <(?P<name>[a-z_]+)> \s* \( )         # <name>( ... )
  | (?P<open> \( ) | (?P<close> \) ) | (?P<bar> \| )
  | (?P<repeat> [?*+] | \{ \d{1,2} (?: , \d{1,2} )? \} )
  | (?P<any> \. (?= [\s)?*+{] | $ ) )
  | (?P<not> ! )? (?:
        (?P<class> [A-Z][A-Z0-9_]* ) (?= [\s()|?*+{] | $ )
      | (?P<word> [^\s()|?*+{}]+ )
    )
    """,
    re.VERBOSE,
)


def shape_of(form: str) -> str:
    """Which of the shape classes a word belongs to, seen by its letters alone.

    LOWER (town), CAPITAL (Town), UPPER (UN, two letters or more), DIGIT (has a
    digit first), MARK (no letter or digit), BREAK (the end of a sentence).

    >>> [shape_of(w) for w in ("town", "Town", "UN", "A", "3rd", ",", "\\n")]
    ['LOWER', 'CAPITAL', 'UPPER', 'CAPITAL', 'DIGIT', 'MARK', 'BREAK']
    """
    first = form[:1]
    if first.isalpha():
        if not first.isupper():
            return "LOWER"
        return "UPPER" if len(form) > 1 and form.isupper() else "CAPITAL"
    if first.isdigit():
        return "DIGIT"
    return "BREAK" if first in "\n" else "MARK"


SHAPES = ("LOWER", "CAPITAL", "UPPER", "DIGIT", "MARK", "BREAK")


class Grammar:
    """Named patterns over word classes.

    A text is written down as a string of one character per token; the
    character says which of the classes the word belongs to. A pattern is then
    an ordinary regular expression over that string, so one match costs what
    matching a few characters costs, and no pattern scans the text again.

    `classes` maps a class name in capitals to its words in lower case.
    `patterns` maps a name to a pattern: words in lower case, classes in
    capitals, `( | )`, `? * + {1,3}`, `!X` for a word that is not X, `.` for any
    word and `<name>( ... )` for a named group; blanks separate words. `*` and
    `+` repeat at most 12 times. Besides the classes given there are LOWER,
    CAPITAL, UPPER, DIGIT, MARK and BREAK (see `shape_of`). `shapes` may say more about
    a word that is in no list: it returns names of `more_shapes`.
    Raises `LexiconError`, which names the pattern, for a class that is unknown.

    >>> grammar = Grammar({"UNIT": ["day", "days"]}, {"span": "within <n>(DIGIT) UNIT"})
    >>> code = grammar.encode(["They", "meet", "within", "3", "days"])
    >>> match = grammar["span"].search(code)
    >>> match.span(), match.span("n")
    ((2, 5), (3, 4))
    """

    def __init__(
        self,
        classes: Mapping[str, Collection[str]],
        patterns: Mapping[str, str],
        *,
        shapes: Callable[[str], Iterable[str]] | None = None,
        more_shapes: Collection[str] = (),
    ) -> None:
        self._sources = dict(patterns)
        self._shapes = shapes
        names = {name: name for name in (*classes, *SHAPES, *more_shapes)}
        members: dict[str, set[str]] = {}
        for name, words in classes.items():
            for word in words:
                members.setdefault(word, set()).add(name)
        for name, pattern in self._sources.items():
            for match in self._atoms(name, pattern):
                if word := match["word"]:
                    members.setdefault(word.lower(), set()).add("=" + word.lower())
                elif (known := match["class"]) and known not in names:
                    raise LexiconError(f"pattern {name!r}: no word class {known!r}")
        self._of_word = {word: frozenset(found) for word, found in members.items()}
        self._codes: dict[frozenset[str], str] = {}
        self._characters: dict[str, str] = {}
        self._close(frozenset(more_shapes))
        self._characters_of = Memo(self._code_of)
        self._compiled: dict[str, re.Pattern[str]] = {}

    def _close(self, more_shapes: frozenset[str]) -> None:
        """Give a character to every combination of classes that can come up."""
        extra = [frozenset[str]()] + [frozenset([s]) for s in sorted(more_shapes)]
        shapes: dict[frozenset[str], set[str]] = {frozenset(): set(SHAPES)}
        for word, signature in self._of_word.items():
            shape = shape_of(word)
            letters = ("LOWER", "CAPITAL", "UPPER") if shape in SHAPES[:3] else (shape,)
            shapes.setdefault(signature, set()).update(letters)
        for signature in sorted(shapes, key=sorted):
            for shape in sorted(shapes[signature]):
                for more in extra:
                    self._codes.setdefault(signature | {shape} | more, chr(33 + len(self._codes)))

    def _code_of(self, form: str) -> str:
        signature = self._of_word.get(form.lower(), frozenset()) | {shape_of(form)}
        if self._shapes is not None:
            more = frozenset(self._shapes(form))
            return self._codes.get(signature | more) or self._codes[signature]
        return self._codes.get(signature) or self._codes[frozenset([shape_of(form)])]

    def encode(self, forms: Iterable[str]) -> str:
        """One character per word."""
        return "".join(map(self._characters_of.__getitem__, forms))

    def characters(self, name: str) -> str:
        """All characters that stand for a word of class `name`."""
        found = self._characters.get(name)
        if found is None:
            found = "".join([code for signature, code in self._codes.items() if name in signature])
            self._characters[name] = found
        return found

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """The compiled pattern of that name, to be matched on what `encode` returns."""
        found = self._compiled.get(name)
        if found is None:
            found = self._compiled[name] = re.compile(self._translate(name, self._sources[name]))
        return found

    def compile(self, pattern: str) -> re.Pattern[str]:
        """A further pattern over classes and words that the grammar already has."""
        return re.compile(self._translate(pattern, pattern))

    @staticmethod
    def _atoms(name: str, pattern: str) -> Iterable[re.Match[str]]:
        at = 0
        while at < len(pattern):
            match = _ATOM.match(pattern, at)
            if match is None or match.end() == at:
                raise LexiconError(f"pattern {name!r}: cannot read {pattern[at:]!r}")
            yield match
            at = match.end()

    def _translate(self, name: str, pattern: str) -> str:
        out: list[str] = []
        for match in self._atoms(name, pattern):
            if match["space"]:
                continue
            if match["group"]:
                out.append(f"(?P<{match['name']}>")
            elif match["open"]:
                out.append("(?:")
            elif match["close"] or match["bar"]:
                out.append(match[0])
            elif repeat := match["repeat"]:
                out.append(
                    {"*": f"{{0,{_MOST_REPEATS}}}", "+": f"{{1,{_MOST_REPEATS}}}"}.get(
                        repeat, repeat
                    )
                )
            elif match["any"]:
                out.append(f"[^{re.escape(self.characters('BREAK'))}]")
            else:
                wanted = match["class"] or "=" + match["word"].lower()
                codes = re.escape(self.characters(wanted))
                if not codes:
                    raise LexiconError(f"pattern {name!r}: nothing is ever {match[0]!r}")
                if match["not"]:
                    codes = "^" + codes + re.escape(self.characters("BREAK"))
                out.append(f"[{codes}]")
        try:
            re.compile("".join(out))
        except re.error as error:
            raise LexiconError(f"pattern {name!r}: {error} in {pattern!r}") from None
        return "".join(out)
