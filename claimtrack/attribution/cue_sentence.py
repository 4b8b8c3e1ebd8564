"""CueSentence: the sentence that a verb cue stands in, and whose words it gives."""

from __future__ import annotations

from claimtrack.attribution.found import Found, Range
from claimtrack.attribution.frames import frames
from claimtrack.attribution.reading import Reading
from claimtrack.attribution.sources import Subject, subject_before, subject_of_clause, tokens_of

__all__ = ["CueSentence"]

_SPEAKING = frozenset(("say", "ask", "promise", "call", "oppose", "praise", "accuse", "think"))
_FARTHEST = 60  # chunks into a sentence within which its main clause begins
_WITH = frozenset(("with", "without", "about", "including", "after"))


class CueSentence:
    """The chunks from `start` up to `end`, and what their cues have given so far.

    `main` is the subject whose words the sentence gives, `held` how far the
    content reaches that they introduce.
    """

    def __init__(self, reading: Reading, chunk: int) -> None:
        self.reading = reading
        self.code = reading.code
        self.start, self.end = reading.sentence_start(chunk), reading.sentence_end(chunk)
        self.main: Subject | None = None
        self.held = -1

    def hold(self, chunk: int, subject: Subject | None, stop: int) -> None:
        """Remember whose words these are, unless they stand inside somebody's already."""
        if subject is not None and chunk >= self.held:
            self.main, self.held = subject, stop

    def subject(self, chunk: int) -> Subject | None:
        """The subject of a verb: its own, or that of the verb it is joined to or hangs on."""
        if self.code[chunk] in "FQ":
            subject = subject_before(self.reading, chunk, self.start)
            if subject is not None:
                return subject
        return self._shared_subject(chunk) or self._main_subject(chunk)

    def _main_subject(self, chunk: int) -> Subject | None:
        """ "Saying that ..., [Lee] left": the subject of the clause that a participle opens."""
        if self.code[chunk] != "G" or chunk != self.start or self.code[chunk + 1] in "2iof":
            return None  # Responding to a claim that ..., Lee left.
        match = frames()["main clause"].search(self.code, chunk, min(self.end, chunk + _FARTHEST))
        return match.span("subject") if match else None

    def _shared_subject(self, chunk: int) -> Subject | None:
        """The subject of the verb that this one is joined to or depends on."""
        code, reading = self.code, self.reading
        before = code[chunk - 1 : chunk]
        if code[chunk] == "G" and before in ("N", "P", "A"):
            at = chunk - 1
            while at > self.start and code[at] == "A":
                at -= 1
            while at - 2 > self.start and code[at - 1] == "o" and code[at - 2] in "NP":
                at -= 2
            if reading.form(at - 1) in _WITH:
                return at, chunk  # with [polls] showing
        if code[chunk] == "I" and before in ("N", "P") and self._controls(chunk - 1):
            return chunk - 1, chunk
        near, verb = self._nearest(chunk)
        if self.main is not None and (near is None or verb < self.held):
            return self.main
        return near

    def _controls(self, chunk: int) -> bool:
        """for [Lee] to say, asked [Lee] to say; but Lee used the day to say"""
        verb = self.code[chunk - 1 : chunk]
        if verb == "f" or (verb == "F" and self.code[chunk] == "P"):
            return True
        cue = self.reading.cues.get(chunk - 1)
        return cue is not None and "to" in cue.takes

    def _nearest(self, chunk: int) -> tuple[Subject | None, int]:
        """The subject of the finite verb that a chunk hangs on, and that verb.

        What is set off by a comma hangs on no clause within the sentence.
        """
        set_off = self.code[chunk] == "G" and self.code[chunk - 1] in ",-"
        found = subject_of_clause(self.reading, chunk, self.start, main=set_off)
        return (None, -1) if found is None else found

    def embedding(self, chunk: int, subject: Subject | None) -> str:
        """What sort of clause a cue stands in, as `end_of_clause` wants to know."""
        code = self.code
        if not code[self.start : chunk].strip("risR"):
            return "s"  # Asked whether she would run, Lee left.
        if subject is None:
            return ""
        if code[subject[0]] == "w":
            return "-" if code[subject[0] - 1 : subject[0]] == "-" else "w"
        return "s" if code[subject[0] - 1 : subject[0]] in ("s", "R", "k") else ""

    def found(
        self, rule: str, subject: Subject | None, cue: Range, content: list[Range | None]
    ) -> Found | None:
        """An attribution, by chunks, or None without a content."""
        reading = self.reading
        kind = reading.cues[cue[0]].kind
        pieces = [piece for piece in content if piece is not None]
        if not pieces:
            return None
        first, end = reading.tokens(*cue)
        source = tokens_of(reading, subject) if subject is not None else None
        return Found(
            rule,
            source=source,
            cue=(first, end),
            content=pieces,
            speaks=kind in _SPEAKING,
            kind=kind,
        )
