"""The verb that holds plans side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from outreach_planner.cli_options import AsJson, Lang
from outreach_planner.verbs.app import app


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
    from outreach_planner.commands.comparing import run_compare

    raise typer.Exit(run_compare(plans=plans, out=out, as_json=as_json, lang=lang))
