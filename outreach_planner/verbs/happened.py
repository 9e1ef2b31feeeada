"""The verbs about what came of a plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from outreach_planner.cli_options import AsJson, Lang, ScenarioFile
from outreach_planner.verbs.app import app

actuals = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
app.add_typer(actuals, name="actuals", help="Record what came of the visits, and hold it against the plan.")


@actuals.command("import")
def import_(
    workbook: Annotated[
        Path, typer.Argument(metavar="WORKBOOK", help="workbook.xlsx of an export, filled in.")
    ],
    plan: Annotated[
        Path | None,
        typer.Option(metavar="PLAN", help="The plan it belongs to.  [default: found above WORKBOOK]"),
    ] = None,
    as_json: AsJson = False,
    lang: Lang = "id",
) -> None:
    """Read a filled workbook back into the history beside the plan."""
    from outreach_planner.commands.actuals import run_import

    raise typer.Exit(run_import(workbook=workbook, plan=plan, as_json=as_json, lang=lang))


@actuals.command("report")
def report(
    plans: Annotated[
        list[Path], typer.Argument(metavar="PLAN [PLAN...]", help="Folders of plans with actuals.")
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of page and table.  [default: actuals in PLAN]")
    ] = None,
    as_json: AsJson = False,
    lang: Lang = "id",
) -> None:
    """Hold planned against done, by program, team, kabupaten and month; write a page and a table."""
    from outreach_planner.commands.actuals import run_report

    raise typer.Exit(run_report(plans=plans, out=out, as_json=as_json, lang=lang))


@actuals.command("learn")
def learn(
    scenario: ScenarioFile,
    plans: Annotated[
        list[Path], typer.Argument(metavar="PLAN [PLAN...]", help="Folders of plans with actuals.")
    ],
    out: Annotated[Path, typer.Option(metavar="FILE", help="The scenario to write, which extends SCENARIO.")],
    trust: Annotated[
        int,
        typer.Option(metavar="VISITS", min=0, help="Visits that weigh as much as what the scenario says."),
    ] = 8,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file if it is there.")] = False,
    lang: Lang = "id",
) -> None:
    """Take minutes an applicant, no-shows, backlog and reach over from the records.

    Figures of the whole office, moved by the number of visits. How many come at each place and season,
    with ranges, is what `outreach-planner learn` learns; it reads the same records (actuals/current.csv
    beside the plan). A scenario that has its lessons keeps them: backlog, reach and no-shows are then
    left alone here, so that nothing counts twice.
    """
    from outreach_planner.commands.actuals import run_learn

    code = run_learn(scenario=scenario, plans=plans, out=out, trust=trust, force=force, lang=lang)
    raise typer.Exit(code)
