"""What ``outreach-planner validate`` says about a scenario."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.nodes import counted
from outreach_planner.scenario.origins import estimate_share, origins_of, resolved_lines, resolved_values
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.scenario.requested import windows_outside

VALIDATE_VERSION = 1
DONE, INPUT_HAS_PROBLEMS = 0, 2


def run_validate(scenario: Path, resolved: bool, as_json: bool) -> int:
    """Check a scenario, as far as preparing its world, and print what was found.

    Parameters
    ----------
    scenario : Path
    resolved : bool
        Print each value with the file and line it came from.
    as_json : bool
        Print one JSON object on stdout instead of lines.

    Returns
    -------
    int
        Exit code: 0, or 2 if the scenario has problems.
    """
    try:
        read = read_scenario(scenario)
        _prepare(read)
    except ScenarioError as error:
        if as_json:
            print(_json(error.problems, None))
        else:
            for problem in error.problems:
                print(problem, file=sys.stderr)
            print(f"{counted(len(error.problems), 'problem')}.", file=sys.stderr)
        return INPUT_HAS_PROBLEMS
    if as_json:
        print(_json((), read, resolved=resolved))
    elif resolved:
        print("\n".join(resolved_lines(read)))
    else:
        print("\n".join([*_summary(scenario, read), *(f"Note: {note}" for note in _notes(read))]))
    return DONE


def _prepare(scenario: Scenario) -> None:
    """Prepare the world, and hold what is fixed and promised against its days and roads.

    Preparing finds stops that no team can reach and horizons without an open day.

    Raises
    ------
    ScenarioError
    """
    from outreach_planner.deciding.explaining.contradicted import contradictions
    from outreach_planner.world.prepare import prepare
    from outreach_planner.world.promised_days import promised_beyond_days

    instance = prepare(scenario)
    problems = [*contradictions(instance), *promised_beyond_days(instance)]
    if problems:
        raise ScenarioError(problems)


def _json(problems: tuple[Problem, ...], scenario: Scenario | None, *, resolved: bool = False) -> str:
    """Write the answer as one JSON object; with the notes on a scenario, and its resolved values if asked."""
    answer: dict[str, Any] = {
        "version": VALIDATE_VERSION,
        "ok": not problems,
        "problems": [asdict(problem) for problem in problems],
    }
    if scenario is not None:
        notes = [asdict(note) for note in _notes(scenario)]
        answer |= {"notes": notes} if notes else {}
    if scenario is not None and resolved:
        answer["values"] = [
            {
                "field": value.field,
                "value": value.value,
                "file": None if value.origin is None else value.origin.file,
                "line": None if value.origin is None else value.origin.line,
                "confidence": None if value.origin is None else value.origin.confidence,
                "source": "" if value.origin is None else value.origin.source,
            }
            for value in resolved_values(scenario)
        ]
    return json.dumps(answer, ensure_ascii=False, indent=2, sort_keys=True)


def _notes(scenario: Scenario) -> tuple[Problem, ...]:
    """Tell what may be meant as it is, but does nothing in this plan."""
    origins, horizon, office = origins_of(scenario), scenario.horizon, scenario.office
    windows = (
        origins.problem(
            f"requests.{key}.earliest",
            f"its window, {scenario.requests[key].earliest} to {scenario.requests[key].latest}, lies outside "
            f"{horizon.start} to {horizon.end}: this plan does not answer it",
            "mend the dates if they are wrong",
        )
        for key in windows_outside(scenario)
    )
    crews = (
        origins.problem(
            f"teams.{key}.officers",
            f"{team.officers} officers leave the counters, where the office has {office.officers}",
            "mend office.officers or the team, or write from_counter: false",
        )
        for key, team in scenario.teams.items()
        if team.from_counter and team.officers > office.officers
    )
    return (*windows, *crews)


def _summary(path: Path, scenario: Scenario) -> list[str]:
    """Say in three lines what was read."""
    counts = estimate_share(scenario)
    numbers = ", ".join(f"{count} {name}" for name, count in counts.items() if name != "planner")
    return [
        f"{path}: no problems.",
        f"{scenario.name}, {scenario.horizon.start} to {scenario.horizon.end}: "
        f"{counted(len(scenario.districts), 'district')}, {counted(len(scenario.places), 'place')}, "
        f"{counted(len(scenario.programs), 'program')}, {counted(len(scenario.teams), 'team')}.",
        f"Its numbers: {numbers}, {counts['planner']} of the planner's own word.",
    ]
