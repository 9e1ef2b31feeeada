"""What ``outreach-planner learn`` does."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from outreach_planner.commands.given import plan_file
from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.learning.learn import Trust, learn
from outreach_planner.learning.recorded import Record, read_records
from outreach_planner.outputs.atomic import write_text
from outreach_planner.outputs.comparison_input import SCENARIO_FILE, read_kept_scenario
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
from outreach_planner.scenario.origins import origins_of
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.world.learned import LearnedFactors
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
    _check_unlearned(read, scenario)
    planned = _planned(plans)
    found: list[Record] = []
    problems: list[Problem] = []
    for file in records:
        try:
            found += [_unlearned(each, planned) for each in read_records(file, read)]
        except ScenarioError as error:
            problems += error.problems
    if problems:
        raise ScenarioError(problems)
    lessons = learn(read, found, _expected(read, planned), trust)
    folder = out or records[0].parent
    if os.path.realpath(folder / LEARNED) == os.path.realpath(scenario):
        mend = "name another folder with --out"
        raise ScenarioError(
            [Problem(str(scenario), None, "", f"{LEARNED} would overwrite the scenario", mend)]
        )
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


Planned = dict[tuple[dt.date, str, str], tuple[float, float]]


def _planned(plans: list[Path]) -> Planned:
    """Tell by visit how many a plan expected, and by which learned factor it was more or fewer."""
    planned: Planned = {}
    for path in plans:
        file = plan_file(path)
        plan, kept = read_plan(file), file.parent / SCENARIO_FILE
        learned = None
        if kept.exists():
            own = read_kept_scenario(kept)
            days = (own.horizon.end - own.horizon.start).days + 1
            learned = LearnedFactors(own, [own.horizon.start + dt.timedelta(day) for day in range(days)])
        for visit in plan.visits:
            factor = 1.0 if learned is None else learned.of(visit.program, visit.place)
            planned[(visit.date, visit.program, visit.place)] = (visit.expected_attendance, factor)
    return planned


def _expected(scenario: Scenario, planned: Planned) -> Callable[[Record], float]:
    """Tell what was expected of a visit before anything was learned.

    By its plan, without the learned factor the plan was made with, so that lessons of one month are kept in
    those of the next; else what usually waits and comes in the scenario.
    """
    usual: dict[tuple[str, str], float] = {}

    def expected(record: Record) -> float:
        known = planned.get((record.date, record.program, record.place))
        if known is not None:
            return known[0] / known[1]
        if not usual:
            usual.update(_usual(scenario))
        return usual.get((record.program, record.place), 0.0)

    return expected


def _unlearned(record: Record, planned: Planned) -> Record:
    """Take the learned factor of its plan out of what a record says was expected."""
    _, factor = planned.get((record.date, record.program, record.place), (0.0, 1.0))
    return record if record.expected is None else replace(record, expected=record.expected / factor)


def _check_unlearned(scenario: Scenario, path: Path) -> None:
    """Refuse a scenario that was written by this verb, or extends one: its records would count twice.

    Raises
    ------
    ScenarioError
        If it has learned factors.
    """
    if scenario.learned.attendance:
        came = f"{path.name} already takes over what was learned"
        mend = (
            "learn from the scenario that has no learned: factors yet, with the records of all months and"
            " --plan for each plan; the factors then stand in place of the old ones"
        )
        raise ScenarioError([origins_of(scenario).problem("learned.attendance", came, mend)])


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
