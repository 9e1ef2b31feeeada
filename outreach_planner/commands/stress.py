"""What ``outreach-planner stress`` does."""

from __future__ import annotations

import shutil
from pathlib import Path

from outreach_planner.commands.given import plan_file, plan_that_keeps
from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.outputs.atomic import write_text
from outreach_planner.outputs.comparison_input import PLAN_FILE
from outreach_planner.outputs.language import Lang
from outreach_planner.outputs.stress_page import stress_html
from outreach_planner.outputs.stress_text import stress_json, stress_text
from outreach_planner.outputs.stress_words import stress_words
from outreach_planner.scenario.nodes import counted
from outreach_planner.scenario.origins import fingerprint
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.stressing.risks import differences, stress
from outreach_planner.world.prepare import prepare

DONE = 0
PAGE = "stress.html"
MOST_PLANS = 2
FEWEST_MONTHS, MOST_MONTHS = 10, 100_000


def run_stress(
    *, scenario: Path, plans: list[Path], months: int, seed: int, out: Path | None, as_json: bool, lang: Lang
) -> int:
    """Run one plan, or two on the same months, through sampled months; print and write a page.

    Parameters
    ----------
    plans : list of Path
        One or two: ``plan.json`` files, or the folders that hold them.
    out : Path or None
        Folder of the page; None writes it beside the first plan.

    Returns
    -------
    int
        Exit code 0.

    Raises
    ------
    ScenarioError
        If scenario or plans have problems, a plan breaks a rule, or the page cannot be written.
    """
    if not 1 <= len(plans) <= MOST_PLANS:
        found = f"got {counted(len(plans), 'plan')}"
        raise ScenarioError([Problem("stress", None, "", found, "name one plan, or two to compare")])
    if not FEWEST_MONTHS <= months <= MOST_MONTHS:
        mend = f"write a whole number from {FEWEST_MONTHS} to {MOST_MONTHS}"
        raise ScenarioError([Problem("stress", None, "--months", f"got {months}", mend)])
    read = read_scenario(scenario)
    instance = prepare(read)
    files = [plan_file(path) for path in plans]
    made = [plan_that_keeps(instance, file, fingerprint(read)) for file in files]
    tests = [stress(instance, plan, read.uncertainty, months, seed) for plan in made]
    names = [file.resolve().parent.name if file.name == PLAN_FILE else file.stem for file in files]
    if len(set(names)) < len(names):
        names = [f"{name} ({number})" for number, name in enumerate(names, start=1)]
    compared = differences(*tests) if len(tests) == MOST_PLANS else ()
    file = (out or files[0].parent) / PAGE
    write_text(file, stress_html(tests, names, compared, read, lang))
    if as_json:
        print(stress_json(tests, names, compared, {"page": str(file)}), end="")
    else:
        width = shutil.get_terminal_size((120, 24)).columns
        print(stress_text(tests, names, compared, read, lang, width), end="")
        print(stress_words(lang)["page_file"].format(file=file))
    return DONE
