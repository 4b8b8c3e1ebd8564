"""Made-up news of any length, its sentences known, for the benchmarks beside this file.

A sentence is put together at random from two hundred words and a dozen frames, with what makes
news hard to split: titles, initials, states, firms, hours, numbers, datelines, headlines, bylines,
brackets, dashes and quotations of several sentences. The same number gives the same text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

WORDS = {
    "first": "Ann Boris Clara Daniel Elena Farid Grace Hugo Ines Jamal Kofi Lena Marta Nils Olga",
    "last": "Adler Brandt Costa Duarte Ekholm Fofana Gruber Haddad Ivanov Jensen Kovac Lund Moss",
    "title": "Mr. Mrs. Dr. Sen. Gov. Gen. Rep. Prof. Lt._Col. Judge Mayor President Minister",
    "place": "Geneva Lagos Lima Oslo Quito Riga Kenya St._Alban Mt._Arden New_Delhi Springfield",
    "state": "Salem,_Ore., Bern,_Ill., Hull,_N.D., Washington,_D.C., the_U.S.,_not_the_U.K.,",
    "firm": "Norvik_Inc. Bolt_&_Co. Ardent_Corp. Talos_Ltd. Lumen_Motors Yahoo!",
    "body": "parliament the_army the_ministry the_court the_union the_U.S._Senate the_rebels",
    "thing": "bridge budget treaty tunnel dam ceasefire reform inquiry tariff pipeline strike loan",
    "kind": "new old costly disputed joint secret nuclear so-called U.S.-led two-year $3.5-billion",
    "do": "approve reject delay review sign oppose finance abandon defend postpone support",
    "did": "approved rejected delayed reviewed signed opposed financed abandoned defended",
    "said": "said warned added insisted told_reporters wrote_on_Twitter announced predicted",
    "when": "on_Monday in_January next_week last_year in_May_2021 within_three_months on_Jan._5",
    "hour": "at_9_a.m. at_5:30_p.m. at_noon by_10.30am on_Friday after_the_vote",
    "share": "3_percent 4.9% $1.2_billion about_5,000_euros .5_percent",
    "agency": "AP Reuters AFP Xinhua",
}
FRAMES = (
    "{party} {did} the {kind} {thing} {when}",
    "the {thing} in {place} cost {share} more than the {thing}",
    "{party} will {do} the {thing} {hour}",
    "{body}, which {did} the {thing}, did not comment",
    "the {kind} {thing} fell by {share} {when}, No. 2 on the list",
    "{party} (who {did} it) met {name} in {state} {when}",
    "if {party} {did} the {thing}, it would fail",
    "{name} told {name} that the {thing} -- a gift -- may not last",
    "{name} of {place} and {party} {did} the {kind} {thing}",
    "the {thing} of {place} was not {did}, and {party} will {do} it {when}",
)


class Writer:
    """Sentences from frames; a word in braces is any of its list, or made by the method."""

    def __init__(self, number: int) -> None:
        self._random = random.Random(number)
        self._lists = {name: words.split() for name, words in WORDS.items()}

    def __getitem__(self, name: str) -> str:
        if name == "name":
            return self.name()
        if name == "party":
            return self[self._random.choice(("body", "firm", "name"))]
        return self._random.choice(self._lists[name]).replace("_", " ")

    def chance(self, share: float) -> bool:
        return self._random.random() < share

    def name(self) -> str:
        initial = f" {self._random.choice('BCDEFGHJKLMNPRSTW')}." if self.chance(0.2) else ""
        title = f"{self['title']} " if self.chance(0.5) else ""
        return f"{title}{self['first']}{initial} {self['last']}"

    def clause(self) -> str:
        clause = self._random.choice(FRAMES).format_map(self)
        return clause[:1].upper() + clause[1:]

    def sentence(self) -> str:
        if self.chance(0.1):
            return "Will {body} {do} the {thing} {when}?".format_map(self)
        if self.chance(0.15):
            return self.clause() + ", {name} {said}.".format_map(self)
        return self.clause().removesuffix(".") + "."

    def speech(self) -> list[str]:
        """A quotation of one to three sentences, and who said it."""
        opens, closes = self._random.choice(("“”", '""', "‘’"))
        inner = [self.sentence() for _ in range(self._random.randint(0, 2))]
        inner.append(f"{self.clause()},{closes} {{name}} {{said}}.".format_map(self))
        inner[0] = opens + inner[0]
        if self.chance(0.3):
            inner.append(f"{opens}We will {{do}} the {{kind}} {{thing}}.{closes}".format_map(self))
        return inner

    def paragraph(self) -> list[str]:
        found: list[str] = []
        while len(found) < self._random.randint(1, 4):
            found += self.speech() if self.chance(0.3) else [self.sentence()]
        return found

    def article(self) -> Iterator[list[str]]:
        """Its paragraphs as lists of sentences: headline, byline, dateline and what follows."""
        yield ["{body} {did} {kind} {thing} in {place}".format_map(self).title()]
        if self.chance(0.5):
            yield ["By {first} {last}".format_map(self)]
        first, *rest = self.paragraph()
        yield [f"{self['place'].upper()} ({self['agency']}) -- {first}", *rest]
        for _ in range(self._random.randint(4, 12)):
            yield self.paragraph()


def paragraphs(characters: int, number: int = 0) -> list[list[str]]:
    """Paragraphs of whole articles, as lists of sentences, of at least so many characters."""
    writer, found, length = Writer(number), [], 0
    while length < characters:
        for sentences in writer.article():
            found.append(sentences)
            length += sum(map(len, sentences)) + len(sentences) + 1
    return found


def text(characters: int, number: int = 0) -> str:
    """Exactly so many characters of news."""
    return "\n\n".join(map(" ".join, paragraphs(characters, number)))[:characters]
