"""What ``outreach-planner sensitivity`` does."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from outreach_planner.commands.given import plan_file, plan_that_keeps
from outreach_planner.outputs.atomic import write_text
from outreach_planner.outputs.language import Lang
from outreach_planner.outputs.progress import parts_on
from outreach_planner.outputs.sensitivity_text import sensitivity_html, sensitivity_json, sensitivity_text
from outreach_planner.outputs.stress_words import stress_words
from outreach_planner.robust.sensitivity import sensitivities
from outreach_planner.scenario.origins import fingerprint
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.world.prepare import prepare

DONE = 0
PAGE = "sensitivity.html"
ROUNDS = 60_000


def run_sensitivity(
    *, scenario: Path, plan: Path, replans: int, out: Path | None, as_json: bool, lang: Lang, quiet: bool
) -> int:
    """Say which estimates move a plan's value and its places; print and write a page.

    Parameters
    ----------
    replans : int
        How many estimates, those that move the value most, are planned again.
    out : Path or None
        Folder of the page; None writes it beside the plan.

    Returns
    -------
    int
        Exit code 0.

    Raises
    ------
    ScenarioError
        If scenario or plan have problems, the plan breaks a rule, or the page cannot be written.
    """
    read = read_scenario(scenario)
    file = plan_file(plan)
    made = plan_that_keeps(prepare(read), file, fingerprint(read))
    with parts_on(sys.stderr, made.value_rupiah, lang, quiet=quiet) as told:
        answer = sensitivities(read, made, ROUNDS, replans, told)
    page = (out or file.parent) / PAGE
    write_text(page, sensitivity_html(answer, read, lang))
    if as_json:
        print(sensitivity_json(answer, {"page": str(page)}), end="")
    else:
        print(sensitivity_text(answer, read, lang, shutil.get_terminal_size((120, 24)).columns), end="")
        print(stress_words(lang)["page_file"].format(file=page))
    return DONE
