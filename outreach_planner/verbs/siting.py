"""The verb that says where fixed sites should be."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from outreach_planner.cli_options import AsJson, Lang, ScenarioFile
from outreach_planner.verbs.app import app


@app.command()
def sites(
    scenario: ScenarioFile,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the outputs.  [default: maps/SCENARIO]")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = "id",
    quiet: Annotated[bool, typer.Option("--quiet", help="Print no progress.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that a person edited.")] = False,
) -> None:
    """Say where fixed sites serve most, what they cost, and what they change for the teams."""
    from outreach_planner.commands.siting import run_sites

    code = run_sites(scenario=scenario, out=out, as_json=as_json, lang=lang, quiet=quiet, force=force)
    raise typer.Exit(code)
