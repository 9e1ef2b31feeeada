"""What ``outreach-planner export`` does."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from outreach_planner.actuals.reading import filled_in
from outreach_planner.commands.given import check_made_for, month_of, plan_file
from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.exporting import names
from outreach_planner.exporting.folder import check_unedited, write_folder
from outreach_planner.exporting.gathering import gather
from outreach_planner.exporting.writing import export_files, read_calendars
from outreach_planner.outputs.comparison_input import SCENARIO_FILE, read_kept_scenario
from outreach_planner.outputs.language import Lang, in_language
from outreach_planner.plans.files import read_plan
from outreach_planner.plans.plan import Plan
from outreach_planner.rostering.files import ROSTER_FILE, read_roster
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.nodes import counted
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.world.prepare import prepare

DONE = 0
WORDS = {
    "written": ("{count} berkas di {folder}", "{count} files in {folder}"),
    "no_names": (
        "Tanpa --scenario lembar tim tidak memuat nama petugas dan narahubung.",
        "Without --scenario the teams' sheets name no officers and no contacts.",
    ),
}


def run_export(
    *,
    plan: Path,
    month: dt.date | None,
    scenario: Path | None,
    roster: Path | None,
    out: Path | None,
    as_json: bool,
    lang: Lang,
    force: bool,
) -> int:
    """Write a month of a plan for the field into one folder.

    Returns
    -------
    int
        Exit code 0.

    Raises
    ------
    ScenarioError
        If plan, scenario or roster cannot be read or do not belong together, the plan does not cover the
        month, the folder holds filled-in actuals or edited files and ``force`` is not given, or it cannot
        be written. Then nothing is written.
    """
    file = plan_file(plan)
    read = read_plan(file)
    facts = scenario_of(file, read, scenario)
    first = month_of(read, file, month)
    year, number = first.year, first.month
    name = f"{year:04d}-{number:02d}"
    roster_file = roster or file.parent / ROSTER_FILE.format(month=name)
    named = read_roster(roster_file, read) if roster is not None or roster_file.exists() else None
    gathered = gather(formulate(prepare(facts)), read, year, number, None if named is None else named.crews)
    folder = out or file.parent / f"export-{name}"
    if not force:
        refuse_filled_in(folder / names.WORKBOOK)
    files = export_files(gathered, lang, read_calendars(folder))
    check_unedited(folder, files, force=force)
    written = write_folder(folder, files)
    told = in_language(WORDS, lang)
    if as_json:
        tree = {
            "version": 1,
            "month": name,
            "files": {key: str(path) for key, path in sorted(written.items())},
        }
        print(json.dumps(tree, ensure_ascii=False, indent=2))
    else:
        print(told["written"].format(count=len(written), folder=folder))
        for top in dict.fromkeys(Path(key).parts[0] for key in written):
            print(f"  {top}")
        if scenario is None:
            print(told["no_names"])
    return DONE


def scenario_of(file: Path, plan: Plan, scenario: Path | None) -> Scenario:
    """Read the scenario of a plan: the one named, or the one kept beside it.

    Raises
    ------
    ScenarioError
        If it cannot be read, or the plan was made for another.
    """
    path = scenario or file.parent / SCENARIO_FILE
    facts = read_kept_scenario(path) if path.suffix == ".json" else read_scenario(path)
    mend = "name the scenario it was made for with --scenario, or plan again"
    check_made_for(plan, file, facts, path, mend)
    return facts


def refuse_filled_in(workbook: Path) -> None:
    """Refuse to write over a workbook into which somebody filled what came of the visits.

    Raises
    ------
    ScenarioError
        If it holds actuals, letter numbers or remarks, or cannot be read.
    """
    if not workbook.exists():
        return
    count = filled_in(workbook)
    if count:
        came = f"cells of {counted(count, 'visit')} are filled in"
        mend = "import them (outreach-planner actuals import), then add --force, or choose another --out"
        raise ScenarioError([Problem(str(workbook), None, "", came, mend)])
