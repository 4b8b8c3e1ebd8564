"""Analysis: the shallow reading of a text that every later stage shares."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import chain, pairwise, repeat, starmap
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import attrs

from claimtrack.lexicon import Lexicon, lexicon_of
from claimtrack.model.document import Document, document_of
from claimtrack.span import Span, trusted_span
from claimtrack.text.datelines import dateline_bounds
from claimtrack.text.groups import PARTICLE_WIDTH, GroupRow, PhraseRow, chunk, particle
from claimtrack.text.initials import initial_tokens
from claimtrack.text.items import Items, trusted
from claimtrack.text.quotations import Quotation, resolve_marks
from claimtrack.text.sentences import paragraph_bounds, sentence_ends
from claimtrack.text.splitter import Splitter, split_by
from claimtrack.text.tagging import tagger
from claimtrack.text.tagset import BREAK, UPOS
from claimtrack.text.time_phrases import time_words
from claimtrack.text.tokens import offsets_for, split_tokens

if TYPE_CHECKING:
    from claimtrack.text.clauses import ClauseRow

__all__ = ["Analysis", "Clause", "NounPhrase", "Token", "VerbGroup", "analyse"]

T = TypeVar("T")


class Token(NamedTuple):
    """A word or mark: where it stands and its tag (Universal POS)."""

    span: Span
    tag: str


class NounPhrase(NamedTuple):
    """A base noun phrase, from its determiner to its head noun, and the head."""

    span: Span
    head: Span


@attrs.frozen
class VerbGroup:
    """Auxiliaries up to the main verb, which is the head.

    `tense` is past, present, future or none; `modal` its full form ("will" for
    "'ll") or None; `negated` by not, n't, never or no longer; `aspect` simple,
    perfect, progressive or perfect progressive; `particle` the Span of the "up"
    of "set up a camp" or "set it up", or None.
    """

    span: Span
    head: Span
    finite: bool
    tense: str
    modal: str | None
    negated: bool
    passive: bool
    aspect: str = "simple"
    particle: Span | None = None


class Clause(NamedTuple):
    """A verb with what belongs to it, the clauses within it too.

    `kind` is main, coordinate, complement, relative, adverbial, condition,
    participial, infinitive or parenthetical. `subject` is the whole noun phrase;
    a joined verb has that of the verb before it, an infinitive or participle
    none. `verb` is None where there is none, as in a caption. `parent` is the
    number of the clause around it, None for a main one.
    """

    span: Span
    kind: str
    subject: NounPhrase | None
    verb: VerbGroup | None
    parent: int | None


class Analysis:
    """What `analyse` finds, as parallel arrays with one entry per token.

    `forms` are the words as written (apostrophes `'`, marks “ ” ‘ ’), `starts`
    and `ends` their offsets, `tags` one character each (see
    `claimtrack.text.tagset`). After the last token of each sentence stands a
    sentinel with the form and tag "\\n" and no width, so that no pattern runs
    over the end of a sentence. `sentence_bounds` and `paragraph_bounds` are
    half-open ranges of token numbers, sentinels left out, and so are the
    `dateline_bounds`, in which the dash has the tag "\\n" too; `quotations`,
    `phrase_rows`, `group_rows` and `clause_rows` hold token numbers too.
    `sentences`, `tokens`, `noun_phrases`, `verb_groups` and `clauses` are the
    same as objects with Spans, made when asked for.
    """

    def __init__(
        self,
        document: Document,
        lexicon: Lexicon,
        *,
        forms: list[str],
        starts: array[int],
        ends: array[int],
        tags: str,
        sentence_bounds: list[tuple[int, int]],
        paragraph_bounds: list[tuple[int, int]],
        dateline_bounds: list[tuple[int, int]],
        quotations: list[Quotation],
    ) -> None:
        self.document = document
        self.lexicon = lexicon
        self.text = document.text
        self.forms = forms
        self.starts = starts
        self.ends = ends
        self.tags = tags
        self.sentence_bounds = sentence_bounds
        self.paragraph_bounds = paragraph_bounds
        self.dateline_bounds = dateline_bounds
        self.quotations = quotations

    @cached_property
    def _chunks(self) -> tuple[list[PhraseRow], list[GroupRow]]:
        return chunk(self.forms, self.tags, self.lexicon.built(time_words))

    @property
    def phrase_rows(self) -> list[PhraseRow]:
        """(first, end, head) of each base noun phrase, by token numbers."""
        return self._chunks[0]

    @property
    def group_rows(self) -> list[GroupRow]:
        """The verb groups by token numbers, with their features."""
        return self._chunks[1]

    @cached_property
    def clause_rows(self) -> list[ClauseRow]:
        """The clauses by token numbers, the outer before the inner ones."""
        from claimtrack.text.clauses import clause_rows

        return clause_rows(self)

    @cached_property
    def _sentence_firsts(self) -> list[int]:
        return [first for first, _ in self.sentence_bounds]

    @cached_property
    def _group_firsts(self) -> list[int]:
        return [row.first for row in self.group_rows]

    @cached_property
    def _phrase_firsts(self) -> list[int]:
        return [row[0] for row in self.phrase_rows]

    def groups_between(self, first: int, end: int) -> list[GroupRow]:
        """The verb groups that begin at or after token `first` and before `end`."""
        firsts = self._group_firsts
        return self.group_rows[bisect_left(firsts, first) : bisect_left(firsts, end)]

    def phrases_between(self, first: int, end: int) -> list[PhraseRow]:
        """The noun phrases that begin at or after token `first` and before `end`."""
        firsts = self._phrase_firsts
        return self.phrase_rows[bisect_left(firsts, first) : bisect_left(firsts, end)]

    def phrase_at(self, token: int) -> PhraseRow | None:
        """The noun phrase that begins at a token."""
        number = bisect_left(self._phrase_firsts, token)
        row = self.phrase_rows[number] if number < len(self.phrase_rows) else None
        return row if row is not None and row[0] == token else None

    @cached_property
    def _clause_firsts(self) -> list[int]:
        return [row.first for row in self.clause_rows]

    def clauses_between(self, first: int, end: int) -> list[ClauseRow]:
        """The clauses that begin at or after token `first` and before `end`."""
        firsts = self._clause_firsts
        return self.clause_rows[bisect_left(firsts, first) : bisect_left(firsts, end)]

    def sentence_of(self, token: int) -> int:
        """The number of the sentence that a token stands in."""
        return bisect_right(self._sentence_firsts, token) - 1

    def token_at(self, offset: int) -> int:
        """The number of the token at an offset of the text, or of the last before it (-1: none)."""
        return bisect_right(self.starts, offset) - 1

    def span(self, first: int, end: int) -> Span:
        """The Span of the tokens from `first` up to `end`, which is not in it."""
        return trusted_span(self.starts[first], self.ends[end - 1])

    def words(self, first: int, end: int) -> str:
        """The text from token `first` up to token `end`, on one line with single blanks."""
        return " ".join(self.text[self.starts[first] : self.ends[end - 1]].split())

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, without the blanks between."""
        return tuple(self.span(first, end) for first, end in self.sentence_bounds)

    @cached_property
    def tokens(self) -> Items[Token]:
        """The tokens, sentinels left out."""
        tags = self.tags

        def tokens(rows: Sequence[int]) -> list[Token]:
            upos = map(UPOS.__getitem__, _picked(tags, rows))
            pairs = zip(self._spans(rows, rows), upos, strict=True)
            return list(map(tuple.__new__, repeat(Token), pairs))

        numbers = chain.from_iterable(starmap(range, self.sentence_bounds))
        return Items(array("l", numbers), tokens)

    @cached_property
    def noun_phrases(self) -> Items[NounPhrase]:
        """The base noun phrases in order."""

        def phrases(rows: Sequence[PhraseRow]) -> list[NounPhrase]:
            firsts, ends, heads = zip(*rows, strict=True)
            lasts = [end - 1 for end in ends]
            pairs = zip(self._spans(firsts, lasts), self._spans(heads, heads), strict=True)
            return list(map(tuple.__new__, repeat(NounPhrase), pairs))

        return Items(self.phrase_rows, phrases)

    @cached_property
    def verb_groups(self) -> Items[VerbGroup]:
        """The verb groups in order."""

        return Items(self.group_rows, self._groups)

    def _groups(self, rows: Sequence[GroupRow]) -> list[VerbGroup]:
        firsts, ends, heads, *features = zip(*rows, strict=True)
        spans = self._spans(firsts, [end - 1 for end in ends]), self._spans(heads, heads)
        tags, widest = self.tags, PARTICLE_WIDTH
        particles = [
            None if tags.find("v", end, end + widest) < 0 else self._particle(end) for end in ends
        ]
        return trusted(VerbGroup, *spans, *features, particles)

    @cached_property
    def clauses(self) -> Items[Clause]:
        """The clauses in order, the outer before the inner ones.

        >>> found = analyse("The mayor said that talks would begin if the army left.")
        >>> [(clause.kind, clause.subject.span.of(found.text)) for clause in found.clauses]
        [('main', 'The mayor'), ('complement', 'talks'), ('condition', 'the army')]
        """

        def clause(row: ClauseRow) -> Clause:
            subject = verb = None
            if row.subject is not None:
                first, end, head = row.subject
                subject = NounPhrase(self.span(first, end), self.span(head, head + 1))
            if row.verb is not None:
                verb = self._groups([row.verb])[0]
            parent = row.parent if row.parent >= 0 else None
            return Clause(self.span(row.first, row.end), row.kind, subject, verb, parent)

        return Items(self.clause_rows, lambda rows: list(map(clause, rows)))

    def _particle(self, end: int) -> Span | None:
        """The particle of a verb group that ends before token `end`."""
        found = particle(self.forms, self.tags, end, self.lexicon)
        return None if found is None else self.span(found, found + 1)

    def _spans(self, firsts: Sequence[int], lasts: Sequence[int]) -> list[Span]:
        """The Spans from each first token to each last one, which is in it."""
        return trusted(Span, _picked(self.starts, firsts), _picked(self.ends, lasts))


def _picked(items: Sequence[T], numbers: Sequence[int]) -> Sequence[T]:
    """The items of those numbers, in one call."""
    return itemgetter(*numbers)(items) if len(numbers) > 1 else [items[n] for n in numbers]


def analyse(
    document: Document | str,
    *,
    lexicon: Lexicon | None = None,
    splitter: Splitter | None = None,
) -> Analysis:
    """The sentences, tokens, tags, noun phrases, verb groups and clauses of a text.

    >>> found = analyse("The mayor will not open it.")
    >>> found.verb_groups[0].span.of(found.text), found.verb_groups[0].tense
    ('will not open', 'future')

    `splitter` is a function of yours that finds the sentences instead: it takes
    a text and gives Spans or pairs of offsets (start, end), half-open, in order
    and without overlap. What it leaves out between two of them is a sentence
    of its own.

    >>> def by_semicolon(text):
    ...     at = text.index(";") + 1
    ...     return [(0, at), (at, len(text))]
    >>> found = analyse("taxes rise; wages fall", splitter=by_semicolon)
    >>> [sentence.of(found.text) for sentence in found.sentences]
    ['taxes rise;', 'wages fall']

    Raises `InvalidValue` for a document or lexicon that is none, and for
    sentences that overlap, are out of order or lie outside the text.
    """
    lexicon = lexicon_of(lexicon)
    document = document_of(document)
    text = document.text
    table = split_tokens(text, lexicon)
    if splitter is None:
        paragraphs = paragraph_bounds(table)
        quotations = resolve_marks(text, table, paragraphs)
        cuts = sentence_ends(table, paragraphs, lexicon)
    else:
        table, cuts = split_by(splitter, text, table)
        paragraphs = paragraph_bounds(table, within=cuts)
        quotations = resolve_marks(text, table, paragraphs)
    forms, starts, ends = table.forms, table.starts, table.ends

    # A sentinel after each sentence: token n of the k-th sentence moves to n + k.
    all_forms: list[str] = []
    all_starts, all_ends = offsets_for(text), offsets_for(text)
    bounds: list[tuple[int, int]] = []
    first = 0
    for number, cut in enumerate(cuts):
        bounds.append((first + number, cut + number))
        all_forms += forms[first:cut]
        all_forms.append("\n")
        all_starts += starts[first:cut]
        all_ends += ends[first:cut]
        all_starts.append(ends[cut - 1])
        all_ends.append(ends[cut - 1])
        first = cut

    def moved(n: int) -> int:
        return n + bisect_right(cuts, n)

    def moved_end(n: int) -> int:
        return moved(n - 1) + 1

    quotations = [q._replace(first=moved(q.first), end=moved_end(q.end)) for q in quotations]
    paragraphs = [(moved(first), moved_end(end)) for first, end in paragraphs]
    datelines = dateline_bounds(all_forms, paragraphs)
    openings = chain((q.first for q in quotations), (end for _, end in datelines))
    initials = initial_tokens(all_forms, bounds, openings)
    del table, forms, starts, ends  # they would double the peak of memory
    tags = lexicon.built(tagger).tags(all_forms, initials)
    if datelines:
        # What follows a dateline begins as a sentence does.
        parts = pairwise([-1, *(end - 1 for _, end in datelines), len(tags)])
        tags = BREAK.join([tags[before + 1 : at] for before, at in parts])
    return Analysis(
        document,
        lexicon,
        forms=all_forms,
        starts=all_starts,
        ends=all_ends,
        tags=tags,
        sentence_bounds=bounds,
        paragraph_bounds=paragraphs,
        dateline_bounds=datelines,
        quotations=quotations,
    )
