"""The verb that says where fixed sites should be."""

from __future__ import annotations

from typing import Annotated

import typer

from outreach_planner.cli_options import AsJson, ForceEdited, Lang, Outputs, Quiet, ScenarioFile, seconds
from outreach_planner.verbs.app import app


@app.command()
def sites(
    scenario: ScenarioFile,
    time_limit: Annotated[
        float | None, typer.Option(parser=seconds, metavar="SECONDS", help="Tell the best found by then.")
    ] = None,
    out: Outputs = None,
    as_json: AsJson = False,
    lang: Lang = "id",
    quiet: Quiet = False,
    force: ForceEdited = False,
) -> None:
    """Say where fixed sites serve most, what they cost, and what they change for the teams."""
    from outreach_planner.commands.siting import run_sites

    code = run_sites(
        scenario=scenario,
        time_limit=time_limit,
        out=out,
        as_json=as_json,
        lang=lang,
        quiet=quiet,
        force=force,
    )
    raise typer.Exit(code)
