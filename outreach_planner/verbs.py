"""The verbs of the command line: each parses, calls and prints, and loads what is heavy itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from outreach_planner.cli_options import (
    AsJson,
    Lang,
    PlanFile,
    ScenarioFile,
    day,
    fraction,
    seconds,
    whole,
)

DONE = 0
PROGRAM = "outreach-planner"

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Plan a passport office's outreach: where each team should be on which day, and how good that is.",
)


def _show_version(asked: bool) -> None:
    """Print the version and end."""
    if asked:
        from outreach_planner import __version__

        print(f"{PROGRAM} {__version__}")
        raise typer.Exit(DONE)


@app.callback()
def start(
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help="Print the version."),
    ] = False,
) -> None:
    """Plan a passport office's outreach: where each team should be on which day, and how good that is."""


@app.command()
def plan(
    scenario: ScenarioFile,
    time_limit: Annotated[
        float | None, typer.Option(parser=seconds, metavar="SECONDS", help="Stop after this long.")
    ] = None,
    gap: Annotated[
        float | None,
        typer.Option(parser=fraction, metavar="FRACTION", help="Stop when proven this near the best."),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(parser=whole, metavar="NUMBER", help="Seed of the search; repeats a plan.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the outputs.  [default: maps/SCENARIO]")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = "id",
    quiet: Annotated[bool, typer.Option("--quiet", help="Print no progress.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that a person edited.")] = False,
) -> None:
    """Plan the scenario's horizon; write plan, map and workbook."""
    from outreach_planner.commands import run_plan

    code = run_plan(
        scenario=scenario,
        time_limit=time_limit,
        gap=gap,
        seed=seed,
        out=out,
        as_json=as_json,
        lang=lang,
        quiet=quiet,
        force=force,
    )
    raise typer.Exit(code)


@app.command()
def audit(
    scenario: ScenarioFile,
    plan_file: Annotated[
        Path, typer.Argument(metavar="PLAN", help="plan.json, as planned or edited by hand.")
    ],
    as_json: AsJson = False,
    lang: Lang = "id",
) -> None:
    """Check a plan against every rule and say what it is worth."""
    from outreach_planner.commands import run_audit

    raise typer.Exit(run_audit(scenario=scenario, plan=plan_file, as_json=as_json, lang=lang))


@app.command()
def explain(
    scenario: ScenarioFile,
    plan_file: PlanFile,
    place: Annotated[
        str | None, typer.Option(metavar="PLACE", help="Why it is not in the plan, or what it brings.")
    ] = None,
    visit: Annotated[
        str | None, typer.Option(metavar="DATE/TEAM", help="What a visit of the plan brings.")
    ] = None,
    date: Annotated[
        dt.date | None, typer.Option(parser=day, metavar="DATE", help="With --place: only on that day.")
    ] = None,
    program: Annotated[
        str | None, typer.Option(metavar="PROGRAM", help="With --place: only that program.")
    ] = None,
    time_limit: Annotated[
        float | None, typer.Option(parser=seconds, metavar="SECONDS", help="Stop solving again after this.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = "id",
) -> None:
    """Say why a place is not visited, or what a visit brings."""
    from outreach_planner.explaining_command import run_explain

    if (place is None) == (visit is None):
        raise typer.BadParameter("write either --place PLACE or --visit DATE/TEAM")
    if visit is not None and (date, program) != (None, None):
        raise typer.BadParameter(
            "--visit names the day and the team; write --date and --program with --place"
        )
    code = run_explain(
        scenario=scenario,
        plan=plan_file,
        place=place,
        visit=visit,
        date=date,
        program=program,
        time_limit=time_limit,
        as_json=as_json,
        lang=lang,
    )
    raise typer.Exit(code)


@app.command()
def worth(
    scenario: ScenarioFile,
    plan_file: PlanFile,
    time_limit: Annotated[
        float | None, typer.Option(parser=seconds, metavar="SECONDS", help="Share this among all solvings.")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = "id",
    quiet: Annotated[bool, typer.Option("--quiet", help="Print no progress.")] = False,
) -> None:
    """Say what limits a plan: the worth of one more day, officer, night, event or quota place."""
    from outreach_planner.explaining_command import run_worth

    code = run_worth(
        scenario=scenario, plan=plan_file, time_limit=time_limit, as_json=as_json, lang=lang, quiet=quiet
    )
    raise typer.Exit(code)


@app.command()
def compare(
    plans: Annotated[
        list[Path], typer.Argument(metavar="A B [C D]", help="Folders of plans, or the plan.json in them.")
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the page.  [default: maps/A-vs-B]")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = "id",
) -> None:
    """Hold two to four plans side by side; write a page and say what differs."""
    from outreach_planner.comparing import run_compare

    raise typer.Exit(run_compare(plans=plans, out=out, as_json=as_json, lang=lang))


@app.command()
def validate(
    scenario: ScenarioFile,
    resolved: Annotated[
        bool, typer.Option("--resolved", help="Print each value with the file and line it came from.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Check a scenario and tell all its problems at once."""
    from outreach_planner.validating import run_validate

    raise typer.Exit(run_validate(scenario=scenario, resolved=resolved, as_json=as_json))


@app.command()
def schema() -> None:
    """Print the JSON Schema of scenario files, for editors."""
    from outreach_planner.scenario.schema import schema_text

    print(schema_text(), end="")


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder for the starter scenario.")],
    force: Annotated[bool, typer.Option("--force", help="Overwrite what is there.")] = False,
    lang: Lang = "id",
) -> None:
    """Write a commented starter scenario that plans at once."""
    from outreach_planner.starting import start

    scenario, scenario_schema = start(folder, lang=lang, force=force)
    print(scenario)
    print(scenario_schema)
