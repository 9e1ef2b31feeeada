"""The verb that puts a month's plan into the field teams' hands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from outreach_planner.cli_options import AsJson, Lang, Month, PlanFolder
from outreach_planner.verbs.app import app


@app.command()
def export(
    plan: PlanFolder,
    month: Month = None,
    scenario: Annotated[
        Path | None,
        typer.Option(
            metavar="SCENARIO", help="For names of officers and contacts.  [default: kept beside PLAN]"
        ),
    ] = None,
    roster: Annotated[
        Path | None,
        typer.Option(metavar="ROSTER", help="Who goes.  [default: roster-MONTH.json beside PLAN]"),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder of the files.  [default: export-MONTH beside PLAN]"),
    ] = None,
    as_json: AsJson = False,
    lang: Lang = "id",
    force: Annotated[
        bool, typer.Option("--force", help="Write over filled-in actuals and edited files.")
    ] = False,
) -> None:
    """Write a month for the field: workbook, letters, calendars, routes, announcements, quotas."""
    from outreach_planner.commands.exporting import run_export

    code = run_export(
        plan=plan,
        month=month,
        scenario=scenario,
        roster=roster,
        out=out,
        as_json=as_json,
        lang=lang,
        force=force,
    )
    raise typer.Exit(code)
