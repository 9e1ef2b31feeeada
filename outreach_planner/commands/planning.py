"""What ``outreach-planner plan`` and ``outreach-planner audit`` do."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from outreach_planner.commands.interrupts import interrupts
from outreach_planner.commands.plan_files import FILES, plan_writers
from outreach_planner.commands.time_limit import tell_overrun
from outreach_planner.deciding.blocking import Blocked, Mend
from outreach_planner.deciding.pace import rounds_in
from outreach_planner.errors import ScenarioError
from outreach_planner.outputs.folder import check_folder, write_together
from outreach_planner.outputs.json_output import no_plan_json, result_json
from outreach_planner.outputs.language import Lang, in_language
from outreach_planner.outputs.verdicts import (
    audit_json,
    audit_text,
    blocked_lines,
    mend_line,
    problems_json,
)
from outreach_planner.planning import Result, plan
from outreach_planner.planning import audit as audit_scenario
from outreach_planner.plans.files import read_plan
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.scenario.service_fields import Limits

DONE, INPUT_HAS_PROBLEMS, NO_PLAN_POSSIBLE, NO_PLAN_FOUND = 0, 2, 3, 4
UNBOUNDED_WORK = 1_000_000
MONTH_SEARCH, LONGEST_SEARCH, SHORTEST_SEARCH_SECONDS = 0.25, 0.75, 5
"""Parts of a time limit that search gets for a month and at most, and the seconds it gets at least."""
WORDS = {
    "interrupted": (
        "Dihentikan: rencana terbaik sejauh ini disimpan.",
        "Interrupted: the best plan so far is kept.",
    ),
    "infeasible": (
        "Tidak ada rencana yang memenuhi semua aturan. Yang saling menghalangi:",
        "No plan satisfies all the rules. These block each other:",
    ),
    "cut-short": (
        "Pencarian sebab dihentikan oleh batas waktu: yang menghalangi bisa lebih sedikit, dan jalan keluar"
        " bisa belum disebut; beri waktu lebih (--time-limit).",
        "Finding out why was cut short by the time limit: fewer might block, and mends may be missing; give"
        " it more time (--time-limit).",
    ),
    "suspected-one": ("Tanpa yang ini rencana ditemukan:", "Without this one a plan is found:"),
    "suspected-any": (
        "Tanpa salah satu dari ini, yang mana pun, rencana ditemukan:",
        "Without any one of these, whichever, a plan is found:",
    ),
    "suspected-all": (
        "Tanpa semuanya ini sekaligus rencana ditemukan:",
        "Without all of these together a plan was found:",
    ),
    "untried": (
        "Belum dicoba apakah yang ini juga perlu; tanpa ini pula rencana itu ditemukan:",
        "Not tried yet whether these are needed too; that plan was found without them as well:",
    ),
    "untried-all": (
        "Tanpa semuanya ini sekaligus rencana ditemukan; belum dicoba mana yang menghalangi:",
        "Without all of these together a plan was found; which of them matter was not tried yet:",
    ),
    "unknown": (
        "Belum ditemukan rencana yang memenuhi aturan; beri waktu lebih (--time-limit) atau longgarkan.",
        "No plan that satisfies the rules was found yet; give it more time (--time-limit) or relax a rule.",
    ),
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
    force: bool,
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

    folder = out or Path("maps") / scenario.stem
    told = in_language(WORDS, lang)
    try:
        read = read_scenario(scenario)
        check_folder(folder, tuple(FILES.values()), force=force)
        limits = _limits(read, time_limit, gap, seed)
        shown = nullcontext(None) if quiet else progress_on(sys.stderr, lang)
        with interrupts() as interrupted, shown as progress:
            result = plan(read, limits=limits, progress=progress, stop=lambda: bool(interrupted))
    except ScenarioError as error:
        if as_json:
            print(problems_json(error.problems), end="")
        raise
    seconds = asdict(result.seconds)
    tell_overrun(limits.seconds, result.seconds, lang)
    if result.plan is None:
        if as_json:
            blocked = [_tree(found) for found in result.blocked_by]
            more = {"is_any_enough": result.is_any_enough, "is_cut_short": result.is_cut_short}
            print(no_plan_json(result.outcome, seconds, blocked, **more), end="")
        print("\n".join(_blocked_lines(read, result, lang)), file=sys.stderr)
        if result.is_cut_short:
            print(told["cut-short"], file=sys.stderr)
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
        Exit code: 0 if every rule is kept (figures may be out of date after an edit), 2 if not.
    """
    report = audit_scenario(read_scenario(scenario), read_plan(plan))
    found = (report.violations, report.outdated, report.value_rupiah, report.nothing_rupiah)
    print(audit_json(*found) if as_json else audit_text(*found, lang), end="" if as_json else "\n")
    return INPUT_HAS_PROBLEMS if report.violations else DONE


def _limits(scenario: Scenario, time_limit: float | None, gap: float | None, seed: int | None) -> Limits:
    """Take the scenario's limits, with what the command line changes; a time limit replaces the work limits.

    Search then gets the rounds it does in a quarter of the time for a month, and in more of it for a longer
    horizon, where the proof has little to say; the bound has the rest.
    """
    changes: dict[str, Any] = {}
    if time_limit is not None:
        days = (scenario.horizon.end - scenario.horizon.start).days + 1
        part = min(LONGEST_SEARCH, MONTH_SEARCH * (days / 31) ** 0.5)
        searched = max(part * time_limit, min(time_limit, SHORTEST_SEARCH_SECONDS))
        changes |= {"seconds": time_limit, "bound_rounds": UNBOUNDED_WORK}
        changes["search_rounds"] = max(rounds_in(len(scenario.teams), days, searched), 20_000)
    if gap is not None:
        changes["gap"] = gap
    if seed is not None:
        changes["seed"] = seed
    return scenario.limits.model_copy(update=changes)


def _write(folder: Path, scenario: Scenario, result: Result, lang: Lang) -> dict[str, Path]:
    if result.plan is None:
        raise ValueError("there is no plan to write")
    written = write_together(folder, plan_writers(scenario, result.instance, result.plan, lang))
    return {kind: written[name] for kind, name in FILES.items()}


def _blocked_lines(scenario: Scenario, result: Result, lang: Lang) -> Iterator[str]:
    """Say what blocks, or without what a plan is found, with mends; what was not tried only by its field."""
    told = in_language(WORDS, lang)
    tried = [found for found in result.blocked_by if found.is_tried]
    untried = [found for found in result.blocked_by if not found.is_tried]
    yield told[result.outcome]
    if tried and result.outcome == "unknown":
        many = "any" if result.is_any_enough else "all"
        yield told[f"suspected-{many if len(result.blocked_by) > 1 else 'one'}"]
    for found in tried:
        yield from blocked_lines(scenario, found.rule, found.about, found.fields, found.reason, lang)
        yield from _mend_lines(found.mends, lang)
    if untried:
        yield told["untried" if tried else "untried-all"]
        yield from (f"  {field}" for found in untried for field in found.fields)


def _mend_lines(mends: Iterable[Mend], lang: Lang) -> Iterator[str]:
    """Say how what blocks can give way, as far as that was found."""
    for mend in mends:
        change = None if mend.came is None or mend.becomes is None else (mend.came, mend.becomes)
        kind: Literal["alone", "cheapest", "together"] = "alone" if mend.is_enough else "together"
        yield mend_line(mend.field, change, "cheapest" if mend.is_cheapest else kind, lang)


def _tree(found: Blocked) -> dict[str, Any]:
    """Write what blocks for programs."""
    return {
        "rule": found.rule,
        "about": found.about,
        "fields": [asdict(field) for field in found.fields],
        "mends": [asdict(mend) for mend in found.mends],
        "reason": None if found.reason is None else found.reason.kind,
        "is_tried": found.is_tried,
    }
