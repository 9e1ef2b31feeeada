"""The history of what came of a plan's visits: plain CSV files in the folder ``actuals`` beside the plan.

Each import is kept as it was (``0001.csv``, ``0002.csv``, ...), and ``current.csv`` holds the last word on
every visit. Importing the same once more writes nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from outreach_planner.actuals.cells import UnreadableError, minutes_of, number_of, status_of, text_of
from outreach_planner.actuals.record import FIELDS, NUMBERS, TIMES, Actual
from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.exporting.texts import harmless
from outreach_planner.outputs.atomic import write_text
from outreach_planner.scenario.base import clock_text

FOLDER, CURRENT = "actuals", "current.csv"
NUMBERED = re.compile(r"[0-9]{4,}\.csv")


def keep(plan_folder: Path, actuals: Sequence[Actual]) -> tuple[Path, bool]:
    """Add an import to the history.

    Returns
    -------
    tuple of Path and bool
        The file of the last word, and whether something new came in.

    Raises
    ------
    ScenarioError
        If the history cannot be read or written.
    """
    folder = plan_folder / FOLDER
    before = {actual.key: actual for actual in read_history(plan_folder)}
    after = {**before, **{actual.key: actual for actual in actuals}}
    if after == before:
        return folder / CURRENT, False
    numbers = [int(path.stem) for path in folder.glob("*.csv") if NUMBERED.fullmatch(path.name)]
    write_text(folder / f"{max(numbers, default=0) + 1:04d}.csv", _text(actuals))
    write_text(folder / CURRENT, _text(list(after.values())))
    return folder / CURRENT, True


def read_history(plan_folder: Path) -> tuple[Actual, ...]:
    """Read the last word on every visit; empty where nothing was imported yet.

    Raises
    ------
    ScenarioError
        If the file cannot be read; every bad cell is told.
    """
    path = plan_folder / FOLDER / CURRENT
    if not path.exists():
        return ()
    problems: list[Problem] = []
    found: list[Actual] = []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        mend = "save it as UTF-8, or import the workbook again"
        raise ScenarioError([Problem(str(path), None, "", f"it cannot be read ({error})", mend)]) from None
    for row in csv.DictReader(io.StringIO(text, newline="")):
        if row.get("key"):
            found.append(_actual(path, len(found) + 2, row, problems))
    if problems:
        raise ScenarioError(problems)
    return tuple(found)


def _actual(path: Path, line: int, row: dict[str, str], problems: list[Problem]) -> Actual:
    values: dict[str, Any] = {}
    for field in FIELDS:
        text = row.get(field) or ""
        text = text[1:] if text.startswith("'") else text
        try:
            if field in NUMBERS:
                values[field] = number_of(text)
            elif field in TIMES:
                values[field] = minutes_of(text)
            else:
                values[field] = status_of(text) if field == "status" else text_of(text)
        except UnreadableError as wrong:
            problems.append(Problem(str(path), line, field, f"got {text[:60]!r}", str(wrong)))
    return Actual(**values)


def _text(actuals: Sequence[Actual]) -> str:
    """Write actuals as CSV, by key."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(FIELDS)
    for actual in sorted(actuals, key=lambda actual: actual.key):
        writer.writerow([_cell(field, getattr(actual, field)) for field in FIELDS])
    return page.getvalue()


def _cell(field: str, value: object) -> str:
    if value is None:
        return ""
    if field in TIMES and isinstance(value, int):
        return clock_text(value)
    return harmless(str(value)) if isinstance(value, str) else str(value)
