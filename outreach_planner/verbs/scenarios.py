"""Verbs about scenario files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from outreach_planner.cli_options import AsJson, Lang, ScenarioFile
from outreach_planner.verbs.app import app


@app.command()
def validate(
    scenario: ScenarioFile,
    resolved: Annotated[
        bool, typer.Option("--resolved", help="Print each value with the file and line it came from.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Check a scenario and tell all its problems at once."""
    from outreach_planner.commands.validating import run_validate

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
    from outreach_planner.commands.starting import start

    scenario, scenario_schema = start(folder, lang=lang, force=force)
    print(scenario)
    print(scenario_schema)
