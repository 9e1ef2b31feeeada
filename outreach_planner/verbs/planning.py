"""Verbs that plan and check plans."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from outreach_planner.cli_options import (
    AsJson,
    ForceEdited,
    Lang,
    Outputs,
    Quiet,
    ScenarioFile,
    fraction,
    seconds,
    whole,
)
from outreach_planner.verbs.app import app


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
    out: Outputs = None,
    as_json: AsJson = False,
    lang: Lang = "id",
    quiet: Quiet = False,
    force: ForceEdited = False,
) -> None:
    """Plan the scenario's horizon; write plan, map and workbook."""
    from outreach_planner.commands.planning import run_plan

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
    from outreach_planner.commands.planning import run_audit

    raise typer.Exit(run_audit(scenario=scenario, plan=plan_file, as_json=as_json, lang=lang))
