"""Every figure of a reference of announced and observed events, through the public names.

    python tests/bench/icews.py FOLDER [--seconds]

FOLDER holds `events.csv` (set, date, source, label, code, target; codes are CAMEO) and
`reference.json`, whose `about` defines the families of codes, the windows and the rules. Each
announcement is a claim; `check` says what became of it within a window after its day, with and
without the day itself, and `base_rate` how often the same was seen in a window of equal length
before. Prints each figure that differs and how many are equal; the status is 1 where any differs.

With --seconds it also measures, in one process, what it costs to load the events and check all
announced meetings within 90 days, beside the same by a merge in pandas, best of seven; pandas has
to be installed for that, and is needed for nothing else.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import gc
import json
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import claimtrack as ct
from claimtrack.checking import EventType, Ontology
from claimtrack.interchange import EventReader, TableFormat
from claimtrack.scoring import Treatment, base_rate

COLUMNS = TableFormat(date="date", code="code", actor="source", recipient="target", type_of=str)
DAY = dt.timedelta(days=1)
ANNOUNCED = ("036",)


class Events:
    """The events of one set: their file, its days, and their index by CAMEO code."""

    def __init__(self, path: Path, families: dict[str, tuple[Sequence[str], bool]]) -> None:
        self.path = path
        with path.open(encoding="utf-8", newline="") as stream:
            self.rows = list(csv.DictReader(stream))
        days = [row["date"] for row in self.rows]
        self.first, self.last = map(dt.date.fromisoformat, (min(days), max(days)))
        self.coverage = ct.Window(self.first, self.last)
        codes = {row["code"] for row in self.rows}
        self.ontology = ontology(codes, families)
        self.index = self.load()

    def load(self) -> ct.EventIndex:
        return ct.EventIndex(EventReader(self.path, COLUMNS), ontology=self.ontology)

    def announced(self, codes: Iterable[str]) -> Iterator[tuple[str, str, dt.date]]:
        """Every distinct (source, target, day) of these codes, of two different parties."""
        wanted = set(codes)
        found = {
            (row["source"], row["target"], row["date"])
            for row in self.rows
            if row["code"] in wanted and row["source"] != row["target"]
        }
        for source, target, day in sorted(found):
            yield source, target, dt.date.fromisoformat(day)


def ontology(codes: set[str], families: dict[str, tuple[Sequence[str], bool]]) -> Ontology:
    """Each code is a type, and each family one that its codes fulfil; 05* is all that begin so."""
    types = [EventType(code) for code in sorted(codes)]
    for name, (wanted, reciprocal) in families.items():
        fulfilling = [
            code
            for code in sorted(codes)
            if any(code.startswith(w[:-1]) if w.endswith("*") else code == w for w in wanted)
        ]
        types.append(EventType(name, reciprocal=reciprocal, fulfilled_by=fulfilling))
    return Ontology(types)


def claims(
    announced: Iterable[tuple[str, str, dt.date]], family: str, days: int, *, from_day: int = 1
) -> list[ct.Claim]:
    """One claim for each announcement: an event of the family within so many days."""
    return [
        ct.Claim(
            f"{source} and {target}",
            said_on=day,
            prediction=ct.PredictedEvent(
                ct.Event(family, actors=[ct.Entity(source)], recipients=[ct.Entity(target)]),
                window=ct.Window(day + from_day * DAY, day + days * DAY),
            ),
        )
        for source, target, day in announced
    ]


def figures(judged: int, hits: float, left_out: int) -> dict[str, float]:
    return {
        "resolved": judged,
        "true": int(hits),
        "pending": left_out,
        "fraction": round(hits / judged, 6) if judged else 0.0,
    }


def after(events: Events, made: list[ct.Claim]) -> dict[str, float]:
    """How many came true of those whose window is over on the last day."""
    found = [
        ct.JudgedClaim(
            claim,
            ct.check(claim, events.index, as_of=events.last + DAY, coverage=events.coverage),
        )
        for claim in made
    ]
    card = ct.score(found, treatment=Treatment(closed_only=True))
    return figures(card.judged, card.hits, card.total - card.judged)


def before(events: Events, made: list[ct.Claim]) -> dict[str, float]:
    rate = base_rate(made, events.index, coverage=events.coverage)
    return figures(rate.judged, rate.hits, rate.left_out)


def reproduced(
    events: Events, about: dict, reference: dict
) -> Iterator[tuple[str, object, object]]:
    """(name, expected, found) of every figure of one set."""
    announced = list(events.announced(ANNOUNCED))
    yield "from", reference["from"], events.first.isoformat()
    yield "to", reference["to"], events.last.isoformat()
    yield "events", reference["events"], len(events.index)
    coded = sum(row["code"] in ANNOUNCED for row in events.rows)
    yield "rows_036", reference["rows_036"], coded
    yield "predictions", reference["predictions"], len(announced)
    for name, expected in reference["by_window"].items():
        family, side, days = name.split("/")
        made = claims(announced, family, int(days), from_day=0 if side == "incl" else 1)
        found = before(events, made) if side == "before" else after(events, made)
        yield name, expected, found
    for name, codes, _, _ in about["rules_90_after"]:
        made = claims(events.announced(codes), name, 90)
        yield name, reference["rules_90_after"][name], after(events, made)


def families_of(about: dict) -> dict[str, tuple[Sequence[str], bool]]:
    found = {name: (codes, True) for name, codes in about["families"].items()}
    for name, _, codes, direction in about["rules_90_after"]:
        found[name] = codes, direction == "either direction"
    return found


def files_of(path: Path, folder: Path) -> dict[str, Path]:
    """A file in a folder for each set, with its lines under the header of them all."""
    with path.open(encoding="utf-8", newline="") as stream:
        header = next(stream)
        sets: dict[str, list[str]] = {}
        for line in stream:
            sets.setdefault(line.partition(",")[0], [header]).append(line)
    found = {}
    for name, lines in sets.items():
        found[name] = folder / f"{name}.csv"
        found[name].write_text("".join(lines), "utf-8", newline="")
    return found


# ---------------------------------------------------------------- beside pandas


def by_claimtrack(events: Events, made: list[ct.Claim]) -> list[tuple[str, str | None]]:
    index = events.load()
    found = []
    for claim in made:
        verdict = ct.check(claim, index, as_of=events.last, coverage=events.coverage)
        day = verdict.occurred.edtf if verdict.occurred is not None else None
        found.append((verdict.outcome.value, day))
    return found


def by_pandas(events: Events, codes: Sequence[str]) -> list[tuple[str, str | None]]:
    import numpy as np
    import pandas as pd

    table = pd.read_csv(events.path, dtype=str)
    table["date"] = pd.to_datetime(table["date"])
    met = table[table.code.isin(codes)][["source", "target", "date"]]
    turned = met.rename(columns={"source": "target", "target": "source"})
    announced = table[table.code.isin(ANNOUNCED) & (table.source != table.target)]
    announced = announced[["source", "target", "date"]].drop_duplicates()
    pairs = announced.merge(
        pd.concat([met, turned[met.columns]]), on=["source", "target"], suffixes=("", "_seen")
    )
    after = pairs[pairs.date_seen > pairs.date]
    firsts = after.groupby(["source", "target", "date"]).date_seen.min().rename("first")
    found = announced.merge(firsts.reset_index(), how="left", on=["source", "target", "date"])
    found = found.sort_values(["source", "target", "date"])
    end = found.date + pd.Timedelta(days=90)
    over, seen, inside = (
        end < pd.Timestamp(events.last),
        found["first"].notna(),
        found["first"] <= end,
    )
    unseen = np.where(over, "did_not_happen", "pending")
    outcomes = np.where(inside, "came_true", np.where(seen, "missed_window", unseen))
    days = [day.date().isoformat() if day == day else None for day in found["first"]]
    return list(zip(outcomes.tolist(), days, strict=True))


def best(*runs: Callable[[], object]) -> list[float]:
    """Of each the least of seven times, in seconds of the processor, taken in turn.

    What is in memory before, such as the modules of pandas, is left out of the
    search for garbage, as it is no part of what is measured.
    """
    gc.collect()
    gc.freeze()
    times = [[] for _ in runs]
    for _ in range(7):
        for run, taken in zip(runs, times, strict=True):
            start = time.process_time()
            run()
            taken.append(time.process_time() - start)
    return [min(taken) for taken in times]


def measured(events: Events, about: dict) -> Iterator[str]:
    made = claims(events.announced(ANNOUNCED), "meet", 90)
    ours = by_claimtrack(events, made)
    theirs = by_pandas(events, about["families"]["meet"])
    assert ours == theirs, "pandas and claimtrack differ"
    loading, whole, merging = best(
        events.load,
        lambda: by_claimtrack(events, made),
        lambda: by_pandas(events, about["families"]["meet"]),
    )
    yield f"load {len(events.index):,} events {loading * 1e3:.0f} ms"
    yield f"load and check {len(made):,} announcements {whole * 1e3:.0f} ms"
    yield f"pandas, read and merge {merging * 1e3:.0f} ms: ratio {whole / merging:.2f}"
    tracemalloc.start()
    index = events.load()
    for claim in made:
        ct.check(claim, index, as_of=events.last)
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    yield f"{kept / len(index):.0f} bytes an event, checked"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", action="store_true", help="measure beside pandas")
    options = parser.parse_args()
    reference = json.loads((options.folder / "reference.json").read_text("utf-8"))
    about = reference.pop("about")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        files = files_of(options.folder / "events.csv", Path(folder))
        for name, expected in reference.items():
            events = Events(files[name], families_of(about))
            equal = 0
            for figure, wanted, found in reproduced(events, about, expected):
                if wanted == found:
                    equal += 1
                else:
                    wrong += 1
                    print(f"{name} {figure}: expected {wanted}, found {found}")
            print(f"{name}: {equal} figures equal")
            if options.seconds:
                for line in measured(events, about):
                    print(f"{name}: {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
