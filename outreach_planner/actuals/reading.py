"""Reads a filled workbook back by its visits' keys: rows may be sorted, sheets and remarks added."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from outreach_planner.actuals.cells import UnreadableError, minutes_of, number_of, status_of, text_of
from outreach_planner.actuals.record import FIELDS, NUMBERS, TEXTS, TIMES, Actual, is_blank
from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.exporting.words import WORDS
from outreach_planner.outputs.language import clock
from outreach_planner.scenario.shapes import closest

MOST_BYTES = 50_000_000
HEAD_WITHIN_ROWS = 40
READERS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(NUMBERS, number_of),
    **dict.fromkeys(TIMES, minutes_of),
    **dict.fromkeys(TEXTS, text_of),
    "status": status_of,
}


@dataclass(frozen=True)
class Written:
    """A row of the workbook as it was read, with where it stands."""

    sheet: str
    row: int
    actual: Actual


def read_workbook(path: Path, known: Sequence[str]) -> tuple[Actual, ...]:
    """Read what was filled into a workbook.

    Parameters
    ----------
    path : Path
    known : sequence of str
        Keys of the plan's visits.

    Returns
    -------
    tuple of Actual
        Those in which something is filled in, by key.

    Raises
    ------
    ScenarioError
        With every cell that cannot be read: sheet, cell, what came and the mend.
    """
    problems: list[Problem] = []
    rows = _rows(path, problems)
    merged: dict[str, Written] = {}
    for written in rows:
        key = written.actual.key
        if is_blank(written.actual):
            continue
        if key not in known:
            mend = closest(
                key,
                list(known),
                "leave the column of keys as exported, or name the plan it was exported from with --plan",
            )
            problems.append(_problem(path, written, None, f"no visit of the plan has the key {key!r}", mend))
            continue
        before = merged.get(key)
        merged[key] = written if before is None else _merged(path, before, written, problems)
    for written in merged.values():
        problems += _contradictions(path, written)
    if problems:
        raise ScenarioError(problems)
    return tuple(merged[key].actual for key in sorted(merged))


def filled_in(path: Path) -> int:
    """Count the visits of a workbook in which somebody filled in something; what cannot be read counts too.

    Raises
    ------
    ScenarioError
        If the file is no workbook.
    """
    problems: list[Problem] = []
    rows = _rows(path, problems)
    return len({row.actual.key for row in rows if not is_blank(row.actual)}) or len(problems)


def _rows(path: Path, problems: list[Problem]) -> list[Written]:
    """Read every row with a key, of every sheet that has a column of keys."""
    try:
        if path.stat().st_size > MOST_BYTES:
            mend = "give the workbook that was exported"
            raise ScenarioError([Problem(str(path), None, "", "it is far too large", mend)])
        book = CalamineWorkbook.from_path(str(path))
        sheets = [
            (name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names
        ]
    except ScenarioError:
        raise
    except FileNotFoundError:
        mend = "name the workbook.xlsx of an export"
        raise ScenarioError([Problem(str(path), None, "", "there is no such file", mend)]) from None
    except Exception as error:  # the reader's errors have no common class
        mend = "open it in the office program and save it again as .xlsx"
        came = f"it cannot be read as a workbook ({str(error)[:120]})"
        raise ScenarioError([Problem(str(path), None, "", came, mend)]) from None
    found: list[Written] = []
    has_keys = False
    for name, cells in sheets:
        head = _head(cells)
        if head is None:
            continue
        has_keys = True
        at, columns = head
        for number in range(at + 1, len(cells)):
            if (read := _row(path, name, number, cells[number], columns, problems)) is not None:
                found.append(read)
    if not has_keys:
        mend = f'keep the heading "{WORDS["key"][0]}" over the column of keys'
        raise ScenarioError([Problem(str(path), None, "", "no sheet has a column of keys", mend)])
    return found


def _head(cells: Sequence[Sequence[Any]]) -> tuple[int, dict[str, int]] | None:
    """Find the row of headings, and which column holds which field; None where no column of keys is."""
    words = {
        word.casefold(): field for field in (*FIELDS, *READERS) if field in WORDS for word in WORDS[field]
    }
    for number, row in enumerate(cells[:HEAD_WITHIN_ROWS]):
        columns: dict[str, int] = {}
        for column, value in enumerate(row):
            field = words.get(" ".join(str(value).split()).casefold()) if isinstance(value, str) else None
            if field is not None:
                columns.setdefault(field, column)
        if "key" in columns and len(columns) > 1:
            return number, columns
    return None


def _row(
    path: Path,
    sheet: str,
    number: int,
    cells: Sequence[Any],
    columns: Mapping[str, int],
    problems: list[Problem],
) -> Written | None:
    """Read a row; None where it has no key and nothing is filled in."""
    values: dict[str, Any] = {}
    where = Written(sheet, number, Actual(""))
    for field, column in columns.items():
        if field == "key" or column >= len(cells):
            continue
        try:
            values[field] = READERS[field](cells[column])
        except UnreadableError as wrong:
            came = f"{WORDS[field][0]}: got {str(cells[column])[:60]!r}"
            problems.append(_problem(path, where, column, came, str(wrong)))
    key = text_of(cells[columns["key"]]) if columns["key"] < len(cells) else ""
    actual = Actual(key, **values)
    if key:
        return Written(sheet, number, actual)
    if any(value not in (None, "") for field, value in values.items() if field not in ("cause", "remarks")):
        mend = "write the key of the visit, as the exported workbook has it, or clear the row"
        problems.append(
            _problem(path, where, columns["key"], "something is filled in, but the key is missing", mend)
        )
    return None


def _merged(path: Path, before: Written, now: Written, problems: list[Problem]) -> Written:
    """Put two rows of a visit together; where both say something it must be the same."""
    said: dict[str, Any] = {}
    for field in FIELDS[1:]:
        old, new = getattr(before.actual, field), getattr(now.actual, field)
        if old in (None, "") or new in (None, "") or old == new:
            said[field] = old if new in (None, "") else new
            continue
        came = f"{WORDS[field][0]}: got {new!r}, but {old!r} in row {before.row + 1} of {before.sheet}"
        problems.append(_problem(path, now, None, came, "keep one of the two rows"))
        said[field] = old
    return replace(before, actual=replace(before.actual, **said))


def _contradictions(path: Path, written: Written) -> list[Problem]:
    """Tell what cannot be: more served than came, an end before the start, people at a cancelled visit."""
    actual, found = written.actual, []
    came, served, refused = actual.came, actual.served, actual.refused
    if came is not None and (served or 0) + (refused or 0) > came:
        told = f"{served or 0} served and {refused or 0} refused, but only {came} came"
        found.append((told, "correct one of the three numbers"))
    if actual.registered is not None and (actual.absent or 0) > actual.registered:
        told = f"{actual.absent} stayed away, but only {actual.registered} were registered"
        found.append((told, "correct one of the two numbers"))
    if actual.began is not None and actual.ended is not None and actual.ended <= actual.began:
        told = f"it ended at {clock(actual.ended, 'en')}, not after {clock(actual.began, 'en')}"
        found.append((told, "correct one of the two times"))
    if actual.status in ("cancelled", "moved") and (came or served):
        found.append(
            (
                f"{came or served} people are written, but it was not held",
                "clear the numbers, or write that it was held",
            )
        )
    return [_problem(path, written, None, told, mend) for told, mend in found]


def _problem(path: Path, where: Written, column: int | None, came: str, mend: str) -> Problem:
    """Make a letter about a cell or a row of a sheet."""
    at = f"{where.row + 1}" if column is None else f"{_letters(column)}{where.row + 1}"
    row = "row " if column is None else ""
    return Problem(str(path), None, f"{where.sheet}!{row}{at}", came, mend)


def _letters(column: int) -> str:
    """Name a column as spreadsheets do: A to Z, AA and so on."""
    return ("" if column < 26 else _letters(column // 26 - 1)) + chr(ord("A") + column % 26)
