"""Any text gives an Extraction, and any input of the command a result or one clear line."""

from __future__ import annotations

import gc
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack import extract, extract_many
from claimtrack.text import analyse

ROOT = Path(__file__).parent.parent

# ------------------------------------------------------------------------ texts

#: Pieces out of which a text has the marks and words that rules look at, in any order.
PIECES = st.sampled_from(
    [
        *(
            '"',
            "\u201c",
            "\u201d",
            "'",
            "\u2018",
            "\u2019",
            "\u201e",
            "\u00ab",
            "\u00bb",
            "``",
            "''",
        ),
        *("\n", "\n\n", "\r\n", "\t", "\u2028", "\u00a0", "\x00", "\ud800", "\ufeff", "\u0301"),
        *("said", "will", "would", "that", "not", "if", "according to", "he", "Ann Ortiz", "U.S."),
        *("by the end of", "next", "May", "2022", "3", "percent", "early", "within", "soon", "Q1"),
        *(",", ".", "...", ":", ";", "-", "\u2014", "(", ")", "?", "!", "%", "$", "@", "#", "&"),
        *("talks", "NATO", "Russia", "the", "meet", "in", "and", "who", "to", "it", "Mayor"),
    ]
)
RAGGED = st.lists(PIECES | st.text(max_size=4), max_size=60).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda blank: blank.join(pieces))
)
ANY_TEXT = st.text() | RAGGED


def spans_of(found: ct.Extraction) -> Iterator[ct.Span]:
    for attribution in found.attributions:
        yield from (*attribution.source, *attribution.cue, *attribution.content)
    for time in found.times:
        yield time.span
    for claim in found:
        for mention in claim.mentions:
            yield from mention.spans
        if claim.prediction is not None:
            for span in (claim.prediction.span, claim.prediction.certainty.span):
                if span is not None:
                    yield span


def assert_sound(found: ct.Extraction, text: str) -> None:
    assert found.document.text == text
    for span in spans_of(found):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()
    for claim in found:
        window = claim.prediction.window if claim.prediction else ct.Window()
        assert not (window.earliest and window.latest and window.earliest > window.latest)
    found._repr_html_()


@given(ANY_TEXT)
@settings(max_examples=150)
@example('"')
@example("\ud800 said \udfff")
@example("\x00")
@example('"a" said "b" said "c"')
@example("He said he said he said he said.")
def test_extraction_is_total(text: str) -> None:
    assert_sound(extract(text, published="2021-12-22"), text)


#: Texts that no article should be, each in one way.
ODD = {
    "NULs between words": "He\0 said\0 that\0 talks will\0 begin in\0 May 2022.",
    "lone surrogates": "\ud800 said \udfff will rise by next May, Ann Ortiz \udc80 said.",
    "right-to-left marks": "\u200fHe\u200f said\u200f \u202ethat talks will end\u202c in May\u200e.",
    "isolates": "\u2067Ann Ortiz said\u2069 \u2066taxes will rise in 2022\u2069.",
    "right-to-left words": "\u05d0\u05de\u05e8 he said \u05e9\u05dc\u05d5\u05dd will begin in 2022.",
    "joiners": "He\u200d\u200b said \ufeffthat the\u00ad school will\u2060 open.",
    "emoji": "\U0001f469\u200d\U0001f467 said \U0001f600 will rise in 2022 \U0001f1fa\U0001f1f3.",
    "combining marks": "sa\u0301id he wil\u0308l go next Fri\u0301day",
    "other digits": "in \u0662\u0660\u0662\u0662, by \uff12\uff10\uff12\uff12, within \u0663 weeks, \u00b2022",
    "private and last characters": "\ue000 said \U0010ffff will end in May.",
    "line ends of all kinds": "He said\u2028that\u2029talks\x85will\x0bbegin\rin\r\nMay\x1c2022",
    "marks that never close": 'He said \u201ctalks will begin. She said "they \u2018will end, \u00abhe said',
    "marks that never open": "talks will begin,\u201d he said. it will end\u2019 she said\u00bb",
    "days that are none": "in 0000, by 10000, on 31 February 2022, 00/00/0000, at 99:99, 2022-13-45",
    "spans without end": f"within {'9' * 40} days, in {'9' * 9} years, {'9' * 9} weeks ago, by 9999",
    "the ends of the calendar": "by the next decade, last century, in the year 1, 9999-12-31, since 1 BC",
}
DAYS = ("0001-01-01", "2021-12-22", "9999-12-31", None)


def assert_total(text: str, published: str | None) -> None:
    """Each stage alone gives a result that is in order, and `explain` tells of each attribution."""
    document = ct.Document(text, published=published)
    end = 0
    for time in ct.find_times(document):
        assert end <= time.span.start < time.span.end <= len(text)
        end = time.span.end
    ct.find_window(document)
    for event in ct.find_events(document):
        assert event.type
    for attribution in ct.find_attributions(document):
        why = ct.explain(document, attribution)
        assert why.rule == attribution.rule
        assert why.finds is not None
        assert all(token.span.of(text) == token.text for token in why.tokens)
        assert str(why).startswith(f"{why.rule}: ")


@pytest.mark.parametrize("published", DAYS)
@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_every_stage_reads_odd_texts(text: str, published: str | None) -> None:
    assert_total(text, published)
    assert_sound(extract(text, published=published), text)


@given(ANY_TEXT)
@settings(max_examples=60)
def test_every_stage_alone_is_total(text: str) -> None:
    assert_total(text, "2021-12-22")
    extract(text)  # without a date


def test_one_line_of_a_megabyte() -> None:
    sentence = (
        "The mayor, who came back to the harbour, said that the boats would sail in May 2022. "
    )
    number = 1_000_000 // len(sentence) + 1
    text = sentence * number
    assert len(ct.find_times(text, published="2021-12-22")) == number
    found = ct.find_attributions(text)
    assert len(found) == number
    assert ct.explain(text, found[-1]).entry == "reporting_verbs: say"


@given(ANY_TEXT)
@settings(max_examples=100)
def test_tokens_and_sentences_slice_back(text: str) -> None:
    found = analyse(text)
    ends = [0]
    for token in found.tokens:
        assert ends[-1] <= token.span.start < token.span.end
        ends.append(token.span.end)
    assert ends[-1] <= len(text)
    # Nothing but blanks and characters that show nothing is left out between the tokens.
    for sentence in found.sentences:
        assert sentence.of(text).strip()
    for piece in (*found.noun_phrases, *found.verb_groups):
        assert piece.span.contains(piece.head)


@given(RAGGED)
@settings(max_examples=30)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    assert extract(text, published="2021-12-22") == extract(text, published="2021-12-22")


LONG = 100_000
ARTICLE = (ROOT / "docs" / "examples" / "announcements.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("a", id="one word"),
        pytest.param("word ", id="words"),
        pytest.param(" ".join(ARTICLE.split()) + " ", id="an article"),
        pytest.param('"', id="quotation marks"),
        pytest.param("\u201c", id="opening marks"),
        pytest.param("said ", id="cues"),
        pytest.param("1", id="digits"),
        pytest.param("Ann ", id="names"),
        pytest.param(", ", id="commas"),
        pytest.param("\x00", id="NULs"),
        pytest.param("\u0301", id="combining marks"),
        pytest.param("will will not ", id="auxiliaries"),
    ],
)
def test_a_long_line(piece: str) -> None:
    text = (piece * (LONG // len(piece) + 1))[:LONG]
    found = extract(text, published="2021-12-22")
    for span in spans_of(found):
        assert span.end <= LONG


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\ufeff", "\x00\x01", "..."])
def test_nothing_is_found_in_nothing(text: str) -> None:
    found = extract(text, published="2021-12-22")
    assert (len(found), found.attributions, found.times, found.events) == (0, (), (), ())


@pytest.mark.parametrize("document", [None, b"bytes", 3, ["a list"]])
def test_what_is_no_text_is_an_error(document: object) -> None:
    with pytest.raises(ct.ClaimtrackError, match="document: must be a Document or a str"):
        extract(document)  # type: ignore[arg-type]


# ------------------------------------------------------------------------ an Extraction


def test_the_table_for_notebooks_escapes_what_the_article_says() -> None:
    text = "Taxes <script>alert(1)</script> & tolls will rise in May 2022, Ann Ortiz said."
    found = extract(text, published="2022-01-05")
    table = found._repr_html_()
    assert len(found) > 0
    assert "<script" not in table
    assert "&amp;" in table
    assert table.count("<tr>") == len(found) + 1


def test_what_an_extraction_is_like() -> None:
    found = extract(ARTICLE, published="2021-12-22")
    assert list(found) == list(found.claims)
    assert len(found) == len(found.claims)
    assert [c for c in found if c.prediction] == list(found.predictions)


# ------------------------------------------------------------------------ many documents


def articles(count: int) -> Iterator[ct.Document]:
    for number in range(count):
        yield ct.Document(
            f"The city will open bridge {number} in May, Mayor Ann Ortiz said.",
            published="2022-01-05",
        )


@pytest.mark.parametrize("workers", [1, 2])
def test_many_come_in_order(workers: int) -> None:
    found = extract_many(articles(50), workers=workers)
    assert [extraction.document for extraction in found] == list(articles(50))


def test_workers_find_the_same() -> None:
    assert list(extract_many(articles(3), workers=2)) == [extract(a) for a in articles(3)]


def test_documents_are_taken_as_they_are_needed() -> None:
    taken = []

    def watched() -> Iterator[ct.Document]:
        for article in articles(100):
            taken.append(article)
            yield article

    found = extract_many(watched())
    next(found)
    assert len(taken) == 1


@pytest.mark.parametrize("workers", [0, -1, 1.5, "2"])
def test_wrong_workers(workers: object) -> None:
    with pytest.raises(ct.ClaimtrackError, match="workers: must be an integer of at least 1"):
        extract_many([], workers=workers)  # type: ignore[arg-type]


def test_memory_is_flat_over_many_documents() -> None:
    def kept_after(count: int) -> int:
        for number in range(count):
            extract(f"{ARTICLE}\n{number}", published="2021-12-22")
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        kept_after(10)
        before, after = kept_after(10), kept_after(60)
    finally:
        tracemalloc.stop()
    # Memos of words may still fill a little; one article kept each time would be megabytes.
    assert after - before < 300_000


# ------------------------------------------------------------------------ the command


def claimtrack(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "claimtrack", *arguments],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )


def assert_clear(run: subprocess.CompletedProcess[bytes], status: int) -> None:
    message = run.stderr.decode()
    assert run.returncode == status, message
    assert "Traceback" not in message
    assert all(line.startswith("claimtrack: ") for line in message.splitlines())


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_what_is_no_file_is_one_clear_line(name: str) -> None:
    run = claimtrack("extract", name, "--published", "2022-01-05")
    assert_clear(run, 2)
    assert run.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "stdin",
    [
        pytest.param(b"garbage", id="no sentence"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"Talks will\x00 begin in May, Ann Ortiz said.", id="NUL"),
        pytest.param(b"\xed\xa0\x80 Taxes will rise, she said.", id="lone surrogate"),
        pytest.param(b"\xff\xfe\x00", id="no UTF-8"),
        pytest.param("\ufeffTaxes will rise, she said.".encode(), id="byte order mark"),
        pytest.param(b"\x1b[2J\x07 will rise, Ann Ortiz said.", id="control characters"),
    ],
)
def test_any_bytes_are_read(stdin: bytes) -> None:
    run = claimtrack("extract", "-", "--published", "2022-01-05", stdin=stdin)
    assert_clear(run, 0)
    assert b"\x1b" not in run.stdout


def test_the_ledger_keeps_any_text(tmp_path: Path) -> None:
    stdin = b"Talks will\x00 begin \xed\xa0\x80 in May, Ann Ortiz said."
    ledger = str(tmp_path / "l.db")
    run = claimtrack(
        *("extract", "-", "--published", "2022-01-05", "--ledger", ledger), stdin=stdin
    )
    assert_clear(run, 0)
    assert_clear(claimtrack("due", ledger, "--as-of", "2023-01-01"), 0)
