"""The command: from an article to a score, and one clear line for every mistake."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys

import attrs
import pytest

from claimtrack import (
    Attribution,
    Claim,
    Entity,
    Event,
    JudgedClaim,
    Ledger,
    Mention,
    PredictedEvent,
    Span,
    Speaker,
    Verdict,
    Window,
)
from claimtrack.cli import main
from claimtrack.interchange import read_jsonl
from claimtrack.report import claim_text, scorecard_text, verdict_text
from claimtrack.scoring import score

ARTICLE = (
    "Russia and the United States will hold talks in May 2022, Foreign Minister Ann Ortiz said."
)
EVENTS = (
    "type,actors,recipients,date,source,text\n"
    "CONSULT,Russia (RUS),United States (USA),2022-05-12,wire,They met in Geneva\n"
)


def claim(text: str = "talks will be held in May", *, speaker: str = "Ann Ortiz") -> Claim:
    event = Event("CONSULT", [Entity("Russia", "RUS")], [Entity("United States", "USA")])
    return Claim(
        text,
        kind="prediction",
        speaker=Speaker(speaker),
        said_on="2022-01-05",
        prediction=PredictedEvent(event, window=Window("2022-05-01", "2022-05-31")),
    )


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "claims.db"
    with Ledger(path) as ledger:
        ledger.add([claim(), claim("there will be talks", speaker="Bo Lee")])
    return str(path)


@pytest.fixture
def events(tmp_path):
    path = tmp_path / "events.csv"
    path.write_text(EVENTS, encoding="utf-8")
    return str(path)


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    status = main(list(arguments))
    shown = capsys.readouterr()
    return status, shown.out, shown.err


# -------------------------------------------------------------------- the whole way


def test_from_article_to_score(capsys, tmp_path, article, events):
    database = str(tmp_path / "claims.db")
    status, out, err = run(
        capsys, "extract", article, "--published", "2022-01-05", "--ledger", database
    )
    assert status == 0
    assert "Ann Ortiz" in out
    assert "2022-05-01 to 2022-05-31" in out
    assert err == f"claimtrack: note: 1 new claim in {database}\n"

    status, out, err = run(capsys, "due", database, "--as-of", "2022-06-01")
    assert (status, err) == (0, "")
    assert "Ann Ortiz" in out

    status, out, err = run(
        capsys, "check", database, events, "--as-of", "2022-06-01", "--coverage", "2022-01-01",
        "2022-06-01",
    )  # fmt: skip
    assert (status, err) == (0, "")
    assert "CAME TRUE (2022-05-12) as of 2022-06-01" in out
    assert "They met in Geneva" in out
    assert out.endswith("1 verdict: 1 came true\n")

    assert run(capsys, "due", database, "--as-of", "2022-06-01")[:2] == (0, "")
    status, out, _ = run(capsys, "score", database, "--by", "speaker")
    assert status == 0
    assert out.splitlines()[1].split()[:5] == ["Ann", "Ortiz", "1", "1", "1.000"]


def test_formats(capsys, article):
    options = ("extract", article, "--published", "2022-01-05", "--format")
    _, lines, _ = run(capsys, *options, "jsonl")
    [found] = read_jsonl(io.StringIO(lines), record="Claim")
    assert found.prediction.window.edtf == "2022-05"
    _, table, _ = run(capsys, *options, "csv")
    [row] = csv.DictReader(io.StringIO(table))
    assert (row["id"], row["latest"]) == (found.id, "2022-05-31")


def test_check_as_json_lines(capsys, database, events):
    status, out, _ = run(
        capsys, "check", database, events, "--as-of", "2022-06-01", "--format", "jsonl"
    )
    assert status == 0
    assert [json.loads(line)["outcome"] for line in out.splitlines()] == ["came_true"] * 2


def test_an_article_of_a_publisher(capsys, tmp_path, article):
    database = str(tmp_path / "claims.db")
    status, _, _ = run(
        capsys, "extract", article, "--published", "2022-01-05", "--ledger", database,
        "--publisher", "The Gazette", "--title", "Talks in May", "--url", "https://example.org/1",
    )  # fmt: skip
    assert status == 0
    with Ledger(database) as ledger:
        [document] = ledger.documents()
        [said] = ledger.claims()
        ledger.record(Verdict(said.id, "came_true", "2022-06-01", by="desk"))
    assert (document.publisher, document.title) == ("The Gazette", "Talks in May")
    assert document.url == "https://example.org/1"
    _, out, _ = run(capsys, "score", database, "--by", "publisher")
    assert out.splitlines()[1].split()[:3] == ["The", "Gazette", "1"]


@pytest.mark.parametrize(
    ("filters", "speakers"),
    [
        ((), ["Ann Ortiz", "Bo Lee"]),
        (("--speaker", "Bo Lee"), ["Bo Lee"]),
        (("--target", "Russia"), []),
        (("--type", "CONSULT"), ["Ann Ortiz", "Bo Lee"]),
        (("--type", "AID"), []),
    ],
)
def test_filters(capsys, database, filters, speakers):
    status, out, err = run(
        capsys, "due", database, "--as-of", "2022-06-01", *filters, "--format", "csv"
    )
    assert (status, err) == (0, "")
    assert sorted(row["speaker"] for row in csv.DictReader(io.StringIO(out))) == speakers
    status, out, err = run(
        capsys, "check", database, os.devnull, "--table", "gdelt", "--as-of", "2022-06-01",
        "--coverage", "2022-01-01", "2022-06-01", *filters, "--format", "csv",
    )  # fmt: skip
    assert (status, err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert sorted((row["speaker"], row["outcome"]) for row in rows) == [
        (name, "did_not_happen") for name in speakers
    ]
    # What was checked is what is kept.
    status, kept, _ = run(capsys, "verdicts", database, "--format", "csv")
    assert (status, kept) == (0, out)


def test_verdicts_in_each_format(capsys, database, events):
    assert run(capsys, "verdicts", database) == (0, "", "")
    run(capsys, "check", database, events, "--as-of", "2022-06-01")
    _, out, _ = run(capsys, "verdicts", database)
    assert out.count("CAME TRUE (2022-05-12) as of 2022-06-01") == 2
    _, out, _ = run(capsys, "verdicts", database, "--format", "jsonl")
    with Ledger(database) as ledger:
        assert tuple(read_jsonl(io.StringIO(out))) == ledger.verdicts()


ICEWS = (
    "Event ID\tEvent Date\tSource Name\tSource Country\tCAMEO Code\tTarget Name\tTarget Country\n"
    "7\t2022-05-12\tRussia\tRussian Federation\t042\tUnited States\tUnited States\n"
)
POLECAT = (
    "Event ID\tEvent Date\tEvent Type\tActor Name\tActor Country\tRecipient Name\tRecipient Country\n"
    "P7\t2022-05-12\tCONSULT\tRussia\tRUS\tUnited States\tUSA\n"
)


def gdelt() -> str:
    cells = dict.fromkeys(range(61), "") | {1: "20220512", 6: "RUSSIA", 7: "RUS", 26: "042"}
    cells |= {16: "UNITED STATES", 17: "USA", 60: "https://example.org/7"}
    return "\t".join(cells[n] for n in range(61)) + "\n"


@pytest.mark.parametrize(
    ("table", "rows", "source"),
    [
        ("icews", ICEWS, "7"),
        ("polecat", POLECAT, "P7"),
        ("gdelt", gdelt(), "https://example.org/7"),
        ("csv", EVENTS, "wire"),
    ],
)
@pytest.mark.parametrize("stdin", [False, True])
def test_tables_of_events(capsys, monkeypatch, tmp_path, database, table, rows, source, stdin):
    path = tmp_path / "rows"
    path.write_text(rows, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(rows.encode())))
    status, out, err = run(
        capsys, "check", database, "-" if stdin else str(path), "--table", table,
        "--as-of", "2022-06-01", "--format", "csv",
    )  # fmt: skip
    assert (status, err) == (0, "")
    found = list(csv.DictReader(io.StringIO(out)))
    assert [(r["outcome"], r["occurred_latest"], r["evidence"]) for r in found] == [
        ("came_true", "2022-05-12", source)
    ] * 2


@pytest.mark.parametrize(
    ("table", "rows", "problem"),
    [
        (
            "icews",
            ICEWS.encode()
            + b"8\tsoon\tRussia\t\t042\tChad\t\n9\t2022-05-12\t\xff\t\t042\tChad\t\n",
            "line 3: column 'Event Date': must be a day such as 2022-01-31, got 'soon'",
        ),
        (
            "csv",
            EVENTS.encode()
            + b"CONSULT,Russia,Chad,soon,wire,\nCONSULT,\xff,Chad,2022-05-12,wire,\n",
            "line 3: column 'date': must be a date such as '2022-01-31', got 'soon'",
        ),
    ],
)
@pytest.mark.parametrize("stdin", [False, True])
def test_malformed_rows(capsys, monkeypatch, tmp_path, database, table, rows, problem, stdin):
    path = tmp_path / "rows"
    path.write_bytes(rows)
    options = (
        "check", database, "-" if stdin else str(path), "--table", table, "--as-of", "2022-06-01"
    )  # fmt: skip
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(rows)))
    status, out, err = run(capsys, *options)
    assert (status, out) == (2, "")
    assert err.endswith(f"{problem}\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(rows)))
    status, out, err = run(capsys, *options, "--skip-malformed")
    assert status == 0
    assert out.endswith("2 verdicts: 2 came true\n")
    assert err.startswith("claimtrack: note: 2 rows passed over, the first at ")
    assert err.endswith(f"{problem}\n")


def test_a_type_that_looks_misspelt_gets_a_note(capsys, tmp_path, database):
    path = tmp_path / "events.csv"
    path.write_text("type,date\nCONSLT,2022-05-12\nREGATTA,2022-05-12\n")
    status, _, err = run(
        capsys, "check", database, str(path), "--as-of", "2022-06-01", "--type", "CONSULTS"
    )
    assert status == 0
    assert err.splitlines() == [
        f"claimtrack: note: {path}, line 2: type 'CONSLT' is new; did you mean 'CONSULT'?",
        "claimtrack: note: type: no claim that waits has 'CONSULTS'; did you mean 'CONSULT'?",
    ]


def test_merge(capsys, tmp_path, database):
    others = []
    for number in range(2):
        others.append(str(tmp_path / f"other{number}.db"))
        with Ledger(others[-1]) as ledger:
            new = claim(f"talks number {number}")
            ledger.add([claim(), new])
            ledger.record(Verdict(new.id, "came_true", "2022-06-01", by="desk"))
    note = f"new claims in {database}\n"
    assert run(capsys, "merge", database, *others) == (0, "", f"claimtrack: note: 2 {note}")
    # Once more, and with itself, changes nothing.
    again = ("merge", database, *others, database)
    assert run(capsys, *again) == (0, "", f"claimtrack: note: 0 {note}")
    with Ledger(database) as ledger:
        assert len(ledger.claims()) == 4
        assert [judged.by for judged in ledger.verdicts()] == ["desk", "desk"]


def test_a_merge_that_fails_adds_nothing(capsys, tmp_path, database):
    other = str(tmp_path / "other.db")
    with Ledger(other) as ledger:
        ledger.add([claim("talks number 7")])
    status, out, err = run(capsys, "merge", database, other, "nowhere.db")
    assert (status, out, err) == (2, "", "claimtrack: nowhere.db: no such file\n")
    with Ledger(database) as ledger:
        assert len(ledger.claims()) == 2


def test_verify(capsys, database):
    assert run(capsys, "verify", database) == (0, "0 problems\n", "")
    with sqlite3.connect(database) as connection:
        [(trigger,)] = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'claim' LIMIT 1"
        )
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.close()
    assert run(capsys, "verify", database) == (
        1, f"file: its trigger {trigger} is missing\n1 problem\n", ""
    )  # fmt: skip


def test_standard_input(capsys, monkeypatch, database):
    def stdin(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    stdin(ARTICLE.encode())
    status, out, err = run(capsys, "extract", "-", "--published", "2022-01-05")
    assert (status, err) == (0, "")
    assert "Ann Ortiz" in out
    stdin(EVENTS.encode())
    status, out, _ = run(capsys, "check", database, "-", "--as-of", "2022-06-01")
    assert status == 0
    assert out.endswith("2 verdicts: 2 came true\n")


# ------------------------------------------------------------------------- odd input


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (b"", ""),
        (b"\xef\xbb\xbf" + ARTICLE.encode(), ""),
        (b"\xff\xfe\x00 Ann Ortiz said it will rain.", "is no UTF-8 (byte 0)"),
        ("\u2028\0\x1b[31m Ann Ortiz said it will rain.".encode(), ""),
    ],
)
@pytest.mark.parametrize("form", ["text", "jsonl", "csv"])
def test_any_bytes_are_read(capsys, tmp_path, content, note, form):
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    status, out, err = run(
        capsys, "extract", str(path), "--published", "2022-01-05", "--format", form
    )
    assert status == 0
    assert "\x1b" not in out
    assert note in err
    assert err.count("\n") == (1 if note else 0)


def test_an_undated_text_gets_a_note(capsys, article):
    status, out, err = run(capsys, "extract", article)
    assert status == 0
    assert "Ann Ortiz" in out
    assert err.startswith("claimtrack: note: no --published date")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("guess",), "invalid choice: 'guess'"),
        (("extract",), "the following arguments are required: FILE"),
        (("extract", "nowhere.txt"), "nowhere.txt: No such file"),
        (("extract", "."), "Is a directory"),
        (("extract", "{article}", "--published", "soon"), "'soon' is no date such as"),
        (("extract", "{article}", "--format", "xml"), "invalid choice: 'xml'"),
        (("extract", "{article}", "--ledger", "."), ".: is a directory"),
        (("extract", "{article}", "--ledger", "{article}"), "file is not a database"),
        (("due", "{database}"), "the following arguments are required: --as-of"),
        (("due", "nowhere.db", "--as-of", "2022-06-01"), "nowhere.db: no such file"),
        (("due", "{article}", "--as-of", "2022-06-01"), "file is not a database"),
        (("check", "{database}", "nowhere.csv", "--as-of", "2022-06-01"), "nowhere.csv: No such"),
        (("check", "{database}", "{article}", "--as-of", "2022-06-01"), "line 1: unknown column"),
        (
            ("check", "{database}", "{events}", "--as-of", "2022-06-01", "--coverage",
             "2022-02-01", "2022-01-01"),
            "coverage: must not end before it begins",
        ),
        (("extract", "{article}", "{article}", "--url", "x"), "argument --url: is of one text, and"),
        (("extract", "{article}", "{article}", "--title", "x"), "--title: is of one text, and"),
        (("check", "{database}", "{events}", "--as-of", "2022-06-01", "--table", "acled"), "'acled'"),
        (
            ("check", "{database}", "{events}", "--as-of", "2022-06-01", "--table", "icews"),
            "line 1: column 'Event Date' is missing",
        ),
        (
            ("check", "{database}", "nowhere.tab", "--as-of", "2022-06-01", "--table", "gdelt"),
            "nowhere.tab: No such file",
        ),
        (("verdicts", "nowhere.db"), "nowhere.db: no such file"),
        (("merge", "{database}"), "the following arguments are required: OTHER"),
        (("merge", "nowhere.db", "{database}"), "nowhere.db: no such file"),
        (("merge", "{database}", "{article}"), "file is not a database"),
        (("verify", "{article}"), "file is not a database"),
        (("score", "{database}", "--by", "colour"), "invalid choice: 'colour'"),
        (("score", "nowhere.db"), "nowhere.db: no such file"),
    ],
)  # fmt: skip
def test_mistakes_give_one_line(capsys, article, database, events, arguments, message):
    names = {"article": article, "database": database, "events": events}
    status, out, err = run(capsys, *(argument.format(**names) for argument in arguments))
    lines = [line for line in err.splitlines() if "note: " not in line]
    assert (status, out) == (2, "")
    assert len(lines) == 1
    assert lines[0].startswith("claimtrack: ")
    assert message in lines[0]


def test_nothing_is_made_for_a_wrong_path(capsys, tmp_path):
    missing = tmp_path / "claims.db"
    assert run(capsys, "score", str(missing))[0] == 2
    assert not missing.exists()


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("--version",)])
def test_help_and_version(capsys, arguments):
    status, out, err = run(capsys, *arguments)
    assert (status, err) == (0, "")
    assert "claimtrack" in out


def test_an_interrupt_ends_quietly(capsys, monkeypatch, database):
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Ledger, "due", interrupt)
    assert run(capsys, "due", database, "--as-of", "2022-06-01") == (130, "", "")


# ------------------------------------------------------------------- as a process


def command(*arguments: str, **options: object) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "claimtrack", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Without a locale and without UTF-8 mode, as a cron job may be run.
        env={**os.environ, "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        **options,
    )


def test_as_a_process(article):
    with command("extract", article, "--published", "2022-01-05") as process:
        out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert "\u201c" in out.decode("utf-8")


def test_a_reader_that_goes_away(tmp_path):
    path = tmp_path / "claims.db"
    with Ledger(path) as ledger:
        ledger.add([claim(f"talks number {n} will be held") for n in range(2000)])
    with command("due", str(path), "--as-of", "2023-01-01") as process:
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


# ------------------------------------------------------------------------- rendering


def test_verdicts_read_well():
    verdict = Verdict("1a", "partly", "2022-06-01", reasons=["One did."], by="Bo\x1b Lee")
    assert verdict_text(verdict).splitlines() == [
        "PARTLY as of 2022-06-01, by Bo\ufffd Lee",
        "  - One did.",
        "  id         1a",
    ]


@pytest.mark.parametrize(
    ("mentions", "who"),
    [
        ((), "(no speaker)"),
        ((Mention("a", [Span(0, 4)]),), "(the article itself)"),
        (
            (Mention("a", [Span(0, 4)], Attribution([], [], [Span(0, 4)], "indirect")),),
            "(speaker not clear)",
        ),
    ],
)
def test_who_says_a_claim_without_a_speaker(mentions, who):
    said = attrs.evolve(claim(), speaker=None, mentions=mentions)
    assert claim_text(said).startswith(f"{who}, prediction, 2022-01-05")
    verdict = Verdict(said.id, "unknown", "2022-06-01")
    assert f"  {who}: \u201ctalks will" in verdict_text(verdict, claim=said)


@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("speaker", "(no speaker)"),
        ("target", "(no target)"),
        ("publisher", "(no publisher)"),
        (lambda _: None, "(no group)"),
    ],
)
def test_the_group_of_claims_without_one(by, name):
    said = attrs.evolve(claim(), speaker=None)
    judged = JudgedClaim(said, Verdict(said.id, "came_true", "2022-06-01"))
    head, row, _ = scorecard_text(score([judged], by=by, documents=[])).splitlines()
    assert row.startswith(f"{name}  ")
    assert head.startswith(by if isinstance(by, str) else "group")


@pytest.mark.parametrize(
    ("confidence", "head"), [(0.95, "95 %"), (0.9, "90 %"), (0.999, "99.9 %"), (0.29, "29 %")]
)
def test_a_scorecard_says_its_confidence(confidence, head):
    verdict = Verdict("1a", "came_true", "2022-06-01")
    card = score([verdict], confidence=confidence)
    assert f"hit rate {head:>10}  " in scorecard_text(card).splitlines()[0]
    assert f"{card.interval[0]:.2f}-1.00" in scorecard_text(card)


def test_an_empty_scorecard():
    head, row = scorecard_text(score([])).splitlines()
    assert "hit rate" in head
    assert row.split() == ["all", "0", "0", "-", "-", "-", "-"]
