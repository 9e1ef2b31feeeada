"""What ``outreach-planner actuals import``, ``report`` and ``learn`` do."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from outreach_planner.actuals.balance import Pair, pairs
from outreach_planner.actuals.history import FOLDER, keep, read_history
from outreach_planner.actuals.learning import learn, scenario_text
from outreach_planner.actuals.reading import read_workbook
from outreach_planner.actuals.report import (
    Report,
    causes_told,
    figure_text,
    report_csv,
    report_html,
    report_of,
    report_tree,
    value_of,
)
from outreach_planner.actuals.words import REPORT_WORDS
from outreach_planner.commands.given import plan_file
from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.exporting.gathering import visit_keys
from outreach_planner.outputs.atomic import write_text
from outreach_planner.outputs.comparison_input import PLAN_FILE, SCENARIO_FILE, read_kept_scenario
from outreach_planner.outputs.itinerary import itinerary
from outreach_planner.outputs.language import Lang, in_language, number_text
from outreach_planner.outputs.terminal_table import table_text
from outreach_planner.plans.files import read_plan
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.reading import read_scenario

DONE = 0
REPORT_PAGE, REPORT_TABLE = "report.html", "report.csv"
LEVELS_ABOVE = 3
TERMINAL_COLUMNS = ("visits", "held", "expected_served", "served", "absent_share", "minutes", "books")


def run_import(*, workbook: Path, plan: Path | None, as_json: bool, lang: Lang) -> int:
    """Read a filled workbook into the history beside its plan.

    Returns
    -------
    int
        Exit code 0.

    Raises
    ------
    ScenarioError
        If workbook or plan cannot be read; every bad cell is told and nothing is kept.
    """
    file = _plan_of(workbook) if plan is None else plan_file(plan)
    read = read_plan(file)
    actuals = read_workbook(workbook, visit_keys(itinerary(read)))
    path, is_new = keep(file.parent, actuals)
    word = in_language(REPORT_WORDS, lang)
    if as_json:
        tree = {"version": 1, "visits": len(actuals), "new": is_new, "history": str(path)}
        print(json.dumps(tree, ensure_ascii=False, indent=2))
    else:
        print(word["imported" if is_new else "nothing_new"].format(count=len(actuals), file=path))
    return DONE


def run_report(*, plans: list[Path], out: Path | None, as_json: bool, lang: Lang) -> int:
    """Hold planned against done; write a page and a table.

    Returns
    -------
    int
        Exit code 0.

    Raises
    ------
    ScenarioError
        If a plan, its scenario or its history cannot be read, or the files cannot be written.
    """
    files = [plan_file(plan) for plan in plans]
    scenario = read_kept_scenario(files[-1].parent / SCENARIO_FILE)
    every, unmatched = _all_pairs(files)
    _known(scenario, every, files[-1])
    report = report_of(scenario, every, unmatched, lang)
    folder = out or files[-1].parent / FOLDER
    write_text(folder / REPORT_PAGE, report_html(report, lang))
    write_text(folder / REPORT_TABLE, report_csv(report, lang))
    if as_json:
        print(json.dumps(report_tree(report), ensure_ascii=False, allow_nan=False, indent=2))
    else:
        print(_table(report, lang))
        named = ", ".join(str(folder / name) for name in (REPORT_PAGE, REPORT_TABLE))
        print(in_language(REPORT_WORDS, lang)["files"].format(files=named))
    return DONE


def run_learn(*, scenario: Path, plans: list[Path], out: Path, trust: int, force: bool, lang: Lang) -> int:
    """Write a scenario that starts the next plan from what was recorded.

    Returns
    -------
    int
        Exit code 0.

    Raises
    ------
    ScenarioError
        If a file cannot be read or written, or is there already and ``force`` is not given.
    """
    if out.exists() and not force:
        mend = "name another file with --out, or add --force to overwrite it"
        raise ScenarioError([Problem(str(out), None, "", "is there already", mend)])
    if os.path.realpath(out) == os.path.realpath(scenario):
        raise ScenarioError(
            [Problem(str(out), None, "", "it is the scenario itself", "name another file with --out")]
        )
    read = read_scenario(scenario)
    every, _ = _all_pairs([plan_file(plan) for plan in plans])
    learnt = learn(read, every, trust)
    parent = Path(os.path.relpath(str(scenario), str(out.parent))).as_posix()
    write_text(out, scenario_text(parent, learnt))
    word = in_language(REPORT_WORDS, lang)
    for item in learnt:
        name = ".".join(item.field)
        told = f"{number_text(item.was, lang, 2)} -> {number_text(item.becomes, lang, 2)}"
        print(f"{name}: {told} ({number_text(item.seen, lang, 2)} x {number_text(item.weight, lang, 2)})")
    if not learnt:
        print(word["nothing_learnt"])
    print(word["files"].format(files=out))
    return DONE


def _all_pairs(files: Sequence[Path]) -> tuple[tuple[Pair, ...], int]:
    """Hold the visits of all plans beside what came of them; count records that fit none."""
    every: list[Pair] = []
    unmatched = 0
    for file in files:
        plan, scenario = read_plan(file), read_kept_scenario(file.parent / SCENARIO_FILE)
        actuals = read_history(file.parent)
        own = pairs(scenario, plan, actuals)
        unmatched += len({actual.key for actual in actuals} - {pair.key for pair in own})
        every += own
    return tuple(sorted(every, key=lambda pair: pair.key)), unmatched


def _known(scenario: Scenario, every: Sequence[Pair], file: Path) -> None:
    """Refuse plans whose places, programs or teams the last plan's scenario does not have."""
    for pair in every:
        visit = pair.visit
        names = (
            (visit.place, scenario.places),
            (visit.program, scenario.programs),
            (visit.team, scenario.teams),
        )
        for name, known in names:
            if name not in known:
                came = f'the plan of another month names "{name}", which its scenario does not have'
                mend = "give the plan with the fullest scenario last"
                raise ScenarioError([Problem(str(file), None, "", came, mend)])


def _plan_of(workbook: Path) -> Path:
    """Find the plan in a folder above the workbook.

    Raises
    ------
    ScenarioError
        If there is none.
    """
    for folder in list(workbook.resolve().parents)[:LEVELS_ABOVE]:
        if (folder / PLAN_FILE).is_file():
            return folder / PLAN_FILE
    mend = "name the plan it was exported from with --plan"
    raise ScenarioError(
        [Problem(str(workbook), None, "", f"no {PLAN_FILE} lies in the folders above it", mend)]
    )


def _table(report: Report, lang: Lang) -> str:
    """Write the tables for a terminal, the most telling columns."""
    word = in_language(REPORT_WORDS, lang)
    head = (word["group"], *(word[column] for column in TERMINAL_COLUMNS))
    numbers = frozenset(range(1, len(head)))
    width = shutil.get_terminal_size((110, 24)).columns
    lines = []
    for name, items in report.tables.items():
        rows = [
            (item.group, *(figure_text(column, value_of(item, column), lang) for column in TERMINAL_COLUMNS))
            for item in items
        ]
        lines += [word[name], table_text(head, rows, width, numbers, numbers), ""]
    if not_held := causes_told(report, lang):
        heads = tuple(word[key] for key in ("date", "program", "place", "status", "cause"))
        lines += [word["causes"], table_text(heads, not_held, width, frozenset(), frozenset({0})), ""]
    return "\n".join(lines)
