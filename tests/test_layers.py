"""Imports go down the floors only, and each third-party package has one home."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import outreach_planner

PACKAGE = Path(outreach_planner.__file__).parent
FLOORS = (
    ("errors", "__init__"),
    ("scenario",),
    ("holiday_calendar",),
    ("forecasting",),
    ("world",),
    ("model",),
    ("plans",),
    ("learning", "stressing"),
    ("rules", "outputs"),
    ("auditing",),
    ("deciding",),
    ("rostering", "robust", "siting"),
    ("exporting",),
    ("actuals",),
    ("planning",),
    ("commands",),
    ("cli_options",),
    ("verbs",),
    ("cli",),
)
UP_BY_DESIGN = {
    ("outputs", "rules"),  # the audit's JSON names violations
}
HOMES = {
    "folium": ("outputs",),
    "geopy": ("world",),
    "gpxpy": ("exporting",),
    "hijridate": ("holiday_calendar",),
    "holidays": ("holiday_calendar",),
    "icalendar": ("exporting",),
    "highspy": ("deciding", "siting"),
    "networkx": ("world",),
    "numba": ("deciding",),
    "ortools": ("deciding", "model", "rostering"),
    "python_calamine": ("actuals",),
    "reportlab": ("exporting",),
    "segno": ("exporting",),
    "xlsxwriter": ("exporting", "outputs"),
    "yaml": ("scenario",),
}


def imports() -> Iterator[tuple[Path, str]]:
    """Every module that a file of the package imports."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for found in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(found, ast.Import):
                yield from ((path, name.name) for name in found.names)
            elif isinstance(found, ast.ImportFrom) and found.module:
                yield path, found.module


def room(path: Path) -> str:
    """The room (first folder or file) of a file of the package."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floor(name: str) -> int:
    """The floor of a room, from the ground up."""
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


def test_imports_go_down_the_floors_only() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {module}"
        for path, module in imports()
        if module.startswith("outreach_planner.") and room(path) != "__init__"
        for other in [module.split(".")[1]]
        if room(path) != other
        and floor(other) >= floor(room(path))
        and (room(path), other) not in UP_BY_DESIGN
    ]
    assert wrong == []


def test_each_third_party_package_has_one_home() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {module}"
        for path, module in imports()
        for package, homes in HOMES.items()
        if module.split(".")[0] == package and room(path) not in homes
    ]
    assert wrong == []
