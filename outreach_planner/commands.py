"""What ``outreach-planner plan`` and ``outreach-planner audit`` do."""

from __future__ import annotations

import shutil
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import Any

from outreach_planner.outputs.atomic import write_text
from outreach_planner.outputs.json_output import audit_json, no_plan_json, result_json, write_plan
from outreach_planner.outputs.language import Lang, in_language, rupiah_text
from outreach_planner.planning import Blocked, Result, plan
from outreach_planner.planning import audit as audit_scenario
from outreach_planner.plans.files import read_plan
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.scenario.service_fields import Limits

DONE, INPUT_HAS_PROBLEMS, NO_PLAN_POSSIBLE, NO_PLAN_FOUND = 0, 2, 3, 4
UNBOUNDED_WORK = 1_000_000
WORDS = {
    "interrupted": (
        "Dihentikan: rencana terbaik sejauh ini disimpan.",
        "Interrupted: the best plan so far is kept.",
    ),
    "infeasible": (
        "Tidak ada rencana yang memenuhi semua aturan. Yang menghalangi:",
        "No plan satisfies all the rules. In the way stand:",
    ),
    "unknown": (
        "Belum ditemukan rencana yang memenuhi aturan; beri waktu lebih (--time-limit) atau longgarkan.",
        "No plan that satisfies the rules was found yet; give it more time (--time-limit) or relax a rule.",
    ),
    "clean": (
        "Rencana bersih: semua aturan dipenuhi. Nilai {value}, nilai bersih {net}.",
        "The plan is clean: it keeps every rule. Value {value}, net value {net}.",
    ),
    "broken": ("{count} pelanggaran:", "{count} violations:"),
    "files": ("Berkas: {files}", "Files: {files}"),
}


def run_plan(
    *,
    scenario: Path,
    time_limit: float | None,
    gap: float | None,
    seed: int | None,
    out: Path | None,
    as_json: bool,
    lang: Lang,
    quiet: bool,
) -> int:
    """Plan a scenario file, write its files and print the schedule.

    Returns
    -------
    int
        Exit code: 0 done, 3 no plan satisfies the rules, 4 no plan found in time.

    Raises
    ------
    ScenarioError
        If the scenario has problems or the folder cannot be written.
    """
    from outreach_planner.outputs.progress import progress_on

    read = read_scenario(scenario)
    folder = out or Path("maps") / scenario.stem
    _check_writable(folder)
    told = in_language(WORDS, lang)
    shown = nullcontext(None) if quiet else progress_on(sys.stderr, lang)
    with _interrupts() as interrupted, shown as progress:
        result = plan(
            read,
            limits=_limits(read, time_limit, gap, seed),
            progress=progress,
            stop=lambda: bool(interrupted),
        )
    seconds = asdict(result.seconds)
    if result.plan is None:
        blocked = [_blocked(read, found) for found in result.blocked_by]
        if as_json:
            print(no_plan_json(result.outcome, seconds, blocked), end="")
        print(told[result.outcome], file=sys.stderr)
        for found in blocked:
            print(f"  {found['where']}: {found['rule']}, {found['about']}", file=sys.stderr)
        return NO_PLAN_POSSIBLE if result.outcome == "infeasible" else NO_PLAN_FOUND
    files = _write(folder, read, result, lang)
    if result.plan.stopped_by == "interrupt":
        print(told["interrupted"], file=sys.stderr)
    if as_json:
        print(result_json(result.plan, seconds, files), end="")
    else:
        from outreach_planner.outputs.terminal import schedule_text

        width = shutil.get_terminal_size((100, 24)).columns
        print(schedule_text(result.plan, read, lang, width))
        print(told["files"].format(files=", ".join(str(path) for path in files.values())))
    return DONE


def run_audit(*, scenario: Path, plan: Path, as_json: bool, lang: Lang) -> int:
    """Audit a plan file against a scenario file and print what was found.

    Returns
    -------
    int
        Exit code: 0 clean, 2 the plan breaks rules.
    """
    read, planned = read_scenario(scenario), read_plan(plan)
    report = audit_scenario(read, planned)
    told = in_language(WORDS, lang)
    if as_json:
        print(audit_json(report.violations, report.value_rupiah, report.nothing_rupiah), end="")
    elif report.clean and report.value_rupiah is not None:
        value, net = report.value_rupiah, report.value_rupiah - report.nothing_rupiah
        print(told["clean"].format(value=rupiah_text(value, lang), net=rupiah_text(net, lang)))
    else:
        print(told["broken"].format(count=len(report.violations)))
        for violation in report.violations:
            print(f"  {violation}")
    return DONE if report.clean else INPUT_HAS_PROBLEMS


def _limits(scenario: Scenario, time_limit: float | None, gap: float | None, seed: int | None) -> Limits:
    """Take the scenario's limits, with what the command line changes; a time limit replaces the work limits.

    Search then gets the rounds it does in about a quarter of the time, and the bound has the rest.
    """
    changes: dict[str, Any] = {}
    if time_limit is not None:
        rounds = round(40_000 * time_limit) if time_limit > 20 else round(160_000 * min(time_limit, 5))
        changes |= {
            "seconds": time_limit,
            "search_rounds": max(rounds, 20_000),
            "bound_rounds": UNBOUNDED_WORK,
        }
    if gap is not None:
        changes["gap"] = gap
    if seed is not None:
        changes["seed"] = seed
    return scenario.limits.model_copy(update=changes)


def _write(folder: Path, scenario: Scenario, result: Result, lang: Lang) -> Mapping[str, Path]:
    from outreach_planner.outputs.map_page import write_map
    from outreach_planner.outputs.workbook import write_workbook

    assert result.plan is not None
    files = {"plan": folder / "plan.json", "map": folder / "map.html", "workbook": folder / "plan.xlsx"}
    write_map(files["map"], scenario, result.instance, result.plan, lang)
    write_workbook(files["workbook"], scenario, result.plan, lang)
    write_plan(files["plan"], result.plan)
    return files


def _check_writable(folder: Path) -> None:
    """Refuse a folder that cannot be written before any work is done."""
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    probe = folder / ".writable"
    write_text(probe, "")
    probe.unlink()
    for path in made:
        path.rmdir()


def _blocked(scenario: Scenario, found: Blocked) -> dict[str, Any]:
    """Say what blocks and where in the files it is written."""
    origins = origins_of(scenario)
    places = []
    for field in found.fields:
        origin = origins.of(field.split(".*")[0])
        line = "" if origin.line is None else f":{origin.line}"
        places.append(f"{origin.file}{line} {field}")
    return {
        "rule": found.rule,
        "about": found.about,
        "fields": list(found.fields),
        "where": ", ".join(places) or "scenario",
    }


@contextmanager
def _interrupts() -> Iterator[list[int]]:
    """Collect Ctrl-C instead of dying of it; a second one ends the run at once."""
    seen: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        if seen:
            raise KeyboardInterrupt
        seen.append(number)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield seen
    finally:
        signal.signal(signal.SIGINT, before)
