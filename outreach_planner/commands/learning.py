"""What ``outreach-planner learn`` does."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.learning.learn import Trust, learn
from outreach_planner.learning.recorded import Record, read_records
from outreach_planner.outputs.atomic import write_text
from outreach_planner.outputs.folder import check_folder, write_together
from outreach_planner.outputs.language import Lang
from outreach_planner.outputs.lessons_text import (
    files_text,
    learned_yaml,
    lessons_html,
    lessons_json,
    lessons_text,
)
from outreach_planner.plans.files import read_plan
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.world.prepare import prepare

DONE = 0
LEARNED, PAGE = "learned.yaml", "learned.html"


def run_learn(
    *,
    scenario: Path,
    records: list[Path],
    plans: list[Path],
    trust: Trust,
    out: Path | None,
    as_json: bool,
    lang: Lang,
) -> int:
    """Learn from recorded visits; print prior, data and posterior, write a scenario and a page.

    Parameters
    ----------
    records : list of Path
        CSV files; see ``learning.recorded``.
    plans : list of Path
        Plans that the visits were made by: what they expected is what attendance is held against. Where
        neither a plan nor the record says it, the scenario's own usual expectation stands in.
    out : Path or None
        Folder of the files; None takes that of the first records.

    Returns
    -------
    int
        Exit code 0.

    Raises
    ------
    ScenarioError
        If scenario, records or plans have problems, or the files cannot be written.
    """
    if trust.half_life_days <= 0:
        mend = "write days above 0, for example 365"
        raise ScenarioError([Problem("learn", None, "--half-life", f"got {trust.half_life_days:g}", mend)])
    read = read_scenario(scenario)
    found: list[Record] = []
    problems: list[Problem] = []
    for file in records:
        try:
            found += read_records(file, read)
        except ScenarioError as error:
            problems += error.problems
    if problems:
        raise ScenarioError(problems)
    lessons = learn(read, found, _expected(read, plans), trust)
    folder = out or records[0].parent
    check_folder(folder, (LEARNED, PAGE), force=True)
    parent = os.path.relpath(scenario.resolve(), folder.resolve())
    written = write_together(
        folder,
        {
            LEARNED: lambda path: write_text(path, learned_yaml(lessons, Path(parent).as_posix())),
            PAGE: lambda path: write_text(path, lessons_html(lessons, read, lang)),
        },
    )
    if as_json:
        files = {"scenario": str(written[LEARNED]), "page": str(written[PAGE])}
        print(lessons_json(lessons, files), end="")
    else:
        print(lessons_text(lessons, read, lang, shutil.get_terminal_size((110, 24)).columns), end="")
        print(files_text(str(written[LEARNED]), str(written[PAGE]), lang))
    return DONE


def _expected(scenario: Scenario, plans: list[Path]) -> Callable[[Record], float]:
    """Tell what was expected of a visit: by its plan, else what usually waits and comes in the scenario."""
    planned = {}
    for path in plans:
        for visit in read_plan(path / "plan.json" if path.is_dir() else path).visits:
            planned[(visit.date, visit.program, visit.place)] = visit.expected_attendance
    usual: dict[tuple[str, str], float] = {}

    def expected(record: Record) -> float:
        known = planned.get((record.date, record.program, record.place))
        if known is not None:
            return known
        if not usual:
            usual.update(_usual(scenario))
        return usual.get((record.program, record.place), 0.0)

    return expected


def _usual(scenario: Scenario) -> dict[tuple[str, str], float]:
    """Tell how many come on the middle day of the horizon where nobody visited before."""
    instance = prepare(scenario)
    options, people = instance.options, instance.people
    middle = len(instance.days.dates) // 2
    found = {}
    for option in range(len(options.ids)):
        rows = slice(int(options.start[option]), int(options.start[option + 1]))
        waiting = people.undisturbed[middle, options.point[rows]]
        come = float(np.dot(waiting, options.share[instance.days.season[middle], rows]))
        program = instance.program_ids[int(options.program[option])]
        found[(program, instance.place_ids[int(options.place[option])])] = come
    return found
