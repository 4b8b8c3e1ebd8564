"""Bodies: the organisations that a text names, and the shorter words it has for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from claimtrack.attribution.names import NameTable
from claimtrack.attribution.nominals import end_of_name
from claimtrack.text.analysis import Analysis

__all__ = ["Bodies", "Body"]

_MOST_LIKE = 20  # bodies that "the company" is weighed between


class Body:
    """An organisation under the fullest name that the text gives."""

    __slots__ = ("first", "kinds", "mentions", "name", "nouns")

    def __init__(self, name: str, first: int) -> None:
        self.name = name
        self.first = first
        self.mentions = 1
        self.nouns: frozenset[str] = frozenset()  # the ministry, of the Ministry of Water
        self.kinds: frozenset[str] = frozenset()  # company, party: what is known of it


class Bodies:
    """The organisations of a text by their names, short forms and letters."""

    def __init__(self, analysis: Analysis, table: NameTable, persons: frozenset[int]) -> None:
        self.analysis, self.table = analysis, table
        self.by_name: dict[str, Body] = {}
        self._nouns = table.groups | table.body_nouns.keys()
        self._by_word: dict[str, list[Body]] = {}  # by the nouns and kinds of each
        self._read(persons)

    def _read(self, persons: frozenset[int]) -> None:
        """Note every name that is no person's; `persons` are the phrases that name one."""
        forms, tags = self.analysis.forms, self.analysis.tags
        short: dict[str, Body] = {}
        rows = self.analysis.phrase_rows
        for number, row in enumerate(rows):
            first, _, head = row
            if first in persons or tags[head] not in "NM":
                continue
            if tags[first] == "a" and number and rows[number - 1][1] == first:
                first = rows[number - 1][0]  # the Teachers' Union
            start = first + (tags[first] == "D")
            stop = end_of_name(self.analysis, row)
            if stop - start < 2 or any(
                token in persons for token, _, _ in self.analysis.phrases_between(start, stop)
            ):
                continue
            words = forms[start:stop]
            nouns = self._nouns & {word.lower() for word in words}
            name = self.analysis.words(start, stop)
            kind = self.table.organisations.get(name)
            is_company = words[-1] in self.table.company_words
            letters = self._letters_after(stop)
            if not (
                nouns or kind or is_company or letters or words[-1] in self.table.organisation_words
            ):
                continue
            body = self.by_name.get(name)
            if body is not None:
                body.mentions += 1
            else:
                body = self.by_name[name] = Body(name, first)
                kinds = {kind or "", "company" if is_company else ""} - {""}
                body.nouns, body.kinds = nouns, frozenset(kinds)
                for word in body.nouns | body.kinds:
                    self._by_word.setdefault(word, []).append(body)
                short.setdefault(letters or _initials(words), body)
                if is_company:
                    short.setdefault(" ".join(words[:-1]), body)
        for name, body in short.items():
            self.by_name.setdefault(name, body)

    def _letters_after(self, end: int) -> str:
        """ "... Users' Group (NRUG)": the letters that the text itself explains."""
        forms = self.analysis.forms
        if forms[end] == "(" and forms[end + 1].isupper() and forms[end + 2 : end + 3] == [")"]:
            return forms[end + 1] if len(forms[end + 1]) > 1 else ""
        return ""

    def named(self, name: str) -> Body | None:
        """The body of a name, of a short form or of letters."""
        return self.by_name.get(name)

    def add(self, name: str, first: int) -> Body:
        """The body that a name is taken for since it spoke."""
        body = self.by_name.get(name)
        if body is None:
            body = self.by_name[name] = Body(name, first)
        return body

    def meant(self, noun: str, token: int, spoken: list[Body]) -> list[Body]:
        """Those that "the company" before a token can stand for, one where it is clear.

        A body whose own name has the word goes first, then one of a kind that
        the word stands for, then one of no known kind that has `spoken`; of
        several it is the only one that has, or the one named twice as often as others.
        """
        kinds = self.table.body_nouns.get(noun, frozenset())
        found = self._before(token, [noun]) or self._before(token, kinds)
        if not found and kinds:
            found = [
                b
                for b in spoken
                if not b.kinds and self.table.body_nouns.keys().isdisjoint(b.nouns)
            ]
        if len(found) > 1:
            found = [body for body in found if body in spoken] or found
        if len(found) > 1:
            # the one that the text is about
            found.sort(key=lambda body: -body.mentions)
            if found[0].mentions >= 2 * found[1].mentions:
                return found[:1]
        return found

    def _before(self, token: int, words: Iterable[str]) -> list[Body]:
        found: dict[str, Body] = {}
        for word in words:
            known = self._by_word.get(word, [])
            end = bisect_left(known, token, key=_first_of)
            found.update((body.name, body) for body in known[max(0, end - _MOST_LIKE) : end])
        return list(found.values())


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def _first_of(body: Body) -> int:
    return body.first
