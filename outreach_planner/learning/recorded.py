"""Recorded visits: a plain CSV, read with a letter for every line that cannot be right.

Columns: ``date``, ``program``, ``place``, ``team``, ``came``, ``served``, ``refused``, ``books_used``,
``registered_online``, ``came_online``, ``expected``, ``status``, ``remarks``; only the first three and
``came`` must be there. The history that ``actuals import`` keeps may be given as it is: its ``key`` stands
for date, team, program and place, ``registered`` for ``registered_online``, ``used`` for ``books_used``.
"""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.scenario.base import calendar_date
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.files import read_text
from outreach_planner.scenario.nodes import quoted

MUST = ("date", "program", "place", "came")
COUNTS = ("came", "served", "refused", "books_used", "registered_online", "came_online")
OTHERS = ("team", "expected", "status", "remarks")
OTHER_NAMES = {"registered": "registered_online", "used": "books_used"}
KEY = "key"
NOT_HELD = ("cancelled", "moved", "batal", "dibatalkan", "dipindah")
MOST_PEOPLE = 100_000
Report = Callable[[str, str, str], None]


@dataclass(frozen=True)
class Record:
    """One visit as it was; counts are None where nobody wrote them.

    Attributes
    ----------
    expected : float or None
        Attendance that the plan expected.
    """

    date: dt.date
    program: str
    place: str
    team: str
    came: int
    served: int | None
    registered_online: int | None
    came_online: int | None
    expected: float | None


def read_records(path: Path, scenario: Scenario) -> tuple[Record, ...]:
    """Read recorded visits; those that were not held are passed over.

    Raises
    ------
    ScenarioError
        With every line that names what the scenario does not have, a day that does not exist, a count that
        is negative or missing, or a visit told twice.
    """
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    problems: list[Problem] = []
    columns: list[str] | None = None
    found: list[Record] = []
    seen: dict[tuple[dt.date, str, str, str], int] = {}
    last_line = 0
    try:
        for cells in reader:
            line, last_line = last_line + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = _columns(path, line, cells)
                continue
            row = {
                name: text.strip().removeprefix("'")
                for name, text in zip(columns, cells, strict=False)
                if name
            }
            record = _record(path, line, _spread_out(row), scenario, problems)
            if record is None:
                continue
            key = (record.date, record.program, record.place, record.team)
            if key in seen:
                came = f"the visit is told twice, first on line {seen[key]}"
                problems.append(Problem(str(path), line, "", came, "keep one of the two lines"))
            else:
                seen[key] = line
                found.append(record)
    except csv.Error as error:
        mend = "check the quotes here and on the lines before"
        problems.append(Problem(str(path), last_line + 1, "", f"this is not CSV: {error}", mend))
    if columns is None and not problems:
        mend = f"write a first line with the columns {', '.join(MUST)}"
        problems.append(Problem(str(path), None, "", "the table is empty", mend))
    if problems:
        raise ScenarioError(problems)
    return tuple(sorted(found, key=lambda each: (each.date, each.program, each.place, each.team)))


def _columns(path: Path, line: int, cells: list[str]) -> list[str]:
    """Read the names of the columns; those that say nothing to learn from are passed over.

    Raises
    ------
    ScenarioError
        If a column that must be there is missing, or one is there twice.
    """
    names = [OTHER_NAMES.get(cell.strip().lower(), cell.strip().lower()) for cell in cells]
    missing = [name for name in MUST if name not in names]
    if KEY in names:
        missing = [name for name in missing if name == "came"]
    problems = [
        Problem(str(path), line, "", f'there is no column "{name}"', "add the column and fill it in")
        for name in missing
    ]
    known = {*MUST, *COUNTS, *OTHERS, KEY}
    problems += [
        Problem(str(path), line, "", f'the column "{name}" is there twice', "keep one of the two")
        for name in sorted({name for name in names if name in known and names.count(name) > 1})
    ]
    if problems:
        raise ScenarioError(problems)
    return [name if name in known else "" for name in names]


def _spread_out(row: dict[str, str]) -> dict[str, str]:
    """Take a key like ``2027-01-04/lakso-van/lakso/tanjung-raja`` apart."""
    parts = row.get(KEY, "").split("/")
    if len(parts) < 4:
        return row
    return {"date": parts[0], "team": parts[1], "program": parts[2], "place": parts[3]} | row


def _record(
    path: Path, line: int, row: dict[str, str], scenario: Scenario, problems: list[Problem]
) -> Record | None:
    """Read one line; None if it was not held or has problems, which are added."""
    before = len(problems)
    if row.get("status", "").lower() in NOT_HELD:
        return None

    def report(field: str, came: str, mend: str) -> None:
        problems.append(Problem(str(path), line, field, came, mend))

    date = dt.date.min
    try:
        date = calendar_date(row.get("date", ""))
    except ValueError as error:
        report("date", f"got {quoted(row.get('date', ''))}", str(error))
    known: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("program", scenario.programs),
        ("place", scenario.places),
    )
    for field, names in known:
        if row.get(field, "") not in names:
            near = difflib.get_close_matches(row.get(field, ""), names, 1, 0.6)
            mend = f'did you mean "{near[0]}"?' if near else f"write the id of a {field} of the scenario"
            report(field, f"got {quoted(row.get(field, ''))}", mend)
    counts = {field: _count(field, row.get(field, ""), report) for field in COUNTS}
    if not row.get("came") and not counts["came"]:
        report("came", "the cell is empty", "write how many came, or status: cancelled")
    expected = _expected(row.get("expected", ""), report)
    online, came = counts["came_online"], counts["came"]
    registered = counts["registered_online"]
    if online is not None and registered is not None and online > registered:
        report("came_online", f"got {online}", f"write at most the {registered} who had registered")
    if len(problems) > before or came is None:
        return None
    return Record(
        date,
        row["program"],
        row["place"],
        row.get("team", ""),
        came,
        counts["served"],
        registered,
        online,
        expected,
    )


def _count(field: str, text: str, report: Report) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdigit() and int(text) <= MOST_PEOPLE:
        return int(text)
    mend = f"write a whole number from 0 to {MOST_PEOPLE}, for example 45"
    report(field, f"got {quoted(text)}", mend)
    return None


def _expected(text: str, report: Report) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if 0 <= value <= MOST_PEOPLE:
        return value
    report("expected", f"got {quoted(text)}", "write how many were expected, for example 52.5")
    return None
