"""What ``outreach-planner compare`` does."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from outreach_planner.auditing import audit
from outreach_planner.commands.given import check_made_for, plan_file
from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.outputs.comparison_input import SCENARIO_FILE, read_kept_scenario
from outreach_planner.outputs.comparison_page import write_comparison
from outreach_planner.outputs.comparison_telling import comparison_tree, notes
from outreach_planner.outputs.comparison_text import comparison_text
from outreach_planner.outputs.comparison_words import comparison_words
from outreach_planner.outputs.language import Lang
from outreach_planner.plans.comparison import FEWEST, MOST, Side, compare
from outreach_planner.plans.files import read_plan
from outreach_planner.scenario.nodes import counted
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

DONE = 0
PAGE = "comparison.html"


def run_compare(*, plans: list[Path], out: Path | None, as_json: bool, lang: Lang) -> int:
    """Compare plans, write the page and print what differs.

    Parameters
    ----------
    plans : list of Path
        Two to four: folders that a run wrote, or the ``plan.json`` in them.
    out : Path or None
        Folder of the page; None makes one in ``maps`` from the plans' names.
    as_json : bool
        Print one JSON object on stdout instead of tables.
    lang : "id" or "en"

    Returns
    -------
    int
        Exit code 0.

    Raises
    ------
    ScenarioError
        If there are fewer or more plans, or a plan or its scenario cannot be read or do not belong
        together, or the page cannot be written.
    """
    if not FEWEST <= len(plans) <= MOST:
        mend = f"name {FEWEST} to {MOST} folders or plan.json files"
        raise ScenarioError([Problem("compare", None, "", f"got {counted(len(plans), 'plan')}", mend)])
    sides = [_side(path) for path in plans]
    instances = [prepare(side.scenario) for side in sides]
    comparison = compare(sides)
    broken = [_broken(instance, side) for instance, side in zip(instances, sides, strict=True)]
    messages = notes(comparison, broken, lang)
    folder = out or Path("maps") / "-vs-".join(side.name for side in sides)
    write_comparison(folder / PAGE, comparison, instances, messages, lang)
    if as_json:
        tree = {**comparison_tree(comparison, messages), "files": {"page": str(folder / PAGE)}}
        print(json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2, sort_keys=True))
    else:
        print(comparison_text(comparison, messages, lang, shutil.get_terminal_size((100, 24)).columns))
        print(comparison_words(lang)["page_file"].format(file=folder / PAGE))
    return DONE


def _side(path: Path) -> Side:
    """Read a plan and the scenario that the run kept beside it."""
    if path.suffix in (".yaml", ".yml"):
        mend = f"plan it (outreach-planner plan {path}), then name the folder of the run, maps/{path.stem}"
        raise ScenarioError([Problem(str(path), None, "", "it is a scenario and not yet a plan", mend)])
    file = plan_file(path)
    plan = read_plan(file)
    kept = file.parent / SCENARIO_FILE
    scenario = read_kept_scenario(kept)
    mend = f"give the {SCENARIO_FILE} of the run that wrote the plan, or plan again"
    check_made_for(plan, file, scenario, kept, mend)
    return Side(file.resolve().parent.name, scenario, plan)


def _broken(instance: Instance, side: Side) -> list[str]:
    """Audit a plan and tell what it breaks.

    Raises
    ------
    ScenarioError
        If the plan names what its scenario does not have, so that nobody could say whom it serves.
    """
    report = audit(instance, side.plan)
    found = [str(violation) for violation in report.violations]
    if report.value_rupiah is None:
        mend = "correct the plan, or plan again"
        raise ScenarioError([Problem(side.name, None, "plan", text, mend) for text in found])
    return found
