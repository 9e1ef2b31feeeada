"""Verbs that say why, and what more would be worth."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from outreach_planner.cli_options import AsJson, Lang, PlanFile, Quiet, ScenarioFile, day, seconds
from outreach_planner.verbs.app import app


@app.command()
def explain(
    scenario: ScenarioFile,
    plan_file: PlanFile,
    place: Annotated[
        str | None, typer.Option(metavar="PLACE", help="Why it is not in the plan, or what it brings.")
    ] = None,
    visit: Annotated[
        str | None,
        typer.Option(metavar="DATE/TEAM", help="What a visit brings (half a day: DATE/TEAM/morning)."),
    ] = None,
    request: Annotated[
        str | None, typer.Option(metavar="REQUEST", help="Why a group that asked is visited or not.")
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
    """Say why a place or a group is not visited, or what a visit brings."""
    from outreach_planner.commands.explaining import run_explain

    if [place, visit, request].count(None) != 2:
        raise typer.BadParameter("write one of --place PLACE, --visit DATE/TEAM and --request REQUEST")
    if place is None and (date, program) != (None, None):
        raise typer.BadParameter("write --date and --program with --place only")
    code = run_explain(
        scenario=scenario,
        plan=plan_file,
        place=place,
        visit=visit,
        request=request,
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
    quiet: Quiet = False,
) -> None:
    """Say what limits a plan: the worth of one more day, officer, night, event or quota place."""
    from outreach_planner.commands.explaining import run_worth

    code = run_worth(
        scenario=scenario, plan=plan_file, time_limit=time_limit, as_json=as_json, lang=lang, quiet=quiet
    )
    raise typer.Exit(code)
