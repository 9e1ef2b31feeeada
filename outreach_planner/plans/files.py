"""A plan as the file ``plan.json``: its text, and reading it back with kind letters about what is wrong.

The file tells each visit once, in the list ``visits``; the list ``trips`` tells the legs and costs. A
visit belongs to the trip of its team that is under way on its date, so the two lists cannot disagree.
(Where a trip leaves in the evening of the day another one ends, the earlier has that day's visit.)
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.plans.json_lines import Places, places
from outreach_planner.plans.letters import letter
from outreach_planner.plans.plan import PLAN_VERSION, Journey, Outline, Plan, Trip, Visit

MOST_BYTES = 20_000_000
AGAIN = "correct it there, or plan again"


class PlanFile(Outline):
    """What ``plan.json`` holds: the outline, the visits, and the journeys on which they are held."""

    visits: tuple[Visit, ...]
    trips: tuple[Journey, ...]


def plan_text(plan: Plan) -> str:
    """Return the text of ``plan.json``: the same plan always gives the same text.

    Raises
    ------
    ValueError
        If a visit lies outside its trip: the file could not tell where it belongs.
    """
    return json_text(plan_tree(plan)) + "\n"


def plan_tree(plan: Plan) -> dict[str, Any]:
    """Return what ``plan.json`` says, as plain dictionaries, lists, texts and numbers.

    Raises
    ------
    ValueError
        If a visit lies outside its trip: the file could not tell where it belongs.
    """
    for trip in plan.trips:
        for visit in trip.visits:
            owner = _trip_of(visit, plan.trips)
            if owner is None or plan.trips[owner] is not trip:
                raise ValueError(f"the visit of {visit.place} on {visit.date} lies outside its trip")
    tree = plan.model_dump(mode="json")
    for journey in tree["trips"]:
        del journey["visits"]
    visits = [visit.model_dump(mode="json") for visit in plan.visits]
    trips = tree.pop("trips")
    return {**tree, "visits": visits, "trips": trips}


def read_plan(path: Path) -> Plan:
    """Read a plan from its file.

    Raises
    ------
    ScenarioError
        If it cannot be read or is no plan; every problem is told, with its line and the mend.
    """
    file = str(path)
    text = _text(path)
    tree = _tree(file, text)
    lines = places(text)
    if not isinstance(tree, dict):
        raise _one(file, 1, "", "it holds no object in { }", "give the plan.json that a run wrote")
    if tree.get("version", PLAN_VERSION) != PLAN_VERSION:
        came = f"got {str(tree['version'])[:40]}"
        mend = f"this program reads version {PLAN_VERSION}; plan again"
        raise _one(file, lines.line(("version",)), "version", came, mend)
    doubled = [
        Problem(file, line, ".".join(map(str, key)), "it is written twice", "keep one of the two")
        for key, line in lines.doubled
    ]
    try:
        read = PlanFile.model_validate_json(text)
    except ValidationError as error:
        told = error.errors(include_url=False)
        raise ScenarioError([*doubled, *(letter(file, lines, wrong) for wrong in told)]) from None
    if problems := [*doubled, *_misplaced(file, lines, read)]:
        raise ScenarioError(problems)
    return _joined(read)


def json_text(value: Any, indent: str = "") -> str:
    """Return JSON with one field a line, lists of plain values on one line, keys in the order given."""
    inner = indent + "  "
    if isinstance(value, dict) and value:
        rows = [
            f"{inner}{json.dumps(k, ensure_ascii=False)}: {json_text(v, inner)}" for k, v in value.items()
        ]
        return "{\n" + ",\n".join(rows) + f"\n{indent}}}"
    if isinstance(value, (list, tuple)) and any(isinstance(item, (dict, list, tuple)) for item in value):
        return "[\n" + ",\n".join(inner + json_text(item, inner) for item in value) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _text(path: Path) -> str:
    """Read the text of a file.

    Raises
    ------
    ScenarioError
        If there is no such file, or it is a folder, too large, unreadable or not UTF-8.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            came = f"it holds {path.stat().st_size:,} bytes"
            raise _one(str(path), None, "", came, f"give a plan of at most {MOST_BYTES:,} bytes")
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        came, mend = "there is no such file", "name the plan.json that a run wrote"
    except IsADirectoryError:
        came, mend = "it is a folder", "name the plan.json in it"
    except UnicodeDecodeError as error:
        came, mend = f"byte {error.start + 1} is not UTF-8 text", "save the file as UTF-8"
    except OSError as error:
        came, mend = f"it cannot be read ({error.strerror or error})", "check its name and permissions"
    raise _one(str(path), None, "", came, mend)


def _tree(file: str, text: str) -> Any:
    """Parse JSON.

    Raises
    ------
    ScenarioError
        If it is not JSON, holds NaN or infinity, or is nested far deeper than a plan is.
    """
    try:
        return json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise _one(
            file, error.lineno, "", f"it is not JSON at column {error.colno}: {error.msg}", AGAIN
        ) from None
    except RecursionError:
        raise _one(file, None, "", "it is nested too deep", "give the plan.json that a run wrote") from None
    except ValueError as error:
        raise _one(file, None, "", f"it is not JSON: {str(error)[:200]}", AGAIN) from None


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no number")


def _one(file: str, line: int | None, field: str, came: str, mend: str) -> ScenarioError:
    """Return the error of a single problem."""
    return ScenarioError([Problem(file, line, field, came, mend)])


def _trip_of(visit: Visit, trips: Sequence[Journey]) -> int | None:
    """Return the index of the trip a visit is held on, the one that ends first; None without any."""
    under_way = [
        number
        for number, trip in enumerate(trips)
        if trip.team == visit.team and trip.starts <= visit.date <= trip.ends
    ]
    return min(under_way, key=lambda number: (trips[number].ends, number), default=None)


def _misplaced(file: str, lines: Places, read: PlanFile) -> list[Problem]:
    """Tell the visits on which no trip of their team is under way."""
    return [
        Problem(
            file,
            lines.line(("visits", number, "date")),
            f"visits.{number}.date",
            f"no trip of {visit.team} is under way on {visit.date}",
            "write a date within one of its trips, or change the trip's starts and ends",
        )
        for number, visit in enumerate(read.visits)
        if _trip_of(visit, read.trips) is None
    ]


def _joined(read: PlanFile) -> Plan:
    """Put each visit on its trip, in the order of the dates."""
    on_trip: list[list[Visit]] = [[] for _ in read.trips]
    for visit in sorted(read.visits, key=lambda visit: visit.date):
        owner = _trip_of(visit, read.trips)
        if owner is not None:
            on_trip[owner].append(visit)
    outline = {name: getattr(read, name) for name in Outline.model_fields}
    trips = tuple(
        Trip(**{name: getattr(journey, name) for name in Journey.model_fields}, visits=tuple(visits))
        for journey, visits in zip(read.trips, on_trip, strict=True)
    )
    return Plan(**outline, trips=trips)
