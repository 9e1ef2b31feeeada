"""What ``outreach-planner robust`` does."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from outreach_planner.auditing import audit
from outreach_planner.commands.plan_files import FILES as PLAN_FILES
from outreach_planner.commands.plan_files import plan_writers
from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.outputs.atomic import write_text
from outreach_planner.outputs.folder import check_folder, write_together
from outreach_planner.outputs.language import Lang
from outreach_planner.outputs.robust_text import robust_html, robust_json, robust_text
from outreach_planner.outputs.stress_words import stress_words
from outreach_planner.robust.choosing import robust_plan
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.origins import fingerprint
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.stressing.robustness import Terms
from outreach_planner.world.prepare import prepare

DONE, NO_PLAN_FOUND = 0, 4
FILES = {**PLAN_FILES, "page": "robust.html"}
FRESH_MONTHS = 10_000


def run_robust(
    *, scenario: Path, terms: Terms, out: Path | None, force: bool, as_json: bool, lang: Lang
) -> int:
    """Plan for sampled months, write the plan's files and a page against the nominal plan.

    Parameters
    ----------
    terms : Terms
    out : Path or None
        Folder; None takes ``maps`` and the scenario's name with ``-robust``.

    Returns
    -------
    int
        Exit code: 0 done, 4 no candidate keeps the rules.

    Raises
    ------
    ScenarioError
        If the scenario or the terms have problems, or the folder cannot be written.
    """
    problems = [
        Problem("robust", None, name, f"got {value}", f"write a whole number from {low} to {high}")
        for name, value, low, high in (
            ("--candidates", terms.candidates, 1, 50),
            ("--months", terms.train_months, 10, 100_000),
        )
        if not low <= value <= high
    ]
    if problems:
        raise ScenarioError(problems)
    folder = out or Path("maps") / f"{scenario.stem}-robust"
    read = read_scenario(scenario)
    check_folder(folder, tuple(FILES.values()), force=force)
    instance, mark = prepare(read), fingerprint(read)
    found = robust_plan(formulate(instance), read.uncertainty, terms, FRESH_MONTHS, mark, _never)
    if found is None:
        print(stress_words(lang)["none"], file=sys.stderr)
        return NO_PLAN_FOUND
    made = found.chosen.plan
    if not audit(instance, made, mark).clean:
        raise RuntimeError("the audit objects to a robust plan")
    writers = plan_writers(read, instance, made, lang)
    writers[FILES["page"]] = lambda path: write_text(path, robust_html(found, read, lang))
    written = write_together(folder, writers)
    if as_json:
        print(robust_json(found, {kind: str(written[name]) for kind, name in FILES.items()}), end="")
    else:
        print(robust_text(found, read, lang, shutil.get_terminal_size((120, 24)).columns), end="")
        print(stress_words(lang)["page_file"].format(file=written[FILES["page"]]))
    return DONE


def _never() -> bool:
    """Go on."""
    return False
