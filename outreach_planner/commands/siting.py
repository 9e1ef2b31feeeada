"""What ``outreach-planner sites`` does."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from outreach_planner.auditing import audit
from outreach_planner.commands.interrupts import interrupts
from outreach_planner.commands.sites_progress import SitesProgress
from outreach_planner.commands.time_limit import tell_overrun
from outreach_planner.deciding.compiled import compiling
from outreach_planner.errors import ScenarioError
from outreach_planner.outputs.atomic import write_text
from outreach_planner.outputs.comparison_page import write_comparison
from outreach_planner.outputs.comparison_telling import notes
from outreach_planner.outputs.folder import check_folder, write_together
from outreach_planner.outputs.json_output import write_plan
from outreach_planner.outputs.language import Lang, number_text, rupiah_text
from outreach_planner.outputs.sites_page import write_sites_page
from outreach_planner.outputs.sites_speaker import Speaker
from outreach_planner.outputs.sites_telling import sections
from outreach_planner.outputs.sites_text import sites_text
from outreach_planner.outputs.sites_words import sites_words
from outreach_planner.outputs.sites_workbook import write_sites_workbook
from outreach_planner.outputs.verdicts import problems_json
from outreach_planner.plans.comparison import Side, compare
from outreach_planner.plans.plan import Plan
from outreach_planner.plans.seconds import Seconds
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.siting.proposal import Proposal, propose
from outreach_planner.siting.sites import cost_of
from outreach_planner.siting.timing import Timing
from outreach_planner.siting.with_and_without import SitesDone, on_one_footing, plan_of, sites_done
from outreach_planner.world.instance import Instance

DONE = 0
ANSWER, PAGE, TABLES, COMPARISON = "sites.json", "sites.html", "sites.xlsx", "comparison.html"
WITHOUT, WITH = "plan-without.json", "plan-with.json"


@dataclass(frozen=True)
class Told:
    """What a comparison tells beside figures: names, sentences, and whether its second plan is proposed."""

    say: Speaker
    footing: list[str]
    is_proposed: bool


def run_sites(
    *,
    scenario: Path,
    time_limit: float | None,
    out: Path | None,
    as_json: bool,
    lang: Lang,
    quiet: bool,
    force: bool,
) -> int:
    """Answer a scenario's question about fixed sites; write answer, page and plans, and print the answer.

    Parameters
    ----------
    time_limit : float or None
        Seconds after which the best found so far is told; None leaves it to the scenario's work limits.

    Returns
    -------
    int
        Exit code 0.

    Raises
    ------
    ScenarioError
        If the scenario has problems, asks about no sites, or the folder cannot be written.
    """
    folder = out or Path("maps") / scenario.stem
    interrupted: list[int] = []
    progress = SitesProgress(lang, quiet)
    timing = Timing(time_limit, lambda: bool(interrupted), progress.began)
    try:
        read = read_scenario(scenario)
        check_folder(folder, (ANSWER, PAGE, TABLES, COMPARISON, WITHOUT, WITH), force=force)
        with interrupts(interrupted), compiling() as compiled_seconds:
            proposal = propose(read, timing=timing, tell=progress.done)
    except ScenarioError as error:
        if as_json:
            print(problems_json(error.problems), end="")
        raise
    files = _write(folder, read, proposal, lang)
    seconds = Seconds(timing.preparing_seconds, None, timing.elapsed_seconds(), compiled_seconds())
    tell_overrun(time_limit, seconds, lang, is_plan=False)
    tree = {**proposal.tree, "files": {name: str(path) for name, path in sorted(files.items())}}
    if as_json:
        print(_text(tree), end="")
    else:
        width = shutil.get_terminal_size((100, 24)).columns
        print(sites_text(sections(proposal.tree, read, lang), width))
        named = ", ".join(str(path) for path in files.values())
        print("\n" + sites_words(lang)["files"].format(files=named))
    return DONE


def _text(tree: dict[str, Any]) -> str:
    return json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True) + "\n"


def _write(folder: Path, scenario: Scenario, proposal: Proposal, lang: Lang) -> dict[str, Path]:
    """Write all files together; the comparison where both plans are there and differ in their sites."""
    tree, instance = proposal.tree, proposal.ground.instance
    writers: dict[str, Callable[[Path], object]] = {
        ANSWER: lambda path: write_text(path, _text(tree)),
        TABLES: lambda path: write_sites_workbook(path, scenario, tree, lang),
    }
    beside: str | None = None
    best, today = proposal.joint.best(), proposal.joint.before
    is_proposed = best != today
    if not is_proposed:
        best = next((each for each in proposal.joint.planned if each != today), None)
    if best is not None and today is not None and best.schedule is not None and today.schedule is not None:
        made = [plan_of(proposal.ground, each) for each in (today, best)]
        before, after = made
        writers[WITHOUT] = lambda path: write_plan(path, before[1])
        writers[WITH] = lambda path: write_plan(path, after[1])
        costs = [cost_of(instance, proposal.ground.sites, each.choice) for each in (today, best)]
        sites = sites_done(proposal.ground, best, costs[1] - costs[0])
        named = Speaker(tree, scenario, lang)
        opened = [proposal.ground.sites[j].id for j in best.choice.opened]
        told = Told(named, _footing(named, opened, sites, is_proposed), is_proposed)
        writers[COMPARISON] = lambda path: _comparison(path, before, after, sites, told)
        beside = COMPARISON
    writers[PAGE] = lambda path: write_sites_page(path, scenario, instance, tree, lang, beside)
    return write_together(folder, writers)


def _footing(say: Speaker, opened: list[str], sites: SitesDone, is_proposed: bool) -> list[str]:
    """Tell which sites the second plan has, and from where both plans are counted."""
    word, lang = say.word, say.lang
    told = {
        "cost": rupiah_text(sites.cost_rupiah, lang),
        "applicants": number_text(sites.applicants, lang),
        "hours": number_text(sites.spared_hours or 0.0, lang),
    }
    said = [word["footing"].format(**told)]
    if opened:
        key = "footing_sites" if sites.spared_hours is not None else "footing_closing"
        names = word["opened" if is_proposed else "opened_next"].format(sites=say.full_names(opened))
        said = [names, *said, word[key].format(**told)]
    return said


def _comparison(
    path: Path,
    before: tuple[Instance, Plan],
    after: tuple[Instance, Plan],
    sites: SitesDone,
    told: Told,
) -> None:
    """Write the page that lays the plans with and without side by side, candidates named as in the answer."""
    say = told.say
    word, lang = say.word, say.lang
    broken = [
        [str(violation) for violation in audit(instance, plan).violations]
        for instance, plan in (before, after)
    ]
    instances = [replace(each, scenario=say.named(each.scenario)) for each in (before[0], after[0])]
    sides = [
        Side(name, instance.scenario, plan)
        for name, instance, plan in zip(
            (word["without"], word["with" if told.is_proposed else "with_next"]),
            instances,
            (before[1], after[1]),
            strict=True,
        )
    ]
    found = on_one_footing(compare(sides), sites)
    write_comparison(path, found, instances, [" ".join(told.footing), *notes(found, broken, lang)], lang)
