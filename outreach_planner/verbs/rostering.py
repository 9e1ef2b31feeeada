"""The verb that names people to trips."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from outreach_planner.cli_options import AsJson, Lang, Month, PlanFolder, ScenarioFile
from outreach_planner.verbs.app import app


@app.command()
def roster(
    scenario: ScenarioFile,
    plan: PlanFolder,
    month: Month = None,
    history: Annotated[
        list[Path] | None, typer.Option(metavar="ROSTER", help="Rosters of earlier months; may be repeated.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The roster.  [default: roster-MONTH.json beside PLAN]"),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Check the roster that is there, without the solver.")
    ] = False,
    as_json: AsJson = False,
    lang: Lang = "id",
) -> None:
    """Name officers to trips: nights, weekends and kilometres shared fairly, rest kept."""
    from outreach_planner.commands.rostering import run_roster

    code = run_roster(
        scenario=scenario,
        plan=plan,
        month=month,
        history=history or [],
        out=out,
        check=check,
        as_json=as_json,
        lang=lang,
    )
    raise typer.Exit(code)
