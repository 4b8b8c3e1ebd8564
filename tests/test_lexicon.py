"""Word lists and tables, a user's own on top of them, and the grammar over word classes.

`CLAIMTRACK_FIX=1 python -m pytest tests/test_lexicon.py` sorts and formats the data files.
"""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.errors import InvalidValue, LexiconError
from claimtrack.lexicon import Grammar
from claimtrack.lexicon.grammar import shape_of

DATA = Path(__file__).parent.parent / "claimtrack" / "data" / "en"
FILES = sorted(path for path in DATA.iterdir() if path.suffix in (".txt", ".csv"))

#: Tables whose entries are tried from the first to the last, so that their order says something.
ORDERED = {"times_patterns"}

#: Tables with several rows of one key: they are told apart by the whole row.
SEVERAL_ROWS_A_KEY = {
    "event_verbs",
    "nouns_irregular",
    "times_joints",
    "times_neighbours",
    "times_patterns",
    "times_words",
}


def formatted(file: Path) -> str:
    """What the file is to look like: sorted, one form of quoting, a line break at the end."""
    text = file.read_text("utf-8")
    if file.suffix == ".txt":
        return "".join(f"{word}\n" for word in sorted(set(text.split("\n")) - {""}))
    header, *rows = csv.reader(io.StringIO(text))
    if file.stem not in ORDERED:
        rows = sorted(rows)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_data_files_are_sorted_and_formatted(file: Path) -> None:
    wanted = formatted(file)
    if os.environ.get("CLAIMTRACK_FIX"):
        file.write_text(wanted, "utf-8", newline="\n")
    assert file.read_bytes() == wanted.encode()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_entries_are_there_once(file: Path) -> None:
    if file.suffix == ".txt":
        keys = file.read_text("utf-8").splitlines()
    else:
        header, *rows = csv.reader(file.read_text("utf-8").splitlines())
        assert {len(row) for row in rows} == {len(header)}
        several = file.stem in SEVERAL_ROWS_A_KEY
        keys = ["\t".join(row) if several else row[0] for row in rows]
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_every_table_can_be_read() -> None:
    lexicon = ct.Lexicon.load("en")
    assert {file.stem for file in DATA.iterdir()} == set(lexicon.tables())
    for file in FILES:
        assert lexicon.words(file.stem) if file.suffix == ".txt" else lexicon.rows(file.stem)


def test_a_lexicon_is_loaded_once() -> None:
    assert ct.Lexicon.load() is ct.Lexicon.load("en")
    with pytest.raises(InvalidValue, match=r"language: must be one of .*'en'.*got 'tlh'"):
        ct.Lexicon.load("tlh")


# ------------------------------------------------------------------------ a user's own entries


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "mine.toml"


def test_entries_are_added(mine: Path) -> None:
    mine.write_text('nouns = ["blockmayor"]\n[[reporting_nouns]]\nword = "vlog"\ntakes = "that"\n')
    own = ct.Lexicon.load()
    lexicon = own.extended(mine)
    assert lexicon.words("nouns") == own.words("nouns") | {"blockmayor"}
    *before, last = lexicon.rows("reporting_nouns")
    assert last["word"] == "vlog"
    assert last["yes"] == ""  # what an entry leaves out is empty, as in our own files
    assert tuple(before) == own.rows("reporting_nouns")
    assert lexicon.rows("titles") == own.rows("titles")


def test_entries_replace_ours_of_the_same_key(mine: Path) -> None:
    mine.write_text('[[certainty]]\nphrase = "certainly"\nlevel = "probable"\nlow = "0.6"\n')
    own = ct.Lexicon.load()
    rows = own.extended(str(mine)).rows("certainty")
    assert [row["level"] for row in rows if row["phrase"] == "certainly"] == ["probable"]
    assert len(rows) == len(own.rows("certainty"))
    assert [row["level"] for row in own.rows("certainty") if row["phrase"] == "certainly"] == [
        "certain"
    ]


def test_later_files_lie_on_top(tmp_path: Path) -> None:
    for name, level in (("a", "probable"), ("b", "possible")):
        text = f'[[certainty]]\nphrase = "certainly"\nlevel = "{level}"\n'
        (tmp_path / f"{name}.toml").write_text(text)
    both = ct.Lexicon.load().extended(tmp_path / "a.toml", tmp_path / "b.toml")
    one_by_one = ct.Lexicon.load().extended(tmp_path / "a.toml").extended(tmp_path / "b.toml")
    for lexicon in (both, one_by_one):
        last = [row for row in lexicon.rows("certainty") if row["phrase"] == "certainly"][-1]
        assert last["level"] == "possible"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        # the file is no TOML
        ("nouns = [", "mine.toml: "),
        # a table that there is none of
        ('nuons = ["x"]', "mine.toml: no table 'nuons'; there are .*'nouns'"),
        # a table where a list of entries is due: [x] for [[x]]
        ("[certainty]\nphrase = 'x'", r"mine.toml: 'certainty' must be a list .*\[\[certainty\]\]"),
        ("nouns = 'x'", "mine.toml: 'nouns' must be a list"),
        # an entry without the field that names it
        ("[[certainty]]\nlevel = 'certain'", "mine.toml: certainty: .*needs the field 'phrase'"),
        # a field that there is none of
        (
            "[[certainty]]\nphrase = 'x'\nlow_ = '1'",
            r"mine.toml: certainty: 'x' has unknown fields \['low_'\]; there are ",
        ),
        # a row in a list of words, and a word in a table of rows
        ("[[nouns]]\nword = 'x'", "mine.toml: nouns: .*must be text"),
        ("certainty = ['x']", "mine.toml: certainty: 'x' needs the field 'phrase'"),
    ],
)
def test_errors_name_file_table_and_entry(mine: Path, text: str, message: str) -> None:
    mine.write_text(text)
    with pytest.raises(LexiconError, match=message):
        ct.Lexicon.load().extended(mine)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(None, id="missing"),
        pytest.param(b"nouns = ['\xff']", id="no UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(mine: Path, content: bytes | None) -> None:
    if content is not None:
        mine.write_bytes(content)
    with pytest.raises(LexiconError, match=r"mine\.toml"):
        ct.Lexicon.load().extended(mine)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="directory"):
        ct.Lexicon.load().extended(tmp_path)


def test_our_own_lexicon_stays_as_it_was(mine: Path) -> None:
    mine.write_text("nouns = ['blockmayor']")
    ct.Lexicon.load().extended(mine)
    assert "blockmayor" not in ct.Lexicon.load().words("nouns")


def test_a_wrong_table_is_named() -> None:
    with pytest.raises(LexiconError, match="no table 'nuons'"):
        ct.Lexicon.load().words("nuons")
    with pytest.raises(LexiconError, match="no table 'nuons'"):
        ct.Lexicon.load().rows("nuons")


def test_what_is_built_of_a_lexicon_is_built_once(mine: Path) -> None:
    built = []

    def build(lexicon: ct.Lexicon) -> int:
        built.append(lexicon)
        return len(lexicon.words("nouns"))

    mine.write_text("nouns = ['blockmayor']")
    lexicon = ct.Lexicon.load().extended(mine)
    assert lexicon.built(build) == lexicon.built(build) == len(ct.Lexicon.load().words("nouns")) + 1
    assert built == [lexicon]


# ------------------------------------------------------------------------ the grammar

CLASSES = {"UNIT": ["day", "days", "week"], "WEEKDAY": ["monday", "friday"], "SHORT": ["day"]}

#: pattern, words, the words that it matches first (None: nowhere)
PATTERNS = [
    # words of the pattern itself, in either case
    ("within DIGIT UNIT", "They meet Within 3 days", "Within 3 days"),
    ("within DIGIT UNIT", "They meet within three days", None),
    # a word in two classes is found by each
    ("SHORT", "in a week or day", "day"),
    # alternatives, groups, and what may be missing
    ("(on|by) (next|last)? WEEKDAY", "by last Friday", "by last Friday"),
    ("(on|by) (next|last)? WEEKDAY", "by Friday", "by Friday"),
    # repeats, with bounds
    ("DIGIT{2,3}", "1 2 3 4", "1 2 3"),
    ("DIGIT{2}", "1 x 2", None),
    ("DIGIT+ UNIT", "1 2 3 days", "1 2 3 days"),
    ("a LOWER* UNIT", "a very long cold week", "a very long cold week"),
    # no word of a class, and any word
    ("!WEEKDAY UNIT", "Monday day", None),
    ("!WEEKDAY UNIT", "every day", "every day"),
    (". UNIT", "? day", "? day"),
    # shapes
    ("UPPER CAPITAL LOWER MARK", "the UN Council met .", "UN Council met ."),
    # a mark in a pattern is the mark
    ("(|-) DIGIT", "- 3", "- 3"),
]


@pytest.mark.parametrize(("pattern", "text", "wanted"), PATTERNS)
def test_patterns(pattern: str, text: str, wanted: str | None) -> None:
    grammar = Grammar(CLASSES, {"p": pattern})
    forms = text.split()
    match = grammar["p"].search(grammar.encode(forms))
    assert (match and " ".join(forms[match.start() : match.end()])) == wanted


def test_no_pattern_runs_over_the_end_of_a_sentence() -> None:
    grammar = Grammar(CLASSES, {"any": "a . . UNIT", "not": "a !WEEKDAY+ UNIT", "end": "a BREAK"})
    code = grammar.encode(["a", "\n", "x", "day"])
    assert not grammar["any"].search(code)
    assert not grammar["not"].search(code)
    assert grammar["end"].search(code)


def test_named_groups() -> None:
    grammar = Grammar(CLASSES, {"p": "<n>(DIGIT) (to <m>(DIGIT))? <unit>(UNIT)"})
    match = grammar["p"].search(grammar.encode(["in", "2", "to", "3", "days"]))
    assert match is not None
    assert (match.span("n"), match.span("m"), match.span("unit")) == ((1, 2), (3, 4), (4, 5))


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("DIGIT UNITS", "pattern 'p': no word class 'UNITS'"),
        ("(DIGIT UNIT", "pattern 'p': "),
        ("DIGIT)", "pattern 'p': "),
        ("* DIGIT", "pattern 'p': "),
        ("<n>(DIGIT) <n>(UNIT)", "pattern 'p': .*redefinition"),
        ("DIGIT{3,2}", "pattern 'p': "),
        ("DIGIT{", "pattern 'p': cannot read"),
    ],
)
def test_a_wrong_pattern_is_named(pattern: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        Grammar(CLASSES, {"p": pattern})["p"]


def test_further_shapes() -> None:
    grammar = Grammar(
        CLASSES,
        {"p": "YEAR UNIT"},
        shapes=lambda form: ["YEAR"] if len(form) == 4 and form.isdigit() else [],
        more_shapes=["YEAR"],
    )
    assert grammar["p"].search(grammar.encode(["2022", "week"]))
    assert not grammar["p"].search(grammar.encode(["22", "week"]))


forms = st.lists(st.text(max_size=8) | st.sampled_from([*CLASSES["UNIT"], "Monday", "\n", ""]))


@given(forms)
def test_one_character_a_token(words: list[str]) -> None:
    grammar = Grammar(CLASSES, {"p": "within DIGIT UNIT"})
    code = grammar.encode(words)
    assert len(code) == len(words)
    assert code == "".join(grammar.encode([word]) for word in words)


@given(st.text(max_size=8))
def test_every_form_has_a_shape_that_its_character_says(form: str) -> None:
    grammar = Grammar(CLASSES, {})
    assert grammar.encode([form]) in grammar.characters(shape_of(form))
